"""The blocks of one part: a for or if, its else and its end are siblings, so that every branch leaves the XML whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from docgen.problems import Problem, WordPlace, error
from docgen.word.namespaces import STATEMENT, w
from docgen.word.tags.blocks import ENDS, Block, Loose, every, match, word_of
from docgen.word.tags.chapter import Chapter, Tag
from docgen.word.tags.tag_elements import tag_id
from docgen.word.tags.tag_ledger import quoted

_OWN = {"p": "ย่อหน้า", "tr": "แถว", "tc": "ช่อง"}
_UNITS = {w("tbl"): "แถวของตาราง", w("tr"): "ช่องของตาราง", w("p"): "ข้อความในย่อหน้า", w("hyperlink"): "ข้อความในลิงก์"}


@dataclass
class PartBlocks:
    """``opening``: the opening tag by each tag of a block, crossing ones too; ``words``: "for" or "if" by opening."""

    opening: dict[int, int] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)

    def add(self, block: Block) -> None:
        """Records one block."""
        self.words[block.opening] = block.word
        self.opening |= dict.fromkeys(block.tags(), block.opening)


def part_blocks(root: etree._Element, chapter: Chapter) -> tuple[PartBlocks, list[Problem]]:
    """The part's blocks, and what is unclosed, stray or crossed."""
    blocks = PartBlocks()
    loose: dict[int, Loose] = {}
    elements = {tag_id(each): each for each in root.iter(STATEMENT)}
    for statements in _by_parent(elements):
        found, rest = match(statements)
        loose |= rest
        for block in every(found):
            blocks.add(block)
    return blocks, list(_problems(loose, elements, chapter, blocks))


def _by_parent(elements: dict[int, etree._Element]) -> Iterator[list[tuple[int, str]]]:
    parents: dict[etree._Element, list[tuple[int, str]]] = {}
    for tag, element in elements.items():
        parent = element.getparent()
        if parent is not None:
            parents.setdefault(parent, []).append((tag, word_of(element.get("code", ""))))
    yield from parents.values()


def _problems(
    loose: dict[int, Loose], elements: dict[int, etree._Element], chapter: Chapter, blocks: PartBlocks
) -> Iterator[Problem]:
    """What is loose among its siblings may still meet its partner elsewhere: then the block crosses."""
    words = ((tag, word_of(elements[tag].get("code", ""))) for tag in elements)
    crossing, alone = match((tag, word) for tag, word in words if tag in loose and loose[tag] is not Loose.AFTER_ELSE)
    for block in every(crossing):
        blocks.add(block)
        yield _crossing(block, elements, chapter)
    around = _around(elements, blocks)
    for tag, reason in loose.items():
        if reason is not Loose.AFTER_ELSE and tag in alone and tag in around:
            yield _other_level(chapter.tags[tag], chapter.tags[around[tag]])
        elif reason is Loose.AFTER_ELSE or tag in alone:
            yield _alone(chapter.tags[tag], reason if reason is Loose.AFTER_ELSE else alone[tag])


def _around(elements: dict[int, etree._Element], blocks: PartBlocks) -> dict[int, int]:
    """For each elif and else, the innermost block that is open where it stands and may have one."""
    found: dict[int, int] = {}
    open_blocks: dict[int, str] = {}  # the last is the innermost
    for tag, element in elements.items():
        word, opening = word_of(element.get("code", "")), blocks.opening.get(tag)
        if opening == tag:
            open_blocks[tag] = word
        elif opening in open_blocks and word in ENDS.values():
            del open_blocks[opening]
        elif word in ("elif", "else") and open_blocks:
            innermost, opened = next(reversed(open_blocks.items()))
            found |= {tag: innermost} if word == "else" or opened == "if" else {}
    return found


def _other_level(tag: Tag, opening: Tag) -> Problem:
    """{% else %} in a row between the rows of {%tr if … %}."""
    word, level = word_of(tag.code), opening.level
    what = f"แท็ก {quoted(tag.source)} อยู่คนละระดับกับ {quoted(opening.source)} จึงเข้าชุดกันไม่ได้"
    if level in _OWN:
        mend = f"พิมพ์ {{%{level} {word}{' … ' if word == 'elif' else ' '}%}} ไว้คนเดียวใน{_OWN[level]}ของตัวเอง"
    else:
        mend = f"ย้ายแท็ก {word} ไปไว้ในย่อหน้าเดียวกับ {quoted(opening.source)}"
    return error("block-stray", tag.where, what, mend)


