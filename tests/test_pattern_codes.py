"""Patterns that are made of the codes of an earlier run are the ones that Python compiles."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import pattern_codes
from docgen.late_pattern import _Late, escaped, late_pattern, pattern
from docgen.pattern_codes import PatternCodes, as_data, coded, learn, take_over
from docgen.word.keeping.cache_folder import CacheFolder
from docgen.word.keeping.pattern_store import keep_patterns, recall_patterns

PACKAGE = Path(pattern_codes.__file__).parent
KINDS: tuple[Any, ...] = (
    "ก+(?P<ชื่อ>[ข-ง]*)?", b"<(/?)w:t(?=[ >])", "(?i)a|b", "[\ud800-\udfff\ufffe]", r"(?<!\{)\{(?:x|(y))\1?\}",
)  # fmt: skip


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> PatternCodes:
    """Nothing is known yet."""
    return _forgotten(monkeypatch)


def _forgotten(monkeypatch: pytest.MonkeyPatch) -> PatternCodes:
    monkeypatch.setattr(pattern_codes, "KNOWN", PatternCodes())
    return pattern_codes.KNOWN


def _late_patterns() -> Iterator[tuple[Any, int]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(("docgen", *path.relative_to(PACKAGE).with_suffix("").parts))
        if path.stem not in ("__main__", "__init__"):
            module = importlib.import_module(name)
            yield from ((each._source, each._flags) for each in vars(module).values() if isinstance(each, _Late))


def test_every_pattern_of_the_program_comes_back_as_it_was() -> None:
    found = sorted(set(_late_patterns()), key=repr)
    for source, flags in found:
        made = re.compile(source, flags)
        learn(source, flags, made)
        assert coded(source, flags) == made
        assert coded(source, flags).groupindex == made.groupindex  # type: ignore[union-attr]

    assert len(found) > 100


@pytest.mark.parametrize("source", KINDS)
def test_a_code_kept_as_data_makes_the_same_pattern(
    source: Any, known: PatternCodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pattern(source)
    assert known.has_new
    kept = json.dumps(as_data())

    _forgotten(monkeypatch)
    take_over(json.loads(kept))

    assert coded(source, 0) == made == re.compile(source)


def test_bytes_and_texts_of_the_same_letters_are_kept_apart() -> None:
    assert pattern("a").search("a")
    assert pattern(b"a").search(b"a")
    assert coded("a", 0) != coded(b"a", 0)


@pytest.mark.parametrize(
    "code", [[], [0], [0, "zz", 0, {}, []], [0, "00", 0, {}, []], [0, "ffffffff", 0, {}, []], [0, 5, 0, {}, []],
             [0, "", -1, {}, []], [0, "01000000", "a", {}, []], [0, "01000000", 0, [], 5]],
)  # fmt: skip
def test_a_damaged_code_is_as_if_it_were_not_there(code: list[object], known: PatternCodes) -> None:
    known.codes[False, "ก+", 0] = code

    assert pattern("ก+") == re.compile("ก+")


def test_a_code_that_makes_another_pattern_is_not_learned(
    known: PatternCodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = pattern_codes._code("ข", 0)
    monkeypatch.setattr(pattern_codes, "_code", lambda *_: other)

    assert pattern("ก") == re.compile("ก")
    assert not known.codes


def test_a_python_without_that_engine_compiles_as_ever(known: PatternCodes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_codes, "engine", None)

    assert pattern("ก") == re.compile("ก")
    assert not known.codes


def test_no_more_are_learned_than_there_is_room_for(known: PatternCodes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_codes, "LARGEST", 1)

    assert [pattern(each).pattern for each in "กข"] == ["ก", "ข"]
    assert len(known.codes) == 1


def test_a_wrong_pattern_is_told_by_its_first_use() -> None:
    late = late_pattern("(")

    with pytest.raises(re.error):
        late.search("")


@given(st.text())
def test_an_escaped_text_finds_itself(text: str) -> None:
    assert re.fullmatch(escaped(text), text)


def test_a_later_run_takes_over_what_one_before_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = CacheFolder(str(tmp_path / "cache"))
    for source in KINDS:
        pattern(source)
    keep_patterns(cache)

    known = _forgotten(monkeypatch)
    recall_patterns(cache)

    assert len(known.codes) == len(KINDS)
    assert not known.has_new
    assert [pattern(source) for source in KINDS] == [re.compile(source) for source in KINDS]
    assert not known.has_new


def test_what_was_known_already_is_not_written_again(tmp_path: Path) -> None:
    cache = CacheFolder(str(tmp_path / "cache"))
    pattern("ก")
    keep_patterns(cache)
    (kept,) = (tmp_path / "cache").glob("*.template")
    kept.unlink()

    pattern("ก")
    keep_patterns(cache)

    assert not kept.exists()


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[1]", b"[[1,2,3]]", b"[[false,[],0,[]]]", b'[[true,"\xe0\xb8\x81",0,[]]]', b"7", b"\xff"]
)
def test_patterns_kept_wrongly_are_as_if_there_were_none(data: bytes, tmp_path: Path) -> None:
    cache = CacheFolder(str(tmp_path / "cache"))
    pattern("ก")
    keep_patterns(cache)
    (kept,) = (tmp_path / "cache").glob("*.template")
    cache.write(kept.stem, data)
    pattern_codes.KNOWN.codes.clear()

    recall_patterns(cache)

    assert pattern("ก") == re.compile("ก")


def test_no_cache_is_no_hindrance(known: PatternCodes) -> None:
    pattern("ก")

    keep_patterns(None)
    recall_patterns(None)

    assert known.has_new
    assert not known.is_recalled
