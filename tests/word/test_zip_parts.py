"""Packages read back: the same bytes as zipfile reads, and anything damaged is told."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.word.proof import zip_parts
from docgen.word.proof.zip_parts import Unreadable, parts_of, pieces
from docgen.word.rendering.zip_writer import write_package


def read(data: bytes) -> dict[str, bytes]:
    book = io.BytesIO(data)
    return {part.name: b"".join(pieces(book, part)) for part in parts_of(book)}


@settings(deadline=None)
@given(st.dictionaries(st.text("abกข/.", min_size=1, max_size=9), st.binary(max_size=2000), max_size=5))
def test_what_was_written_is_read_back_as_zipfile_reads_it(members: dict[str, bytes]) -> None:
    target = io.BytesIO()

    write_package(target, members.items())

    with zipfile.ZipFile(target) as archive:
        assert read(target.getvalue()) == members == {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("codec", [zlib, zip_parts.codec], ids=["zlib", "fastest"])
def test_large_parts_come_in_pieces_whoever_packed_them(
    monkeypatch: pytest.MonkeyPatch, kind: int, codec: object
) -> None:
    monkeypatch.setattr(zip_parts, "codec", codec)
    content = b"".join(b"<w:p>%d</w:p>" % at for at in range(300_000))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", kind) as archive:
        archive.writestr("a.xml", content)

    found = list(pieces(target, parts_of(target)[0]))

    assert b"".join(found) == content
    assert max(map(len, found)) <= 1 << 18


@settings(deadline=None)
@given(place=st.floats(0, 0.999), change=st.sampled_from([b"", b"\x00", b"\xff", b"PK"]), drop=st.integers(0, 3))
def test_a_damaged_package_is_told_or_reads_the_same(place: float, change: bytes, drop: int) -> None:
    target = io.BytesIO()
    write_package(target, [("a.xml", b"<a>" * 200), ("b.xml", bytes(range(256)))])
    data = target.getvalue()
    at = int(place * len(data))

    try:
        found = read(data[:at] + change + data[at + drop :])
    except (Unreadable, MemoryError):
        return

    assert sorted(found.values()) == sorted([b"<a>" * 200, bytes(range(256))])
