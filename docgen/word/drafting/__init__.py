"""A finished book made a draft: blanks highlighted, each with a comment that names its cell, every page marked ร่าง."""
