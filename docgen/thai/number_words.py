"""Whole numbers in Thai words. The one home of pythainlp.

pythainlp is loaded when first needed, and of it only the one module: importing the package costs 60–140 ms, half of a
short run.
It is asked for numbers below a million only, where it is right; beyond, it reads 1,000,001,000,000 as หนึ่งล้านหนึ่งล้าน
where the rule of เอ็ด wants หนึ่งล้านเอ็ดล้าน (1,000,001 millions).
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

_MILLION = 10**6


@cache
def _below_a_million(number: int) -> str:
    return str(_library().num_to_thaiword(number))


@cache
def _library() -> Any:
    """pythainlp.util.numtoword, which needs nothing else of its package; by way of the package where that fails."""
    package = find_spec("pythainlp")
    for folder in (package and package.submodule_search_locations) or ():
        spec: Any = spec_from_file_location("pythainlp_numtoword", Path(folder) / "util" / "numtoword.py")
        with suppress(OSError, ImportError):
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    return _by_way_of_the_package()


def _by_way_of_the_package() -> Any:
    # Without it the import creates a folder pythainlp-data in the user's home (promise R20).
    os.environ["PYTHAINLP_READ_ONLY"] = "1"
    from pythainlp.util import numtoword

    return numtoword


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
