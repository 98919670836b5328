"""Lexing: where tags stand in a text, and what each says, whatever Word's autocorrection made of it.

One pass from left to right over the brackets, never back (promise S9). The first closing bracket ends a tag, inside a
quotation too; a comment may hold tags.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from docgen.late_pattern import late_pattern
from docgen.word.chapter import TagKind

OBJECT = "\ufffc"  # stands in a paragraph's text for what is not text: pictures, fields, notes
STATEMENTS = ("for", "if", "elif", "else", "endfor", "endif")
TAG_OPENINGS = ("{{", "{%", "{#")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}

# Word's and other programs' marks that nobody sees; between brackets too.
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_SPACE = "\\s\u00a0"
_BRACKET = late_pattern(
    f"{{[{_UNSEEN}]*[{{%#]|[}}%#][{_UNSEEN}]*}}|{{[{_SPACE}{_UNSEEN}]+[{{%]|[}}%][{_SPACE}{_UNSEEN}]+}}|[{{}}]"
)
_NOTHING = late_pattern(f"[{_UNSEEN}]")
_NAME_START = late_pattern(r"\w")
_RICH_TEXT = late_pattern(r"r\s+(?=[\w\"'“‘(])")  # docxtpl: {{r x }}; every value is rich enough here
_WORD = "[\\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+"  # to Python, Thai vowels above and below are no part of a word
_HEAD = late_pattern(rf"(?:(p|tr|tc|r)\s+)?({_WORD})(.*)", re.DOTALL | re.IGNORECASE)
_QUOTED = 40  # characters of an unclosed tag that a message quotes

_SPACES = dict.fromkeys(chain(map(ord, "\t\n\r\v\f\u00a0\u2028\u2029\u202f\u3000"), range(0x2000, 0x200B)), " ")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_SIGNS = dict(zip(map(ord, "≠≤≥"), ("!=", "<=", ">="), strict=True))
_GONE = dict.fromkeys(chain([0xAD, 0x2060, 0xFEFF], range(0x200B, 0x2010)))
_PLAIN: dict[int, str | None] = {**_SPACES, **_DASHES, **_SIGNS, **_GONE}
_DOUBLE, _SINGLE = "\"“”„‟″＂", "'‘’‚‛′＇"
_QUOTE = late_pattern(f"[{_DOUBLE}{_SINGLE}]")
_ENDS = {
    **dict.fromkeys(_DOUBLE, re.compile(rf"(?<!\\)[{_DOUBLE}]")),
    **dict.fromkeys(_SINGLE, re.compile(rf"(?<!\\)[{_SINGLE}]")),
}
_CURLED = {"“": "”", "‘": "’"}
_UNESCAPED = {mark: re.compile(rf"(?<!\\){mark}") for mark in "\"'"}
_TRIMS = frozenset("-+–—")  # an empty text is no member


@dataclass(frozen=True, slots=True)
class TagText:
    """A tag at ``text[start:end]``; ``kind`` is None for a comment. ``name_at``: where its first name begins."""

    start: int
    end: int
    source: str
    kind: TagKind | None
    code: str = ""
    level: str = ""
    name_at: int = 0


@dataclass(frozen=True, slots=True)
class Slip:
    """Brackets at ``start`` that make no tag. ``source``: the text to quote; ``opens``: only its end is missing.

    ``bracket``: the bracket found, of "{{", "{%", "{#", "}}", "%}", "#}".
    """

    start: int
    source: str
    bracket: str
    opens: bool


def scan(text: str) -> tuple[list[TagText], list[Slip]]:
    """All tags and slips of a text, in order."""
    scanner = _Scanner(text)
    for found in _BRACKET.finditer(text):
        scanner.take(_NOTHING.sub("", found[0]), found.start(), found.end())
    scanner.finish()
    return scanner.tags, scanner.slips


class _Scanner:
    """The bracket that is open, if one is; the single bracket last seen."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tags: list[TagText] = []
        self.slips: list[Slip] = []
        self.opened = ""
        self.start = self.inside = 0  # where the open bracket begins and ends
        self.near = False  # the open bracket has a gap: { {
        self.single = -1  # a single { before, or a single } within

    def take(self, bracket: str, start: int, end: int) -> None:
        whole = bracket[0] + bracket[-1]
        if self.opened == "{#" and bracket != "#}":
            return
        if len(bracket) == 1:
            self.single_bracket(bracket, start)
        elif whole in _CLOSING:
            self.open(whole, start, end, gap=len(bracket) > 2)
        else:
            self.close(whole, start, end, gap=len(bracket) > 2)

    def open(self, bracket: str, start: int, end: int, *, gap: bool) -> None:
        self.unclosed(start)
        self.opened, self.start, self.inside, self.near, self.single = bracket, start, end, gap, -1

    def single_bracket(self, bracket: str, start: int) -> None:
        if (bracket == "}") is bool(self.opened):
            self.single = start
        elif not self.opened:
            self.single = -1

    def close(self, bracket: str, start: int, end: int, *, gap: bool) -> None:
        if not self.opened:
            begin = self.single if self.single >= 0 else max(self.last_end(), start - _QUOTED)
            self.slip(begin, end, bracket, opens=False)
        elif _CLOSING[self.opened] != bracket or gap or self.near:
            self.slip(self.start, end, self.opened, opens=False)
        else:
            self.tags.append(_read(self.text, self.start, self.inside, start, end, self.opened))
        self.opened, self.single, self.near = "", -1, False

    def last_end(self) -> int:
        return self.tags[-1].end if self.tags else 0

    def unclosed(self, limit: int, *, at_end: bool = False) -> None:
        """The open bracket has no end before ``limit``."""
        if self.opened:
            end = self.single + 1 if self.single >= 0 else limit
            self.slip(self.start, min(end, self.start + _QUOTED), self.opened, opens=at_end and self.single < 0)
        self.opened = ""

    def finish(self) -> None:
        self.unclosed(len(self.text), at_end=True)

    def slip(self, start: int, end: int, bracket: str, *, opens: bool) -> None:
        self.slips.append(Slip(start, shown(self.text[start:end]), bracket, opens))


