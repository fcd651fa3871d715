"""Decodes other people's pictures, PDF pages and sound in a process of its own, which holds no key and hands back pixels and samples."""
