"""The tags of a plan by record: how each is spelt where it stands, its meaning, where it comes from, what it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from docgen.dictionary.kind_words import kind_words
from docgen.dictionary.samples import Samples
from docgen.schema import Field, Kind, Record
from docgen.vocabulary import ALL

PlaceOf = Callable[[Field], str]
_NO_VARIABLES = frozenset(
    ("loop", "true", "false", "none", "True", "False", "None", "for", "in", "if", "else", "not", "and", "or", "is")
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One tag. ``tag`` and ``english`` are ready to copy; ``english`` is "" for what the clerk has added.

    ``others``: other spellings of the name itself; ``place``: sheet and column, "" for what the program works out;
    ``sample``: today's value as it prints, "" when there is none.
    """

    name: str
    tag: str
    english: str
    others: tuple[str, ...]
    meaning: str
    place: str
    kind: str
    sample: str
    may_be_blank: bool


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop around a section's tags: ``code`` without brackets, its English twin, and what it runs over."""

    code: str
    english: str
    meaning: str


@dataclass
class Section:
    """The tags of one record. ``label``: what a clerk calls it; ``prefix``: what stands before the dot, and its twins.

    Without loops and prefix the tags can stand anywhere in a chapter.
    """

    record: Record
    label: str
    prefix: str
    prefix_twins: tuple[str, ...] = ()
    loops: list[Loop] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def sections_of(schema: Record, samples: Samples, place_of: PlaceOf) -> list[Section]:
    """A section for the root and for every record below it, each once, in order of declaration."""
    maker = _Maker(schema, samples, place_of)
    maker.add(Section(schema, schema.label, ""))
    return list(maker.sections.values())


@dataclass
class _Maker:
    schema: Record
    samples: Samples
    place_of: PlaceOf
    sections: dict[str, Section] = field(default_factory=dict)

    def add(self, section: Section) -> None:
        """The section, then those of its records and lists."""
        self.sections[section.record.name] = section
        for each in section.record.fields.values():
            if each.kind is not Kind.RECORD:
                section.entries.append(self.entry(section, each))
        for each in section.record.fields.values():
            if each.record is not None:
                self.go_into(section, each, each.record)

    def go_into(self, section: Section, field: Field, record: Record) -> None:
        if field.kind is Kind.RECORD:
            if record.name not in self.sections:
                self.add(Section(record, record.label, field.name, field.twins))
            return
        if record.name not in self.sections:
            self.add(Section(record, record.label, self.variable(field)))
        loops = self.sections[record.name].loops
        loops.insert(0 if not section.prefix else len(loops), self.loop(section, field, record))  # the whole list first

    def entry(self, section: Section, field: Field) -> Entry:
        english = _english(section, field)
        if field.kind is Kind.LIST and field.record is not None:
            loop = self.loop(section, field, field.record)
            tag, english = f"{{%p {loop.code} %}}", f"{{%p {loop.english} %}}" if english else ""
        else:
            tag, english = f"{{{{ {path(section.prefix, field.name)} }}}}", f"{{{{ {english} }}}}" if english else ""
        return Entry(
            field.name, tag, english, field.twins, field.meaning, self.place_of(field), kind_words(field),
            self.samples.text(section.record, field), field.may_be_blank,
        )  # fmt: skip

    def loop(self, section: Section, field: Field, record: Record) -> Loop:
        english = _english(section, field)
        code = f"for {self.variable(field)} in {path(section.prefix, field.name)}"
        return Loop(code, f"for {record.name} in {english}" if english else "", field.meaning)

    def variable(self, field: Field) -> str:
        """The name of one row in a loop over a list: โครงการ in โครงการทั้งหมด.

        A sheet's name may be a word of the templates' language, begin with a digit, or hide a key of the same name.
        """
        name = field.name.removesuffix(ALL)
        unfit = name.startswith("_") or name in _NO_VARIABLES or self.schema.find(name) is not None
        return f"แถว{name}" if unfit else name


def _english(section: Section, field: Field) -> str:
    """The path in English; "" for a name without a twin. A loop's English variable is its record's name."""
    if not field.twins:
        return ""
    prefix = (section.prefix_twins[0] if section.prefix_twins else section.record.name) if section.prefix else ""
    return path(prefix, field.twins[0])


def path(prefix: str, name: str) -> str:
    """A name behind what stands before its dot."""
    return f"{prefix}.{name}" if prefix else name
