"""A value that may be blank is told where its blank would leave other text alone, and nowhere else."""

from __future__ import annotations

import pytest

from docgen.problems import Severity
from docgen.schema import Field, Kind, record_of
from docgen.thai.filters import FILTERS
from docgen.word.checking.blank_values import blank_values
from docgen.word.checking.check import check_chapter
from docgen.word.healing.heal import heal
from tests.word import docx_builder as build
from tests.word.docx_builder import paragraph, row, table

PROJECT = record_of(
    "project", "โครงการ",
    Field("ชื่อ", Kind.TEXT, "", ("name",)),
    Field("หมายเหตุ", Kind.TEXT, "", ("remark",), may_be_blank=True),
)
SCHEMA = record_of(
    "plan", "แผน",
    Field("ปีงบประมาณ", Kind.INTEGER, "", ("fiscal_year",)),
    Field("ฉบับ", Kind.TEXT, "", ("edition",), may_be_blank=True),
    Field("โครงการทั้งหมด", Kind.LIST, "", ("projects",), record=PROJECT),
)  # fmt: skip


def looped(*cells: str) -> str:
    return table(row("{%tr for โครงการ in โครงการทั้งหมด %}"), row(*cells), row("{%tr endfor %}"))


def told(body: str) -> list[str]:
    chapter, problems = heal(build.package(body), "บท.docx")
    resolved, faults = check_chapter(chapter, SCHEMA, FILTERS)
    assert problems + faults == []
    found = blank_values(chapter, resolved, SCHEMA)
    assert all(each.severity is Severity.WARNING and each.code == "value-may-be-blank" for each in found)
    return [each.what for each in found]


def test_a_blank_amid_text_is_told_with_its_tag() -> None:
    assert told(paragraph("แผน ({{ ฉบับ }})")) == ["“ฉบับ” ในแท็ก “{{ ฉบับ }}” อาจว่าง แล้วข้อความรอบแท็กจะเหลืออยู่โดยไม่มีค่า"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ ฉบับ }}", " {{ ฉบับ }} ", "{% if ฉบับ %}({{ ฉบับ }}){% endif %}", "({{ ฉบับ | ถ้าว่าง('ฉบับแรก') }})",
        "({{ ฉบับ if ฉบับ else 'ฉบับแรก' }})", "แผน {{ ปีงบประมาณ }}", "{% if edition %}({{ ฉบับ }}){% endif %}",
        "{% if ปีงบประมาณ and ฉบับ != '' %}({{ edition }}){% endif %}",
    ],
)  # fmt: skip
def test_what_leaves_nothing_alone_is_not_told(text: str) -> None:
    assert told(paragraph(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "({{ edition }})", "{{ 'ฉบับ ' ~ ฉบับ }} จบ", "{% if ปีงบประมาณ %}({{ ฉบับ }}){% endif %}",
        "{{ ฉบับ }}{{ ปีงบประมาณ }}",
    ],
)  # fmt: skip
def test_a_blank_that_nothing_asks_for_is_told(text: str) -> None:
    assert len(told(paragraph(text))) == 1


def test_an_if_that_has_ended_guards_nothing() -> None:
    assert len(told(paragraph("{% if ฉบับ %}มี{% endif %} ({{ ฉบับ }})"))) == 1


def test_a_column_is_told_by_its_full_name_in_the_loop() -> None:
    (found,) = told(looped("{{ โครงการ.ชื่อ }} ({{ โครงการ.remark }})"))

    assert found.startswith("“โครงการ.หมายเหตุ” ในแท็ก “{{ โครงการ.remark }}”")


def test_a_column_alone_in_its_cell_is_not_told() -> None:
    assert told(looped("{{ โครงการ.ชื่อ }}", "{{ โครงการ.หมายเหตุ }}")) == []


def test_a_condition_of_the_loop_asks_too() -> None:
    assert told(paragraph("{% for ก in โครงการทั้งหมด if ก.หมายเหตุ %}({{ ก.หมายเหตุ }}){% endfor %}")) == []
