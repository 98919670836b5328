"""Finishes a composed book template: what is done once, before it is compiled, and in which order."""

from __future__ import annotations

from docgen.thai.digits import Numerals
from docgen.word.finishing.contents import fill_contents
from docgen.word.finishing.fixed_digits import convert_fixed_digits
from docgen.word.finishing.settings import use_current_layout
from docgen.word.finishing.thai_runs import complete_thai_runs
from docgen.word.package import Package


def finish(package: Package, numerals: Numerals) -> None:
    """Completes the book template in place.

    1. Fixed digits first: the contents copy the headings' text as it will stand in the body.
    2. The contents, with new runs and styles.
    3. Thai run properties last, so that whatever was made before is completed too.
    """
    convert_fixed_digits(package, numerals)
    fill_contents(package)
    complete_thai_runs(package)
    use_current_layout(package)
