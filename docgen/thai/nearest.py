"""The known name that a person most likely meant: "หมายถึง งบประมาณ หรือไม่".

An edit distance that knows how Thai goes wrong: letters that look or sound alike and tone marks cost half, a missing
or superfluous beginning (แผนงาน…, "(1) …") costs a quarter a letter, so does the unsaid rest of a name of which a good
part is said (สถานที่ for สถานที่ดำเนินการ); spaces and digit shapes cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from docgen.thai.text import comparison_key

_ALIKE = (
    "กภถฤฦ", "ขฃชซ", "คฅศดตฒ", "ฆม", "งว", "จฉ", "ญณฌ", "ฎฏฐ", "บปษ", "ผฝพฟ", "นมฬฟ", "อฮ", "รธโไใ", "ลส", "าๅำ", "เแ",
    "\u0e34\u0e35\u0e36\u0e37\u0e31", "\u0e38\u0e39\u0e3a",  # look alike
    "ขคฆ", "ชฉฌ", "ซศษส", "ดฎ", "ตฏ", "ถทธฐฑฒ", "นณ",
    "พภผ", "ฟฝ", "รล", "ลฬ", "หฮ", "ยญ", "ไใ", "ะ\u0e31", "ฤร",  # sound alike
)  # fmt: skip
_MARKS = frozenset("\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e3a.-_()[]/\"'“”ๆฯ")
_SLIP, _WHOLE, _BEGINNING = 0.5, 1.0, 0.25
_NEAR = 0.28  # of the longer name's length: about one letter in four
_GOOD_PART = 0.4
_SHORT = 4  # shorter names have no beginning to spare: ที่ is not meant for สถานที่
_LONGEST = 60  # no name is longer, and a stranger's template may hold anything


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate nearest to ``word``, the first of equals; None when none is near."""
    return next(iter(nearest_few(word, candidates, 1)), None)


def nearest_few(word: str, candidates: Iterable[str], count: int) -> list[str]:
    """At most ``count`` candidates that are near to ``word``, the nearest first."""
    key = comparison_key(word[:_LONGEST])
    if not key or len(word) > _LONGEST:
        return []
    distances = {each: _distance(key, comparison_key(each)) for each in candidates}
    near = [(distance, each) for each, distance in distances.items() if distance is not None]
    return [each for _, each in sorted(near, key=lambda pair: pair[0])[:count]]


def _distance(word: str, other: str) -> float | None:
    """The share of the longer name that differs, or None when it is too much."""
    longer, shorter = max(len(word), len(other)), min(len(word), len(other))
    limit = max(_WHOLE, _NEAR * longer)
    if shorter >= max(_SHORT, _GOOD_PART * longer) and (word.startswith(other) or other.startswith(word)):
        return _BEGINNING * (longer - shorter) / longer
    beginning = _BEGINNING if shorter >= _SHORT else _WHOLE
    if (longer - shorter) * min(beginning, _SLIP) > limit:
        return None
    cost = _edits(word, other, beginning, limit)
    return cost / longer if cost <= limit and cost < shorter else None


def _edits(word: str, other: str, beginning: float, limit: float) -> float:
    """Damerau's distance (neighbours exchanged count once) with Thai costs; gives up above ``limit``."""
    alike = _alike()
    before: list[float] = []
    row = [index * beginning for index in range(len(other) + 1)]
    for i, letter in enumerate(word, 1):
        last, row = row, [i * beginning]
        for j, mate in enumerate(other, 1):
            cost = min(last[j] + _skip(letter), row[j - 1] + _skip(mate), last[j - 1] + _swap(letter, mate, alike))
            if i > 1 and j > 1 and letter == other[j - 2] and mate == word[i - 2]:
                cost = min(cost, before[j - 2] + _WHOLE)
            row.append(cost)
        if min(row) > limit:
            return min(row)
        before = last
    return row[-1]


def _skip(letter: str) -> float:
    return _SLIP if letter in _MARKS else _WHOLE


@cache
def _alike() -> frozenset[tuple[str, str]]:
    """Pairs of letters that look or sound alike: made when first a name is not found, which most runs never need."""
    return frozenset((one, other) for group in _ALIKE for one in group for other in group)


def _swap(letter: str, mate: str, alike: frozenset[tuple[str, str]]) -> float:
    if letter == mate:
        return 0.0
    return _SLIP if (letter, mate) in alike or (letter in _MARKS and mate in _MARKS) else _WHOLE
