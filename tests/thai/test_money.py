"""Money: every form that clerks type is understood or refused, never guessed; and printed as documents want it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.thai.digits import to_thai
from docgen.thai.money import ReadMoney, baht, baht_short, baht_words, read_money, to_satang, two_decimals
from docgen.thai.number_words import number_words

_AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2)


@pytest.mark.parametrize(
    ("raw", "amount", "words"),
    [
        (500000, "500000", ""),
        (-5, "-5", ""),
        (0, "0", ""),
        (Decimal("1234.56"), "1234.56", ""),
        (Decimal("1234567.8900000001"), "1234567.89", ""),
        (Decimal("0.30000000000000004"), "0.3", ""),
        (Decimal("-0.0"), "0", ""),
        (Decimal("12345678901234567890"), "12345678901234567890", ""),
        (Decimal("1E+6"), "1000000", ""),
        (2.5, "2.5", ""),
        (0.1 + 0.2, "0.3", ""),
        ("500000", "500000", ""),
        (" 1,632,820 ", "1632820", ""),
        (" -   ", "0", ""),
        ("–", "0", ""),
        ("---", "0", ""),
        ("- บาท", "0", ""),
        ("- (ไม่ใช้งบประมาณ)", "0", "ไม่ใช้งบประมาณ"),
        ("0", "0", ""),
        ("-0", "0", ""),
        ("0.50", "0.50", ""),
        ("๕๐๐,๐๐๐", "500000", ""),
        ("50,000.-", "50000", ""),
        ("50,000.–", "50000", ""),
        ("50000,-", "50000", ""),
        ("50,000.00", "50000", ""),
        ("50,000.5", "50000.5", ""),
        ("100,000 บาท", "100000", ""),
        ("100,000บาทถ้วน", "100000", ""),
        ("50,000.- บาท", "50000", ""),
        ("5000000 (เงินอุดหนุนเฉพาะกิจ)", "5000000", "เงินอุดหนุนเฉพาะกิจ"),
        ("๑๐๐ บาท (หมวด ๒)", "100", "หมวด ๒"),
        ("100\n[เงินสะสม]", "100", "เงินสะสม"),
        ("100 (หนึ่งร้อยบาทถ้วน)", "100", "หนึ่งร้อยบาทถ้วน"),
        ("100 ()", "100", ""),
        ("500 (พันธุ์ข้าว)", "500", "พันธุ์ข้าว"),
        ("500 (ร้อยละ 50)", "500", "ร้อยละ 50"),
        ("฿500", "500", ""),
        ("฿ 500", "500", ""),
        ("-500", "-500", ""),
        ("−500", "-500", ""),
        ("-฿500", "-500", ""),
        ("฿-500", "-500", ""),
        ("(500)", "-500", ""),
        ("(1,500.25)", "-1500.25", ""),
        ("(0)", "0", ""),
        ("1\u200b,000\u00a0บาท_x000D_", "1000", ""),
    ],
)
def test_an_amount_is_understood(raw: object, amount: str, words: str) -> None:
    read = read_money(raw)

    assert read == ReadMoney(Decimal(amount), words)
    assert not (read.amount.is_signed() and read.amount == 0)


@pytest.mark.parametrize(
    "raw",
    [
        "กฎหมาย", "", "   ", "1,23,4", "1,2345", "12345,678", ",500", "0,500", "007", "1.2.3", "1.234", "500.", ".50",
        "1 000", "5 ล้าน", "5 ล้านบาท", "5 (ล้านบาท)", "5 (พัน บาท)", "5 (สิบล้าน)", "500 พันบาท", "100-200", "--500",
        "-฿-500", "- 500 -", "+500", "50,000-", "50,000 เงินสะสม", "500 (ก) (ข)", "500 (ก", "(500) บาท", "1e5", "nan",
        "inf", "$500", "²", "----", "100 บาท 50 สตางค์",
        True, None, date(2019, 10, 1), Decimal("1.005"), Decimal("NaN"), Decimal("Infinity"), float("nan"), 1.234,
    ],
)  # fmt: skip
def test_what_is_not_surely_an_amount_is_refused(raw: object) -> None:
    assert read_money(raw) is None


@pytest.mark.parametrize(
    ("amount", "long", "short", "plain"),
    [
        (Decimal("1234567"), "1,234,567.00", "1,234,567", "1,234,567.00"),
        (Decimal("1234567.5"), "1,234,567.50", "1,234,567.50", "1,234,567.50"),
        (Decimal("0.05"), "0.05", "0.05", "0.05"),
        (Decimal("2.675"), "2.68", "2.68", "2.68"),
        (Decimal("-1234.5"), "-1,234.50", "-1,234.50", "-1,234.50"),
        (Decimal(100), "100.00", "100", "100.00"),
        (Decimal("0.00"), "-", "-", "0.00"),
        (Decimal("-0.001"), "0.00", "0", "0.00"),
        (0, "-", "-", "0.00"),
        (7, "7.00", "7", "7.00"),
        (10**40, f"10,{','.join(['000'] * 13)}.00", f"10,{','.join(['000'] * 13)}", f"10,{','.join(['000'] * 13)}.00"),
    ],
)
def test_an_amount_is_printed(amount: Decimal | int, long: str, short: str, plain: str) -> None:
    assert (baht(amount), baht_short(amount), two_decimals(amount)) == (long, short, plain)


def test_a_blank_amount_prints_as_nothing() -> None:
    assert (baht(None), baht_short(None), baht_words(None)) == ("-", "-", "")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "ศูนย์บาทถ้วน"),
        (1, "หนึ่งบาทถ้วน"),
        (Decimal("1.50"), "หนึ่งบาทห้าสิบสตางค์"),
        (Decimal("0.50"), "ห้าสิบสตางค์"),
        (Decimal("0.01"), "หนึ่งสตางค์"),
        (Decimal("2.675"), "สองบาทหกสิบแปดสตางค์"),
        (Decimal("100.21"), "หนึ่งร้อยบาทยี่สิบเอ็ดสตางค์"),
        (Decimal("93590000"), "เก้าสิบสามล้านห้าแสนเก้าหมื่นบาทถ้วน"),
        (Decimal("-0.5"), "ลบห้าสิบสตางค์"),
        (Decimal("-21"), "ลบยี่สิบเอ็ดบาทถ้วน"),
        (Decimal("-0.001"), "ศูนย์บาทถ้วน"),
        (Decimal("1000001000000.25"), "หนึ่งล้านเอ็ดล้านบาทยี่สิบห้าสตางค์"),
        (10**40, f"หนึ่งหมื่น{'ล้าน' * 6}บาทถ้วน"),
    ],
)
def test_an_amount_is_written_in_words(amount: Decimal | int, words: str) -> None:
    assert baht_words(amount) == words


@settings(deadline=None)
@given(_AMOUNTS)
def test_what_is_printed_is_read_back(amount: Decimal) -> None:
    for form in (baht(amount), baht_short(amount), two_decimals(amount), to_thai(baht(amount)), f"{baht(amount)} บาท"):
        assert read_money(form) == ReadMoney(amount)


@settings(deadline=None)
@given(_AMOUNTS.filter(bool))
def test_negative_amounts_are_read_back_negative(amount: Decimal) -> None:
    assert read_money(baht(-amount)) == ReadMoney(-amount)
    assert read_money(f"({two_decimals(amount)})") == ReadMoney(-amount)


@settings(deadline=None)
@given(st.integers(min_value=-(10**13), max_value=10**13))
def test_float_noise_never_changes_an_amount(satang: int) -> None:
    exact = Decimal(satang).scaleb(-2)

    assert read_money(Decimal(float(exact))) == ReadMoney(exact)
    assert read_money(float(exact)) == ReadMoney(exact)


@settings(deadline=None)
@given(st.text(alphabet="0123456789๐๕,.-() บาท฿ล้าน", max_size=15))
def test_any_text_is_understood_or_refused(text: str) -> None:
    read = read_money(text)

    assert read is None or read.amount == 0 or re.search("[1-9๕]", text) is not None


@settings(deadline=None)
@given(_AMOUNTS)
def test_words_are_the_words_of_baht_and_of_satang(amount: Decimal) -> None:
    whole, satang = divmod(int(amount * 100), 100)
    expected = f"{number_words(whole)}บาท" if whole or not satang else ""

    assert baht_words(amount) == expected + (f"{number_words(satang)}สตางค์" if satang else "ถ้วน")


@settings(deadline=None)
@given(st.decimals(min_value=-(10**60), max_value=10**60))
def test_rounding_to_satang_works_for_any_size(amount: Decimal) -> None:
    rounded = to_satang(amount)

    assert abs(Fraction(rounded) - Fraction(amount)) <= Fraction(1, 200)
    assert rounded.as_tuple().exponent == -2


@pytest.mark.parametrize("part", ["1", "1,000", "(", " ", "-", "1 ", "฿", "(1", "ล้าน"])
def test_hostile_text_ends(part: str) -> None:
    assert read_money(f"{part * 100_000}x") is None
