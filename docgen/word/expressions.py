"""What a tag says, proven: Jinja's own parser, an allow-list over its tree, names and kinds against the schema (S6)."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import nodes

from docgen.schema import Field, Kind


@dataclass(frozen=True, slots=True)
class Resolved:
    """One tag, checked. Names in its nodes are the schema's Thai names, filters their Thai names; loop variables
    and ``loop`` stay as written.

    ``word`` is "" for a value, else for, if, elif, else, endfor or endif. ``node``: the expression of a value, the
    condition of if and elif, the list of for; a Const(None) for the others. ``kind``: what ``node`` gives; ``field``:
    the schema's field when it is a plain path (a SPAN's position). ``variable`` and ``condition`` (``for … if …``)
    belong to for. ``code`` is as in the tag: a value tag in an attribute has no element, and is found by its code.
    """

    word: str
    node: nodes.Expr
    kind: Kind
    field: Field | None
    code: str
    variable: str = ""
    condition: nodes.Expr | None = None
