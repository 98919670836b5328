"""Warnings on how a healed template is made: nothing here stops a build, each is something a clerk would want to know.

Rules are plain functions of a :class:`Fixed` paragraph or of a table, listed in two tuples.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.problems import Problem, WordPlace, warning
from docgen.word.namespaces import STATEMENT, VALUE, w
from docgen.word.paragraph_text import segments_of
from docgen.word.tags.chapter import Chapter

_TAG = "\ufffc"  # stands for a tag in a paragraph's fixed text
_THAI_DIGITS = late_pattern("[๐-๙]+")
_ARABIC_DIGITS = late_pattern(r"(?<![A-Za-z0-9_./:@-])[0-9][0-9,.]*(?![A-Za-z0-9_/:@-])")
_LAYOUT_SPACES = late_pattern("(?:(?<=\\S)|^)[ \u00a0]{5,}(?=\\S)")  # those at a paragraph's end move nothing
_SENTENCE_END = late_pattern(r"\s{2,}|\n")  # a full stop ends no Thai sentence: it stands in พ.ศ.
_DIGIT_FONT = "IT๙"  # TH SarabunIT๙ and its family draw 0–9 as ๐–๙: what is on the screen is not what is in the file
_THAI = late_pattern("[\u0e01-\u0e5b]")


@dataclass(frozen=True)
class Fixed:
    """A paragraph's own text: what the clerk typed, each tag as one mark."""

    element: etree._Element
    text: str
    where: WordPlace


def fixed_texts(chapter: Chapter) -> Iterator[Fixed]:
    """The paragraphs of all stories that hold text of their own, in reading order."""
    for part in chapter.package.stories():
        seen: set[int] = set()
        for paragraph, where in chapter.places[part].items():
            if where.order in seen:  # the same text box again, kept for old programs
                continue
            seen.add(where.order)
            text = "".join(_shown(each.text, each.element) for each in segments_of(paragraph))
            if text.strip(f"{_TAG} \t\n"):
                yield Fixed(paragraph, text, where)


def _shown(text: str, element: etree._Element) -> str:
    return _TAG if element.tag in (VALUE, STATEMENT) else text


def advise(chapter: Chapter) -> list[Problem]:
    """Every warning on one chapter."""
    fixed = list(fixed_texts(chapter))
    found = [problem for each in fixed for rule in PARAGRAPH_RULES if (problem := rule(each)) is not None]
    found += _once(fixed, bare_thai)
    found += [problem for rule in CHAPTER_RULES for problem in rule(chapter)]
    return found


def mixed_digits(fixed: Fixed) -> Problem | None:
    """Thai and Arabic digits typed in one sentence."""
    for sentence in _SENTENCE_END.split(fixed.text):
        thai, arabic = _THAI_DIGITS.search(sentence), _ARABIC_DIGITS.search(sentence)
        if thai and arabic:
            what = f"พิมพ์เลขไทย “{thai[0]}” และเลขอารบิก “{arabic[0]}” ปนกันในประโยคเดียว"
            return warning("digits-mixed", fixed.where, what, "พิมพ์ตัวเลขแบบเดียวกันทั้งประโยค")
    return None


def layout_spaces(fixed: Fixed) -> Problem | None:
    """A run of spaces used to push text to its place: it falls elsewhere when a value is longer or shorter."""
    found = _LAYOUT_SPACES.search(fixed.text)
    if found is None:
        return None
    before = fixed.text[: found.start()].replace(_TAG, " ")[-20:].strip()
    spot = f"หลัง “{before}”" if before else "ต้นย่อหน้า" if not found.start() else "หลังแท็ก"
    what = f"มีช่องว่าง {len(found[0])} ตัวติดกัน{spot}"
    return warning("spaces-layout", fixed.where, what, "ใช้แท็บ การเยื้อง หรือการจัดกึ่งกลางของ Word แทนการเคาะวรรค")


