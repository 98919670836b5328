"""The one save: the output's path holds the complete old file or the complete new one at every instant (R15, R16)."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from docgen.late_pattern import late_pattern
from docgen.problems import FilePlace, Problem, error

_WINDOWS = os.name == "nt"
_LEFTOVER = late_pattern(r"\.docgen-[0-9a-f]{16}\.tmp")
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_NO_RIGHT = ("ไม่มีสิทธิ์บันทึกลงโฟลเดอร์นี้", "เลือกโฟลเดอร์อื่น หรือขอสิทธิ์จากผู้ดูแลเครื่อง")
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def refusals(output: Path, inputs: Iterable[Path]) -> list[Problem]:
    """Why the output could not be saved, as far as that shows beforehand; writes nothing."""
    try:
        problems = refuse_if_input(output, inputs) or refuse_if_open(output)
        unfit = None if problems else _cannot_hold(Path(os.path.realpath(output)), output.name)
    except (OSError, ValueError) as fault:  # a name that the disk cannot hold
        return [_unwritable(output.name, fault)]
    return [*problems, unfit] if unfit else problems


def save(path: Path, data: bytes, *, sweep: bool = True) -> tuple[Path, list[Problem]]:
    """Saves bytes that are at hand already; gives back the path too."""

    def write(stream: BinaryIO) -> None:
        stream.write(data)

    return path, save_atomically(path, write, sweep=sweep)


def save_atomically(path: Path, write: Callable[[BinaryIO], None], *, sweep: bool = True) -> list[Problem]:
    """Lets ``write`` fill a hidden file beside ``path`` and then puts that file in its place, in one step.

    The stream can be read and sought too, so ``write`` may prove what it wrote; whatever it raises but OSError goes
    on to the caller, and the old file stays as it was. Problems: output-unwritable (no such folder, no right, disk
    full, read-only), output-open (on Windows). What runs that were killed left behind in the folder is swept first,
    unless not to ``sweep``: whoever saves thousands of files looks through their folder once.
    """
    file = path.name
    if "\0" in str(path):
        return [_unwritable(file, OSError(errno.EINVAL, file))]
    try:
        target = Path(os.path.realpath(path))  # a link stays a link: the file that it points to is replaced
        if problem := _cannot_hold(target, file):
            return [problem]
        target.parent.mkdir(exist_ok=True)  # a plan folder's output/ is made by its first book
        if sweep:
            sweep_leftovers(target.parent)
        with _hidden_sibling(target) as (sibling, stream):
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()  # Windows moves no open file
            sibling.replace(target)
        _sync_folder(target.parent)
    except OSError as fault:
        return [_unwritable(file, fault)]
    return []


def _cannot_hold(target: Path, file: str) -> Problem | None:
    """Why nothing can be saved there, as far as that shows before the work is done."""
    if target.is_dir():
        what, mend = "ชื่อแฟ้มผลลัพธ์เป็นชื่อของโฟลเดอร์ที่มีอยู่", "ตั้งชื่อแฟ้มผลลัพธ์เป็นชื่ออื่น"
    elif not target.parent.is_dir() and (target.parent.exists() or not target.parent.parent.is_dir()):
        what, mend = "ไม่พบโฟลเดอร์ที่จะเก็บแฟ้มผลลัพธ์", "สร้างโฟลเดอร์นั้นก่อน หรือเลือกโฟลเดอร์อื่น"
    # Replacing needs a right to the folder only: a file that its owner locked would be lost without a word.
    elif target.exists() and not target.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        what, mend = "แฟ้มผลลัพธ์เดิมตั้งไว้ให้อ่านได้อย่างเดียว", "ยกเลิกการตั้งอ่านอย่างเดียว หรือบันทึกเป็นชื่ออื่น"
    elif not os.access(_nearest_folder(target), os.W_OK):
        what, mend = _NO_RIGHT
    else:
        return None
    return error("output-unwritable", FilePlace(file), what, mend)


def _nearest_folder(target: Path) -> Path:
    return target.parent if target.parent.is_dir() else target.parent.parent


@contextlib.contextmanager
def _hidden_sibling(target: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file in the same folder (a move between disks is no single step); gone again unless it was moved."""
    sibling, stream = _new_sibling(target.parent)
    try:
        with stream:
            with contextlib.suppress(FileNotFoundError):
                sibling.chmod(stat.S_IMODE(target.stat().st_mode))
            yield sibling, stream
    finally:
        # On success the name is gone already; an interruption (KeyboardInterrupt) comes by here too.
        with contextlib.suppress(OSError):
            sibling.unlink()


def _new_sibling(folder: Path) -> tuple[Path, BinaryIO]:
    while True:
        sibling = folder / f".docgen-{os.urandom(8).hex()}.tmp"
        stream = sibling.open("x+b")
        _hold(stream)
        if sibling.exists():  # another run may have swept it before it was held
            return sibling, stream
        stream.close()


