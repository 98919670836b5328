"""A file from a stranger, read whole: it is there, it is a file, and it is not larger than any document is."""

from __future__ import annotations

import os
import stat

from docgen.problems import FilePlace, Problem, error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path  # given or not: importing it takes 3 ms

MAX_FILE = 100 << 20


class Refused(Exception):  # noqa: N818 - the reason why a file is refused, not a fault of the program
    """Why a file cannot serve: the problem without its place."""

    def __init__(self, code: str, what: str, mend: str) -> None:
        super().__init__(what)
        self.code, self.what, self.mend = code, what, mend


def read_plain(path: str | Path) -> tuple[bytes | None, list[Problem]]:
    """A file of data that is no zip: its bytes; nothing and one problem when it is missing, locked or over 100 MB."""
    try:
        data = read_file(path)
        if not data:
            raise Refused("file-damaged", "แฟ้มว่างเปล่า ไม่มีเนื้อใน (0 ไบต์)", "ใช้สำเนาที่สมบูรณ์ หรือคัดลอกแฟ้มมาใหม่")
    except Refused as refused:
        return None, [error(refused.code, FilePlace(shown_name(path)), refused.what, refused.mend)]
    return data, []


def shown_name(path: str | Path) -> str:
    """A file's name for messages: without its folder, with bytes that are no text replaced (POSIX allows them)."""
    whole = os.fspath(path)
    return (os.path.basename(whole.rstrip("/\\")) or whole).encode("utf-8", "replace").decode("utf-8")


def read_file(path: str | Path) -> bytes:
    """The bytes of a plain file. Raises Refused."""
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise Refused("file-unreadable", "ที่ระบุเป็นโฟลเดอร์ ไม่ใช่แฟ้ม", "ระบุชื่อแฟ้มในโฟลเดอร์นั้น")
        if not stat.S_ISREG(mode):  # reading a pipe or a device might never end
            raise Refused("file-unreadable", "ที่ระบุไม่ใช่แฟ้มธรรมดา จึงไม่เปิดอ่าน", "เลือกแฟ้ม .docx หรือ .xlsx")
        with open(path, "rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except (OSError, ValueError) as fault:  # ValueError: a zero byte in the name
        raise _unreadable(fault) from fault
    if len(data) > MAX_FILE:
        raise Refused("file-too-large", "แฟ้มใหญ่เกิน 100 เมกะไบต์", "ลดขนาดรูปภาพในแฟ้ม หรือลบส่วนที่ไม่ใช้ แล้วบันทึกใหม่")
    return data


def _unreadable(fault: OSError | ValueError) -> Refused:
    if isinstance(fault, (FileNotFoundError, NotADirectoryError)):
        return Refused("file-missing", "ไม่พบแฟ้มนี้", "ตรวจชื่อแฟ้มและโฟลเดอร์ว่าสะกดถูกต้องและยังอยู่ที่เดิม")
    if isinstance(fault, PermissionError):  # on Windows also what another program's exclusive hold looks like
        return Refused(
            "file-unreadable", "ไม่มีสิทธิ์อ่านแฟ้มนี้ หรือโปรแกรมอื่นกำลังใช้อยู่", "ปิดแฟ้มในโปรแกรมอื่น หรือขอสิทธิ์อ่านจากผู้ดูแลเครื่อง"
        )
    return Refused("file-unreadable", "เปิดอ่านแฟ้มนี้ไม่ได้", "ตรวจว่าไดรฟ์หรือเครือข่ายที่เก็บแฟ้มยังใช้งานได้ แล้วลองใหม่")
