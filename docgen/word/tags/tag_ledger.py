"""The tags and problems gathered while a template is healed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from docgen.problems import Problem, WordPlace, error
from docgen.word.tags.chapter import Tag, TagKind
from docgen.word.tags.tag_text import TagText, shown

_QUOTED = 80  # characters


def quoted(text: str) -> str:
    """A text of the template in a message, cut when long."""
    text = shown(text)
    return f"“{text if len(text) <= _QUOTED else text[:_QUOTED] + '…'}”"


@dataclass
class TagLedger:
    """Numbers tags from ``next_id`` in the order in which they are found."""

    file: str
    next_id: int
    tags: dict[int, Tag] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, found: TagText, where: WordPlace, part: str, *, in_table: bool = False) -> Tag:
        """Records a tag found in a text."""
        return self.record(found.kind or TagKind.VALUE, found.code, found.source, where, part, found.level, in_table)

    def record(
        self,
        kind: TagKind,
        code: str,
        source: str,
        where: WordPlace,
        part: str,
        level: str = "",
        in_table: bool = False,
    ) -> Tag:
        """Records a tag under the next id."""
        tag = Tag(self.next_id, kind, code, source, where, part, level, in_table)
        self.tags[tag.id] = tag
        self.next_id += 1
        return tag

    def set_level(self, tag: int, level: str) -> None:
        """Changes a tag's level."""
        self.tags[tag] = replace(self.tags[tag], level=level)

    def tell(self, code: str, where: WordPlace, what: str, mend: str) -> None:
        """Records an error, once."""
        problem = error(code, where, what, mend)
        if problem not in self.problems[-20:]:
            self.problems.append(problem)
