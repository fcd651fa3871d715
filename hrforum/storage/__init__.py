"""The only SQL: the archive file, its key, its schema, one module per word, and the search index."""
