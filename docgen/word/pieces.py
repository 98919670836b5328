"""What a part with tags is cut into: literal text, and what rendering puts between, in document order."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import nodes

from docgen.word.arrow import Arrows
from docgen.word.running_numbers import RunningNumber
from docgen.word.text_writer import TextForm


@dataclass(frozen=True, slots=True)
class Print:
    """A value printed as text. ``is_span``: a month where no arrow can be drawn."""

    node: nodes.Expr
    form: TextForm
    is_span: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A month's cell: the arrow that begins in it, if one does."""

    node: nodes.Expr
    arrows: Arrows


@dataclass(frozen=True, slots=True)
class Address:
    """A link's address, literal text and values: checked as a whole when it is known (promise S4)."""

    pieces: tuple[str | nodes.Expr, ...]


@dataclass(frozen=True, slots=True)
class For:
    """Opens a loop: the variable, the list, and the condition of ``for … in … if``."""

    variable: str
    listing: nodes.Expr
    condition: nodes.Expr | None = None


@dataclass(frozen=True, slots=True)
class If:
    """Opens a condition; ``is_elif`` goes on with one."""

    condition: nodes.Expr
    is_elif: bool = False


@dataclass(frozen=True, slots=True)
class Else:
    """The other branch of a condition, or what stands instead of an empty list."""


@dataclass(frozen=True, slots=True)
class End:
    """Closes the innermost loop or condition."""


@dataclass(frozen=True, slots=True)
class Live:
    """Literal text that keeps a field live: left away in a book that is only to be printed.

    ``once``: written the first time only; all such pieces of a part share that one time.
    """

    data: bytes
    once: bool


Piece = bytes | Print | Bar | Address | RunningNumber | Live | For | If | Else | End
