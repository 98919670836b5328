"""Jinja's tree of a checked tag as plain data; a node that is not in the table is refused."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import nodes

from docgen.word.rendering.pieces import Expression
from docgen.word.rendering.program_source import Untranslatable


def plain(node: nodes.Node) -> Expression:
    """The node and all below it."""
    rule = _RULES.get(type(node))
    if rule is None:
        raise Untranslatable(type(node).__name__)
    return rule(node)


def _getitem(node: nodes.Getitem) -> Expression:
    if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, str):
        raise Untranslatable("Getitem")
    return ("get", plain(node.node), node.arg.value)


def _const(node: nodes.Const) -> Expression:
    if not (node.value is None or isinstance(node.value, str | int | float | bool)):
        raise Untranslatable("Const")
    return ("const", node.value)


def _filter(node: nodes.Filter) -> Expression:
    if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise Untranslatable("Filter")
    return ("filter", node.name, *(plain(each) for each in (node.node, *node.args)))


def _compare(node: nodes.Compare) -> Expression:
    operands = (each for operand in node.ops for each in (operand.op, plain(operand.expr)))
    return ("compare", plain(node.expr), *operands)


def _condition(node: nodes.CondExpr) -> Expression:
    other = ("const", None) if node.expr2 is None else plain(node.expr2)
    return ("choose", plain(node.test), plain(node.expr1), other)


def _binary(word: str) -> Callable[[nodes.BinExpr], Expression]:
    return lambda node: (word, plain(node.left), plain(node.right))


_RULES: dict[type, Callable[..., Expression]] = {
    nodes.Name: lambda node: ("name", node.name),
    nodes.Getattr: lambda node: ("get", plain(node.node), node.attr),
    nodes.Getitem: _getitem, nodes.Const: _const, nodes.Filter: _filter, nodes.Compare: _compare,
    nodes.And: _binary("and"), nodes.Or: _binary("or"), nodes.Add: _binary("add"), nodes.Sub: _binary("subtract"),
    nodes.Not: lambda node: ("not", plain(node.node)),
    nodes.Neg: lambda node: ("negative", plain(node.node)),
    nodes.CondExpr: _condition,
    nodes.Concat: lambda node: ("concat", *map(plain, node.nodes)),
}  # fmt: skip
