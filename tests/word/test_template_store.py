"""Prepared templates as bytes: they come back as they were, and nothing else comes back at all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen import starter
from docgen.book import chapter_files
from docgen.plan.assemble import assemble
from docgen.plan.names import schema_of
from docgen.thai.digits import Numerals
from docgen.thai.filters import FILTERS
from docgen.word.keeping.compiling import compiled
from docgen.word.keeping.template_store import Unfit, restored, stored
from docgen.word.rendering.book_template import Prepared
from docgen.workbook.read import read_workbook


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    """The whole sample book, and a warning."""
    schema = schema_of(assemble(read_workbook(starter.SAMPLE / "plan.xlsx")[0])[0])
    (book, printed, fixed), problems = compiled(chapter_files(starter.TEMPLATES), schema, FILTERS, Numerals.MIXED)
    assert book is not None
    return Prepared(book, printed, fixed, tuple(problems))


def test_what_was_stored_comes_back(prepared: Prepared) -> None:
    again = restored(stored(prepared))

    assert again.book.program == prepared.book.program
    assert (again.printed, again.fixed, again.warnings) == (prepared.printed, prepared.fixed, prepared.warnings)
    assert again.book.other_texts == prepared.book.other_texts
    assert [len(each) for each in again.book.patterns.values()] == [len(e) for e in prepared.book.patterns.values()]
    assert stored(again) == stored(prepared)


@settings(max_examples=150, deadline=None)
@given(place=st.floats(0, 0.999), change=st.binary(max_size=3), drop=st.integers(0, 3))
def test_bytes_that_were_changed_come_back_as_a_template_or_not_at_all(
    prepared: Prepared, place: float, change: bytes, drop: int
) -> None:
    data = stored(prepared)
    at = int(place * min(len(data), 200_000))

    try:
        again = restored(data[:at] + change + data[at + drop :])
    except Unfit:
        return

    assert isinstance(again, Prepared)


def changed(prepared: Prepared, change: Any) -> bytes:
    """The stored template after a change of its JSON."""
    data = stored(prepared)
    size = int.from_bytes(data[:8], "big")
    tree = json.loads(data[8 : 8 + size])
    change(tree[0])
    head = json.dumps(tree).encode()
    return len(head).to_bytes(8, "big") + head + data[8 + size :]


def parts_of(tree: Any) -> Any:
    return tree[1][1][2]


FORM = ["TextForm", "", "", False, False, False]
HOSTILE: list[Any] = [
    ["Print", ["name", "x", "y"], 5, False], ["Print", ["call", "exit"], FORM, False],
    ["Print", ["name", ["exit"]], FORM, False], ["RunningNumber", "exit()", 1, True, ""], ["Live", "x", True],
    ["Merge", ["name", "x"], "exit()", 0, 0, 0], ["Bar", ["name", "x"], ["Arrows", [["x"]], True]],
    ["ListBegin", "1; exit()"], ["ListNumber", 1, "exit()"], ["RowAbove", "1", 1], ["PictureLinks", 5],
    ["system", "ls"],
    ["For", 5, ["name", "x"], None], ["For", "a", ["name", "loop"], ["compare", ["const", 1], "exit", ["const", 1]]],
    ["Print", ["get", ["name", "loop"], "exit"], FORM, False], -1, 10**9, "text", None,
    ["MergedText", 1, ["Arrows", [], True]], ["Print", ["const", {}], FORM, False],
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE, ids=str)
def test_a_piece_that_is_none_is_refused(prepared: Prepared, piece: Any) -> None:
    def put(tree: Any) -> None:
        name = next(each for each in parts_of(tree) if each[0] == "word/document.xml")
        name[1].insert(0, piece)
        name[1].append(["End"])

    with pytest.raises(Unfit):
        restored(changed(prepared, put))


def test_no_bytes_at_all_are_no_template() -> None:
    for data in (b"", b"\x00" * 8, b"\xff" * 40, (2).to_bytes(8, "big") + b"[]", (9).to_bytes(8, "big") + b"[[], []] "):
        with pytest.raises(Unfit):
            restored(data)
