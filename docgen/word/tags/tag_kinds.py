"""The allow-list over Jinja's tree: what each node may be, what kind of value it gives, and its canonical form."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from jinja2 import nodes

from docgen.schema import Field, Kind, Record
from docgen.thai.filters import Filter
from docgen.thai.text import comparison_key
from docgen.word.tags.names import Fault, Scope, find_field, unknown_field, unknown_name
from docgen.word.tags.syntax_hints import forbidden
from docgen.word.tags.tag_ledger import quoted

NUMBERS = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.PERCENT})
PRINTABLE = NUMBERS | {Kind.TEXT, Kind.DATE, Kind.BLANK}
_LONGEST_TEXT = 500  # characters of a text in quotation marks
_LARGEST = 10**15
_LOOP = {"index": Kind.INTEGER, "length": Kind.INTEGER}
_LOOP_MEND = "ใช้ได้เฉพาะ loop.index, loop.first, loop.last, loop.length"
_LABELS = {
    Kind.TEXT: "ข้อความ", Kind.INTEGER: "จำนวนเต็ม", Kind.NUMBER: "จำนวน", Kind.MONEY: "จำนวนเงิน",
    Kind.PERCENT: "ร้อยละ", Kind.DATE: "วันที่", Kind.SPAN: "เดือนที่ดำเนินการ", Kind.RECORD: "ข้อมูลทั้งชุด",
    Kind.LIST: "รายการหลายแถว", Kind.PICTURE: "รูปภาพ", Kind.TRUTH: "จริงหรือเท็จ", Kind.BLANK: "ค่าว่าง",
}  # fmt: skip


class Other(Enum):
    """What an expression can give that no field holds."""

    TRUTH = "truth"
    NOTHING = "nothing"
    LOOP = "loop"
    UNKNOWN = "unknown"  # a fault was told already


AnyKind = Kind | Other


@dataclass(frozen=True, slots=True)
class Typed:
    """What a node gives: ``path`` as written, ``field`` for a plain path, ``record`` of a RECORD or LIST."""

    kind: AnyKind
    path: str = ""
    field: Field | None = None
    record: Record | None = None


_UNKNOWN = Typed(Other.UNKNOWN)
_TRUTH = Typed(Other.TRUTH)


@dataclass
class Judge:
    """Judges one tag. :meth:`visit` tells faults and makes names canonical in place; a root may be exchanged."""

    scope: Scope
    filters: Mapping[str, Filter]
    source: str
    faults: list[Fault] = field(default_factory=list)

    def visit(self, node: nodes.Node) -> Typed:
        """The node's kind; faults of the whole tree are gathered."""
        rule = _RULES.get(type(node))
        if rule is None:
            self.faults.append(forbidden(_THINGS.get(type(node), "รูปแบบที่ซับซ้อนเกินไป"), self.source))
            return _UNKNOWN
        return rule(self, node)

    def canonical(self, node: nodes.Node) -> nodes.Expr:
        """The visited node; ``a["b"]`` as ``a.b``."""
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return nodes.Getattr(node.node, node.arg.value, "load")
        assert isinstance(node, nodes.Expr)  # noqa: S101 - every node of the table is one
        return node

    def _tell(self, code: str, what: str, mend: str) -> Typed:
        self.faults.append(Fault(code, f"{what} ในแท็ก {quoted(self.source)}", mend))
        return _UNKNOWN

    # -- names

    def _name(self, node: nodes.Name) -> Typed:
        found = find_field(self.scope.schema, node.name)
        variable = self.scope.variable(node.name)
        if variable is None and found is not None:
            variable = self.scope.variable(found.name)  # the twin of a name that a loop has taken
        if variable is not None:
            written, node.name = node.name, variable[0]
            return Typed(Kind.RECORD if variable[1] else Other.UNKNOWN, written, None, variable[1])
        if node.name == "loop" and self.scope.has_loop:
            return Typed(Other.LOOP, "loop")
        if found is None:
            self.faults.append(unknown_name(node.name, self.scope, self.source))
            return _UNKNOWN
        written, node.name = node.name, found.name
        return _held(found, written)

    def _attribute(self, node: nodes.Getattr) -> Typed:
        typed, node.attr = self._member(node.node, node.attr)
        return typed

    def _item(self, node: nodes.Getitem) -> Typed:
        if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, str):
            self.faults.append(forbidden("วงเล็บเหลี่ยมกับสิ่งที่ไม่ใช่ชื่อ", self.source))
            return _UNKNOWN
        typed, node.arg.value = self._member(node.node, node.arg.value)
        return typed

    def _member(self, owner: nodes.Node, name: str) -> tuple[Typed, str]:
        """What stands behind the dot, and its Thai name."""
        base = self.visit(owner)
        if base.kind is Other.UNKNOWN:
            return _UNKNOWN, name
        path = f"{base.path}.{name}"
        if base.kind is Other.LOOP:
            return self._loop_value(name, path), name
        found = find_field(base.record, name) if base.kind in (Kind.RECORD, Kind.BLANK) and base.record else None
        if found is not None:
            return _held(found, path), found.name
        return self._no_member(base, name, path), name

    def _no_member(self, base: Typed, name: str, path: str) -> Typed:
        if name.startswith("_"):
            self.faults.append(forbidden(f"ชื่อที่ขึ้นต้นด้วยขีดล่าง {quoted(name)}", self.source))
        elif base.kind is Kind.RECORD and base.record is not None:
            self.faults.append(unknown_field(base.path, name, base.record, self.scope, self.source))
        elif base.kind is Kind.LIST:
            mend = f"วนด้วย {{% for แถว in {base.path} %}} แล้วใช้ แถว.{name}"
            return self._tell("name-unknown", f"{quoted(base.path)} เป็นรายการหลายแถว จึงไม่มี {quoted(path)}", mend)
        else:
            what = f"{quoted(base.path or 'ค่านี้')} เป็นค่าเดียว จึงไม่มี {quoted(path)}"
            return self._tell("name-unknown", what, "ลบจุดและชื่อที่ตามหลัง")
        return _UNKNOWN

    def _loop_value(self, name: str, path: str) -> Typed:
        if name in ("first", "last"):
            return Typed(Other.TRUTH, path)
        if name in _LOOP:
            return Typed(_LOOP[name], path)
        return self._tell("name-unknown", f"ไม่รู้จัก {quoted(path)}", _LOOP_MEND)

    # -- values

    def _constant(self, node: nodes.Const) -> Typed:
        value = node.value
        if value is None:
            return Typed(Other.NOTHING)
        if isinstance(value, bool):
            return _TRUTH
        if isinstance(value, str):
            if len(value) > _LONGEST_TEXT:
                return self._tell("tag-syntax", "ข้อความในเครื่องหมายคำพูดยาวเกินไป", "พิมพ์ข้อความนั้นในเอกสารโดยตรง")
            return Typed(Kind.TEXT)
        if not math.isfinite(value) or abs(value) > _LARGEST:
            return self._tell("tag-syntax", "ตัวเลขใหญ่เกินไป", "ใช้ตัวเลขที่ไม่เกินสิบห้าหลัก")
        return Typed(Kind.INTEGER if isinstance(value, int) else Kind.NUMBER)

    def _filter(self, node: nodes.Filter) -> Typed:
        found = self._find_filter(node.name)
        typed = self.visit(node.node) if node.node is not None else _UNKNOWN
        arguments = [self.visit(each) for each in node.args]
        if found is None:
            names = (each for known in self.filters.values() for each in (known.name, known.twin))
            near = self.scope.hints.nearest(node.name, names)
            mend = f"หมายถึง {quoted(near)} หรือไม่ ถ้าใช่ ให้แก้ตามนี้" if near else "ลบตัวกรองนี้ หรือใช้ตัวกรองที่มีในคู่มือ"
            return self._tell("filter-unknown", f"ไม่รู้จักตัวกรอง {quoted(node.name)}", mend)
        if node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.faults.append(forbidden("ตัวกรองแบบนี้", self.source))
            return _UNKNOWN
        node.name = found.name
        if typed.kind in (Other.NOTHING, Other.UNKNOWN, Kind.BLANK, *found.kinds):
            self._judge_arguments(found, arguments)
        else:
            self._misused(found, typed)
        return Typed(found.result)

    def _find_filter(self, name: str) -> Filter | None:
        key = comparison_key(name)
        known = self.filters.values()
        return next((each for each in known if key in map(comparison_key, (each.name, each.twin))), None)

    def _misused(self, found: Filter, typed: Typed) -> None:
        given = quoted(typed.path) + " ซึ่งเป็น" if typed.path else ""
        label = _LABELS.get(typed.kind, "จริงหรือเท็จ") if isinstance(typed.kind, Kind) else "จริงหรือเท็จ"
        takes = ", ".join(_LABELS[kind] for kind in Kind if kind in found.kinds)
        what = f"ตัวกรอง {quoted(found.name)} ใช้กับ {given}{label}ไม่ได้"
        self._tell("filter-misused", what, f"ตัวกรองนี้ใช้กับ{takes} เลือกตัวกรองอื่น หรือใส่วงเล็บรอบค่าที่คำนวณก่อนใช้ตัวกรอง")

    def _judge_arguments(self, found: Filter, arguments: list[Typed]) -> None:
        if len(arguments) != len(found.arguments):
            what = f"ตัวกรอง {quoted(found.name)} ต้องมีค่าในวงเล็บ {len(found.arguments)} ค่า แต่พบ {len(arguments)} ค่า"
            self._tell("filter-misused", what, f"เขียนตามตัวอย่าง {found.example[0]}")
            return
        for wanted, given in zip(found.arguments, arguments, strict=True):
            allowed = {Kind.TEXT: PRINTABLE, Kind.NUMBER: NUMBERS}.get(wanted, {wanted})
            fits = given.kind in allowed or given.kind is Kind.BLANK
            if not fits and given.kind is not Other.UNKNOWN:
                what = f"ค่าในวงเล็บของตัวกรอง {quoted(found.name)} ต้องเป็น{_LABELS[wanted]}"
                self._tell("filter-misused", what, f"เขียนตามตัวอย่าง {found.example[0]}")

    # -- conditions

    def _compare(self, node: nodes.Compare) -> Typed:
        left = self.visit(node.expr)
        for operand in node.ops:
            right = self.visit(operand.expr)
            if not _comparable(left.kind, right.kind, operand.op):
                names = " กับ ".join(_described(each) for each in (left, right))
                self._tell("tag-syntax", f"เปรียบเทียบ {names} ไม่ได้", "เปรียบเทียบค่าชนิดเดียวกัน ตัวเลขไม่ต้องใส่เครื่องหมายคำพูด")
            left = right
        return _TRUTH

    def _either(self, node: nodes.BinExpr) -> Typed:
        return _joined(self.visit(node.left), self.visit(node.right))

    def _negation(self, node: nodes.Not) -> Typed:
        self.visit(node.node)
        return _TRUTH

    def _choice(self, node: nodes.CondExpr) -> Typed:
        self.visit(node.test)
        first = self.visit(node.expr1)
        return _joined(first, Typed(Other.NOTHING) if node.expr2 is None else self.visit(node.expr2))

    # -- sums and texts

    def _joined_text(self, node: nodes.Concat) -> Typed:
        for each in node.nodes:
            typed = self.visit(each)
            if typed.kind not in PRINTABLE and typed.kind is not Other.UNKNOWN:
                self._tell("value-unprintable", f"{_described(typed)} ต่อเป็นข้อความไม่ได้", "ต่อเฉพาะค่าที่พิมพ์ได้")
        return Typed(Kind.TEXT)

    def _arithmetic(self, node: nodes.BinExpr) -> Typed:
        left, right = self.visit(node.left), self.visit(node.right)
        kinds = {left.kind, right.kind} - {Other.UNKNOWN, Kind.BLANK}
        if kinds <= NUMBERS:
            return Typed(_sum_kind(kinds))
        mend = "ใช้ตัวกรอง เพิ่มวัน กับวันที่" if Kind.DATE in kinds else "ใช้ ~ เพื่อต่อข้อความ หรือใส่วงเล็บรอบการบวกลบก่อนใช้ตัวกรอง"
        return self._tell("tag-syntax", f"บวกลบ {_described(left)} กับ {_described(right)} ไม่ได้", mend)

    def _negative(self, node: nodes.Neg) -> Typed:
        typed = self.visit(node.node)
        if typed.kind in NUMBERS or typed.kind in (Other.UNKNOWN, Kind.BLANK):
            return Typed(typed.kind)
        return self._tell("tag-syntax", f"ใส่เครื่องหมายลบหน้า {_described(typed)} ไม่ได้", "ลบเครื่องหมาย - ออก")


