"""Documents cannot rot: README's tables are the code's, and every problem code is used."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.problem_codes import CODES
from tools.write_readme import README, drawn

PACKAGE = Path(__file__).resolve().parents[1] / "docgen"


def test_readme_lists_the_tags_filters_and_problem_codes_of_the_code() -> None:
    text = README.read_text(encoding="utf-8")

    assert drawn(text) == text


def used_codes() -> set[str]:
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        if path.name != "problem_codes.py":
            found |= set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text(encoding="utf-8")))
    return found


def test_every_problem_code_of_the_table_is_told_somewhere() -> None:
    assert set(CODES) - used_codes() == set()


def test_every_problem_that_is_told_has_its_code_in_the_table() -> None:
    told = set()
    for path in PACKAGE.rglob("*.py"):
        told |= set(re.findall(r'\b(?:error|warning|Problem)\(\s*"([^"]+)"', path.read_text(encoding="utf-8")))
    assert told <= set(CODES)


def test_every_command_and_option_is_in_readme() -> None:
    from docgen.cli import main

    text = README.read_text(encoding="utf-8")
    for name, command in main.commands.items():
        assert f"docgen {name}" in text
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert any(option in text for option in parameter.opts), (name, parameter.opts)
