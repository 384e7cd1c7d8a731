"""The witness: reads finished files back and compares what they say, without any knowledge of the writers."""
