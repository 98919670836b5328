"""The table of texts that cells point into (ECMA-376 part 1, 18.4)."""

from __future__ import annotations

from docgen.workbook.xml_scan import Attributes, kinds_of, scan

_KINDS = kinds_of("si", "t", "rPh")


class _Strings:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._in_text = self._in_phonetic = False

    def start(self, name: str, _: Attributes) -> None:
        kind = _KINDS.get(name)
        if kind == "si":
            self._pieces = []
        elif kind == "t":
            self._in_text = not self._in_phonetic
        elif kind == "rPh":  # how to pronounce it, not what it says
            self._in_phonetic = True

    def end(self, name: str) -> None:
        kind = _KINDS.get(name)
        if kind == "si":
            self.texts.append("".join(self._pieces))
        elif kind == "t":
            self._in_text = False
        elif kind == "rPh":
            self._in_phonetic = False

    def text(self, text: str) -> None:
        if self._in_text:
            self._pieces.append(text)


def read_strings(data: bytes) -> list[str]:
    """The texts in order, rich text as plain; not yet mended. Raises Damaged."""
    strings = _Strings()
    scan(data, strings.start, strings.end, strings.text)
    return strings.texts
