"""What docgen says of files from strangers: each test makes one and reads the one message."""

from __future__ import annotations

import io
import os
import struct
import time
import tracemalloc
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.archive import Archive, Wanted, read_archive
from docgen.problem_codes import CODES
from docgen.problems import Problem

CONTENT_TYPES = "[Content_Types].xml"
BOMB_SETTINGS = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def word_file() -> bytes:
    """A small Word document as python-docx makes it."""
    stream = io.BytesIO()
    docx.Document().save(stream)
    return stream.getvalue()


def excel_file() -> bytes:
    """A small workbook as openpyxl makes it."""
    stream = io.BytesIO()
    workbook = openpyxl.Workbook()
    workbook.active.append(["รายการ", "ค่า"])  # type: ignore[union-attr]
    workbook.save(stream)
    return stream.getvalue()


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of those members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_member(document: bytes, name: str, data: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The document with one more member."""
    stream = io.BytesIO(document)
    with zipfile.ZipFile(stream, "a", method) as archive:
        archive.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return stream.getvalue()


def with_types(document: bytes, old: str, new: str) -> bytes:
    """The document with another word in its content types."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[CONTENT_TYPES] = members[CONTENT_TYPES].replace(old.encode(), new.encode())
    return zipped(members)


def read(folder: Path, data: bytes, wanted: Wanted = Wanted.DOCX, name: str = "แม่แบบ.docx") -> Archive | Problem:
    """The archive, or the one problem why there is none."""
    path = folder / name
    path.write_bytes(data)
    archive, problems = read_archive(path, wanted)
    assert (archive is None) == (len(problems) == 1)
    return problems[0] if archive is None else archive


def refusal(folder: Path, data: bytes, wanted: Wanted = Wanted.DOCX) -> Problem:
    """The one problem of a file that must be refused."""
    answer = read(folder, data, wanted)
    assert isinstance(answer, Problem)
    assert answer.code in CODES
    assert "แม่แบบ.docx" in str(answer)
    return answer


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def ole(stream: str) -> bytes:
    """The beginning of an OLE file that has a stream of that name."""
    return OLE + stream.encode("utf-16-le") + b"\0" * 600


FOREIGN = [
    (b"", "file-damaged", "ว่างเปล่า"),
    (b"\0" * 5000, "file-damaged", "ว่างเปล่าทั้งแฟ้ม"),
    (ole("EncryptedPackage"), "file-encrypted", "รหัสผ่าน"),
    (ole("WordDocument"), "file-old-format", ".doc"),
    (ole("Workbook"), "file-old-format", ".xls"),
    (ole("PowerPoint Document"), "file-foreign", ".ppt"),
    (OLE, "file-foreign", "โปรแกรมอื่น"),
    (b"{\\rtf1\\ansi}", "file-foreign", "RTF"),
    (b"%PDF-1.7\n%\xe2\xe3", "file-foreign", "PDF"),
    (b"\x89PNG\r\n\x1a\n\0\0", "file-foreign", "รูปภาพ"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "file-foreign", "รูปภาพ"),
    (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "file-foreign", "HTML"),
    (b"<html><body>x</body></html>", "file-foreign", "HTML"),
    (b'<?xml version="1.0"?><pkg:package/>', "file-foreign", "XML"),
    ('<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16"), "file-foreign", "XML"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "file-foreign", ".mht"),
    ("ลำดับ,โครงการ\r\n1,ถนน\r\n".encode("cp874"), "file-foreign", "ข้อความล้วน"),
    ("ลำดับ,โครงการ\r\n1,ถนน\r\n".encode(), "file-foreign", "ข้อความล้วน"),
    (b"Rar!\x1a\x07\x01\0", "file-foreign", "บีบอัดชนิดอื่น"),
    (b"MZ\x90\0\x03", "file-foreign", "โปรแกรม"),
    (b"\x07\x01\x02\x1b\x80", "file-damaged", "เสียหาย"),
    (zipped({"a.txt": b"x"}), "file-foreign", "zip"),
    (zipped({}), "file-foreign", "zip"),
    (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "file-foreign", ".odt"),
    (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "file-foreign", ".ods"),
]


@pytest.mark.parametrize(("data", "code", "cause"), FOREIGN, ids=[f"{row[1]}-{row[2]}" for row in FOREIGN])
def test_a_file_of_another_kind_is_called_by_its_name(tmp_path: Path, data: bytes, code: str, cause: str) -> None:
    problem = refusal(tmp_path, data)

    assert problem.code == code
    assert cause in problem.what


def test_a_document_and_a_workbook_are_read_with_every_member(tmp_path: Path) -> None:
    document, workbook = word_file(), excel_file()

    read_document, read_workbook = read(tmp_path, document), read(tmp_path, workbook, Wanted.XLSX, "plan.xlsx")

    for archive, data in ((read_document, document), (read_workbook, workbook)):
        assert isinstance(archive, Archive)
        with zipfile.ZipFile(io.BytesIO(data)) as original:
            assert archive.members == {name: original.read(name) for name in original.namelist()}
        assert archive.data == data


def test_a_workbook_given_as_a_document_is_named_and_the_reverse(tmp_path: Path) -> None:
    assert "สมุดงาน Excel" in refusal(tmp_path, excel_file()).what
    assert "เอกสาร Word" in refusal(tmp_path, word_file(), Wanted.XLSX).what


def test_slides_and_binary_workbooks_are_named(tmp_path: Path) -> None:
    slides = with_types(word_file(), "wordprocessingml.document.main", "presentationml.presentation.main")
    sheet = "openxmlformats-officedocument.spreadsheetml.sheet.main"
    binary = with_types(excel_file(), sheet, "ms-excel.sheet.binary.x")

    assert "PowerPoint" in refusal(tmp_path, slides).what
    assert ".xlsb" in refusal(tmp_path, binary, Wanted.XLSX).what


def test_a_template_of_word_is_a_document_too(tmp_path: Path) -> None:
    template = with_types(word_file(), "wordprocessingml.document.main", "wordprocessingml.template.main")

    assert isinstance(read(tmp_path, template), Archive)


def test_a_missing_file_a_folder_and_a_pipe_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ท่อ.docx")
    for name, code in (("ไม่มี.docx", "file-missing"), ("", "file-unreadable"), ("ท่อ.docx", "file-unreadable")):
        archive, problems = read_archive(tmp_path / name, Wanted.DOCX)

        assert archive is None
        assert [problem.code for problem in problems] == [code]


def test_a_name_that_no_disk_can_hold_is_a_message(tmp_path: Path) -> None:
    for name in ("ก\0.docx", "ก" * 300 + ".docx"):
        archive, problems = read_archive(tmp_path / name, Wanted.DOCX)

        assert archive is None
        assert problems[0].code in ("file-unreadable", "file-missing")


def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    _, problems = read_archive(tmp_path / os.fsdecode(b"\xff.docx"), Wanted.DOCX)

    assert str(problems[0]).encode("utf-8")


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "แม่แบบ.docx"
    path.write_bytes(word_file())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    archive, problems = read_archive(path, Wanted.DOCX)

    assert archive is None
    assert "สิทธิ์" in problems[0].what


def test_the_owner_file_of_an_open_document_is_named(tmp_path: Path) -> None:
    answer = read(tmp_path, b"\x06somsak" + b" " * 150, name="~$บทนำ.docx")

    assert isinstance(answer, Problem)
    assert "แฟ้มชั่วคราว" in answer.what


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_macros_are_refused_whatever_the_name_says(tmp_path: Path, name: str) -> None:
    document, wanted = (excel_file(), Wanted.XLSX) if name.startswith("xl") else (word_file(), Wanted.DOCX)

    problem = refusal(tmp_path, with_member(document, name, b"x"), wanted)

    assert problem.code == "file-macros"


def test_a_macro_document_renamed_is_refused(tmp_path: Path) -> None:
    old = "openxmlformats-officedocument.wordprocessingml.document.main"

    problem = refusal(tmp_path, with_types(word_file(), old, "ms-word.document.macroEnabled.main"))

    assert problem.code == "file-macros"


BAD_NAMES = ["/etc/passwd", "../evil.xml", "word/../../evil", "word\\evil.xml", "C:/evil", "word//a.xml", "./a.xml"]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_member_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path, with_member(word_file(), name, b"x")).code == "file-unsafe"


@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused(tmp_path: Path, name: str) -> None:
    problem = refusal(tmp_path, with_member(word_file(), name, b"<x/>"))

    assert problem.code == "file-unsafe"
    assert name in problem.what


def test_a_member_under_a_password_is_refused(tmp_path: Path) -> None:
    data = bytearray(word_file())
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1

    assert refusal(tmp_path, bytes(data)).code == "file-encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_are_refused(tmp_path: Path, method: int) -> None:
    assert refusal(tmp_path, with_member(word_file(), "word/a.xml", b"<a/>", method)).code == "file-unsafe"


ENTITIES = '<!DOCTYPE a [<!ENTITY b "boom">]><a>&b;</a>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("name", ["word/a.xml", "word/_rels/a.xml.rels", "word/media/hidden.bin"])
def test_a_dtd_is_refused_in_every_encoding(tmp_path: Path, encoding: str, name: str) -> None:
    data = ENTITIES.encode(encoding)

    problem = refusal(tmp_path, with_member(word_file(), name, data))

    assert problem.code == "file-unsafe"
    assert "DTD" in problem.what


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4APA-a/+AD4-',
        ('<?xml version="1.0" encoding="cp037"?>' + ENTITIES).encode("cp037"),
    ],
    ids=["utf-7", "ebcdic"],
)
def test_an_encoding_in_which_a_dtd_could_hide_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refusal(tmp_path, with_member(word_file(), "word/a.xml", data)).code == "file-unsafe"


