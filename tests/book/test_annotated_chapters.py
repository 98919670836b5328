"""``docgen check --annotate``: the mistakes of a plan's chapters as comments that Word and LibreOffice show."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn
from lxml import etree

import docgen
from docgen.cli import main
from tests.book.test_ten_mistakes import MISTAKES
from tests.conftest import program, sdk_errors
from tests.test_guide import FORM, edit, say, text_of

COVER = "01-ปก.docx"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
ANNOTATION = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[docgen.Problem], list[Path]]:
    """A plan with ten mistakes, checked, with its annotated copies."""
    plan = docgen.new(tmp_path_factory.mktemp("annotated") / "แผน", sample=True)
    for template, old, new, *_ in MISTAKES:
        edit(plan, template, lambda document, old=old, new=new: say(document, old, new))  # type: ignore[misc]
    return plan, *docgen.annotate(plan)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with one mistake, on its cover."""
    plan = docgen.new(tmp_path / "แผน", sample=True)
    edit(plan, COVER, lambda document: say(document, "{{ ปีงบประมาณ }}", "{{ ปีงบประมาน }}"))
    return plan


def comments(path: Path) -> list[str]:
    """The first paragraph of each comment by docgen."""
    with zipfile.ZipFile(path) as archive:
        if "word/comments.xml" not in archive.namelist():
            return []
        root = etree.fromstring(archive.read("word/comments.xml"))
    own = [each for each in root if each.get(qn("w:author")) == "docgen"]
    return ["".join(text.text or "" for text in each[0].iter(qn("w:t"))) for each in own]


def test_every_problem_of_every_chapter_has_its_comment(
    annotated: tuple[Path, list[docgen.Problem], list[Path]]
) -> None:
    plan, problems, files = annotated

    assert [path.parent for path in files] == [plan / "output"] * 5
    assert sorted(text for path in files for text in comments(path)) == sorted(
        f"{'ผิด' if each.severity is docgen.Severity.ERROR else 'เตือน'}: {each.what}" for each in problems
    )


def test_checking_with_comments_tells_what_checking_tells(
    annotated: tuple[Path, list[docgen.Problem], list[Path]]
) -> None:
    plan, problems, _ = annotated

    assert docgen.check(plan) == problems


def test_the_sdk_finds_no_fault_in_an_annotated_copy(annotated: tuple[Path, list[docgen.Problem], list[Path]]) -> None:
    assert {path.name: sdk_errors(path) for path in annotated[2]} == {path.name: [] for path in annotated[2]}


def test_libreoffice_shows_every_comment(
    annotated: tuple[Path, list[docgen.Problem], list[Path]], tmp_path: Path
) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = annotated[2]
    command = [program("soffice"), profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=120)

    for path in files:
        root = etree.parse(tmp_path / f"{path.stem}.fodt").getroot()
        shown = ["".join(map(str, each.find(TEXT).itertext())) for each in root.iter(ANNOTATION)]  # type: ignore[union-attr]
        assert sorted(shown) == sorted(comments(path))


def test_the_mended_copies_build_the_book_again(
    annotated: tuple[Path, list[docgen.Problem], list[Path]], tmp_path: Path
) -> None:
    _, _, files = annotated
    mended = docgen.new(tmp_path / "แผน", sample=True)
    right = text_of(docx.Document(str(docgen.build(mended, tmp_path / "ถูก.docx"))))
    for path in files:
        (mended / "templates" / path.name.removeprefix("ตรวจ-")).write_bytes(path.read_bytes())
    for template, old, new, *_ in reversed(MISTAKES):
        edit(mended, template, lambda document, old=old, new=new: _retype(document, new, old))  # type: ignore[misc]

    assert docgen.check(mended) == []
    assert text_of(docx.Document(str(docgen.build(mended, tmp_path / "เล่ม.docx")))) == right


def _retype(document: docx.document.Document, old: str, new: str) -> None:
    """Types over words of a paragraph, whatever runs and comments they stand in."""
    for paragraph in document.element.body.iter(qn("w:p")):
        texts = list(paragraph.iter(qn("w:t")))
        said = "".join(each.text or "" for each in texts)
        if old in said:
            texts[0].text = said.replace(old, new, 1)
            texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            for each in texts[1:]:
                each.text = ""
            return
    raise AssertionError(old)


def test_in_place_the_chapter_is_kept_first_and_still_is_the_template(plan: Path) -> None:
    chapter = plan / "templates" / COVER
    before = chapter.read_bytes()
    told = docgen.check(plan)

    problems, files = docgen.annotate(plan, in_place=True)

    assert files == [chapter]
    assert (plan / "templates" / "สำรอง" / "01-ปก (1).docx").read_bytes() == before
    assert problems == told == docgen.check(plan)
    assert len(comments(chapter)) == 1


