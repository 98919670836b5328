"""The one declaration of what templates may print: each name with its English twin, its kind, and its value.

The schema (checked before rendering) and the values (:mod:`docgen.plan.values`) are both drawn from these tables, so
neither can have a name that the other lacks. Columns and keys of the workbook come from :mod:`docgen.vocabulary`; a
column, key or sheet of the clerk's own is a name by being there, unless the program has that name already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from docgen.named_tuple import NamedTuple
from docgen.plan.authority_forms import own_name, short_kind, short_name
from docgen.plan.bars import bars
from docgen.plan.full_names import equipment_type_name, programme_name, strategy_name
from docgen.plan.model import Authority, ExtraField, OtherSheet, Plan
from docgen.plan.months_text import months_text
from docgen.plan.totals import Totals
from docgen.schema import Blank, Field, Kind, Picture, Record, record_of
from docgen.thai.fiscal import fiscal_end, fiscal_start, post_by, posted_until
from docgen.vocabulary import (
    ALL,
    ANNOUNCED,
    BUDGET,
    EQUIPMENT_COLUMNS,
    EQUIPMENT_SHEET,
    GENERAL,
    GENERAL_SHEET,
    MONTH_COLUMNS,
    PROJECT_COLUMNS,
    PROJECT_SHEET,
    Column,
)


class Source(NamedTuple):
    """What all values are drawn from."""

    plan: Plan
    totals: Totals
    pictures: Mapping[str, Picture] = {}  # by the name in the cell

    @property
    def authority(self) -> Authority:
        """Whose plan it is."""
        return self.plan.authority


class Name(NamedTuple):
    """A field, and how its value is got from the record's item and the source.

    For a LIST or RECORD field the getter gives the items (the item) that ``shape`` turns into values.
    """

    field: Field
    get: Callable[[Any, Source], Any]
    shape: Shape | None = None


class Shape:
    """A record of the schema and the names that make it.

    ``worked_out``: the names of single values that :meth:`attributes_of` does not give, with what gets them;
    ``shaped``: the names of records and lists.
    """

    def __init__(self, record: Record, names: tuple[Name, ...]) -> None:
        self.record, self.names = record, names
        plain = [each for each in names if each.shape is None]
        paths = {each.field.name: each.get.path for each in plain if isinstance(each.get, _Attribute)}
        months = {each.field.name: each.get for each in plain if isinstance(each.get, _Month)}
        self._values = _getter(list(paths.values()))
        self._marks = next((each.marks for each in months.values()), None)
        self._attributes = [*paths, *months]
        self.worked_out = [(each.field.name, each.get) for each in plain if each.field.name not in self._attributes]
        self.shaped = [each for each in names if each.shape is not None]

    def attributes_of(self, item: Any) -> Iterable[tuple[str, Any]]:
        """Names of attributes of the item and of its months, with the values: of ten thousand items, all at once."""
        values = self._values(item)
        if self._marks is not None:
            values += bars(self._marks(item))
        return zip(self._attributes, values, strict=True)


def _getter(paths: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(paths) > 1:
        return attrgetter(*paths)
    return lambda item: tuple(attrgetter(path)(item) for path in paths)


def _shape(name: str, label: str, *names: Name) -> Shape:
    return Shape(record_of(name, label, *(each.field for each in names)), names)


def _name(name: str, twin: str, kind: Kind, meaning: str, get: Callable[[Any, Source], Any] | str) -> Name:
    """A name of the program's own; ``get`` may be the path of the item's attribute."""
    return Name(Field(name, kind, meaning, (twin,)), _Attribute(get) if isinstance(get, str) else get)


def _optional(name: str, twin: str, kind: Kind, meaning: str, get: str) -> Name:
    return Name(Field(name, kind, meaning, (twin,), may_be_blank=True), _Attribute(get))


def _list(name: str, twin: str, meaning: str, shape: Shape, get: Callable[[Any, Source], Any] | str) -> Name:
    field = Field(name, Kind.LIST, meaning, (twin,), shape.record)
    return Name(field, _Attribute(get) if isinstance(get, str) else get, shape)


class _Attribute:
    """Gets an attribute of the item, or of an attribute of it: ``path`` with dots."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._get = attrgetter(path)

    def __call__(self, item: Any, _: Source) -> Any:
        return self._get(item)


