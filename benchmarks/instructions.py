"""Instructions of the processor for filling a table: ``python -m benchmarks.instructions [--write] [--plant 10]``.

Seconds mean nothing on a noisy machine; instructions under valgrind repeat to 0.1 %. Three numbers are kept in
benchmarks/instructions.json and compared: what a template that was never seen costs (opened, healed, checked, compiled,
filled with ten rows, proven), what it costs again, and what each further row of 18 columns costs. They are told in rows
of the floor (the same XML from Python strings), counted in the same run: another build of Python, or of zlib, changes
both alike. More than 5 % above a kept number ends with status 1. ``--plant 10`` lets docgen do 10 % more work than is
counted, which must break the comparison.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import peers
from benchmarks.table_template import pieces, write

KEPT = Path(__file__).with_suffix(".json")
TOLERANCE = 0.05
_FEW, _MANY, _TEMPLATES = 200, 1200, 10
_REFERENCES = re.compile(rb"I\s+refs:\s+([\d,]+)")


def counted(arguments: Sequence[str], home: Path) -> int:
    """Instructions of one Python process, in a home of its own: no cache of an earlier run is in it."""
    home.mkdir()
    environment = {
        **os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(home),
        "XDG_CACHE_HOME": str(home),
    }  # fmt: skip
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", sys.executable]
    done = subprocess.run([*command, *arguments], capture_output=True, check=False, env=environment)
    found = _REFERENCES.search(done.stderr)
    if done.returncode or found is None:
        raise SystemExit(f"{arguments} failed:\n{done.stderr.decode(errors='replace')}")
    return int(found[1].replace(b",", b""))


def measure(folder: Path, plant: int = 0) -> dict[str, float]:
    """The numbers, in rows of the floor; ``plant`` per cent more work is done than is counted."""
    for name, text in zip(("before", "row", "behind"), pieces(), strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    template = peers.write_template(peers.DOCGEN, folder)
    extra = (_MANY - _FEW) * plant // 100
    data = {count: str(write(folder, count)[1]) for count in (10, _FEW, _MANY, _MANY + extra)}
    several = [str(_another(template, folder, number)) for number in range(1 + _TEMPLATES + _TEMPLATES * plant // 100)]
    out, floor = str(folder / "out.docx"), str(Path(__file__).with_name("floor.py"))
    fill = ["-m", "benchmarks.fill_many"]
    homes = iter(range(100))

    def count(*arguments: str) -> int:
        return counted(arguments, folder / f"home-{next(homes)}")

    strings = [count(floor, str(folder), data[each], out) for each in (_FEW, _MANY)]
    yardstick = (strings[1] - strings[0]) / (_MANY - _FEW)
    rows = count(*fill, data[_MANY + extra], out, several[0]) - count(*fill, data[_FEW], out, several[0])
    compiled = count(*fill, data[10], out, *several) - count(*fill, data[10], out, several[0])
    again = count(*fill, data[10], out, *several[:1] * len(several)) - count(*fill, data[10], out, several[0])
    return {
        "template": compiled / _TEMPLATES / yardstick, "again": again / _TEMPLATES / yardstick,
        "row": rows / (_MANY - _FEW) / yardstick,
    }  # fmt: skip


def _another(template: Path, folder: Path, number: int) -> Path:
    """The same template with another text in it: nothing kept of one serves the next."""
    path = folder / f"template-{number}.docx"
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace("ตารางโครงการ".encode(), f"ตารางที่ {number:03}".encode()))
    return path


def regressions(now: Mapping[str, float], kept: Mapping[str, float]) -> list[str]:
    """What costs more than is kept, beyond the tolerance."""
    return [
        f"{name}: {now[name]:.3f} rows of the floor, kept {kept[name]:.3f} ({now[name] / kept[name] - 1:+.1%})"
        for name in kept
        if now[name] > kept[name] * (1 + TOLERANCE)
    ]


def version() -> str:
    """Bytecode differs from one Python to the next, and with it the counts."""
    return f"Python {sys.version_info.major}.{sys.version_info.minor}"


def compare(now: Mapping[str, float], all_kept: Mapping[str, Mapping[str, float]]) -> int:
    """Prints and gives the exit status."""
    kept = all_kept.get(version())
    if kept is None:
        print(f"no counts are kept for {version()}: run python -m benchmarks.instructions --write")
        return 1 if os.environ.get("DOCGEN_FULL_CHECKS") else 0
    for name, value in now.items():
        print(f"{name}: {value:.3f} rows of the floor, kept {kept[name]:.3f} ({value / kept[name] - 1:+.1%})")
    found = regressions(now, kept)
    for each in found:
        print(f"REGRESSION {each}")
    return 1 if found else 0


def main() -> None:
    """Counts, then writes or compares."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="keep the counts of this Python")
    options.add_argument("--plant", type=int, default=0, help="per cent of work done but not counted")
    chosen = options.parse_args()
    if shutil.which("valgrind") is None:
        print("valgrind is not installed: instructions are not counted")
        sys.exit(1 if os.environ.get("DOCGEN_FULL_CHECKS") else 0)
    with tempfile.TemporaryDirectory() as work:
        now = measure(Path(work), chosen.plant)
    all_kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    if chosen.write:
        all_kept[version()] = {name: round(value, 3) for name, value in now.items()}
        KEPT.write_text(json.dumps(all_kept, indent=2) + "\n", encoding="utf-8")
        print(all_kept[version()])
        return
    sys.exit(compare(now, all_kept))


if __name__ == "__main__":
    main()
