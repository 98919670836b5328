"""The floor: the same XML from Python strings and zipfile, nothing checked.

``python benchmarks/floor.py FOLDER DATA OUT``.

FOLDER holds row.txt (one row with ``{}`` for each value), before.txt and behind.txt, and template.docx.
"""

import json
import sys
import zipfile
from html import escape
from pathlib import Path


def main() -> None:
    """Fills and saves."""
    folder = Path(sys.argv[1])
    before, row, behind = ((folder / f"{name}.txt").read_text(encoding="utf-8") for name in ("before", "row", "behind"))
    data = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    body = "".join(row.format(*(escape(str(value), quote=False) for value in each.values())) for each in data["rows"])
    with zipfile.ZipFile(folder / "template.docx") as given, zipfile.ZipFile(
        sys.argv[3], "w", zipfile.ZIP_DEFLATED
    ) as made:
        for name in given.namelist():
            made.writestr(name, before + body + behind if name == "word/document.xml" else given.read(name))


main()
