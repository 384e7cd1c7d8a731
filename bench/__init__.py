"""Measures the program beside its peers."""
