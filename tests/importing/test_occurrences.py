"""A plan's own words in its prose become tags; laws, other plans, other dates and other names stay as typed."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.importing.occurrences import reader_of
from docgen.tagging import retagged
from docgen.thai import dates
from tests.importing.finished_plan import PROJECT, SEED, found_of

FOUND = found_of(
    {**SEED, "ฉบับ": "เพิ่มเติม ครั้งที่ 1"}, *[{**PROJECT, "งบประมาณ": Decimal("411522.50")}] * 3
)  # fmt: skip


def tagged(text: str, *, in_head: bool = False) -> str:
    return retagged(text, reader_of(FOUND)(text, in_head).replacements)


def kept(text: str) -> list[str]:
    return [each.text for each in reader_of(FOUND)(text, False).kept]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("องค์การบริหารส่วนตำบลพระรักษ์มีหน้าที่", "{{ ชื่อหน่วยงาน }}มีหน้าที่"),
        ("คณะกรรมการพัฒนาองค์การบริหารส่วนตำบลพระรักษ์", "คณะกรรมการพัฒนา{{ ชื่อหน่วยงาน }}"),
        ("นายกองค์การบริหารส่วนตำบลพระรักษ์", "{{ ตำแหน่งผู้ประกาศ }}"),
        ("(นายสมชาย ใจดี)", "({{ ผู้ประกาศ }})"),
        ("กิจกรรมขององค์การบริหารส่วนตำบลเอง", "กิจกรรมของ{{ ประเภทหน่วยงาน }}เอง"),
        ("สำนักงาน อบต.พระรักษ์", "สำนักงาน {{ ชื่อหน่วยงานย่อ }}"),
        ("อบต. และประชาชนตำบลพระรักษ์", "{{ ประเภทหน่วยงานย่อ }} และประชาชนตำบล{{ ชื่อเฉพาะหน่วยงาน }}"),
        ("อำเภอพัฒนา จังหวัด ขอนแก่น", "อำเภอ{{ อำเภอ }} จังหวัด {{ จังหวัด }}"),
        ("ต.พระรักษ์ อ.พัฒนา จ.ขอนแก่น", "ต.{{ ชื่อเฉพาะหน่วยงาน }} อ.{{ อำเภอ }} จ.{{ จังหวัด }}"),
        ("องค์การบริหารส่วนตำบล พระรักษ์", "{{ ประเภทหน่วยงาน }} {{ ชื่อเฉพาะหน่วยงาน }}"),
        ("อบต. พระรักษ์", "{{ ประเภทหน่วยงานย่อ }} {{ ชื่อเฉพาะหน่วยงาน }}"),
        ("(นายสมชาย\u00a0ใจดี)", "({{ ผู้ประกาศ }})"),
        ("แผนการดำเนินงาน (เพิ่มเติม ครั้งที่ 1)", "แผนการดำเนินงาน{% if ฉบับ %} ({{ ฉบับ }}){% endif %}"),
    ],
)
def test_names_become_tags(typed: str, expected: str) -> None:
    assert tagged(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ประจำปีงบประมาณ พ.ศ.2563", "ประจำปีงบประมาณ พ.ศ.{{ ปีงบประมาณ }}"),
        ("ประจำปี ๒๕๖๓", "ประจำปี {{ ปีงบประมาณ | เลขไทย }}"),
        ("ตุลาคม 2562 ถึงกันยายน 2563", "ตุลาคม {{ ปีก่อน }} ถึงกันยายน {{ ปีงบประมาณ }}"),
        ("แผนปีงบประมาณ 2564", "แผนปีงบประมาณ {{ ปีถัดไป }}"),
        ("ต.ค. 62 - ก.ย. ๖๓", "ต.ค. {{ ปีก่อน - 2500 }} - ก.ย. {{ (ปีงบประมาณ - 2500) | เลขไทย }}"),
        ("พ.ศ. ๒๕๖๒", "พ.ศ. {{ ปีก่อน | เลขไทย }}"),
        ("แก้ไข ครั้งที่ 2/2563", "แก้ไข ครั้งที่ 2/{{ ปีงบประมาณ }}"),
        ("ระหว่างปี 2562 - 2563", "ระหว่างปี {{ ปีก่อน }} - {{ ปีงบประมาณ }}"),
        (
            "ตามข้อบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. 2563",
            "ตามข้อบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. {{ ปีงบประมาณ }}",
        ),
        (
            "ตามระเบียบดังกล่าว จึงจัดทำแผนการดำเนินงาน พ.ศ. 2563",
            "ตามระเบียบดังกล่าว จึงจัดทำแผนการดำเนินงาน พ.ศ. {{ ปีงบประมาณ }}",
        ),
    ],
)  # fmt: skip
def test_the_plans_years_become_tags(typed: str, expected: str) -> None:
    assert tagged(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "ระเบียบกระทรวงมหาดไทย ว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 และ (ฉบับที่ 3) พ.ศ. ๒๕๖๓",
        "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537 และที่แก้ไขเพิ่มเติมถึง (ฉบับที่ 7) พ.ศ. 2562",
        "พ.ร.บ. การจัดซื้อจัดจ้าง พ.ศ. 2563",
        "ประกาศกระทรวงมหาดไทย เรื่อง หลักเกณฑ์ พ.ศ. ๒๕๖๒",
        "ตามกฎหมายว่าด้วยสภาตำบลและองค์การบริหารส่วนตำบล",
    ],
)
def test_laws_stay_whole_even_in_the_plans_years(typed: str) -> None:
    assert (tagged(typed), kept(typed)) == (typed, [])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("แผนพัฒนาท้องถิ่น (พ.ศ. 2561 - 2565)", []),
        ("แผนพัฒนาท้องถิ่น (พ.ศ. 2563-2567)", ["2563-2567"]),
        ("ลงวันที่ 15 สิงหาคม 2562", ["2562"]),
        ("มติที่ประชุม 12/08/2563", ["2563"]),
        ("เลขที่ 2563", ["2563"]),
        ("น้ำท่วมใน พ.ศ. 2562", ["2562"]),
        ("วัดพระรักษ์ หมู่ที่ 2", ["พระรักษ์"]),
        ("องค์การบริหารส่วนตำบลพระรักษ์ใหญ่", ["องค์การบริหารส่วนตำบลพระรักษ์"]),
        ("อำเภอพัฒนานิคม", ["พัฒนา"]),
        ("องค์การบริหารส่วนตำบลหนองบัว", []),
        ("12,563 บาท", []),
        ("โทร. 043-2563", ["2563"]),
    ],
)
def test_what_is_not_surely_the_plans_stays_and_is_told(typed: str, told: list[str]) -> None:
    assert (tagged(typed), kept(typed)) == (typed, told)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ประกาศ ณ วันที่ 30 กันยายน พ.ศ. 2562", "ประกาศ ณ วันที่ {{ วันที่ประกาศ | วันที่พศ }}"),
        ("๓๐ ก.ย. ๖๒", "{{ วันที่ประกาศ | วันที่ย่อ | เลขไทย }}"),
        ("1 ตุลาคม 2562 - 30 กันยายน 2563",
         "{{ วันเริ่มปีงบประมาณ | วันที่ }} - {{ วันสิ้นปีงบประมาณ | วันที่ }}"),
        ("วันที่ 30  เดือนกันยายน   2562",
         "วันที่ {{ วันที่ประกาศ | วัน }}  เดือน{{ วันที่ประกาศ | เดือน }}   {{ วันที่ประกาศ | ปี }}"),
        ("ภายในวันที่ 15 ตุลาคม 2562", "ภายในวันที่ {{ ปิดประกาศภายใน | วันที่ }}"),
    ],
)  # fmt: skip
def test_the_plans_dates_become_tags_in_the_form_that_is_typed(typed: str, expected: str) -> None:
    assert tagged(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("จำนวน 3 โครงการ", "จำนวน {{ รวม.จำนวนโครงการ }} โครงการ"),
        ("รวมทั้งสิ้น ๓ โครงการ", "รวมทั้งสิ้น {{ รวม.จำนวนโครงการ | เลขไทย }} โครงการ"),
        ("งบประมาณ 1,234,567.50 บาท", "งบประมาณ {{ รวม.งบประมาณ | บาท }} บาท"),
        (
            "(หนึ่งล้านสองแสนสามหมื่นสี่พันห้าร้อยหกสิบเจ็ดบาทห้าสิบสตางค์)", "({{ รวม.งบประมาณ | บาทตัวอักษร }})",
        ),
        ("ขั้นตอนที่ 3 โครงการพัฒนา", "ขั้นตอนที่ 3 โครงการพัฒนา"),
        ("11,234,567.50 บาท", "11,234,567.50 บาท"),
    ],
)  # fmt: skip
def test_totals_become_tags(typed: str, expected: str) -> None:
    assert tagged(typed) == expected


def test_a_column_of_a_tables_head_is_surely_the_plans_year() -> None:
    assert tagged("งบประมาณ 2562", in_head=True) == "งบประมาณ {{ ปีก่อน }}"
    assert tagged("ราคา 2562") == "ราคา 2562"


def test_a_place_that_the_proof_refused_stays_typed() -> None:
    text = "อำเภอพัฒนา จังหวัดขอนแก่น"

    reading = reader_of(FOUND, [(text, text.index("ขอนแก่น"))])(text, False)

    assert retagged(text, reading.replacements) == "อำเภอ{{ อำเภอ }} จังหวัดขอนแก่น"


def test_a_name_is_found_however_old_programs_stored_its_letters() -> None:
    found = found_of({**SEED, "อำเภอ": "ท่าน้ำ", "จังหวัด": "ลำปาง"})

    text = "อําเภอ อำเภอท่านํ้า จังหวัดลําปาง"

    assert retagged(text, reader_of(found)(text, False).replacements) == "อําเภอ อำเภอ{{ อำเภอ }} จังหวัด{{ จังหวัด }}"


def test_a_text_with_tags_of_its_own_is_left_alone() -> None:
    assert tagged("{{ ปีงบประมาณ }} ปีงบประมาณ 2563") == "{{ ปีงบประมาณ }} ปีงบประมาณ 2563"


WORDS = ("องค์การบริหารส่วนตำบลพระรักษ์", "ปีงบประมาณ 2563", "อำเภอพัฒนา", "30 กันยายน 2562")


@given(st.text(max_size=60), st.sampled_from(WORDS))
def test_nothing_but_the_plans_words_ever_changes(around: str, words: str) -> None:
    text = around + words + around

    changes = reader_of(FOUND)(text, False).replacements

    assert all(one.end <= other.start for one, other in pairwise(changes))
    typed = [text[each.start : each.end] for each in changes]
    allowed = "พระรักษ์|องค์การ|อบต|พัฒนา|ขอนแก่น|สมชาย|25[0-9๐-๙]{2}|กันยายน|[0-9๐-๙]{1,2}"
    assert all(re.search(allowed, each) for each in typed)


@given(st.dates(date(2019, 1, 1), date(2021, 12, 31)))
def test_only_the_plans_own_dates_become_tags(day: date) -> None:
    own = {date(2019, 9, 30), date(2019, 10, 1), date(2020, 9, 30), date(2019, 10, 15), date(2019, 10, 30)}

    assert (tagged(dates.long_date(day)) != dates.long_date(day)) == (day in own)


HOSTILE = (
    " ", "2563 ", "พ.ศ. ", "ฉบับที่ 3 ", "พระรักษ์", "อำเภอ ", "30 กันยายน ", "(", "ระเบียบ พ.ศ. 2563", "2562 - ",
    "ตำบล พระรักษ์ ", "จำนวน 3 ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_takes_more_than_its_length(piece: str) -> None:
    read = reader_of(FOUND)

    def seconds(count: int) -> float:
        times = []
        for _ in range(3):
            started = perf_counter()
            read(f"ฉบับที่ 3{piece * count}2563", False)
            times.append(perf_counter() - started)
        return min(times)

    # Sixteen times the text: linear is 16 times the time, quadratic 256.
    assert seconds(8_000) < 80 * max(seconds(500), 0.0005)
