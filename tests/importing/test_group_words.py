"""The headings of a plan's groups, however they are printed, and the tags that print them again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.importing.found import Reading
from docgen.importing.group_words import Groups, groups_of, heading_of, tactic_of
from tests.importing.finished_plan import PROJECT, SEED, found_of, reading

RECORDS = [
    {**PROJECT, "ยุทธศาสตร์": "การพัฒนาคน", "กลยุทธ์": "ส่งเสริมการเรียน", "แผนงาน": "แผนงานการศึกษา"},
    {**PROJECT, "ยุทธศาสตร์": "การพัฒนาคน", "กลยุทธ์": "ส่งเสริมครู", "แผนงาน": "แผนงานการศึกษา"},
    {**PROJECT, "ยุทธศาสตร์": "ยุทธศาสตร์ที่ 2 การพัฒนาเมือง", "กลยุทธ์": "ถนน", "แผนงาน": "เคหะและชุมชน"},
]  # fmt: skip
NUMBER = "{{ ยุทธศาสตร์.ลำดับ }}"


def groups() -> Groups:
    return groups_of(found_of(SEED, *RECORDS), "โครงการ")


@pytest.mark.parametrize(
    ("typed", "under", "expected"),
    [
        ("1. ยุทธศาสตร์การพัฒนาคน", "", NUMBER + ". {{ ยุทธศาสตร์.ชื่อเต็ม }}"),
        ("ยุทธศาสตร์ที่ 1 การพัฒนาคน", "", f"ยุทธศาสตร์ที่ {NUMBER} {{{{ ยุทธศาสตร์.ชื่อ }}}}"),
        ("ยุทธศาสตร์ที่ ๑ การพัฒนาคน", "", "ยุทธศาสตร์ที่ {{ ยุทธศาสตร์.ลำดับ | เลขไทย }} {{ ยุทธศาสตร์.ชื่อ }}"),
        ("ยุทธศาสตร์ : การพัฒนาคน  ", "", "ยุทธศาสตร์ : {{ ยุทธศาสตร์.ชื่อ }}  "),
        ("9. ยุทธศาสตร์การพัฒนาคน", "", "9. {{ ยุทธศาสตร์.ชื่อเต็ม }}"),
        ("ยุทธศาสตร์ที่ 2 การพัฒนาเมือง", "", "{{ ยุทธศาสตร์.ชื่อเต็ม }}"),
        ("ยุทธศาสตร์ที่ ๒ การพัฒนาเมือง", "", "{{ ยุทธศาสตร์.ชื่อเต็ม | เลขไทย }}"),
        ("1.1 แผนงานการศึกษา", "การพัฒนาคน", NUMBER + ".{{ แผนงาน.ลำดับ }} {{ แผนงาน.ชื่อเต็ม }}"),
        ("1.2 แผนงานการศึกษา (ต่อ)", "การพัฒนาคน", NUMBER + ".{{ แผนงาน.ลำดับ }} {{ แผนงาน.ชื่อเต็ม }} (ต่อ)"),
        ("1) แผนงานเคหะและชุมชน", "ยุทธศาสตร์ที่ 2 การพัฒนาเมือง", "{{ แผนงาน.ลำดับ }}) {{ แผนงาน.ชื่อเต็ม }}"),
        ("เคหะและชุมชน", "ยุทธศาสตร์ที่ 2 การพัฒนาเมือง", "{{ แผนงาน.ชื่อ }}"),
    ],
)
def test_a_heading_prints_again_from_its_tags(typed: str, under: str, expected: str) -> None:
    found = heading_of(typed, groups(), under)

    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    ("typed", "under"),
    [
        ("แผนการดำเนินงานเพื่อการพัฒนาคน", ""), ("แผนงานการศึกษา", ""), ("แผนงานสาธารณสุข", "การพัฒนาคน"), ("", "การพัฒนาคน"),
        ("การพัฒนาคนและชุมชน", ""),
    ],
)  # fmt: skip
def test_other_lines_are_no_headings(typed: str, under: str) -> None:
    assert heading_of(typed, groups(), under) is None


def test_a_name_that_the_import_mended_is_found_as_the_plan_spells_it() -> None:
    found = found_of(SEED, {**PROJECT, "แผนงาน": "แผนงานการพาณิชย์"})
    cells = dict(found.records[0].cells)
    cells["แผนงาน"] = Reading("แผนงานการพาณิชย์", reading("").place, "1.1 แผนงานการพานิชย์", "สะกดต่างไป")
    mended = replace(found, records=(replace(found.records[0], cells=cells),))

    heading = heading_of("1.1 แผนงานการพานิชย์", groups_of(mended, "โครงการ"), "การพัฒนาคน")

    assert heading is not None
    assert (heading.name, heading.text) == ("แผนงานการพาณิชย์", NUMBER + ".{{ แผนงาน.ลำดับ }} {{ แผนงาน.ชื่อเต็ม }}")


def test_a_line_that_names_a_tactic_gets_its_tag() -> None:
    assert tactic_of("กลยุทธ์ ส่งเสริมการเรียน", groups()) == "กลยุทธ์ {{ แผนงาน.กลยุทธ์ }}"
    assert tactic_of("ส่งเสริมการเรียนรู้", groups()) is None
