"""Regular expressions that are compiled when they are first used, or taken over compiled from an earlier run.

Compiling all patterns of the modules that a run loads takes longer than a short run has: most are never used in it.
Loading ``re`` and compiling the few that are used is still a tenth of it.
"""

from __future__ import annotations

from docgen.pattern_codes import coded, learn

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Any, AnyStr


class _Late:
    """Stands for a pattern; each of its methods is fetched once, and costs no more from then on than the pattern's."""

    def __init__(self, source: Any, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(pattern(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def late_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern ``re.compile(source, flags)``, later. A pattern that is wrong is told by its first use."""
    late: Any = _Late(source, int(flags))
    return late  # type: ignore[no-any-return]


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern ``re.compile(source, flags)``; ``re`` is loaded only where no earlier run has used it."""
    found = coded(source, flags)
    if found is None:
        import re

        found = re.compile(source, flags)
        learn(source, flags, found)
    return found


def escaped(text: str) -> str:
    """A pattern that finds the text itself, as ``re.escape`` gives it."""
    return "".join(each if each.isalnum() or each == "_" else f"\\{each}" for each in text)
