"""What goes to a child process and what comes back: plain JSON and the book's bytes.

A child renders strangers' templates (promise S7). Nothing that it answers can be run here: no pickle, only JSON.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.problems import FilePlace, Place, Problem, Severity, SheetPlace, WordPlace

Json = dict[str, Any]
_PLACES: dict[str, type[SheetPlace] | type[WordPlace] | type[FilePlace]] = {
    "sheet": SheetPlace, "word": WordPlace, "file": FilePlace,
}  # fmt: skip


@dataclass(frozen=True)
class Limits:
    """What one plan may use: seconds by the clock, and bytes of memory (address space; not held on Windows)."""

    seconds: float = 300
    memory: int = 2 << 30


@dataclass(frozen=True)
class Options:
    """What is the same for every plan of a batch."""

    templates: Path | None = None
    numerals: str | None = None
    split_by: str = ""
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Target:
    """One book to build: the plan (a folder or a workbook), and its office's name when the workbook holds many."""

    plan: Path
    office: str = ""

    @property
    def key(self) -> str:
        """Names the target in the manifest: the plan's full path and the office."""
        return f"{self.plan.absolute()}\n{self.office}" if self.office else str(self.plan.absolute())

    @property
    def label(self) -> str:
        """Names the target for people."""
        return self.office or self.plan.name or str(self.plan)


@dataclass(frozen=True)
class Facts:
    """What is known of a built book: its inputs' and its own digest (SHA-256, hex), and what was proven.

    ``pictures`` are the picture files that the workbook names: they count as inputs.
    """

    inputs: str
    book: str
    pictures: tuple[str, ...] = ()
    projects: int = 0
    baht: str = "0"
    warnings: int = 0


@dataclass(frozen=True)
class Reply:
    """A child's answer: facts and bytes of a book, or facts alone when the inputs did not change, or problems.

    ``files`` are the files that were read, ``offices`` the answer to the question which offices a workbook holds.
    """

    problems: tuple[Problem, ...] = ()
    facts: Facts | None = None
    book: bytes = b""
    files: tuple[Path, ...] = ()
    offices: tuple[str, ...] = ()


def build_request(target: Target, options: Options, known: Facts | None) -> Json:
    """Asks for a book; ``known`` is what the manifest says of it, to be checked against the inputs first."""
    return {
        "task": "build", "plan": str(target.plan), "office": target.office, "split_by": options.split_by,
        "templates": str(options.templates) if options.templates else None, "numerals": options.numerals,
        "known": dataclasses.asdict(known) if known else None, "limits": dataclasses.asdict(options.limits),
    }  # fmt: skip


def offices_request(plan: Path, options: Options) -> Json:
    """Asks which offices a workbook holds."""
    limits = dataclasses.asdict(options.limits)
    return {"task": "offices", "plan": str(plan), "split_by": options.split_by, "limits": limits}


def facts_from(content: Mapping[str, Any]) -> Facts:
    """Facts as they stand in JSON; raises KeyError, TypeError or ValueError when they are none."""
    return Facts(
        str(content["inputs"]), str(content["book"]), tuple(map(str, content["pictures"])), int(content["projects"]),
        str(content["baht"]), int(content["warnings"]),
    )  # fmt: skip


def reply_to_json(reply: Reply) -> Json:
    """A reply without its book, whose length stands in for it."""
    return {
        "problems": list(map(problem_to_json, reply.problems)), "size": len(reply.book),
        "facts": dataclasses.asdict(reply.facts) if reply.facts else None, "files": list(map(str, reply.files)),
        "offices": list(reply.offices),
    }  # fmt: skip


def reply_from_json(content: Json, book: bytes) -> Reply:
    """The reply again; raises KeyError, TypeError or ValueError when it is none."""
    facts = facts_from(content["facts"]) if content["facts"] else None
    problems = tuple(map(problem_from_json, content["problems"]))
    return Reply(problems, facts, book, tuple(map(Path, content["files"])), tuple(map(str, content["offices"])))


def problem_to_json(problem: Problem) -> Json:
    """A problem, so that :func:`problem_from_json` gives an equal one."""
    kind = next(name for name, place in _PLACES.items() if isinstance(problem.where, place))
    return {
        "severity": str(problem.severity), "code": problem.code, "what": problem.what, "mend": problem.mend,
        "place": {"kind": kind, **problem.where._asdict()},
    }


def problem_from_json(content: Json) -> Problem:
    """The problem again."""
    fields = dict(content["place"])
    where: Place = _PLACES[fields.pop("kind")](**fields)
    return Problem(content["code"], where, content["what"], content["mend"], Severity(content["severity"]))
