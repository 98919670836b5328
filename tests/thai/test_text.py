"""Text is mended in the listed ways only, each told once (R2, R3)."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.thai.text import (
    CONTROLS,
    ESCAPES,
    HARD_SPACES,
    LINE_ENDS,
    MARK_ORDER,
    OLD_GLYPHS,
    SARA_AE,
    SARA_AM,
    ZERO_WIDTH,
    comparison_key,
    mend,
)

_ALPHABET = st.one_of(
    st.sampled_from("_x005FD8ABกนเแาำ\u0e4d\u0e34\u0e38\u0e48\u0e49\u0e4c\u0e47\r\n\u00a0\u200b\ufeff\x0b\uf701\uf70a\uf711"),
    st.characters(),
    st.characters(categories=["Cs"]),
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff\r\u00a0\u200b-\u200d\ufeff\uf700-\uf71a]")


@pytest.mark.parametrize(
    ("typed", "mended", "changes"),
    [
        ("ก_x000D_\nข", "ก\nข", (ESCAPES, LINE_ENDS)),
        ("ก_x000b_ข", "กข", (ESCAPES, CONTROLS)),
        ("_x005F_x000D_ก", "\nก", (ESCAPES, LINE_ENDS)),
        ("_x005F_ก", "_ก", (ESCAPES,)),
        ("_xD83D__xDE00_", "\U0001f600", (ESCAPES,)),
        ("_xD83D_ก", "ก", (ESCAPES,)),
        ("_x00\u200b41_", "A", (ZERO_WIDTH, ESCAPES)),
        ("file_x1.txt _x12_", "file_x1.txt _x12_", ()),
        ("ก\x0bข\x00\ufffe\uffff\ud800", "กข", (CONTROLS,)),
        ("ก\r\nข\rค", "ก\nข\nค", (LINE_ENDS,)),
        ("1\u00a02", "1 2", (HARD_SPACES,)),
        ("\ufeffก\u200bข\u200c\u200d\u2060", "กข", (ZERO_WIDTH,)),
        ("ท\uf70a\u0e32น", "ท\u0e48\u0e32น", (OLD_GLYPHS,)),
        ("ป\uf701\uf713", "ป\u0e34\u0e48", (OLD_GLYPHS,)),
        ("น\uf711\u0e32", "นำ", (OLD_GLYPHS, SARA_AM)),
        ("ท\u0e4d\u0e32", "ทำ", (SARA_AM,)),
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33", (SARA_AM,)),
        ("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33", (SARA_AM,)),
        ("น\u0e33\u0e49", "น\u0e49\u0e33", (MARK_ORDER,)),
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48", (MARK_ORDER,)),
        ("พันธ\u0e4c\u0e38", "พันธ\u0e38\u0e4c", (MARK_ORDER,)),
        ("เเผน", "แผน", (SARA_AE,)),
        ("ครั\u0e49งที่ น้ำ นำ แผน & < > \" Ø ° ½ ﬁ ™\t\n", "ครั\u0e49งที่ น้ำ นำ แผน & < > \" Ø ° ½ ﬁ ™\t\n", ()),
        ("เก\u0e47บ พุทธ\u0e4d", "เก\u0e47บ พุทธ\u0e4d", ()),
        ("", "", ()),
    ],
)
def test_each_fault_is_mended_and_told(typed: str, mended: str, changes: tuple[str, ...]) -> None:
    assert mend(typed) == (mended, changes)


@pytest.mark.parametrize("part", ["_x005F", "_x", "\u0e48", "\u0e33", "\u0e4d\u0e48", "\u0e48\u0e34", "\r", "เ", " "])
def test_hostile_text_ends(part: str) -> None:
    mended, _ = mend(part * 100_000)

    assert mend(mended) == (mended, ())


def test_all_old_glyphs_become_thai_letters() -> None:
    mended, changes = mend(" ".join(chr(code) for code in range(0xF700, 0xF71B)))

    assert all("ก" <= letter <= "\u0e4e" for letter in mended.split())
    assert changes == (OLD_GLYPHS,)


@settings(deadline=None)
@given(st.text(alphabet=_ALPHABET, max_size=40))
@example("ำ\u0e48ำ\u0e48")
@example("\u0e48\u0e34\u0e48\u0e34\u0e4d\u0e32\u0e48")
@example("_x005F__x0078_000D_")
def test_mending_twice_is_mending_once(text: str) -> None:
    mended, _ = mend(text)

    assert mend(mended) == (mended, ())


@settings(deadline=None)
@given(st.text(alphabet=_ALPHABET, max_size=40))
def test_what_was_mended_holds_nothing_forbidden(text: str) -> None:
    mended, _ = mend(text)

    assert _FORBIDDEN.search(mended) is None
    assert re.search("_x[0-9A-Fa-f]{4}_", mended) is None


@settings(deadline=None)
@given(st.text(alphabet=_ALPHABET, max_size=40))
def test_a_change_is_told_exactly_when_there_is_one(text: str) -> None:
    mended, changes = mend(text)

    assert bool(changes) is (mended != text)
    assert len(set(changes)) == len(changes)


@settings(deadline=None)
@given(st.text(alphabet="กำ\u0e31\u0e34\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e_x ", max_size=12))
def test_a_long_text_is_mended_as_a_short_one(text: str) -> None:
    beside = "ก" * 10_000

    assert mend(f"{beside}\n{text}\n{beside}") == (f"{beside}\n{mend(text)[0]}\n{beside}", mend(text)[1])


@settings(deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E, exclude_characters="_"), max_size=40))
def test_plain_text_is_left_alone(text: str) -> None:
    assert mend(text) == (text, ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("งบประมาณ  (บาท)", "งบประมาณ\n(บาท)"),
        ("แผนงานการศาสนา วัฒนธรรม และนันทนาการ", "แผนงานการศาสนาวัฒนธรรมและนันทนาการ"),
        ("งบประมาณ ๒๕๖๓", "งบประมาณ 2563"),
        ("เเผนงาน", "แผนงาน"),
        ("Budget", "BUDGET"),
        ("ท\u0e4d\u0e32", "ทำ"),
    ],
)
def test_keys_of_the_same_name_are_equal(one: str, other: str) -> None:
    assert comparison_key(one) == comparison_key(other)


def test_keys_of_different_names_differ() -> None:
    assert comparison_key("ที่") != comparison_key("สถานที่")
