"""Packages in memory, and opening them from files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from docgen.problems import Problem
from docgen.word.namespaces import W, w
from docgen.word.opening import open as opening
from docgen.word.opening.open import DOCUMENT_TYPE, open_package
from docgen.word.package import Package, relationships_part, resolve
from tests.word.packages import package_of, saved, text_of

MAIN = "word/document.xml"


def opened(folder: Path, data: bytes) -> Package | Problem:
    """The package, or the one problem why there is none."""
    path = folder / "บทนำ.docx"
    path.write_bytes(data)
    package, problems = open_package(path)
    assert (package is None) == (len(problems) == 1)
    if package is None:
        assert "บทนำ.docx" in str(problems[0])
        return problems[0]
    return package


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """A document one of whose members says something else."""
    package = package_of("<w:p><w:r><w:t>ก</w:t></w:r></w:p>")
    package.put(name, package.data(name).replace(old, new))
    return saved(package)


def test_a_changed_tree_is_a_changed_package() -> None:
    package = package_of("<w:p><w:r><w:t>ก</w:t></w:r></w:p>")

    next(package.tree(MAIN).iter(w("t"))).text = "ข & ค"

    assert "ข &amp; ค".encode() in package.data(MAIN)
    assert docx.Document(io.BytesIO(saved(package))).paragraphs[0].text == "ข & ค"


def test_an_untouched_part_keeps_its_bytes() -> None:
    package = package_of("")

    assert package.data("word/styles.xml") is package.data("word/styles.xml")


def test_a_part_is_put_with_its_type_related_and_taken_out_again() -> None:
    package = package_of("")
    header = etree.Element(w("hdr"), nsmap={"w": W})

    package.put("word/header9.xml", header, "application/x-header")
    new_id = package.relate(MAIN, "header", "word/header9.xml")

    assert package.content_type("word/header9.xml") == "application/x-header"
    assert package.related("header") == ["word/header9.xml"]
    assert package.stories() == [MAIN, "word/header9.xml"]
    package.unrelate(MAIN, new_id)
    package.remove("word/header9.xml")
    assert package.related("header") == []
    assert "word/header9.xml" not in package
    assert package.content_type("word/header9.xml") == "application/xml"


def test_a_type_that_is_declared_again_replaces_the_first() -> None:
    package = package_of("")

    package.declare(MAIN, "application/x-one")
    package.declare(MAIN, "application/x-two")

    types = package.data("[Content_Types].xml").decode()
    assert package.content_type(MAIN) == "application/x-two"
    assert "x-one" not in types
    assert types.count('"/word/document.xml"') == 1


def test_new_relationship_ids_never_meet_old_ones() -> None:
    package = package_of("")

    ids = [package.relate(MAIN, "hyperlink", "https://example.org/", external=True) for _ in range(5)]

    assert len({each.id for each in package.relationships(MAIN)}) == len(package.relationships(MAIN))
    assert [each.external for each in package.relationships(MAIN) if each.id in ids] == [True] * 5


@pytest.mark.parametrize(
    ("part", "target", "name"),
    [
        ("word/document.xml", "header1.xml", "word/header1.xml"),
        ("word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"),
        ("word/document.xml", "/word/media/a.png", "word/media/a.png"),
        ("", "word/document.xml", "word/document.xml"),
    ],
)
def test_targets_are_read_from_the_part_they_belong_to(part: str, target: str, name: str) -> None:
    assert resolve(part, target) == name


def test_relationships_stand_beside_their_part() -> None:
    assert relationships_part("word/document.xml") == "word/_rels/document.xml.rels"
    assert relationships_part("") == "_rels/.rels"


@pytest.mark.parametrize("target", ["Media/ภาพ 1.PNG", "media/%E0%B8%A0%E0%B8%B2%E0%B8%9E%201.png"])
def test_a_target_finds_its_part_whatever_its_case_and_encoding(target: str) -> None:
    package = package_of("")
    package.put("word/media/ภาพ 1.png", b"x", "image/png")
    package.relate(MAIN, "image", "word/" + target)

    assert package.related("image") == ["word/media/ภาพ 1.png"]


def test_a_document_opens_and_its_file_stays_as_it_was(tmp_path: Path) -> None:
    data = saved(package_of("<w:p><w:r><w:t>ก</w:t></w:r></w:p>"))

    package = opened(tmp_path, data)

    assert isinstance(package, Package)
    assert text_of(package) == ["ก"]
    assert (tmp_path / "บทนำ.docx").read_bytes() == data


def test_a_template_becomes_a_document(tmp_path: Path) -> None:
    package = opened(tmp_path, changed("[Content_Types].xml", b"document.main+xml", b"template.main+xml"))

    assert isinstance(package, Package)
    assert package.content_type(MAIN) == DOCUMENT_TYPE


def test_a_main_part_of_another_name_is_found(tmp_path: Path) -> None:
    package = package_of("<w:p><w:r><w:t>ก</w:t></w:r></w:p>")
    names = [(name.replace("document", "document2"), package.data(name)) for name in package.names()]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in names:
            renamed = data.replace(b"word/document.xml", b"word/document2.xml") if "word/" not in name else data
            archive.writestr(name, renamed)

    found = opened(tmp_path, stream.getvalue())

    assert isinstance(found, Package)
    assert found.main() == "word/document2.xml"
    assert found.related("styles") == ["word/styles.xml"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_parts_in_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    package = package_of("<w:p><w:r><w:t>แผนการดำเนินงาน</w:t></w:r></w:p>")
    for name in (MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels"):
        text = package.data(name).decode().replace("encoding='UTF-8'", f"encoding='{encoding.removesuffix('-sig')}'")
        package.put(name, text.encode(encoding))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in package.names():
            archive.writestr(name, package.data(name))

    found = opened(tmp_path, stream.getvalue())

    assert isinstance(found, Package)
    assert text_of(found) == ["แผนการดำเนินงาน"]


STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
FAULTS = [
    (MAIN, b"</w:body>", b"", "file-damaged", MAIN),
    (MAIN, "ก".encode(), b"\xe0\xb8", "file-damaged", MAIN),
    (MAIN, "ก".encode(), b"&boom;", "file-damaged", MAIN),
    (MAIN, W.encode(), STRICT, "file-foreign", "Strict"),
    (MAIN, W.encode(), b"urn:other", "file-damaged", "เนื้อเอกสาร"),
    ("word/styles.xml", b"</w:styles>", b"", "file-damaged", "word/styles.xml"),
    ("word/_rels/document.xml.rels", b"styles.xml", b"lost.xml", "file-damaged", "word/lost.xml"),
    ("_rels/.rels", b"word/document.xml", b"word/lost.xml", "file-damaged", "เนื้อเอกสาร"),
    ("_rels/.rels", b"word/document.xml", b"word/styles.xml", "file-foreign", "Word"),
]


@pytest.mark.parametrize(("name", "old", "new", "code", "said"), FAULTS)
def test_a_document_that_cannot_be_used_says_why(
    tmp_path: Path, name: str, old: bytes, new: bytes, code: str, said: str
) -> None:
    problem = opened(tmp_path, changed(name, old, new))

    assert isinstance(problem, Problem)
    assert problem.code == code
    assert said in problem.what


def test_a_lost_picture_does_not_stop_a_document(tmp_path: Path) -> None:
    package = package_of("<w:p/>")
    package.relate(MAIN, "image", "word/NULL")

    assert isinstance(opened(tmp_path, saved(package)), Package)


def test_a_template_of_absurd_length_is_refused_before_it_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MAX_XML", 1000)

    problem = opened(tmp_path, saved(package_of("<w:p/>")))

    assert isinstance(problem, Problem)
    assert problem.code == "file-too-large"


def test_entities_are_never_expanded() -> None:
    package = package_of("")
    package.put("word/a.xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')

    assert "root" not in etree.tostring(package.tree("word/a.xml"), encoding="unicode")
