"""An existing Word document as grids and running text, for an import: only read, never changed."""
