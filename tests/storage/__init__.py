"""Tests of the archive file, its key, its schema and its search index."""
