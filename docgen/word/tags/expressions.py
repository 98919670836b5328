"""What a tag says, proven: Jinja's own parser, an allow-list over its tree, names and kinds against the schema (S6).

Nothing of Jinja but its parser is used: no globals, filters, tests or extensions. A node that is not in the table
below is refused. Names become the schema's Thai names, so that twins mean the same everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from docgen.schema import Field, Kind
from docgen.thai.filters import Filter
from docgen.word.tags.names import Fault, Scope, nearest_path
from docgen.word.tags.syntax_hints import forbidden, statement_fault, syntax_fault
from docgen.word.tags.tag_kinds import PRINTABLE, Judge, Other, Typed
from docgen.word.tags.tag_ledger import quoted
from docgen.word.tags.tag_text import STATEMENTS

_ENVIRONMENT = Environment(autoescape=False)  # noqa: S701 - parses only; docgen escapes what it writes itself
_NO_VARIABLES = ("loop", "true", "false", "none", "True", "False", "None")
_DEEPEST = 40  # nodes in nodes
_LONGEST = 1_000  # characters of a tag; a person's are under 100


@dataclass(frozen=True, slots=True)
class Resolved:
    """One tag, checked. Names in its nodes are the schema's Thai names, filters their Thai names; loop variables
    and ``loop`` stay as written.

    ``word`` is "" for a value, else for, if, elif, else, endfor or endif. ``node``: the expression of a value, the
    condition of if and elif, the list of for; a Const(None) for the others. ``kind``: what ``node`` gives (TEXT for
    a condition that is only true or false); ``field``: the schema's field when it is a plain path (a SPAN's
    position, the record of a list). ``variable`` and ``condition`` (``for … if …``) belong to for. ``code`` is as in
    the tag: a value tag in an attribute has no element, and is found by its code.
    """

    word: str
    node: nodes.Expr
    kind: Kind
    field: Field | None
    code: str
    variable: str = ""
    condition: nodes.Expr | None = None


def resolve_value(
    code: str, source: str, scope: Scope, filters: Mapping[str, Filter]
) -> tuple[Resolved | None, list[Fault]]:
    """A value tag in a scope: what it prints, or everything that is wrong with it. ``source`` is quoted in messages."""
    node, faults = _parsed(code, source, scope)
    if node is None:
        return None, faults
    judge = Judge(scope, filters, source)
    typed = judge.visit(node)
    if typed.kind is Other.UNKNOWN:  # told here, or at the loop whose list is wrong
        return None, judge.faults
    if not judge.faults and typed.kind not in (*PRINTABLE, Kind.SPAN, Kind.PICTURE):
        judge.faults.append(_unprintable(node, typed, source))
    if judge.faults:
        return None, judge.faults
    return Resolved("", judge.canonical(node), _kind(typed), typed.field, code), []


def resolve_statement(
    code: str, source: str, scope: Scope, filters: Mapping[str, Filter]
) -> tuple[Resolved | None, list[Fault]]:
    """A statement tag in a scope; :func:`variable_of` tells a loop's variable even when its list is wrong."""
    word, _, rest = code.partition(" ")
    rest = rest.strip()
    if word not in STATEMENTS or (word in ("else", "endfor", "endif") and rest):
        return None, [statement_fault(word, rest, source)]
    if word == "for":
        return _resolve_for(code, source, scope, filters)
    if word in ("if", "elif"):
        return _resolve_condition(word, code, rest, source, scope, filters)
    return Resolved(word, nodes.Const(None), Kind.TEXT, None, code), []


def variable_of(code: str) -> str:
    """The variable of ``for variable in …``, "" when it cannot be read."""
    words = code.split(None, 3)
    return words[1] if len(words) > 2 and words[0] == "for" and words[2] == "in" else ""


def _resolve_condition(
    word: str, code: str, rest: str, source: str, scope: Scope, filters: Mapping[str, Filter]
) -> tuple[Resolved | None, list[Fault]]:
    node, faults = _parsed(rest, source, scope)
    if node is None:
        return None, faults
    judge = Judge(scope, filters, source)
    typed = judge.visit(node)
    if judge.faults:
        return None, judge.faults
    return Resolved(word, judge.canonical(node), _kind(typed), typed.field, code), []


