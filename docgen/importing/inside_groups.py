"""Tables whose groups are rows of their own: the headings of strategies and programmes stand inside the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.importing.form_columns import ListForm
from docgen.importing.form_rows import COUNTS, ITEMS, Part, amount_of, item_cells, total_cells
from docgen.importing.group_words import INNER, Groups, heading_of
from docgen.tagging import RowMade, TagLine
from docgen.vocabulary import EQUIPMENT_SHEET

_WHOLE = ("ทั้งสิ้น", "ทั้งหมด", "ทั้งแผน")
_GRAND = "รวม"


@dataclass
class _Group:
    """An inner group: the names it stands under, its rows by part, and the totals behind them."""

    outer: str
    inner: str
    items: list[tuple[Part, int]] = field(default_factory=list)
    totals: list[tuple[Part, int]] = field(default_factory=list)


@dataclass
class Inside:
    """The rows of all parts by what they are. ``headings``: level → its first row and the row's words with tags."""

    groups: list[_Group] = field(default_factory=list)
    headings: dict[str, tuple[Part, int, str]] = field(default_factory=dict)
    doubt: str = ""


def levels_inside(parts: Sequence[Part], groups: Groups) -> set[str]:
    """The levels of groups that have their headings inside the tables."""
    words = {_said(part, at) for part in parts for at in part.body.others}
    found = {groups.outer for word in words if _is_outer(word, groups)}
    return found | {INNER for word in words if _is_inner(word, groups)}


def _is_outer(word: str, groups: Groups) -> bool:
    found = heading_of(word, groups, "")
    return found is not None and found.level == groups.outer


def _is_inner(word: str, groups: Groups) -> bool:
    found = (heading_of(word, groups, outer) for outer in groups.names)
    return any(each is not None and each.level == INNER for each in found)


def _said(part: Part, at: int) -> str:
    return next((cell.text for cell in part.rows[at].cells if cell.text.strip()), "")


def read_inside(parts: Sequence[Part], groups: Groups, outer: str) -> Inside:
    """Goes through the rows in order; ``outer`` is the group that the lead above the table names, "" for none."""
    found, inner = Inside(), ""
    for part, at in _rows(parts):
        if at in part.body.others:
            words = _said(part, at)
            heading = heading_of(words, groups, outer)
            if heading is None:
                found.doubt = found.doubt or f"ไม่เข้าใจแถว “{words.strip()[:60]}”"
                continue
            if heading.level == INNER:
                inner = heading.name
            else:
                inner, outer = inner if heading.name == outer else "", heading.name
            found.headings.setdefault(heading.level, (part, at, heading.text))
        elif not inner or not outer:
            found.doubt = found.doubt or "ไม่พบชื่อยุทธศาสตร์หรือแผนงานเหนือทุกแถว"
        else:
            _file(found.groups, outer, inner, part, at)
    return found


def _rows(parts: Sequence[Part]) -> Iterator[tuple[Part, int]]:
    for part in parts:
        for at in sorted((*part.body.items, *part.body.totals, *part.body.others)):
            yield part, at


def _file(groups: list[_Group], outer: str, inner: str, part: Part, at: int) -> None:
    last = groups[-1] if groups else None
    if last is None or (last.outer, last.inner) != (outer, inner):
        last = _Group(outer, inner)
        groups.append(last)
    (last.totals if at in part.body.totals else last.items).append((part, at))


def inside_rows(
    inside: Inside, groups: Groups, form: ListForm, columns: Mapping[str, str], loops: set[str]
) -> tuple[TagLine | RowMade, ...]:
    """Head, the loops of the levels that are inside, their headings, one row of tags, and the totals of each level."""
    item, outer = ITEMS[groups.sheet], groups.outer
    part, at = inside.groups[0].items[0]
    totals = dict(_totals(inside.groups, groups, form))
    rows: list[TagLine | RowMade] = [RowMade(each) for each in range(form.heads)]
    if outer in loops:
        rows += [TagLine(f"for {outer} in {outer}ทั้งหมด"), *_heading(inside, outer)]
    rows += [TagLine(f"for {INNER} in {outer}.{INNER}ทั้งหมด"), *_heading(inside, INNER)]
    rows.append(TagLine(f"for {item} in {INNER}.{item}ทั้งหมด"))
    rows.append(RowMade(at, item_cells(part.rows[at], form, columns), part.index))
    rows += [TagLine("endfor"), *totals.get(INNER, []), TagLine("endfor"), *totals.get(outer, [])]
    if outer in loops:
        rows += [TagLine("endfor"), *totals.get(_GRAND, [])]
    return tuple(rows)


def _heading(inside: Inside, level: str) -> list[RowMade]:
    if level not in inside.headings:
        return []
    part, at, text = inside.headings[level]
    cell = next(place for place, each in enumerate(part.rows[at].cells) if each.text.strip())
    return [RowMade(at, {cell: text}, part.index)]


def _totals(found: Sequence[_Group], groups: Groups, form: ListForm) -> Iterator[tuple[str, list[RowMade]]]:
    """The first total row of each level, with its figures as tags."""
    seen: set[str] = set()
    for number, group in enumerate(found):
        for (part, at), level in zip(group.totals, _levels(found, number, groups), strict=False):
            if level in seen:
                continue
            seen.add(level)
            mine = [each for each in found if level == _GRAND or each.outer == group.outer]
            mine = [group] if level == INNER else mine
            items = [row for each in mine for row in each.items]
            amount = amount_of(_as_parts(items), form)
            count, money = COUNTS[groups.sheet], "งบประมาณ"
            if level == _GRAND and groups.sheet == EQUIPMENT_SHEET:
                money = "งบประมาณครุภัณฑ์"
            yield level, [RowMade(at, total_cells(part.rows[at], level, count, len(items), amount, money), part.index)]


def _levels(found: Sequence[_Group], number: int, groups: Groups) -> list[str]:
    """What the totals behind a group add up: itself, its outer group where it is the last of it, the whole plan."""
    group = found[number]
    words = [_said(part, at) for part, at in group.totals]
    is_last = number + 1 == len(found)
    ends_outer = is_last or found[number + 1].outer != group.outer
    open_levels = [INNER, *([groups.outer] if ends_outer else []), *([_GRAND] if is_last else [])]
    levels: list[str] = []
    for at, word in enumerate(words):
        level = _named(word, groups, is_last and at + 1 == len(words) > 1)
        level = level if level in open_levels else next((each for each in open_levels if each not in levels), INNER)
        levels.append(level)
    return levels


def _named(word: str, groups: Groups, is_very_last: bool) -> str:
    if any(each in word for each in _WHOLE) and is_very_last:
        return _GRAND
    return groups.outer if groups.outer in word else INNER if INNER in word else ""


def _as_parts(items: Sequence[tuple[Part, int]]) -> list[Part]:
    """The same rows as parts of their own, to be added up."""
    return [Part(part.index, part.rows, type(part.body)((at,), (), ())) for part, at in items]