def _held(found: Field, path: str) -> Typed:
    """What a field holds; yes and no are as good as a comparison."""
    kind = Other.TRUTH if found.kind is Kind.TRUTH else found.kind
    return Typed(kind, path, found, found.record)


def _joined(one: Typed, other: Typed) -> Typed:
    """What gives either of two."""
    kinds = {one.kind, other.kind} - {Other.NOTHING}
    if Other.UNKNOWN in kinds:
        return _UNKNOWN
    if len(kinds) == 1 and (kind := next(iter(kinds))) not in (Kind.LIST, Kind.RECORD):
        return Typed(kind)
    if not kinds:
        return Typed(Other.NOTHING)
    return Typed(Kind.TEXT) if kinds <= PRINTABLE else _TRUTH


def _comparable(left: AnyKind, right: AnyKind, operator: str) -> bool:
    kinds = {left, right}
    if kinds & {Other.UNKNOWN, Kind.BLANK}:
        return True
    if operator in ("in", "notin"):
        return kinds == {Kind.TEXT}
    if operator in ("eq", "ne") and Other.NOTHING in kinds:
        return True
    if kinds == {Other.TRUTH}:
        return operator in ("eq", "ne")
    return kinds <= NUMBERS or kinds in ({Kind.TEXT}, {Kind.DATE})


