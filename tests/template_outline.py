"""A template as a person reads it: page, header, footer, then each paragraph and row with its style and its tags.

``python -m tests.template_outline`` writes the outlines in tests/golden anew; look at what changed before committing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
GOLDEN = Path(__file__).resolve().parent / "golden"
_TWIPS_PER_CENTIMETRE = 567


def outline(path: Path) -> str:
    """The whole template, one line for each paragraph and table row."""
    document = docx.Document(str(path))
    section = document.sections[0]
    lines = [*_page(document), *_story("หัวกระดาษ", section.header), *_story("ท้ายกระดาษ", section.footer), ""]
    for block in document.element.body:
        if block.tag == qn("w:p"):
            lines.append(_paragraph(block))
        elif block.tag == qn("w:tbl"):
            lines += _table(block)
    return "\n".join(lines) + "\n"


def _page(document: Any) -> Iterator[str]:
    section = document.sections[0]
    lengths = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    sides = zip(("บน", "ขวา", "ล่าง", "ซ้าย"), lengths, strict=True)
    numbers = section._sectPr.find(qn("w:pgNumType"))
    start = numbers.get(qn("w:start"))
    yield f"ชื่อเรื่อง: {document.core_properties.title}"
    yield f"กระดาษ: {section.page_width.cm:.1f} × {section.page_height.cm:.1f} ซม."
    yield "ขอบ: " + " ".join(f"{side} {length.cm:.1f}" for side, length in sides)
    yield f"เลขหน้า: {numbers.get(qn('w:fmt'))}" + (f" เริ่มที่ {start}" if start else "")


def _story(name: str, story: Any) -> Iterator[str]:
    for paragraph in story._element.iter(qn("w:p")):
        yield f"{name}: {_paragraph(paragraph)}"


def _paragraph(paragraph: Any) -> str:
    return f"[{_style(paragraph)}] {_text(paragraph)}".rstrip()


def _style(paragraph: Any) -> str:
    return str(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")))


def _text(paragraph: Any) -> str:
    """The text; a tabulator is →, a field its code in ⟨ ⟩."""
    text = ""
    for each in paragraph.iter(qn("w:t"), qn("w:instrText"), qn("w:tab")):
        if each.tag == qn("w:tab"):
            text += " → " if each.getparent().tag == qn("w:r") else ""
        else:
            text += f"⟨{each.text.strip()}⟩" if each.tag == qn("w:instrText") else each.text
    return text


def _table(table: Any) -> Iterator[str]:
    widths = [int(each.get(qn("w:w"))) for each in table.iter(qn("w:gridCol"))]
    yield f"ตาราง {len(widths)} ช่อง: " + " ".join(f"{width / _TWIPS_PER_CENTIMETRE:.2f}" for width in widths) + " ซม."
    for row in table.iter(qn("w:tr")):
        head = "หัว " if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None else "แถว "
        yield f"  {head}| " + " | ".join(_cell(cell) for cell in row.iter(qn("w:tc"))) + " |"


def _cell(cell: Any) -> str:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    above = " ↑" if merge is not None and merge.get(qn("w:val")) != "restart" else ""
    wide = f" ×{span.get(qn('w:val'))}" if span is not None else ""
    return " ".join(_paragraph(each) for each in cell.iter(qn("w:p"))) + above + wide


def main() -> None:
    """Writes every outline."""
    for path in sorted(TEMPLATES.glob("*.docx")):
        (GOLDEN / f"{path.stem}.txt").write_text(outline(path), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