def test_a_picture_may_hold_the_letters_of_a_dtd(tmp_path: Path) -> None:
    assert isinstance(read(tmp_path, with_member(word_file(), "word/media/a.png", b"\x89PNG<!DOCTYPE")), Archive)


def in_bounds(folder: Path, data: bytes, wanted: Wanted = Wanted.DOCX) -> Problem:
    """The refusal of a bomb, which must cost neither time nor memory."""
    tracemalloc.start()
    begin = time.monotonic()
    try:
        problem = refusal(folder, data, wanted)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert time.monotonic() - begin < 20
    assert peak < 300 << 20
    return problem


def test_a_member_that_swells_a_thousand_times_is_given_up_early(tmp_path: Path) -> None:
    bomb = with_member(word_file(), "word/media/a.bin", b"\0" * (40 << 20))

    assert in_bounds(tmp_path, bomb).code == "file-too-large"


def test_a_declared_size_is_not_believed(tmp_path: Path) -> None:
    bomb = bytearray(with_member(word_file(), "word/media/a.bin", b"\0" * (40 << 20)))
    entry = bomb.rindex(b"PK\x01\x02")
    bomb[entry + 20 : entry + 24] = struct.pack("<L", 1 << 30)  # packed: as if the ratio were honest

    assert in_bounds(tmp_path, bytes(bomb)).code in ("file-too-large", "file-damaged")


