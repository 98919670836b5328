"""Templates made ready to be filled: from the cache when nothing that counts has changed, else opened and compiled."""

from __future__ import annotations

import os
import sys

from docgen import __version__
from docgen.named_tuple import NamedTuple
from docgen.problems import Problem, WordPlace, has_errors
from docgen.schema import Record
from docgen.thai.digits import Numerals
from docgen.word.keeping.cache_folder import CacheFolder, blake2b
from docgen.word.keeping.template_store import Unfit, restored, stored
from docgen.word.rendering.book_template import BookTemplate, Prepared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# What a kept template depends on of the program: all that opens and compiles it, and what it is kept as.
_FOLDERS = (
    "thai", "word", "word/opening", "word/tags", "word/healing", "word/checking", "word/composing", "word/finishing",
    "word/compiler", "word/keeping",
)  # fmt: skip
_FILES = (
    "schema.py", "archive.py", "file_kinds.py", "named_tuple.py", "str_enum.py", "word/rendering/pieces.py",
    "word/rendering/text_writer.py", "word/rendering/running_numbers.py", "word/rendering/book_template.py",
    "word/proof/pattern.py", "word/proof/patterns.py",
)  # fmt: skip
_FIRST = ("__init__.py",)
_HOME = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
_LARGEST = 100_000_000


class Opened(NamedTuple):
    """Templates as far as they got: ``book`` is None when anything is wrong with them."""

    book: BookTemplate | None
    printed: frozenset[str]
    fixed: tuple[tuple[str, WordPlace], ...]


def prepare(
    paths: Sequence[str | Path], schema: Record, numerals: Numerals, cache: CacheFolder | None = None
) -> tuple[Opened, list[Problem]]:
    """One book of the templates in their order, and everything that is wrong with them or worth a warning.

    ``cache``: where it may be kept; its warnings are kept with it, so that the next run says the same (R21).
    """
    name = _name(paths, schema, numerals) if cache is not None else None
    kept = _kept(cache, name) if cache is not None and name is not None else None
    if kept is not None:
        return Opened(kept.book, kept.printed, kept.fixed), list(kept.warnings)
    from docgen.thai.filters import FILTERS  # this, and all that reads and checks templates, only when none is kept
    from docgen.word.keeping import compiling

    opened, problems = compiling.compiled(paths, schema, FILTERS, numerals)
    made = Opened(*opened)
    if cache is not None and name is not None and made.book is not None and not has_errors(problems):
        cache.write(name, stored(Prepared(made.book, made.printed, made.fixed, tuple(problems))))
    return made, problems


def _kept(cache: CacheFolder, name: str) -> Prepared | None:
    data = cache.read(name)
    try:
        return None if data is None else restored(data)
    except Unfit:
        return None


def _name(paths: Sequence[str | Path], schema: Record, numerals: Numerals) -> str | None:
    """What all that counts comes to: the program, the names of the data, the templates' names and bytes."""
    digest = blake2b(digest_size=24)
    said = [__version__, sys.version, code_of(_HOME), str(numerals), *_told(schema, {})]
    digest.update("\0".join(said).encode("utf-8", "surrogatepass"))
    try:
        for path in paths:
            with open(path, "rb") as stream:
                data = stream.read(_LARGEST + 1)
            digest.update(f"\0{os.path.basename(path)}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
            digest.update(data)
    except (OSError, ValueError):  # told when the template is opened
        return None
    return digest.hexdigest()


def code_of(home: str) -> str:
    """The program's own files as they are now: their names, sizes and times; of an installation, its first one's.

    ``home``: the folder of the package. An installation changes as a whole; where the program is worked on, any of the
    files that make or keep a template may.
    """
    is_installed = not os.path.exists(os.path.join(os.path.dirname(home), "pyproject.toml"))
    try:
        found = [(each, os.stat(os.path.join(home, each))) for each in (_FIRST if is_installed else _FILES)]
        for folder in () if is_installed else _FOLDERS:
            with os.scandir(os.path.join(home, folder)) as files:
                found += [(each.path, each.stat()) for each in files if each.name.endswith(".py")]
    except OSError:  # not a folder: an installation's version says enough
        return ""
    return "".join(sorted(f"{path}:{state.st_size}:{state.st_mtime_ns};" for path, state in found))


def _told(record: Record, seen: dict[int, int]) -> list[str]:
    """A schema as texts; a record that was told already, by its number."""
    if id(record) in seen:
        return [f"#{seen[id(record)]}"]
    seen[id(record)] = len(seen)
    told = [record.name, record.label, str(record.is_open), str(len(record.fields))]
    for field in record.fields.values():
        told += [field.name, field.kind, *field.twins, field.meaning, str(field.may_be_blank), str(field.position)]
        told += _told(field.record, seen) if field.record is not None else ["-"]
    return told
