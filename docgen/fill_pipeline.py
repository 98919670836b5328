"""The order of the steps from any template and any data to a proven document, and the one save; no plan is needed."""

from __future__ import annotations

import io
import os

from docgen import saving
from docgen.filling.data import Data
from docgen.filling.tree import data_of, owned
from docgen.memory import keep_freed_memory
from docgen.named_tuple import NamedTuple
from docgen.plain_file import read_plain, shown_name
from docgen.problems import FilePlace, Problem, ProblemsFound, error, has_errors, in_reading_order
from docgen.tag_names import tag_name
from docgen.thai.digits import Numerals
from docgen.word.keeping.cache_folder import cache_folder
from docgen.word.keeping.pattern_store import keep_patterns, recall_patterns
from docgen.word.keeping.prepare import prepare
from docgen.word.proof.leftovers import KnownTokens, texts_in
from docgen.word.proof.prove import Claim, Proof, prove
from docgen.word.rendering.book_template import BookTemplate, render_book

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

ROWS, ROWS_TWIN = "แถว", "rows"  # the one list of a CSV file or of a JSON list
_GIVEN = "ข้อมูล"  # what data of a Python program is called in messages


class Filled(NamedTuple):
    """A saved document: its path, what was proven, and the warnings."""

    path: str | Path
    proof: Proof
    warnings: list[Problem]


def fill(
    template: str | Path, data: str | Path | Mapping[str, object], output: str | Path, numerals: str | None = None
) -> Filled:
    """Fills, proves and saves; raises :class:`ProblemsFound` with every problem when it cannot.

    ValueError for a numerals policy that does not exist; digits stay as typed when none is given.
    """
    keep_freed_memory()
    policy = Numerals(numerals or Numerals.AS_TYPED)
    recall_patterns(cache_folder())
    if isinstance(data, str | os.PathLike):
        inputs, folder, (read, problems) = [template, data], os.path.dirname(data), _read(os.fspath(data))
    else:
        inputs, folder, (read, problems) = [template], "", _read_given(data)
    return _fill(template, read, problems + saving.refusals(output, inputs), folder, output, policy)


def _fill(
    template: str | Path, read: Data | None, problems: list[Problem], folder: str, output: str | Path, policy: Numerals
) -> Filled:
    if read is None:
        raise ProblemsFound(in_reading_order(problems + opened_faults(template)))
    opened, faults = prepare([template], read.schema, policy, cache_folder())
    problems += faults
    problems += _add_pictures(read, folder, opened.printed)
    _stop_on_errors(problems)
    assert opened.book is not None  # noqa: S101 - told to mypy: no errors means there is a book
    made, proof, faults = _made(opened.book, read, shown_name(output))
    problems += faults
    _stop_on_errors(problems)
    faults = saving.save_atomically(output, lambda stream: stream.write(made))
    _stop_on_errors(problems + faults)
    keep_patterns(cache_folder())
    return Filled(output, proof, in_reading_order(problems))


def opened_faults(template: str | Path) -> list[Problem]:
    """What can be said of a template whose data cannot be read: everything but the names."""
    from pathlib import Path

    from docgen.word.engine import open_template

    return open_template(Path(template), 1)[1]


def _stop_on_errors(problems: list[Problem]) -> None:
    if has_errors(problems):
        raise ProblemsFound(in_reading_order(problems))


def _made(book: BookTemplate, data: Data, name: str) -> tuple[bytes, Proof, list[Problem]]:
    """The finished document's bytes, proven."""
    buffer = io.BytesIO()
    problems = render_book(book, data.values, buffer)
    _stop_on_errors(problems)
    known = KnownTokens(lambda: book.texts, lambda: texts_in(data.values))
    claim = Claim(name, book.files, book.patterns, data.records, [], known, book.other_texts, data.once)
    proof, faults = prove(buffer, claim)
    return buffer.getvalue(), proof, problems + faults


def _add_pictures(data: Data, folder: str, printed: frozenset[str]) -> list[Problem]:
    """The pictures that the template prints, in place of their files' names, which are told from the folder on."""
    cells = [(each.name, each.where) for each in data.pictures if each.field in printed]
    if not cells:
        return []
    from pathlib import Path

    from docgen.pictures import read_pictures

    pictures, problems = read_pictures(Path(folder), cells)
    fields = {each.field for each in data.pictures if each.field in printed}
    for rows in data.records.values() if pictures else ():
        for row in rows:
            for name in fields & row.keys():
                if isinstance(row[name], str):
                    row[name] = pictures.get(str(row[name]))  # type: ignore[index]
    return problems


# -- what is given


def _read_given(data: Mapping[str, object]) -> tuple[Data | None, list[Problem]]:
    return data_of(_GIVEN, owned(data), {})


def _read(path: str) -> tuple[Data | None, list[Problem]]:
    """The data of a file, by its kind: .json, .csv or .xlsx. Each reader is loaded for its own kind only."""
    kind = os.path.splitext(path)[1].lower()
    if kind == ".xlsx":
        return _read_sheets(path)
    if kind not in (".json", ".csv"):
        what = f"แฟ้มข้อมูลเป็นชนิด “{kind or 'ไม่มีนามสกุล'}” ซึ่งอ่านไม่ได้"
        return None, [error("file-foreign", FilePlace(shown_name(path)), what, "ใช้แฟ้มข้อมูลชนิด .json, .csv หรือ .xlsx")]
    raw, problems = read_plain(path)
    if raw is None:
        return None, problems
    tree, problems = _read_json(path, raw) if kind == ".json" else _read_csv(path, raw)
    if tree is None:
        return None, problems
    if isinstance(tree, list):
        return _with_problems(shown_name(path), {ROWS: tree}, {ROWS: _row_twins(path)}, problems)
    return _with_problems(shown_name(path), tree, {}, problems)


def _read_sheets(path: str) -> tuple[Data | None, list[Problem]]:
    from pathlib import Path

    from docgen.filling.sheets import tree_of
    from docgen.workbook.read import read_tables

    tables, problems = read_tables(Path(path))
    return _with_problems(shown_name(path), *tree_of(tables), problems) if tables else (None, problems)


def _read_json(path: str, raw: bytes) -> tuple[dict[str, Any] | list[Any] | None, list[Problem]]:
    from docgen.filling.json_data import read_json

    return read_json(shown_name(path), raw)


def _read_csv(path: str, raw: bytes) -> tuple[list[Any] | None, list[Problem]]:
    from docgen.filling.csv_data import read_csv

    return read_csv(shown_name(path), raw)


def _row_twins(path: str) -> tuple[str, ...]:
    """A file's rows go by its name too."""
    from docgen.vocabulary import ALL  # only data that is a list needs it

    stem = tag_name(os.path.splitext(os.path.basename(path))[0])
    return (ROWS_TWIN, stem, f"{stem}{ALL}") if stem and not stem.startswith("_") else (ROWS_TWIN,)


def _with_problems(
    file: str, tree: dict[str, Any], twins: dict[str, tuple[str, ...]], problems: list[Problem]
) -> tuple[Data | None, list[Problem]]:
    data, faults = data_of(file, tree, twins)
    return data, problems + faults
