"""Templates that reach for Python, loop without end or grow without bound end within 5 seconds and 500 MB.

Each runs as a process of its own, as from the command line, over a plan of 300 projects.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.generated_plan import general, projects
from docgen.workbook.write import new_workbook
from tests.corpus.outcomes import Template
from tests.corpus.whole_build import write_template
from tests.word.docx_builder import paragraph, row, table

SECONDS, MEGABYTES = 5, 500
_EVERY = "{{% for {} in โครงการทั้งหมด %}}"
_LONG = "{{ ก.ชื่อ }} {{ ก.รายละเอียด }} " * 30


def nested(depth: int, inside: str) -> str:
    """Loops over all projects in one another."""
    return "".join(_EVERY.format(f"ก{n}" if n else "ก") for n in range(depth)) + inside + "{% endfor %}" * depth


EXPLOSIVE: dict[str, tuple[str, str]] = {
    "a billion rounds": (paragraph("{% for ก in range(1000000000) %}x{% endfor %}"), "tag-forbidden"),
    "a billion spaces": (paragraph("{{ ชื่อหน่วยงาน | center(1000000000) }}"), "filter-unknown"),
    "Python": (paragraph("{{ ''.__class__.__mro__[1].__subclasses__() }}"), "tag-forbidden"),
    "every project for every project for every project": (paragraph(nested(3, "x")), "loop-too-large"),
    "a long text for every project for every project": (paragraph(nested(2, _LONG)), "loop-too-large"),
    "a row for every project for every project": (
        table(row("หัว"), row("{%tr for ข in โครงการทั้งหมด %}"), row(nested(1, _LONG)), row("{%tr endfor %}")),
        "loop-too-large",
    ),
    "twelve loops in one another": (paragraph(nested(12, "x")), "loop-too-large"),
    "a paragraph of brackets": (paragraph("{{ " * 200_000), "tag-unclosed"),
    "a name that joins itself": (paragraph("{{ " + " ~ ".join(["ชื่อหน่วยงาน"] * 2_000) + " }}"), "tag-syntax"),
}  # fmt: skip


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    path.write_bytes(new_workbook(general(), projects(300)))
    return path


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("name", EXPLOSIVE)
def test_an_explosive_template_is_refused_in_time_and_memory(
    name: str, command: str, plan: Path, tmp_path: Path
) -> None:
    body, code = EXPLOSIVE[name]
    template = write_template(tmp_path, Template(body))
    output = ["-o", str(tmp_path / "เล่ม.docx")] if command == "build" else []
    arguments = [sys.executable, "-m", "docgen", command, str(plan), "--templates", str(template), "--json", *output]
    started = time.perf_counter()

    done = subprocess.run(
        arguments, capture_output=True, check=False, timeout=SECONDS * 4, preexec_fn=_limited, env=dict(os.environ)
    )

    assert time.perf_counter() - started < SECONDS
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert code in {problem["code"] for problem in json.loads(done.stdout)["problems"]}
    assert not (tmp_path / "เล่ม.docx").exists()


def _limited() -> None:
    """More address space than that is not to be had: a process that asks for it dies, and fails the test."""
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
