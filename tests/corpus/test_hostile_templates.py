"""No template loses text, hangs, or shows a traceback: each builds as stated, or is refused at its place, in Thai."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

import docgen
from docgen.problems import Severity
from tests.corpus.blocks import BLOCKS
from tests.corpus.corners import CORNERS
from tests.corpus.hostile import HOSTILE
from tests.corpus.near_tags import NEAR_TAGS
from tests.corpus.outcomes import Builds, Refused
from tests.corpus.split_tags import SPLIT_TAGS
from tests.corpus.whole_build import elsewhere, lines_of, write_plan, write_template

CORPUS: dict[str, Builds | Refused] = {**SPLIT_TAGS, **BLOCKS, **NEAR_TAGS, **HOSTILE, **CORNERS}
BUILT = {name: case for name, case in CORPUS.items() if isinstance(case, Builds)}
REFUSED = {name: case for name, case in CORPUS.items() if isinstance(case, Refused)}
SECONDS = 5  # promised; a build of three projects takes a twentieth of it
# Words of the templates' own language, which a clerk writes in tags; a message has no other Latin ones but in quotes.
LANGUAGE = {
    "for", "if", "elif", "else", "endfor", "endif", "in", "and", "or", "not", "loop", "p", "tr", "tc", "Word", "docx",
}  # fmt: skip


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_plan(tmp_path_factory.mktemp("plan"))


@pytest.mark.parametrize("name", BUILT)
def test_a_hostile_template_builds_with_its_text(name: str, plan: Path, tmp_path: Path) -> None:
    case = BUILT[name]
    template = write_template(tmp_path, case.template)
    started = time.perf_counter()

    book = docgen.build(plan, tmp_path / "เล่ม.docx", templates=template, numerals="arabic")

    assert time.perf_counter() - started < SECONDS
    assert tuple(lines_of(book)) == case.lines
    assert tuple(elsewhere(book)) == case.elsewhere


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_template_is_refused_at_its_place(name: str, plan: Path, tmp_path: Path) -> None:
    case = REFUSED[name]
    template = write_template(tmp_path, case.template)
    started = time.perf_counter()

    with pytest.raises(docgen.ProblemsFound) as refusal:
        docgen.build(plan, tmp_path / "เล่ม.docx", templates=template, numerals="arabic")

    assert time.perf_counter() - started < SECONDS
    found = [problem for problem in refusal.value.problems if problem.severity is Severity.ERROR]
    assert {each.code for each in found} == {case.code}
    assert str(found[0].where) == case.where
    assert case.quoted in found[0].what
    assert foreign_words(f"{found[0].what} {found[0].mend}") == set()
    assert list(tmp_path.iterdir()) == [template]


def test_the_corpus_is_large_enough_and_holds_both_outcomes() -> None:
    files = (SPLIT_TAGS, BLOCKS, NEAR_TAGS, HOSTILE, CORNERS)
    assert len(CORPUS) == sum(map(len, files)) >= 60
    assert min(len(BUILT), len(REFUSED)) >= 25


def foreign_words(message: str) -> set[str]:
    """Latin words that are neither quoted from the template nor its language."""
    own = re.sub(r"“[^“”]*(?:“[^”]*”[^“”]*)*”", "", message)
    return set(re.findall(r"[A-Za-z_]+", own)) - LANGUAGE
