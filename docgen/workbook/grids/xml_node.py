"""A small tree of an XML fragment: drawings nest too deeply for handlers alone. Names are local: namespaces differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from docgen.workbook.damage import Damaged
from docgen.workbook.xml_scan import Attributes, scan

_MAX_NODES = 200_000  # of one fragment
_MAX_DEPTH = 100


@dataclass(slots=True)
class Node:
    """An element; ``text`` stands before its first child, text behind a child is a child without a name."""

    name: str
    attributes: Attributes
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def child(self, *names: str) -> Node | None:
        """The first descendant by a path of names."""
        found: Node | None = self
        for name in names:
            found = next((each for each in found.children if each.name == name), None) if found else None
        return found

    def all(self, name: str) -> Iterator[Node]:
        """Every descendant of that name, in order."""
        for each in self.children:
            if each.name == name:
                yield each
            yield from each.all(name)

    def value(self, name: str) -> str:
        """The attribute's value, "" without one."""
        return self.attributes.get(name, "")


class _Fragments:
    def __init__(self, names: frozenset[str], take: Callable[[Node], None]) -> None:
        self._names, self._take = names, take
        self._open: list[Node] = []
        self._count = self._skipped = 0

    def start(self, name: str, attributes: Attributes) -> None:
        local = name.rpartition("}")[2]
        # Fallback tells for old programs what Choice has told already (part 3, 10.2).
        if self._skipped or local == "Fallback":
            self._skipped += 1
        elif self._open or local in self._names:
            self._add(Node(local, {key.rpartition("}")[2]: value for key, value in attributes.items()}))

    def _add(self, node: Node) -> None:
        self._count = self._count + 1 if self._open else 1
        if self._count > _MAX_NODES or len(self._open) > _MAX_DEPTH:
            raise Damaged("a drawing without end")
        if self._open:
            self._open[-1].children.append(node)
        self._open.append(node)

    def end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif self._open:
            done = self._open.pop()
            if not self._open:
                self._take(done)

    def text(self, text: str) -> None:
        if not self._open or self._skipped:
            return
        if self._open[-1].children:
            self._open[-1].children.append(Node("", {}, text=text))
        else:
            self._open[-1].text += text


def fragments(data: bytes, names: frozenset[str], take: Callable[[Node], None]) -> None:
    """Gives each outermost element of those names as a tree, one at a time. Raises Damaged."""
    reader = _Fragments(names, take)
    scan(data, reader.start, reader.end, reader.text)
