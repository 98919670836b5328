"""Objects and lists of objects (JSON's own, or a Python program's) into values and schema.

Objects of one list share one shape: what some of them lack is blank there. Names become tags as the headers of a
workbook do (:func:`docgen.vocabulary.tag_name`).
"""

from __future__ import annotations

from itertools import chain

from docgen.filling.columns import column_of, is_clean
from docgen.filling.data import ROOT, Data, PictureName
from docgen.problems import Problem, SheetPlace, error, warning
from docgen.schema import Field, Kind, Record
from docgen.tag_names import tag_name
from docgen.thai.text import mend

ITEM, ITEM_TWIN = "ค่า", "value"  # the one field of a list of plain values
_NOTHING = type(None)
_SCALARS = {str, int, float, bool, _NOTHING}
_DEEPEST = 12
_SHOWN = 40
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    _Rows = list[dict[str, Any]]


def data_of(file: str, root: dict[str, Any], twins: dict[str, tuple[str, ...]]) -> tuple[Data, list[Problem]]:
    """The data of a tree, which becomes the data's own and is changed in place.

    ``twins``: other spellings of names in the root. Problems: ``text-mended`` warnings, ``column-twice`` for two names
    that make one tag, ``data-unreadable`` for a name that holds now a list and now a text.
    """
    reader = _Tree(file, twins)
    schema = reader.record("", ROOT, [root])
    once = {name: reader.records[name][0] for name in _once(schema)}
    return Data(file, schema, root, reader.records, reader.pictures, once), reader.problems


def _once(record: Record) -> Iterator[str]:
    """The names of records that are no list's."""
    yield record.name
    for field in record.fields.values():
        if field.kind is Kind.RECORD and field.record is not None:
            yield from _once(field.record)


