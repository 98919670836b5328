"""A book as PDF, by LibreOffice in a process of its own (promise S5).

A fresh profile each time: no user setting reaches the conversion, two conversions never meet, and links to anything
outside the document are blocked. The document given is the finished, sanitised book.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from docgen.problems import FilePlace, Problem, error

TIME_LIMIT = 600  # seconds
_WINDOWS_HOMES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_MAC_HOME = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_DESTINATIONS = ':{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_BY_WORD = "เปิดแฟ้ม .docx ด้วย Word แล้วบันทึกเป็น PDF"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">\
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value>\
</prop></item>
</oor:items>
"""


def soffice() -> str | None:
    """LibreOffice's program, or None when it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((home for home in (*_WINDOWS_HOMES, _MAC_HOME) if Path(home).exists()), None)


def convert(book: bytes, name: str, *, destinations: bool = False) -> tuple[bytes | None, list[Problem]]:
    """The PDF of a .docx given as bytes; ``name`` is the book's file name, for messages.

    ``destinations``: the PDF tells on which page each bookmark stands (options of this form: LibreOffice 7.4 or newer).
    """
    program = soffice()
    if program is None:
        return None, [_failed(name, "ไม่พบโปรแกรม LibreOffice ในเครื่องนี้", f"ติดตั้ง LibreOffice หรือ{_BY_WORD}")]
    with tempfile.TemporaryDirectory(prefix="docgen-pdf-") as work:
        return _converted(program, Path(work), book, name, _DESTINATIONS if destinations else "")


def _converted(
    program: str, work: Path, book: bytes, name: str, options: str
) -> tuple[bytes | None, list[Problem]]:
    settings = work / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    (work / "book.docx").write_bytes(book)
    command = [
        program, f"-env:UserInstallation={(work / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", f"pdf:writer_pdf_Export{options}", "--outdir", str(work), str(work / "book.docx"),
    ]
    environment = {**os.environ, "HOME": str(work), "SAL_USE_VCLPLUGIN": "svp"} if sys.platform != "win32" else None
    try:
        subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, check=False, env=environment, cwd=work)  # noqa: S603 - a list of arguments, no shell
    except (OSError, subprocess.TimeoutExpired):
        return None, [_failed(name, "LibreOffice แปลงเล่มไม่เสร็จ", _BY_WORD)]
    made = work / "book.pdf"
    if not made.exists():
        return None, [_failed(name, "LibreOffice แปลงเล่มไม่สำเร็จ", _BY_WORD)]
    return made.read_bytes(), []


def _failed(name: str, what: str, mend: str) -> Problem:
    return error("pdf-failed", FilePlace(name), what, mend)
