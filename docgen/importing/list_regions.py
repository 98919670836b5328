"""The pages of แบบ ผด. 02 and ผด. 02/1 in a finished plan as one form with loops: a table for each programme.

Each table has its lead: the paragraphs above it. The leads of all tables that begin an outer group must say the same
(once names are tags), and so must those of all the others; the lead of the very first table may say more before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from docgen.importing.flat_table import flat_rows, is_flat
from docgen.importing.form_columns import ListForm, list_form
from docgen.importing.form_rows import Part, body_of, column_tags, first_number, looped_rows
from docgen.importing.found import Found, FoundRecord
from docgen.importing.group_words import INNER, Groups, groups_of, heading_of, tactic_of
from docgen.importing.inside_groups import inside_rows, levels_inside, read_inside
from docgen.tagging import Block, FormMade, ParagraphMade, TableMade, TagLine
from docgen.vocabulary import EQUIPMENT_SHEET, PROJECT_SHEET, SHEETS

_NAMES = {PROJECT_SHEET: "แบบ ผด. 02", EQUIPMENT_SHEET: "แบบ ผด. 02/1"}
_WHEN = {PROJECT_SHEET: "", EQUIPMENT_SHEET: "ครุภัณฑ์ทั้งหมด"}
_FAR = 12  # paragraphs that a lead may have


@dataclass
class _Table:
    """The table of one group: its parts, its form, and its lead as (index, look, words with tags) of each paragraph.

    ``outer`` and ``inner``: the names of its groups; ``begins``: it is its outer group's first.
    """

    parts: list[Part]
    form: ListForm
    lead: list[tuple[int, str, str]] = field(default_factory=list)
    outer: str = ""
    inner: str = ""
    begins: bool = False

    @property
    def index(self) -> int:
        """Where its first part stands in the body."""
        return self.parts[0].index


def list_forms(blocks: Sequence[Block], found: Found) -> list[FormMade]:
    """Each run of tables of one sheet as a form with loops, or with the doubt why it is none."""
    made: list[FormMade] = []
    for sheet in SHEETS:
        tables = _tables(blocks, sheet, _own_headers(found.records, sheet))
        if tables:
            groups = groups_of(found, sheet)
            records = [each for each in found.records if each.sheet == sheet]
            made.append(_form(blocks, tables, groups, records))
    return made


def _own_headers(records: Sequence[FoundRecord], sheet: str) -> list[str]:
    declared = {column.header for column in SHEETS[sheet]}
    return list(dict.fromkeys(header for each in records for header in each.cells if header not in declared))


def _tables(blocks: Sequence[Block], sheet: str, own: Sequence[str]) -> list[_Table]:
    found = []
    for index, block in enumerate(blocks):
        form = None if block.rows is None else list_form(block.rows, own)
        if block.rows is not None and form is not None and form.sheet == sheet:
            found.append(_Table([Part(index, block.rows, body_of(block.rows, form))], form))
    return found


def _form(
    blocks: Sequence[Block], tables: list[_Table], groups: Groups, records: Sequence[FoundRecord]
) -> FormMade:
    sheet = groups.sheet
    first, end = _beginning(blocks, tables[0].index), tables[-1].index + 1
    if is_flat(tables[0].form):
        return _flat_form(tables, first, end, records, sheet)
    inside = levels_inside([part for each in tables for part in each.parts], groups)
    doubt = _doubt(tables, inside) or _read_leads(blocks, tables, groups, first, inside)
    if doubt:
        return FormMade(first, end, (), _NAMES[sheet], doubt, _WHEN[sheet])
    whole = _joined(tables, inside)
    told = _leads(whole)
    table, doubt = _table_made(whole, groups, records, inside)
    doubt = doubt or told.doubt()
    made = () if doubt else told.blocks(table, groups, inside)
    return FormMade(first, end, made, _NAMES[sheet], doubt, _WHEN[sheet], len(tables) - len(whole))


def _flat_form(
    tables: list[_Table], first: int, end: int, records: Sequence[FoundRecord], sheet: str
) -> FormMade:
    """Groups that are columns need no headings: the lines above the first table stay, all tables are one."""
    doubt = _doubt(tables, ())
    if doubt:
        return FormMade(first, end, (), _NAMES[sheet], doubt, _WHEN[sheet])
    parts = [part for each in tables for part in each.parts]
    form = tables[0].form
    table = TableMade(parts[0].index, flat_rows(parts, form, column_tags(parts, form, records)))
    lead = [ParagraphMade(index) for index in range(first, parts[0].index)]
    return FormMade(first, end, (*lead, table), _NAMES[sheet], "", _WHEN[sheet], len(tables) - 1)


def _joined(tables: Sequence[_Table], inside: Collection[str]) -> list[_Table]:
    """A table that goes on under the same headings is the rest of the one before it, on the next page."""
    whole: list[_Table] = []
    for table in tables:
        last = whole[-1] if whole else None
        is_same = last is not None and (last.outer, last.inner) == (table.outer, table.inner)
        if last is not None and is_same and (inside or first_number(table.parts[0], table.form) > 1):
            last.parts += table.parts
        else:
            whole.append(table)
    return whole


def _doubt(tables: Sequence[_Table], inside: Collection[str]) -> str:
    unknown = next((each.form.unknown for each in tables if each.form.unknown), ())
    if unknown:
        return f"ไม่รู้จักคอลัมน์ “{unknown[0].strip()}”"
    if any(each.form.tags != tables[0].form.tags for each in tables):
        return "ตารางมีคอลัมน์ไม่เหมือนกันทุกตาราง"
    parts = [part for each in tables for part in each.parts]
    stray = next((part.rows[at].cells for part in parts for at in part.body.others), None)
    if stray is not None and not inside:
        words = next((cell.text for cell in stray if cell.text.strip()), "")
        return f"ไม่เข้าใจแถว “{words.strip()[:60]}”"
    return "" if all(part.body.items for part in parts) else "มีตารางที่ไม่มีแถวข้อมูล"


def _beginning(blocks: Sequence[Block], table: int) -> int:
    """Where the form begins: the nearest beginning of a chapter above its first table, or the nearest other table."""
    for index in range(table, max(0, table - _FAR) - 1, -1):
        if blocks[index].starts:
            return index
        if index < table and blocks[index].rows is not None:
            return index + 1
    return next((index + 1 for index in range(table - 1, -1, -1) if not blocks[index].text.strip()), 0)


def _read_leads(
    blocks: Sequence[Block], tables: Sequence[_Table], groups: Groups, first: int, inside: Collection[str]
) -> str:
    """Fills the tables' leads and groups; gives the doubt, if any. Groups that are ``inside`` need no lead."""
    after, outer, inner = first, next(iter(groups.names), "") if len(groups.names) == 1 else "", ""
    for table in tables:
        changed = False
        for index in range(after, table.index):
            block = blocks[index]
            if block.rows is not None:
                return "มีตารางอื่นคั่นอยู่ระหว่างตารางโครงการ"
            heading = heading_of(block.text, groups, outer)
            text = block.text if heading is None else heading.text
            if heading is not None and heading.level == groups.outer:
                inner = inner if heading.name == outer else ""
                changed, outer = changed or heading.name != outer, heading.name
            elif heading is not None:
                inner = heading.name
            elif (tactic := tactic_of(block.text, groups)) is not None:
                text = tactic
            table.lead.append((index, block.look, text))
        table.outer, table.inner, table.begins = outer, inner, changed or table is tables[0]
        after = table.index + 1
        if (not outer and groups.outer not in inside) or (not inner and INNER not in inside):
            return "ไม่พบชื่อยุทธศาสตร์หรือแผนงานเหนือตารางทุกตาราง" if not groups.tactics else "ไม่พบชื่อแผนงานเหนือตารางทุกตาราง"
    return ""


