"""Tests of the house itself: its rules are read off the sources, so that nobody has to remember them."""
