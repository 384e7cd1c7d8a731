"""YAML to Document: the sole owner of the outline's file format."""
