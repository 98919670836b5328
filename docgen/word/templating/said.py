"""What a document says, paragraph by paragraph, to lay a rebuilt book beside the plan that it came from."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.late_pattern import late_pattern
from docgen.tagging import Line
from docgen.word.old_contents import paragraphs_of_contents
from docgen.word.package import Package
from docgen.word.paragraph_text import text_of
from docgen.word.places import part_label, places_of
from docgen.word.tag_text import OBJECT

# Nothing, or the arrow of a month's work as a letter: the book draws it.
_SILENT = late_pattern(r"[\s\u2190-\u21ff\u27f5-\u27ff]*")
_RUNNING = ("หัวกระดาษ", "ท้ายกระดาษ")


def said(package: Package, file: str) -> tuple[list[Line], list[Line]]:
    """The paragraphs of the body and its notes in order; and those of headers and footers, each wording once.

    Entries of a live table of contents are left out: Word makes them.
    """
    running: dict[tuple[str, str], Line] = {}
    body: list[Line] = []
    for part in package.stories():
        label = part_label(package, part)
        for each in _paragraphs(package, file, part):
            if label.startswith(_RUNNING):
                running.setdefault((label, each.text), each)
            else:
                body.append(each)
    return body, list(running.values())


def _paragraphs(package: Package, file: str, part: str) -> Iterator[Line]:
    root = package.tree(part)
    passed_over = paragraphs_of_contents(root)
    seen: set[int] = set()
    for paragraph, where in places_of(package, file, part).items():
        if where.order in seen or paragraph in passed_over:  # a text box's copy for old programs
            continue
        seen.add(where.order)
        text = text_of(paragraph).replace(OBJECT, "")
        # A cell of data says the same in two paragraphs, in two lines, or with a space at its end.
        lines = [line.strip() for line in text.split("\n")] if where.table else [text]
        yield from (Line(line, where) for line in lines if not _SILENT.fullmatch(line))

