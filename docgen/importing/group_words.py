"""The headings of a plan's groups as they are printed, and the tags that print them again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from docgen.importing.claims import value_tag
from docgen.importing.found import Found, Reading
from docgen.late_pattern import late_pattern
from docgen.thai.digits import fold_digits
from docgen.thai.text import comparison_key
from docgen.vocabulary import EQUIPMENT_SHEET, PROJECT_SHEET

_NUMBERS = late_pattern(r"([0-9]+)(?:\.([0-9]+))?")
_GOES_ON = late_pattern(r"\s*[(]?ต่อ[)]?\s*\Z")
_NUMBERING = late_pattern(r"\A[(\[]?[0-9๐-๙]+(?:[.][0-9๐-๙]+)*\s*[)\].]?\s*")
_WORDS = {"ยุทธศาสตร์": ("ยุทธศาสตร์", "ประเด็นการพัฒนา"), "แผนงาน": ("แผนงาน",), "ประเภทครุภัณฑ์": ("ครุภัณฑ์",)}
OUTER = {PROJECT_SHEET: "ยุทธศาสตร์", EQUIPMENT_SHEET: "ประเภทครุภัณฑ์"}
INNER = "แผนงาน"
TACTIC = "กลยุทธ์"


@dataclass(frozen=True)
class Groups:
    """The groups of one sheet's records in order: outer names, and under each its inner names.

    A programme stands twice under a strategy when it is there under two tactics. ``spelt``: how the plan itself spells
    a name that the import mended.
    """

    sheet: str
    names: dict[str, list[str]] = field(default_factory=dict)
    tactics: set[str] = field(default_factory=set)
    spelt: dict[str, set[str]] = field(default_factory=dict)

    @property
    def outer(self) -> str:
        """What the outer groups are: ยุทธศาสตร์ or ประเภทครุภัณฑ์."""
        return OUTER[self.sheet]

    def typed_in(self, text: str, name: str) -> str | None:
        """How a heading spells the name that it ends with; None when it does not."""
        spellings = sorted({name, *self.spelt.get(name, ())}, key=len, reverse=True)
        return next((each for each in spellings if _ends_with(text, each)), None)


@dataclass(frozen=True, slots=True)
class Heading:
    """A printed heading of a group: ``level`` is the variable of its loop, ``text`` its words with tags."""

    level: str
    name: str
    text: str


def groups_of(found: Found, sheet: str) -> Groups:
    """The groups as the records name them."""
    groups = Groups(sheet)
    seen: set[tuple[str, str, str]] = set()
    for record in found.records:
        if record.sheet == sheet:
            outer, inner, tactic = (_said(record.cells.get(key)) for key in (groups.outer, INNER, TACTIC))
            for key, name in ((groups.outer, outer), (INNER, inner)):
                if spelling := _spelling(record.cells.get(key)):
                    groups.spelt.setdefault(name, set()).add(spelling)
            programmes = groups.names.setdefault(outer, [])
            if (outer, inner, tactic) not in seen:
                seen.add((outer, inner, tactic))
                programmes.append(inner)
            if tactic:
                groups.tactics.add(tactic)
    return groups


def _said(reading: Reading | None) -> str:
    return reading.value if reading is not None and isinstance(reading.value, str) else ""


def _spelling(reading: Reading | None) -> str:
    """The source's own spelling of a name, without its number."""
    found = "" if reading is None else reading.found.strip()
    return _NUMBERING.sub("", found) if "\n" not in found else ""


def heading_of(text: str, groups: Groups, outer: str) -> Heading | None:
    """The heading that a text is, given the outer group that it stands under; None for any other text.

    A programme's name may stand under several strategies: the one at hand is looked at first.
    """
    goes_on = _GOES_ON.search(text)
    if goes_on is not None:  # the same heading again, on the next page
        found = heading_of(text[: goes_on.start()], groups, outer)
        return None if found is None else Heading(found.level, found.name, found.text + text[goes_on.start() :])
    for name, place in _longest_first(groups.names):
        if (typed := groups.typed_in(text, name)) is not None:
            return Heading(groups.outer, name, _tagged(text, typed, groups.outer, [(place,)], groups.outer))
    names = groups.names.get(outer, [])
    for name, place in _longest_first(names):
        if (typed := groups.typed_in(text, name)) is not None:
            first = list(groups.names).index(outer) + 1
            places = [(first, at) for at, each in enumerate(names, 1) if each == names[place - 1]]
            return Heading(INNER, name, _tagged(text, typed, INNER, places, groups.outer))
    return None


def tactic_of(text: str, groups: Groups) -> str | None:
    """A line that names a tactic, with its tag; None for any other text."""
    name = max((each for each in groups.tactics if text.rstrip().endswith(each)), key=len, default="")
    if not name:
        return None
    end = len(text.rstrip())
    return f"{text[: end - len(name)]}{{{{ {INNER}.{TACTIC} }}}}{text[end:]}"


def _longest_first(names: Iterable[str]) -> list[tuple[str, int]]:
    numbered = [(name, at) for at, name in enumerate(names, 1) if name]
    return sorted(numbered, key=lambda each: -len(each[0]))


def _ends_with(text: str, name: str) -> bool:
    """Whether a heading names a group: nothing but its number and its word may stand before."""
    folded, wanted = fold_digits(text.strip()), fold_digits(name.strip())
    before = folded.removesuffix(wanted)
    if before == folded and folded != wanted:
        return False
    rest = comparison_key(_NUMBERS.sub("", before)).strip("().-–ที่")
    return rest in {"", *(comparison_key(word) for words in _WORDS.values() for word in words)} or _is_word(rest)


def _is_word(rest: str) -> bool:
    return any(rest.startswith(comparison_key(word)) for words in _WORDS.values() for word in words) and len(rest) < 25


def _tagged(text: str, name: str, level: str, places: Sequence[tuple[int, ...]], outer: str) -> str:
    """The heading's words: number and name as tags, the rest as typed."""
    end = len(text.rstrip())
    start = end - len(name.strip())
    typed = text[start:end]
    word = next((each for each in _WORDS[level] if text[:start].endswith(each)), "")
    own = any(name.strip().startswith(each) for each in _WORDS[level])
    expression = f"{level}.ชื่อเต็ม" if word or own else f"{level}.ชื่อ"
    is_given = any("๐" <= mark <= "๙" for mark in name)
    tag = f"{{{{ {expression} }}}}" if is_given else value_tag(expression, typed)
    return _numbered(text[: start - len(word)], level, places, outer) + tag + text[end:]


def _numbered(before: str, level: str, places: Sequence[tuple[int, ...]], outer: str) -> str:
    """What stands before the name, its last number as tags when it is the group's own."""
    found = next(iter(reversed(list(_NUMBERS.finditer(fold_digits(before))))), None)
    if found is None:
        return before
    numbers = tuple(int(each) for each in found.groups() if each)
    if not any(numbers == place[-len(numbers) :] for place in places):
        return before
    names = [outer, level] if len(numbers) == 2 else [level]
    typed = before[found.start() : found.end()]
    tags = ".".join(value_tag(f"{each}.ลำดับ", typed) for each in names)
    return before[: found.start()] + tags + before[found.end() :]
