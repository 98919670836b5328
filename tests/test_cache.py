"""A template that was compiled once is not compiled again, and no one can tell but by the time."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

import docgen
from docgen import fill_pipeline, pipeline, starter
from docgen.word import engine
from docgen.word.keeping import compiling
from docgen.word.keeping.prepare import code_of
from tests.filling.templates import template
from tests.test_quick_start import _DOCGEN, loaded


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def compilings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry for each template that was opened."""
    opened: list[int] = []

    def counted(path: Path, number: int) -> object:
        opened.append(number)
        return engine.open_template(path, number)

    monkeypatch.setattr(compiling, "open_template", counted)
    return opened


def test_a_second_build_compiles_nothing_and_gives_the_same_book(tmp_path: Path, compilings: list[int]) -> None:
    first = docgen.build(starter.SAMPLE, tmp_path / "ก.docx").read_bytes()
    opened = len(compilings)
    second = docgen.build(starter.SAMPLE, tmp_path / "ข.docx").read_bytes()

    assert opened == 8
    assert len(compilings) == opened
    assert second == first


def test_warnings_are_told_again(tmp_path: Path, compilings: list[int]) -> None:
    plan = docgen.new(tmp_path / "แผน", sample=True)
    document = docx.Document()
    document.add_paragraph("ประจำปีงบประมาณ พ.ศ. 2550 และ ๒๕๖๓ กับ 2563{{ ปีงบประมาณ }}")
    document.save(str(tmp_path / "แม่แบบ.docx"))
    request = pipeline.request(plan, tmp_path / "ก.docx", tmp_path / "แม่แบบ.docx", None)

    first, second = (pipeline.build(request).warnings for _ in range(2))

    assert len(compilings) == 1
    assert {"digits-mixed", "year-typed"} <= {each.code for each in first}
    assert second == first


def test_what_counts_makes_a_template_anew(tmp_path: Path, compilings: list[int]) -> None:
    source = template(tmp_path, "{{ a }}")
    for data in ({"a": 1}, {"a": 2}, {"a": "x"}, {"a": 3, "b": 1}):
        docgen.fill(source, data, tmp_path / "ก.docx")
    docgen.fill(source, {"a": 1}, tmp_path / "ก.docx", numerals="thai")
    docgen.fill(shutil.copy(source, tmp_path / "ข.docx"), {"a": 1}, tmp_path / "ก.docx")
    docgen.fill(template(tmp_path, "{{ a }} "), {"a": 1}, tmp_path / "ก.docx")

    assert len(compilings) == 6  # all but the second, whose names and kinds are those of the first


def test_a_change_of_the_program_makes_every_template_anew(tmp_path: Path) -> None:
    home = Path(shutil.copytree(Path(docgen.__file__).parent, tmp_path / "docgen"))
    installed = code_of(str(home))
    (tmp_path / "pyproject.toml").touch()
    before = code_of(str(home))
    (home / "word" / "healing" / "heal.py").write_text("# another")
    healed = code_of(str(home))
    (tmp_path / "pyproject.toml").unlink()

    assert len({installed, before, healed}) == 3
    assert code_of(str(home)) == installed
    (home / "__init__.py").write_text("# another")
    assert code_of(str(home)) != installed
    assert code_of(str(home / "none")) == ""


def test_a_template_with_errors_is_not_kept(tmp_path: Path, cache: Path) -> None:
    source = template(tmp_path, "{{ b }}")

    for _ in range(2):
        with pytest.raises(docgen.ProblemsFound, match="ไม่รู้จักชื่อ"):
            docgen.fill(source, {"a": 1}, tmp_path / "ก.docx")

    assert not cache.exists()


def test_check_writes_nothing_and_says_what_build_says(tmp_path: Path, cache: Path) -> None:
    problems = docgen.check(starter.SAMPLE)

    assert not cache.exists()
    assert problems == pipeline.build(pipeline.request(starter.SAMPLE, tmp_path / "ก.docx", None, None)).warnings
    assert cache.exists()
    assert docgen.check(starter.SAMPLE) == problems


def test_a_damaged_cache_is_as_none(tmp_path: Path, cache: Path, compilings: list[int]) -> None:
    source = template(tmp_path, "{{ a }}")
    docgen.fill(source, {"a": 1}, tmp_path / "ก.docx")
    for file in cache.iterdir():
        file.write_bytes(b"x" * 100)

    done = fill_pipeline.fill(source, {"a": 2}, tmp_path / "ก.docx")

    assert (len(compilings), done.warnings) == (2, [])
    assert docx.Document(str(done.path)).paragraphs[0].text == "2"


def test_a_kept_template_needs_neither_lxml_nor_jinja(tmp_path: Path) -> None:
    source = template(tmp_path, "{{ a }}")
    (tmp_path / "d.json").write_text(json.dumps({"a": 1}), encoding="utf-8")
    command = ["fill", str(source), str(tmp_path / "d.json"), "-o", str(tmp_path / "ก.docx")]
    build = ["build", str(starter.SAMPLE), "--templates", str(starter.TEMPLATES / "22-ผด02.docx"), "-o"]

    cold, warm = loaded(_DOCGEN, command), loaded(_DOCGEN, command)
    loaded(_DOCGEN, [*build, str(tmp_path / "ข.docx")])
    warm_build = loaded(_DOCGEN, [*build, str(tmp_path / "ค.docx")])

    assert {"lxml", "jinja2"} <= cold
    assert not {"lxml", "jinja2", "zipfile", "docgen.word.engine", "docgen.plan.model", "csv"} & warm
    assert not {"lxml", "jinja2"} & warm_build
    assert (tmp_path / "ค.docx").read_bytes() == (tmp_path / "ข.docx").read_bytes()


def test_a_program_that_fills_a_kept_template_loads_little_of_python_too(tmp_path: Path) -> None:
    source = template(tmp_path, table=(("{%tr for r in rows %}",), ("{{ r.a }} {{ r.b }}",), ("{%tr endfor %}",)))
    rows = [{"a": at, "b": f"ถนนสาย {at}"} for at in range(50)]
    (tmp_path / "d.json").write_text(json.dumps({"rows": rows}), encoding="utf-8")
    given = [str(each) for each in (source, tmp_path / "d.json", tmp_path / "ก.docx")]
    program = f"import docgen\ndocgen.fill(*{given!r})\n"
    listed = "import sys\nprint('---', *sys.modules, sep='\\n')\n"

    found: list[set[str]] = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-S", "-c", f"import sys; sys.path = {sys.path!r}\n{program}{listed}"],
            capture_output=True, check=True, encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        found.append(set(done.stdout.partition("---\n")[2].split("\n")))
    cold, warm = found

    dear = {
        "typing", "pathlib", "dataclasses", "datetime", "decimal", "json", "struct", "contextlib", "hashlib", "inspect",
        "threading", "urllib", "zipfile", "ast", "re", "enum", "functools", "collections", "collections.abc", "types",
    }  # fmt: skip
    assert {"typing", "pathlib", "json", "lxml", "re"} <= cold
    assert not dear & warm
