"""The report of a batch: a CSV that Excel opens as it is, and a few lines of Thai."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.batches.job import Json, problem_to_json
from docgen.batches.result import BatchResult, Entry

REPORT = "รายงาน.csv"
_HEADER = ("ลำดับ", "แผน", "หน่วยงาน", "ผล", "แฟ้มเล่ม", "จำนวนโครงการ", "งบประมาณ (บาท)", "ข้อผิด", "ข้อเตือน", "รายละเอียด")
_BUILT, _READY, _REFUSED = "สร้างแล้ว", "สร้างไว้แล้ว", "ไม่สำเร็จ"
_MOST_PROBLEMS = 20  # in one cell: Excel holds 32,767 characters in it
_MOST_NAMED = 10
# Excel takes a cell that begins so for a formula, and plans come from strangers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(entries: Iterable[Entry]) -> bytes:
    """One row for each plan. UTF-8 with a byte order mark, without which Excel reads Thai as another code page."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEADER)
    writer.writerows(_row(number, entry) for number, entry in enumerate(entries, 1))
    return text.getvalue().encode("utf-8-sig", "replace")


def _row(number: int, entry: Entry) -> list[object]:
    facts = entry.facts
    told = len(entry.problems) - len(entry.errors)  # those of a book that was there before are known by number only
    warnings = max(told, facts.warnings) if facts else told
    return [
        number, _harmless(str(entry.target.plan)), _harmless(entry.target.office), _outcome(entry),
        _harmless(entry.path.name if entry.path else ""), facts.projects if facts else "",
        f"{Decimal(facts.baht):.2f}" if facts else "", len(entry.errors), warnings, _harmless(_details(entry)),
    ]  # fmt: skip


def _outcome(entry: Entry) -> str:
    if entry.path is None:
        return _REFUSED
    return _READY if entry.resumed else _BUILT


def _details(entry: Entry) -> str:
    problems = entry.errors or list(entry.problems)
    told = [f"{each.where}: {each.what} วิธีแก้: {each.mend}" for each in problems[:_MOST_PROBLEMS]]
    more = len(problems) - len(told)
    return "\n".join([*told, *([f"และอีก {more:,} ข้อ ดูด้วย docgen check"] if more else [])])


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def summary(result: BatchResult) -> str:
    """How many books there are, which plans have none and why, and where the report is."""
    ready = sum(entry.resumed for entry in result.built)
    lines = [f"สร้างเล่มแล้ว {len(result.built):,} จาก {len(result.entries):,} แผน"]
    lines[0] += f" (สร้างไว้แล้วจากครั้งก่อน {ready:,})" if ready else ""
    lines += _refused(result.refused)
    if result.report is not None:
        lines.append(f"รายงาน: {result.report}")
    return "\n".join(lines)


def _refused(refused: list[Entry]) -> Iterator[str]:
    if refused:
        yield f"ไม่สำเร็จ {len(refused):,} แผน:"
    for entry in refused[:_MOST_NAMED]:
        yield f"  {entry.target.label}: {entry.errors[0].what}" + _others(len(entry.errors) - 1)
    if len(refused) > _MOST_NAMED:
        yield f"  และอีก {len(refused) - _MOST_NAMED:,} แผน ดูในรายงาน"


def _others(count: int) -> str:
    return f" และอีก {count:,} ข้อ" if count else ""


def as_json(result: BatchResult) -> Json:
    """The same for a program: every plan with its book or its problems."""
    return {"ok": not result.refused, "report": str(result.report), "plans": list(map(_entry_json, result.entries))}


def _entry_json(entry: Entry) -> Json:
    facts = entry.facts
    return {
        "plan": str(entry.target.plan), "office": entry.target.office, "path": str(entry.path) if entry.path else None,
        "resumed": entry.resumed, "sha256": facts.book if facts else None, "projects": facts.projects if facts else 0,
        "baht": facts.baht if facts else "0", "problems": list(map(problem_to_json, entry.problems)),
    }  # fmt: skip