class _Tree:
    def __init__(self, file: str, twins: dict[str, tuple[str, ...]]) -> None:
        self.file = file
        self.twins = twins
        self.problems: list[Problem] = []
        self.records: dict[str, _Rows] = {}
        self.pictures: list[PictureName] = []

    def record(self, path: str, name: str, rows: _Rows) -> Record:
        """The shape that all rows share; ``path`` tells people where they stand in the data."""
        self.records[name] = rows
        columns = _columns(rows)
        keys = list(columns)
        fields: dict[str, Field] = {}
        for key, column in columns.items():
            tag = self.tag(path, key, rows, fields)
            if tag:
                fields[tag] = self.field(path, name, tag, rows, column, self.twins_of(path, tag, keys))
        return Record(name, path or self.file, fields, is_open=not rows)

    def tag(self, path: str, key: str, rows: _Rows, fields: dict[str, Field]) -> str:
        """The name under which the values stand from now on; "" for one that cannot be a tag."""
        tag = tag_name(mend(key)[0])
        if tag == key:
            return tag
        clash = tag in fields or tag in rows[0]
        for row in rows:
            value = row.pop(key)
            if tag and not clash:
                row[tag] = value
        if clash:
            what = f"ชื่อ “{key[:_SHOWN]}” ตรงกับแท็ก “{tag}” ซึ่งมีอยู่แล้ว จึงไม่นำมาใช้"
            self.problems.append(warning("column-twice", self.place(path), what, "เปลี่ยนชื่อหนึ่งเป็นชื่ออื่น"))
            return ""
        return tag

    def twins_of(self, path: str, tag: str, keys: list[str]) -> tuple[str, ...]:
        if not path:
            return self.twins.get(tag, ())
        return (ITEM_TWIN,) if keys == [ITEM] else ()

    def field(
        self, path: str, name: str, tag: str, rows: _Rows, column: Sequence[Any], twins: tuple[str, ...]
    ) -> Field:  # fmt: skip
        every = set(map(type, column))
        types = every - {_NOTHING}
        inner = f"{path} > {tag}" if path else tag
        if types == {dict}:
            objects = [row[tag] if row[tag] is not None else row.setdefault(tag, {}) or {} for row in rows]
            for row, each in zip(rows, objects, strict=True):
                row[tag] = each
            return Field(tag, Kind.RECORD, inner, twins, self.inner(inner, f"{name}.{tag}", objects))
        if types == {list}:
            return Field(tag, Kind.LIST, inner, twins, self.inner(inner, f"{name}.{tag}", self.items(inner, tag, rows)))
        if not types <= _SCALARS and not all(map(_is_scalar, types)):
            self.problems.append(_mixed(self.place(path), tag))
            return Field(tag, Kind.BLANK, inner, twins)
        distinct = set(column)
        blank = _NOTHING in every or "" in distinct
        return Field(tag, self.scalars(path, tag, rows, column, distinct, types), inner, twins, may_be_blank=blank)

    def inner(self, path: str, name: str, rows: _Rows) -> Record:
        if name.count(".") > _DEEPEST:
            self.problems.append(_unreadable(self.place(path), "ข้อมูลซ้อนกันหลายชั้นเกินไป", "ลดจำนวนชั้นของข้อมูล"))
            return Record(name, path)
        return self.record(path, name, rows)

    def items(self, path: str, tag: str, rows: _Rows) -> _Rows:
        """The items of all the rows' lists, one after another; plain values become objects of one field."""
        for row in rows:
            row[tag] = row[tag] or []
        items: list[Any] = list(chain.from_iterable(row[tag] for row in rows))
        types = set(map(type, items))
        if types <= {dict}:
            return items
        if dict in types or list in types:
            self.problems.append(_mixed(self.place(path), tag))
            return []
        for row in rows:
            row[tag] = [{ITEM: item} for item in row[tag]]
        return list(chain.from_iterable(row[tag] for row in rows))

    def scalars(
        self, path: str, tag: str, rows: _Rows, column: Sequence[Any], distinct: set[Any], types: set[type]
    ) -> Kind:  # fmt: skip
        if not is_clean(distinct):
            column = [self.mended(path, number, each) for number, each in enumerate(column, 1)]
            distinct = set(column)
            for row, value in zip(rows, column, strict=True):
                row[tag] = value
        kind, values = column_of(column, distinct, types)
        if values is not None:
            for row, value in zip(rows, values, strict=True):
                row[tag] = value
        if kind is Kind.PICTURE:
            named = ((number, name) for number, name in enumerate(column, 1) if name)
            self.pictures += [PictureName(tag, name, self.place(path, number)) for number, name in named]
        return kind

    def mended(self, path: str, number: int, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        text, changes = mend(value)
        if changes:
            line = " ".join(text.split())[:_SHOWN]
            what = f"ปรับตัวอักษรในข้อความที่เขียนว่า “{line}”: {', '.join(changes)}"
            mending = "ตรวจข้อความในเล่ม ถ้าไม่ต้องการเห็นคำเตือนนี้อีก ให้พิมพ์ข้อความในข้อมูลใหม่"
            self.problems.append(warning("text-mended", self.place(path, number), what, mending))
        return text

    def place(self, path: str, row: int = 0) -> SheetPlace:
        return SheetPlace(self.file, path, row if path else 0)


def _columns(rows: _Rows) -> dict[str, Sequence[Any]]:
    """The values by name; what a row lacks is None there from now on."""
    shapes = set(map(tuple, rows))
    if len(shapes) == 1:
        return dict(zip(next(iter(shapes)), zip(*map(dict.values, rows), strict=True), strict=True))
    keys = list(dict.fromkeys(chain.from_iterable(rows)))
    for row in rows:
        for key in keys:
            row.setdefault(key, None)
    return {key: [row[key] for row in rows] for key in keys}


def _is_scalar(kind: type) -> bool:
    from datetime import date  # few data have any
    from decimal import Decimal

    return kind in _SCALARS or kind is Decimal or issubclass(kind, date)


def _mixed(where: SheetPlace, tag: str) -> Problem:
    what = f"“{tag[:_SHOWN]}” เป็นรายการหรือชุดข้อมูลในบางที่ และเป็นค่าเดียวหรือชนิดอื่นในบางที่"
    return _unreadable(where, what, "ใช้ชื่อเดียวกับข้อมูลชนิดเดียวกันทุกแถว")


def _unreadable(where: SheetPlace, what: str, mend: str) -> Problem:
    return error("data-unreadable", where, what, mend)


def owned(value: Any) -> Any:
    """A Python program's values as a tree of our own, so that its own stay as they are; tuples as lists."""
    if type(value) in _SCALARS:
        return value
    from collections.abc import Mapping  # not loaded for the data of a file

    if isinstance(value, Mapping):
        return {str(name): owned(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [owned(each) for each in value]
    return value
