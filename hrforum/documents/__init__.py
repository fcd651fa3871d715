"""Saying it: outlines in, tagged PDF out. Never opens the archive.

These modules load ReportLab, so operations import them inside the function that makes a document.
"""
