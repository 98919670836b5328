"""How quickly short runs start: ``python -m benchmarks.start [--rounds 15]``.

The sample plan from the shell to the saved book, its templates kept, against importing python-docx and openpyxl (claim:
below 2); ``docgen --version`` against importing click (claim: below 1.5).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.whole_build import measure
from docgen import starter


def main() -> None:
    """Measures all four in turns."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=15)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as work:
        commands = {
            "build": [sys.executable, "-m", "docgen", "build", str(starter.SAMPLE), "-o", str(Path(work) / "a.docx")],
            "docx": [sys.executable, "-c", "import docx, openpyxl"],
            "version": [sys.executable, "-m", "docgen", "--version"],
            "click": [sys.executable, "-c", "import click"],
        }
        found = measure(commands, chosen.rounds)
    for name, each in found.items():
        print(f"{name:<8} {each.seconds * 1000:6.0f} ms")
    print(f"the sample / import docx, openpyxl: {found['build'].seconds / found['docx'].seconds:.2f} (below 2)")
    print(f"docgen --version / import click: {found['version'].seconds / found['click'].seconds:.2f} (below 1.5)")


if __name__ == "__main__":
    main()
