"""Where a book built from templates says something else than the plan that the templates were made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docgen.problems import Place
from docgen.tagging import Line, Replacement
from docgen.thai.text import mend

_LONG = 5_000  # paragraphs
_MOST = 4  # one in so many may differ while paragraphs still stand beside their own


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph of the plan and what the book says instead; "" where one of them has none."""

    where: Place
    original: str
    rebuilt: str

    def __str__(self) -> str:
        return f"{self.where}\n  เล่มเดิม “{self.original}”\n  เล่มที่สร้างใหม่ “{self.rebuilt}”"


def differences(original: Sequence[Line], rebuilt: Sequence[Line]) -> list[Difference]:
    """Each paragraph that is not word for word the same, in the plan's order.

    Where both have as many paragraphs and most agree, each is laid beside its own; else paragraphs between two that
    agree are laid beside each other one by one.
    """
    if len(original) == len(rebuilt):
        found = [each for each in _beside(original, rebuilt) if not _alike(each.original, each.rebuilt)]
        if len(found) * _MOST < len(original) or not found:
            return found
    found = []
    texts = [mend(each.text)[0] for each in original], [mend(each.text)[0] for each in rebuilt]
    # Long tables repeat the same words thousands of times: looking for all of them would take minutes.
    matcher = SequenceMatcher(None, *texts, autojunk=len(original) > _LONG)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind != "equal":
            found += _beside(original[first:last], rebuilt[begin:end])
    return found


def _alike(one: str, other: str) -> bool:
    """Word for word the same; ำ in two halves and a hard space are no other words (R3)."""
    return one == other or mend(one)[0] == mend(other)[0]


def _beside(original: Sequence[Line], rebuilt: Sequence[Line]) -> Iterator[Difference]:
    for mine, other in zip(original, rebuilt, strict=False):
        yield Difference(mine.where, mine.text, other.text)
    for mine in original[len(rebuilt) :]:
        yield Difference(mine.where, mine.text, "")
    for other in rebuilt[len(original) :]:
        yield Difference(other.where, "", other.text)


def wrong_spots(difference: Difference, changes: Sequence[Replacement]) -> list[int]:
    """Where the replacements of a paragraph begin that printed something else than the words they replaced.

    When the book's paragraph does not even have the typed words between the tags, all of them.
    """
    text = difference.original
    printed = printed_words(text, changes, difference.rebuilt)
    return [
        each.start
        for at, each in enumerate(changes)
        if printed is None or not _alike(printed[at], text[each.start : each.end])
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
