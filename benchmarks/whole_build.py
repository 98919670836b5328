"""Whole builds against what others need for less: ``python -m benchmarks.whole_build [--rounds 5]``.

docgen reads the workbook, checks, renders all chapters, proves and saves; the others only fill tables:

* 10,000 projects against carbone on the one table of 18 columns (claim: below 1), and docgen's peak (below 150 MB);
* 1,000 projects against openpyxl and docxtpl on that table (claim: at most 0.15);
* a book of eight chapters of 1,000 rows against docxtpl eight times and docxcompose (claim: at most 0.02).

Every run is a process of its own; the rounds take turns, so that a machine that slows down slows all of them; medians
and ratios are printed. A first round, which writes byte code and keeps templates, is not counted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks import peers
from benchmarks.generated_plan import general, projects
from benchmarks.one_process import Run, run
from benchmarks.peers import PEERS
from benchmarks.table_template import pieces, row_of, template, write
from docgen.vocabulary import MONTHS
from docgen.workbook.write import new_workbook

_HERE = Path(__file__).parent
_CHAPTERS = 8
_TAGS = (
    "โครงการ.ลำดับรวม", "โครงการ.ชื่อ", "โครงการ.รายละเอียดของกิจกรรม", "โครงการ.งบประมาณ | บาท", "โครงการ.สถานที่ดำเนินการ",
    "โครงการ.หน่วยงานรับผิดชอบหลัก",
)  # fmt: skip


def docgen(folder: Path, size: int) -> list[str]:
    """A whole build of that many projects with the shipped templates."""
    return [*_build(folder, size), "-o", str(folder / f"docgen-{size}.docx")]


def _build(folder: Path, size: int) -> list[str]:
    workbook = folder / f"plan-{size}.xlsx"
    if not workbook.exists():
        workbook.write_bytes(new_workbook(general(), projects(size)))
    return [sys.executable, "-m", "docgen", "build", str(workbook)]


def eight_chapters(folder: Path, size: int) -> list[str]:
    """A whole build of a book of eight chapters, each the table with all projects."""
    templates = folder / "eight"
    templates.mkdir(exist_ok=True)
    before, _, behind = pieces()
    tags = [f"{{{{ {tag} }}}}" for tag in (*_TAGS, *(f"โครงการ.{month.tag}" for month in MONTHS))]
    loop = (["{%tr for โครงการ in โครงการทั้งหมด %}"], tags, ["{%tr endfor %}"])
    document = before + "".join(row_of(row, 3 + at) for at, row in enumerate(loop)) + behind
    for number in range(_CHAPTERS):
        with zipfile.ZipFile(templates / f"{number}.docx", "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in template().items():
                package.writestr(name, document if name == "word/document.xml" else text)
    return [*_build(folder, size), "--templates", str(templates), "-o", str(folder / "eight.docx")]


def peer(folder: Path, name: str, size: int) -> list[str]:
    """A peer on the one table."""
    chosen = next(each for each in PEERS if each.name == name)
    data = write(folder, size)[1]
    return peers.command(chosen, peers.write_template(chosen, folder), data, folder / f"{name}-{size}.docx")


def others(folder: Path, script: str, size: int, given: Path) -> list[str]:
    """A script of docxtpl's on its template."""
    filled = peers.write_template(next(each for each in PEERS if each.name == "docxtpl"), folder)
    return [sys.executable, str(_HERE / script), str(filled), str(given), str(folder / f"{script}-{size}.docx")]


def measure(commands: Mapping[str, list[str]], rounds: int) -> dict[str, Run]:
    """Medians of seconds and peaks, the rounds taking turns."""
    taken: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            one = run(command)
            taken[name] += [one] if turn else []
    return {
        name: Run(statistics.median(each.seconds for each in runs), int(statistics.median(each.peak for each in runs)))
        for name, runs in taken.items()
    }


def compare(title: str, commands: Mapping[str, list[str]], rounds: int, claim: float) -> None:
    """Prints both and the ratio of the first to the second."""
    found = measure(commands, rounds)
    for name, each in found.items():
        print(f"{name:<44} {each.seconds:8.2f} s {each.peak / 1024:7.0f} MB")
    first, second = found.values()
    print(f"  {title}: {first.seconds / second.seconds:.3f} (claim: at most {claim})\n")


def main() -> None:
    """All comparisons."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    peers.install()
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        plan = docgen(folder, 10_000)
        carbone = {"docgen, 10,000 projects, whole book": plan, "carbone, 10,000 rows": peer(folder, "carbone", 10_000)}
        compare("docgen / carbone", carbone, rounds, 1)
        plan, data = docgen(folder, 1000), write(folder, 1000)[1]
        workbook = others(folder, "docxtpl_workbook.py", 1000, folder / "plan-1000.xlsx")
        compare(
            "docgen / openpyxl + docxtpl",
            {"docgen, 1,000 projects, whole book": plan, "openpyxl + docxtpl, 1,000 rows": workbook}, rounds, 0.15,
        )  # fmt: skip
        book = others(folder, "docxtpl_book.py", 1000, data)
        compare(
            "docgen / docxtpl × 8 + docxcompose",
            {"docgen, 8 chapters of 1,000 rows": eight_chapters(folder, 1000), "docxtpl × 8 + docxcompose": book},
            max(1, rounds // 2), 0.02,
        )  # fmt: skip


if __name__ == "__main__":
    main()
