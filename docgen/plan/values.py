"""The values of a plan's names: plain dictionaries by Thai name, ready to print."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from docgen.plan.model import Plan
from docgen.plan.names import Name, Shape, Source, shape_of
from docgen.plan.totals import totals
from docgen.schema import Kind, Picture, Value


def values_of(plan: Plan, pictures: Mapping[str, Picture] = MappingProxyType({})) -> dict[str, Value]:
    """Every name of :func:`docgen.plan.names.schema_of` with its value; a blank text is "", another blank None.

    ``pictures``: those that were read, by the name in their cell; a picture that was not is blank.
    A project is one dictionary however many lists hold it; texts, months and bars are those of the plan itself.
    """
    source = Source(plan, totals(plan), pictures)
    return _Values(source).record(shape_of(plan), source)


class _Values:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._made: dict[int, dict[str, Value]] = {}  # by the item's identity: the totals hold every item

    def record(self, shape: Shape, item: Any) -> dict[str, Value]:
        made = self._made.get(id(item))
        if made is None:
            source = self._source
            made = self._made[id(item)] = dict(shape.attributes_of(item))
            for name, get in shape.worked_out:
                made[name] = get(item, source)
            for each in shape.shaped:
                made[each.field.name] = self._value(each, item)
        return made

    def _value(self, name: Name, item: Any) -> Value:
        value: Any = name.get(item, self._source)
        assert name.shape is not None  # noqa: S101 - told to mypy: no others are shaped
        if name.field.kind is Kind.RECORD:
            return self.record(name.shape, value)
        return [self.record(name.shape, each) for each in value]
