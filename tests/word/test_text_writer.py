"""A column of values prints as each of them does by itself, in whatever company."""

from __future__ import annotations

from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.thai.digits import FixedDigits, Numerals
from docgen.word.rendering.text_writer import TextForm, column_writer, text_writer

_TEXTS = st.text(alphabet=st.one_of(st.sampled_from("&<>\"\x1f\x00\x01\n\t\r\ufffe\uffff\ufdd0ﬁ๑2กำ"), st.characters()))
_VALUES = st.one_of(
    st.lists(_TEXTS), st.lists(st.integers()), st.lists(_TEXTS.map(FixedDigits)),
    st.lists(st.one_of(_TEXTS, st.integers(), st.none(), _TEXTS.map(FixedDigits))),
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(_VALUES, st.sampled_from(list(Numerals)), st.tuples(st.booleans(), st.booleans(), st.booleans()))
@example(["a\x1fb", "c"], Numerals.AS_TYPED, (False, False, False))
@example(["\ufffe"], Numerals.AS_TYPED, (False, False, False))
def test_a_column_prints_as_its_values_do(values: list[object], policy: Numerals, flags: tuple[bool, ...]) -> None:
    form = TextForm("<br/>", "<tab/>", *flags)
    alone: list[str] = []
    together: list[str] = []

    written = column_writer(form, policy, text_writer(form, policy, together.append))(values)  # type: ignore[arg-type]

    write = text_writer(form, policy, alone.append)
    assert written == [write(value) for value in values]  # type: ignore[arg-type]
    assert together == alone


def test_every_character_that_xml_forbids_is_told_once() -> None:
    forbidden = [*map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, 0xD800))]
    for character, company in product(forbidden, ("", "ก" * 300)):
        told: list[str] = []
        form = TextForm("<br/>", "<tab/>")
        column = column_writer(form, Numerals.AS_TYPED, text_writer(form, Numerals.AS_TYPED, told.append))

        assert column([company, f"ก{character}ข"]) == [company.encode(), "กข".encode()]
        assert told == [f"ก{character}ข"]
