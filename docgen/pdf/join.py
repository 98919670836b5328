"""Pages of several PDFs as one: the home of pikepdf (the extra ``docgen[pdf]``), without which books go in one run."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import Any

from docgen.word.printing.cuts import Spot

_CONTENT = ("/Contents", "/Resources")


def available() -> bool:
    """Whether pages can be joined at all."""
    return find_spec("pikepdf") is not None


def spots_in(pdf: bytes) -> dict[str, Spot]:
    """Where each bookmark of the document stands on paper, by name (destinations: ISO 32000-1, 12.3.2.3)."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        numbers: dict[object, int] = {page.objgen: number for number, page in enumerate(opened.pages)}
        found: dict[str, Spot] = {}
        for name, target in _destinations(opened).items():
            page, _, left, top, *_ = list(target)
            found[_bookmark(name)] = Spot(numbers[page.objgen], float(left), float(top))
        return found


def _bookmark(name: str) -> str:
    """LibreOffice writes the _ of a bookmark's name as 5F (a # is missing there)."""
    return name.removeprefix("/").replace("5F", "_")


def _destinations(opened: Any) -> Any:
    """LibreOffice names them in a dictionary of the catalogue."""
    return opened.Root.get("/Dests", {})




def with_pages(whole: bytes, pieces: Iterable[tuple[bytes, Mapping[int, int]]]) -> bytes:
    """The whole with the looks of some pages from pieces; links, outline and page labels stay the whole's own.

    Each piece comes with which page of the whole is which of its own (both from 0). The names of
    bookmarks are taken out.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(whole)) as target:
        for piece, pages in pieces:
            with pikepdf.open(io.BytesIO(piece)) as source:
                for number, own in pages.items():
                    for key in _CONTENT:
                        page = source.pages[own].obj
                        target.pages[number].obj[key] = target.copy_foreign(source.make_indirect(page[key]))
        if "/Dests" in target.Root:
            del target.Root["/Dests"]  # links lead to pages, not to names: one run writes none
        saved = io.BytesIO()
        target.remove_unreferenced_resources()
        target.save(saved, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
        return saved.getvalue()
