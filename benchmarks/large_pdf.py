"""The PDF of a large book, in pieces and in one LibreOffice run: ``python -m benchmarks.large_pdf [--projects 2900]``.

2,900 projects are about 1,000 pages. Both ways convert the same copy for print; the text of every page must be equal.
The claim: on 4 cores the pieces take at most 0.25 of the one run. One run of 1,000 pages takes minutes, so that one
round is the rule (``--rounds`` for more).
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.generated_plan import general, projects
from docgen import pipeline
from docgen.pdf import office
from docgen.pdf.convert import convert
from docgen.workbook.write import new_workbook


def printable(folder: Path, count: int) -> bytes:
    """The copy for print of a book of that many projects."""
    workbook = folder / "plan.xlsx"
    workbook.write_bytes(new_workbook(general(), projects(count)))
    outcome, problems = pipeline.make(pipeline.request(workbook, None, None, None, pdf=True))
    if outcome is None:
        raise SystemExit("\n".join(map(str, problems)))
    return outcome.printable


def pages(pdf: bytes, folder: Path) -> list[str]:
    """The text of each page."""
    path = folder / "pages.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\f")[:-1]


def main() -> None:
    """Takes turns, then prints pages, medians and the ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--projects", type=int, default=2900)
    options.add_argument("--rounds", type=int, default=1)
    chosen = options.parse_args()
    office.TIME_LIMIT = 3600
    ways = {"one run": office.convert, "pieces": convert}
    taken: dict[str, list[float]] = {name: [] for name in ways}
    texts: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as work:
        book = printable(Path(work), chosen.projects)
        for _ in range(chosen.rounds):
            for name, way in ways.items():
                began = time.perf_counter()
                pdf, problems = way(book, "book.docx")
                taken[name].append(time.perf_counter() - began)
                if pdf is None:
                    raise SystemExit("\n".join(map(str, problems)))
                texts[name] = pages(pdf, Path(work))
    if texts["one run"] != texts["pieces"]:
        raise SystemExit("the pages differ")
    median = {name: statistics.median(each) for name, each in taken.items()}
    print(f"{len(texts['pieces'])} pages, the text of every page equal")
    for name in ways:
        print(f"{name:<8} {median[name]:8.1f} s")
    print(f"pieces / one run: {median['pieces'] / median['one run']:.3f} (at most 0.25 on 4 cores)")


if __name__ == "__main__":
    main()
