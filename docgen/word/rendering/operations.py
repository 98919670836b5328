"""What expressions do to values while a book is rendered: compare, add, join; blank cells never stop a book."""

from __future__ import annotations

from itertools import chain, repeat
from operator import itemgetter

from docgen.schema import Blank, Value
from docgen.thai.printing import printed
from docgen.word.rendering.text_writer import covered_mark

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal
    from typing import Any


def _number(value: object) -> Decimal:
    """A blank counts as nothing; a float as the digits that it prints."""
    from decimal import Decimal  # few templates compute

    if value is None or value == "":
        return Decimal(0)
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, int | Decimal):
        return Decimal(value)
    raise TypeError(type(value).__name__)


def _ordering(compare: Callable[[object, object], bool]) -> Callable[[object, object], bool]:
    def ordered(one: object, other: object) -> bool:
        """Blank is neither more nor less than anything."""
        return one is not None and other is not None and compare(_comparable(one), _comparable(other))

    return ordered


def _comparable(value: object) -> object:
    return _number(value) if isinstance(value, float) else value


def _like(number: Decimal, *operands: object) -> int | float | Decimal:
    """A result prints as what it came from: money as money, whole numbers whole."""
    from decimal import Decimal

    if any(isinstance(each, Decimal) for each in operands):
        return number
    return float(number) if any(isinstance(each, float) for each in operands) else int(number)


def _concatenate(*values: Value) -> str:
    """``a ~ b``: the values as printed, the book's digits to come."""
    return "".join(printed(value) for value in values)


def blanks_pass(names: Mapping[str, object]) -> dict[str, object]:
    """The filters (F0 …) and operations among the names of the generated source, made to let a draft's blanks through.

    A filter or a sum gives the blank itself; in a comparison it is neither more nor less than anything.
    """
    passing = {name for name in names if name[0] == "F" and name[1:].isdigit()} | {"add", "subtract"}
    guarded: dict[str, object] = {name: _passing(names[name]) for name in passing}
    return guarded | {name: _never(names[name]) for name in ("less", "less_or_equal", "more", "more_or_equal")}


def _passing(function: Any) -> Callable[..., object]:
    def passing(*values: object) -> object:
        blank = next((value for value in values if isinstance(value, Blank)), None)
        return function(*values) if blank is None else blank

    return passing


def _never(compare: Any) -> Callable[[object, object], bool]:
    return lambda one, other: not isinstance(one, Blank) and not isinstance(other, Blank) and compare(one, other)


# Names in the generated source (docgen/word/rendering/program_source.py) → what they do.
OPERATIONS: dict[str, object] = {
    "join": b"".join,
    "again": repeat,
    "column": lambda name, rows: list(map(itemgetter(name), rows)),
    "woven": lambda *columns: chain.from_iterable(zip(*columns)),  # noqa: B905 - what is the same in all has no end
    "covered": covered_mark,
    "concatenate": _concatenate,
    "less": _ordering(lambda one, other: one < other),  # type: ignore[operator]
    "less_or_equal": _ordering(lambda one, other: one <= other),  # type: ignore[operator]
    "more": _ordering(lambda one, other: one > other),  # type: ignore[operator]
    "more_or_equal": _ordering(lambda one, other: one >= other),  # type: ignore[operator]
    "add": lambda one, other: _like(_number(one) + _number(other), one, other),
    "subtract": lambda one, other: _like(_number(one) - _number(other), one, other),
}
