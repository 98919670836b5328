"""for and if with their else and end: which belong together. All mistakes at once, each by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

ENDS = {"for": "endfor", "if": "endif"}
_OPENS = {end: word for word, end in ENDS.items()}
_BRANCHES = {"elif": ("if",), "else": ("if", "for")}


@dataclass
class Block:
    """One for or if: the tag ids of its opening, its elif and else in order, its end; the blocks inside it."""

    word: str
    opening: int
    branches: list[int] = field(default_factory=list)
    closing: int = 0
    inner: list[Block] = field(default_factory=list)
    has_else: bool = False

    def tags(self) -> list[int]:
        """The ids of all its own tags, in order."""
        return [self.opening, *self.branches, self.closing]


class Loose(StrEnum):
    """What is wrong with a statement that belongs to no block."""

    UNCLOSED = "unclosed"  # for, if
    STRAY = "stray"  # elif, else, endfor, endif
    AFTER_ELSE = "after else"  # elif, else


def word_of(code: str) -> str:
    """The first word of a statement's code. ``end for`` counts as endfor here, so that its loop is not told as open
    besides.
    """
    words = code.split(None, 2)
    if len(words) > 1 and words[0] == "end" and words[1] in ENDS:
        return ENDS[words[1]]
    return words[0] if words else ""


def match(statements: Iterable[tuple[int, str]]) -> tuple[list[Block], dict[int, Loose]]:
    """Blocks of statements (tag id, word) in document order, outermost only, and what belongs to none.

    A wrong end closes the nearest block of its kind; those opened inside it are unclosed. Words that are no
    statement of ours are passed over.
    """
    matcher = _Matcher()
    for tag, word in statements:
        matcher.take(tag, word)
    matcher.finish()
    return matcher.found, matcher.loose


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and all blocks inside them."""
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        yield block
        waiting += block.inner


@dataclass
class _Matcher:
    found: list[Block] = field(default_factory=list)
    loose: dict[int, Loose] = field(default_factory=dict)
    open: list[Block] = field(default_factory=list)
    count: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ENDS, 0))  # open blocks of each kind

    def take(self, tag: int, word: str) -> None:
        if word in ENDS:
            self.open.append(Block(word, tag))
            self.count[word] += 1
        elif word in _OPENS:
            self.close(tag, _OPENS[word])
        elif word in _BRANCHES:
            self.branch(tag, word)

    def close(self, tag: int, word: str) -> None:
        if not self.count[word]:
            self.loose[tag] = Loose.STRAY
            return
        while self.open[-1].word != word:
            self.give_up()
        block = self.open.pop()
        self.count[word] -= 1
        block.closing = tag
        self.keep([block])

    def branch(self, tag: int, word: str) -> None:
        block = self.open[-1] if self.open else None
        if block is None or block.word not in _BRANCHES[word]:
            self.loose[tag] = Loose.STRAY
        elif block.has_else:
            self.loose[tag] = Loose.AFTER_ELSE
        else:
            block.branches.append(tag)
            block.has_else = word == "else"

    def give_up(self) -> None:
        """The innermost open block has no end; what was in it belongs to the block around."""
        block = self.open.pop()
        self.count[block.word] -= 1
        self.loose[block.opening] = Loose.UNCLOSED
        self.loose.update(dict.fromkeys(block.branches, Loose.STRAY))
        self.keep(block.inner)

    def keep(self, blocks: list[Block]) -> None:
        (self.open[-1].inner if self.open else self.found).extend(blocks)

    def finish(self) -> None:
        while self.open:
            self.give_up()
