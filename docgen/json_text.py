"""JSON read without the package ``json``, by the scanner that it is made of: importing all of it takes a millisecond.

Whatever is not plainly right is given to ``json`` itself, which says what is wrong; so it is for a Python without that
scanner.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

try:
    from _json import make_scanner

    scanner: Any = make_scanner
except ImportError:  # another Python than CPython
    scanner = None

_SPACE = " \t\n\r"


class _Settings:
    """What the scanner asks for, as ``json.JSONDecoder`` has it."""

    strict = True
    object_hook = None

    def __init__(self, on_object: Any, on_float: Any, on_constant: Any) -> None:
        self.object_pairs_hook, self.parse_float, self.parse_constant = on_object, on_float, on_constant
        self.parse_int = int


def read_json_text(
    text: str,
    on_object: Callable[[list[tuple[str, Any]]], object] | None = None,
    on_float: Callable[[str], object] = float,
    on_constant: Callable[[str], object] = float,
) -> Any:
    """What ``json.loads`` gives, and raises (ValueError, with ``lineno`` and ``colno`` where the text is no JSON).

    ``on_object``, ``on_float`` and ``on_constant`` are its object_pairs_hook, parse_float and parse_constant.
    """
    if scanner is not None:
        begin = 0
        while text[begin : begin + 1] in _SPACE and begin < len(text):
            begin += 1
        try:
            value, end = scanner(_Settings(on_object, on_float, on_constant))(text, begin)
            if not text[end:].strip(_SPACE):
                return value
        except StopIteration:  # no value begins there
            pass
    import json

    return json.loads(text, object_pairs_hook=on_object, parse_float=on_float, parse_constant=on_constant)
