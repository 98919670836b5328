"""The code of compiled regular expressions, as numbers that a later run can make the same patterns of.

CPython compiles a pattern in Python, and hands its engine a list of numbers (``re._compiler.compile``). The engine
checks what it is given, so that a wrong list is refused or finds wrong things, and never does harm. These are CPython's
own affairs: a code is taken for good only when the pattern made of it equals the one that ``re`` made, which compares
their codes, and for the same ``VERSION`` only. Wherever anything is missing, ``re`` is used as if this were not here.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from typing import Any, AnyStr

    _Key = tuple[bool, str | bytes, int]  # whether it searches bytes (those never equal texts), the source, the flags

try:
    import _sre as engine  # type: ignore[import-not-found]
except ImportError:  # another Python than CPython
    engine = None

VERSION = f"{sys.hexversion:x}-{engine.MAGIC}-{engine.CODESIZE}-{sys.byteorder}" if engine is not None else "none"
_SIZE = 4  # bytes of a number, as of a C unsigned int
LARGEST = 500  # patterns: the program has under 250, and one more for each way in which templates prefix their markup


class PatternCodes:
    """The codes that are known by now, with the numbers as hexadecimal digits: few of them are used in one run.

    ``has_new``: this run has found some that it was not given. ``is_recalled``: it was given those of earlier ones.
    """

    def __init__(self) -> None:
        self.codes: dict[_Key, list[Any]] = {}
        self.has_new = self.is_recalled = False


KNOWN = PatternCodes()


def coded(source: AnyStr, flags: int) -> re.Pattern[AnyStr] | None:
    """The pattern, if its code is known."""
    code = KNOWN.codes.get((isinstance(source, bytes), source, flags))
    return None if code is None else _made(source, code)


def learn(source: AnyStr, flags: int, pattern: re.Pattern[AnyStr]) -> None:
    """Finds out the code of a pattern that ``re`` compiled."""
    if engine is None or engine.CODESIZE != _SIZE or len(KNOWN.codes) >= LARGEST:
        return
    code = _code(source, flags)
    if code is not None and _made(source, code) == pattern:
        KNOWN.codes[isinstance(source, bytes), source, flags] = code
        KNOWN.has_new = True


def _code(source: AnyStr, flags: int) -> list[Any] | None:
    try:
        from re import _compiler as compiler  # type: ignore[attr-defined]

        parsed = compiler._parser.parse(source, flags)
        names = parsed.state.groupdict
        order: list[str | None] = [None] * parsed.state.groups
        for name, group in names.items():
            order[group] = name
        numbers = b"".join(number.to_bytes(_SIZE, sys.byteorder) for number in compiler._code(parsed, flags))
        return [flags | parsed.state.flags, numbers.hex(), parsed.state.groups - 1, dict(names), order]
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError):  # a CPython that does it in another way
        return None


def _made(source: AnyStr, code: list[Any]) -> re.Pattern[AnyStr] | None:
    try:
        flags, digits, groups, names, order = code
        numbers = memoryview(bytes.fromhex(digits)).cast("I").tolist()
        found: re.Pattern[AnyStr] = engine.compile(source, flags, numbers, groups, names, tuple(order))
    except (TypeError, ValueError, RuntimeError, OverflowError):  # not a code of this Python
        return None
    return found


def as_data() -> list[list[Any]]:
    """All codes as plain data: ``[is of bytes, source, flags, code]`` each; bytes as Latin-1."""
    return [
        [of_bytes, source.decode("latin-1") if isinstance(source, bytes) else source, flags, code]
        for (of_bytes, source, flags), code in KNOWN.codes.items()
    ]


def take_over(data: list[list[Any]]) -> None:
    """Takes the codes of :func:`as_data`. Raises ValueError or TypeError when it is none."""
    for of_bytes, source, flags, code in data:
        KNOWN.codes[of_bytes, source.encode("latin-1") if of_bytes else source, flags] = code