def test_in_place_again_changes_nothing_and_keeps_nothing_twice(plan: Path) -> None:
    docgen.annotate(plan, in_place=True)
    once = (plan / "templates" / COVER).read_bytes()

    _, files = docgen.annotate(plan, in_place=True)

    assert files == []
    assert (plan / "templates" / COVER).read_bytes() == once
    assert len(list((plan / "templates" / "สำรอง").iterdir())) == 1


def test_a_mended_chapter_loses_the_comments_and_builds(plan: Path, tmp_path: Path) -> None:
    docgen.annotate(plan, in_place=True)
    edit(plan, COVER, lambda document: say(document, "{{ ปีงบประมาน }}", "{{ ปีงบประมาณ }}"))
    assert comments(docgen.build(plan, tmp_path / "เล่ม.docx")) == []

    problems, files = docgen.annotate(plan, in_place=True)

    assert problems == []
    assert files == [plan / "templates" / COVER]
    assert comments(files[0]) == []
    assert len(list((plan / "templates" / "สำรอง").iterdir())) == 2


def test_comments_of_others_survive_in_the_chapter_and_in_the_book(plan: Path, tmp_path: Path) -> None:
    text = " ขอให้ตรวจ & แก้ <ปี>  นี้ "
    edit(plan, COVER, lambda document: _comment(document, text))

    docgen.annotate(plan, in_place=True)
    assert _texts_by(plan / "templates" / COVER, "นายก") == [text]
    edit(plan, COVER, lambda document: say(document, "{{ ปีงบประมาน }}", "{{ ปีงบประมาณ }}"))

    assert _texts_by(docgen.build(plan, tmp_path / "เล่ม.docx"), "นายก") == [text]
    docgen.annotate(plan, in_place=True)
    assert _texts_by(plan / "templates" / COVER, "นายก") == [text]


def _comment(document: docx.document.Document, text: str) -> None:
    document.add_comment(document.paragraphs[0].runs, text, "นายก", "น")


def _texts_by(path: Path, author: str) -> list[str]:
    return [each.text for each in docx.Document(str(path)).comments if each.author == author]


def test_a_copy_that_a_clerk_worked_in_is_kept(plan: Path) -> None:
    _, (copy,) = docgen.annotate(plan)
    document = docx.Document(str(copy))
    document.add_paragraph("ข้อความของเจ้าหน้าที่")
    document.save(str(copy))
    worked_in = copy.read_bytes()

    docgen.annotate(plan)

    assert copy.read_bytes() != worked_in
    assert (plan / "output" / "สำรอง" / "ตรวจ-01-ปก (1).docx").read_bytes() == worked_in


def test_a_copy_of_an_earlier_check_goes_when_its_chapter_is_right(plan: Path) -> None:
    _, (copy,) = docgen.annotate(plan)
    edit(plan, COVER, lambda document: say(document, "{{ ปีงบประมาน }}", "{{ ปีงบประมาณ }}"))

    assert docgen.annotate(plan) == ([], [])
    assert not copy.exists()


def test_a_chapter_open_in_word_is_told_and_stays_as_it_was(plan: Path) -> None:
    chapter = plan / "templates" / COVER
    before = chapter.read_bytes()
    (plan / "templates" / f"~${COVER}").write_bytes(b"")  # Word's owner file: a name of seven letters or fewer, whole
    (plan / "templates" / f"~${COVER[1:]}").write_bytes(b"")
    (plan / "templates" / f"~${COVER[2:]}").write_bytes(b"")

    problems, files = docgen.annotate(plan, in_place=True)

    assert files == []
    assert "output-open" in {each.code for each in problems}
    assert chapter.read_bytes() == before
    assert not (plan / "templates" / "สำรอง").exists()


def test_the_shipped_templates_are_never_written_to(plan: Path) -> None:
    problems, files = docgen.annotate(plan / "plan.xlsx", in_place=True)

    assert files == []
    assert [each.code for each in problems] == ["output-unwritable"]


def test_the_command_names_the_annotated_files(plan: Path) -> None:
    done = CliRunner().invoke(main, ["check", str(plan), "--annotate"])
    told = CliRunner().invoke(main, ["check", str(plan), "--annotate", "--json"])

    assert done.exit_code == 1
    assert f"เขียนข้อคิดเห็นไว้ใน: {plan / 'output' / 'ตรวจ-01-ปก.docx'}" in done.stdout
    assert json.loads(told.stdout)["annotated"] == [str(plan / "output" / "ตรวจ-01-ปก.docx")]


def test_a_plan_without_mistakes_gets_no_comments(tmp_path: Path) -> None:
    plan = docgen.new(tmp_path / "แผน", sample=True)

    assert docgen.annotate(plan) == ([], [])
    assert not (plan / "output").exists()
    assert FORM in {path.name for path in (plan / "templates").iterdir()}