def _table_made(
    tables: Sequence[_Table], groups: Groups, records: Sequence[FoundRecord], inside: set[str]
) -> tuple[TableMade, str]:
    """The first group's table with loops, and the doubt, if any."""
    first = tables[0]
    columns = column_tags([part for each in tables for part in each.parts], first.form, records)
    if not inside:
        return TableMade(first.index, looped_rows(first.parts, first.form, columns)), ""
    read = [read_inside(each.parts, groups, "" if groups.outer in inside else each.outer) for each in tables]
    doubt = next((each.doubt for each in read if each.doubt), "")
    rows = () if doubt else inside_rows(read[0], groups, first.form, columns, inside)
    return TableMade(first.index, rows), doubt


_Lead = list[tuple[int, str, str]]


def _said(lead: _Lead) -> list[tuple[str, str]]:
    return [(look, text) for _, look, text in lead]


def _without_blanks(lead: _Lead) -> _Lead:
    return [each for each in lead if each[2].strip() or not each[1].endswith("|000")]


def _words_only(lead: _Lead) -> _Lead:
    return [(index, "", text) for index, _, text in lead if text.strip()]


def _leads(tables: Sequence[_Table]) -> _Leads:
    """The leads as they are; where they differ, without blank lines; where they still do, by their words alone.

    Nobody types the same number of blank lines everywhere, and a page may end by itself here and by a break there.
    """
    told = _Leads(tables, lambda lead: lead)
    for ease in (_without_blanks, _words_only):
        if not told.doubt():
            break
        told = _Leads(tables, ease)
    return told


