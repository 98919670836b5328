"""All that the field dictionary tells, as plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from docgen.dictionary.filter_examples import FilterEntry, filter_entries
from docgen.dictionary.pieces import PIECES
from docgen.dictionary.samples import Samples, Values
from docgen.dictionary.sections import PlaceOf, Section, sections_of
from docgen.schema import Record
from docgen.thai.filters import Filter


@dataclass(frozen=True)
class Entries:
    """The sections of tags, the filters, and the texts of the ready-made pieces."""

    sections: list[Section]
    filters: list[FilterEntry]
    pieces: Mapping[str, str]


def entries_of(
    schema: Record, values: Values, filters: Mapping[str, Filter], place_of: PlaceOf, *, complete: bool = True
) -> Entries:
    """The dictionary of a plan's schema and values.

    ``place_of`` tells a field's sheet and column; ``complete``: see :class:`docgen.dictionary.samples.Samples`.
    """
    samples = Samples(schema, values, complete)
    sections = sections_of(schema, samples, place_of)
    return Entries(sections, filter_entries(sections, samples, filters), PIECES)


def to_json(entries: Entries) -> dict[str, object]:
    """The same for a program."""
    return {
        "sections": [_section_to_json(section) for section in entries.sections],
        "filters": [asdict(each) for each in entries.filters],
        "pieces": dict(entries.pieces),
    }


def _section_to_json(section: Section) -> dict[str, object]:
    return {
        "record": section.record.name,
        "label": section.label,
        "prefix": section.prefix,
        "prefix_twins": list(section.prefix_twins),
        "loops": [asdict(each) for each in section.loops],
        "tags": [asdict(each) for each in section.entries],
    }