class _Month:
    """Gets the span of one month of the item; ``marks`` gets the marks of all twelve, October first."""

    def __init__(self, position: int, marks: Callable[[Any], tuple[bool, ...]]) -> None:
        self.position, self.marks = position, marks

    def __call__(self, item: Any, _: Source) -> Any:
        return bars(self.marks(item))[self.position]


def _column(column: Column, sheet: str, path: str) -> Name:
    """A declared column or key under its tag."""
    blank = not column.required and not column.default
    source = f"{sheet} > {column.header}"
    field = Field(column.tag, column.kind, column.help, column.twins, may_be_blank=blank, source=source)
    return Name(field, _Attribute(path))


def _month(column: Column, sheet: str, path: str) -> Name:
    position = MONTH_COLUMNS.index(column)
    meaning = f"แถบเดือนที่ดำเนินการ {column.header}"
    source = f"{sheet} > {column.header}"
    field = Field(column.tag, Kind.SPAN, meaning, column.twins, position=position, source=source)
    return Name(field, _Month(position, attrgetter(f"{path}.months.marks")))


# Tag of a declared column or key → the attribute that holds its value.
ATTRIBUTES = {
    GENERAL_SHEET: {
        "ชื่อหน่วยงาน": "name", "ประเภทหน่วยงาน": "kind", "อำเภอ": "district", "จังหวัด": "province",
        "ปีงบประมาณ": "fiscal_year", "วันที่ประกาศ": "announced_on", "ผู้ประกาศ": "signatory",
        "ตำแหน่งผู้ประกาศ": "signatory_position", "ฉบับ": "edition", "คำเรียกยุทธศาสตร์": "strategy_label",
    },
    PROJECT_SHEET: {
        "ยุทธศาสตร์": "strategy", "กลยุทธ์": "tactic", "แผนงาน": "programme", "ชื่อ": "name", "รายละเอียดของกิจกรรม": "detail",
        "งบประมาณ": "budget", "สถานที่ดำเนินการ": "place", "หน่วยงานรับผิดชอบหลัก": "department", "แหล่งงบประมาณ": "fund",
        "หมายเหตุ": "remark",
    },
    EQUIPMENT_SHEET: {
        "ประเภทครุภัณฑ์": "kind", "แผนงาน": "programme", "ชื่อ": "name", "รายละเอียดของครุภัณฑ์": "detail", "งบประมาณ": "budget",
        "สถานที่ดำเนินการ": "place", "หน่วยงานรับผิดชอบหลัก": "department", "แหล่งงบประมาณ": "fund", "หมายเหตุ": "remark",
    },
}  # fmt: skip


def _columns(columns: Iterable[Column], sheet: str, path: str) -> list[Name]:
    attributes = ATTRIBUTES[sheet]
    return [
        _month(each, sheet, path) if each in MONTH_COLUMNS
        else _budget(sheet, path) if each is BUDGET
        else _announced(each) if each.header == ANNOUNCED
        else _column(each, sheet, f"{path}.{attributes[each.tag]}")
        for each in columns
    ]  # fmt: skip


def _announced(column: Column) -> Name:
    return Name(_column(column, GENERAL_SHEET, "").field, _from_announcement(lambda day: day))


def _from_announcement(rule: Callable[[date], date]) -> Callable[[Any, Source], date | Blank]:
    """A date worked out from the day of the announcement, or what a draft prints while there is none."""

    def get(_: Any, source: Source) -> date | Blank:
        blank = source.authority.unfilled.get(ANNOUNCED)
        return rule(source.authority.announced_on) if blank is None else blank

    return get


def _budget(sheet: str, path: str) -> Name:
    """The amount, or what a draft prints for one that is still to be filled in."""
    row = attrgetter(path)
    field = _column(BUDGET, sheet, "").field
    return Name(field, lambda item, _: row(item).unfilled.get(BUDGET.header, row(item).budget))


