"""The rules for the wall that a program can check: who may import whom, and where each outside library lives."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "docgen"

EVERYWHERE = {"late_pattern", "lru_cache", "named_tuple", "pattern_codes", "str_enum"}  # know nothing of docgen

# Room → the rooms that it may import. The order is the way of the data; nothing points back.
MAY_IMPORT: dict[str, set[str]] = {
    "problems": set(),
    "pattern_codes": set(),
    "late_pattern": set(),
    "lru_cache": set(),
    "named_tuple": set(),
    "str_enum": set(),
    "problem_codes": set(),
    "schema": set(),
    "tag_names": set(),
    "memory": set(),
    "json_text": set(),
    "vocabulary": {"schema"},
    "rows": {"problems"},
    "grid": {"problems"},
    "tagging": {"problems"},
    "plain_file": {"problems"},
    "archive": {"problems", "file_kinds", "plain_file"},
    "file_kinds": {"problems"},
    "saving": {"problems"},
    "starter": set(),
    "echoes": {"problems"},
    "thai": {"problems", "schema"},
    "book": {"problems", "thai"},
    "pdf": {"problems", "word"},
    "pictures": {"problems", "schema", "thai"},
    "workbook": {
        "problems", "schema", "rows", "grid", "tag_names", "vocabulary", "archive", "file_kinds", "plain_file", "thai",
    },
    "plan": {"problems", "schema", "rows", "tag_names", "vocabulary", "thai"},
    "word": {"problems", "schema", "grid", "json_text", "tagging", "archive", "file_kinds", "plain_file", "thai", ""},
    "importing": {"problems", "schema", "grid", "tag_names", "tagging", "vocabulary", "thai"},
    "templates_pipeline": {"problems", "book", "importing", "starter", "tagging", "word"},
    "new_plan": {"problems", "book", "starter", "workbook"},
    "pipeline": {
        "problems", "echoes", "schema", "rows", "book", "memory", "pdf", "pictures", "plan", "saving", "starter",
        "thai", "word", "workbook",
    },
    "imported_templates": {"problems", "book", "importing", "new_plan", "pipeline", "templates_pipeline", ""},
    "import_pipeline": {
        "problems", "book", "grid", "imported_templates", "importing", "new_plan", "saving", "starter", "vocabulary",
        "word", "workbook", "",
    },
    "rollover_pipeline": {
        "problems", "book", "new_plan", "pipeline", "plan", "saving", "word", "workbook", "",
    },
    "annotate_pipeline": {"problems", "book", "pipeline", "saving", "starter", "word", ""},
    "batches": {
        "problems", "book", "pipeline", "plan", "rows", "saving", "tag_names", "thai", "vocabulary", "workbook", "",
    },
    "dictionary": {"schema", "thai", "vocabulary"},
    "dictionary_pipeline": {
        "problems", "book", "dictionary", "pipeline", "plan", "saving", "starter", "thai", "word", "workbook", "",
    },
    "filling": {"problems", "schema", "rows", "json_text", "plan", "tag_names", "thai", "vocabulary"},
    "fill_pipeline": {
        "problems", "filling", "memory", "plain_file", "pictures", "saving", "schema", "tag_names", "thai",
        "vocabulary", "word", "workbook", "",
    },
    "fill_summary": {"fill_pipeline"},
    "summary": {"pipeline", "thai", "word"},
    "usage": set(),
    "console": {"problems"},
    "batch_console": {"batches"},
    "api": {
        "memory", "problems", "annotate_pipeline", "dictionary_pipeline", "fill_pipeline", "import_pipeline",
        "new_plan", "pipeline", "rollover_pipeline", "thai",
    },
    "batch_api": {"batches", "problems", "thai"},
    "cli": {
        "problems", "annotate_pipeline", "api", "batch_console", "batches", "console", "dictionary",
        "dictionary_pipeline", "fill_pipeline", "fill_summary", "import_pipeline", "pipeline",
        "rollover_pipeline", "summary", "usage", "",
    },
    "__init__": {"api", "batch_api"},
    "__main__": {"cli"},
}

HOMES: dict[str, str] = {
    "isal": "word", "lxml": "word", "jinja2": "word", "markupsafe": "word", "docxtpl": "", "docx": "",
    "openpyxl": "workbook", "pythainlp": "thai", "click": "cli console batch_console usage",
    "distributed": "batches", "dask": "batches", "pikepdf": "pdf",
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            names += [f"{node.module}.{each.name}" for each in node.names]
    return names


def rooms_imported(path: Path) -> set[str]:
    rooms = set()
    for name in imported(path):
        head, _, rest = name.partition(".")
        if head == "docgen":
            first = rest.split(".")[0]
            rooms.add(first if first in MAY_IMPORT else "")
    return rooms - {room(path)}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_the_rooms_that_the_map_allows(path: Path) -> None:
    assert rooms_imported(path) <= MAY_IMPORT[room(path)] | EVERYWHERE


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_an_outside_library_is_imported_only_in_its_home(path: Path) -> None:
    for name in imported(path):
        library = name.split(".")[0]
        if library in HOMES:
            assert room(path) in HOMES[library].split(), f"{library} belongs to {HOMES[library] or 'tests'}"


def test_no_module_hides_an_import_of_docgen_behind_type_checking() -> None:
    # Names that only annotations need may stand there: typing, pathlib and others take long to import.
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
                hidden = [each.module or "" for each in ast.walk(node) if isinstance(each, ast.ImportFrom)]
                assert not [name for name in hidden if name.startswith("docgen")], path


def test_modules_never_import_in_a_circle() -> None:
    graph = {_dotted(path): _module_imports(path) for path in modules()}
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join([*trail, name])
        if name not in done:
            for other in graph.get(name, ()):
                walk(other, (*trail, name))
            done.add(name)

    for name in graph:
        walk(name, ())


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _module_imports(path: Path) -> set[str]:
    """Modules imported when this one is loaded (imports inside functions run later, and point forward only)."""
    known = {_dotted(each) for each in modules()}
    names: set[str] = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            whole = {f"{node.module}.{each.name}" for each in node.names} & known
            names |= whole or ({node.module} & known)
    return names - {_dotted(path)}


def test_no_room_is_named_after_nothing() -> None:
    banned = {"utils", "core", "common", "helpers", "misc", "tools"}
    assert not banned & {path.stem for path in modules()}


def test_the_map_names_every_room() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for name in MAY_IMPORT:
        if not name.startswith("__"):
            assert f"{name}.py" in text or f"{name}/" in text, name
