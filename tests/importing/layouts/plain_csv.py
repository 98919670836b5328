"""The flat table saved as .csv: cp874 or UTF-8, comma, semicolon or tab.

ยุทธศาสตร์;แผนงาน;ที่;โครงการ;รายละเอียด;งบประมาณ;…
การพัฒนา…;แผนงานการศึกษา;1;อบรม…;"วันแรก
วันที่สอง";"5,000.00";…
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from tests.importing.draft import Written
from tests.importing.layouts import flat


def write(chance: Random, path: Path, wrong_sums: bool) -> Written:
    """What is no letter of the encoding cannot be in the file, so cp874 is chosen where it can be."""
    written = flat.write(chance, path, wrong_sums)
    sheet = load_workbook(path).worksheets[0]
    text = io.StringIO(newline="")
    rows = csv.writer(text, delimiter=chance.choice(",;\t"))
    for row in sheet.iter_rows(values_only=True):
        rows.writerow("" if value is None else str(value).replace("_x000D_", "\r") for value in row)
    own = path.with_suffix(".csv")
    own.write_bytes(_encoded(text.getvalue(), chance.choice(("cp874", "utf-8", "utf-8-sig", "utf-16"))))
    path.unlink()
    placed = {("", row): known for (_, row), known in written.rows.items()}
    sums = tuple(type(each)("", each.row, each.true) for each in written.sums)
    return Written(own, placed, sums)


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8")
