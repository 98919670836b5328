"""A child process: reads requests from standard input, one JSON object a line, and answers each on standard output.

An answer is one JSON line and then the book's bytes. The child reads and builds, and writes no file: whatever happens
to it, nothing is half saved. Started by :mod:`docgen.batches.child`.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import sys
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from docgen.batches.inputs import digest_of, digest_of_inputs
from docgen.batches.job import Facts, Json, Reply, facts_from, reply_to_json
from docgen.batches.offices import Offices, read_offices
from docgen.pipeline import Outcome, Request, make, request
from docgen.problems import Problem
from docgen.rows import WorkbookData

OUT_OF_MEMORY = 77  # exit status
_GRACE = 5.0  # seconds that the parent has to end a child before the child ends itself


def main() -> None:
    """Answers until standard input ends, as it does when the parent dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    answers = _take_standard_output()
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        _hold_limits(asked["limits"]["seconds"], asked["limits"]["memory"])
        try:
            reply = _answer(asked)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)  # what is left of the memory may not do for more than this
        faulthandler.cancel_dump_traceback_later()
        answers.write(json.dumps(reply_to_json(reply)).encode("ascii") + b"\n" + reply.book)
        answers.flush()


def _take_standard_output() -> BinaryIO:
    """Standard output for answers alone: what a library prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _hold_limits(seconds: float, memory: int) -> None:
    """A child outlives a killed parent by no more than its time: the timer needs no Python to run (Windows has it)."""
    faulthandler.dump_traceback_later(seconds + _GRACE, exit=True)
    try:
        import resource
    except ImportError:  # Windows sets no such limit on a process from inside
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard == resource.RLIM_INFINITY or memory <= hard:
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))


def _answer(asked: Json) -> Reply:
    if asked["task"] == "offices":
        found = _offices(asked["plan"], asked["split_by"], _stamp(asked["plan"]))
        return Reply(tuple(found.problems), offices=tuple(found.data))
    return _build(asked)


def _build(asked: Json) -> Reply:
    wanted, data = _request(asked), None
    if asked["office"]:
        found = _offices(asked["plan"], asked["split_by"], _stamp(asked["plan"]))
        data = found.data[asked["office"]]
        wanted = _with_data(wanted, data, found.faults[asked["office"]])
    known = facts_from(asked["known"]) if asked["known"] else None
    if known and digest_of_inputs(wanted, data, known.pictures) == known.inputs:
        return Reply(facts=known)
    before = digest_of_inputs(wanted, data, ())  # before reading: a file changed meanwhile is built anew next time
    outcome, problems = make(wanted)
    if outcome is None:
        return Reply(tuple(problems))
    pictures = tuple(sorted({cell.name for cell in outcome.plan.pictures}))
    inputs = digest_of_inputs(wanted, data, pictures) if pictures else before
    return Reply(tuple(problems), _facts(outcome, inputs, pictures, problems), outcome.book, outcome.inputs)


def _request(asked: Json) -> Request:
    made = request(asked["plan"], None, asked["templates"], asked["numerals"])
    return Request(made.plan, None, made.templates, made.numerals, saved_elsewhere=True)


def _with_data(wanted: Request, data: WorkbookData, problems: list[Problem]) -> Request:
    return Request(
        wanted.plan, None, wanted.templates, wanted.numerals, given=(data, problems), saved_elsewhere=True
    )


def _facts(outcome: Outcome, inputs: str, pictures: tuple[str, ...], problems: list[Problem]) -> Facts:
    baht = sum((project.budget for project in outcome.plan.projects), Decimal(0))
    return Facts(inputs, digest_of(outcome.book), pictures, len(outcome.plan.projects), str(baht), len(problems))


@lru_cache(maxsize=2)
def _offices(plan: str, split_by: str, stamp: tuple[int, int]) -> Offices:  # noqa: ARG001 - a changed file is read anew
    """A workbook of many offices is read once by each child."""
    return read_offices(workbook_of(Path(plan)), split_by)


def workbook_of(plan: Path) -> Path:
    """The workbook of a plan folder, or the workbook itself."""
    return plan / "plan.xlsx" if plan.is_dir() else plan


def _stamp(plan: str) -> tuple[int, int]:
    try:
        found = workbook_of(Path(plan)).stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)

