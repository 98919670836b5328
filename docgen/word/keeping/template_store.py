"""A prepared template as bytes and back: plain data that executes nothing, every piece of it checked when it is read.

The data is JSON, with the bytes of the parts behind it. Reading makes objects of the classes in the tables below and of
no others, and only from fields of their kinds; what becomes code is made anew from them by
:mod:`docgen.word.rendering.program_source`, which lets in no more than it does from a template itself.
"""

from __future__ import annotations

from docgen.json_text import read_json_text
from docgen.problems import Problem, Severity, WordPlace
from docgen.schema import Field, Kind
from docgen.thai.digits import Numerals
from docgen.word.proof.pattern import FieldPiece, FreePiece, Pattern
from docgen.word.rendering.book_template import BookTemplate, Prepared
from docgen.word.rendering.pieces import (
    Address,
    Arrows,
    Bar,
    Drawing,
    Else,
    End,
    For,
    If,
    ListBegin,
    ListNumber,
    Live,
    Merge,
    MergedText,
    NewLists,
    PictureLinks,
    PicturePlace,
    Print,
    Program,
    RowAbove,
    RunningNumber,
)
from docgen.word.rendering.program_source import Constants, Untranslatable, part_source
from docgen.word.rendering.text_writer import TextForm

_HEAD = 8  # bytes that tell the size of the JSON
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    _Bytes = Sequence[bytes]
    _Reader = Callable[[Any, _Bytes], Any]


class Unfit(ValueError):  # noqa: N818 - reads as what the bytes are
    """Bytes that are no prepared template."""


# -- writing


def stored(prepared: Prepared) -> bytes:
    """The template as bytes."""
    import json

    parts: dict[bytes, int] = {}
    tree = _plain(prepared, parts)
    head = json.dumps([tree, list(map(len, parts))], ensure_ascii=False, separators=(",", ":")).encode()
    return len(head).to_bytes(_HEAD, "big") + head + b"".join(parts)


def _plain(value: object, parts: dict[bytes, int]) -> Any:
    if isinstance(value, bytes):
        return parts.setdefault(value, len(parts))
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, dict):
        return [[_plain(key, parts), _plain(each, parts)] for key, each in value.items()]
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, Field):  # what the proof asks of it
        return ["Field", value.name, str(value.kind), value.position]
    if type(value) in (tuple, list):
        return [_plain(each, parts) for each in value]  # type: ignore[attr-defined]
    return [type(value).__name__, *(_plain(each, parts) for each in value)]  # type: ignore[attr-defined]


# -- reading


def restored(data: bytes) -> Prepared:
    """The template of those bytes. Raises Unfit."""
    try:
        size = int.from_bytes(data[:_HEAD], "big")
        tree, lengths = read_json_text(data[_HEAD : _HEAD + size].decode())
        parts, at = [], _HEAD + size
        for length in lengths:
            parts.append(data[at : at + length])
            at += length
        if at != len(data):
            raise Unfit("size")
        prepared: Prepared = _PREPARED(tree, parts)
        for name, pieces in prepared.book.program.parts.items():
            part_source(name, pieces, Constants(), many=False)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, Untranslatable) as fault:
        raise Unfit(str(fault)[:80]) from fault
    return prepared


def _is(kind: type) -> _Reader:
    def read(value: Any, _: _Bytes) -> Any:
        if type(value) is not kind:
            raise Unfit(kind.__name__)
        return value

    return read


_text, _whole, _flag = _is(str), _is(int), _is(bool)


def _raw(value: Any, parts: _Bytes) -> bytes:
    if type(value) is not int or value < 0:
        raise Unfit("bytes")
    return parts[value]


def _many(item: _Reader) -> _Reader:
    return lambda value, parts: tuple([item(each, parts) for each in _list(value)])


def _table(key: _Reader, item: _Reader) -> _Reader:
    return lambda value, parts: {key(one, parts): item(other, parts) for one, other in _list(value)}


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise Unfit("list")
    return value


