"""Excel: reads a workbook into rows, writes a new plan.xlsx. The only home of openpyxl."""
