"""Draws README's tables of tags, filters and problem codes from the code: ``python -m tools.write_readme``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docgen.dictionary.kind_words import KIND_WORDS
from docgen.plan.names import built_in_schema
from docgen.problem_codes import CODES
from docgen.schema import Record
from docgen.thai.filters import FILTERS

README = Path(__file__).resolve().parents[1] / "README.md"


def records(root: Record) -> Iterator[Record]:
    """The root and every record below it, each once, in order of declaration."""
    seen: dict[str, Record] = {}

    def walk(record: Record) -> None:
        if record.name in seen:
            return
        seen[record.name] = record
        for field in record.fields.values():
            if field.record is not None:
                walk(field.record)

    walk(root)
    yield from seen.values()


def tags() -> str:
    """One table per record: Thai name, English twin, kind, meaning."""
    return "\n\n".join(_record_table(record) for record in records(built_in_schema()))


def _record_table(record: Record) -> str:
    rows = [
        f"| `{field.name}` | {' '.join(f'`{twin}`' for twin in field.twins)} | {KIND_WORDS[field.kind]} |"
        f" {field.meaning} |"
        for field in record.fields.values()
    ]
    return "\n".join([f"**{record.label}**", "", "| แท็ก | English | ชนิด | ความหมาย |", "|---|---|---|---|", *rows])


def filters() -> str:
    """The table of filters with an example each."""
    rows = [
        f"| `{each.name}` | `{each.twin}` | {each.meaning} | `{_tag(each.example[0])}` | {each.example[1]} |"
        for each in FILTERS.values()
    ]
    return "\n".join(["| ตัวกรอง | English | ความหมาย | ตัวอย่าง | ผล |", "|---|---|---|---|---|", *rows])


def _tag(expression: str) -> str:
    """A tag in a table of Markdown, where a bar would end the cell."""
    return "{{ " + expression.replace("|", "\\|") + " }}"


def problems() -> str:
    """The table of problem codes."""
    return "\n".join(["| รหัส | ความหมาย |", "|---|---|", *(f"| `{code}` | {text} |" for code, text in CODES.items())])


def drawn(text: str) -> str:
    """README's text with its tables drawn anew."""
    for name, table in (("tags", tags()), ("filters", filters()), ("problems", problems())):
        mark = f"<!-- {name}: drawn by tools/write_readme.py -->"
        text = re.sub(
            rf"{re.escape(mark)}.*?<!-- end -->", lambda _, table=table, mark=mark: f"{mark}\n{table}\n<!-- end -->",  # type: ignore[misc]
            text, count=1, flags=re.DOTALL,
        )
    return text


if __name__ == "__main__":
    README.write_text(drawn(README.read_text(encoding="utf-8")), encoding="utf-8")
