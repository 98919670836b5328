"""A finished Word document turned back into templates: words become tags, tables loops, the document chapters."""