def _crossing(block: Block, elements: dict[int, etree._Element], chapter: Chapter) -> Problem:
    tags = [chapter.tags[tag] for tag in block.tags()]
    home = elements[block.opening].getparent()
    first = tags[0]
    away = next((tag for tag in tags if elements[tag.id].getparent() is not home), None)
    if away is None:
        return _interleaved(first, tags[-1])
    here, there = _position(first, elements), _position(away, elements)
    if here == there:
        here, there = "ที่นี่", "อีกที่หนึ่ง"
    spot = _spot(away.where, first.where)
    what = f"{quoted(first.source)} อยู่{here} แต่ {quoted(away.source)} อยู่{there}{spot} จึงคร่อมกัน"
    if _control(elements[first.id]) is not _control(elements[away.id]):
        mend = "ลบตัวควบคุมเนื้อหาที่ครอบแท็กไว้ (คลิกขวา แล้วเลือกลบตัวควบคุมเนื้อหา) หรือให้แท็กทั้งชุดอยู่ในตัวเดียวกัน"
    elif first.in_table or away.in_table:
        mend = f"วางแท็ก {block.word} และ {ENDS[block.word]} ไว้ในช่องเดียวกัน หรือใช้ {{%tr … %}} ในแถวของตัวเองทั้งคู่"
    else:
        mend = f"วางแท็ก {block.word} และ {ENDS[block.word]} ไว้ในย่อหน้าเดียวกัน หรือให้แต่ละแท็กอยู่ในย่อหน้าของตัวเองด้วย {{%p … %}}"
    return error("block-crosses", first.where, what, mend)


def _control(element: etree._Element) -> etree._Element | None:
    """The content control around a tag: a thing of its own, which no block may begin in and leave."""
    return next(element.iterancestors(w("sdt")), None)


def _interleaved(first: Tag, last: Tag) -> Problem:
    """Among siblings a block is loose only when another one ends inside it: if … for … endif … endfor."""
    what = f"{quoted(first.source)} เริ่มก่อน แต่ {quoted(last.source)} อยู่หลังแท็กปิดของชุดอื่นที่ครอบอยู่ จึงคร่อมกัน"
    return error("block-crosses", first.where, what, f"ย้าย {quoted(last.source)} ไปไว้ก่อนแท็กปิดของชุดที่ครอบอยู่")


def _position(tag: Tag, elements: dict[int, etree._Element]) -> str:
    parent = elements[tag.id].getparent()
    unit = _UNITS.get(str(parent.tag)) if parent is not None else None
    return f"ระดับ{unit}" if unit else "เป็นย่อหน้าของตัวเอง"


def _spot(where: WordPlace, other: WordPlace) -> str:
    """Where the other end is, when it is elsewhere."""
    if where == other:
        return ""
    table = f" ตาราง {where.table} แถว {where.row} ช่อง {where.cell}" if where.table else ""
    return f" ({' '.join(filter(None, (where.part + table, f'ย่อหน้า {quoted(where.text)}'))).strip()})"


def _alone(tag: Tag, reason: Loose) -> Problem:
    word, source = word_of(tag.code), quoted(tag.source)
    if reason is Loose.UNCLOSED:
        end = ENDS[word]
        level = tag.level
        return error(
            "block-unclosed", tag.where, f"แท็ก {source} ไม่มี {end} ปิด",
            f"เพิ่มแท็ก {{%{level} {end} %}} หลังเนื้อหาที่ต้องการให้อยู่ใน {word}",
        )  # fmt: skip
    if reason is Loose.AFTER_ELSE:
        what, mend = f"แท็ก {source} อยู่หลัง else ของชุดเดียวกัน", "ให้ else เป็นทางเลือกสุดท้ายเพียงแท็กเดียว"
        return error("block-stray", tag.where, what, mend)
    opens = {"endfor": "for", "endif": "if", "elif": "if"}.get(word, "if หรือ for")
    return error("block-stray", tag.where, f"แท็ก {source} ไม่มี {opens} นำหน้า", f"เพิ่มแท็ก {opens} ก่อนหน้า หรือลบแท็กนี้")
