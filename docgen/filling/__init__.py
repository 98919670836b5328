"""Data of any shape for any template: JSON, CSV and sheets into values and the schema that they have by themselves.

A name is known because the data has it; its kind is found from all its values, so that every row prints alike.
"""
