"""How memory is kept and looked through is as it was when a document is done."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

import docgen
from docgen.memory import CollectionPaused, keep_freed_memory


def test_nothing_is_collected_while_it_lasts_and_all_goes_on_as_before() -> None:
    assert gc.isenabled()
    with CollectionPaused():
        assert not gc.isenabled()
        with CollectionPaused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_document_that_fails_leaves_collecting_on(tmp_path: Path) -> None:
    with pytest.raises(docgen.ProblemsFound):
        docgen.fill(tmp_path / "ไม่มี.docx", {}, tmp_path / "ก.docx")

    assert gc.isenabled()


def test_a_program_short_of_memory_goes_without(monkeypatch: pytest.MonkeyPatch) -> None:
    more_than_any_machine_has = sys.maxsize - 4096
    with pytest.raises(MemoryError):
        bytes(more_than_any_machine_has)
    monkeypatch.setattr("docgen.memory._LARGEST", more_than_any_machine_has)

    keep_freed_memory.__wrapped__()
