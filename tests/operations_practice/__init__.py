"""Tests of the practice archive."""
