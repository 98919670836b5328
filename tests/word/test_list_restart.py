"""Automatic numbering in loops: which lists begin anew, when, and how that is written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from lxml import etree

from docgen.schema import Value
from docgen.word.namespaces import W, w
from docgen.word.package import Package, parse
from docgen.word.rendering.new_lists import LARGEST
from tests.word import docx_builder
from tests.word.tagged import filled, program_of, refused, statement, value

NUMBERING = f'''<w:numbering xmlns:w="{W}" xmlns:x="urn:x">
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="thaiLetters"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl>
</w:abstractNum>
<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="9"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="6"/></w:lvlOverride></w:num>
<w:numIdMacAtCleanup w:val="9"/></w:numbering>'''
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
VALUES: dict[str, Value] = {
    "groups": [{"name": "ก", "rows": [{"x": "1"}, {"x": "2"}]}, {"name": "ข", "rows": [{"x": "3"}]}],
}


def package(body: str) -> Package:
    made = docx_builder.package(body)
    made.put("word/numbering.xml", NUMBERING.encode(), f"{_TYPES}.numbering+xml")
    made.relate(made.main(), "numbering", "word/numbering.xml")
    styles = made.tree(made.related("styles")[0])
    style = (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="Numbered"><w:name w:val="Numbered"/><w:pPr><w:numPr>'
        '<w:numId w:val="4"/></w:numPr><w:ind w:left="900"/></w:pPr></w:style>'
    )
    styles.append(parse(style.encode()))
    return made


def item(expression: str, number: int = 4, level: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{value(expression)}</w:p>"


def heading(expression: str) -> str:
    return f"<w:p>{value(expression)}</w:p>"


def loop(code: str, *inside: str) -> str:
    return statement(f"for {code}") + "".join(inside) + statement("endfor")


def parts(body: str, values: dict[str, Value] = VALUES) -> tuple[etree._Element, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(filled(package(body), values))) as made:
        assert len(made.namelist()) == len(set(made.namelist()))
        return parse(made.read("word/document.xml")), parse(made.read("word/numbering.xml"))


def numbers(body: str, values: dict[str, Value] = VALUES) -> list[int]:
    """The w:numId of each numbered paragraph; each stands in the numbering part, once."""
    document, numbering = parts(body, values)
    known = [int(each.get(w("numId"), "")) for each in numbering.findall(w("num"))]
    found = [int(each.get(w("val"), "")) for each in document.iter(w("numId"))]
    assert len(known) == len(set(known))
    assert set(found) <= set(known)
    return found


def test_the_items_of_an_inner_loop_begin_anew_with_each_round_of_the_outer() -> None:
    body = loop("a in groups", heading("a.name"), loop("b in a.rows", item("b.x")))

    assert numbers(body) == [4, 4, 10]


def test_items_count_through_their_own_loop() -> None:
    assert numbers(loop("a in groups", item("a.name"))) == [4, 4]


def test_a_list_behind_a_heading_begins_anew_with_each_round() -> None:
    assert numbers(loop("a in groups", heading("a.name"), item("a.name"), item("a.name"))) == [4, 4, 10, 10]


def test_a_list_of_two_levels_over_two_loops_counts_on_as_word_does() -> None:
    body = loop("a in groups", item("a.name"), loop("b in a.rows", item("b.x", level=1)))

    assert numbers(body) == [4, 4, 4, 4, 4]


def test_a_list_under_the_items_of_another_begins_anew_below_each() -> None:
    body = loop("a in groups", item("a.name", 9), loop("b in a.rows", item("b.x")))

    assert numbers(body) == [9, 4, 4, 9, 10]


def test_a_list_that_goes_on_outside_the_loop_is_left_alone() -> None:
    body = item("first") + loop("a in groups", heading("a.name"), item("a.name"))

    assert numbers(body, VALUES | {"first": "ก"}) == [4, 4, 4]


def test_bullets_are_left_alone() -> None:
    assert numbers(loop("a in groups", heading("a.name"), item("a.name", 7))) == [7, 7]


def test_the_paragraph_of_an_empty_list_counts_as_outside() -> None:
    values: dict[str, Value] = {"groups": [{"name": "ก", "rows": []}, {"name": "ข", "rows": [{"x": "1"}]}]}
    inner = statement("for b in a.rows") + item("b.x") + statement("else") + item("a.name") + statement("endfor")

    assert numbers(loop("a in groups", heading("a.name"), inner), values) == [4, 10]


ROW = "<w:tr>{}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl><w:p/>"


def cells(*contents: str) -> str:
    return ROW.format("".join(f"<w:tc>{each}</w:tc>" for each in contents))


def test_a_numbered_cell_counts_the_rows_and_begins_anew_with_each_table() -> None:
    rows = loop("b in a.rows", cells(heading("b.x"), item("b.x")))

    assert numbers(loop("a in groups", table(rows))) == [4, 4, 10]


def test_a_list_within_a_cell_begins_anew_with_each_row() -> None:
    rows = loop("b in a.rows", cells(heading("b.x"), item("b.x") + item("b.x")))

    assert numbers(loop("a in groups", table(rows))) == [4, 4, 10, 10, 11, 11]


def test_items_of_a_loop_within_a_cell_begin_anew_with_each_row() -> None:
    row = cells(heading("a.name"), loop("b in a.rows", item("b.x")) + "<w:p/>")

    assert numbers(table(loop("a in groups", row))) == [4, 4, 10]


def overrides(num: etree._Element) -> dict[str, str]:
    return {
        each.get(w("ilvl"), ""): start.get(w("val"), "")
        for each in num.findall(w("lvlOverride"))
        if (start := each.find(w("startOverride"))) is not None
    }


@pytest.mark.parametrize(("number", "first"), [(4, "3"), (9, "6")])
def test_a_new_list_begins_each_level_where_its_own_does(number: int, first: str) -> None:
    body = loop("a in groups", heading("a.name"), item("a.name", number))

    _, numbering = parts(body)

    new = numbering.findall(w("num"))[-1]
    assert new.get(w("numId")) == "10"
    assert new.find(w("abstractNumId")).get(w("val")) == "0"  # type: ignore[union-attr]
    assert {level: overrides(new)[level] for level in ("0", "1")} == {"0": first, "1": "1"}
    assert [each.tag for each in numbering][-2:] == [w("num"), w("numIdMacAtCleanup")]


def test_a_paragraph_numbered_by_its_style_keeps_its_indent() -> None:
    styled = f'<w:p><w:pPr><w:pStyle w:val="Numbered"/><w:jc w:val="left"/></w:pPr>{value("a.name")}</w:p>'

    document, _ = parts(loop("a in groups", heading("a.name"), styled))

    found: list[Any] = [each for each in document.iter(w("pPr")) if each.find(w("numPr")) is not None]
    assert [each.find(f"{w('numPr')}/{w('numId')}").get(w("val")) for each in found] == ["4", "10"]
    assert [child.tag for child in found[0]] == [w("pStyle"), w("numPr"), w("ind"), w("jc")]
    assert found[0].find(w("ind")).get(w("left")) == "900"


def test_a_template_without_lists_in_loops_keeps_its_numbering_part_as_it_is() -> None:
    program = program_of(package(item("groups")))

    assert program.late == ()
    assert b"w:numIdMacAtCleanup" in program.static["word/numbering.xml"]


def test_more_new_lists_than_word_can_show_are_refused() -> None:
    groups: list[Mapping[str, Value]] = [{"name": "ก"}] * (LARGEST + 1)
    body = loop("a in groups", heading("a.name"), item("a.name"))

    [problem] = refused(package(body), {"groups": groups})

    assert problem.code == "lists-too-many"
    assert "2,000" in problem.what
