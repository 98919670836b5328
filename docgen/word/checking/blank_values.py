"""A value that may be blank, printed amid other text: the text around it would stay behind alone, as in “()”.

Told unless an ``if`` around the tag asks for that value, or the tag itself says what to print instead. A tag alone in
its paragraph or cell leaves it empty, which is what a clerk expects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes
from lxml import etree

from docgen.problems import Problem, warning
from docgen.schema import Field, Record
from docgen.word.namespaces import STATEMENT, VALUE, w
from docgen.word.paragraph_text import segments_of
from docgen.word.tags.chapter import Chapter, Tag
from docgen.word.tags.expressions import Resolved
from docgen.word.tags.tag_elements import tag_id
from docgen.word.tags.tag_ledger import quoted

_SAYS_OTHERWISE = "ถ้าว่าง"  # the filter that names what to print in place of a blank


def blank_values(chapter: Chapter, resolved: Mapping[int, Resolved], schema: Record) -> list[Problem]:
    """A warning for each such tag of the chapter's stories."""
    found: list[Problem] = []
    for part in chapter.package.stories():
        walk = _Walk(schema)
        for element in chapter.package.tree(part).iter(VALUE, STATEMENT):
            tag = resolved.get(tag_id(element))
            if tag is None:
                continue
            if element.tag == STATEMENT:
                walk.statement(tag)
            elif path := next(walk.unguarded(tag.node), ""):
                found += [_problem(chapter.tags[tag_id(element)], path)] if _has_company(element) else []
    return list(dict.fromkeys(found))


def _problem(tag: Tag, path: str) -> Problem:
    what = f"{quoted(path)} ในแท็ก {quoted(tag.source)} อาจว่าง แล้วข้อความรอบแท็กจะเหลืออยู่โดยไม่มีค่า"
    mend = f'ครอบข้อความกับแท็กด้วย {{% if {path} %}} … {{% endif %}} หรือใช้ {{{{ {path} | {_SAYS_OTHERWISE}("-") }}}}'
    return warning("value-may-be-blank", tag.where, what, mend)


def _has_company(element: etree._Element) -> bool:
    """Whether other text or another value stands in the tag's paragraph."""
    paragraph = next(element.iterancestors(w("p")), None)
    if paragraph is None:
        return False
    others = (each for each in segments_of(paragraph) if each.element is not element and each.element.tag != STATEMENT)
    return any(each.text.strip() for each in others)


@dataclass
class _Walk:
    """The blocks around a tag: what their conditions ask for, and the records of their loops, innermost last."""

    schema: Record
    asked: list[set[str]] = field(default_factory=list)
    loops: list[tuple[str, Record | None]] = field(default_factory=list)

    def statement(self, tag: Resolved) -> None:
        if tag.word in ("for", "if"):
            self.asked.append(set())
            self.loops.append((tag.variable, tag.field.record if tag.field else None))
        if tag.word in ("endfor", "endif"):
            self.asked[-1:], self.loops[-1:] = [], []
        elif self.asked:
            conditions = [tag.condition] if tag.word == "for" else [tag.node]
            self.asked[-1] |= {path for each in conditions if each is not None for path, _ in self.paths(each)}

    def unguarded(self, node: nodes.Node) -> Iterator[str]:
        """The paths in an expression that may be blank and that nothing around asks for."""
        asked = set().union(*self.asked)
        return (path for path, found in self.paths(node) if found.may_be_blank and path not in asked)

    def paths(self, node: nodes.Node) -> Iterator[tuple[str, Field]]:
        """The names of an expression, in full; those for which it says itself what to do with a blank are left out."""
        if isinstance(node, nodes.CondExpr) or (isinstance(node, nodes.Filter) and node.name == _SAYS_OTHERWISE):
            return
        if isinstance(node, nodes.Name | nodes.Getattr):
            path = _path(node)
            found = self.field(path)
            if found is not None:
                yield ".".join(path), found
            return
        for child in node.iter_child_nodes():
            yield from self.paths(child)

    def field(self, path: list[str]) -> Field | None:
        record = next((record for name, record in reversed(self.loops) if name == path[0]), None)
        rest = path[1:] if record is not None else path
        record, found = record or self.schema, None
        for name in rest:
            found = record.find(name) if record is not None else None
            record = found.record if found is not None else None
        return found


def _path(node: nodes.Node) -> list[str]:
    """a.b.c as its names; an attribute of anything but a name has none."""
    if isinstance(node, nodes.Getattr):
        return [*_path(node.node), node.attr]
    return [node.name] if isinstance(node, nodes.Name) else [""]
