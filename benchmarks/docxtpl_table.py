"""Plain docxtpl filling the table of แบบ ผด. 02 alone: ``python -m benchmarks.docxtpl_table DATA.json OUT.docx``.

The template is the shipped 22-ผด02.docx, as it is; the data is given ready as JSON. A month of work prints ↔ as text,
which is less than docgen draws, and nothing is read, checked, composed or proven.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import jinja2
from docxtpl import DocxTemplate

from benchmarks.generated_plan import general, projects
from docgen import starter
from docgen.vocabulary import MONTHS

_TEMPLATE = starter.TEMPLATES / "22-ผด02.docx"
_NAMES = ("รายละเอียดของกิจกรรม", "งบประมาณ", "สถานที่ดำเนินการ", "หน่วยงานรับผิดชอบหลัก")


def data(count: int) -> dict[str, object]:
    """The generated projects as the template names them: strategies of programmes of projects."""
    strategies: dict[str, dict[str, list[dict[str, object]]]] = {}
    for project in projects(count):
        group = strategies.setdefault(str(project["ยุทธศาสตร์"]), {}).setdefault(str(project["แผนงาน"]), [])
        group.append(_project(len(group) + 1, project))
    listed = [_strategy(at, name, groups) for at, (name, groups) in enumerate(strategies.items(), 1)]
    return {**general(), "ปีก่อน": 2562, "คำเรียกยุทธศาสตร์": "ยุทธศาสตร์", "ยุทธศาสตร์ทั้งหมด": listed}


def _project(number: int, project: Mapping[str, object]) -> dict[str, object]:
    months = {month.tag: "↔" if month.header in project else "" for month in MONTHS}
    return {"ลำดับ": number, "ชื่อ": project["โครงการ"], **{name: str(project[name]) for name in _NAMES}, **months}


def _strategy(number: int, name: str, groups: Mapping[str, list[dict[str, object]]]) -> dict[str, object]:
    programmes = [
        {"ลำดับ": at, "ชื่อ": each, "ชื่อเต็ม": each, "โครงการทั้งหมด": rows, "จำนวนโครงการ": len(rows), "งบประมาณ": _sum(rows)}
        for at, (each, rows) in enumerate(groups.items(), 1)
    ]
    return {"ลำดับ": number, "ชื่อ": name, "ชื่อเต็ม": name, "แผนงานทั้งหมด": programmes}


def _sum(rows: Iterable[Mapping[str, object]]) -> str:
    return str(sum(float(str(row["งบประมาณ"])) for row in rows))


def main() -> None:
    """Renders and saves."""
    context = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    environment = jinja2.Environment(autoescape=True)
    environment.filters["บาท"] = lambda amount: f"{float(amount):,.2f}"
    filled = DocxTemplate(_TEMPLATE)
    filled.render(context, jinja_env=environment, autoescape=True)
    filled.save(sys.argv[2])


if __name__ == "__main__":
    main()
