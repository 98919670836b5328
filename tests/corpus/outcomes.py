"""A hostile template and what must come of it: a book that says this, or a refusal that names this place and tag."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FILE = "แม่แบบ.docx"


@dataclass(frozen=True)
class Template:
    """A small .docx: its body, its other parts by kind, its links by relationship id, all as XML."""

    body: str
    parts: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Builds:
    """The book's body says exactly these lines (a table's row is one line, its cells parted by " | ").

    ``elsewhere``: what the other parts say, in the order of their names.
    """

    template: Template
    lines: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """Nothing is saved; the one problem has this code, stands at this place and quotes this tag or text.

    ``place`` is all that is shown behind the file's name; "" for the file, or the book that is being made, as a whole.
    """

    template: Template
    code: str
    place: str
    quoted: str

    @property
    def where(self) -> str:
        """The whole place."""
        if self.code == "loop-too-large":
            return "เล่มที่กำลังสร้าง"
        return f"{FILE} > {self.place}" if self.place else FILE


def builds(body: str, *lines: str, **parts: str) -> Builds:
    """A body that builds with those lines."""
    return Builds(Template(body, parts), lines)


def refused(body: str, code: str, place: str, quoted: str, **parts: str) -> Refused:
    """A body that is refused."""
    return Refused(Template(body, parts), code, place, quoted)
