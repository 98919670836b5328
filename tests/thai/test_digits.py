"""Digits change character for character, and never inside addresses, e-mail or Latin codes."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.thai.digits import FixedDigits, Numerals, fold_digits, numerals, to_arabic, to_thai

_TEXT = st.text(alphabet=st.one_of(st.sampled_from("0123456789๐๑๙xXA4กำ่ @.:/,-\u00a0\n"), st.characters()), max_size=60)
_ADDRESSES = st.sampled_from(
    ["https://www.x.go.th/p2563/ก1", "HTTP://a.th/๑2", "www.phrarak2.go.th", "ftp://10.0.0.1/5", "a1@b2.go.th"]
)


@pytest.mark.parametrize(
    ("typed", "thai"),
    [
        ("พ.ศ. 2563", "พ.ศ. ๒๕๖๓"),
        ("1,234,567.00", "๑,๒๓๔,๕๖๗.๐๐"),
        ("ถนนA4ยาว500เมตร", "ถนนA4ยาว๕๐๐เมตร"),
        ("กระดาษ A4 500 แผ่น", "กระดาษ A4 ๕๐๐ แผ่น"),
        ("COVID-19 ปี 2563", "COVID-19 ปี ๒๕๖๓"),
        ("ฝุ่น PM2.5 เกิน 50", "ฝุ่น PM2.5 เกิน ๕๐"),
        ("ISO9001 2 ชุด", "ISO9001 ๒ ชุด"),
        ("ISO 9001:2015 ปี 2563", "ISO 9001:2015 ปี ๒๕๖๓"),
        ("ISO\u00a09001", "ISO\u00a09001"),
        ("ISO/IEC 27001 5 ชุด", "ISO/IEC 27001 ๕ ชุด"),
        ("ISO  9001", "ISO  ๙๐๐๑"),
        ("MISO 9001", "MISO ๙๐๐๑"),
        ("CCTV 5 ตัว", "CCTV ๕ ตัว"),
        ("4x100 เมตร 4X100", "๔x๑๐๐ เมตร ๔X๑๐๐"),
        ("๔x5 และ 5x๔", "๔x๕ และ ๕x๔"),
        ("5x แบบ x5", "5x แบบ x5"),
        ("ขนาด5.00x10.00เมตร", "ขนาด๕.๐๐x๑๐.๐๐เมตร"),
        ("กว้าง5.00xยาว10", "กว้าง5.00xยาว๑๐"),
        ("ดูwww.x.go.th/ก1 หน้า 2", "ดูwww.x.go.th/ก1 หน้า ๒"),
        ("(https://x.go.th/1) 2", "(https://x.go.th/1) ๒"),
        ("โทร 02, a1@b2.go.th", "โทร ๐๒, a1@b2.go.th"),
        ("x", "x"),
        ("", ""),
    ],
)
def test_thai_digits_stand_in_prose_and_leave_codes_and_addresses(typed: str, thai: str) -> None:
    assert to_thai(typed) == thai


@pytest.mark.parametrize(
    ("typed", "arabic"),
    [
        ("พ.ศ. ๒๕๖๓", "พ.ศ. 2563"),
        ("ถนนA๔ยาว๕๐๐เมตร", "ถนนA4ยาว500เมตร"),
        ("๔x๑๐๐", "4x100"),
        ("a๑@x.go.th ๑", "a๑@x.go.th 1"),
        ("ดู๑http://ก๑ ๑", "ดู1http://ก๑ 1"),
        ("๕@๑๐", "5@10"),
        ("พ.ศ. 2563 A4", "พ.ศ. 2563 A4"),
    ],
)
def test_arabic_digits_stand_everywhere_but_in_addresses(typed: str, arabic: str) -> None:
    assert to_arabic(typed) == arabic


def test_folding_takes_every_digit() -> None:
    assert fold_digits("http://ก๑ ๐๑๒๓๔๕๖๗๘๙") == "http://ก1 0123456789"


@settings(deadline=None)
@given(_TEXT)
def test_conversion_never_changes_the_length_or_anything_but_digits(text: str) -> None:
    for converted in (to_thai(text), to_arabic(text)):
        assert len(converted) == len(text)
        assert fold_digits(converted) == fold_digits(text)


@settings(deadline=None)
@given(_TEXT)
@example("4x5@6")
@example("1http://2")
def test_thai_digits_become_arabic_again(text: str) -> None:
    typed = fold_digits(text)

    assert to_arabic(to_thai(typed)) == typed


@settings(deadline=None)
@given(_TEXT)
def test_converting_twice_is_converting_once(text: str) -> None:
    assert to_thai(to_thai(text)) == to_thai(text)
    assert to_arabic(to_arabic(text)) == to_arabic(text)


@settings(deadline=None)
@given(st.sampled_from(["", "ดูที่", "ปี ๑ ", "ปี 1 "]), _ADDRESSES, st.sampled_from(["", " หน้า 2", "\nหน้า ๒"]))
def test_addresses_stay_whole(before: str, address: str, behind: str) -> None:
    text = before + address + behind

    assert address in to_thai(text)
    assert address in to_arabic(text)


@settings(deadline=None)
@given(st.text(alphabet=[chr(code) for code in range(0x21, 0x7F)], min_size=1, max_size=20))
def test_a_run_of_ascii_with_a_latin_letter_stays(run: str) -> None:
    has_letter = re.search("[A-Za-z]", re.sub("(?<=[0-9])[xX](?=[0-9])", "", run)) is not None

    assert (to_thai(f"ก{run}ก") == f"ก{run}ก") is (has_letter or re.search("[0-9]", run) is None)


@pytest.mark.parametrize(
    ("policy", "in_table", "expected"),
    [
        (Numerals.THAI, False, "๑ ๒"),
        (Numerals.THAI, True, "๑ ๒"),
        (Numerals.ARABIC, False, "1 2"),
        (Numerals.ARABIC, True, "1 2"),
        (Numerals.MIXED, False, "๑ ๒"),
        (Numerals.MIXED, True, "1 2"),
        (Numerals.AS_TYPED, False, "1 ๒"),
        (Numerals.AS_TYPED, True, "1 ๒"),
    ],
)
def test_the_policy_chooses_the_digits(policy: Numerals, in_table: bool, expected: str) -> None:
    assert numerals("1 ๒", policy, in_table) == expected


@pytest.mark.parametrize("policy", list(Numerals))
def test_fixed_digits_stand_against_every_policy(policy: Numerals) -> None:
    assert numerals(FixedDigits("1 ๒"), policy, in_table=False) == "1 ๒"


@pytest.mark.parametrize("part", ["1", "x1", "a@", "www", "http:/", "ISO ", "A4ก", "๑@a", "1.", "ISO 1", "xISO"])
def test_hostile_text_ends(part: str) -> None:
    text = part * 300_000  # a pattern that goes back and forth would need hours

    assert len(to_thai(f"{text}1")) == len(text) + 1
    assert len(to_arabic(f"{text}๑a")) == len(text) + 2
