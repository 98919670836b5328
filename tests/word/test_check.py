"""A chapter's tags are proven against the schema: all that is wrong, in every part, at once, each at its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgen.problem_codes import CODES
from docgen.problems import Problem, Severity, WordPlace, in_reading_order
from docgen.schema import Kind
from docgen.thai.filters import FILTERS
from docgen.word.checking.check import check_chapter
from docgen.word.healing.heal import heal
from docgen.word.package import Package
from docgen.word.tags.chapter import TagKind
from docgen.word.tags.expressions import Resolved
from tests.growth_of_time import LINEAR, TIMES, growth
from tests.word.docx_builder import cell, heading, package, paragraph, row, run, table
from tests.word.tag_schema import PLAN


def checked(opened: Package | str) -> tuple[dict[int, Resolved], list[Problem]]:
    """Healed and checked: the resolved tags and the problems of both steps."""
    opened = package(opened) if isinstance(opened, str) else opened
    chapter, problems = heal(opened, "บท.docx", 1)
    resolved, faults = check_chapter(chapter, PLAN, FILTERS)
    return resolved, in_reading_order(problems + faults)


def place(problem: Problem) -> WordPlace:
    assert isinstance(problem.where, WordPlace)
    return problem.where


def paragraphs(*texts: str) -> str:
    return "".join(map(paragraph, texts))


GOOD = {
    "values": paragraphs("{{ ปีงบประมาณ }} {{ ชื่อหน่วยงาน }}", "{{ หน่วยงาน.อำเภอ }}"),
    "a loop over rows": table(
        row("{%tr for โครงการ in โครงการทั้งหมด %}", ""),
        row("{{ loop.index }}", "{{ โครงการ.งบประมาณ | บาท }}"),
        row("{%tr endfor %}", ""),
    ),
    "loops in loops": paragraphs(
        "{%p for แผนงาน in แผนงานทั้งหมด %}", "{{ แผนงาน.ชื่อ }}", "{%p for p in แผนงาน.projects %}",
        "{{ แผนงาน.ชื่อ }} {{ p.name }}", "{%p endfor %}", "{%p endfor %}",
    ),
    "a loop around a table": paragraph("{%p for แผนงาน in แผนงานทั้งหมด %}")
    + table(
        row("{%tr for p in แผนงาน.โครงการทั้งหมด %}"),
        row("{% if p.งบประมาณ > 0 %}{{ p.งบประมาณ | บาท }}{% else %}-{% endif %}"),
        row("{%tr else %}"), row("ไม่มีโครงการของ {{ แผนงาน.ชื่อ }}"), row("{%tr endfor %}"),
    )
    + paragraph("{%p endfor %}"),
    "a variable used again in a second loop": paragraphs(
        "{% for p in projects %}{{ p.ชื่อ }}{% endfor %}", "{% for p in programmes %}{{ p.budget_share }}{% endfor %}",
    ),
    "a condition in a text box": paragraph(
        f"<w:r><w:pict><w:txbxContent>{paragraphs('{%p if ปีงบประมาณ %}', '{{ ปีงบประมาณ }}', '{%p endif %}')}"
        "</w:txbxContent></w:pict></w:r>"
    ),
    "a loop around a text box": paragraphs("{%p for p in projects %}")
    + paragraph(f"<w:r><w:pict><w:txbxContent>{paragraph('{{ p.ชื่อ }}')}</w:txbxContent></w:pict></w:r>")
    + paragraphs("{%p endfor %}"),
    "a month's cell": table(row("{%tr for p in projects %}"), row("{{ p.ตค }}"), row("{%tr endfor %}")),
    "brackets around a word that is no name": paragraphs("{ตัวอย่าง} { }"),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_a_right_chapter_has_no_problem_and_every_tag_is_resolved(name: str) -> None:
    opened = package(GOOD[name])
    chapter, problems = heal(opened, "บท.docx")

    resolved, faults = check_chapter(chapter, PLAN, FILTERS)

    assert problems + faults == []
    assert resolved.keys() == chapter.tags.keys()
    assert all(bool(resolved[tag.id].word) is (tag.kind is TagKind.STATEMENT) for tag in chapter.tags.values())


BAD = {
    "an unclosed loop": (
        paragraphs("{%p for p in projects %}", "{{ p.ชื่อ }}"), "block-unclosed", "“{%p for p in projects %}”",
    ),
    "an unclosed condition in a loop": (
        paragraphs("{%p for p in projects %}", "{%p if p.ชื่อ %}", "x", "{%p endfor %}"),
        "block-unclosed", "“{%p if p.ชื่อ %}”",
    ),
    "a stray end": (paragraphs("x", "{%p endfor %}"), "block-stray", "“{%p endfor %}”"),
    "a stray else": (paragraphs("x{% else %}y"), "block-stray", "“{% else %}”"),
    "two elses": (
        paragraphs("{% if ปีงบประมาณ %}a{% else %}b{% else %}c{% endif %}"), "block-stray", "หลัง else",
    ),
    "a condition over two paragraphs": (
        paragraphs("{% if ปีงบประมาณ %}ก", "ข{% endif %}"), "block-crosses", "ย่อหน้า “ข{% endif %}”",
    ),
    "a loop over two cells": (
        table(row("{% for p in projects %}{{ p.ชื่อ }}", "{{ p.งบประมาณ }}{% endfor %}")),
        "block-crosses", "แถว 1 ช่อง 2",
    ),
    "a loop that begins in a row and ends in a paragraph": (
        table(row("{%tr for p in projects %}"), row("{{ p.ชื่อ }}")) + paragraph("{%p endfor %}"),
        "block-crosses", "ระดับแถวของตาราง แต่ “{%p endfor %}” อยู่เป็นย่อหน้าของตัวเอง",
    ),
    "a row loop closed in a cell": (
        table(row("{%tr for p in projects %}"), row("{{ p.ชื่อ }}{% endfor %}")), "block-crosses", "ระดับข้อความในย่อหน้า",
    ),
    "a row loop over two tables": (
        table(row("{%tr if ปีงบประมาณ %}"), row("x")) + paragraph("") + table(row("y"), row("{%tr endif %}")),
        "block-crosses", "ตาราง 2 แถว 2 ช่อง 1",
    ),
    "a condition that begins in a link": (
        paragraph(f"<w:hyperlink>{run('{% if ปีงบประมาณ %}ก')}</w:hyperlink>", "ข{% endif %}"), "block-crosses", "ในลิงก์",
    ),
    "a condition with its else elsewhere": (
        paragraphs("{%p if ปีงบประมาณ %}", "ก{% else %}ข", "{%p endif %}"), "block-stray", "“{% else %}”",
    ),
    "a row's else written as text": (
        table(row("{%tr if ปีงบประมาณ %}"), row("ก"), row("{% else %}"), row("ข"), row("{%tr endif %}")),
        "block-stray", "อยู่คนละระดับกับ “{%tr if ปีงบประมาณ %}”",
    ),
    "a loop variable after its loop": (
        paragraphs("{%p for p in projects %}", "{%p endfor %}", "{{ p.ชื่อ }}"), "name-unknown", "หลังจาก for",
    ),
    "a loop variable in the else of its loop": (
        paragraphs("{%p for p in projects %}", "{%p else %}", "{{ p.ชื่อ }}", "{%p endfor %}"), "name-unknown", "“p”",
    ),
    "a name of a row outside its loop": (paragraphs("{{ โครงการ.ชื่อ }}"), "name-unknown", "“โครงการ”"),
    "an unknown name in a branch never taken": (
        paragraphs("{% if ปีงบประมาณ < 0 %}{{ ไม่มีชื่อนี้ }}{% endif %}"), "name-unknown", "“ไม่มีชื่อนี้”",
    ),
    "an unknown list": (
        paragraphs("{% for p in โครงการทั้งมด %}{{ p.อะไรก็ได้ }}{% endfor %}"), "name-unknown", "“โครงการทั้งมด”",
    ),
    "single brackets around a name": (paragraphs("ปี {ปีงบประมาณ}"), "tag-unclosed", "“{ปีงบประมาณ}”"),
    "single brackets around a path": (paragraphs("ปี { โครงการ.ชื่อ | เลขไทย }"), "tag-unclosed", "โครงการ.ชื่อ"),
    "an end that is two words": (paragraphs("{%p for p in projects %}", "{%p end for %}"), "tag-syntax", "“end”"),
    "blocks beyond reading": (
        paragraphs("{% if ปีงบประมาณ %}" * 13 + "x" + "{% endif %}" * 13), "tag-forbidden", "12 ชั้น",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_wrong_chapter_is_told_once_in_its_own_words(name: str) -> None:
    body, code, words = BAD[name]

    _, problems = checked(body)

    assert [problem.code for problem in problems] == [code]
    assert words in problems[0].what
    assert problems[0].severity is Severity.ERROR
    assert problems[0].code in CODES


def test_ten_mistakes_in_one_chapter_are_all_told_with_their_places() -> None:
    body = (
        heading("บทนำ")
        + paragraphs("ปี {{ ปีงบประมาน }}", "{{ ชื่อหน่วยงาน | บาท }}", "{{ ชื่อหน่วยงาน | บาด }}", "{{ ปีงบประมาณ")
        + paragraphs("ข้อความ {%p if ปีงบประมาณ %}", "{%p endif %}", "{{ โครงการทั้งหมด }}")
        + paragraphs("{%tr if ปีงบประมาณ %}{%tr endif %}")
        + heading("ตาราง")
        + table(row("ที่", "ชื่อ"), row("{% for p in projects %}", "{{ p.ชื่อ }}{% endfor %}"), row("", "{{ p.budgett }}"))
        + paragraphs("{{ range(3) }}")
    )

    _, problems = checked(body)

    told = {(problem.code, place(problem).heading, place(problem).row, place(problem).cell) for problem in problems}
    assert told == {
        ("name-unknown", "บทนำ", 0, 0), ("filter-misused", "บทนำ", 0, 0), ("filter-unknown", "บทนำ", 0, 0),
        ("tag-unclosed", "บทนำ", 0, 0), ("tag-beside", "บทนำ", 0, 0), ("value-unprintable", "บทนำ", 0, 0),
        ("tag-misplaced", "บทนำ", 0, 0), ("block-crosses", "ตาราง", 2, 1), ("name-unknown", "ตาราง", 3, 2),
        ("tag-forbidden", "ตาราง", 0, 0),
    }  # fmt: skip


def test_problems_are_found_in_every_part() -> None:
    note = f'<w:footnote w:id="2">{paragraph("{{ ค }}")}</w:footnote>'
    parts = {"header": paragraph("{{ ก }}"), "footer": paragraph("{% if ปีงบประมาณ %}"), "footnotes": note}
    opened = package("", parts, core="<dc:title>{{ ง }}</dc:title>")

    _, problems = checked(opened)

    assert {(problem.code, place(problem).part) for problem in problems} == {
        ("name-unknown", "หัวกระดาษ"), ("block-unclosed", "ท้ายกระดาษ"), ("name-unknown", "เชิงอรรถ"),
        ("name-unknown", "คุณสมบัติของแฟ้ม"),
    }  # fmt: skip


def test_a_link_address_has_no_loops() -> None:
    link = '<w:hyperlink r:id="rIdL"><w:r><w:t>เว็บ</w:t></w:r></w:hyperlink>'
    body = paragraph("{%p for p in projects %}") + paragraph(link) + paragraph("{%p endfor %}")

    _, problems = checked(package(body, links={"rIdL": "https://go.th/{{ p.ชื่อ }}/{{ ปีงบประมาณ }}"}))

    assert [problem.code for problem in problems] == ["name-unknown"]
    assert "ทั้งเล่ม" in problems[0].mend
    assert place(problems[0]).text == "เว็บ"


def test_an_alternative_text_in_a_loop_may_print_its_row() -> None:
    properties = '<wp:docPr id="1" name="a" descr="{{ p.ชื่อ }}{{ x }}"/>'
    drawing = f"<w:r><w:drawing><wp:inline>{properties}</wp:inline></w:drawing></w:r>"
    body = paragraph("{%p for p in projects %}") + paragraph(drawing) + paragraph("{%p endfor %}")

    resolved, problems = checked(body)

    assert [each.field.name for each in resolved.values() if not each.word and each.field] == ["ชื่อ"]
    assert [problem.what for problem in problems] == ["ไม่รู้จักชื่อ “x” ในแท็ก “{{ x }}”"]


def test_brackets_that_hide_an_end_are_told_without_an_echo() -> None:
    _, problems = checked(paragraphs("{%p for p in projects %}", "{{ p.ชื่อ }}", "{%p endfor }"))

    assert [problem.code for problem in problems] == ["tag-unclosed"]


def test_text_beside_a_tag_is_told_without_an_echo() -> None:
    _, problems = checked(paragraphs("ข้อความ {%p if ปีงบประมาณ %}", "ก", "{%p endif %}"))

    assert [problem.code for problem in problems] == ["tag-beside"]


def test_a_block_over_content_controls_is_mended_by_taking_them_away() -> None:
    tags = ("{%p for p in projects %}", "{{ p.ชื่อ }}", "{%p endfor %}")
    controls = (f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(tag)}</w:sdtContent></w:sdt>" for tag in tags)

    _, problems = checked("".join(controls))

    assert [problem.code for problem in problems] == ["block-crosses"]
    assert problems[0].mend.startswith("ลบตัวควบคุมเนื้อหาที่ครอบแท็กไว้")


def test_the_tag_that_was_added_for_an_empty_cell_is_resolved_too() -> None:
    resolved, problems = checked(table(row(cell("{%p if ปีงบประมาณ %}", "x", "{%p endif %}"))))

    assert problems == []
    assert sorted(each.word for each in resolved.values()) == ["else", "endif", "if"]


def test_kinds_reach_the_compiler() -> None:
    resolved, _ = checked(table(row("{%tr for p in projects %}"), row("{{ p.oct }}"), row("{%tr endfor %}")))

    span = resolved[2]
    assert (span.kind, span.field.position if span.field else -1) == (Kind.SPAN, 0)


HOSTILE: dict[str, Callable[[int], str]] = {
    "unknown names": lambda count: "".join(paragraph(f"{{{{ ปีงบประมาน{number} }}}}") for number in range(2 * count)),
    "loops never closed": lambda count: paragraphs(*["{%p for p in projects %}"] * 3 * count),
    "conditions within conditions": lambda count: paragraphs(
        "{% if ปีงบประมาณ %}" * 3 * count + "{% endif %}" * 3 * count
    ),
    "row tags": lambda count: table(*[row("{%tr for p in projects %}")] * count),
    "cell tags": lambda count: table(row(*["{%tc if ปีงบประมาณ %}"] * 2 * count)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_templates_are_refused_in_linear_time(name: str) -> None:
    small, large = HOSTILE[name](1000 // TIMES), HOSTILE[name](1000)

    assert checked(large)[1]
    assert growth(checked, small, large) < LINEAR
