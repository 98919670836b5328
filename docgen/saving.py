"""The one save: the output's path holds the complete old file or the complete new one at every instant (R15, R16).

Paths may be given as text or as ``Path``; pathlib itself is not needed, which a short run feels.
"""

from __future__ import annotations

import errno
import os
import stat

from docgen.problems import FilePlace, Problem, error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import BinaryIO

_WINDOWS = os.name == "nt"
_LEFTOVER, _LEFTOVER_END, _LEFTOVER_DIGITS = ".docgen-", ".tmp", 16
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_NO_RIGHT = ("ไม่มีสิทธิ์บันทึกลงโฟลเดอร์นี้", "เลือกโฟลเดอร์อื่น หรือขอสิทธิ์จากผู้ดูแลเครื่อง")
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EBADF)


def refusals(output: str | Path, inputs: Iterable[str | Path]) -> list[Problem]:
    """Why the output could not be saved, as far as that shows beforehand; writes nothing."""
    try:
        problems = refuse_if_input(output, inputs) or refuse_if_open(output)
        unfit = None if problems else _cannot_hold(os.path.realpath(output), _name(output))
    except (OSError, ValueError) as fault:  # a name that the disk cannot hold
        return [_unwritable(_name(output), fault)]
    return [*problems, unfit] if unfit else problems


def save(path: Path, data: bytes, *, sweep: bool = True) -> tuple[Path, list[Problem]]:
    """Saves bytes that are at hand already; gives back the path too."""

    def write(stream: BinaryIO) -> None:
        stream.write(data)

    return path, save_atomically(path, write, sweep=sweep)


def save_atomically(path: str | Path, write: Callable[[BinaryIO], object], *, sweep: bool = True) -> list[Problem]:
    """Lets ``write`` fill a hidden file beside ``path`` and then puts that file in its place, in one step.

    The stream can be read and sought too, so ``write`` may prove what it wrote; whatever it raises but OSError goes
    on to the caller, and the old file stays as it was. Problems: output-unwritable (no such folder, no right, disk
    full, read-only), output-open (on Windows). What runs that were killed left behind in the folder is swept first,
    unless not to ``sweep``: whoever saves thousands of files looks through their folder once.
    """
    file = _name(path)
    if "\0" in os.fspath(path):
        return [_unwritable(file, OSError(errno.EINVAL, file))]
    try:
        target = os.path.realpath(path)  # a link stays a link: the file that it points to is replaced
        if problem := _cannot_hold(target, file):
            return [problem]
        folder = os.path.dirname(target)
        if not os.path.isdir(folder):
            os.mkdir(folder)  # a plan folder's output/ is made by its first book
        if sweep:
            sweep_leftovers(folder)
        _put(target, write)
        _sync_folder(folder)
    except OSError as fault:
        return [_unwritable(file, fault)]
    return []


def _name(path: str | Path) -> str:
    whole = os.fspath(path)
    return os.path.basename(whole.rstrip("/\\")) or whole


def _cannot_hold(target: str, file: str) -> Problem | None:
    """Why nothing can be saved there, as far as that shows before the work is done."""
    folder = os.path.dirname(target)
    if os.path.isdir(target):
        what, mend = "ชื่อแฟ้มผลลัพธ์เป็นชื่อของโฟลเดอร์ที่มีอยู่", "ตั้งชื่อแฟ้มผลลัพธ์เป็นชื่ออื่น"
    elif not os.path.isdir(folder) and (os.path.exists(folder) or not os.path.isdir(os.path.dirname(folder))):
        what, mend = "ไม่พบโฟลเดอร์ที่จะเก็บแฟ้มผลลัพธ์", "สร้างโฟลเดอร์นั้นก่อน หรือเลือกโฟลเดอร์อื่น"
    # Replacing needs a right to the folder only: a file that its owner locked would be lost without a word.
    elif _is_locked(target):
        what, mend = "แฟ้มผลลัพธ์เดิมตั้งไว้ให้อ่านได้อย่างเดียว", "ยกเลิกการตั้งอ่านอย่างเดียว หรือบันทึกเป็นชื่ออื่น"
    elif not os.access(folder if os.path.isdir(folder) else os.path.dirname(folder), os.W_OK):
        what, mend = _NO_RIGHT
    else:
        return None
    return error("output-unwritable", FilePlace(file), what, mend)


def _is_locked(target: str) -> bool:
    """Whether a file that is there is marked as read-only. OSError for a name that the disk cannot hold."""
    try:
        return not os.stat(target).st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    except OSError as fault:
        if fault.errno in _ABSENT:
            return False
        raise


def _put(target: str, write: Callable[[BinaryIO], object]) -> None:
    """Writes a new file in the same folder (a move between disks is no single step) and moves it into its place."""
    sibling, stream = _new_sibling(os.path.dirname(target))
    try:
        with stream:
            if os.path.exists(target):
                os.chmod(sibling, stat.S_IMODE(os.stat(target).st_mode))
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()  # Windows moves no open file
            os.replace(sibling, target)
    except BaseException:  # an interruption (KeyboardInterrupt) comes by here too
        _remove(sibling)
        raise


