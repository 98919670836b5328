"""The lists that a rendering begins anew: each a new w:num, written behind the parts that use them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


LARGEST = 2_000  # w:num in a book: Word shows no numbers from about the 2,020th on


class Lists:
    """The lists begun in one rendering. ``forms``: w:numId → its w:num made anew, cut where its number stands.

    ``next_number``: the first behind the numbers of the package's own lists; ``left``: how many may still be begun.
    """

    def __init__(self, forms: Mapping[int, tuple[bytes, ...]], next_number: int = 1, left: int = LARGEST) -> None:
        self.forms, self.next_number, self.left = forms, next_number, left
        self.begun: list[bytes] = []
        self.used: set[int] = set()

    def new(self, number: int) -> int:
        """The w:numId of a new beginning of the list: its own the first time. OverflowError when there are too many."""
        if number not in self.used:
            self.used.add(number)
            return number
        if self.left <= 0:
            raise OverflowError
        self.left -= 1
        new, self.next_number = self.next_number, self.next_number + 1
        self.begun.append((b"%d" % new).join(self.forms[number]))
        return new

    def written(self) -> bytes:
        """The w:num elements of all new beginnings."""
        return b"".join(self.begun)
