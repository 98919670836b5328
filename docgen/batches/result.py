"""What became of each plan of a batch, in the order in which the plans were named."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from docgen.batches.job import Facts, Target
from docgen.problems import Problem, Severity


@dataclass(frozen=True)
class Entry:
    """One plan or office: its book, or why there is none. ``resumed``: an earlier run had built it."""

    target: Target
    path: Path | None = None
    facts: Facts | None = None
    problems: tuple[Problem, ...] = ()
    resumed: bool = False

    @property
    def errors(self) -> list[Problem]:
        """What kept the book from being built."""
        return [problem for problem in self.problems if problem.severity is Severity.ERROR]


@dataclass(frozen=True)
class BatchResult:
    """A finished batch: an entry for each plan or office, and the report for Excel."""

    entries: list[Entry] = field(default_factory=list)
    report: Path | None = None

    @property
    def built(self) -> list[Entry]:
        """Those with a book."""
        return [entry for entry in self.entries if entry.path is not None]

    @property
    def refused(self) -> list[Entry]:
        """Those without."""
        return [entry for entry in self.entries if entry.path is None]
