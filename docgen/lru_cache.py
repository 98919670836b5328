"""``functools.lru_cache`` without ``functools``, which loads ``collections`` beside it: a twentieth of a short run.

Type checkers see the one of ``functools``; of its behaviour this has what the program uses.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from functools import lru_cache as lru_cache
else:
    try:
        from _functools import _lru_cache_wrapper
    except ImportError:  # another Python than CPython
        from functools import lru_cache as lru_cache
    else:

        def lru_cache(maxsize, typed=False):
            """Remembers what a function gave for its last ``maxsize`` arguments (None: for all)."""

            def remembering(function):
                made = _lru_cache_wrapper(function, maxsize, typed, None)
                made.__doc__, made.__wrapped__ = function.__doc__, function
                return made

            return remembering
