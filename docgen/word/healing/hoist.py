"""Statements that stand for their paragraph, row or cell ({%p %}, {%tr %}, {%tc %}) take its place, and lose nothing.

docxtpl deletes whatever stands beside such a tag; here it is told. A statement without a level that stands alone in
its paragraph, as does its partner, means the paragraph: the commonest slip of beginners.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from docgen.problems import WordPlace
from docgen.word.healing.cell_ends import complete_ends
from docgen.word.namespaces import STATEMENT, w
from docgen.word.paragraph_text import segments_of
from docgen.word.tags.blocks import every, match, word_of
from docgen.word.tags.tag_elements import tag_id
from docgen.word.tags.tag_ledger import TagLedger, quoted
from docgen.word.tags.tag_text import OBJECT, shown
from docgen.word.tree_edit import drop

_UNITS = {"p": "ย่อหน้า", "tr": "แถว", "tc": "ช่อง"}
_HOLDERS = {"p": w("p"), "tr": w("tr"), "tc": w("tc")}
_STORY = {w(name) for name in ("txbxContent", "body", "hdr", "ftr", "footnote", "endnote", "comment")}
_STARTS = {w("bookmarkStart"): w("bookmarkEnd"), w("permStart"): w("permEnd")}
_ENDS = {end: start for start, end in _STARTS.items()}
_COMMENT_RANGE = (w("commentRangeStart"), w("commentRangeEnd"))
_MEND_BESIDE = {
    "p": "ย้าย%sไปไว้ในย่อหน้าของตัวเอง หรือตัดตัว p ออกจากแท็กถ้าต้องการให้มีผลเฉพาะข้อความในย่อหน้า",
    "tr": "ให้แถวนี้มีเฉพาะแท็ก แล้วย้าย%sไปไว้ในแถวอื่น",
    "tc": "ให้ช่องนี้มีเฉพาะแท็ก แล้วย้าย%sไปไว้ในช่องอื่น",
}

Places = Mapping[etree._Element, WordPlace]


def hoist(root: etree._Element, part: str, places: Places, ledger: TagLedger) -> None:
    """Moves the statements of a part to their levels; every cell still ends with a paragraph."""
    statements = list(root.iter(STATEMENT))
    if not statements:
        return
    hoister = _Hoister(root, places, ledger)
    _promote(statements, ledger)
    for level in ("tr", "tc", "p"):  # a row's other tags must still stand in it when it is looked at
        hoister.level(level, [each for each in statements if hoister.level_of(each) == level])
    hoister.drop_comment_ranges()
    complete_ends(root, part, ledger)


def _promote(statements: Sequence[etree._Element], ledger: TagLedger) -> None:
    """Gives the level p to plain statements that stand alone in their paragraphs and belong to one another."""
    alone: dict[etree._Element, list[etree._Element]] = {}
    for statement in statements:
        paragraph = _holder(statement, "p")
        if paragraph is not None and ledger.tags[tag_id(statement)].level in ("", "p"):
            alone.setdefault(paragraph, []).append(statement)
    by_parent: dict[etree._Element, list[etree._Element]] = {}
    for paragraph, inside in alone.items():
        parent = paragraph.getparent()
        if parent is not None and (not _rest(paragraph, inside) or _has_level(inside, ledger)):
            by_parent.setdefault(parent, []).extend(inside)
    for siblings in by_parent.values():
        _promote_siblings(siblings, ledger)


def _has_level(statements: Iterable[etree._Element], ledger: TagLedger) -> bool:
    return any(ledger.tags[tag_id(each)].level == "p" for each in statements)


def _promote_siblings(statements: Sequence[etree._Element], ledger: TagLedger) -> None:
    paragraphs = {tag_id(each): _holder(each, "p") for each in statements}
    blocks, _ = match((tag_id(each), word_of(each.get("code", ""))) for each in statements)
    own = [[paragraphs[tag] for tag in block.tags()] for block in every(blocks)]
    far = {paragraph for each in own if len(set(each)) > 1 for paragraph in each}
    for tag, paragraph in paragraphs.items():
        if paragraph in far:
            ledger.set_level(tag, "p")


def _holder(element: etree._Element, level: str) -> etree._Element | None:
    """The paragraph, row or cell in which an element stands; None outside of one, as in a text box in a row."""
    for ancestor in element.iterancestors():
        if ancestor.tag == _HOLDERS[level]:
            return ancestor
        if ancestor.tag in _STORY:
            return None
    return None


def _rest(holder: etree._Element, statements: Iterable[etree._Element]) -> str:
    """What else the paragraph, row or cell shows; OBJECT for a picture or the like."""
    own = set(statements)
    paragraphs = [holder] if holder.tag == w("p") else holder.iter(w("p"))
    texts = (each.text for paragraph in paragraphs for each in segments_of(paragraph) if each.element not in own)
    return "".join(texts).replace("\u00ad", "").replace("\u200b", "").strip()


@dataclass
class _Hoister:
    root: etree._Element
    places: Places
    ledger: TagLedger
    comments: set[str] = field(default_factory=set)  # whose mark stood in something replaced

    def level_of(self, statement: etree._Element) -> str:
        return self.ledger.tags[tag_id(statement)].level

    def level(self, level: str, statements: Sequence[etree._Element]) -> None:
        holders: dict[etree._Element, list[etree._Element]] = {}
        for statement in statements:
            holder = _holder(statement, level)
            if holder is None:
                self.tell_outside(statement, level)
            else:
                holders.setdefault(holder, []).append(statement)
        for holder, inside in holders.items():
            self.replace(holder, inside, level)

    def tell_outside(self, statement: etree._Element, level: str) -> None:
        tag = self.ledger.tags[tag_id(statement)]
        what = f"แท็ก {quoted(tag.source)} ใช้กับ{_UNITS[level]}ของตาราง แต่ไม่ได้อยู่ในตาราง"
        mend = "ใช้ {%p … %} นอกตาราง หรือย้ายแท็กไปไว้ใน" + _UNITS[level] + "ของตาราง"
        self.ledger.tell("tag-misplaced", tag.where, what, mend)
        self.ledger.set_level(tag.id, "p")  # so that its block is looked at as meant, without an echo

    def replace(self, holder: etree._Element, statements: list[etree._Element], level: str) -> None:
        """Puts the statements in the holder's place; a holder that shows anything else stays, and is told."""
        kept = self.beside(holder, statements, level)
        words = [word_of(each.get("code", "")) for each in statements]
        section = holder.find(f"{w('pPr')}/{w('sectPr')}") if level == "p" else None
        marks = [] if kept else self.marks(holder)
        for each in statements:
            drop(each)
        ending = words[-1].startswith("end")
        moved = [*statements, *marks] if ending else [*marks, *statements]
        if section is not None and not kept and not ending:
            moved = [*marks, holder, *statements]
        elif kept or section is not None:
            moved = [*moved, holder]
        _put_instead(holder, moved)
        if section is not None and not kept:
            holder[:] = [each for each in holder if each.tag == w("pPr")]

    def beside(self, holder: etree._Element, statements: list[etree._Element], level: str) -> bool:
        """Tells what else stands in the holder, if anything does."""
        rest = _rest(holder, statements)
        tables = level != "p" and holder.find(f".//{w('tbl')}") is not None
        between = any(word_of(each.get("code", "")) in ("else", "elif") for each in statements)
        section = level == "p" and between and holder.find(f"{w('pPr')}/{w('sectPr')}") is not None
        if not (rest or tables or section):
            return False
        tag = self.ledger.tags[tag_id(statements[0])]
        text = shown(rest)
        found = "ข้อความ" if text else "ตัวแบ่งส่วน" if section else "ตารางซ้อน" if tables else _object(holder)
        unit, said = _UNITS[level], f" {quoted(text)}" if text else ""
        what = f"มี{found}{said} อยู่ใน{unit}เดียวกับแท็ก {quoted(tag.source)} ซึ่งใช้แทนทั้ง{unit}"
        self.ledger.tell("tag-beside", tag.where, what, _MEND_BESIDE[level] % found)
        return True

    def marks(self, holder: etree._Element) -> list[etree._Element]:
        """Ends of bookmarks and permissions whose other end stands elsewhere; comments on the tag go with it."""
        self.comments |= {each.get(w("id"), "") for each in holder.iter(w("commentReference"))}
        open_starts: dict[tuple[str, str], etree._Element] = {}
        found: list[etree._Element] = []
        for each in holder.iter(*_STARTS, *_ENDS, *_COMMENT_RANGE):
            start = open_starts.pop((_ENDS[str(each.tag)], each.get(w("id"), "")), None) if each.tag in _ENDS else None
            if start is not None:
                found.remove(start)
                continue
            found.append(each)
            if each.tag in _STARTS:
                open_starts[(str(each.tag), each.get(w("id"), ""))] = each
        return found

    def drop_comment_ranges(self) -> None:
        """The ranges of comments whose mark went with a replaced paragraph."""
        for each in list(self.root.iter(*_COMMENT_RANGE)) if self.comments else []:
            if each.get(w("id"), "") in self.comments:
                drop(each)


def _object(holder: etree._Element) -> str:
    """What a holder without text shows: Ctrl+Enter behind a tag leaves the page's end in the tag's own paragraph."""
    paragraphs = [holder] if holder.tag == w("p") else holder.iter(w("p"))
    objects = [each.element for paragraph in paragraphs for each in segments_of(paragraph) if each.text == OBJECT]
    return "ตัวแบ่งหน้า" if all(each.tag == w("br") for each in objects) else "รูป ฟิลด์ หรือสัญลักษณ์"


def _put_instead(holder: etree._Element, moved: Sequence[etree._Element]) -> None:
    """Puts the elements (the holder may be among them) where the holder stands."""
    parent = holder.getparent()
    if parent is not None:
        index = parent.index(holder)
        parent[index : index + 1] = list(moved)
