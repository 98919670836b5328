"""What a file really is, by its bytes and never by its name: the true cause when it is not the document expected."""

from __future__ import annotations

import re

from docgen.late_pattern import late_pattern
from docgen.named_tuple import NamedTuple

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Office 97–2003, and of every password-protected document


class FileKind(NamedTuple):
    """``code`` of the refusal, and in Thai what the file is and what to do about it."""

    code: str
    what: str
    mend: str


_SAVE_AGAIN = "เปิดต้นฉบับด้วย Word หรือ Excel แล้วบันทึกเป็นชนิด .docx (แม่แบบ) หรือ .xlsx (สมุดงาน)"
_CHOOSE_ANOTHER = "เลือกแฟ้มให้ถูกต้อง แม่แบบเป็น .docx และสมุดงานเป็น .xlsx"


def _foreign(what: str, mend: str = _CHOOSE_ANOTHER) -> FileKind:
    return FileKind("file-foreign", what, mend)


_ENCRYPTED = FileKind("file-encrypted", "แฟ้มตั้งรหัสผ่านไว้ จึงอ่านไม่ได้", "เปิดแฟ้มด้วยรหัสผ่าน เอารหัสผ่านออก แล้วบันทึกใหม่")
_AS_WORD = "เปิดแล้วบันทึกเป็นชนิด “เอกสาร Word (.docx)”"
_AS_EXCEL = "เปิดแล้วบันทึกเป็นชนิด “สมุดงาน Excel (.xlsx)”"
_OLD_WORD = FileKind("file-old-format", "แฟ้มเป็นเอกสาร Word รูปแบบเก่า (.doc)", _AS_WORD)
_OLD_EXCEL = FileKind("file-old-format", "แฟ้มเป็นสมุดงาน Excel รูปแบบเก่า (.xls)", _AS_EXCEL)
_DAMAGED = FileKind("file-damaged", "แฟ้มเสียหาย เนื้อในอ่านไม่ออก", "ใช้สำเนาที่สมบูรณ์ หรือเปิดด้วย Word หรือ Excel แล้วบันทึกใหม่")
_ZEROS = FileKind(
    "file-damaged", "แฟ้มเสียหาย เนื้อในว่างเปล่าทั้งแฟ้ม มักเกิดจากเครื่องดับขณะบันทึก หรือคัดลอกไม่ครบ", "ใช้สำเนาที่สมบูรณ์"
)

# Streams of an OLE file are named in UTF-16 (MS-CFB 2.6.1); the first that is found tells what it holds.
_OLE_STREAMS: tuple[tuple[str, FileKind], ...] = (
    ("EncryptedPackage", _ENCRYPTED),  # MS-OFFCRYPTO 2.3.4: a .docx or .xlsx under a password
    ("WordDocument", _OLD_WORD),
    ("Workbook", _OLD_EXCEL),
    ("Book", _OLD_EXCEL),
    ("PowerPoint Document", _foreign("แฟ้มเป็นงานนำเสนอ PowerPoint รูปแบบเก่า (.ppt)")),
)

_IMAGE = _foreign("แฟ้มเป็นรูปภาพ ไม่ใช่เอกสาร")
_COMPRESSED = _foreign("แฟ้มเป็นแฟ้มบีบอัดชนิดอื่น", "แตกแฟ้มออกก่อน แล้วเลือกแฟ้ม .docx หรือ .xlsx ข้างใน")
_SIGNATURES: tuple[tuple[bytes, FileKind], ...] = (
    (b"{\\rtf", _foreign("แฟ้มเป็นเอกสาร RTF", _SAVE_AGAIN)),
    (b"%PDF", _foreign("แฟ้มเป็น PDF", "ใช้แฟ้มต้นฉบับที่เป็น Word หรือ Excel แทน")),
    (b"\x89PNG", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"BM", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"RIFF", _IMAGE),
    (b"\x01\x00\x00\x00\x58\x00\x00\x00", _IMAGE),
    (b"Rar!", _COMPRESSED),
    (b"7z\xbc\xaf", _COMPRESSED),
    (b"\x1f\x8b", _COMPRESSED),
    (b"MZ", _foreign("แฟ้มเป็นโปรแกรม ไม่ใช่เอกสาร")),
)

_TEXT_STARTS: tuple[tuple[re.Pattern[str], FileKind], ...] = (
    (late_pattern(r"(?i)mime-version:"), _foreign("แฟ้มเป็นหน้าเว็บ (.mht)", _SAVE_AGAIN)),
    (late_pattern(r"(?i)<(!doctype html|html|head|body|table)"), _foreign("แฟ้มเป็นหน้าเว็บ (HTML)", _SAVE_AGAIN)),
    (late_pattern(r"(?i)<\?xml|<[a-z!]"), _foreign("แฟ้มเป็น XML ไม่ใช่เอกสารที่บีบอัดไว้", _SAVE_AGAIN)),
)