def _maybe(item: _Reader) -> _Reader:
    return lambda value, parts: None if value is None else item(value, parts)


def _object(made: Callable[..., Any], *fields: _Reader) -> _Reader:
    def read(value: Any, parts: _Bytes) -> Any:
        name, *given = _list(value)
        if name != made.__name__ or len(given) != len(fields):
            raise Unfit(made.__name__)
        return made(*[field(each, parts) for field, each in zip(fields, given, strict=True)])

    return read


def _one_of(readers: Mapping[str, _Reader], otherwise: _Reader) -> _Reader:
    def read(value: Any, parts: _Bytes) -> Any:
        return readers[value[0]](value, parts) if type(value) is list else otherwise(value, parts)

    return read


def _expression(value: Any, parts: _Bytes) -> Any:
    """Lists as tuples; what they mean is checked when they become code."""
    if type(value) is list:
        return tuple([_expression(each, parts) for each in value])
    if value is None or type(value) in (str, int, float, bool):
        return value
    raise Unfit("expression")


def _field(value: Any, parts: _Bytes) -> Field:
    name, kind, position = (reader(each, parts) for reader, each in zip((_text, _text, _whole), value[1:], strict=True))
    return Field(name, Kind(kind), "", position=position)


_FORM = _object(TextForm, _text, _text, _flag, _flag, _flag)
_ARROWS = _object(Arrows, _many(_many(_raw)), _flag)
_PLACE = _object(PicturePlace, _text, _text, _whole, _whole)
_NUMBER = _object(RunningNumber, _text, _whole, _flag, _text)
_PIECE = _one_of({
    "Print": _object(Print, _expression, _FORM, _flag), "Bar": _object(Bar, _expression, _ARROWS),
    "Drawing": _object(Drawing, _expression, _PLACE), "PictureLinks": _object(PictureLinks, _text),
    "Merge": _object(Merge, _expression, _whole, _whole, _whole, _whole),
    "MergedText": _object(MergedText, _whole, _FORM), "RowAbove": _object(RowAbove, _whole, _whole),
    "ListBegin": _object(ListBegin, _whole), "ListNumber": _object(ListNumber, _whole, _whole),
    "NewLists": _object(NewLists), "Address": _object(Address, _expression), "RunningNumber": _NUMBER,
    "Live": _object(Live, _raw, _flag), "For": _object(For, _text, _expression, _maybe(_expression)),
    "If": _object(If, _expression, _flag), "Else": _object(Else), "End": _object(End),
}, _raw)  # fmt: skip
_PROGRAM = _object(
    Program, _table(_text, _raw), _table(_text, _many(_PIECE)), _table(_text, _whole),
    lambda value, _: Numerals(value), _text, _table(_whole, _many(_raw)), _many(_whole), _many(_text),
)  # fmt: skip
_FIELD_PIECE = _object(FieldPiece, _text, _field, _many(_text))
_PROOF_PIECE = _one_of({"FieldPiece": _FIELD_PIECE, "FreePiece": _object(FreePiece)}, _text)
_PATTERN = _object(Pattern, _whole, _flag, _text, _text, _flag, _many(_many(_PROOF_PIECE)), _flag)
_BOOK = _object(
    BookTemplate, _PROGRAM, _table(_whole, _text), _table(_whole, _many(_PATTERN)), _many(_text),
    _table(_whole, _many(_text)),
)  # fmt: skip
_WORD_PLACE = _object(WordPlace, _text, _text, _text, _whole, _whole, _whole, _text, _whole)
_PROBLEM = _object(Problem, _text, _WORD_PLACE, _text, _text, lambda value, _: Severity(value))


def _fixed(value: Any, parts: _Bytes) -> tuple[str, WordPlace]:
    text, place = value
    return _text(text, parts), _WORD_PLACE(place, parts)


_PREPARED = _object(
    Prepared, _BOOK, lambda value, parts: frozenset(_many(_text)(value, parts)), _many(_fixed), _many(_PROBLEM)
)
