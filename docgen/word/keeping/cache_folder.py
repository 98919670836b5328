"""The folder where prepared templates are kept between runs: the user's own, readable and writable by no one else.

A cache only: whatever is wrong with it (no home, a full disk, another's folder, a damaged file) is as if it were not
there, without a word. Each file carries a digest under a key that lies in the same private folder, so that what another
program or a failing disk left there is not taken for a template.
"""

from __future__ import annotations

import os
import stat

try:
    from _blake2 import blake2b as blake2b  # hashlib's own, which loads OpenSSL beside it: 3 ms of a short run
except ImportError:  # another Python than CPython
    from hashlib import blake2b as blake2b

_SETTING = "DOCGEN_CACHE"  # "off", or the folder
_OFF = ("off", "0", "no", "")
_WINDOWS = os.name == "nt"
_KEY, _ENDING = "key", ".template"
_DIGEST = 32
_LARGEST = 32_000_000  # bytes of one entry
_ALL = 128_000_000  # bytes of all entries; beyond, the ones unused for longest go
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class CacheFolder:
    """Entries by name (a digest in hexadecimal digits)."""

    def __init__(self, path: str) -> None:
        self.path = path

    def read(self, name: str) -> bytes | None:
        """An entry's bytes; None when there is none to be trusted."""
        try:
            if not _is_private(os.lstat(self.path), stat.S_ISDIR):
                return None
            key, data = self._file(_KEY), self._file(name + _ENDING)
            if len(key) != _DIGEST or data[:_DIGEST] != _digest(key, name, data[_DIGEST:]):
                return None
            os.utime(os.path.join(self.path, name + _ENDING))
        except (OSError, ValueError):
            return None
        return data[_DIGEST:]

    def write(self, name: str, data: bytes) -> None:
        """Keeps an entry, whole or not at all."""
        if len(data) > _LARGEST:
            return
        try:
            os.makedirs(self.path, 0o700, exist_ok=True)
            if not _is_private(os.lstat(self.path), stat.S_ISDIR):
                return
            self._put(name + _ENDING, _digest(self._key(), name, data) + data)
            self._make_room()
        except (OSError, ValueError):
            return

    def _file(self, name: str) -> bytes:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(os.path.join(self.path, name), flags), "rb") as stream:
            if not _is_private(os.fstat(stream.fileno()), stat.S_ISREG):
                raise ValueError(name)
            return stream.read(_LARGEST + _DIGEST + 1)

    def _key(self) -> bytes:
        try:
            key = self._file(_KEY)
        except (OSError, ValueError):
            key = b""
        if len(key) != _DIGEST:
            key = os.urandom(_DIGEST)
            self._put(_KEY, key)
        return key

    def _put(self, name: str, data: bytes) -> None:
        beside = os.path.join(self.path, f".{os.urandom(8).hex()}.new")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        try:
            with open(os.open(beside, flags, 0o600), "wb") as stream:
                stream.write(data)
            os.replace(beside, os.path.join(self.path, name))
        except BaseException:
            if os.path.exists(beside):
                os.unlink(beside)
            raise

    def _make_room(self) -> None:
        with os.scandir(self.path) as found:
            entries = [(each.stat().st_mtime, each.stat().st_size, each.path) for each in found if _goes(each.name)]
        left = _ALL
        for _, size, path in sorted(entries, reverse=True):
            left -= size
            if left < 0:
                os.unlink(path)


def _goes(name: str) -> bool:
    """Entries, and what a run that was killed left half written."""
    return name.endswith((_ENDING, ".new"))


def _digest(key: bytes, name: str, data: bytes) -> bytes:
    digest = blake2b(name.encode(), key=key, digest_size=_DIGEST)
    digest.update(data)
    return digest.digest()


def _is_private(found: os.stat_result, is_kind: object) -> bool:
    """Of the kind, this user's own, and nobody else's to read or write. Windows guards a user's folders itself."""
    if not is_kind(found.st_mode):  # type: ignore[operator]
        return False
    return _WINDOWS or (found.st_uid == os.getuid() and not found.st_mode & _OTHERS)


def cache_folder() -> CacheFolder | None:
    """The user's folder; None when caching is off or there is no place for it."""
    setting = os.environ.get(_SETTING)
    if setting is not None:
        return None if setting.lower() in _OFF else CacheFolder(os.path.abspath(setting))
    home = os.environ.get("LOCALAPPDATA" if _WINDOWS else "XDG_CACHE_HOME", "")
    if not home and not _WINDOWS:
        own = os.path.expanduser("~")
        home = os.path.join(own, ".cache") if own != "~" else ""
    return CacheFolder(os.path.join(home, "docgen")) if os.path.isabs(home) else None
