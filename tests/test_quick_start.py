"""What each command loads: nothing but click until a command runs, heavy libraries only where a step needs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

import docgen

_BARE = (
    "import click, sys\n"
    "@click.group()\n"
    "@click.version_option('1', prog_name='docgen')\n"
    "def main(): pass\n"
)
_DOCGEN = "import sys\nfrom docgen.cli import main\n"
_RUN = "try: main({arguments!r}, prog_name='docgen')\nexcept SystemExit: pass\nprint('---', *sys.modules, sep='\\n')\n"


def loaded(head: str, arguments: list[str], home: Path | None = None) -> set[str]:
    """The modules that a program has loaded when it ends."""
    environment = {**os.environ, **({"HOME": str(home), "USERPROFILE": str(home)} if home else {})}
    environment.pop("PYTHAINLP_READ_ONLY", None)
    done = subprocess.run(
        [sys.executable, "-c", head + _RUN.format(arguments=arguments)], capture_output=True, text=True, check=True,
        env={**environment, "PYTHONIOENCODING": "utf-8"}, encoding="utf-8",
    )  # fmt: skip
    return set(done.stdout.partition("---\n")[2].split("\n"))


@pytest.mark.parametrize("option", ["--version", "--help", "-h"])
def test_a_question_about_the_program_loads_nothing_but_click(option: str) -> None:
    bare = loaded(_BARE, [option if option != "-h" else "--help"])

    ours = {name for name in loaded(_DOCGEN, [option]) - bare if "." in name or name.isidentifier()}

    own = {"docgen", "docgen.cli", "docgen.late_pattern", "docgen.pattern_codes", "docgen.usage"}
    assert {name for name in ours if name.startswith("docgen")} == own
    assert not ours & {"dataclasses", "pathlib", "json", "urllib", "importlib.metadata", "subprocess", "tomllib"}


def test_the_package_gives_each_of_its_names_when_asked() -> None:
    from docgen import api, batch_api

    homes = {name: batch_api if name == "batch" else api for name in docgen.__all__}
    assert [getattr(docgen, name) for name in docgen.__all__] == [getattr(home, name) for name, home in homes.items()]
    assert {*api.__all__, "batch"} == set(docgen.__all__)
    with pytest.raises(AttributeError):
        docgen.built  # type: ignore[attr-defined]  # noqa: B018


def test_type_checkers_are_told_the_same_names() -> None:
    stub = (Path(docgen.__file__ or "").with_suffix(".pyi")).read_text(encoding="utf-8")

    assert all(f"import {name} as {name}\n" in stub for name in docgen.__all__)
    assert "".join(f'    "{name}",\n' for name in docgen.__all__) in stub


def test_a_build_loads_neither_what_writes_workbooks_nor_what_it_does_not_print(tmp_path: Path) -> None:
    plan = docgen.new(tmp_path / "แผน", sample=True)
    template = tmp_path / "เล่ม.docx"
    document = docx.Document()
    document.add_paragraph("{{ ปีงบประมาณ }}")
    document.save(str(template))
    home = tmp_path / "บ้าน"
    home.mkdir()

    names = loaded(_DOCGEN, ["build", str(plan), "--templates", str(template), "-o", str(tmp_path / "a.docx")], home)

    assert (tmp_path / "a.docx").exists()
    assert not {"openpyxl", "pythainlp", "docx", "docxtpl", "asyncio", "multiprocessing"} & names


def test_number_words_leave_no_folder_in_the_home(tmp_path: Path) -> None:
    plan = docgen.new(tmp_path / "แผน", sample=True)
    home = tmp_path / "บ้าน"
    home.mkdir()

    loaded(_DOCGEN, ["build", str(plan), "-o", str(tmp_path / "a.docx")], home)

    assert (tmp_path / "a.docx").exists()
    assert "pythainlp-data" not in [each.name for each in home.iterdir()]
