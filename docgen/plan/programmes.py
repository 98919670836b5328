"""The ministry's twelve แผนงาน, told from other names however they are typed."""

from __future__ import annotations

from functools import lru_cache

from docgen.plan.full_names import NUMBERING
from docgen.thai.nearest import nearest
from docgen.thai.text import comparison_key
from docgen.vocabulary import PROGRAMME, PROGRAMMES

_WORD = PROGRAMME.header


@lru_cache(maxsize=1 << 10)
def stem(name: str) -> str:
    """A programme's name without numbering and the word แผนงาน, for comparing: "(1) แผนงาน สาธารณสุข" → สาธารณสุข."""
    numbering = NUMBERING.match(name)
    return comparison_key(name[numbering.end() :] if numbering else name).removeprefix(_WORD)


_KNOWN = {stem(name): name for _, name in PROGRAMMES}


def is_known(name: str) -> bool:
    """Whether it is one of the twelve: with or without แผนงาน, numbering and spaces."""
    return stem(name) in _KNOWN


def nearest_known(name: str) -> str | None:
    """The one of the twelve that was most likely meant: แผนงานการพานิชย์ → แผนงานการพาณิชย์."""
    near = nearest(stem(name), _KNOWN)
    return _KNOWN[near] if near else None