# The main part's content type (ECMA-376 part 1, 11.3.10 and 12.3.23; MS-OFFMACRO) tells one Office zip from another.
WORD_TYPES = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
EXCEL_TYPES = ("spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml")
_WORD = _foreign("แฟ้มเป็นเอกสาร Word ไม่ใช่สมุดงาน Excel", "เลือกสมุดงาน Excel (.xlsx)")
_EXCEL = _foreign("แฟ้มเป็นสมุดงาน Excel ไม่ใช่เอกสาร Word", "เลือกเอกสาร Word (.docx)")
_BINARY = _foreign("แฟ้มเป็นสมุดงาน Excel แบบไบนารี (.xlsb)", _AS_EXCEL)
_OFFICE_ZIPS: tuple[tuple[str, FileKind], ...] = (
    *((each, _WORD) for each in WORD_TYPES),
    *((each, _EXCEL) for each in EXCEL_TYPES),
    ("ms-excel.sheet.binary", _BINARY),
    ("presentationml", _foreign("แฟ้มเป็นงานนำเสนอ PowerPoint")),
    ("ms-powerpoint", _foreign("แฟ้มเป็นงานนำเสนอ PowerPoint")),
    ("ms-visio", _foreign("แฟ้มเป็นแผนภาพ Visio")),
)
_OPEN_DOCUMENT: tuple[tuple[str, FileKind], ...] = (
    ("opendocument.text", _foreign("แฟ้มเป็นเอกสาร OpenDocument (.odt)", _AS_WORD)),
    ("opendocument.spreadsheet", _foreign("แฟ้มเป็นตาราง OpenDocument (.ods)", _AS_EXCEL)),
    ("opendocument", _foreign("แฟ้มเป็น OpenDocument", _SAVE_AGAIN)),
    ("epub", _foreign("แฟ้มเป็นหนังสืออิเล็กทรอนิกส์ (.epub)")),
)
_PLAIN_ZIP = _foreign("แฟ้มเป็นแฟ้มบีบอัด (zip) ธรรมดา ไม่ใช่เอกสาร", "แตกแฟ้มออกก่อน แล้วเลือกแฟ้ม .docx หรือ .xlsx ข้างใน")
_PACKAGE = "[Content_Types].xml"


def kind_of_bytes(data: bytes) -> FileKind | None:
    """What a file is that is no zip; None for a zip."""
    if data.startswith(b"PK"):
        return None
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    known = next((kind for start, kind in _SIGNATURES if data.startswith(start)), None)
    if known:
        return known
    return _ZEROS if not data.strip(b"\x00") else _kind_of_text(data)


def _kind_of_ole(data: bytes) -> FileKind:
    found = (kind for name, kind in _OLE_STREAMS if (name + "\0").encode("utf-16-le") in data)
    return next(found, _foreign("แฟ้มเป็นเอกสารรูปแบบเก่าของโปรแกรมอื่น", _SAVE_AGAIN))


def _kind_of_text(data: bytes) -> FileKind:
    text = _beginning(data)
    if text is None:
        return _DAMAGED
    known = next((kind for pattern, kind in _TEXT_STARTS if pattern.match(text.lstrip())), None)
    return known or _foreign("แฟ้มเป็นข้อความล้วน (เช่น .txt หรือ .csv)", _SAVE_AGAIN)


def _beginning(data: bytes) -> str | None:
    """The first characters of a text file in the encodings that Thai offices use; None when it is no text."""
    start = data[:1024]
    for encoding in ("utf-16",) if start[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp874"):
        try:
            text = start[: len(start) & ~1].decode(encoding) if encoding == "utf-16" else start.decode(encoding)
        except UnicodeDecodeError as fault:
            if fault.start < len(start) - 4 or encoding == "cp874":
                continue
            text = start[: fault.start].decode(encoding)
        if text and all(mark.isprintable() or mark in "\r\n\t\f\u200b\ufeff" for mark in text):
            return text
    return None


def kind_of_zip(members: dict[str, bytes]) -> FileKind | None:
    """What an unpacked zip holds: "docx" and "xlsx" have kinds too, to be told when the other was expected."""
    if _PACKAGE not in members:
        mimetype = members.get("mimetype", b"").decode("ascii", "replace")
        return next((kind for name, kind in _OPEN_DOCUMENT if name in mimetype), _PLAIN_ZIP)
    types = text_of_xml(members[_PACKAGE])
    return next((kind for name, kind in _OFFICE_ZIPS if name in types), None)


def text_of_xml(data: bytes) -> str:
    """An XML part as text for looking at, in whichever of UTF-8 and UTF-16 it stands (ECMA-376 part 2, 8.1.4)."""
    if data[:2] == b"\xff\xfe" or data[1:2] == b"\0":
        return data.decode("utf-16-le", "replace").lstrip("\ufeff")
    if data[:2] == b"\xfe\xff" or data[:1] == b"\0":
        return data.decode("utf-16-be", "replace").lstrip("\ufeff")
    return data.decode("utf-8-sig", "replace")
