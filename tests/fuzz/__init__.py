"""Fuzzing: what readers of strangers' files do with anything at all; the corpus is replayed by the tests."""
