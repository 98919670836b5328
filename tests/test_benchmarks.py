"""The benchmarks check what they measure: a document without a row, a regression of a tenth, an absent peer."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

import docgen
from benchmarks import instructions, peers
from benchmarks.chart import chart
from benchmarks.peers import DOCGEN, PEERS, Peer
from benchmarks.side_by_side import Result, must_hold, table
from benchmarks.table_template import write

README = Path(__file__).resolve().parents[1] / "README.md"


@pytest.fixture
def filled(tmp_path: Path) -> tuple[Path, Path]:
    """A document that docgen filled with 30 rows, and its data."""
    _, data = write(tmp_path, 30)
    docgen.fill(peers.write_template(DOCGEN, tmp_path), data, tmp_path / "out.docx")
    return tmp_path / "out.docx", data


def test_a_document_with_every_row_passes(filled: tuple[Path, Path]) -> None:
    must_hold(*filled, "docgen")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: re.sub(r"<w:tr(?:(?!</w:tr>).)*ช่วงที่ 20<.*?</w:tr>", "", text, flags=re.DOTALL),
        lambda text: text.replace("ช่วงที่ 20<", "ช่วงที่ 21<"),
        lambda text: text.replace("&amp; ไหล่ทาง", "ไหล่ทาง", 1),
    ],
    ids=["a row lost", "a value changed", "a mark lost"],
)
def test_a_document_that_lost_something_ends_the_benchmark(filled: tuple[Path, Path], spoil: object) -> None:
    document, data = filled
    with zipfile.ZipFile(document) as package:
        text = package.read("word/document.xml").decode("utf-8")
    assert callable(spoil)
    spoilt = spoil(text)
    assert spoilt != text
    with zipfile.ZipFile(document, "w") as package:
        package.writestr("word/document.xml", spoilt)

    with pytest.raises(SystemExit, match="does not hold every value"):
        must_hold(document, data, "docgen")


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_every_program_gets_the_same_table_with_its_own_tags(peer: Peer, tmp_path: Path) -> None:
    with zipfile.ZipFile(peers.write_template(peer, tmp_path)) as package:
        rows = ElementTree.fromstring(package.read("word/document.xml")).iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tr"
        )
    tags = ["".join(row.itertext()) for row in rows][1:]

    assert all(any(name in row for row in tags) for name in ("project", "budget", "sep"))
    assert [len(row.split("\t")) for row in peer.rows()].count(18) == 1


def test_a_peer_that_was_not_measured_is_shown_as_such() -> None:
    found = {"docgen": {100: Result(0.1, 1024, 1000)}, "docxtpl": {100: Result(1.0, 2048, 1000)}}

    lines = table(found).splitlines()

    assert "| **docgen** | 0.10 (0.100) | 1 MB | 1 kB |" in lines
    assert "| carbone | ไม่ได้วัด | ไม่ได้วัด | ไม่ได้วัด |" in lines
    assert "not measured" in chart({"docgen": {100: 0.1}, "carbone": {}}, [100])


def test_the_chart_is_a_picture_with_longer_bars_for_longer_times() -> None:
    drawn = ElementTree.fromstring(chart({"docgen": {100: 0.1, 1000: 0.2}, "x<&": {100: 1.0, 1000: 9.0}}, [100, 1000]))

    _, *rectangles = drawn.iter("{http://www.w3.org/2000/svg}rect")
    bars = [float(each.get("width", "0")) for each in rectangles]
    assert bars[0] < bars[2] < bars[1] < bars[3]


def test_a_regression_of_a_tenth_breaks_and_noise_does_not() -> None:
    kept = json.loads(instructions.KEPT.read_text(encoding="utf-8"))
    assert kept
    for counts in kept.values():
        assert instructions.regressions(counts, counts) == []
        assert instructions.regressions({name: value * 1.01 for name, value in counts.items()}, counts) == []
        for name in counts:
            assert len(instructions.regressions({**counts, name: counts[name] * 1.1}, counts)) == 1


def test_counts_of_another_python_are_not_compared_but_the_full_check_wants_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DOCGEN_FULL_CHECKS", raising=False)
    assert instructions.compare({"row": 1.0}, {}) == 0
    monkeypatch.setenv("DOCGEN_FULL_CHECKS", "1")
    assert instructions.compare({"row": 1.0}, {}) == 1
    assert "no counts are kept" in capsys.readouterr().out


def test_readme_has_the_place_for_table_and_chart() -> None:
    text = README.read_text(encoding="utf-8")

    assert "<!-- benchmark: drawn by benchmarks/side_by_side.py -->" in text
    assert (README.parent / "docs" / "benchmark.svg").exists()
    assert all(f"| {peer.name} |" in text for peer in PEERS if not peer.name.startswith(("docgen", "floor")))
