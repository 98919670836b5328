"""What importing/ tells word/ to change in a finished plan so that it becomes a template, in words that both know.

importing/ knows what a plan's words mean and nothing of Word; word/ knows where text stands and nothing of plans.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docgen.problems import Place


@dataclass(frozen=True, slots=True)
class Replacement:
    """``[start, end)`` of a paragraph's text becomes ``tag``; characters count from 0."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Kept:
    """``text``, found at ``start``, looks like the plan's own words but stays as typed; ``why`` is Thai."""

    start: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be done with one paragraph: replacements from left to right, never overlapping, and what stays."""

    replacements: tuple[Replacement, ...] = ()
    kept: tuple[Kept, ...] = ()


# A paragraph's text, and whether it stands in a table's head, to what is to be done with it.
Reader = Callable[[str, bool], Reading]


def retagged(text: str, replacements: Sequence[Replacement]) -> str:
    """The text with its replacements done."""
    pieces, after = [], 0
    for each in replacements:
        pieces += [text[after : each.start], each.tag]
        after = each.end
    return "".join([*pieces, text[after:]])


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph that says something, and its place. ``in_head``: in a table's repeated head."""

    text: str
    where: Place
    in_head: bool = False
