"""Every filter with a worked example on today's values."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docgen.dictionary.kind_words import KIND_WORDS
from docgen.dictionary.samples import Samples
from docgen.dictionary.sections import Section, path
from docgen.late_pattern import late_pattern
from docgen.schema import Field, Kind, Value
from docgen.thai.filters import Filter, find_filter
from docgen.thai.nearest import nearest
from docgen.thai.printing import printed

_STEP = late_pattern(r"\s*(?P<name>[^\s(]+)\s*(?:\((?P<argument>.*)\))?\s*")


@dataclass(frozen=True, slots=True)
class FilterEntry:
    """One filter: ``tag`` is an example ready to copy, ``result`` what it prints today.

    ``takes``: the kinds of value, in Thai; ``loop``: the loop in which the example stands, "" for anywhere.
    ``available``: the plan has a value that the filter takes; if not, the example is that of the table of filters.
    Digits are as they come; in the book they follow its policy.
    """

    name: str
    english: str
    meaning: str
    takes: str
    tag: str
    loop: str
    result: str
    available: bool = True


@dataclass(frozen=True, slots=True)
class _Subject:
    """The value of an example: its path, the loop around it, and the value itself."""

    path: str
    loop: str
    value: Value
    available: bool = True


def filter_entries(sections: Sequence[Section], samples: Samples, filters: Mapping[str, Filter]) -> list[FilterEntry]:
    """One entry per filter, in the table's order."""
    return [_entry(sections, samples, each) for each in filters.values()]


def _entry(sections: Sequence[Section], samples: Samples, filter_: Filter) -> FilterEntry:
    own, _, steps = filter_.example[0].partition("|")
    subject = _subject(sections, samples, own.strip(), filter_)
    result = _applied(subject.value, steps)
    takes = ", ".join(words for kind, words in KIND_WORDS.items() if kind in filter_.kinds)
    return FilterEntry(
        filter_.name, filter_.twin, filter_.meaning, takes, f"{{{{ {subject.path} | {steps.strip()} }}}}", subject.loop,
        # Where the plan has no value yet, the example shows what the table of filters says.
        result if result.strip() else filter_.example[1], subject.available,
    )  # fmt: skip


def _subject(sections: Sequence[Section], samples: Samples, name: str, filter_: Filter) -> _Subject:
    """The example's own name, or else the nearest of a kind that the filter takes; best one that can stand anywhere."""
    fitting = [(section, field) for section in sections for field in _fields(section, filter_)]
    names = dict.fromkeys(field.name for _, field in fitting)
    near = name if name in names else nearest(name, names)
    named = [each for each in fitting if each[1].name == near]
    anywhere = [each for each in named or fitting if not each[0].loops]
    for section, field in anywhere or named or fitting:
        loop = section.loops[0].code if section.loops else ""
        return _Subject(path(section.prefix, field.name), loop, samples.value(section.record, field))
    return _Subject(name, "", None, available=False)


def _fields(section: Section, filter_: Filter) -> Iterable[Field]:
    return (field for field in section.record.fields.values() if field.kind in filter_.kinds)


def _applied(value: Value, steps: str) -> str:
    """The value through ``filter | filter(argument)``, as it prints."""
    for step in steps.split("|"):
        found = _STEP.fullmatch(step)
        filter_ = find_filter(found["name"]) if found else None
        if found is None or filter_ is None:
            raise ValueError(f"no filter: {step}")
        arguments = [ast.literal_eval(found["argument"])] if found["argument"] else []
        value = filter_.function(value, *arguments)
        if filter_.result is Kind.PICTURE:
            return ""
    return printed(value)