class _Leads:
    """The leads of three kinds of tables: the very first, those that begin an outer group, and all others."""

    def __init__(self, tables: Sequence[_Table], ease: Callable[[_Lead], _Lead]) -> None:
        outer = [each.lead for each in tables[1:] if each.begins]
        inner = [each.lead for each in tables[1:] if not each.begins]
        self.first, self.outer, self.inner = ease(tables[0].lead), list(map(ease, outer)), list(map(ease, inner))
        self.outer_break = _usual_break(outer, self.outer)
        self.inner_break = _usual_break(inner, self.inner)

    def doubt(self) -> str:
        """Whether leads of one kind differ."""
        for leads in (self.outer, self.inner):
            odd = next((each for each in leads if _said(each) != _said(leads[0])), None)
            if odd is not None:
                mine, other = _said(leads[0]), _said(odd)
                pairs = zip(mine, other, strict=False)
                word = next((b[1] for a, b in pairs if a != b), other[-1][1] if other else "")
                return f"ข้อความเหนือตารางไม่เหมือนกันทุกตาราง เช่น “{word.strip()[:60]}”"
        return ""

    def blocks(
        self, table: TableMade, groups: Groups, inside: Collection[str]
    ) -> tuple[TagLine | ParagraphMade | TableMade, ...]:
        """The loops around the leads and the table, but those that are inside it."""
        if groups.outer in inside:
            return (*_paragraphs(self.first), table)
        outer_lead = self.outer[0] if self.outer else self.first[_place_of(self.first, groups.outer) :]
        shared = _common_end(self.first, outer_lead)
        before, again = self.first[: len(self.first) - shared], outer_lead[: len(outer_lead) - shared]
        lead = self.first[len(self.first) - shared :]
        if INNER in inside:
            start, end = TagLine(f"for {groups.outer} in {groups.outer}ทั้งหมด"), TagLine("endfor")
            return (*_paragraphs(before), start, *_later(self.outer_break + again), *_paragraphs(lead), table, end)
        inner_lead = self.inner[0] if self.inner else lead[_place_of(lead, INNER) :]
        kept = _common_end(lead, inner_lead)
        between = inner_lead[: len(inner_lead) - kept]
        item = groups.outer
        return (
            *_paragraphs(before),
            TagLine(f"for {item} in {item}ทั้งหมด"),
            *_later(self.outer_break + again),
            *_paragraphs(lead[: len(lead) - kept]),
            TagLine(f"for {INNER} in {item}.{INNER}ทั้งหมด"),
            *_later(self.inner_break + between),
            *_paragraphs(lead[len(lead) - kept :]),
            table,
            TagLine("endfor"),
            TagLine("endfor"),
        )


def _usual_break(leads: Sequence[_Lead], eased: Sequence[_Lead]) -> _Lead:
    """The blank line with a page break that most of the leads have, where easing lost it."""
    blank = [each for lead in leads for each in lead[:1] if not each[2].strip()]
    breaks = [each for each in blank if not each[1].endswith(("|000", "|001"))]
    is_lost = bool(eased) and bool(breaks) and not any(each in lead for lead in eased for each in breaks)
    return breaks[:1] if is_lost and len(breaks) * 2 >= len(leads) else []


def _place_of(lead: _Lead, level: str) -> int:
    return next((at for at, (_, _, text) in enumerate(lead) if f"{{{{ {level}." in text), len(lead))


def _common_end(one: _Lead, other: _Lead) -> int:
    count = 0
    for mine, its in zip(reversed(_said(one)), reversed(_said(other)), strict=False):
        if mine != its:
            break
        count += 1
    return count


def _paragraphs(lead: _Lead) -> list[TagLine | ParagraphMade]:
    made: list[TagLine | ParagraphMade] = []
    for index, _, text in lead:
        is_tactic = f"{{{{ {INNER}.กลยุทธ์ }}}}" in text
        made += [TagLine(f"if {INNER}.กลยุทธ์")] if is_tactic else []
        made.append(ParagraphMade(index, text if "{{" in text else None))
        made += [TagLine("endif")] if is_tactic else []
    return made


def _later(lead: _Lead) -> list[TagLine | ParagraphMade]:
    """What stands above every table of its kind but the first."""
    return [TagLine("if not loop.first"), *_paragraphs(lead), TagLine("endif")] if lead else []


