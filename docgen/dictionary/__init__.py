"""The field dictionary: every tag and filter of a plan, with today's values, and pieces to copy into a chapter."""
