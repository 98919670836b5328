"""Whole numbers in Thai words. The one home of pythainlp.

pythainlp is imported when first needed: importing it costs 60–140 ms, which a plan without number words never pays.
It is asked for numbers below a million only, where it is right; beyond, it reads 1,000,001,000,000 as หนึ่งล้านหนึ่งล้าน
where the rule of เอ็ด wants หนึ่งล้านเอ็ดล้าน (1,000,001 millions).
"""

from __future__ import annotations

import os
from functools import cache

_MILLION = 10**6


@cache
def _below_a_million(number: int) -> str:
    # Without it the import creates a folder pythainlp-data in the user's home (promise R20).
    os.environ["PYTHAINLP_READ_ONLY"] = "1"
    from pythainlp.util.numtoword import num_to_thaiword

    return str(num_to_thaiword(number))


def _groups(number: int) -> list[int]:
    """The number's groups of six digits, the highest first."""
    groups: list[int] = []
    while number:
        number, group = divmod(number, _MILLION)
        groups.append(group)
    return groups[::-1]


def number_words(number: int) -> str:
    """The number as it is read aloud: 21 → ยี่สิบเอ็ด, -5 → ลบห้า; any size."""
    if number == 0:
        return _below_a_million(0)
    words = ""
    for group in _groups(abs(number)):
        if words:
            words += "ล้าน"
        if group:
            words += "เอ็ด" if group == 1 and words else _below_a_million(group)
    return words if number > 0 else f"ลบ{words}"
