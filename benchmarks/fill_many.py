"""Fills templates one after the other: ``python -m benchmarks.fill_many DATA OUT TEMPLATE...``."""

from __future__ import annotations

import sys

import docgen

if __name__ == "__main__":
    data, out, *templates = sys.argv[1:]
    for each in templates:
        docgen.fill(each, data, out)
