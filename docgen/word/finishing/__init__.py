"""A book's looks: Thai run properties, digits, contents, settings."""
