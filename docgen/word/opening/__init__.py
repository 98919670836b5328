"""Reads a Word file from a stranger: a safe package, without revisions and what must not reach a book."""
