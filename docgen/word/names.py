"""The names that a tag may write where it stands: the plan's, and those of the loops around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from docgen.late_pattern import late_pattern
from docgen.schema import Field, Kind, Record
from docgen.thai.nearest import nearest
from docgen.thai.text import comparison_key
from docgen.word.tag_ledger import quoted

_PATH = late_pattern(r"[^|()\"'+~=<>!,]+")
_MEND_SPELLING = "ตรวจตัวสะกดให้ตรงกับหัวคอลัมน์หรือรายการในสมุดงานหรือแฟ้มข้อมูล"


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem without its place."""

    code: str
    what: str
    mend: str


@dataclass(slots=True)
class Hints:
    """The known names nearest to unknown ones; a stranger's template may hold thousands, so their number is bounded."""

    left: int = 200

    def nearest(self, word: str, candidates: Iterable[str]) -> str | None:
        """The candidate nearest to the word; None when none is near, or when no more hints are given."""
        self.left -= 1
        return nearest(word, candidates) if self.left >= 0 else None


@dataclass(frozen=True, slots=True)
class Scope:
    """``loops``: variables of the loops around and their records, innermost last; None for a list that is wrong.

    ``ended``: variables of loops that ended before. ``has_loop``: ``loop`` may be used.
    """

    schema: Record
    loops: tuple[tuple[str, Record | None], ...] = ()
    ended: frozenset[str] = frozenset()
    has_loop: bool = False
    hints: Hints = field(default_factory=Hints, compare=False)

    def inside(self, variable: str, record: Record | None) -> Scope:
        """The scope within one more loop."""
        return replace(self, loops=(*self.loops, (variable, record)), has_loop=True)

    def without_loop(self) -> Scope:
        """The condition of ``for … if …`` is asked before rounds are counted."""
        return replace(self, has_loop=False)

    def variable(self, name: str) -> tuple[str, Record | None] | None:
        """The innermost loop variable of that name."""
        key = comparison_key(name)
        return next((each for each in reversed(self.loops) if each[0] == name or comparison_key(each[0]) == key), None)


def find_field(record: Record, name: str) -> Field | None:
    """The field of that name or twin; a name that only looks the same in Thai (ํา, เเ) counts."""
    found = record.find(name)
    if found is None:
        key = comparison_key(name)
        known = record.fields.values()
        found = next((each for each in known if key in map(comparison_key, (each.name, *each.twins))), None)
    return found


def unknown_name(name: str, scope: Scope, source: str) -> Fault:
    """A first name that means nothing here."""
    what = f"ไม่รู้จักชื่อ {quoted(name)} ในแท็ก {quoted(source)}"
    if name in scope.ended:
        what = f"แท็ก {quoted(source)} ใช้ชื่อ {quoted(name)} หลังจาก for ของชื่อนี้จบด้วย endfor แล้ว"
        return Fault("name-unknown", what, f"ย้ายแท็กไปไว้ระหว่าง for {name} กับ endfor")
    if name == "loop":
        return Fault("name-unknown", what, "ใช้ loop เฉพาะในแท็กที่อยู่ระหว่าง for กับ endfor")
    if (listing := _list_of(name, scope.schema)) is not None:
        return Fault("name-unknown", what, f"ใส่แท็กนี้ไว้ระหว่าง for {name} in {listing} กับ endfor")
    return Fault("name-unknown", what, _meant(scope.hints.nearest(name, _first_names(scope))))


def unknown_field(path: str, name: str, record: Record, scope: Scope, source: str) -> Fault:
    """A name behind a dot that its record does not have."""
    what = f"ไม่รู้จักชื่อ {quoted(f'{path}.{name}')} ในแท็ก {quoted(source)}"
    found = scope.hints.nearest(name, record.spellings())
    if found is None and (root := find_field(scope.schema, name)) is not None:
        return Fault("name-unknown", what, _meant(root.name))
    return Fault("name-unknown", what, _meant(f"{path}.{found}" if found else None))


def nearest_path(code: str, scope: Scope) -> str:
    """The known name that a tag that cannot be read most likely meant (one with spaces or dots in it); or ""."""
    found = _PATH.match(code)
    written = "".join(found[0].split()).rstrip(".") if found else ""
    return scope.hints.nearest(written, _first_names(scope)) or "" if written else ""


def known_words(schema: Record) -> set[str]:
    """Every name, twin and label of the schema, as comparison keys."""
    words: set[str] = set()
    waiting, seen = [schema], set()
    while waiting:
        record = waiting.pop()
        if id(record) not in seen:
            seen.add(id(record))
            words |= {comparison_key(each) for each in (record.label, *record.spellings())}
            waiting += [each.record for each in record.fields.values() if each.record is not None]
    return words


def _meant(name: str | None) -> str:
    return f"หมายถึง {quoted(name)} หรือไม่ ถ้าใช่ ให้แก้ตามนี้" if name else _MEND_SPELLING


def _first_names(scope: Scope) -> Iterator[str]:
    for variable, _ in reversed(scope.loops):
        yield variable
    yield from scope.schema.spellings()
    for variable, record in reversed(scope.loops):
        yield from (f"{variable}.{name}" for name in (record.spellings() if record else ()))
    for each in scope.schema.fields.values():
        if each.kind is Kind.RECORD and each.record is not None:
            yield from (f"{each.name}.{name}" for name in each.record.spellings())


def _list_of(name: str, schema: Record) -> str | None:
    """The list whose rows people call by that name."""
    for each in schema.fields.values():
        if each.kind is Kind.LIST and each.record is not None and name in (each.record.label, each.record.name):
            return each.name
    return None
