"""A document from a stranger: what the file is, and whether its zip is safe to unpack (promises S1–S3, R14).

The file is read once, read-only; whatever its bytes are, the answer is either the unpacked archive or one message
that names the true cause.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from docgen.file_kinds import EXCEL_TYPES, WORD_TYPES, FileKind, kind_of_bytes, kind_of_zip, text_of_xml
from docgen.late_pattern import late_pattern
from docgen.named_tuple import NamedTuple
from docgen.plain_file import Refused, read_file, shown_name
from docgen.problems import FilePlace, Problem, error

MEGABYTE = 1 << 20
MAX_UNPACKED = 500 * MEGABYTE
MAX_MEMBERS = 5_000
MAX_RATIO = 100
RATIO_FROM = MEGABYTE  # smaller members may be as empty as they like: they cannot hurt

_CONTENT_TYPES = "[Content_Types].xml"
_CHUNK = MEGABYTE
_CENTRAL_HEADER = b"PK\x01\x02"
# Deflate or nothing is all that a package may use (ECMA-376 part 2, annex B); zipfile unpacks bzip2 and lzma without
# a bound on one step's output, so that a few bytes could fill the memory.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# A sheet of equal rows packs beyond 100:1 in all honesty; the bound on the whole still holds for it.
_SHEET_DATA = late_pattern(r"xl/(worksheets/[^/]+|sharedStrings)\.xml", re.IGNORECASE)
_BAD_NAME = late_pattern(r"^/|^[A-Za-z]:|\\|\0|(^|/)\.\.?(/|$)|//")
_LETTERS = [bytes([letter]) for letter in b"<!DOCTYPE"]
# UTF-16 and UTF-32 put one zero and three between the letters, whichever byte comes first.
_DOCTYPE = tuple(zeros.join(_LETTERS) for zeros in (b"", b"\0", b"\0\0\0"))
_EBCDIC = b"\x4c\x6f\xa7\x94"  # <?xm
_XML_ENDINGS = (".xml", ".rels", ".vml", ".svg")
_XML_START = late_pattern(rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
_ENCODING = late_pattern(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")
# Encodings in which a DTD cannot hide from a search for its ASCII letters; UTF-7 and EBCDIC could hide one.
_PLAIN_ENCODING = late_pattern(
    rb"utf-?8|utf-?16(le|be)?|(us-)?ascii|iso-8859-\d+|windows-\d+|tis-?620|cp874", re.IGNORECASE
)
_MACRO_TYPES = ("macroenabled.main", "macroenabledtemplate.main", "ms-office.vbaproject")
_MACRO_PART = late_pattern(r"(^|/)(vbaProject[^/]*\.bin|vbaData\.xml|macrosheets/.+)$", re.IGNORECASE)


class Wanted(StrEnum):
    """The document that was expected."""

    DOCX = "docx"
    XLSX = "xlsx"


_WANTED_TYPES = {Wanted.DOCX: WORD_TYPES, Wanted.XLSX: EXCEL_TYPES}
_PROGRAM = {Wanted.DOCX: "Word", Wanted.XLSX: "Excel"}
_TYPE_NAME = {Wanted.DOCX: "เอกสาร Word (.docx)", Wanted.XLSX: "สมุดงาน Excel (.xlsx)"}


class Archive(NamedTuple):
    """An unpacked document: its name as messages show it, the file's bytes as read, and members by name in order."""

    file: str
    data: bytes
    members: dict[str, bytes]


def read_archive(path: Path, wanted: Wanted) -> tuple[Archive | None, list[Problem]]:
    """Reads and unpacks a document; nothing and one problem when it is missing, no such document, damaged or unsafe.

    Limits (S1): a file of 100 MB, 5,000 members, 500 MB unpacked, and 100:1 past 1 MB but for sheet data, all measured
    while unpacking. Whether the XML parts are well formed is for the reader of the document to find.
    """
    file = shown_name(path)
    try:
        data = read_file(path)
        _recognise(path, data)
        members = _unpack(data, wanted)
        _check_members(members, wanted)
    except Refused as refused:
        return None, [error(refused.code, FilePlace(file), refused.what, refused.mend)]
    return Archive(file, data, members), []


def _recognise(path: Path, data: bytes) -> None:
    if not data:
        raise Refused("file-damaged", "แฟ้มว่างเปล่า ไม่มีเนื้อใน (0 ไบต์)", "ใช้สำเนาที่สมบูรณ์ หรือคัดลอกแฟ้มมาใหม่")
    if path.name.startswith("~$"):  # Word's and Excel's owner file: hidden, and easily caught by "all .docx here"
        what = "แฟ้มนี้เป็นแฟ้มชั่วคราวที่ Word หรือ Excel สร้างขณะเปิดเอกสาร ไม่ใช่ตัวเอกสาร"
        raise Refused("file-foreign", what, "เลือกแฟ้มเอกสารที่ชื่อไม่ขึ้นต้นด้วย ~$")
    _refuse_kind(kind_of_bytes(data))


def _refuse_kind(kind: FileKind | None) -> None:
    if kind is not None:
        raise Refused(kind.code, kind.what, kind.mend)


def _unpack(data: bytes, wanted: Wanted) -> dict[str, bytes]:
    # Counted before zipfile reads the directory: two million members there would take gigabytes to list.
    if data.count(_CENTRAL_HEADER) > 2 * MAX_MEMBERS:
        raise _too_many()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_directory(archive.infolist())
            return _unpack_all(archive, infos, len(data), wanted)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, IndexError, NotImplementedError) as fault:
        # What zipfile raises over broken archives; ValueError covers names that are no UTF-8, OSError bad offsets.
        raise _damaged(wanted) from fault
    except RuntimeError as fault:  # zipfile's way to say that a password is asked for in the member's own header
        raise _password() from fault


