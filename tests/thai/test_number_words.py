"""Whole numbers in words, against an independent reading of the rules."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.thai.number_words import number_words

_ONES = ["", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]


def _read(number: int, follows: bool = False) -> str:
    """An independent reading, from the highest place down. ``follows``: something has been said already."""
    if number >= 1_000_000:
        rest = number % 1_000_000
        return f"{_read(number // 1_000_000)}ล้าน{_read(rest, follows=True)}"
    said = ""
    for size, place in ((100_000, "แสน"), (10_000, "หมื่น"), (1_000, "พัน"), (100, "ร้อย")):
        if number >= size:
            said += _ONES[number // size] + place
            number %= size
    tens, ones = divmod(number, 10)
    said += {0: "", 1: "สิบ", 2: "ยี่สิบ"}.get(tens, f"{_ONES[tens]}สิบ")
    return said + ("เอ็ด" if ones == 1 and (said or follows) else _ONES[ones])


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "ศูนย์"),
        (1, "หนึ่ง"),
        (10, "สิบ"),
        (11, "สิบเอ็ด"),
        (20, "ยี่สิบ"),
        (21, "ยี่สิบเอ็ด"),
        (101, "หนึ่งร้อยเอ็ด"),
        (1_000_001, "หนึ่งล้านเอ็ด"),
        (11_000_000, "สิบเอ็ดล้าน"),
        (93_590_000, "เก้าสิบสามล้านห้าแสนเก้าหมื่น"),
        (10**12, "หนึ่งล้านล้าน"),
        (1_000_001_000_000, "หนึ่งล้านเอ็ดล้าน"),
        (10**18, "หนึ่งล้านล้านล้าน"),
        (-21, "ลบยี่สิบเอ็ด"),
        (2**53 + 1, "เก้าพันเจ็ดล้านหนึ่งแสนเก้าหมื่นเก้าพันสองร้อยห้าสิบสี่ล้านเจ็ดแสนสี่หมื่นเก้าร้อยเก้าสิบสาม"),
    ],
)
def test_a_number_is_read_aloud(number: int, words: str) -> None:
    assert number_words(number) == words


def test_every_small_number_is_read_as_the_rules_say() -> None:
    assert [number_words(number) for number in range(1, 3_000)] == [_read(number) for number in range(1, 3_000)]


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=10**30))
def test_large_numbers_are_read_as_the_rules_say(number: int) -> None:
    assert number_words(number) == _read(number)
    assert number_words(-number) == f"ลบ{_read(number)}"


def test_pythainlp_is_told_to_write_nothing() -> None:
    number_words(7)

    assert os.environ["PYTHAINLP_READ_ONLY"] == "1"
