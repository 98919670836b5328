"""Values as bytes of a part: printed, in the policy's digits, escaped. What rendering does most, so made ready once."""

from __future__ import annotations

from docgen.late_pattern import late_pattern, pattern
from docgen.lru_cache import lru_cache
from docgen.named_tuple import NamedTuple
from docgen.schema import Span, Value
from docgen.thai.digits import FixedDigits, Numerals, numerals
from docgen.thai.printing import printed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

TextWriter: TypeAlias = "Callable[[Value], bytes]"
ColumnWriter: TypeAlias = "Callable[[Sequence[Value]], list[bytes]]"
_FORBIDDEN = late_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not Char of XML 1.0
_LINE_END = late_pattern("\r\n?")
# Latin letters only: a set of letters of many alphabets takes five times as long to compile.
_SPECIAL = "&<>\"\x00-\x1f"
_NONCHARACTERS = b"\xef\xbf"  # how U+FFFE and U+FFFF begin in UTF-8 (and some that are characters)
_RARE = _NONCHARACTERS[0]  # looked for first: one byte is found fifty times as fast as two, and Thai has none
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_QUOTE = {'"': "&quot;"}
_COVERED = "↔"
# Joins the values of a column while they are printed together: white space to every pattern of digits, so that nothing
# is read across it, and no character that a value may hold.
_BETWEEN = "\x1f"
_AWKWARD = range(0x1F)  # bytes of UTF-8: line ends, tabs, and what XML forbids
_TEXTS: tuple[set[type], ...] = ({str}, {FixedDigits})


class TextForm(NamedTuple):
    """Where a value stands: what a line end and a tab in it become, and whether the policy's tables rule counts."""

    line_end: str
    tab: str
    in_table: bool = False
    in_attribute: bool = False
    keep_digits: bool = False  # addresses


def text_writer(form: TextForm, policy: Numerals, on_forbidden: Callable[[str], None]) -> TextWriter:
    """A function that prints one value there. It raises TypeError for lists, records and nan (promise R11).

    Characters that XML forbids are left out and told to ``on_forbidden``, never passed on and never lost in silence:
    readers of data take them out before (R2), so none should come.
    """
    policy = Numerals.AS_TYPED if form.keep_digits else policy
    special = pattern(f"[{_SPECIAL}]{_digits_to_change(policy, form.in_table)}").search
    escapes = str.maketrans(_ENTITIES | {"\n": form.line_end, "\t": form.tab} | (_QUOTE if form.in_attribute else {}))

    # A plan's rows repeat places, offices and amounts; ``typed``: a filter's fixed digits equal the same text unfixed.
    @lru_cache(maxsize=1024, typed=True)
    def slow(text: str) -> bytes:
        changed = numerals(text, policy, form.in_table)
        if _is_forbidden(changed):
            on_forbidden(text)
            changed = _FORBIDDEN.sub("", changed)
        return _LINE_END.sub("\n", changed).translate(escapes).encode()

    def write(value: Value) -> bytes:
        text = value if value.__class__ is str else _text(value)
        made = None if special(text) else _utf8(text)
        return slow(text) if made is None else made

    return write


def _is_forbidden(text: str) -> bool:
    # All that is forbidden is unprintable to Python too; asking for that needs no pattern.
    return not text.replace("\n", " ").replace("\t", " ").isprintable() and _FORBIDDEN.search(text) is not None


def _utf8(text: str) -> bytes | None:
    """The text as bytes; None when there may be characters beyond Latin in it that XML forbids."""
    try:
        made = text.encode()
    except UnicodeEncodeError:  # halves of a pair
        return None
    return None if _RARE in made and _NONCHARACTERS in made else made


def column_writer(form: TextForm, policy: Numerals, write: TextWriter) -> ColumnWriter:
    """A function that prints a value in each of many rows, as ``write`` (the form's) prints each of them."""
    policy = Numerals.AS_TYPED if form.keep_digits else policy
    entities = _ENTITIES | (_QUOTE if form.in_attribute else {})
    marks = [(mark.encode(), entity.encode()) for mark, entity in entities.items()]

    def write_column(values: Sequence[Value]) -> list[bytes]:
        types = set(map(type, values))
        texts = values if types in _TEXTS else list(map(str, values)) if types == {int} else None
        digits = Numerals.AS_TYPED if types == {FixedDigits} else policy
        written = together(texts, digits) if texts is not None else None  # type: ignore[arg-type]
        return [write(value) for value in values] if written is None else written

    def together(texts: Sequence[str], digits: Numerals) -> list[bytes] | None:
        """The texts as one; None where they must be looked at one by one."""
        made = _utf8(numerals(_BETWEEN.join(texts), digits, form.in_table))
        if made is None or any(map(made.__contains__, _AWKWARD)):
            return None
        for mark, entity in marks:
            made = made.replace(mark, entity)
        written = made.split(_BETWEEN.encode())
        return written if len(written) == len(texts) else None

    return write_column


def _text(value: Value) -> str:
    if isinstance(value, bool):  # to Python a whole number; to a reader no value at all
        raise TypeError("a truth cannot be printed")
    return printed(value)


def covered_mark(value: Value) -> str:
    """A month outside a table cell, where no arrow can be drawn: a mark when there is work in it."""
    if value is None or isinstance(value, Span):
        return _COVERED if value else ""
    raise TypeError(f"a {type(value).__name__} is no month")


def _digits_to_change(policy: Numerals, in_table: bool) -> str:
    if policy == Numerals.AS_TYPED:
        return ""
    thai = policy == Numerals.THAI or (policy == Numerals.MIXED and not in_table)
    return "|[0-9]" if thai else "|[๐-๙]"
