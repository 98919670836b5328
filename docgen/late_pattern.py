"""Regular expressions that are compiled when they are first used.

Compiling all patterns of the modules that a run loads takes longer than a short run has: most are never used in it.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, AnyStr


class _Late:
    """Stands for a pattern; each of its methods is fetched once, and costs no more from then on than the pattern's."""

    def __init__(self, source: Any, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._source, self._flags), name)  # re keeps what it compiled
        setattr(self, name, found)
        return found


def late_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern ``re.compile(source, flags)``, later. A pattern that is wrong is told by its first use."""
    late: Any = _Late(source, int(flags))
    return late  # type: ignore[no-any-return]
