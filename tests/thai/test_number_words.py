"""Whole numbers in words, against an independent reading of the rules."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.thai import number_words as module
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


def test_of_pythainlp_only_the_one_module_is_loaded(tmp_path: Path) -> None:
    script = (
        "import sys; from docgen.thai.number_words import number_words; print(ascii(number_words(21)))\n"
        "assert 'pythainlp' not in sys.modules"
    )
    environment = {**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True)

    assert done.stdout.strip() == ascii("ยี่สิบเอ็ด")
    assert not list(tmp_path.glob("pythainlp*"))


@pytest.mark.parametrize("spoil", ["no package", "no file", "a file that cannot be loaded"])
def test_where_the_module_is_not_found_the_package_is_imported_and_told_to_write_nothing(
    spoil: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if spoil.startswith("a file"):
        (tmp_path / "util").mkdir()
        (tmp_path / "util" / "numtoword.py").write_text("import pythainlp_that_is_nowhere", encoding="utf-8")
    package = None if spoil == "no package" else ModuleSpec("pythainlp", None, is_package=True)
    if package is not None:
        package.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(module, "find_spec", lambda _: package)
    monkeypatch.delenv("PYTHAINLP_READ_ONLY", raising=False)
    module._library.cache_clear()
    module._below_a_million.cache_clear()

    assert number_words(21) == "ยี่สิบเอ็ด"

    assert os.environ["PYTHAINLP_READ_ONLY"] == "1"
    module._library.cache_clear()
