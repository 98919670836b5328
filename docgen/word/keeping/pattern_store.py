"""The compiled patterns of earlier runs, beside the templates that they prepared."""

from __future__ import annotations

from docgen import __version__, pattern_codes
from docgen.json_text import read_json_text
from docgen.word.keeping.cache_folder import CacheFolder

_NAME = f"patterns-{__version__}-{pattern_codes.VERSION}"


def recall_patterns(cache: CacheFolder | None) -> None:
    """Takes them over, once in a process. What is wrong with them is as if they were not there."""
    if cache is None or pattern_codes.KNOWN.is_recalled:
        return
    pattern_codes.KNOWN.is_recalled = True
    data = cache.read(_NAME)
    try:
        pattern_codes.take_over(read_json_text(data.decode()) if data is not None else [])
    except (ValueError, TypeError, AttributeError):
        return


def keep_patterns(cache: CacheFolder | None) -> None:
    """Keeps all that are known, when this run has added some."""
    if cache is None or not pattern_codes.KNOWN.has_new:
        return
    import json

    pattern_codes.KNOWN.has_new = False
    cache.write(_NAME, json.dumps(pattern_codes.as_data(), separators=(",", ":")).encode())
