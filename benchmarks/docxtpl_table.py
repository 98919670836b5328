"""Plain docxtpl filling the table of แบบ ผด. 02 alone: ``python -m benchmarks.docxtpl_table ROWS OUT.docx``.

A month of work prints ↔ as text, which is less than docgen draws.
"""

from __future__ import annotations

import io
import sys

import docx
from docxtpl import DocxTemplate

from benchmarks.generated_plan import projects
from docgen.vocabulary import MONTHS

_COLUMNS = ("โครงการ", "รายละเอียดของกิจกรรม", "งบประมาณ", "สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบหลัก")


def template() -> io.BytesIO:
    """A document with one table: a header row, the loop rows, 18 columns."""
    document = docx.Document()
    months = [f"m{at}" for at in range(len(MONTHS))]
    names = ["number", *(f"c{at}" for at in range(len(_COLUMNS))), *months]
    table = document.add_table(rows=4, cols=len(names))
    for at, header in enumerate(("ที่", *_COLUMNS, *(month.header for month in MONTHS))):
        table.rows[0].cells[at].text = header
        table.rows[2].cells[at].text = "{{ row." + names[at] + " }}"
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    file = io.BytesIO()
    document.save(file)
    file.seek(0)
    return file


def rows(count: int) -> list[dict[str, str]]:
    """The generated projects as docxtpl wants them: every value a text."""
    return [
        {
            "number": str(number),
            **{f"c{at}": str(project[name]) for at, name in enumerate(_COLUMNS)},
            **{f"m{at}": "↔" if month.header in project else "" for at, month in enumerate(MONTHS)},
        }
        for number, project in enumerate(projects(count), 1)
    ]


def main() -> None:
    """Renders and saves."""
    filled = DocxTemplate(template())
    filled.render({"rows": rows(int(sys.argv[1]))}, autoescape=True)
    filled.save(sys.argv[2])


if __name__ == "__main__":
    main()
