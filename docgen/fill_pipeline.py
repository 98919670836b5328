"""The order of the steps from any template and any data to a proven document, and the one save; no plan is needed."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen import saving
from docgen.archive import read_plain, shown_name
from docgen.filling.csv_data import read_csv
from docgen.filling.data import Data
from docgen.filling.json_data import read_json
from docgen.filling.sheets import tree_of
from docgen.filling.tree import data_of, owned
from docgen.pictures import read_pictures
from docgen.problems import FilePlace, Problem, ProblemsFound, error, has_errors, in_reading_order
from docgen.thai.digits import Numerals
from docgen.thai.filters import FILTERS
from docgen.vocabulary import ALL, tag_name
from docgen.word.engine import BookTemplate, check_templates, compose_book, open_template, render_book
from docgen.word.pictures import names_mentioned
from docgen.word.proof.leftovers import KnownTokens, texts_in
from docgen.word.proof.prove import Claim, Proof, prove
from docgen.workbook.read import read_tables

ROWS, ROWS_TWIN = "แถว", "rows"  # the one list of a CSV file or of a JSON list
_GIVEN = "ข้อมูล"  # what data of a Python program is called in messages


@dataclass(frozen=True)
class Filled:
    """A saved document: its path, what was proven, and the warnings."""

    path: Path
    proof: Proof
    warnings: list[Problem] = field(default_factory=list)


def fill(
    template: str | Path, data: str | Path | Mapping[str, object], output: str | Path, numerals: str | None = None
) -> Filled:
    """Fills, proves and saves; raises :class:`ProblemsFound` with every problem when it cannot.

    ValueError for a numerals policy that does not exist; digits stay as typed when none is given.
    """
    given = data if isinstance(data, Mapping) else Path(data)
    return _fill(Path(template), given, Path(output), Numerals(numerals or Numerals.AS_TYPED))


def _fill(template: Path, data: Path | Mapping[str, object], output: Path, numerals: Numerals) -> Filled:
    inputs = [template] if isinstance(data, Mapping) else [template, data]
    read, problems = _read_given(data) if isinstance(data, Mapping) else _read(data)
    problems += saving.refusals(output, inputs)
    opened, faults = open_template(template, 1)
    problems += faults
    if read is None or opened is None:
        raise ProblemsFound(in_reading_order(problems))
    resolved, faults = check_templates([opened], read.schema, FILTERS)
    problems += faults
    folder = Path.cwd() if isinstance(data, Mapping) else data.parent
    problems += _add_pictures(read, folder, names_mentioned(resolved))
    _stop_on_errors(problems)
    book, faults = compose_book([opened], resolved, read.schema, numerals)
    problems += faults
    _stop_on_errors(problems)
    assert book is not None  # noqa: S101 - told to mypy: no errors means there is a book
    made, proof, faults = _made(book, read, output.name)
    problems += faults
    _stop_on_errors(problems)
    _, faults = saving.save(output, made)
    _stop_on_errors(problems + faults)
    return Filled(output, proof, in_reading_order(problems))


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


def _add_pictures(data: Data, folder: Path, printed: frozenset[str]) -> list[Problem]:
    """The pictures that the template prints, in place of their files' names."""
    cells = [(each.name, each.where) for each in data.pictures if each.field in printed]
    pictures, problems = read_pictures(folder, cells)
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


def _read(path: Path) -> tuple[Data | None, list[Problem]]:
    """The data of a file, by its kind: .json, .csv or .xlsx."""
    file = shown_name(path)
    kind = path.suffix.lower()
    if kind == ".xlsx":
        tables, problems = read_tables(path)
        if not tables:
            return None, problems
        return _with_problems(file, *tree_of(tables), problems)
    if kind not in (".json", ".csv"):
        what = f"แฟ้มข้อมูลเป็นชนิด “{kind or 'ไม่มีนามสกุล'}” ซึ่งอ่านไม่ได้"
        return None, [error("file-foreign", FilePlace(file), what, "ใช้แฟ้มข้อมูลชนิด .json, .csv หรือ .xlsx")]
    raw, problems = read_plain(path)
    if raw is None:
        return None, problems
    tree, problems = read_json(file, raw) if kind == ".json" else read_csv(file, raw)
    if tree is None:
        return None, problems
    if isinstance(tree, list):
        return _with_problems(file, {ROWS: tree}, {ROWS: _row_twins(path)}, problems)
    return _with_problems(file, tree, {}, problems)


def _row_twins(path: Path) -> tuple[str, ...]:
    """A file's rows go by its name too."""
    stem = tag_name(path.stem)
    return (ROWS_TWIN, stem, f"{stem}{ALL}") if stem and not stem.startswith("_") else (ROWS_TWIN,)


def _with_problems(
    file: str, tree: dict[str, Any], twins: dict[str, tuple[str, ...]], problems: list[Problem]
) -> tuple[Data | None, list[Problem]]:
    data, faults = data_of(file, tree, twins)
    return data, problems + faults
