"""The parts of a workbook: which sheets there are, in order, and where each one's XML, texts and formats stand."""

from __future__ import annotations

import posixpath

from docgen.named_tuple import NamedTuple
from docgen.workbook.damage import Damaged
from docgen.workbook.xml_scan import LINKS, Attributes, kinds_of, scan, spellings

_ROOT_LINKS = "_rels/.rels"
_KINDS = kinds_of("sheet", "workbookPr")
_ID = spellings("id", LINKS)


class SheetPart(NamedTuple):
    """A worksheet: its name on the tab, the name of its part, and whether Excel shows it."""

    name: str
    part: str
    hidden: bool


class WorkbookParts(NamedTuple):
    """``strings`` and ``styles`` are part names, "" where there is none; ``from_1904``: dates count from 1904."""

    sheets: tuple[SheetPart, ...]
    strings: str
    styles: str
    from_1904: bool


class Link(NamedTuple):
    """A relationship: the last word of its type (worksheet, drawing, comments), and the part that it points to."""

    kind: str
    target: str


def find_parts(members: dict[str, bytes]) -> WorkbookParts:
    """Reads xl/workbook.xml and its relationships (ECMA-376 part 1, 18.2). Raises Damaged."""
    workbook = find_workbook(members)
    links = _links(members, workbook)
    sheets, from_1904 = _sheets(members[workbook], links)
    _check(sheets, members)
    strings, styles = _of_kind(links, "sharedStrings"), _of_kind(links, "styles")
    return WorkbookParts(sheets, strings if strings in members else "", styles if styles in members else "", from_1904)


def find_workbook(members: dict[str, bytes]) -> str:
    """The name of the workbook's own part, by default xl/workbook.xml. Raises Damaged."""
    workbook = _of_kind(_links(members, ""), "officeDocument")
    if workbook not in members:
        raise Damaged("no workbook part")
    return workbook


def _check(sheets: tuple[SheetPart, ...], members: dict[str, bytes]) -> None:
    missing = [sheet.part for sheet in sheets if sheet.part not in members]
    if missing:
        raise Damaged(f"no part {missing[0]}")
    # One part behind a thousand tabs would be read a thousand times; Excel refuses two tabs of one name.
    for each in ({sheet.part for sheet in sheets}, {sheet.name.casefold() for sheet in sheets}):
        if len(each) < len(sheets):
            raise Damaged("the same sheet twice")


def _sheets(data: bytes, links: dict[str, Link]) -> tuple[tuple[SheetPart, ...], bool]:
    sheets: list[SheetPart] = []
    settings: Attributes = {}

    def start(name: str, attributes: Attributes) -> None:
        kind = _KINDS.get(name)
        if kind == "workbookPr":
            settings.update(attributes)
        elif kind == "sheet":
            link = links.get(next((attributes[each] for each in _ID if each in attributes), ""))
            if link is not None and link.kind == "worksheet":  # chart and dialog sheets hold no cells
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(SheetPart(attributes.get("name", ""), link.target, hidden))

    scan(data, start)
    return tuple(sheets), settings.get("date1904", "0") in ("1", "true")


def _links(members: dict[str, bytes], part: str) -> dict[str, Link]:
    if _links_part(part) not in members:
        raise Damaged(f"no relationships of {part or 'the package'}")
    return links_of(members, part)


def _links_part(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels") if part else _ROOT_LINKS


def links_of(members: dict[str, bytes], part: str) -> dict[str, Link]:
    """The relationships of a part ("" for the package) by id; targets as part names. None has none. Raises Damaged."""
    folder = posixpath.dirname(part)
    data = members.get(_links_part(part))
    if data is None:
        return {}
    links: dict[str, Link] = {}
    actual = {each.lower(): each for each in members}  # part names are equal whatever their case (part 2, 6.2.2.3)

    def start(name: str, attributes: Attributes) -> None:
        if name.endswith("}Relationship") and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
            kind = attributes.get("Type", "").rpartition("/")[2]
            links[attributes.get("Id", "")] = Link(kind, actual.get(target.lower(), target))

    scan(data, start)
    return links


def _of_kind(links: dict[str, Link], kind: str) -> str:
    return next((link.target for link in links.values() if link.kind == kind), "")
