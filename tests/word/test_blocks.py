"""for and if meet their else and end; whatever does not is told by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.word.tags.blocks import Block, Loose, every, match, word_of


def matched(*words: str) -> tuple[list[Block], dict[int, Loose]]:
    return match(enumerate(words, 1))


def test_a_loop_meets_its_end() -> None:
    blocks, loose = matched("for", "endfor")

    assert loose == {}
    assert blocks == [Block("for", 1, [], 2)]


def test_branches_belong_to_the_innermost_block() -> None:
    blocks, loose = matched("if", "for", "else", "endfor", "elif", "else", "endif")

    assert loose == {}
    assert [block.tags() for block in every(blocks)] == [[1, 5, 6, 7], [2, 3, 4]]
    assert [(block.opening, [each.opening for each in block.inner]) for block in blocks] == [(1, [2])]


def test_blocks_side_by_side_are_told_apart() -> None:
    blocks, _ = matched("if", "endif", "if", "endif")

    assert [block.tags() for block in blocks] == [[1, 2], [3, 4]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("for",), {1: Loose.UNCLOSED}),
        (("for", "if", "endfor"), {2: Loose.UNCLOSED}),
        (("for", "endif", "endfor"), {2: Loose.STRAY}),
        (("endfor",), {1: Loose.STRAY}),
        (("else",), {1: Loose.STRAY}),
        (("for", "elif", "endfor"), {2: Loose.STRAY}),
        (("if", "else", "else", "endif"), {3: Loose.AFTER_ELSE}),
        (("if", "else", "elif", "endif"), {3: Loose.AFTER_ELSE}),
        (("if", "else"), {1: Loose.UNCLOSED, 2: Loose.STRAY}),
        (("if", "for", "endif", "endfor"), {2: Loose.UNCLOSED, 4: Loose.STRAY}),
        (("if", "if", "for"), {1: Loose.UNCLOSED, 2: Loose.UNCLOSED, 3: Loose.UNCLOSED}),
    ],
)
def test_what_belongs_to_no_block_is_named(words: tuple[str, ...], expected: dict[int, Loose]) -> None:
    _, loose = matched(*words)

    assert loose == expected


def test_blocks_inside_an_unclosed_one_are_kept() -> None:
    blocks, loose = matched("if", "for", "endfor")

    assert [block.tags() for block in blocks] == [[2, 3]]
    assert loose == {1: Loose.UNCLOSED}


def test_other_words_are_passed_over() -> None:
    blocks, loose = matched("set", "if", "", "endif")

    assert ([block.tags() for block in blocks], loose) == ([[2, 4]], {})


@pytest.mark.parametrize(
    ("code", "word"), [("for a in b", "for"), ("endif", "endif"), ("", ""), ("end for", "endfor"), ("end", "end")]
)
def test_the_word_of_a_statement(code: str, word: str) -> None:
    assert word_of(code) == word


@given(st.lists(st.sampled_from(["for", "if", "elif", "else", "endfor", "endif"]), max_size=40))
def test_every_statement_is_in_one_block_or_loose(words: list[str]) -> None:
    blocks, loose = matched(*words)

    own = [tag for block in every(blocks) for tag in block.tags()]
    assert sorted([*own, *loose]) == list(range(1, len(words) + 1))
    assert all(list(block.tags()) == sorted(block.tags()) for block in every(blocks))
