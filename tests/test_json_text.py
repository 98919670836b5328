"""JSON is read as ``json`` reads it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import json_text
from docgen.json_text import read_json_text

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(_VALUES, st.text(" \t\n\r"), st.text(" \t\n\r"), st.booleans())
def test_any_value_is_read_whatever_space_stands_around(value: Any, before: str, behind: str, escaped: bool) -> None:
    assert read_json_text(before + json.dumps(value, ensure_ascii=escaped) + behind) == value


@given(st.text('{}[]",:0123456789.eE+-truefalsn \t\n\\u\ufeff'))
def test_any_text_is_read_or_refused_as_json_does(text: str) -> None:
    assert outcome(json.loads, text) == outcome(read_json_text, text)


@pytest.mark.parametrize("text", ["", " ", '{"a":}', "[1,]", "1 2", "nul", "\ufeff1", '{"a" 1}', '["\n"]'])
def test_what_is_no_json_is_refused_at_its_place(text: str) -> None:
    said = outcome(read_json_text, text)

    assert said == outcome(json.loads, text)
    assert "lineno" in said


def test_objects_and_numbers_become_what_the_caller_says() -> None:
    assert read_json_text('{"a": 1.50, "a": NaN}', list, str, str.lower) == [("a", "1.50"), ("a", "nan")]


def test_a_python_without_the_scanner_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "scanner", None)

    assert read_json_text(' {"a": [1, 2.5, "x"]} ') == {"a": [1, 2.5, "x"]}


def outcome(read: Callable[[str], Any], text: str) -> str:
    try:
        return f"read {read(text)!r}"
    except ValueError as fault:
        return f"lineno {getattr(fault, 'lineno', 0)} colno {getattr(fault, 'colno', 0)} {fault}"
