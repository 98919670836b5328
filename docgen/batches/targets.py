"""What is to be built and under which names: plan folders, workbooks, folders of plan folders."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docgen.batches.job import Target
from docgen.book import BOOK_FILE
from docgen.pipeline import WORKBOOK
from docgen.problems import FilePlace, Problem, warning

_FORBIDDEN = frozenset('\\/:*?"<>|')
# Names that Windows keeps for devices, with any extension.
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)
_MOST_BYTES = 180  # of 255 that a name may have on most disks: a Thai letter takes three, a hidden sibling some more


def expand(plans: Iterable[Path]) -> list[Path]:
    """Each plan once, in order; a folder that is no plan stands for the plans in its folders, by name."""
    found = (each for plan in plans for each in _plans_in(plan))
    return list({each.absolute(): each for each in found}.values())


def _plans_in(path: Path) -> Iterator[Path]:
    below = [] if _is_plan(path) else sorted(each for each in _folders(path) if _is_plan(each))
    yield from below or [path]


def _is_plan(path: Path) -> bool:
    return (path / WORKBOOK).is_file() or (path / BOOK_FILE).is_file()


def _folders(path: Path) -> list[Path]:
    try:
        return [each for each in path.iterdir() if each.is_dir()] if path.is_dir() else []
    except OSError:
        return []


def file_names(targets: Sequence[Target]) -> tuple[list[str], list[Problem | None]]:
    """A file name for each target's book, different even where case counts for nothing, and a word on each that was
    changed because another plan has the same name: the folder above goes before it, then a number behind it."""
    plain = [_fit(_stem(target)) for target in targets]
    shared = Counter(map(_same, plain))
    taken: set[str] = set()
    names: list[str] = []
    told: list[Problem | None] = []
    for target, name in zip(targets, plain, strict=True):
        own = name if shared[_same(name)] == 1 else _fit(f"{target.plan.absolute().parent.name}-{name}")
        free = next(each for each in _numbered(own) if _same(each) not in taken)
        taken.add(_same(free))
        names.append(f"{free}.docx")
        told.append(None if free == name else _name_shared(target, name, f"{free}.docx"))
    return names, told


def _stem(target: Target) -> str:
    return target.office or (target.plan.stem if target.plan.suffix.lower() == ".xlsx" else target.plan.absolute().name)


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _fit(name: str) -> str:
    """A name that any system takes."""
    marked = "".join("-" if mark in _FORBIDDEN or ord(mark) < 32 else mark for mark in name).strip(". ")
    marked = marked or "-"
    if marked.split(".")[0].casefold() in _DEVICES:
        marked = f"-{marked}"
    whole = marked.encode("utf-8", "replace")
    if len(whole) <= _MOST_BYTES:
        return whole.decode("utf-8")
    return f"{whole[:_MOST_BYTES].decode('utf-8', 'ignore')}-{hashlib.sha256(whole).hexdigest()[:8]}"


def _name_shared(target: Target, name: str, file: str) -> Problem:
    what = f"มีแผนอื่นชื่อ “{name}” ด้วย จึงตั้งชื่อเล่มว่า “{file}”"
    return warning("plan-name-twice", FilePlace(target.label), what, "ตั้งชื่อโฟลเดอร์แผนหรือหน่วยงานให้ต่างกัน")
