"""Rows of a sheet as Excel, LibreOffice and openpyxl nearly always write them, found without expat.

Only what cannot mean anything else is taken here: shared and inline texts and plain numbers, in cells and rows whose
attributes stand in the usual order, directly within <sheetData> of a part in UTF-8 without comments, sections and
prefixes. Everything else is left to expat, in its place among the others; a test holds both to the same cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.late_pattern import late_pattern
from docgen.named_tuple import NamedTuple
from docgen.workbook.xml_scan import MAIN, Scan

_DATA, _DATA_END, _ROW = b"<sheetData>", b"</sheetData>", b"<row "
_BYTE_ORDER = b"\xef\xbb\xbf"
_DECLARATIONS = (  # in small letters, with double quotes: expat too reads whatever stands before the rows
    b'<?xml version="1.0" encoding="utf-8" standalone="yes"?>', b'<?xml version="1.0" encoding="utf-8"?>',
    b'<?xml version="1.0" standalone="yes"?>', b'<?xml version="1.0"?>', b"",
)  # fmt: skip
_HEAD = rb"""<row r="([1-9][0-9]{0,6})"((?: (?!xmlns)[A-Za-z0-9]+="[ !#-%'-;=?-~]*"| x14ac:dyDescent="[0-9.]*")*)>"""
_NAME = late_pattern(rb' ([A-Za-z0-9:]+)="')
_COLUMN = rb"(?:[A-Z]{1,2}|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D])"  # as far as Excel goes
# Quantifiers that give nothing back (++): half of the cells are blank, and would be tried in every other way.
_CELL = rb'<c r="' + _COLUMN + rb'[0-9]{1,7}+"(?: s="[0-9]{1,5}+")?+'
_BLANK = rb"/>|></c>"
_NUMBER = rb"><v>[0-9.eE+-]{1,40}+</v></c>"
_TEXT = rb'><is><t(?: xml:space="preserve")?+>[^<]*+</t></is></c>'  # what stands in it, expat reads
_TYPED = rb' t="(?:inlineStr"' + _TEXT + rb'|s"><v>[0-9]{1,9}+</v></c>|[ns]"(?:' + _BLANK + rb')|n"' + _NUMBER + rb")"
_PLAIN = late_pattern(_HEAD + rb"((?:" + _CELL + rb"(?:" + _TYPED + rb"|" + _BLANK + rb"|" + _NUMBER + rb"))*+)</row>")
_FILLED = late_pattern(
    r'<c r="([A-Z]{1,3}+)[0-9]{1,7}+"(?: s="([0-9]{1,5}+)")?+(?: t="(n|s|inlineStr)")?+><(?:v|is><t[^>]*+)>([^<]*+)<'
)
_HIDING = (b"<!", b"<?", b"xmlns")  # what looks like a row may be none: in a comment, a section, another namespace
_BETWEEN = "\ufdd0"  # a noncharacter, which XML allows and no workbook holds


class PlainRow(NamedTuple):
    """A row's number, and its filled cells: column letters, style, type, the value as stored."""

    number: int
    cells: list[tuple[str, str, str, str]]


def split_rows(data: bytes) -> Iterator[bytes | PlainRow]:
    """A worksheet part in order: plain rows, and between them the bytes that expat is to read, rows of any kind."""
    at = data.find(_DATA) + len(_DATA)
    stop = data.find(_DATA_END, at)
    if at < len(_DATA) or stop < 0 or not _is_usual(data[:at]):
        yield data
        return
    yield data[:at]
    usual_heads = _Heads(prefixed=b"xmlns:x14ac=" in data[:at])
    hides: bool | None = None
    while at < stop:
        row, end = _row(data, at, usual_heads)
        if row is not None:
            yield row
            at = end
            continue
        if hides is None:
            hides = any(data.find(mark, at, stop) >= 0 for mark in _HIDING)
        if hides:
            break
        following = data.find(_ROW, at + 1)
        following = following if 0 <= following < stop else stop
        yield data[at:following]
        at = following
    yield data[at:]


def _is_usual(head: bytes) -> bool:
    before, _, behind = head.partition(b"<worksheet ")
    declaration = before.removeprefix(_BYTE_ORDER).strip().lower().replace(b"'", b'"')
    if declaration not in _DECLARATIONS or b"<!" in behind or b"<?" in behind:
        return False
    named = [f'xmlns="{each}"'.encode() for each in MAIN]
    return head.count(b"xmlns=") == 1 and any(each in behind.partition(b">")[0] for each in named)


class _Heads:
    """The attributes of rows that mean what they seem to: no name twice, no prefix that stands for nothing."""

    def __init__(self, *, prefixed: bool) -> None:
        self._prefixed = prefixed
        self._known: dict[bytes, bool] = {}  # thousands of rows have the same few

    def usual(self, attributes: bytes) -> bool:
        known = self._known.get(attributes)
        if known is None:
            names = _NAME.findall(attributes)
            known = len({b"r", *names}) > len(names) and (self._prefixed or b"x14ac" not in attributes)
            self._known[attributes] = known
        return known


def _row(data: bytes, at: int, heads: _Heads) -> tuple[PlainRow | None, int]:
    found = _PLAIN.match(data, at)
    if found is None or not heads.usual(found[2]):
        return None, at
    try:
        text = found[3].decode()
    except UnicodeDecodeError:
        return None, at
    return PlainRow(int(found[1]), _FILLED.findall(text)), found.end()


def inline_texts(rows: Sequence[PlainRow]) -> dict[str, str]:
    """The inline texts of all rows, as stored → with what is written as a reference (&amp;, &#3618;) in its place.

    One pass of expat over all of them, each once: openpyxl writes every Thai letter as a reference. Raises Damaged.
    """
    stored = dict.fromkeys(text for row in rows for _, _, kind, text in row.cells if kind == "inlineStr")
    texts = _as_read(_BETWEEN.join(stored)).split(_BETWEEN)
    if len(texts) != len(stored):  # the mark between them stands in one
        texts = [_as_read(each) for each in stored]
    return dict(zip(stored, texts, strict=True))


def _as_read(stored: str) -> str:
    found: list[str] = []
    Scan(text=found.append).feed(f"<t>{stored}</t>".encode(), is_last=True)
    return "".join(found)
