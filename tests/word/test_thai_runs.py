from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.word.finishing.thai_runs import complete_thai_runs
from docgen.word.namespaces import VALUE, W, w
from docgen.word.package import Package
from tests.word.packages import package_of
from tests.word.tagged import value

FONT = "TH SarabunPSK"
_THEME = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'


def package_from(document: Any) -> Package:
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return Package({name: archive.read(name) for name in archive.namelist()})


def completed(properties: str, text: str = "ไทย") -> dict[str, dict[str, str]]:
    """A run's properties after completion: name → attributes."""
    made = package_of(f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>")
    complete_thai_runs(made)
    found = next(made.tree(made.main()).iter(w("r"))).find(w("rPr"))
    assert found is not None
    return {
        etree.QName(each).localname: {etree.QName(name).localname: str(v) for name, v in each.attrib.items()}
        for each in found
    }


class Effective:
    """What Word works out for a run: direct formatting, then character, paragraph and table styles, then defaults.

    Written again from ECMA-376 part 1, 17.7.2 and 17.7.3, apart from the code under test.
    """

    def __init__(self, made: Package, run: etree._Element) -> None:
        styles = made.tree(made.related("styles")[0])
        self.by_id = {each.get(w("styleId")): each for each in styles.iter(w("style"))}
        self.defaults = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self.direct = run.find(w("rPr"))
        paragraph, table = next(run.iterancestors(w("p"))), next(run.iterancestors(w("tbl")), None)
        self.groups = [
            self.chain(run.find(f"{w('rPr')}/{w('rStyle')}")),
            self.chain(paragraph.find(f"{w('pPr')}/{w('pStyle')}"), default=True),
            [] if table is None else self.chain(table.find(f"{w('tblPr')}/{w('tblStyle')}")),
        ]

    def chain(self, reference: etree._Element | None, default: bool = False) -> list[etree._Element]:
        found: list[etree._Element] = []
        style = self.by_id.get(reference.get(w("val"))) if reference is not None else None
        if style is None and default:
            style = next(
                each for each in self.by_id.values() if each.get(w("type")) == "paragraph" and each.get(w("default"))
            )
        while style is not None:
            found += style.findall(w("rPr"))
            based = style.find(w("basedOn"))
            style = None if based is None else self.by_id.get(based.get(w("val")))
        return found

    def value(self, name: str, attribute: str = "val") -> str | None:
        levels = [self.direct, *(each for group in self.groups for each in group), self.defaults]
        for level in levels:
            found = None if level is None else level.find(w(name))
            if found is not None and found.get(w(attribute)) is not None:
                return found.get(w(attribute))
        return None

    def toggle(self, name: str) -> bool:
        if self.direct is not None and (found := self.direct.find(w(name))) is not None:
            return found.get(w("val"), "1") in ("1", "true", "on")
        state = False
        for group in self.groups:
            own = next((found for level in group if (found := level.find(w(name))) is not None), None)
            state ^= own is not None and own.get(w("val"), "1") in ("1", "true", "on")
        return state


def assert_all_thai_runs_are_right(made: Package) -> None:
    for part in made.stories():
        for run in made.tree(part).iter(w("r")):
            if not any("\u0e01" <= mark <= "\u0e5b" for text in run.findall(w("t")) for mark in text.text or ""):
                continue
            effective = Effective(made, run)
            assert effective.value("rFonts", "cs") is not None
            assert effective.value("rFonts", "cstheme") is None
            assert effective.value("rFonts", "ascii") in (None, effective.value("rFonts", "cs"))
            assert effective.value("sz") == effective.value("szCs")
            assert effective.toggle("b") == effective.toggle("bCs")
            assert effective.toggle("i") == effective.toggle("iCs")
            assert effective.value("lang", "bidi") == "th-TH"
            assert run.find(f"{w('rPr')}/{w('cs')}") is not None


def with_everything(document: Any) -> None:
    document.styles["Normal"].font.name = FONT
    document.styles["Normal"].font.size = Pt(16)
    strong = document.styles.add_style("เน้น", 2)
    strong.font.bold = True
    strong.font.size = Pt(18)
    document.add_heading("ชื่อเรื่อง", 0)
    document.add_heading("หัวข้อ", 1)
    bold = document.add_heading("หัวข้อ", 2).add_run("เน้น", style=strong)
    bold.italic = True
    document.add_paragraph("รายการ", style="List Number").add_run("ใหญ่").font.size = Pt(30)
    document.add_paragraph("อ้าง", style="Intense Quote").add_run("แบบอื่น").font.name = "Angsana New"
    table = document.add_table(2, 2, style="Light Grid Accent 1")
    table.cell(0, 0).text = "ลำดับ"
    table.cell(1, 1).paragraphs[0].add_run("เน้น", style=strong)
    document.sections[0].header.paragraphs[0].text = "หัวกระดาษ"
    document.sections[0].footer.paragraphs[0].add_run("ท้าย").bold = False


def with_nothing(document: Any) -> None:
    document.add_paragraph("ย่อหน้า").add_run("หนา").bold = True


@pytest.mark.parametrize("fill", [with_everything, with_nothing])
def test_a_document_of_python_docx_looks_thai_in_every_run(fill: Callable[[Any], None]) -> None:
    document = docx.Document()
    fill(document)
    made = package_from(document)

    complete_thai_runs(made)

    assert_all_thai_runs_are_right(made)


_TOGGLE = st.sampled_from(["", "{0}", "{0}-off"])


_LEVEL = st.tuples(*[_TOGGLE] * 4, st.sampled_from(["", "28"]), st.sampled_from(["", "32"]))


@given(st.lists(_LEVEL, min_size=3, max_size=3))
@settings(deadline=None, max_examples=60)
def test_any_halves_at_any_level_end_equal(levels: list[tuple[str, str, str, str, str, str]]) -> None:
    def properties(level: tuple[str, ...]) -> str:
        names = ("b", "bCs", "i", "iCs")
        toggles = (
            f'<w:{name} w:val="{"0" if state.endswith("off") else "1"}"/>' if state else ""
            for name, state in zip(names, level[:4], strict=True)
        )
        named = zip(("sz", "szCs"), level[4:], strict=True)
        sizes = (f'<w:{name} w:val="{size}"/>' if size else "" for name, size in named)
        return f"<w:rPr>{''.join(toggles)}{''.join(sizes)}</w:rPr>"

    direct = properties(levels[0]).replace("<w:rPr>", '<w:rPr><w:rStyle w:val="C"/>')
    made = package_of(f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr><w:r>{direct}<w:t>ไทย</w:t></w:r></w:p>')
    styles = made.tree(made.related("styles")[0])
    for kind, style_id, level in (("character", "C", levels[1]), ("paragraph", "P", levels[2])):
        inside = f'<w:name w:val="{style_id}"/>{properties(level)}'
        head = f'<w:style xmlns:w="{W}" w:type="{kind}" w:styleId="{style_id}">'
        styles.append(etree.fromstring(f"{head}{inside}</w:style>"))

    complete_thai_runs(made)

    assert_all_thai_runs_are_right(made)


def test_a_missing_twin_takes_the_latin_half() -> None:
    found = completed('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:b w:val="0"/><w:sz w:val="40"/>')

    assert found["szCs"] == {"val": "40"}
    assert found["bCs"] == {"val": "0"}
    assert found["rFonts"]["cs"] == "Arial"


def test_where_both_halves_differ_the_clerk_sees_the_complex_script_one() -> None:
    found = completed('<w:b/><w:bCs w:val="0"/><w:sz w:val="20"/><w:szCs w:val="32"/>')

    assert (found["sz"], found["szCs"]) == ({"val": "32"}, {"val": "32"})
    assert (found["b"], found["bCs"]) == ({"val": "0"}, {"val": "0"})


def test_a_latin_run_keeps_its_latin_size() -> None:
    found = completed('<w:sz w:val="20"/><w:szCs w:val="32"/>', "Latin")

    assert found == {"sz": {"val": "20"}, "szCs": {"val": "32"}}


def test_children_stand_in_the_order_of_the_schema() -> None:
    shuffled = '<w:lang w:bidi="ar-SA"/><w:i/><w:color w:val="FF0000"/><w:sz w:val="20"/><w:b/><w:u w:val="single"/>'

    found = completed(shuffled)

    assert list(found) == ["b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "cs", "lang"]
    assert found["lang"] == {"bidi": "th-TH"}


def test_a_run_with_a_tag_counts_as_thai() -> None:
    made = package_of("<w:p>" + value("x").replace("<dg:value", '<dg:value xmlns:dg="urn:docgen:tag"') + "</w:p>")

    complete_thai_runs(made)

    run = next(made.tree(made.main()).iter(w("r")))
    assert [each.tag for each in run] == [w("rPr"), VALUE]
    assert run.find(f"{w('rPr')}/{w('cs')}") is not None


@pytest.mark.parametrize(
    ("text", "justified"), [("ไทย", "thaiDistribute"), ("Latin", "both")],
)  # fmt: skip
def test_thai_paragraphs_are_distributed_the_thai_way(text: str, justified: str) -> None:
    document = docx.Document()
    document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    made = package_from(document)

    complete_thai_runs(made)

    assert [each.get(w("val")) for each in made.tree(made.main()).iter(w("jc"))] == [justified]


def test_a_themes_thai_font_counts_where_word_uses_it() -> None:
    def font(language: str) -> str | None:
        made = package_of(f"<w:p><w:r><w:rPr>{_THEME}</w:rPr><w:t>ไทย</w:t></w:r></w:p>")
        settings_root = made.tree(made.related("settings")[0])
        next(settings_root.iter(w("themeFontLang"))).set(w("bidi"), language)
        complete_thai_runs(made)
        fonts = next(made.tree(made.main()).iter(w("rFonts")))
        assert fonts.get(w("cstheme")) is None
        return fonts.get(w("cs"))

    assert font("th-TH") == "Cordia New"
    assert font("") is None


def test_a_document_without_any_font_gets_the_standard_one() -> None:
    made = package_of("<w:p><w:r><w:t>ไทย</w:t></w:r></w:p>")
    made.put(made.related("styles")[0], f'<w:styles xmlns:w="{W}"/>'.encode())

    complete_thai_runs(made)

    fonts = next(made.tree(made.related("styles")[0]).iter(w("rFonts")))
    assert {str(each) for each in fonts.attrib.values()} == {FONT}


def test_the_picture_fonts_of_bullets_stay() -> None:
    document = docx.Document()
    made = package_from(document)
    bullets = [
        each.find(f"{w('rPr')}/{w('rFonts')}") for each in made.tree(made.related("numbering")[0]).iter(w("lvl"))
        if each.find(w("numFmt")).get(w("val")) == "bullet"  # type: ignore[union-attr]
    ]  # fmt: skip
    before = [dict(each.attrib) for each in bullets if each is not None]

    complete_thai_runs(made)

    assert before
    assert [dict(each.attrib) for each in bullets if each is not None] == before


def test_completing_twice_changes_nothing_more() -> None:
    document = docx.Document()
    with_everything(document)
    made = package_from(document)
    complete_thai_runs(made)
    once = [etree.tostring(made.tree(name)) for name in made.stories()]

    complete_thai_runs(made)

    assert [etree.tostring(made.tree(name)) for name in made.stories()] == once
