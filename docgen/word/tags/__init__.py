"""The language of tags: their text, kinds, names, expressions and blocks, and where they stand in a chapter."""