def _sum_kind(kinds: set[AnyKind]) -> Kind:
    if Kind.MONEY in kinds:
        return Kind.MONEY
    if kinds == {Kind.PERCENT}:
        return Kind.PERCENT
    return Kind.INTEGER if kinds <= {Kind.INTEGER} else Kind.NUMBER


def _described(typed: Typed) -> str:
    label = _LABELS[typed.kind] if isinstance(typed.kind, Kind) else "จริงหรือเท็จ"
    return f"{quoted(typed.path)} ({label})" if typed.path else label


_RULES: Mapping[type[nodes.Node], Callable[..., Typed]] = {
    nodes.Name: Judge._name, nodes.Getattr: Judge._attribute, nodes.Getitem: Judge._item, nodes.Const: Judge._constant,
    nodes.Filter: Judge._filter, nodes.Compare: Judge._compare, nodes.And: Judge._either, nodes.Or: Judge._either,
    nodes.Not: Judge._negation, nodes.CondExpr: Judge._choice, nodes.Concat: Judge._joined_text,
    nodes.Add: Judge._arithmetic, nodes.Sub: Judge._arithmetic, nodes.Neg: Judge._negative,
}  # fmt: skip
_THINGS: dict[type[nodes.Node], str] = {
    nodes.Call: "การเรียกฟังก์ชัน", nodes.Test: "คำว่า is", nodes.Mul: "การคูณ", nodes.Div: "การหาร",
    nodes.FloorDiv: "การหาร", nodes.Mod: "เครื่องหมาย %", nodes.Pow: "การยกกำลัง", nodes.List: "รายการในวงเล็บเหลี่ยม",
    nodes.Tuple: "เครื่องหมายจุลภาค", nodes.Dict: "วงเล็บปีกกา", nodes.Slice: "การตัดข้อความ",
}  # fmt: skip
