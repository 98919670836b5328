"""Problems of a template as Word comments at their places: the clerk mends them where they are."""
