"""The dictionary as a document: the names that its own template prints, and their values.

The template stands in templates/dictionary/. The tags that it shows come as values, so they are text in the document
and nothing more; copied into a chapter they are tags again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.dictionary.entries import Entries
from docgen.dictionary.filter_examples import FilterEntry
from docgen.dictionary.pieces import PIECES
from docgen.dictionary.sections import Entry, Loop, Section
from docgen.schema import Field, Kind, Record, Value, record_of

MOST_COLUMNS = 6  # of a ready-made table of the clerk's own sheet: more would not stand on the page
_LONGEST_SAMPLE = 90  # characters
_COMBINING = range(0x0E31, 0x0E4F)  # Thai vowels and tones above and below, and what stands between them in the block

_OTHER_SHEET = "sheet:"


def _texts(*names: str) -> list[Field]:
    return [Field(name, Kind.TEXT, name, may_be_blank=True) for name in names]


def _list(name: str, record: Record) -> Field:
    return Field(name, Kind.LIST, record.label, record=record)


_TAG = record_of("tag", "แท็ก", *_texts("แท็ก", "ชื่ออื่น", "ความหมาย", "ที่มา", "ชนิด", "ตัวอย่าง"))
_LOOP = record_of("loop", "วน", *_texts("ย่อหน้า", "แถว", "ความหมาย"))
_SECTION = record_of(
    "section", "หมวด", *_texts("ชื่อ", "วิธีใช้"), _list("วนทั้งหมด", _LOOP), _list("แท็กทั้งหมด", _TAG)
)  # fmt: skip
_FILTER = record_of("filter", "ตัวกรอง", *_texts("ชื่อ", "อังกฤษ", "ความหมาย", "แท็ก", "ผล"))
_COLUMNS = [f"{what}{number}" for number in range(1, MOST_COLUMNS + 1) for what in ("หัว", "แท็ก")]
_SHEET = record_of(
    "own_sheet", "ชีต", *_texts("ชื่อ", "เริ่ม"), Field("จำนวนคอลัมน์", Kind.INTEGER, "จำนวนคอลัมน์"), *_texts(*_COLUMNS)
)  # fmt: skip

DOCUMENT: Record = record_of(
    "dictionary", "พจนานุกรมแท็ก",
    *_texts("ชื่อหน่วยงาน", "ปีงบประมาณ", "สมุดงาน"),
    _list("หมวดทั้งหมด", _SECTION),
    _list("ตัวกรองทั้งหมด", _FILTER),
    Field("ชิ้น", Kind.RECORD, "ชิ้นสำเร็จ", record=record_of("piece", "ชิ้น", *_texts(*PIECES))),
    _list("ชีตทั้งหมด", _SHEET),
)  # fmt: skip


def document_values(entries: Entries, workbook: str) -> dict[str, Value]:
    """The values of :data:`DOCUMENT`; ``workbook`` is the file's name."""
    samples = {entry.name: entry.sample for entry in entries.sections[0].entries}
    return {
        "ชื่อหน่วยงาน": samples.get("ชื่อหน่วยงาน", ""),
        "ปีงบประมาณ": samples.get("ปีงบประมาณ", ""),
        "สมุดงาน": workbook,
        "หมวดทั้งหมด": [_section(each) for each in entries.sections],
        "ตัวกรองทั้งหมด": [_filter(each) for each in entries.filters],
        "ชิ้น": dict(entries.pieces),
        "ชีตทั้งหมด": [_sheet(each) for each in entries.sections if each.record.name.startswith(_OTHER_SHEET)],
    }


def texts_of(value: Value) -> Iterator[str]:
    """Every text in the values: what stands in the document because the data says so."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from texts_of(each)


def _section(section: Section) -> dict[str, Value]:
    return {
        "ชื่อ": section.label,
        "วิธีใช้": _usage(section),
        "วนทั้งหมด": [_loop(each) for each in section.loops],
        "แท็กทั้งหมด": [_tag(each) for each in section.entries],
    }


def _usage(section: Section) -> str:
    if section.loops:
        return (
            "ใช้ระหว่างแท็กเปิดและแท็กจบของการวน ในย่อหน้าใช้ {%p … %} ในตารางใช้ {%tr … %} อย่างละแถว "
            "แท็กเปิดและแท็กจบต้องอยู่คนเดียวในย่อหน้าหรือในแถว"
        )
    if section.prefix:
        twins = "".join(f" หรือ {twin}" for twin in section.prefix_twins)
        return f"วางได้ทุกที่ในแม่แบบ ชื่อขึ้นต้นด้วย {section.prefix}{twins} แล้วตามด้วยจุด"
    return "วางได้ทุกที่ในแม่แบบ ทั้งเนื้อเรื่อง ตาราง หัวกระดาษ และท้ายกระดาษ"


def _loop(loop: Loop) -> dict[str, Value]:
    return {"ย่อหน้า": f"{{%p {loop.code} %}}", "แถว": f"{{%tr {loop.code} %}}", "ความหมาย": loop.meaning}


def _tag(entry: Entry) -> dict[str, Value]:
    return {
        "แท็ก": entry.tag,
        "ชื่ออื่น": ", ".join(entry.others),
        "ความหมาย": entry.meaning,
        "ที่มา": entry.place or "โปรแกรมคำนวณให้",
        "ชนิด": entry.kind,
        "ตัวอย่าง": shortened(entry.sample),
    }


def _filter(filter_: FilterEntry) -> dict[str, Value]:
    notes = [filter_.meaning, f"ใช้กับ{filter_.takes}"]
    if filter_.loop:
        notes.append(f"ตัวอย่างอยู่ในวน {filter_.loop}")
    if not filter_.available:
        notes.append("สมุดงานนี้ยังไม่มีค่าชนิดนี้")
    return {
        "ชื่อ": filter_.name, "อังกฤษ": filter_.english, "ความหมาย": "\n".join(notes), "แท็ก": filter_.tag,
        "ผล": shortened(filter_.result),
    }  # fmt: skip


def _sheet(section: Section) -> dict[str, Value]:
    """A table of the sheet's first columns."""
    columns = section.entries[:MOST_COLUMNS]
    values: dict[str, Value] = dict.fromkeys(_COLUMNS, "")
    for number, entry in enumerate(columns, 1):
        values |= {f"หัว{number}": entry.place.removeprefix(f"{section.label} > "), f"แท็ก{number}": entry.tag}
    start = f"{{%tr {section.loops[0].code} %}}"
    return {"ชื่อ": section.label, "เริ่ม": start, "จำนวนคอลัมน์": len(columns), **values}


def shortened(sample: str) -> str:
    """A sample on one line; a long one is cut between letters, never before a vowel or tone that sits on one."""
    text = " ".join(sample.split())
    if len(text) <= _LONGEST_SAMPLE:
        return text
    end = _LONGEST_SAMPLE
    while end > 1 and ord(text[end]) in _COMBINING:
        end -= 1
    return text[:end].rstrip() + "…"