def _with_extras(names: Iterable[Name], extras: Iterable[ExtraField], sheet: str, path: str) -> list[Name]:
    """The names and, behind them, the clerk's own that do not take a spelling which the program uses."""
    made = list(names)
    taken = {spelling for each in made for spelling in (each.field.name, *each.field.twins)}
    values = attrgetter(path)
    for extra in extras:
        if extra.name not in taken:
            taken.add(extra.name)
            made.append(_extra(extra, sheet, values))
    return made


def _extra(extra: ExtraField, sheet: str, values: Callable[[Any], Mapping[str, Any]]) -> Name:
    blank = "" if extra.kind is Kind.TEXT else None
    source = f"{sheet} > {extra.header}"
    own = Field(extra.name, extra.kind, f"“{extra.header}” ที่เพิ่มเอง", may_be_blank=extra.has_blank, source=source)
    if extra.kind is Kind.PICTURE:
        return Name(own, lambda item, source: source.pictures.get(values(item).get(extra.name, "")))
    return Name(own, lambda item, _: values(item).get(extra.name, blank))


def _row_names(columns: Iterable[Column], sheet: str, path: str) -> list[Name]:
    months = attrgetter(f"{path}.months")
    return [
        _name("ลำดับ", "number", Kind.INTEGER, "ลำดับที่ในกลุ่ม เริ่มที่ 1", "number"),
        _name("ลำดับรวม", "overall_number", Kind.INTEGER, "ลำดับที่ในเล่ม เริ่มที่ 1", "overall_number"),
        *_columns(columns, sheet, path),
        _name(
            "เดือนที่ดำเนินการ", "months", Kind.TEXT, "เดือนที่ดำเนินการเป็นข้อความ",
            lambda item, source: months_text(months(item), source.authority.fiscal_year),
        ),
    ]  # fmt: skip


def _project(extras: Iterable[ExtraField]) -> Shape:
    names = _row_names(PROJECT_COLUMNS, PROJECT_SHEET, "project")
    return _shape("project", "โครงการ", *_with_extras(names, extras, PROJECT_SHEET, "project.extras"))


def _equipment(extras: Iterable[ExtraField]) -> Shape:
    names = _row_names(EQUIPMENT_COLUMNS, EQUIPMENT_SHEET, "equipment")
    return _shape("equipment", "ครุภัณฑ์", *_with_extras(names, extras, EQUIPMENT_SHEET, "equipment.extras"))


def _project_sums() -> tuple[Name, ...]:
    return (
        _name("จำนวนโครงการ", "project_count", Kind.INTEGER, "จำนวนโครงการ", lambda item, _: len(item.projects)),
        _name("งบประมาณ", "budget", Kind.MONEY, "งบประมาณรวมของโครงการ (บาท)", "budget"),
        _name("ร้อยละโครงการ", "project_percent", Kind.PERCENT, "ร้อยละของโครงการทั้งหมด", "project_percent"),
        _name("ร้อยละงบประมาณ", "budget_percent", Kind.PERCENT, "ร้อยละของงบประมาณทั้งหมด", "budget_percent"),
    )


def _equipment_sums() -> tuple[Name, ...]:
    return (
        _name("จำนวนครุภัณฑ์", "equipment_count", Kind.INTEGER, "จำนวนรายการครุภัณฑ์", lambda item, _: len(item.equipment)),
        _name("งบประมาณ", "budget", Kind.MONEY, "งบประมาณรวมของครุภัณฑ์ (บาท)", "budget"),
    )


def _heading(what: str, full_name: Callable[[Any, Source], str]) -> tuple[Name, ...]:
    return (
        _name("ลำดับ", "number", Kind.INTEGER, "ลำดับที่ เริ่มที่ 1", "number"),
        _name("ชื่อ", "name", Kind.TEXT, f"ชื่อ{what}ตามที่พิมพ์ไว้", "name"),
        _name("ชื่อเต็ม", "full_name", Kind.TEXT, f"ชื่อ{what} มีคำนำหน้าเสมอ", full_name),
    )


