"""Workbooks as offices keep them: each layout is a file that says how it looks and writes records so."""
