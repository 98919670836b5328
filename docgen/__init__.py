"""docgen: official Thai documents from a workbook and Word templates that clerks own.

The whole of the public API is in :mod:`docgen.api` (and :mod:`docgen.batch_api`) and stands here under the same names:
functions such as :func:`build`, and :class:`ProblemsFound`, the one exception, which carries every problem. A name is
imported when it is first asked for (PEP 562), so that ``docgen --version`` costs no more than click; ``__init__.pyi``
tells type checkers the same names.
"""

__version__ = "0.1.0"
__all__ = [
    "Problem",
    "ProblemsFound",
    "Severity",
    "annotate",
    "batch",
    "build",
    "check",
    "fields",
    "fill",
    "import_",
    "new",
    "rollover",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "batch":
        from docgen.batch_api import batch

        return batch
    from docgen import api

    return getattr(api, name)
