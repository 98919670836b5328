"""Everything that is wrong with templates, or worth a warning, before anything is rendered."""
