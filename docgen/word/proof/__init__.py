"""The proof before saving: the finished package read back by code that shares nothing with the renderer.

1. ``patterns`` reads from the healed templates what every row and paragraph of the book must look like.
2. ``book_reader`` reads the finished book with another parser (expat), as rows and paragraphs of plain text.
3. ``matching`` lays one against the other: every record once, in order, with the same text and money.
4. ``prove`` is the one entrance.
"""
