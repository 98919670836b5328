"""Raised inside workbook/ when parts cannot be what Excel wrote; read.py makes a Problem of it."""

from __future__ import annotations


class Damaged(Exception):  # noqa: N818 - reads as what it is: the part is damaged
    """A part is missing, not well formed, or points to what is not there. The text is for developers only."""