def _programme(project: Shape) -> Shape:
    return _shape(
        "programme", "แผนงาน",
        *_heading("แผนงาน", lambda item, _: programme_name(item.name)),
        _name("ยุทธศาสตร์", "strategy_name", Kind.TEXT, "ชื่อยุทธศาสตร์ที่แผนงานอยู่", "strategy"),
        _optional("กลยุทธ์", "tactic", Kind.TEXT, "กลยุทธ์ที่แผนงานอยู่ ถ้ามี", "tactic"),
        _list("โครงการทั้งหมด", "projects", "โครงการในแผนงาน", project, "projects"),
        *_project_sums(),
        _name(
            "หน่วยงานรับผิดชอบหลัก", "departments", Kind.TEXT, "หน่วยงานของโครงการในแผนงาน หน่วยงานละบรรทัด",
            lambda item, _: "\n".join(item.departments),
        ),
    )  # fmt: skip


def _strategy(project: Shape, programme: Shape) -> Shape:
    return _shape(
        "strategy", "ยุทธศาสตร์",
        *_heading("ยุทธศาสตร์", lambda item, source: strategy_name(item.name, source.authority.strategy_label)),
        _list("แผนงานทั้งหมด", "programmes", "แผนงานในยุทธศาสตร์", programme, "programmes"),
        _list("โครงการทั้งหมด", "projects", "โครงการในยุทธศาสตร์", project, "projects"),
        *_project_sums(),
    )  # fmt: skip


def _equipment_programme(equipment: Shape) -> Shape:
    return _shape(
        "equipment_programme", "แผนงานของครุภัณฑ์",
        *_heading("แผนงาน", lambda item, _: programme_name(item.name)),
        _name("ประเภทครุภัณฑ์", "type_name", Kind.TEXT, "ชื่อประเภทครุภัณฑ์ที่แผนงานอยู่", "type_name"),
        _list("ครุภัณฑ์ทั้งหมด", "equipment", "ครุภัณฑ์ในแผนงาน", equipment, "equipment"),
        *_equipment_sums(),
    )  # fmt: skip


def _equipment_type(equipment: Shape, programme: Shape) -> Shape:
    return _shape(
        "equipment_type", "ประเภทครุภัณฑ์",
        *_heading("ประเภทครุภัณฑ์", lambda item, _: equipment_type_name(item.name)),
        _list("แผนงานทั้งหมด", "programmes", "แผนงานในประเภทครุภัณฑ์", programme, "programmes"),
        _list("ครุภัณฑ์ทั้งหมด", "equipment", "ครุภัณฑ์ในประเภท", equipment, "equipment"),
        *_equipment_sums(),
    )  # fmt: skip


def _total() -> Shape:
    return _shape(
        "total", "รวมทั้งสิ้น",
        *_project_sums(),
        _name("จำนวนครุภัณฑ์", "equipment_count", Kind.INTEGER, "จำนวนรายการครุภัณฑ์ทั้งหมด", "equipment_count"),
        _name("งบประมาณครุภัณฑ์", "equipment_budget", Kind.MONEY, "งบประมาณรวมของครุภัณฑ์ (บาท)", "equipment_budget"),
        _name("จำนวนยุทธศาสตร์", "strategy_count", Kind.INTEGER, "จำนวนยุทธศาสตร์", lambda item, _: len(item.strategies)),
        _name("จำนวนแผนงาน", "programme_count", Kind.INTEGER, "จำนวนแผนงาน นับแยกตามยุทธศาสตร์", "programme_count"),
    )  # fmt: skip


def _year_names() -> tuple[Name, ...]:
    return (
        _name("ปีก่อน", "previous_year", Kind.INTEGER, "ปีงบประมาณลบหนึ่ง", lambda _, source: _year(source) - 1),
        _name("ปีถัดไป", "next_year", Kind.INTEGER, "ปีงบประมาณบวกหนึ่ง", lambda _, source: _year(source) + 1),
        _name(
            "วันเริ่มปีงบประมาณ", "fiscal_start", Kind.DATE, "1 ตุลาคมของปีก่อน",
            lambda _, source: fiscal_start(_year(source)),
        ),
        _name(
            "วันสิ้นปีงบประมาณ", "fiscal_end", Kind.DATE, "30 กันยายนของปีงบประมาณ",
            lambda _, source: fiscal_end(_year(source)),
        ),
        _name(
            "ปิดประกาศภายใน", "post_by", Kind.DATE, "วันสุดท้ายที่ต้องปิดประกาศ (15 วันนับแต่วันที่ประกาศ)",
            _from_announcement(post_by),
        ),
        _name(
            "ปิดประกาศถึง", "posted_until", Kind.DATE, "วันที่ปิดประกาศครบ 30 วัน ถ้าปิดในวันที่ประกาศ",
            _from_announcement(posted_until),
        ),
    )  # fmt: skip


