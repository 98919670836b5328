from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.thai.digits import Numerals, numerals
from docgen.word.finishing.fixed_digits import convert_fixed_digits
from docgen.word.namespaces import VALUE, w
from docgen.word.package import Package
from tests.word.docx_builder import cell, package, paragraph, row, run, table
from tests.word.tagged import value

ALL = ["thai", "arabic", "mixed", "as-typed"]
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="{0}"/><w:lvlText w:val="%1.2"/></w:lvl>'
    "</w:abstractNum>"
)


def converted(made: Package, policy: str, part: str = "word/document.xml") -> list[str]:
    """The text of each paragraph after conversion."""
    convert_fixed_digits(made, Numerals(policy))
    return [
        "".join(each.text or "" for each in block.iter(w("t"))) for block in made.tree(part).iter(w("p"))
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "prose", "in_table"),
    [("thai", "ปี ๒๕๖๓", "๑๒"), ("arabic", "ปี 2563", "12"), ("mixed", "ปี ๒๕๖๓", "12"), ("as-typed", "ปี 25๖๓", "๑2")],
)
def test_prose_and_tables_take_the_digits_of_the_policy(policy: str, prose: str, in_table: str) -> None:
    made = package(paragraph("ปี 25๖๓") + table(row(cell("๑2"))))

    assert converted(made, policy) == [prose, in_table]


def test_tables_of_headers_are_prose() -> None:
    made = package(paragraph(), {"header": table(row(cell("หน้า 1"))) + paragraph("2")})

    assert converted(made, "mixed", "word/header.xml") == ["หน้า ๑", "๒"]


@given(st.lists(st.text("ก1๒a. /:@-", max_size=6), min_size=1, max_size=6), st.sampled_from(ALL))
@settings(deadline=None)
def test_runs_do_not_change_what_is_converted(pieces: list[str], policy: str) -> None:
    made = package(paragraph(*(run(piece) for piece in pieces)))

    assert converted(made, policy) == [numerals("".join(pieces), Numerals(policy), in_table=False)]
    assert [len(each.text or "") for each in made.tree(made.main()).iter(w("t"))] == [len(piece) for piece in pieces]


def test_an_address_split_over_runs_or_holding_a_tag_keeps_its_digits() -> None:
    made = package(
        paragraph(run("ดู http://a.go"), run(".th/25"), run("63 ปี 2563"))
        + paragraph(run("https://a.go.th/1/"), value("x"), run("/2563 หน้า 5"))
        + paragraph(run("COVID-"), run("19"))
    )

    assert converted(made, "thai") == ["ดู http://a.go.th/2563 ปี ๒๕๖๓", "https://a.go.th/1//2563 หน้า ๕", "COVID-19"]
    assert len(list(made.tree(made.main()).iter(VALUE))) == 1


def test_text_boxes_are_paragraphs_of_their_own() -> None:
    inside = f"<v:textbox><w:txbxContent>{paragraph('9')}</w:txbxContent></v:textbox>"
    box = f"<w:r><w:pict><v:shape>{inside}</v:shape></w:pict></w:r>"
    made = package(paragraph(run("A"), box, run("4")))

    assert converted(made, "thai") == ["A๙4", "๙"]


def test_field_instructions_keep_their_digits_but_lose_the_switch_for_thai_digits() -> None:
    code = '<w:r><w:instrText xml:space="preserve"> PAGE \\* ThaiArabic \\o "1-3" </w:instrText></w:r>'
    simple = '<w:fldSimple w:instr="PAGE \\* ThaiArabic">' + run("1") + "</w:fldSimple>"
    made = package(paragraph(code, simple))

    converted(made, "thai")

    assert [each.text for each in made.tree(made.main()).iter(w("instrText"))] == [' PAGE \\o "1-3" ']
    assert [each.get(w("instr")) for each in made.tree(made.main()).iter(w("fldSimple"))] == ["PAGE"]


@pytest.mark.parametrize(
    ("before", "policy", "after"),
    [
        (None, "thai", "thaiNumbers"), (None, "mixed", "thaiNumbers"), (None, "arabic", None), (None, "as-typed", None),
        ("decimal", "thai", "thaiNumbers"), ("thaiNumbers", "arabic", "decimal"), ("lowerRoman", "thai", "lowerRoman"),
        ("thaiLetters", "arabic", "thaiLetters"), ("thaiNumbers", "as-typed", "thaiNumbers"),
    ],
)  # fmt: skip
def test_page_numbers_follow_the_policy(before: str | None, policy: str, after: str | None) -> None:
    page = f'<w:pgNumType w:fmt="{before}" w:start="3"/>' if before else ""
    made = package(f"<w:p/><w:sectPr><w:pgSz w:w='1' w:h='2'/><w:pgMar/>{page}<w:cols/></w:sectPr>")

    convert_fixed_digits(made, Numerals(policy))

    found = next(made.tree(made.main()).iter(w("sectPr")))
    kinds = [each.get(w("fmt")) for each in found.iter(w("pgNumType"))]
    assert kinds == ([after] if after else [])
    assert [etree.QName(each).localname for each in found][-1] == "cols"


@pytest.mark.parametrize(
    ("before", "policy", "after"),
    [
        ("decimal", "thai", "thaiNumbers"), ("decimal", "mixed", "thaiNumbers"), ("thaiNumbers", "arabic", "decimal"),
        ("decimal", "as-typed", "decimal"), ("bullet", "thai", "bullet"), ("upperRoman", "thai", "upperRoman"),
    ],
)  # fmt: skip
def test_list_numbers_follow_the_policy(before: str, policy: str, after: str) -> None:
    made = package(paragraph())
    inside = _NUMBERING.format(before)
    made.put("word/numbering.xml", f'<w:numbering xmlns:w="{w("")[1:-1]}">{inside}</w:numbering>'.encode())
    made.relate(made.main(), "numbering", "word/numbering.xml")

    convert_fixed_digits(made, Numerals(policy))

    level = next(made.tree("word/numbering.xml").iter(w("lvl")))
    assert [each.get(w("val")) for each in level] == [after, "%1.2"]


def test_footnote_numbers_are_thai_even_where_nobody_said_so_but_endnotes_stay_roman() -> None:
    notes = "<w:footnotePr><w:pos w:val='pageBottom'/></w:footnotePr><w:endnotePr/>"
    made = package(f"<w:p/><w:sectPr>{notes}</w:sectPr>")

    convert_fixed_digits(made, Numerals.THAI)

    section = next(made.tree(made.main()).iter(w("sectPr")))
    assert [(etree.QName(each).localname, each.get(w("val"))) for each in section[0]] == [
        ("pos", "pageBottom"), ("numFmt", "thaiNumbers"),
    ]  # fmt: skip
    assert len(section[1]) == 0
