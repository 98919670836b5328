"""Amounts of money: read as clerks type them (facts of real workbooks), printed as official documents print them.

Amounts are Decimal baht, satang kept exactly; never a float.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from docgen.late_pattern import late_pattern
from docgen.named_tuple import NamedTuple
from docgen.thai.digits import fold_digits
from docgen.thai.number_words import number_words
from docgen.thai.text import mend

_SATANG = Decimal("0.01")
_EXCEL_DIGITS = 15  # Excel keeps 15 significant digits; what a float shows beyond them is noise
_AMOUNT = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]{1,2})?"
_DASH = r"[-\u2010-\u2015\u2212]"
_FORM = late_pattern(
    rf"(?:(?P<minus>{_DASH})\s?)?(?:฿\s?)?(?P<late_minus>{_DASH})?(?P<amount>{_AMOUNT})(?:[.,]{_DASH})?"
    r"(?:\s?บาท(?:ถ้วน)?)?(?:\s?[(\[](?P<words>[^()\[\]]*)[)\]])?"
)
_NOTHING = late_pattern(rf"{_DASH}{{1,3}}(?:\s?บาท)?(?:\s?\((?P<words>[^()]*)\))?")
_IN_BRACKETS = late_pattern(rf"\(\s?(?:฿\s?)?(?P<amount>{_AMOUNT})(?:\s?บาท)?\s?\)")
_SPACES = late_pattern(r"\s+")
_SCALE = late_pattern(r"(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)+\s?(?:บาท)?")


class ReadMoney(NamedTuple):
    """An amount that was understood, in baht, and the words that stood in brackets behind it ("" when none)."""

    amount: Decimal
    words: str = ""


def read_money(raw: object) -> ReadMoney | None:
    """The amount in a cell, or None when it is not surely one; nothing is ever guessed.

    Understood: 500000, " 1,632,820 ", ๕๐๐,๐๐๐, 1,234.50, 50,000.-, 100,000 บาท, ฿500, "5000000 (เงินอุดหนุนเฉพาะกิจ)" with
    its words, "-" as 0. Negative amounts (-500, and (500) as accountants write it) come back negative so that a rule
    can refuse them by name. Not understood: wrong commas (1,23,4), three decimals, "5 ล้าน", words alone, True, dates.
    """
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int):
        return ReadMoney(Decimal(raw))
    if isinstance(raw, float):
        return _from_decimal(Decimal(repr(raw)))
    if isinstance(raw, Decimal):
        return _from_decimal(raw)
    return _from_text(raw) if isinstance(raw, str) else None


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _from_decimal(number: Decimal) -> ReadMoney | None:
    """At most two decimals, after the noise of binary floats (1234567.8900000001) is taken off."""
    if not number.is_finite():
        return None
    if _decimals(number) > 2:
        number = Context(prec=_EXCEL_DIGITS).plus(number).normalize()
        if _decimals(number) > 2:
            return None
    return ReadMoney(number if number else Decimal(0))


def _from_text(raw: str) -> ReadMoney | None:
    text = _SPACES.sub(" ", mend(raw)[0]).strip()
    folded = fold_digits(text)
    if nothing := _NOTHING.fullmatch(folded):
        return ReadMoney(Decimal(0), _words(nothing, text))
    if bracketed := _IN_BRACKETS.fullmatch(folded):
        return ReadMoney(_amount(bracketed, negative=True))
    found = _FORM.fullmatch(folded)
    if found is None or (found["minus"] and found["late_minus"]):
        return None
    words = _words(found, text)
    if _SCALE.fullmatch(words):  # "5 (ล้านบาท)" is not five baht
        return None
    return ReadMoney(_amount(found, negative=bool(found["minus"] or found["late_minus"])), words)


def _amount(found: re.Match[str], negative: bool) -> Decimal:
    amount = Decimal(found["amount"].replace(",", ""))
    return amount.copy_negate() if negative and amount else amount


def _words(found: re.Match[str], text: str) -> str:
    """The words as typed, with their own digits: folding digits keeps every position."""
    return text[found.start("words") : found.end("words")].strip() if found["words"] else ""


def to_satang(amount: Decimal | int) -> Decimal:
    """The amount with exactly two decimals, halves away from zero; any size."""
    exact = Decimal(amount)
    context = Context(prec=max(28, exact.adjusted() + 4), rounding=ROUND_HALF_UP)
    rounded = exact.quantize(_SATANG, context=context)
    return rounded if rounded else abs(rounded)  # never -0.00


def two_decimals(amount: Decimal | int) -> str:
    """1234567 → 1,234,567.00; zero is 0.00."""
    return f"{to_satang(amount):,f}"


def baht(amount: Decimal | int | None) -> str:
    """1234567 → 1,234,567.00; nothing (0 or blank) is "-", as the forms แบบ ผด. print it."""
    return two_decimals(amount) if amount else "-"


def baht_short(amount: Decimal | int | None) -> str:
    """As :func:`baht`, satang only when there are any: 1,234,567 and 1,234,567.50."""
    return baht(amount).removesuffix(".00")


def baht_words(amount: Decimal | int | None) -> str:
    """The amount in words: 1.50 → หนึ่งบาทห้าสิบสตางค์, 100 → หนึ่งร้อยบาทถ้วน, 0.50 → ห้าสิบสตางค์, below zero with ลบ before.

    Blank is "". pythainlp's own bahttext is not used: it rounds binary floats and says ศูนย์บาท before satang.
    """
    if amount is None:
        return ""
    exact = to_satang(amount)
    whole, satang = divmod(int(abs(exact).scaleb(2, Context(prec=max(28, exact.adjusted() + 4)))), 100)
    in_baht = f"{number_words(whole)}บาท" if whole or not satang else ""
    in_satang = f"{number_words(satang)}สตางค์" if satang else "ถ้วน"
    return f"{'ลบ' if exact < 0 else ''}{in_baht}{in_satang}"
