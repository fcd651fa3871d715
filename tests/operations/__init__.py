"""Tests of what an organiser does."""
