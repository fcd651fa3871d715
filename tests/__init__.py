"""The tests of hrforum: they mirror its rooms and use real archives, documents and windows."""
