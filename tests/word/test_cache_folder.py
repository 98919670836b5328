"""The folder of prepared templates: private, bounded, and silent when anything is wrong with it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from docgen.word.keeping import cache_folder as module
from docgen.word.keeping.cache_folder import CacheFolder, cache_folder

posix = os.name == "posix"


@pytest.fixture
def cache(tmp_path: Path) -> CacheFolder:
    return CacheFolder(str(tmp_path / "cache" / "docgen"))


def files(cache: CacheFolder) -> list[Path]:
    return sorted(each for each in Path(cache.path).iterdir() if each.suffix == ".template")


def test_what_was_written_is_read_back(cache: CacheFolder) -> None:
    assert cache.read("ab") is None

    cache.write("ab", b"one")
    cache.write("cd", b"two")
    cache.write("ab", b"three")

    assert (cache.read("ab"), cache.read("cd"), cache.read("ef")) == (b"three", b"two", None)
    assert [each.name for each in Path(cache.path).iterdir() if each.name.endswith(".new")] == []


@pytest.mark.parametrize("change", [b"", b"x", b"three"])
def test_a_file_that_was_tampered_with_is_not_taken(cache: CacheFolder, change: bytes) -> None:
    cache.write("ab", b"three")
    file = files(cache)[0]

    file.write_bytes(file.read_bytes()[:-1] + change)

    assert cache.read("ab") is None
    cache.write("ab", b"again")
    assert cache.read("ab") == b"again"


def test_an_entry_under_another_name_or_from_another_folder_is_not_taken(cache: CacheFolder, tmp_path: Path) -> None:
    other = CacheFolder(str(tmp_path / "other"))
    cache.write("ab", b"three")
    other.write("cd", b"theirs")

    files(cache)[0].rename(Path(cache.path) / "cd.template")
    files(other)[0].rename(Path(cache.path) / "ef.template")

    assert (cache.read("cd"), cache.read("ef")) == (None, None)


def test_the_folder_and_its_files_are_the_users_own(cache: CacheFolder) -> None:
    cache.write("ab", b"three")

    if posix:
        assert stat.S_IMODE(Path(cache.path).stat().st_mode) == 0o700
        assert {stat.S_IMODE(each.stat().st_mode) for each in Path(cache.path).iterdir()} == {0o600}
    assert cache.read("ab") == b"three"


def test_what_others_can_write_is_not_trusted(cache: CacheFolder) -> None:
    cache.write("ab", b"three")
    if not posix:
        return
    for path in (Path(cache.path), files(cache)[0], Path(cache.path) / "key"):
        before = path.stat().st_mode
        path.chmod(stat.S_IMODE(before) | 0o022)
        assert cache.read("ab") is None, path
        path.chmod(stat.S_IMODE(before))

    assert cache.read("ab") == b"three"


def test_a_link_in_place_of_the_folder_or_a_file_is_not_followed(cache: CacheFolder, tmp_path: Path) -> None:
    cache.write("ab", b"three")
    if not posix:
        return
    (tmp_path / "link").symlink_to(cache.path)
    real = files(cache)[0]
    real.rename(tmp_path / "moved")
    real.symlink_to(tmp_path / "moved")

    assert CacheFolder(str(tmp_path / "link")).read("ab") is None
    assert cache.read("ab") is None


def test_another_users_folder_is_not_trusted(cache: CacheFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.write("ab", b"three")
    if not posix:
        return

    monkeypatch.setattr(os, "getuid", lambda: 12345)

    assert cache.read("ab") is None
    cache.write("cd", b"x")
    assert len(files(cache)) == 1


def test_the_entries_unused_for_longest_make_room(cache: CacheFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ALL", 3_000)
    for age, name in enumerate("abc"):
        cache.write(name, b"x" * 900)
        os.utime(Path(cache.path) / f"{name}.template", (1000 + age, 1000 + age))
    cache.read("a")

    cache.write("d", b"x" * 900)

    assert [each.stem for each in files(cache)] == ["a", "c", "d"]


def test_an_entry_too_large_is_not_kept(cache: CacheFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST", 10)

    cache.write("ab", b"x" * 11)

    assert cache.read("ab") is None


def test_a_place_that_cannot_be_written_is_as_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    cache = CacheFolder(str(tmp_path / "file" / "docgen"))

    cache.write("ab", b"x")

    assert cache.read("ab") is None


@pytest.mark.parametrize("value", ["off", "OFF", "0", "no", ""])
def test_the_cache_can_be_switched_off(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DOCGEN_CACHE", value)

    assert cache_folder() is None


def test_the_folder_is_where_the_user_or_the_system_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "own"))
    named = cache_folder()
    monkeypatch.delenv("DOCGEN_CACHE")
    monkeypatch.setenv("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", str(tmp_path))
    usual = cache_folder()

    assert named is not None
    assert usual is not None
    assert (named.path, usual.path) == (str(tmp_path / "own"), str(tmp_path / "docgen"))


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DOCGEN_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)

    assert cache_folder() is None