def _resolve_for(
    code: str, source: str, scope: Scope, filters: Mapping[str, Filter]
) -> tuple[Resolved | None, list[Fault]]:
    loop = _parsed_loop(code)
    if loop is None:
        return None, [syntax_fault(code, source, "")]
    if loop.recursive or not isinstance(loop.target, nodes.Name) or loop.target.name in _NO_VARIABLES:
        return None, [forbidden("การวนซ้ำแบบนี้", source)]
    if loop.target.name.startswith("_") or not isinstance(loop.iter, nodes.Name | nodes.Getattr | nodes.Getitem):
        return None, _loop_faults(loop, source, scope, filters)
    judge = Judge(scope, filters, source)
    typed = judge.visit(loop.iter)
    if not judge.faults and not (typed.kind in (Kind.LIST, Kind.BLANK) and typed.record):
        judge.faults.append(_no_list(typed, source))
    if typed.record is None or judge.faults:
        return None, judge.faults
    variable = loop.target.name
    condition = None
    if loop.test is not None:
        inner = Judge(scope.inside(variable, typed.record).without_loop(), filters, source)
        inner.visit(loop.test)
        if inner.faults:
            return None, inner.faults
        condition = inner.canonical(loop.test)
    return Resolved("for", judge.canonical(loop.iter), Kind.LIST, typed.field, code, variable, condition), []


def _loop_faults(loop: nodes.For, source: str, scope: Scope, filters: Mapping[str, Filter]) -> list[Fault]:
    """A loop over something that is not a name: what is wrong inside is more telling than that it is no name."""
    judge = Judge(scope, filters, source)
    judge.visit(loop.iter)
    return judge.faults or [forbidden("การวนซ้ำที่ไม่ใช่รายการในข้อมูล", source)]


def _parsed(code: str, source: str, scope: Scope) -> tuple[nodes.Expr | None, list[Fault]]:
    """The tree of an expression."""
    if len(code) > _LONGEST:
        return None, [Fault("tag-syntax", f"แท็ก {quoted(source)} ยาวเกินไป", "แยกเป็นแท็กสั้น ๆ หลายแท็ก")]
    try:
        parser = Parser(_ENVIRONMENT, code, state="variable")
        node = parser.parse_expression()
        if not parser.stream.eos:
            raise TemplateSyntaxError("text behind the expression", 1)
    except (TemplateSyntaxError, ValueError, OverflowError):
        return None, [syntax_fault(code, source, nearest_path(code, scope))]
    except RecursionError:
        return None, [_too_complex(source)]
    return (None, [_too_complex(source)]) if _is_too_deep(node) else (node, [])


def _too_complex(source: str) -> Fault:
    return Fault("tag-syntax", f"แท็ก {quoted(source)} ซับซ้อนเกินไป", "แยกเป็นแท็กสั้น ๆ หลายแท็ก")


def _is_too_deep(node: nodes.Node) -> bool:
    """Whether brackets, signs or sums lie in one another beyond reading; asked without recursion."""
    level = [node]
    for _ in range(_DEEPEST):
        level = [child for each in level for child in each.iter_child_nodes()]
        if not level:
            return False
    return True


def _parsed_loop(code: str) -> nodes.For | None:
    if len(code) > _LONGEST:
        return None
    try:
        body = _ENVIRONMENT.parse("{% " + code + " %}{% endfor %}").body
    except (TemplateSyntaxError, RecursionError, ValueError, OverflowError):
        return None
    return body[0] if len(body) == 1 and isinstance(body[0], nodes.For) and not _is_too_deep(body[0]) else None


def _kind(typed: Typed) -> Kind:
    return typed.kind if isinstance(typed.kind, Kind) else Kind.TEXT


def _unprintable(node: nodes.Expr, typed: Typed, source: str) -> Fault:
    if typed.kind is Kind.LIST:
        what, mend = "เป็นรายการหลายแถว", "ใช้ {% for … in … %} วนรายการ แล้วพิมพ์ทีละค่า"
    elif typed.kind is Kind.RECORD and typed.record is not None:
        names = ", ".join(f"{typed.path}.{name}" for name in list(typed.record.fields)[:3])
        what, mend = "เป็นข้อมูลทั้งชุด ไม่ใช่ค่าเดียว", f"ระบุชื่อข้อมูลต่อท้ายด้วยจุด เช่น {names}"
    elif typed.kind is Other.TRUTH or isinstance(node, nodes.Compare):
        what, mend = "เป็นเพียงจริงหรือเท็จ", "ใช้ใน {% if … %} หรือพิมพ์ {{ ข้อความ if เงื่อนไข else ข้อความ }}"
    else:
        what, mend = "ไม่มีค่าให้พิมพ์", "ลบแท็กนี้ หรือใส่ชื่อข้อมูลที่ต้องการ"
    return Fault("value-unprintable", f"แท็ก {quoted(source)} {what}", mend)


def _no_list(typed: Typed, source: str) -> Fault:
    name = quoted(typed.path) if typed.path else "ค่านี้"
    what = f"{name} ในแท็ก {quoted(source)} ไม่ใช่รายการหลายแถว จึงวนซ้ำไม่ได้"
    return Fault("tag-syntax", what, "ใช้ชื่อรายการ เช่น โครงการทั้งหมด หลังคำว่า in")