def bare_thai(fixed: Fixed) -> Problem | None:
    """Thai text whose size or weight is set for Latin letters only; docgen completes it, Word alone does not."""
    for run in fixed.element.iter(w("r")):
        properties = run.find(w("rPr"))
        text = "".join(each.text or "" for each in run.findall(w("t")))
        if properties is not None and _THAI.search(text) and _is_half(properties):
            what = f"ข้อความไทย “{text.strip()[:30]}” กำหนดแบบอักษร ขนาด หรือตัวหนาไว้เฉพาะส่วนของอักษรละติน"
            mend = "เลือกข้อความแล้วกำหนดแบบอักษรและขนาดใหม่ใน Word (ในเล่ม โปรแกรมเติมให้แล้ว)"
            return warning("thai-run-bare", fixed.where, what, mend)
    return None


def _is_half(properties: etree._Element) -> bool:
    for latin, complex_script in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
        if properties.find(w(latin)) is not None and properties.find(w(complex_script)) is None:
            return True
    fonts = properties.find(w("rFonts"))
    if fonts is None or fonts.get(w("ascii")) is None:
        return False
    return not (fonts.get(w("cs")) or fonts.get(w("cstheme")))


def _once(fixed: list[Fixed], rule: Callable[[Fixed], Problem | None]) -> list[Problem]:
    """The first finding only: a chapter made with one habit would repeat it in every line."""
    return next(([problem] for each in fixed if (problem := rule(each)) is not None), [])


def digit_fonts(chapter: Chapter) -> list[Problem]:
    """A font that draws Arabic digits with Thai shapes (facts: it cannot be told apart on paper, nor undone)."""
    package = chapter.package
    parts = [*package.stories(), *package.related("styles"), *package.related("numbering")]
    fonts = {
        str(value): None
        for part in parts
        if part in package
        for element in package.tree(part).iter(w("rFonts"))
        for value in element.attrib.values()
        if _DIGIT_FONT in str(value)
    }
    mend = "เปลี่ยนแบบอักษรเป็น TH SarabunPSK แล้วให้โปรแกรมเปลี่ยนเป็นเลขไทยเอง"
    place = WordPlace(chapter.file)
    return [warning("thai-digit-font", place, f"ใช้แบบอักษร “{font}” ซึ่งวาดเลขอารบิกเป็นรูปเลขไทย", mend) for font in fonts]


def headers_that_do_not_repeat(chapter: Chapter) -> list[Problem]:
    """A table that grows with the data but whose header row stays behind on its first page."""
    places = chapter.places[chapter.package.main()]
    tables = chapter.package.tree(chapter.package.main()).iter(w("tbl"))
    return [_no_header(table, places) for table in tables if _grows(table) and not _has_repeating_header(table)]


def _grows(table: etree._Element) -> bool:
    return any(each.get("code", "").startswith("for ") for each in table.findall(STATEMENT))


def _has_repeating_header(table: etree._Element) -> bool:
    first = table.find(w("tr"))
    return first is not None and first.find(f"{w('trPr')}/{w('tblHeader')}") is not None


def _no_header(table: etree._Element, places: Mapping[etree._Element, WordPlace]) -> Problem:
    place = next((places[each] for each in table.iter(w("p")) if each in places), WordPlace(""))
    mend = "คลิกแถวหัวตารางใน Word เลือกเค้าโครง แล้วเลือกทำซ้ำแถวหัวเรื่อง"
    return warning("header-not-repeated", place, "ตารางนี้ยาวตามข้อมูล แต่แถวหัวตารางไม่ซ้ำเมื่อขึ้นหน้าใหม่", mend)


PARAGRAPH_RULES: tuple[Callable[[Fixed], Problem | None], ...] = (mixed_digits, layout_spaces)
CHAPTER_RULES: tuple[Callable[[Chapter], list[Problem]], ...] = (digit_fonts, headers_that_do_not_repeat)