def shown(text: str) -> str:
    """A text as a message quotes it: on one line, without what nobody sees."""
    return " ".join(_NOTHING.sub("", text).replace(OBJECT, " ").split())


def _read(text: str, start: int, inside: int, closing: int, end: int, bracket: str) -> TagText:
    source = shown(text[start:end])
    if bracket == "{#":
        return TagText(start, end, source, None)
    plain = normalised(_without_whitespace_control(text[inside:closing]))
    found = _NAME_START.search(text, inside, closing)
    name_at = found.start() if found else inside
    if bracket == "{%":
        level, code = _statement(plain)
        return TagText(start, end, source, TagKind.STATEMENT, code, level, start)
    rich = _RICH_TEXT.match(plain)
    if rich and found and (name := _NAME_START.search(text, found.end(), closing)):
        name_at = name.start()
    return TagText(start, end, source, TagKind.VALUE, plain[rich.end() :] if rich else plain, "", name_at)


def _without_whitespace_control(code: str) -> str:
    """Jinja's ``-`` and ``+`` beside the brackets concern line ends of plain text; Word has none."""
    code = code[1:] if code[:1] in _TRIMS else code
    return code[:-1] if code[-1:] in _TRIMS else code


def _statement(code: str) -> tuple[str, str]:
    """Level and code. Word writes the first letter after a full stop as a capital: If, Endfor."""
    found = _HEAD.fullmatch(code)
    if found is None:
        return "", code
    level = (found[1] or "").lower()
    word = found[2].lower() if found[2].lower() in STATEMENTS else found[2]
    return ("" if level == "r" else level), (word + " " + found[3].strip()).strip()


def normalised(code: str) -> str:
    """A tag's inside as Jinja reads it: plain quotes, dashes and spaces; what stands in quotation marks stays."""
    pieces: list[str] = []
    position = 0
    last = {begin: code.rfind(end) for begin, end in _CURLED.items()}  # asked once: linear
    while quote := _QUOTE.search(code, position):
        pieces.append(code[position : quote.start()].translate(_PLAIN))
        mark = '"' if quote[0] in _DOUBLE else "'"
        end = _end_of_quotation(code, quote, last)
        if end < 0:  # never closed: Jinja's parser will say so
            return "".join([*pieces, mark, code[quote.end() :].translate(_PLAIN)])
        pieces += [mark, _UNESCAPED[mark].sub(rf"\\{mark}", code[quote.end() : end]), mark]
        position = end + 1
    return "".join([*pieces, code[position:].translate(_PLAIN)]).strip()


def _end_of_quotation(code: str, quote: re.Match[str], last: dict[str, int]) -> int:
    """Autocorrection may have curled one end only: any mark of the kind ends it; within “ ” a straight one is text."""
    if last.get(quote[0], -1) >= quote.end():
        return code.find(_CURLED[quote[0]], quote.end())
    found = _ENDS[quote[0]].search(code, quote.end())
    return found.start() if found else -1
