"""What docgen says when something is wrong: one record, one exception that carries them all.

Every step returns ``(value, problems)``; only the pipeline decides whether to go on. A message is Thai, plain and
polite: what was found (quoted), where, and one action. ``code`` is for programs and is never shown to a clerk.
"""

from __future__ import annotations

from docgen.named_tuple import NamedTuple
from docgen.str_enum import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """An error stops the build; a warning is told and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


def column_letter(column: int) -> str:
    """Column number, from 1, as Excel's letters: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class SheetPlace(NamedTuple):
    """A place in a workbook. ``row`` and ``column`` count from 1; 0 means the whole sheet, column or row."""

    file: str
    sheet: str = ""
    row: int = 0
    column: int = 0
    header: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """Sorts places in reading order."""
        return (self.file, self.sheet, self.row, self.column)

    def __str__(self) -> str:
        return " > ".join(step for step in (self.file, self.sheet, self._spot()) if step)

    def _spot(self) -> str:
        header = f" ({self.header})" if self.header else ""
        if self.row and self.column:
            return f"ช่อง {column_letter(self.column)}{self.row}{header}"
        if self.row:
            return f"แถว {self.row}"
        return f"คอลัมน์ {column_letter(self.column)}{header}" if self.column else ""


class WordPlace(NamedTuple):
    """A place in a Word file that a person can find. Numbers count from 1; 0 or "" means not known or not needed.

    ``part`` is empty for the body, else Thai: "หัวกระดาษ", "ท้ายกระดาษ", "เชิงอรรถ", "คุณสมบัติของแฟ้ม" …
    ``order`` is the position of the paragraph or tag in its part, for sorting only.
    """

    file: str
    part: str = ""
    heading: str = ""
    table: int = 0
    row: int = 0
    cell: int = 0
    text: str = ""
    order: int = 0

    @property
    def key(self) -> tuple[object, ...]:
        """Sorts places in reading order."""
        return (self.file, self.part, self.order, self.table, self.row, self.cell)

    def __str__(self) -> str:
        table = f"ตาราง {self.table} แถว {self.row} ช่อง {self.cell}" if self.table else ""
        heading = f"หัวข้อ “{self.heading}”" if self.heading not in ("", self.text) and not table else ""
        text = f"ย่อหน้า “{self.text}”" if self.text else ""
        return " > ".join(step for step in (self.file, self.part, heading, table, text) if step)


class FilePlace(NamedTuple):
    """A whole file or folder, or one line of a text file (``line`` from 1)."""

    file: str
    line: int = 0

    @property
    def key(self) -> tuple[object, ...]:
        """Sorts places in reading order."""
        return (self.file, "", self.line)

    def __str__(self) -> str:
        return f"{self.file} > บรรทัด {self.line}" if self.line else self.file


Place = SheetPlace | WordPlace | FilePlace


class Problem(NamedTuple):
    """One thing that is wrong. ``code`` is a key of :data:`docgen.problem_codes.CODES`."""

    code: str
    where: Place
    what: str
    mend: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.where}\n  {self.what}\n  วิธีแก้: {self.mend}"


class ProblemsFound(Exception):  # noqa: N818 - reads as what it is: the build found problems
    """Carries every problem of a refused build or check, errors and warnings, in reading order."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def error(code: str, where: Place, what: str, mend: str) -> Problem:
    """A problem that stops the build."""
    return Problem(code, where, what, mend, Severity.ERROR)


def warning(code: str, where: Place, what: str, mend: str) -> Problem:
    """A problem that is told while the build goes on."""
    return Problem(code, where, what, mend, Severity.WARNING)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, errors and warnings together, sorted by place (numbers as numbers)."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda problem: (tuple(map(_sortable, problem.where.key)), problem.code, problem.what))


def _sortable(step: object) -> tuple[int, int, str]:
    return (0, step, "") if isinstance(step, int) else (1, 0, str(step))
