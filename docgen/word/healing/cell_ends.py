"""Every table cell ends with a paragraph, and every header, note and text box holds one, however conditions fall.

Word calls a document damaged otherwise (ECMA-376 part 1, 17.4.65). A paragraph that a tag replaced may have been the
last; rather than leave an empty line in every row, the missing paragraph goes into the branch that would be empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from docgen.word.namespaces import STATEMENT, w
from docgen.word.tags.blocks import Block, every, match, word_of
from docgen.word.tags.chapter import TagKind
from docgen.word.tags.tag_elements import statement_element, tag_id
from docgen.word.tags.tag_ledger import TagLedger

_NEED = tuple(w(name) for name in ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote", "comment"))
_CONTENT = (w("p"), w("tbl"), w("sdt"), w("customXml"), STATEMENT)
_DEEPEST = 20  # blocks in blocks; beyond it a paragraph is simply added


def complete_ends(root: etree._Element, part: str, ledger: TagLedger) -> None:
    """Adds the paragraphs that cells and other containers with statements as children need."""
    for container in {each.getparent(): None for each in root.iter(STATEMENT)}:
        if container is not None and container.tag in _NEED:
            _complete(container, part, ledger)


def _complete(container: etree._Element, part: str, ledger: TagLedger) -> None:
    content = _Content([each for each in container if each.tag in _CONTENT])
    if content.ends_well(0, len(content.items)):
        return
    block = content.last_block()
    # `else` only where each branch that is there ends well: the one missing is then the one that prints nothing.
    if block is not None and not block.has_else and content.branches_end_well(block):
        closing = content.items[content.index[block.closing]]
        source = ledger.tags[block.opening]
        tag = ledger.record(TagKind.STATEMENT, "else", source.source, source.where, part, "p", source.in_table)
        closing.addprevious(statement_element(tag.id, "else"))
        closing.addprevious(etree.Element(w("p")))
    else:
        etree.SubElement(container, w("p"))


@dataclass
class _Content:
    """A container's blocks of text and statements, in order."""

    items: Sequence[etree._Element]

    def __post_init__(self) -> None:
        self.index = {tag_id(each): place for place, each in enumerate(self.items) if each.tag == STATEMENT}
        blocks, _ = match((tag, word_of(self.items[place].get("code", ""))) for tag, place in self.index.items())
        self.blocks = {block.closing: block for block in every(blocks)}

    def last_block(self) -> Block | None:
        last = self.items[-1] if self.items else None
        return self.blocks.get(tag_id(last)) if last is not None and last.tag == STATEMENT else None

    def branches_end_well(self, block: Block, depth: int = 0) -> bool:
        places = [self.index[tag] for tag in block.tags()]
        return all(self.ends_well(start + 1, end, depth + 1) for start, end in pairwise(places))

    def ends_well(self, start: int, end: int, depth: int = 0) -> bool:
        """Whether ``items[start:end]`` always end with a paragraph."""
        while end > start and depth <= _DEEPEST:
            last = self.items[end - 1]
            if last.tag != STATEMENT:
                return _is_paragraph(last)
            block = self.blocks.get(tag_id(last))
            if block is None or not self.branches_end_well(block, depth):
                return False
            if block.has_else:
                return True
            end = self.index[block.opening]  # nothing printed: what stands before is last
        return False


def _is_paragraph(element: etree._Element) -> bool:
    if element.tag == w("sdt"):
        content = element.find(w("sdtContent"))
        return content is not None and len(content) > 0 and content[-1].tag == w("p")
    return element.tag == w("p")
