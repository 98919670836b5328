"""Packages as zips: the same bytes every time, streamed."""

from __future__ import annotations

import io
import random
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.word.rendering import zip_writer
from docgen.word.rendering.zip_writer import write_package

MAIN = "word/document.xml"
MEMBERS: list[tuple[str, bytes]] = [
    ("word/styles.xml", b"<styles/>"), (MAIN, b"<document/>"), ("customXml/item1.xml", b"<a/>"),
    ("_rels/.rels", b"<rels/>"), ("[Content_Types].xml", b"<Types/>"),
]


def written(members: list[tuple[str, bytes]]) -> bytes:
    """The zip of those members."""
    target = io.BytesIO()
    write_package(target, members)
    return target.getvalue()


def test_members_stand_in_the_order_that_readers_want() -> None:
    with zipfile.ZipFile(io.BytesIO(written(MEMBERS))) as archive:
        assert archive.namelist() == [
            "[Content_Types].xml", "_rels/.rels", MAIN, "customXml/item1.xml", "word/styles.xml",
        ]


def test_nothing_tells_when_and_where_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written(MEMBERS)
    shuffled = random.Random(3).sample(MEMBERS, len(MEMBERS))

    with monkeypatch.context() as windows:
        windows.setattr("sys.platform", "win32")
        second = written(shuffled)

    assert second == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in archive.infolist()} == {0}


@settings(deadline=None)
@given(st.lists(st.binary(max_size=3000), max_size=30))
def test_a_streamed_member_reads_back_as_its_chunks(chunks: list[bytes]) -> None:
    target = io.BytesIO()

    write_package(target, [(MAIN, iter(chunks)), ("word/ก.xml", b"".join(chunks))])

    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        assert archive.read(MAIN) == archive.read("word/ก.xml") == b"".join(chunks)


def test_a_large_member_is_never_held_whole(tmp_path: Path) -> None:
    def rows() -> Iterator[bytes]:
        for number in range(400_000):
            yield b"<w:tr><w:tc><w:p>%d</w:p></w:tc></w:tr>" % number * 4

    tracemalloc.start()
    with (tmp_path / "a.docx").open("wb") as target:
        write_package(target, [(MAIN, rows())])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 6 << 20
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        assert archive.getinfo(MAIN).file_size > 50 << 20


def test_a_member_too_large_for_its_header_is_an_error_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_writer, "_LARGEST", 1000)

    with pytest.raises(OSError, match="document"):
        write_package(io.BytesIO(), [(MAIN, iter([b"x" * 2000]))])
