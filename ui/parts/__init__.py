"""Reusable pieces of the windows, with no operations inside."""
