from __future__ import annotations

import io
import zipfile

import docx
import pytest
from lxml import etree

from docgen.thai.digits import Numerals
from docgen.word.finishing.finish import finish
from docgen.word.namespaces import W, w
from docgen.word.package import Package
from tests.word.docx_builder import package, paragraph, run
from tests.word.tagged import filled, texts, value

_CONTENTS = "<w:fldSimple w:instr='TOC \\o \"1-3\"'/>"


def settings_of(made: Package) -> list[str]:
    """The names of the document's settings, in order."""
    return [etree.QName(each).localname for each in made.tree(made.related("settings")[0])]


def compatibility_of(made: Package) -> dict[str | None, str | None]:
    settings = made.tree(made.related("settings")[0])
    return {each.get(w("name")): each.get(w("val")) for each in settings.iter(w("compatSetting"))}


def of_python_docx() -> Package:
    stream = io.BytesIO()
    docx.Document().save(stream)
    with zipfile.ZipFile(stream) as archive:
        return Package({name: archive.read(name) for name in archive.namelist()})


def test_headings_read_alike_in_the_contents_and_in_the_body() -> None:
    heading = paragraph(run("ปี 2563 "), value("x"), properties='<w:pStyle w:val="Heading1"/>')
    made = package(paragraph(_CONTENTS) + heading)

    finish(made, Numerals.THAI)

    first, _, last = texts(filled(made, {"x": 5}, "thai"))
    assert first.rstrip("\t") == last == "ปี ๒๕๖๓ ๕"


def test_runs_that_finishing_made_look_thai_too() -> None:
    made = package(paragraph(_CONTENTS) + paragraph("หัวข้อ", properties='<w:pStyle w:val="Heading1"/>'))

    finish(made, Numerals.THAI)

    link = next(made.tree(made.main()).iter(w("hyperlink")))
    assert link[0].find(f"{w('rPr')}/{w('cs')}") is not None


@pytest.mark.parametrize("make", [of_python_docx, lambda: package(paragraph("ก"))])
def test_a_book_is_laid_out_by_current_rules(make: object) -> None:
    made: Package = make()  # type: ignore[operator]

    finish(made, Numerals.THAI)

    assert compatibility_of(made)["compatibilityMode"] == "15"
    assert settings_of(made).count("compat") == 1


def test_settings_stand_in_the_order_of_the_schema() -> None:
    made = of_python_docx()
    body = made.tree(made.main()).find(w("body"))
    assert body is not None
    body.insert(0, etree.fromstring(paragraph(_CONTENTS).replace("<w:p>", f'<w:p xmlns:w="{W}">')))

    finish(made, Numerals.THAI)

    names = settings_of(made)
    assert names.index("updateFields") < names.index("compat") < names.index("rsids") < names.index("themeFontLang")


def test_finishing_twice_settles_the_settings_once() -> None:
    made = of_python_docx()
    finish(made, Numerals.THAI)
    once = settings_of(made)

    finish(made, Numerals.THAI)

    assert settings_of(made) == once
