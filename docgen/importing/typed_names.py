"""Where a plan's prose names its organisation, its place and its signatory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.importing.claims import Claim, Typed, as_stored, places_of
from docgen.importing.tag_words import TagWords
from docgen.late_pattern import late_pattern
from docgen.thai.name_ends import NameEnd, begins_word, name_end

_LONGER = "อาจเป็นชื่ออื่นที่ยาวกว่า"
_OTHER_NAME = "เป็นส่วนหนึ่งของชื่ออื่น"
_LAW_OF_KINDS = "สภาตำบลและองค์การบริหารส่วนตำบล"  # the act's own name, whoever's plan cites it
_BEFORE_SHORT = late_pattern(r"(?:ตำบล|ต\.|เทศบาล|เทศบาลเมือง|เทศบาลนคร|เทศมนตรี|อบต\.?|ทต\.|ทม\.|ทน\.|อบจ\.)\s*$")
_WORTH_TELLING = 4  # letters: a shorter name stands inside many words by chance


def signatory(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """The signatory's name and position, and the edition."""
    for start, end in places_of(words.signatory, typed.text):
        yield Claim(start, end, "{{ ผู้ประกาศ }}")
    for start, end in places_of(words.position, typed.text):
        if name_end(typed.text, end) is not NameEnd.NO:
            yield Claim(start, end, "{{ ตำแหน่งผู้ประกาศ }}")


def edition(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """The edition; in brackets with them, since a first edition has none."""
    if words.edition:
        for found in re.finditer(rf"(\s{{0,9}})\({as_stored(words.edition)}\)", typed.text):
            yield Claim(found.start(), found.end(), f"{{% if ฉบับ %}}{found[1]}({{{{ ฉบับ }}}}){{% endif %}}")
        for start, end in places_of(words.edition, typed.text):
            yield Claim(start, end, "{{ ฉบับ }}")


def law_names(typed: Typed, _: TagWords) -> Iterator[Claim]:
    """A law that has a type of organisation in its name."""
    return (Claim(start, end) for start, end in places_of(_LAW_OF_KINDS, typed.text))


def whole_name(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """The organisation's full name, also inside the names of its committees and offices."""
    for start, end in places_of(words.name, typed.text):
        ends = name_end(typed.text, end) is not NameEnd.NO
        yield Claim(start, end, "{{ ชื่อหน่วยงาน }}") if ends else Claim(start, end, why=_LONGER)


def abbreviated_name(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """อบต.พระรักษ์"""
    if words.short and words.short_kind:
        for start, end in places_of(words.short_kind + words.short, typed.text):
            if name_end(typed.text, end) is not NameEnd.NO:
                yield Claim(start, end, "{{ ชื่อหน่วยงานย่อ }}")


def type_alone(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """The type without the name (ขององค์การบริหารส่วนตำบลเอง), but not another organisation's (อบต.หนองบัว)."""
    for word, tag in ((words.kind, "{{ ประเภทหน่วยงาน }}"), (words.short_kind, "{{ ประเภทหน่วยงานย่อ }}")):
        for start, end in places_of(word, typed.text):
            if name_end(typed.text, end) is NameEnd.SURE:
                yield Claim(start, end, tag)


def own_name(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """The name without its type: behind ตำบล and its like or alone; inside other names it stays, and is told."""
    for start, end in places_of(words.short, typed.text):
        before = typed.before(start)
        stands = _BEFORE_SHORT.search(before) is not None or begins_word(typed.text, start)
        stands = stands or bool(words.kind and before.rstrip().endswith(words.kind))
        if stands and name_end(typed.text, end) is NameEnd.SURE:
            yield Claim(start, end, "{{ ชื่อเฉพาะหน่วยงาน }}")
        elif len(words.short) >= _WORTH_TELLING:
            yield Claim(start, end, why=_LONGER if stands else _OTHER_NAME)


def district_and_province(typed: Typed, words: TagWords) -> Iterator[Claim]:
    """The names behind อำเภอ, อ., จังหวัด and จ."""
    heads = ((words.district, r"(?:อำเภอ|(?<![\u0e01-\u0e4e])อ\.)", "อำเภอ"),
             (words.province, r"(?:จังหวัด|(?<![\u0e01-\u0e4e])จ\.)", "จังหวัด"))  # fmt: skip
    for name, head, tag in heads:
        if not name:
            continue
        for found in re.finditer(rf"{head}[ \u00a0]*({as_stored(name)})", typed.text):
            if name_end(typed.text, found.end()) is NameEnd.SURE:
                yield Claim(found.start(1), found.end(1), f"{{{{ {tag} }}}}")
            else:
                yield Claim(found.start(1), found.end(1), why=_LONGER)