def _remove(file: str) -> None:
    try:
        os.unlink(file)
    except OSError:
        return  # swept next time


def _new_sibling(folder: str) -> tuple[str, BinaryIO]:
    while True:
        sibling = os.path.join(folder, f"{_LEFTOVER}{os.urandom(_LEFTOVER_DIGITS // 2).hex()}{_LEFTOVER_END}")
        stream = open(sibling, "x+b")  # noqa: SIM115 - closed by who asked for it
        _hold(stream)
        if os.path.exists(sibling):  # another run may have swept it before it was held
            return sibling, stream
        stream.close()


def sweep_leftovers(folder: str | Path) -> None:
    """Removes what killed runs left in the folder; files that a living run holds, and all others, stay."""
    try:
        names = [name for name in os.listdir(folder) if _is_leftover(name)]
    except OSError:
        return
    for name in names:
        _sweep(os.path.join(folder, name))


def _is_leftover(name: str) -> bool:
    digits = name.removeprefix(_LEFTOVER).removesuffix(_LEFTOVER_END)
    is_ours = name == f"{_LEFTOVER}{digits}{_LEFTOVER_END}" and len(digits) == _LEFTOVER_DIGITS
    return is_ours and set(digits) <= set("0123456789abcdef")


def _sweep(file: str) -> None:
    try:
        with open(file, "rb") as stream:
            if not _hold(stream):
                return
            if _WINDOWS:
                stream.close()  # Windows removes no open file; one that another run has open it protects itself
            os.unlink(file)
    except OSError:
        return


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


def _sync_folder(folder: str) -> None:
    """Makes the move itself outlast a power failure; some network disks cannot, and lose nothing but that."""
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
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


def refuse_if_input(output: str | Path, inputs: Iterable[str | Path]) -> list[Problem]:
    """output-is-input when the output is one of the inputs: by path, link, hard link, or but for the case of letters.

    Case counts as no difference on any system: the same plan folder may stand on a disk that knows none tomorrow.
    """
    for each in inputs:
        if _same_file(output, each):
            what = f"แฟ้มผลลัพธ์ “{_name(output)}” เป็นแฟ้มเดียวกับแฟ้มต้นทาง “{_name(each)}”"
            return [error("output-is-input", FilePlace(_name(output)), what, "ตั้งชื่อแฟ้มผลลัพธ์เป็นชื่ออื่น หรือเก็บในโฟลเดอร์อื่น")]
    return []


def _same_file(one: str | Path, other: str | Path) -> bool:
    try:
        if os.path.samefile(one, other):
            return True
    except (OSError, ValueError):
        pass
    return _plain(one) == _plain(other)


def _plain(path: str | Path) -> str:
    # realpath, unlike Path.resolve, gives an answer for a loop of links too. macOS decomposes names: NFC undoes it.
    real = os.path.realpath(path).casefold()
    if real.isascii():
        return real
    from unicodedata import normalize

    return normalize("NFC", os.path.realpath(path)).casefold()


def refuse_if_open(output: str | Path) -> list[Problem]:
    """output-open when Word, Excel or LibreOffice has the output open: their owner file stands beside it.

    A crash leaves the owner file behind; the message says how to get on then. Windows is asked as well.
    """
    if not os.path.exists(output):
        return []
    folder, name = os.path.split(os.fspath(output))
    for owner in _owner_files(name):
        if os.path.exists(os.path.join(folder, owner)):
            what = f"แฟ้มผลลัพธ์เดิมเปิดค้างอยู่ในโปรแกรมอื่น (พบแฟ้ม “{owner}”)"
            return [_open_elsewhere(name, what, f" ถ้าไม่มีใครเปิดอยู่แล้ว ให้ลบแฟ้ม “{owner}”")]
    if _held_on_windows(output):
        return [_open_elsewhere(name, "แฟ้มผลลัพธ์เดิมเปิดค้างอยู่ในโปรแกรมอื่น จึงบันทึกทับไม่ได้")]
    return []


def _owner_files(name: str) -> tuple[str, str]:
    """The names under which Word or Excel, and LibreOffice, mark a file as open.

    Word puts ~$ over the first two characters of a name of eight or more (without .docx), over the first of seven,
    and before shorter ones; Excel always puts it before.
    """
    stem, dot, extension = name.rpartition(".")
    covered = 0 if extension.lower().startswith("xl") else max(0, min(2, len(stem) - 6))
    return f"~${stem[covered:]}{dot}{extension}", f".~lock.{name}#"


def _held_on_windows(output: str | Path) -> bool:
    if not _WINDOWS:
        return False
    try:
        with open(output, "r+b"):  # writes nothing; Word allows others to read only
            return False
    except PermissionError:
        return bool(os.stat(output).st_mode & stat.S_IWUSR)  # else it is only marked as read-only
    except OSError:
        return False


def _open_elsewhere(file: str, what: str, otherwise: str = "") -> Problem:
    return error("output-open", FilePlace(file), what, "ปิดแฟ้มนั้นใน Word หรือโปรแกรมที่เปิดอยู่ แล้วสั่งใหม่" + otherwise)