def _check_directory(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_MEMBERS:
        raise _too_many()
    seen: set[str] = set()
    for info in infos:
        name = info.orig_filename  # as stored: zipfile's own mends a zero byte and, on Windows, a backslash
        key = unicodedata.normalize("NFC", name).lower()
        if key in seen:
            raise _unsafe(f"แฟ้มมีส่วนชื่อ “{_quoted(name)}” ซ้ำกัน")
        if _BAD_NAME.search(name):
            raise _unsafe(f"แฟ้มมีส่วนที่ตั้งชื่อผิดปกติ “{_quoted(name)}”")
        if info.flag_bits & 0x1:
            raise _password()
        if info.compress_type not in _METHODS:
            raise _unsafe(f"ส่วน “{_quoted(name)}” บีบอัดด้วยวิธีที่เอกสารไม่ใช้กัน")
        seen.add(key)


def _unpack_all(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], packed: int, wanted: Wanted
) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    total = counted = 0
    for info in infos:
        honest = wanted is Wanted.XLSX and _SHEET_DATA.fullmatch(info.filename) is not None
        own = MAX_UNPACKED if honest else max(RATIO_FROM, MAX_RATIO * min(info.compress_size, packed))
        # Members may overlap in the file, each with an honest ratio: so the ratio holds for all of them together too.
        together = MAX_UNPACKED if honest else max(RATIO_FROM, MAX_RATIO * packed) - counted
        members[info.filename] = _unpack_one(archive, info, min(own, together, MAX_UNPACKED - total))
        total += len(members[info.filename])
        counted += 0 if honest else len(members[info.filename])
    return members


def _unpack_one(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """One member's bytes, in steps, given up as soon as they pass the limit (bytes)."""
    chunks: list[bytes] = []
    left = limit
    with archive.open(info) as stream:
        while chunk := stream.read(min(_CHUNK, left + 1)):
            chunks.append(chunk)
            left -= len(chunk)
            if left < 0:
                what = f"ส่วน “{_quoted(info.filename)}” ขยายตัวใหญ่ผิดปกติเมื่อคลายออก จึงหยุดอ่านเพื่อความปลอดภัย"
                raise Refused("file-too-large", what, "ขอแฟ้มต้นฉบับจากผู้จัดทำ หรือเปิดด้วย Word หรือ Excel แล้วบันทึกใหม่")
    return b"".join(chunks)


def _check_members(members: dict[str, bytes], wanted: Wanted) -> None:
    types = text_of_xml(members.get(_CONTENT_TYPES, b""))
    for name, data in members.items():
        _check_xml(name, data)
    if any(each in types.lower() for each in _MACRO_TYPES) or any(map(_MACRO_PART.search, members)):
        what = "แฟ้มมีแมโคร หรือเป็นชนิดที่มีแมโครได้ จึงไม่นำมาใช้เพื่อความปลอดภัย"
        raise Refused("file-macros", what, f"เปิดแฟ้มแล้วบันทึกเป็นชนิด “{_TYPE_NAME[wanted]}”")
    if not any(each in types for each in _WANTED_TYPES[wanted]):
        _refuse_kind(kind_of_zip(members))
        raise _damaged(wanted)


def _check_xml(name: str, data: bytes) -> None:
    in_ebcdic = data.startswith(_EBCDIC)
    if not (in_ebcdic or name.lower().endswith(_XML_ENDINGS) or _XML_START.match(data)):
        return
    declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf")[:200].replace(b"\0", b""))
    if in_ebcdic or (declared is not None and not _PLAIN_ENCODING.fullmatch(declared[1])):
        raise _unsafe(f"ส่วน “{_quoted(name)}” เข้ารหัสตัวอักษรแบบที่เอกสารไม่ใช้กัน")
    if any(mark in data for mark in (_DOCTYPE if b"\0" in data else _DOCTYPE[:1])):
        raise _unsafe(f"ส่วน “{_quoted(name)}” มีคำสั่งนิยามเอกสาร (DTD) ซึ่งใช้โจมตีโปรแกรมได้")


def _too_many() -> Refused:
    return Refused("file-too-large", "แฟ้มมีส่วนย่อยข้างในเกิน 5,000 ส่วน", "ลบส่วนที่ไม่ใช้ หรือแบ่งเป็นหลายแฟ้ม แล้วบันทึกใหม่")


def _unsafe(what: str) -> Refused:
    return Refused("file-unsafe", what, "เปิดแฟ้มด้วย Word หรือ Excel แล้วบันทึกเป็นแฟ้มใหม่ ถ้ายังไม่ได้ให้ขอแฟ้มจากผู้จัดทำ")


def _password() -> Refused:
    return Refused("file-encrypted", "แฟ้มตั้งรหัสผ่านไว้ จึงอ่านไม่ได้", "เอารหัสผ่านออก แล้วบันทึกใหม่")


def _damaged(wanted: Wanted) -> Refused:
    return Refused(
        "file-damaged", "แฟ้มเสียหายหรือไม่ครบ คลายออกอ่านไม่ได้",
        f"ใช้สำเนาที่สมบูรณ์ หรือเปิดด้วย {_PROGRAM[wanted]} ให้ซ่อมแซม แล้วบันทึกใหม่",
    )


def _quoted(name: str) -> str:
    """A member's name for a message: short, and of visible characters only."""
    shown = "".join(mark if mark.isprintable() else "�" for mark in name)
    return shown if len(shown) <= 80 else shown[:79] + "…"
