"""docgen and its peers on one table of 18 columns: ``python -m benchmarks.side_by_side [--short] [--write]``.

The same markup, the same data as JSON, each program in a process of its own as its documentation shows it; the rounds
take turns, so that a machine that slows down slows all of them. Medians of wall seconds, peak memory, size of file, and
ratios to docxtpl are printed; a document that does not hold every value of every row, in order, ends the benchmark.
All are measured as they are installed.
``--write`` puts table and chart into README and docs/benchmark.svg. The floor is the same XML from Python strings,
deflated with zipfile, with nothing checked. A peer that cannot be installed is listed as not measured.
"""

from __future__ import annotations

import argparse
import datetime
import html
import json
import os
import platform
import re
import shutil
import statistics
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks import peers
from benchmarks.chart import chart
from benchmarks.one_process import Run, run
from benchmarks.peers import PEERS, Peer
from benchmarks.table_template import pieces, write

HOME = Path(__file__).resolve().parents[1]
MARK, END = "<!-- benchmark: drawn by benchmarks/side_by_side.py -->", "<!-- end -->"
_LABELS = {
    "docgen": "**docgen**", "docgen-new": "docgen แม่แบบที่ไม่เคยใช้",
    "floor": "ต่ำสุด: สตริง Python + zipfile ไม่ตรวจอะไร",
}  # fmt: skip
_MANY = 10_000  # rows
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


class Result(NamedTuple):
    """What one program took for one number of rows: medians of seconds and KB, and the bytes of its document."""

    seconds: float
    peak: float
    size: int


def measure(sizes: list[int], rounds: int, folder: Path) -> dict[str, dict[int, Result]]:
    """Every program that is there, for every number of rows."""
    for name, text in zip(("before", "row", "behind"), pieces(), strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    installed = {"PYTHONPATH": str(_installed(folder))}
    present = [peer for peer in PEERS if not peer.missing()]
    templates = {peer.name: peers.write_template(peer, folder) for peer in present}
    found: dict[str, dict[int, Result]] = {peer.name: {} for peer in present}
    data = {size: write(folder, size)[1] for size in sizes}
    taken: dict[tuple[str, int], list[Run]] = {(peer.name, size): [] for peer in present for size in sizes}
    # All sizes in each turn: what slows the machine for a minute slows all of them.
    for turn in range(_turns(min(sizes), rounds) + 1):
        for size in (size for size in sizes if turn <= _turns(size, rounds)):
            for peer in present:
                out = folder / f"out-{peer.name}-{size}.docx"
                one = run(peers.command(peer, templates[peer.name], data[size], out), {**peer.environment, **installed})
                if turn == 0:  # not counted: byte code is written, templates are kept
                    must_hold(out, data[size], peer.name)
                else:
                    taken[peer.name, size].append(one)
    for name, size in taken:
        found[name][size] = _result(taken[name, size], folder / f"out-{name}-{size}.docx")
    return found


def _installed(folder: Path) -> Path:
    """docgen by itself in a folder, as an installation has it: where it is worked on, it looks at its own files."""
    shutil.copytree(HOME / "docgen", folder / "site" / "docgen", ignore=shutil.ignore_patterns("__pycache__"))
    return folder / "site"


def _turns(size: int, rounds: int) -> int:
    """Short runs take turns three times as often: a millisecond more or less is much of them."""
    return rounds * 3 if size < _MANY else rounds


def _result(runs: list[Run], out: Path) -> Result:
    seconds = statistics.median(each.seconds for each in runs)
    return Result(seconds, statistics.median(each.peak for each in runs), out.stat().st_size)


def must_hold(out: Path, data: Path, name: str) -> None:
    """Ends the benchmark unless the document's table has the values of every row, in order."""
    with zipfile.ZipFile(out) as package:
        text = package.read("word/document.xml").decode("utf-8")
    printed = [html.unescape(each) for each in _TEXT.findall(text)]
    printed = [each for each in printed if each.strip()]
    wanted = [str(value) for row in json.loads(data.read_text(encoding="utf-8"))["rows"] for value in row.values()]
    wanted = [each for each in wanted if each]
    if printed[-len(wanted) :] != wanted:
        raise SystemExit(f"{name}: {out.name} does not hold every value of every row in order")


def table(found: Mapping[str, Mapping[int, Result]]) -> str:
    """Markdown: seconds (and the ratio to docxtpl) by rows, peak memory and size at the most rows."""
    sizes = sorted(next(iter(found.values())))
    most = sizes[-1]
    head = [f"{size:,} แถว (วินาที)" for size in sizes]
    lines = [
        f"| | {' | '.join(head)} | หน่วยความจำ {most:,} แถว | แฟ้ม {most:,} แถว |", "|---|" + "---:|" * (len(sizes) + 2)
    ]  # fmt: skip
    for peer in PEERS:
        lines.append(_line(peer, found, sizes))
    return "\n".join(lines)


def _line(peer: Peer, found: Mapping[str, Mapping[int, Result]], sizes: list[int]) -> str:
    label = _LABELS.get(peer.name, peer.name)
    if peer.name not in found:
        return f"| {label} | " + " | ".join(["ไม่ได้วัด"] * (len(sizes) + 2)) + " |"
    own, base = found[peer.name], found["docxtpl"]
    cells = [f"{own[size].seconds:.2f} ({own[size].seconds / base[size].seconds:.3f})" for size in sizes]
    last = own[sizes[-1]]
    return f"| {label} | {' | '.join(cells)} | {last.peak / 1024:,.0f} MB | {last.size / 1000:,.0f} kB |"


def machine() -> str:
    """The processor, cores, system, and versions."""
    model = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        names = re.findall(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
        model = names[0] if names else model
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def put_into_readme(text: str) -> None:
    """Replaces what stands between the marks."""
    path = HOME / "README.md"
    readme = path.read_text(encoding="utf-8")
    before, _, rest = readme.partition(MARK)
    path.write_text(f"{before}{MARK}\n{text}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def main() -> None:
    """Measures, prints, and with --write draws."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, nargs="+", default=[100, 1000, 10000])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--short", action="store_true", help="100 and 1,000 rows, three rounds")
    options.add_argument("--write", action="store_true", help="table and chart into README and docs/")
    chosen = options.parse_args()
    sizes, rounds = ([100, 1000], 3) if chosen.short else (chosen.rows, chosen.rounds)
    peers.install()
    with tempfile.TemporaryDirectory() as work:
        found = measure(sizes, rounds, Path(work))
    how_often = f"{rounds} รอบ ({_turns(1, rounds)} รอบที่ต่ำกว่า {_MANY:,} แถว)"
    told = f"{machine()}, {datetime.datetime.now(datetime.UTC).date()}, มัธยฐานของ {how_often}"
    print(table(found) + f"\n\n{told}")
    for peer in PEERS:
        if why := peer.missing():
            print(f"not measured: {peer.name} ({why})")
    if chosen.write:
        names = {peer.name: found.get(peer.name, {}) for peer in PEERS}
        drawn = {name: {size: result.seconds for size, result in each.items()} for name, each in names.items()}
        (HOME / "docs" / "benchmark.svg").write_text(chart(drawn, sizes), encoding="utf-8")
        put_into_readme(f"{table(found)}\n\n{told} ในวงเล็บคือเท่าของ docxtpl\n\n![กราฟเวลา](docs/benchmark.svg)")


if __name__ == "__main__":
    main()
