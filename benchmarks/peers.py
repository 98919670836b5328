"""The programs that are measured side by side: how each writes the tags of one table, and how it is started."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.table_template import COLUMNS, pieces, row_of, template

HERE = Path(__file__).resolve().parent
Rows = Callable[[], list[str]]


@dataclass(frozen=True)
class Peer:
    """A program: its name, the rows of tags in its own language, and its command without TEMPLATE DATA OUT."""

    name: str
    rows: Rows
    command: tuple[str, ...]
    node: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)

    def missing(self) -> str:
        """Why it cannot be measured here; "" when it can."""
        if not self.node:
            return ""
        if shutil.which("node") is None:
            return "Node.js is not installed"
        return "" if (HERE / "node_modules").is_dir() else "npm could not install it"


def _jinja() -> list[str]:
    return ["{%tr for r in rows %}", _tags("{{{{ r.{} }}}}"), "{%tr endfor %}"]


def _braces() -> list[str]:
    tags = [f"{{{name}}}" for name in COLUMNS]
    return ["\t".join(["{#rows}" + tags[0], *tags[1:-1], tags[-1] + "{/rows}"])]


def _plus() -> list[str]:
    return ["+++FOR r IN rows+++", _tags("+++INS $r.{}+++"), "+++END-FOR r+++"]


def _carbone() -> list[str]:
    return [_tags("{{d.rows[i].{}}}"), "{d.rows[i+1].no}"]


def _tags(form: str) -> str:
    return "\t".join(form.format(name) for name in COLUMNS)


def _script(name: str) -> tuple[str, ...]:
    return ("node", str(HERE / "peers" / f"{name}.cjs"))


DOCGEN = Peer("docgen", _jinja, (sys.executable, str(HERE / "docgen_rows.py")))
UNKEPT = Peer("docgen-new", _jinja, DOCGEN.command, environment={"DOCGEN_CACHE": "off"})  # a template never seen before
FLOOR = Peer("floor", _jinja, (sys.executable, str(HERE / "floor.py")))
PEERS = (
    DOCGEN,
    UNKEPT,
    Peer("docxtpl", _jinja, (sys.executable, str(HERE / "docxtpl_rows.py"))),
    Peer("docxtemplater", _braces, _script("docxtemplater"), node=True),
    Peer("easy-template-x", _braces, _script("easy-template-x"), node=True),
    Peer("docx-templates", _plus, _script("docx-templates"), node=True),
    Peer("carbone", _carbone, _script("carbone"), node=True),
    FLOOR,
)


def write_template(peer: Peer, folder: Path) -> Path:
    """The one table with the peer's tags: same markup, same columns."""
    before, _, behind = pieces()
    rows = (text.split("\t") for text in peer.rows())
    body = "".join(row_of(row, 3 + at) for at, row in enumerate(rows))
    path = folder / f"{peer.name}.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in template().items():
            package.writestr(name, before + body + behind if name == "word/document.xml" else text)
    return path


def command(peer: Peer, filled: Path, data: Path, out: Path) -> list[str]:
    """What is run for one document."""
    if peer is FLOOR:
        return [*peer.command, str(filled.parent), str(data), str(out)]
    return [*peer.command, str(filled), str(data), str(out)]


def install() -> None:
    """The peers from npm, into benchmarks/node_modules; a machine without npm or network goes without them."""
    npm = shutil.which("npm")
    if npm is None or (HERE / "node_modules").is_dir():
        return
    quiet = ["--no-audit", "--no-fund", "--silent", "--no-package-lock"]
    subprocess.run([npm, "install", "--prefix", str(HERE), *quiet], check=False, stdout=subprocess.DEVNULL)
