from docgen.api import Problem as Problem
from docgen.api import ProblemsFound as ProblemsFound
from docgen.api import Severity as Severity
from docgen.api import annotate as annotate
from docgen.api import build as build
from docgen.api import check as check
from docgen.api import fields as fields
from docgen.api import fill as fill
from docgen.api import import_ as import_
from docgen.api import new as new
from docgen.api import rollover as rollover
from docgen.batch_api import batch as batch

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
__version__: str
