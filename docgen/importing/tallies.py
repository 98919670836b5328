"""Running sums of the records read so far, by all that a printed sum may be meant to add."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True)
class Tally:
    """How many records, and their money; None when any of it could not be read."""

    count: int = 0
    amount: Decimal | None = Decimal(0)

    def add(self, amount: Decimal | None) -> None:
        """One record more."""
        self.count += 1
        self.amount = None if amount is None or self.amount is None else self.amount + amount


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a record stands: its groups, its table within its sheet, its sheet."""

    strategy: str
    programme: str
    table: int
    sheet: int

    def scopes(self) -> tuple[Hashable, ...]:
        """What a sum below it may add, the likeliest first."""
        return (
            ("programme", self.strategy, self.programme), ("table", self.sheet, self.table),
            ("strategy here", self.sheet, self.strategy), ("strategy", self.strategy), ("sheet", self.sheet), "file",
        )  # fmt: skip


class Tallies:
    """The sums of one file. Each record is added once to each, so that many sums cost no more than many records."""

    def __init__(self) -> None:
        self._by_scope: dict[Hashable, Tally] = {}
        self._last: Spot | None = None
        self._since = Tally()

    def add(self, spot: Spot, amount: Decimal | None) -> None:
        """A record."""
        self._last = spot
        self._since.add(amount)
        for scope in spot.scopes():
            self._by_scope.setdefault(scope, Tally()).add(amount)

    def begin(self) -> None:
        """A table begins, or a sum was printed: the next sum may add what comes from here on."""
        self._since = Tally()

    def candidates(self, whole_first: bool) -> list[Tally]:
        """What a sum printed here may add, the likeliest first: the rows since the last sum, its groups, its sheet …"""
        if self._last is None:
            return [Tally()]
        found = [self._by_scope[scope] for scope in self._last.scopes()]
        if self._since.count:
            return [self._since, *found]
        return sorted(found, key=lambda each: -each.count) if whole_first else found
