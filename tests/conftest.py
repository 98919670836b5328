"""What tests of finished books share: the sample book, and the outside programs that look at it.

On a developer's machine a test that needs LibreOffice, poppler or the Open XML SDK validator skips with its reason; in
the full check (DOCGEN_FULL_CHECKS=1) a missing program fails it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import docgen
from docgen import starter

# Tests leave the user's own folder alone; those of the cache name a folder of theirs.
os.environ["DOCGEN_CACHE"] = "off"


def program(name: str, variable: str = "") -> str:
    """The program's path, or a skip (a failure in the full check)."""
    found = os.environ.get(variable, "") if variable else ""
    found = found or shutil.which(name) or ""
    if not found:
        reason = f"{name} is not installed"
        if os.environ.get("DOCGEN_FULL_CHECKS"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def sdk_errors(book: Path) -> list[str]:
    """What Microsoft's Open XML SDK validator says against a book."""
    validator = program("ooxml-validator", "OOXML_VALIDATOR")
    done = subprocess.run([validator, str(book)], capture_output=True, text=True, timeout=120, check=False)
    report = json.loads(done.stdout)
    found = report if isinstance(report, list) else report.get("errors", report)
    return [json.dumps(each, ensure_ascii=False) for each in found] if found else []


def pdf_pages(pdf: Path) -> list[str]:
    """The text of each page."""
    done = subprocess.run(
        [program("pdftotext"), "-layout", str(pdf), "-"], capture_output=True, check=True, timeout=120
    )
    return done.stdout.decode("utf-8").split("\f")[:-1]


@pytest.fixture(scope="session")
def sample_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book of the sample plan, built once."""
    return docgen.build(starter.SAMPLE, tmp_path_factory.mktemp("sample") / "เล่ม.docx")
