"""Excel workbooks and CSV files of any office as grids (grid.py), for importing/ to understand."""
