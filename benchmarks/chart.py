"""A chart of seconds as bars on a logarithmic scale, written as SVG by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape

_LEFT, _WIDTH, _BAR, _GAP, _HEAD = 150, 420, 14, 22, 34
_INK = {"docgen": "#0b6e4f", "floor": "#999999"}
_OTHER = "#c9a227"
_STYLE = "font-family: sans-serif; font-size: 12px; fill: #222"


def chart(seconds: Mapping[str, Mapping[int, float]], sizes: list[int]) -> str:
    """One group of bars for each number of rows; a program without a value has its name and no bar."""
    low, high = _bounds([value for each in seconds.values() for value in each.values()])
    height = len(sizes) * (_HEAD + len(seconds) * _GAP) + 40
    parts: list[str] = []
    top = 10
    for size in sizes:
        parts.append(f'<text x="10" y="{top + 18}" style="{_STYLE}; font-weight: bold">{size:,} rows</text>')
        top += _HEAD
        for name, values in seconds.items():
            parts.append(_bar(name, values.get(size), top, low, high))
            top += _GAP
    label = "Seconds for one document, whole process, logarithmic scale"
    parts.append(f'<text x="10" y="{top + 22}" style="{_STYLE}">{label}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDTH + 90}" height="{height}" role="img">'
        f'<title>{label}</title><rect width="100%" height="100%" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


def _bounds(values: list[float]) -> tuple[float, float]:
    return min(values) / 2, max(values)


def _bar(name: str, value: float | None, top: int, low: float, high: float) -> str:
    text = f'<text x="{_LEFT - 8}" y="{top + 11}" text-anchor="end" style="{_STYLE}">{escape(name)}</text>'
    if value is None:
        return text + f'<text x="{_LEFT}" y="{top + 11}" style="{_STYLE}">not measured</text>'
    width = _WIDTH * math.log(value / low) / math.log(high / low)
    return (
        f'{text}<rect x="{_LEFT}" y="{top}" width="{width:.1f}" height="{_BAR}" fill="{_INK.get(name, _OTHER)}"/>'
        f'<text x="{_LEFT + width + 6:.1f}" y="{top + 11}" style="{_STYLE}">{value:.2f} s</text>'
    )