def test_many_members_that_share_their_bytes_are_given_up(tmp_path: Path) -> None:
    big = b"\0" * 1_000_000
    members = {f"word/media/{number}.bin": big for number in range(200)}
    with zipfile.ZipFile(io.BytesIO(word_file())) as archive:
        members |= {name: archive.read(name) for name in archive.namelist()}

    assert in_bounds(tmp_path, zipped(members)).code == "file-too-large"


def test_too_many_members_are_counted_before_they_are_listed(tmp_path: Path) -> None:
    bomb = zipped({f"word/{number}": b"" for number in range(12_000)}, zipfile.ZIP_STORED)

    assert in_bounds(tmp_path, bomb).code == "file-too-large"


def test_a_long_honest_sheet_may_be_packed_tightly(tmp_path: Path) -> None:
    rows = b"<row><c><v>1</v></c></row>" * 200_000
    workbook = with_member(excel_file(), "xl/worksheets/sheet9.xml", b"<worksheet>" + rows + b"</worksheet>")

    assert isinstance(read(tmp_path, workbook, Wanted.XLSX), Archive)


def test_a_file_over_the_limit_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "แม่แบบ.docx"
    with path.open("wb") as stream:
        stream.truncate((100 << 20) + 1)

    archive, problems = read_archive(path, Wanted.DOCX)

    assert archive is None
    assert [problem.code for problem in problems] == ["file-too-large"]


def test_the_file_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "แม่แบบ.docx"
    path.write_bytes(word_file())
    path.chmod(0o444)
    before = path.stat()

    archive, _ = read_archive(path, Wanted.DOCX)

    assert archive is not None
    assert path.stat().st_mtime_ns == before.st_mtime_ns


@BOMB_SETTINGS
@given(st.binary(max_size=2000))
def test_any_bytes_give_one_message(tmp_path: Path, data: bytes) -> None:
    assert str(refusal(tmp_path, data))


@BOMB_SETTINGS
@given(st.binary(max_size=500))
def test_any_bytes_that_begin_like_a_zip_give_one_message(tmp_path: Path, data: bytes) -> None:
    assert str(refusal(tmp_path, b"PK\x03\x04" + data))


GOOD = word_file()


@BOMB_SETTINGS
@given(st.integers(min_value=0, max_value=len(GOOD) - 1))
def test_a_document_cut_anywhere_is_damaged(tmp_path: Path, length: int) -> None:
    assert refusal(tmp_path, GOOD[:length]).code in ("file-damaged", "file-foreign")


@settings(BOMB_SETTINGS, max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_document_with_changed_bytes_is_read_or_refused_in_one_message(
    tmp_path: Path, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(GOOD)
    for place, byte in changes:
        data[place] = byte

    answer = read(tmp_path, bytes(data))

    assert isinstance(answer, Archive) or answer.code in CODES