def sweep_leftovers(folder: Path) -> None:
    """Removes what killed runs left in the folder; files that a living run holds, and all others, stay."""
    with contextlib.suppress(OSError):
        for each in [each for each in folder.iterdir() if _LEFTOVER.fullmatch(each.name)]:
            with contextlib.suppress(OSError), each.open("rb") as stream:
                if not _hold(stream):
                    continue
                if _WINDOWS:
                    stream.close()  # Windows removes no open file; one that another run has open it protects itself
                each.unlink()


def _hold(stream: BinaryIO) -> bool:
    """Marks a file as in use for as long as its process lives; False when another process holds it."""
    try:
        import fcntl
    except ImportError:  # Windows keeps open files from being removed without our doing
        return True
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sync_folder(folder: Path) -> None:
    """Makes the move itself outlast a power failure; some network disks cannot, and lose nothing but that."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(file: str, fault: OSError | ValueError) -> Problem:
    number = fault.errno if isinstance(fault, OSError) else errno.EINVAL
    if _WINDOWS and isinstance(fault, PermissionError):  # a sharing violation comes as this
        return _open_elsewhere(file, "แฟ้มผลลัพธ์เดิมเปิดค้างอยู่ในโปรแกรมอื่น จึงบันทึกทับไม่ได้")
    if number in _FULL:
        what, mend = "พื้นที่เก็บข้อมูลไม่พอสำหรับแฟ้มผลลัพธ์", "ลบแฟ้มที่ไม่ใช้ หรือบันทึกลงไดรฟ์อื่น"
    elif number in _FORBIDDEN:
        what, mend = _NO_RIGHT
    elif number == errno.ENAMETOOLONG:
        what, mend = "ชื่อแฟ้มผลลัพธ์ยาวเกินไป", "ตั้งชื่อแฟ้มให้สั้นลง"
    else:
        what, mend = "บันทึกแฟ้มผลลัพธ์ไม่สำเร็จ", "ตรวจว่าไดรฟ์หรือเครือข่ายยังใช้งานได้ แล้วลองใหม่ หรือบันทึกที่อื่น"
    return error("output-unwritable", FilePlace(file), what, mend)


def refuse_if_input(output: Path, inputs: Iterable[Path]) -> list[Problem]:
    """output-is-input when the output is one of the inputs: by path, link, hard link, or but for the case of letters.

    Case counts as no difference on any system: the same plan folder may stand on a disk that knows none tomorrow.
    """
    for each in inputs:
        if _same_file(output, each):
            what = f"แฟ้มผลลัพธ์ “{output.name}” เป็นแฟ้มเดียวกับแฟ้มต้นทาง “{each.name}”"
            return [error("output-is-input", FilePlace(output.name), what, "ตั้งชื่อแฟ้มผลลัพธ์เป็นชื่ออื่น หรือเก็บในโฟลเดอร์อื่น")]
    return []


def _same_file(one: Path, other: Path) -> bool:
    with contextlib.suppress(OSError, ValueError):
        if one.samefile(other):
            return True
    return _plain(one) == _plain(other)


def _plain(path: Path) -> str:
    # realpath, unlike Path.resolve, gives an answer for a loop of links too. macOS decomposes names: NFC undoes it.
    import unicodedata

    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()


def refuse_if_open(output: Path) -> list[Problem]:
    """output-open when Word, Excel or LibreOffice has the output open: their owner file stands beside it.

    A crash leaves the owner file behind; the message says how to get on then. Windows is asked as well.
    """
    if not output.exists():
        return []
    for owner in _owner_files(output.name):
        if output.with_name(owner).exists():
            what = f"แฟ้มผลลัพธ์เดิมเปิดค้างอยู่ในโปรแกรมอื่น (พบแฟ้ม “{owner}”)"
            return [_open_elsewhere(output.name, what, f" ถ้าไม่มีใครเปิดอยู่แล้ว ให้ลบแฟ้ม “{owner}”")]
    if _held_on_windows(output):
        return [_open_elsewhere(output.name, "แฟ้มผลลัพธ์เดิมเปิดค้างอยู่ในโปรแกรมอื่น จึงบันทึกทับไม่ได้")]
    return []


def _owner_files(name: str) -> tuple[str, str]:
    """The names under which Word or Excel, and LibreOffice, mark a file as open.

    Word puts ~$ over the first two characters of a name of eight or more (without .docx), over the first of seven,
    and before shorter ones; Excel always puts it before.
    """
    stem, dot, extension = name.rpartition(".")
    covered = 0 if extension.lower().startswith("xl") else max(0, min(2, len(stem) - 6))
    return f"~${stem[covered:]}{dot}{extension}", f".~lock.{name}#"


def _held_on_windows(output: Path) -> bool:
    if not _WINDOWS:
        return False
    try:
        with output.open("r+b"):  # writes nothing; Word allows others to read only
            return False
    except PermissionError:
        return bool(output.stat().st_mode & stat.S_IWUSR)  # else it is only marked as read-only
    except OSError:
        return False


def _open_elsewhere(file: str, what: str, otherwise: str = "") -> Problem:
    return error("output-open", FilePlace(file), what, "ปิดแฟ้มนั้นใน Word หรือโปรแกรมที่เปิดอยู่ แล้วสั่งใหม่" + otherwise)
