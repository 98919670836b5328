"""One digest over everything that a book is made of: the same digest means the same book (promise R17)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen import __version__
from docgen.book import BOOK_FILE
from docgen.pipeline import Request, locate
from docgen.rows import WorkbookData

_MISSING = b"missing"


def digest_of(content: bytes) -> str:
    """SHA-256, in hex."""
    return hashlib.sha256(content).hexdigest()


def digest_of_inputs(request: Request, data: WorkbookData | None, pictures: Iterable[str]) -> str:
    """The program's version, the options, the data (the workbook's bytes, or one office's rows) and every file."""
    digest = hashlib.sha256()
    for name, content in _inputs(request, data, pictures):
        # Lengths keep two neighbours apart: "ab" + "c" is not "a" + "bc".
        digest.update(f"{len(name.encode('utf-8', 'surrogateescape'))} {len(content)} ".encode())
        digest.update(name.encode("utf-8", "surrogateescape") + content)
    return digest.hexdigest()


def _inputs(request: Request, data: WorkbookData | None, pictures: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    yield "version", __version__.encode()
    yield "numerals", str(request.numerals).encode()
    sources, _ = locate(request)
    if sources is None:
        return
    yield "workbook", _content(sources.workbook) if data is None else repr(data).encode("utf-8", "surrogateescape")
    for path in _template_files(sources.templates):
        yield path.name, _content(path)
    for name in sorted(pictures):
        yield name, _content(sources.workbook.parent / name)


def _template_files(templates: Path) -> list[Path]:
    """Every file that can be a chapter, and book.toml, which may stand beside the folder of chapters or in it."""
    if not templates.is_dir():
        return [templates]
    return [templates / BOOK_FILE, *sorted(templates.rglob("*.docx"))]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.is_file() else _MISSING
    except (OSError, ValueError):
        return _MISSING
