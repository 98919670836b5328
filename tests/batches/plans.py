"""Small plans to build many of, and a plan at which a child hangs until it is told to go on."""

from __future__ import annotations

import errno
import os
import time
import zipfile
from pathlib import Path

import psutil

from benchmarks.generated_plan import general, projects
from docgen import starter
from docgen.workbook.write import new_workbook

TEMPLATE = "01-ปก.docx"
BOOK = f'chapters = ["{TEMPLATE}"]\n'
PATIENCE = 60.0  # seconds; nothing here takes more than a few


def plan(home: Path, name: str, count: int = 3) -> Path:
    """A plan folder with one chapter of its own: small and quick."""
    folder = home / name
    (folder / "templates").mkdir(parents=True)
    (folder / "templates" / TEMPLATE).write_bytes((starter.TEMPLATES / TEMPLATE).read_bytes())
    (folder / "book.toml").write_text(BOOK, encoding="utf-8")
    (folder / "plan.xlsx").write_bytes(new_workbook({**general(), "ชื่อหน่วยงาน": name}, projects(count)))
    return folder


def plans(home: Path, count: int) -> list[Path]:
    return [plan(home, f"อบต. ที่ {number}", 3 + number) for number in range(1, count + 1)]


def hanging(home: Path, name: str) -> Path:
    """A plan whose book.toml is a pipe into which nobody writes: reading it never ends."""
    folder = plan(home, name)
    (folder / "book.toml").unlink()
    os.mkfifo(folder / "book.toml")
    return folder


def hungry(home: Path, name: str) -> Path:
    """A plan whose workbook unpacks to 300 MB of one text."""
    folder = plan(home, name)
    workbook = folder / "plan.xlsx"
    with zipfile.ZipFile(workbook) as old:
        members = {each: old.read(each) for each in old.namelist()}
    members["xl/sharedStrings.xml"] = b"<sst><si><t>" + b"a" * 300_000_000 + b"</t></si></sst>"
    with zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for each, content in members.items():
            new.writestr(each, content)
    return folder


def held_open(folder: Path) -> int:
    """Returns when a child hangs at the plan: a pipe can be opened for writing only when somebody reads it.

    The pipe's end that it gives is to be kept open: closed, it would let the reader go on.
    """
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            return os.open(folder / "book.toml", os.O_WRONLY | os.O_NONBLOCK)
        except OSError as fault:
            if fault.errno != errno.ENXIO:
                raise
            time.sleep(0.01)
    raise AssertionError("no child came to read the plan")


def children(process: int | None = None) -> list[psutil.Process]:
    """The children that a process (this one) has at work."""
    return [each for each in psutil.Process(process).children(recursive=True) if "docgen.batches" in _command(each)]


def _command(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""
