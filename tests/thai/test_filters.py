"""The table of filters: every row works as its example says, takes blanks, and is found by both names."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from docgen.schema import Kind, Picture, Value
from docgen.thai.digits import FixedDigits
from docgen.thai.filters import FILTERS, Filter, find_filter
from docgen.thai.printing import printed

_MAP = Picture("แผนที่.png", b"", 9_525 * 400, 9_525 * 300)
_VALUES: dict[str, Value] = {
    "ปีงบประมาณ": 2563,
    "งบประมาณ": Decimal("1234567"),
    "ร้อยละของโครงการ": Decimal("12.5"),
    "จำนวนโครงการ": 21,
    "วันที่ประกาศ": date(2019, 10, 1),
    "ฉบับ": None,
    "แผนงาน": "แผนงานการศึกษา",
    "แผนที่": _MAP,
}
_KIND_VALUES: dict[Kind, tuple[Value, ...]] = {
    Kind.TEXT: ("", "ก ๑ 2 A4"),
    Kind.INTEGER: (0, -7, 2563, 10**30),
    Kind.NUMBER: (0.0, 2.5, 3, Decimal("1.25")),
    Kind.MONEY: (Decimal(0), Decimal("-0.5"), Decimal("1234567.89")),
    Kind.PERCENT: (Decimal(0), Decimal("33.335")),
    Kind.DATE: (date.min, date(2019, 10, 1), date.max),
    Kind.PICTURE: (_MAP, _MAP._replace(width_emu=1, height_emu=10**9)),
}
_ARGUMENTS: dict[Kind, tuple[Value, ...]] = {
    Kind.INTEGER: (0, 15, -15, 10**9, 10**30), Kind.TEXT: ("", "ฉบับแรก"), Kind.NUMBER: (0, -1, 2.5, 10**15),
}
_RESULTS: dict[Kind, type | tuple[type, ...]] = {
    Kind.TEXT: str, Kind.INTEGER: int, Kind.DATE: date, Kind.PICTURE: Picture,
}


def _evaluate(tag: str) -> str:
    """A tag of an example, by an evaluator of its own: a value, then filters with literal arguments."""
    name, *steps = (step.strip() for step in tag.split("|"))
    value = _VALUES[name]
    for step in steps:
        found = re.fullmatch(r"""([^(]+)(?:\((?:(\d+)|"([^"]*)")\))?""", step)
        assert found is not None
        filter_ = find_filter(found[1])
        assert filter_ is not None
        arguments: list[Value] = [int(found[2])] if found[2] else [found[3]] if found[3] else []
        assert len(arguments) == len(filter_.arguments)
        value = filter_.function(value, *arguments)
    return f"รูปกว้าง {value.width_emu / 360_000:g} ซม." if isinstance(value, Picture) else printed(value)


def _name(filter_: Filter) -> str:
    return filter_.twin


@pytest.mark.parametrize("filter_", FILTERS.values(), ids=_name)
def test_a_filter_prints_what_its_example_says(filter_: Filter) -> None:
    tag, expected = filter_.example

    assert filter_.name in tag
    assert _evaluate(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("วันที่ประกาศ | เลขไทย", "๑ ตุลาคม ๒๕๖๒"),
        ("วันที่ประกาศ | วันที่ย่อ | เลขไทย", "๑ ต.ค. ๖๒"),
        ("งบประมาณ | บาท | เลขไทย", "๑,๒๓๔,๕๖๗.๐๐"),
        ("งบประมาณ | เลขอารบิก", "1,234,567.00"),
        ("ปีงบประมาณ | บาท", "2,563.00"),
        ("ฉบับ | บาท", "-"),
        ("ฉบับ | บาทย่อ", "-"),
        ("ฉบับ | วันที่", ""),
        ("ปีงบประมาณ | ถ้าว่าง(\"-\")", "2563"),
        ("งบประมาณ | บาท | เลขไทย | ถ้าว่าง(\"-\")", "๑,๒๓๔,๕๖๗.๐๐"),
        ("วันที่ประกาศ | ปี | ตัวอักษร", "สองพันห้าร้อยหกสิบสอง"),
        ("วันที่ประกาศ | ปิดประกาศภายใน | ปิดประกาศถึง | date", "15 พฤศจิกายน 2562"),
        ("จำนวนโครงการ | วันเริ่มปีงบประมาณ | วันที่", ""),
        ("จำนวนโครงการ | ร้อยละ", "21.00"),
    ],
)
def test_filters_follow_one_another(tag: str, expected: str) -> None:
    assert _evaluate(tag) == expected


@pytest.mark.parametrize("filter_", FILTERS.values(), ids=_name)
def test_a_filter_raises_nothing_and_gives_the_kind_it_promises(filter_: Filter) -> None:
    argument_lists = list(product(*(_ARGUMENTS[kind] for kind in filter_.arguments)))

    for value in (None, *(each for kind in filter_.kinds for each in _KIND_VALUES[kind])):
        for arguments in argument_lists:
            result = filter_.function(value, *arguments)
            assert isinstance(result, _RESULTS[filter_.result]) or (result is None and filter_.result is not Kind.TEXT)
            assert isinstance(result, FixedDigits) is filter_.explicit_numerals


@pytest.mark.parametrize("filter_", FILTERS.values(), ids=_name)
def test_a_filter_is_found_by_its_name_and_its_twin(filter_: Filter) -> None:
    assert find_filter(filter_.name) is find_filter(filter_.twin) is filter_


def test_names_and_twins_are_all_different() -> None:
    names = [*FILTERS, *(each.twin for each in FILTERS.values())]

    assert len(set(names)) == len(names)


def test_an_unknown_filter_is_not_found() -> None:
    assert find_filter("safe") is None


@pytest.mark.parametrize("filter_", FILTERS.values(), ids=_name)
def test_names_can_be_written_in_a_tag(filter_: Filter) -> None:
    assert filter_.name.isidentifier()
    assert filter_.twin.isidentifier()


def test_a_blank_is_also_only_spaces() -> None:
    assert FILTERS["ถ้าว่าง"].function("  ", "ไม่มี") == "ไม่มี"
