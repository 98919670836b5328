"""Sheets into a tree: each with a header row is a list named by its sheet; one of keys and values gives names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from docgen.plan.cell_text import cell_text
from docgen.rows import CellValue, Table
from docgen.tag_names import tag_name
from docgen.vocabulary import ALL, KEY_HEADER, VALUE_HEADER

_KEYS = ((KEY_HEADER, VALUE_HEADER), ("key", "value"), ("name", "value"))


def tree_of(tables: Mapping[str, Table]) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
    """The root of the data, and the twins of its names: a sheet ผู้รับ is the list ผู้รับทั้งหมด, and ผู้รับ too."""
    root: dict[str, Any] = {}
    lists: dict[str, Any] = {}
    twins: dict[str, tuple[str, ...]] = {}
    for sheet, table in tables.items():
        columns = _key_columns(table)
        if columns is not None:
            for key, value in _pairs(table, *columns).items():
                root.setdefault(key, value)
            continue
        tag = tag_name(sheet)
        if tag and f"{tag}{ALL}" not in lists:
            lists[f"{tag}{ALL}"] = _records(table)
            twins[f"{tag}{ALL}"] = (tag,)
    return {**root, **lists}, {name: tuple(each for each in own if each not in root) for name, own in twins.items()}


def _key_columns(table: Table) -> tuple[str, str] | None:
    names = [heading.name for heading in table.headings]
    folded = tuple(name.casefold() for name in names)
    return (names[0], names[1]) if folded in _KEYS else None


def _pairs(table: Table, key: str, value: str) -> dict[str, Any]:
    """The first of two lines with the same key serves."""
    pairs: dict[str, Any] = {}
    for row in table.rows:
        name = tag_name(cell_text(row.cells.get(key)))
        if name:
            pairs.setdefault(name, _usable(row.cells.get(value)))
    return pairs


def _records(table: Table) -> list[dict[str, Any]]:
    names = [heading.name for heading in table.headings]
    return [{name: _usable(row.cells.get(name)) for name in names} for row in table.rows]


def _usable(value: CellValue) -> Any:
    """Times of day, and moments with one, print as text."""
    if isinstance(value, time) or (isinstance(value, datetime) and value.time() > time()):
        return cell_text(value)
    return value.date() if isinstance(value, datetime) else value
