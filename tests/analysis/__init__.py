"""Tests of counting, and of what may be told."""
