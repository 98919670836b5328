"""Draws templates/*.docx from the modules beside this file: ``python -m tools.write_templates``.

The templates belong to the clerk, who edits them in Word; these are the ones to start from.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools.templates import (
    announcement,
    contents,
    cover,
    dictionary,
    equipment_form,
    introduction,
    preface,
    project_form,
    summary_form,
)
from tools.templates.docx_file import Template, packed

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

# File name → what draws it. Their order in the book stands in templates/book.toml, which is written by hand.
CHAPTERS: dict[str, Callable[[], Template]] = {
    "01-ปก.docx": cover.draw,
    "02-ประกาศ.docx": announcement.draw,
    "03-คำนำ.docx": preface.draw,
    "04-สารบัญ.docx": contents.draw,
    "11-ส่วนที่1-บทนำ.docx": introduction.draw,
    "21-ผด01.docx": summary_form.draw,
    "22-ผด02.docx": project_form.draw,
    "23-ผด02-1.docx": equipment_form.draw,
}

# Templates of docgen's own documents. They stand in folders of their own, where no one takes them for chapters.
OTHERS: dict[str, Callable[[], Template]] = {
    "dictionary/พจนานุกรมแท็ก.docx": dictionary.draw,
}


def main() -> None:
    """Writes every template."""
    for name, draw in (CHAPTERS | OTHERS).items():
        (TEMPLATES / name).parent.mkdir(parents=True, exist_ok=True)
        (TEMPLATES / name).write_bytes(packed(draw()))


if __name__ == "__main__":
    main()
