"""What the commands print: results to standard output, problems to standard error, or one JSON object."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from docgen.problems import Problem, ProblemsFound, Severity

_SEVERITY = {Severity.ERROR: "ผิด", Severity.WARNING: "เตือน"}


def attempt(work: Callable[[], Any], as_json: bool) -> Any:
    """What the work gives; its problems are printed and end the program with status 1."""
    try:
        return work()
    except ProblemsFound as found:
        if as_json:
            print_json({"ok": False, "problems": list(map(as_json_problem, found.problems))})
        else:
            print_problems(found.problems)
            click.echo(counted(found.problems) + " จึงยังไม่ได้บันทึก", err=True)
        sys.exit(1)


def tell(as_json: bool, facts: dict[str, object], text: str) -> None:
    """The result of a command that went well."""
    if as_json:
        print_json({"ok": True, **facts})
    else:
        click.echo(text)


def print_json(content: dict[str, object]) -> None:
    """One JSON object, Thai as it is."""
    import json

    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def as_json_problem(problem: Problem) -> dict[str, object]:
    """A problem for programs: its code, its place in words and in numbers, what and the mend."""
    place = {name: getattr(problem.where, name) for name in problem.where._fields if getattr(problem.where, name)}
    return {
        "severity": str(problem.severity), "code": problem.code, "where": str(problem.where), "place": place,
        "what": problem.what, "mend": problem.mend,
    }


def print_problems(problems: Iterable[Problem]) -> None:
    """Problems for people."""
    for problem in problems:
        click.echo(f"[{_SEVERITY[problem.severity]}] {problem}\n", err=True)


def counted(problems: list[Problem]) -> str:
    """How many errors and warnings there are."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return f"พบข้อผิด {errors} ข้อ ข้อเตือน {len(problems) - errors} ข้อ"


def progress(as_json: bool) -> Callable[[str], None]:
    """Shows the step at work on a terminal, and nothing elsewhere."""
    if as_json or not sys.stderr.isatty():
        return lambda _: None
    return lambda step: click.echo(f"\r\033[K{step}…\r", nl=False, err=True)
