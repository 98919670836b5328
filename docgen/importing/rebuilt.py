"""Where a book built from templates says something else than the plan that the templates were made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docgen.problems import Place
from docgen.tagging import Line, Reader, Replacement


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph of the plan and what the book says instead; "" where one of them has none."""

    where: Place
    original: str
    rebuilt: str
    in_head: bool = False

    def __str__(self) -> str:
        return f"{self.where}\n  เล่มเดิม “{self.original}”\n  เล่มที่สร้างใหม่ “{self.rebuilt}”"


def differences(original: Sequence[Line], rebuilt: Sequence[Line]) -> list[Difference]:
    """Each paragraph that is not word for word the same, in the plan's order.

    Paragraphs between two that agree are laid beside each other one by one.
    """
    texts = [each.text for each in original], [each.text for each in rebuilt]
    found: list[Difference] = []
    for kind, first, last, begin, end in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if kind != "equal":
            found += _beside(original[first:last], rebuilt[begin:end])
    return found


def _beside(original: Sequence[Line], rebuilt: Sequence[Line]) -> Iterator[Difference]:
    for mine, other in zip(original, rebuilt, strict=False):
        yield Difference(mine.where, mine.text, other.text, mine.in_head)
    for mine in original[len(rebuilt) :]:
        yield Difference(mine.where, mine.text, "", mine.in_head)
    for other in rebuilt[len(original) :]:
        yield Difference(other.where, "", other.text, other.in_head)


def spots_of(difference: Difference, read: Reader) -> list[tuple[str, int]]:
    """The replacements of a paragraph that printed something else than the words they replaced.

    When the book's paragraph does not even have the typed words between the tags, all of them.
    """
    text = difference.original
    changes = read(text, difference.in_head).replacements
    printed = printed_words(text, changes, difference.rebuilt)
    return [
        (text, each.start)
        for at, each in enumerate(changes)
        if printed is None or printed[at] != text[each.start : each.end]
    ]


def printed_words(text: str, changes: Sequence[Replacement], rebuilt: str) -> list[str] | None:
    """What each tag printed in the rebuilt paragraph; None where the words between the tags are not all there."""
    printed: list[str] = []
    after, place = 0, 0
    for at, change in enumerate(changes):
        following = changes[at + 1] if at + 1 < len(changes) else None
        before = text[after : change.start]
        if not rebuilt.startswith(before, place):
            return None
        place, after = place + len(before), change.end
        behind = text[change.end : following.start if following else len(text)]
        words = text[change.start : change.end]
        is_same = rebuilt.startswith(words + behind, place)
        end = place + len(words) if is_same else _end(rebuilt, behind, place, following)
        if end < 0:
            return None
        printed.append(rebuilt[place:end])
        place = end
    return printed if rebuilt[place:] == text[after:] else None


def _end(rebuilt: str, behind: str, place: int, following: Replacement | None) -> int:
    """Where the next typed words begin, -1 when they are not there."""
    if following is None:
        return len(rebuilt) - len(behind) if rebuilt.endswith(behind) and len(rebuilt) - len(behind) >= place else -1
    return rebuilt.find(behind, place)
