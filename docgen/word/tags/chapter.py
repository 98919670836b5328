"""A chapter: one template of the clerk's, opened, healed and ready to be checked and composed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lxml import etree

from docgen.problems import WordPlace
from docgen.word.package import Package


class TagKind(StrEnum):
    """What a tag does."""

    VALUE = "value"  # {{ … }}
    STATEMENT = "statement"  # {% … %}, {%p … %}, {%tr … %}, {%tc … %}


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the template. ``source`` is as the clerk wrote it; ``code`` is the expression or statement inside.

    ``level`` is "", "p", "tr" or "tc"; ``part`` is the package part in which it stands; ``in_table`` tells whether it
    stands inside a table (numerals policy "mixed").
    """

    id: int
    kind: TagKind
    code: str
    source: str
    where: WordPlace
    part: str
    level: str = ""
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class Suspect:
    """A text in brackets that make no tag, {ปีงบประมาณ}: ``source`` with them, ``inside`` without."""

    source: str
    inside: str
    where: WordPlace


@dataclass
class Chapter:
    """One template in memory: its file name as messages show it, its package, and its tags by id.

    ``suspects``: texts that may be meant as tags. ``broken``: parts with brackets
    that make no tag, so that a block's end may be among them. ``places``: by part, every paragraph with its place in
    the file as the clerk sees it, so that all messages count alike.
    """

    file: str
    package: Package
    tags: dict[int, Tag] = field(default_factory=dict)
    suspects: list[Suspect] = field(default_factory=list)
    broken: frozenset[str] = frozenset()
    places: dict[str, Mapping[etree._Element, WordPlace]] = field(default_factory=dict)
