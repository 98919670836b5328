"""Opens a Word file as a package, or says why it is none that docgen can use (promises R14, S1–S3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from docgen.archive import MEGABYTE, Wanted, read_archive
from docgen.late_pattern import late_pattern
from docgen.plain_file import shown_name
from docgen.problems import FilePlace, Problem, error
from docgen.word.namespaces import TAG, w
from docgen.word.package import Package, parse

DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_STRICT = "{http://purl.oclc.org/ooxml/"
# A tree takes ten times its text's memory: this keeps a hostile template under the bound of S1, and no honest one near.
MAX_XML = 50 * MEGABYTE
_MARKUP = late_pattern(rb"(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
_XML_ENDINGS = (".xml", ".rels", ".vml")
# A missing picture leaves a gap, in Word as here (sanitise takes its reference out); a part of any other kind that is
# missing was lost with the file's end.
_MAY_MISS = ("image", "hyperlink", "thumbnail")
_AS_DOCX = "เปิดด้วย Word แล้วบันทึกเป็นชนิด “เอกสาร Word (.docx)”"
_REPAIR = "เปิดด้วย Word ให้ซ่อมแซม แล้วบันทึกใหม่ หรือใช้สำเนาที่สมบูรณ์"


def open_package(path: Path) -> tuple[Package | None, list[Problem]]:
    """A .docx or .dotx as a package whose XML parts are all well formed; nothing and one problem when it is none.

    Reads the file once and never writes to it. A template (.dotx) becomes a document.
    """
    archive, problems = read_archive(path, Wanted.DOCX)
    if archive is None:
        return None, problems
    package = Package(archive.members)
    fault = next(_faults(package), None)
    if fault is not None:
        code, what, mend = fault
        return None, [error(code, FilePlace(shown_name(path)), what, mend)]
    package.declare(package.main(), DOCUMENT_TYPE)
    return package, []


def _faults(package: Package) -> Iterator[tuple[str, str, str]]:
    """Code, what and mend of each thing that makes the file unusable; later checks rely on the earlier ones."""
    # Known by its beginning, not by its name: a part is parsed for what it is related as.
    if sum(len(data) for data in map(package.data, package.names()) if _MARKUP.match(data)) > MAX_XML:
        yield "file-too-large", "เนื้อความในแฟ้มใหญ่ผิดปกติสำหรับแม่แบบ", "แบ่งแม่แบบเป็นหลายแฟ้ม หรือลบส่วนที่ไม่ใช้ แล้วบันทึกใหม่"
    for name in package.names():
        if _is_xml(name) and (fault := _not_well_formed(package, name)):
            yield "file-damaged", f"แฟ้มเสียหาย ส่วน “{name}” อ่านไม่ได้ ({fault})", _REPAIR
    main = package.main()
    if main not in package:
        yield "file-damaged", "แฟ้มเสียหาย ไม่มีเนื้อเอกสารอยู่ข้างใน", _REPAIR
    if package.content_type(main) not in (DOCUMENT_TYPE, _TEMPLATE_TYPE):
        yield "file-foreign", "แฟ้มไม่ใช่เอกสาร Word ธรรมดา", _AS_DOCX
    if fault := _not_well_formed(package, main):
        yield "file-damaged", f"แฟ้มเสียหาย เนื้อเอกสารอ่านไม่ได้ ({fault})", _REPAIR
    root = package.tree(main)
    if str(root.tag).startswith(_STRICT):
        yield "file-foreign", "แฟ้มเป็นเอกสาร Word แบบ “Strict Open XML” ซึ่งโปรแกรมนี้ไม่รองรับ", _AS_DOCX
    if root.tag != w("document") or root.find(w("body")) is None:
        yield "file-damaged", "แฟ้มเสียหาย ไม่มีเนื้อเอกสารอยู่ข้างใน", _REPAIR
    if any(_is_forged(package, name) for name in package.names()):
        yield "file-unsafe", "แฟ้มมีส่วนที่ปลอมเป็นเครื่องหมายภายในของโปรแกรม", "คัดลอกเนื้อหาไปวางในเอกสารใหม่ของ Word แล้วบันทึก"
    for part in (main, *package.stories()):
        for each in package.relationships(part):
            if not each.external and each.target not in package and each.kind not in _MAY_MISS:
                yield "file-damaged", f"แฟ้มไม่ครบ ขาดส่วน “{each.target}”", _REPAIR


def _is_forged(package: Package, name: str) -> bool:
    """docgen's own elements stand in templates in memory only; in a file they would pass for checked tags."""
    if not _is_xml(name) or TAG.encode() not in package.data(name):
        return False
    own = f"{{{TAG}}}"
    elements = package.tree(name).iter(etree.Element)
    return any(str(key).startswith(own) for each in elements for key in (each.tag, *each.keys()))


def _is_xml(name: str) -> bool:
    return name.lower().endswith(_XML_ENDINGS)


def _not_well_formed(package: Package, name: str) -> str:
    """Why a part cannot be read, in a few words of Thai; "" when it can."""
    data = package.data(name)
    if not data:
        return "ส่วนนี้ว่างเปล่า"
    try:
        parse(data)
    except etree.XMLSyntaxError as fault:
        return f"ผิดรูปแบบที่บรรทัด {fault.lineno} ตัวอักษรที่ {fault.offset}"
    except (ValueError, LookupError):  # an encoding that does not exist
        return "รหัสตัวอักษรไม่ถูกต้อง"
    return ""
