"""Where a name ends in text without spaces between words."""

from __future__ import annotations

import pytest

from docgen.thai.name_ends import NameEnd, begins_word, name_end

NAME = "หนองบัว"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("", NameEnd.SURE),
        (" ได้จัดทำแผน", NameEnd.SURE),
        (") ประจำปี", NameEnd.SURE),
        ("๒๕๖๓", NameEnd.SURE),
        ("2563", NameEnd.SURE),
        ("และหน่วยงานอื่น", NameEnd.SURE),
        ("ประจำปี 2563", NameEnd.SURE),
        ("จังหวัดขอนแก่น", NameEnd.SURE),
        ("ใหญ่", NameEnd.NO),
        ("ตะวันตก", NameEnd.NO),
        ("์พัฒนา", NameEnd.NO),
        ("ะ", NameEnd.NO),
        ("งามตา", NameEnd.POSSIBLE),
    ],
)
def test_what_follows_a_name_tells_whether_it_ends(rest: str, expected: NameEnd) -> None:
    assert name_end(NAME + rest, len(NAME)) is expected


@pytest.mark.parametrize(("before", "expected"), [("", True), ("ณ ", True), ("(", True), ("วัด", False), ("ที่", False)])
def test_a_word_begins_where_no_thai_letter_stands_before(before: str, expected: bool) -> None:
    assert begins_word(before + NAME, len(before)) is expected
