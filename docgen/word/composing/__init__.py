"""Joins chapters into one book template: styles, lists, notes, parts, ids and sections, each by a file of its own."""
