"""Counting, and what may be told of a count. Pure functions."""
