"""What a rule says about a stretch of a paragraph, and how several rules share one paragraph: the earlier rule wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from docgen.importing.tag_words import TagWords
from docgen.tagging import Kept, Reading, Replacement
from docgen.thai.digits import fold_digits

_NEAR = 60  # characters


@dataclass(frozen=True)
class Typed:
    """One paragraph's text; ``in_head``: it stands in a table's repeated head."""

    text: str
    in_head: bool = False

    def before(self, place: int) -> str:
        """The words right before a place, digits ASCII; few, so that patterns stay linear on any text (S9)."""
        return self.folded[max(0, place - _NEAR) : place]

    @cached_property
    def folded(self) -> str:
        """The text with ASCII digits, place for place."""
        return fold_digits(self.text)


@dataclass(frozen=True, slots=True)
class Claim:
    """``[start, end)`` becomes ``tag``; without a tag it stays as typed, told to the clerk when there is a ``why``."""

    start: int
    end: int
    tag: str = ""
    why: str = ""


Rule = Callable[[Typed, TagWords], Iterator[Claim]]


def reading_of(typed: Typed, words: TagWords, rules: Iterable[Rule]) -> Reading:
    """What all rules make of a paragraph; an earlier rule's stretch is closed to later ones."""
    taken: list[Claim] = []
    closed = bytearray(len(typed.text))
    for rule in rules:
        for claim in rule(typed, words):
            if closed.find(1, claim.start, claim.end) < 0:
                closed[claim.start : claim.end] = b"\1" * (claim.end - claim.start)
                taken.append(claim)
    taken.sort(key=lambda claim: claim.start)
    return Reading(
        tuple(Replacement(each.start, each.end, each.tag) for each in taken if each.tag),
        tuple(Kept(each.start, typed.text[each.start : each.end], each.why) for each in taken if each.why),
    )


def value_tag(expression: str, typed: str) -> str:
    """``{{ expression }}`` for words typed so: with Thai digits, the value is printed in them."""
    is_thai = any("๐" <= mark <= "๙" for mark in typed)
    if is_thai and " - " in expression:  # a filter binds closer than a minus
        expression = f"({expression})"
    return f"{{{{ {expression} | เลขไทย }}}}" if is_thai else f"{{{{ {expression} }}}}"


def places_of(wanted: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a text stands in another, from left to right, without overlaps; however its letters are stored."""
    if wanted:
        for found in re.finditer(as_stored(wanted), text):
            yield found.span()


def as_stored(words: str) -> str:
    """A pattern of words as old programs store them: ำ in two halves, hard spaces between words.

    The import mends both in what it reads (R3), so the plan's facts are spelt otherwise than its prose.
    """
    halves = "(?:\\1ำ|\u0e4d\\1า|\\1\u0e4dา)"  # the tone stands before the halves or between them
    return re.sub("([\u0e48-\u0e4b]?)ำ", halves, re.escape(words)).replace("\\ ", "[ \u00a0]")