def _authority_names() -> tuple[Name, ...]:
    """The forms of the organisation's name that prose uses beside the full one."""
    return (
        _name(
            "ชื่อเฉพาะหน่วยงาน", "authority_own_name", Kind.TEXT, "ชื่อหน่วยงานไม่มีประเภท เช่น พระรักษ์",
            lambda _, source: own_name(source.authority.name, source.authority.kind),
        ),
        _name(
            "ประเภทหน่วยงานย่อ", "authority_type_short", Kind.TEXT, "อักษรย่อของประเภทหน่วยงาน เช่น อบต.",
            lambda _, source: short_kind(source.authority.kind),
        ),
        _name(
            "ชื่อหน่วยงานย่อ", "authority_name_short", Kind.TEXT, "ชื่อหน่วยงานที่ย่อประเภท เช่น อบต.พระรักษ์",
            lambda _, source: short_name(source.authority.name, source.authority.kind),
        ),
    )  # fmt: skip


def _year(source: Source) -> int:
    return source.authority.fiscal_year


def _root_names(extras: Mapping[str, Iterable[ExtraField]]) -> list[Name]:
    project, equipment = _project(extras.get(PROJECT_SHEET, ())), _equipment(extras.get(EQUIPMENT_SHEET, ()))
    programme, equipment_programme = _programme(project), _equipment_programme(equipment)
    total = _total()
    strategy, kind = _strategy(project, programme), _equipment_type(equipment, equipment_programme)
    return [
        *_columns(GENERAL, GENERAL_SHEET, "authority"),
        *_authority_names(),
        *_year_names(),
        Name(Field("รวม", Kind.RECORD, "ยอดรวมทั้งแผน", ("total",), total.record), _Attribute("totals"), total),
        _list("ยุทธศาสตร์ทั้งหมด", "strategies", "ยุทธศาสตร์ตามลำดับในแผน", strategy, "totals.strategies"),
        _list("โครงการทั้งหมด", "projects", "โครงการตามลำดับในเล่ม", project, "totals.projects"),
        _list("ประเภทครุภัณฑ์ทั้งหมด", "equipment_types", "ประเภทครุภัณฑ์ตามลำดับในแผน", kind, "totals.equipment_types"),
        _list("ครุภัณฑ์ทั้งหมด", "equipment", "ครุภัณฑ์ตามลำดับในเล่ม", equipment, "totals.equipment"),
    ]


def _other_list(tag: str, other: OtherSheet) -> Name:
    """A sheet of the clerk's own as a list; its rows are plain dictionaries already."""
    names = [_extra(each, other.sheet, lambda row: row) for each in other.fields]
    shape = _shape(f"sheet:{tag}", other.sheet, *names)
    field = Field(f"{tag}{ALL}", Kind.LIST, f"ทุกแถวของชีต “{other.sheet}”", (), shape.record, source=other.sheet)
    return Name(field, lambda _, source: source.plan.others[tag].records, shape)


def declared(extras: Mapping[str, Iterable[ExtraField]], others: Mapping[str, OtherSheet]) -> Shape:
    """The root's shape with everything below it, for a plan's own columns, keys and sheets."""
    names = _with_extras(_root_names(extras), extras.get(GENERAL_SHEET, ()), GENERAL_SHEET, "authority.extras")
    taken = {spelling for each in names for spelling in (each.field.name, *each.field.twins)}
    names += [_other_list(tag, other) for tag, other in others.items() if f"{tag}{ALL}" not in taken]
    return _shape("plan", "แผนการดำเนินงาน", *names)


def shape_of(plan: Plan) -> Shape:
    """The names that this plan's templates may print."""
    return declared(plan.extra_fields, plan.others)


def schema_of(plan: Plan) -> Record:
    """The same without the values, for checking templates."""
    return shape_of(plan).record


@lru_cache(maxsize=1)
def built_in_schema() -> Record:
    """The names that every plan has."""
    return declared({}, {}).record
