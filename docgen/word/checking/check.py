"""Proves a healed chapter before anything is rendered: blocks, names, filters and kinds, in every part, all at once.

Names are judged in branches taken and not taken and in empty lists (promise R5): the schema says what exists, not the
values. A part whose brackets are broken may hide the end of a block, so its blocks are not told as unclosed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from docgen.problems import Problem, error
from docgen.schema import Record
from docgen.thai.filters import Filter
from docgen.thai.text import comparison_key
from docgen.word.checking.layout_tags import misplaced_layouts
from docgen.word.checking.part_blocks import PartBlocks, part_blocks
from docgen.word.healing.loose_tags import has_tag
from docgen.word.namespaces import STATEMENT, TAG, VALUE
from docgen.word.tags.blocks import word_of
from docgen.word.tags.chapter import Chapter, Tag, TagKind
from docgen.word.tags.expressions import Resolved, resolve_statement, resolve_value, variable_of
from docgen.word.tags.names import Fault, Scope, known_words
from docgen.word.tags.tag_elements import tag_id
from docgen.word.tags.tag_ledger import quoted
from docgen.word.tags.tag_text import scan

_DEEPEST = 12  # blocks within blocks: beyond it nobody can read a template (nor Python compile one)
_MEND_LINK = "ที่อยู่ลิงก์ใช้ได้เฉพาะข้อมูลที่มีค่าเดียวทั้งเล่ม เช่น ชื่อหน่วยงาน"


def check_chapter(
    chapter: Chapter, schema: Record, filters: Mapping[str, Filter]
) -> tuple[dict[int, Resolved], list[Problem]]:
    """Every tag by its id, resolved, and everything that is wrong with the chapter's tags.

    Tags with a problem are left out. Problems are errors, each at its tag's place.
    """
    checker = _Checker(chapter, Scope(schema), filters)
    stories = chapter.package.stories()
    for part in stories:
        checker.check_part(part)
    for tag in chapter.tags.values():
        if tag.part not in stories:
            checker.resolve(tag, checker.scope)
    checker.tell_suspects()
    checker.problems += misplaced_layouts(chapter, checker.resolved)
    return checker.resolved, list(dict.fromkeys(checker.problems))


@dataclass
class _Checker:
    chapter: Chapter
    scope: Scope
    filters: Mapping[str, Filter]
    resolved: dict[int, Resolved] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def check_part(self, part: str) -> None:
        root = self.chapter.package.tree(part)
        blocks, problems = part_blocks(root, self.chapter)
        if part not in self.chapter.broken:
            self.problems += problems
        walk = _Walk(self.scope, blocks)
        for tag in self.tags_in_order(root, part):
            word = word_of(tag.code) if tag.kind is TagKind.STATEMENT else ""
            walk.before(tag, word)
            found = self.resolve(tag, walk.scope)
            walk.after(tag, word, found)
        self.problems += [self.too_deep(tag) for tag in walk.too_deep]

    def tags_in_order(self, root: etree._Element, part: str) -> Iterator[Tag]:
        """The part's tags as they stand in it, those in attributes included."""
        own = {tag_id(each) for each in root.iter(VALUE, STATEMENT)}
        loose = deque(tag for tag in self.chapter.tags.values() if tag.part == part and tag.id not in own)
        for element in root.iter(etree.Element):
            if element.tag in (VALUE, STATEMENT):
                yield self.chapter.tags[tag_id(element)]
            elif loose and not str(element.tag).startswith(f"{{{TAG}}}"):
                for value in map(str, element.attrib.values()):
                    yield from _taken(loose, value) if has_tag(value) else ()

    def resolve(self, tag: Tag, scope: Scope) -> Resolved | None:
        """Resolves a tag; its faults become problems at its place."""
        judge = resolve_value if tag.kind is TagKind.VALUE else resolve_statement
        found, faults = judge(tag.code, tag.source, scope, self.filters)
        if found is not None:
            self.resolved[tag.id] = found
        self.problems += [_problem(fault, tag) for fault in faults]
        return found

    def too_deep(self, tag: Tag) -> Problem:
        what = f"แท็ก {quoted(tag.source)} ซ้อนอยู่ใน for และ if ลึกเกิน {_DEEPEST} ชั้น"
        return error("tag-forbidden", tag.where, what, "ลดจำนวนชั้นของ for และ if ที่ซ้อนกัน")

    def tell_suspects(self) -> None:
        """{ปีงบประมาณ}: brackets that make no tag, around a name that exists."""
        known = known_words(self.scope.schema) if self.chapter.suspects else set()
        for suspect in self.chapter.suspects:
            first = suspect.inside.split("|")[0].split(".")[0]
            if comparison_key(first) in known:
                what = f"{quoted(suspect.source)} คล้ายแท็กแต่วงเล็บไม่ใช่ {{{{ และ }}}} จึงจะพิมพ์ออกมาตามที่เห็น"
                mend = f"ถ้าเป็นแท็ก ให้พิมพ์ {{{{ {suspect.inside} }}}} ถ้าเป็นข้อความ ให้ใช้วงเล็บแบบอื่น"
                self.problems.append(error("tag-unclosed", suspect.where, what, mend))


def _taken(loose: deque[Tag], value: str) -> Iterator[Tag]:
    """The recorded tags of one attribute."""
    for found in scan(value)[0]:
        if loose and found.kind is TagKind.VALUE and loose[0].code == found.code:
            yield loose.popleft()


def _problem(fault: Fault, tag: Tag) -> Problem:
    mend = _MEND_LINK if fault.code == "name-unknown" and tag.part.endswith(".rels") else fault.mend
    return error(fault.code, tag.where, fault.what, mend)


@dataclass
class _Walk:
    """The scope, from tag to tag. ``open``: the openings of the blocks around, with the scope before each."""

    scope: Scope
    blocks: PartBlocks
    open: list[tuple[int, Scope]] = field(default_factory=list)
    too_deep: list[Tag] = field(default_factory=list)

    def before(self, tag: Tag, word: str) -> None:
        """An end, and the else of a loop, stand outside of the loop."""
        opening = self.blocks.opening.get(tag.id)
        if word in ("endfor", "endif") and opening is not None:
            self.leave(opening)
        elif word == "else" and opening is not None:
            self.scope = next((self.left(scope) for each, scope in self.open if each == opening and
                               self.blocks.words[each] == "for"), self.scope)  # fmt: skip

    def after(self, tag: Tag, word: str, found: Resolved | None) -> None:
        """An opening begins its scope; a loop whose list is wrong still names its variable."""
        if word not in ("for", "if"):
            return
        self.open.append((tag.id, self.scope))
        if len(self.open) == _DEEPEST + 1:
            self.too_deep.append(tag)
        variable = found.variable if found is not None else variable_of(tag.code)
        if word == "for" and variable and len(self.open) <= 2 * _DEEPEST:  # more is refused, and would be quadratic
            record = found.field.record if found is not None and found.field is not None else None
            self.scope = self.scope.inside(variable, record)

    def leave(self, opening: int) -> None:
        """Ends the block; others left open inside it end too."""
        if any(each == opening for each, _ in reversed(self.open)):  # the last one, mostly
            while self.open:
                each, scope = self.open.pop()
                if each == opening:
                    self.scope = self.left(scope)
                    return

    def left(self, outer: Scope) -> Scope:
        """The scope around a loop, which remembers the loop's name."""
        ended = self.scope.ended | {name for name, _ in self.scope.loops[len(outer.loops) :]}
        return replace(outer, ended=ended)
