"""docgen: official Thai documents from a workbook and Word templates that clerks own."""

__version__ = "0.1.0"
