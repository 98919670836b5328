"""A problem's comment stands at exactly its words, and leaves no trace when it is taken out again."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from docgen.problems import FilePlace, Problem, WordPlace, error, warning
from docgen.thai.filters import FILTERS
from docgen.word.annotating.annotate import annotate, is_untouched
from docgen.word.annotating.own_comments import strip_own_comments
from docgen.word.engine import check_templates, open_template
from docgen.word.namespaces import w
from docgen.word.opening.open import open_package
from docgen.word.package import Package
from docgen.word.rendering.zip_writer import write_package
from tests.word import docx_builder as build
from tests.word.docx_builder import cell, paragraph, row, run, table
from tests.word.tag_schema import PLAN

FILE = "บทที่ 1.docx"
BOX = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def saved(tmp_path: Path, package: Package) -> Path:
    path = tmp_path / FILE
    with path.open("wb") as target:
        write_package(target, ((name, package.data(name)) for name in package.names()))
    return path


def problems_of(path: Path) -> list[Problem]:
    template, problems = open_template(path, 1)
    assert template is not None
    return problems + check_templates([template], PLAN, FILTERS)[1]


def annotated(path: Path, problems: list[Problem] | None = None) -> Package:
    made, faults = annotate(path, problems_of(path) if problems is None else problems)
    assert made is not None, faults
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        return Package({name: archive.read(name) for name in archive.namelist()})


def marked(package: Package, part: str = "word/document.xml") -> dict[str, str]:
    """The text inside each comment's range, by the comment's id."""
    texts: dict[str, str] = {}
    open_ranges: set[str] = set()
    for element in package.tree(part).iter(w("commentRangeStart"), w("commentRangeEnd"), w("t")):
        number = element.get(w("id"), "")
        if element.tag == w("commentRangeStart"):
            open_ranges.add(number)
            texts[number] = ""
        elif element.tag == w("commentRangeEnd"):
            open_ranges.remove(number)
        for each in open_ranges if element.tag == w("t") else ():
            texts[each] += element.text or ""
    return texts


def children(package: Package, number: int) -> list[str]:
    """What stands in one of the body's paragraphs, by local name."""
    return [str(each.tag).split("}")[1] for each in package.tree("word/document.xml")[0][number]]


def comments(package: Package) -> list[tuple[str, list[str]]]:
    """Author and paragraphs of each comment."""
    return [
        (each.get(w("author"), ""), ["".join(t.text or "" for t in p.iter(w("t"))) for p in each.iter(w("p"))])
        for each in package.tree("word/comments.xml")
    ]


def test_a_comment_stands_at_the_tag_and_nowhere_else(tmp_path: Path) -> None:
    path = saved(tmp_path, build.package(paragraph("ก่อน {{ ผิด }} หลัง")))

    package = annotated(path)

    assert list(marked(package).values()) == ["{{ ผิด }}"]
    assert comments(package)[0][0] == "docgen"
    assert "“{{ ผิด }}”" in comments(package)[0][1][0]
    assert comments(package)[0][1][0].startswith("ผิด: ")
    assert comments(package)[0][1][1].startswith("วิธีแก้: ")


def test_a_tag_split_over_runs_is_marked_as_one(tmp_path: Path) -> None:
    path = saved(tmp_path, build.package(paragraph("ก่อน {", "{ ผิ", run("ด }", "<w:b/><w:bCs/>"), "} หลัง")))

    assert list(marked(annotated(path)).values()) == ["{{ ผิด }}"]


def test_the_words_around_a_tag_keep_their_text_and_look(tmp_path: Path) -> None:
    path = saved(tmp_path, build.package(paragraph(run("ก่อน {{ ผิด }} หลัง", "<w:b/><w:bCs/>"))))

    runs = list(annotated(path).tree("word/document.xml").iter(w("r")))

    worded = [each for each in runs if each.find(w("t")) is not None]
    assert [each.findtext(w("t")) for each in worded] == ["ก่อน ", "{{ ผิด }}", " หลัง"]
    assert all(each.find(f"{w('rPr')}/{w('bCs')}") is not None for each in worded)


def test_two_problems_of_one_paragraph_have_a_comment_each(tmp_path: Path) -> None:
    path = saved(tmp_path, build.package(paragraph("{{ ผิด }} กับ {{ พลาด }}")))

    assert list(marked(annotated(path)).values()) == ["{{ ผิด }}", "{{ พลาด }}"]


def test_the_second_of_two_equal_paragraphs_is_found(tmp_path: Path) -> None:
    body = paragraph("ปี {{ ปีงบประมาณ }}") + paragraph("{{ ผิด }}") + paragraph("คั่น") + paragraph("{{ ผิด }}")

    document = annotated(saved(tmp_path, build.package(body))).tree("word/document.xml")

    assert [each.find(w("commentRangeStart")) is not None for each in document[0]] == [False, True, False, True]


def test_a_tag_in_a_cell_is_marked_there(tmp_path: Path) -> None:
    path = saved(tmp_path, build.package(table(row(cell("หนึ่ง"), cell("{{ ผิด }}"))) + paragraph("จบ")))

    document = annotated(path).tree("word/document.xml")

    cells = list(document.iter(w("tc")))
    assert [len(list(each.iter(w("commentRangeStart")))) for each in cells] == [0, 1]


def test_a_tag_half_in_a_link_is_marked_from_end_to_end(tmp_path: Path) -> None:
    link = f'<w:hyperlink r:id="rIdLink">{run("งบประมาณ }}")}</w:hyperlink>'
    package = build.package(paragraph(run("ดู {{ ปี"), link), links={"rIdLink": "https://example.go.th/"})

    assert list(marked(annotated(saved(tmp_path, package))).values()) == ["{{ ปีงบประมาณ }}"]


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_problem_of_a_header_stands_where_its_section_begins(kind: str, tmp_path: Path) -> None:
    section = f'<w:sectPr><w:{kind}Reference w:type="default" r:id="rId{kind}"/></w:sectPr>'
    body = paragraph("ส่วนแรก", properties="<w:sectPr/>") + paragraph("ส่วนที่สอง") + section
    package = annotated(saved(tmp_path, build.package(body, {kind: paragraph("{{ ผิด }}")})))

    assert list(marked(package).values()) == ["ส่วนที่สอง"]
    label = {"header": "หัวกระดาษ", "footer": "ท้ายกระดาษ"}[kind]
    assert f"(ใน{label} “{{{{ ผิด }}}}”)" in comments(package)[0][1][0]
    assert b"commentRangeStart" not in package.data(f"word/{kind}.xml")


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_problem_of_a_note_stands_at_its_mark(kind: str, tmp_path: Path) -> None:
    mark = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    body = paragraph("หนึ่ง") + paragraph(run("สอง"), mark, run("สาม"))
    notes = f'<w:{kind} w:id="2">{paragraph("{{ ผิด }}")}</w:{kind}>'
    package = annotated(saved(tmp_path, build.package(body, {f"{kind}s": notes})))

    assert children(package, 1) == ["r", "commentRangeStart", "r", "commentRangeEnd", "r", "r"]
    assert "(ใน" in comments(package)[0][1][0]


def test_a_problem_of_a_text_box_stands_at_the_box(tmp_path: Path) -> None:
    body = paragraph("หนึ่ง") + paragraph(run("สอง "), BOX.format(paragraph("{{ ผิด }}")))
    package = annotated(saved(tmp_path, build.package(body)))

    assert children(package, 1) == ["r", "commentRangeStart", "r", "commentRangeEnd", "r"]
    assert "(ในกล่องข้อความ “{{ ผิด }}”)" in comments(package)[0][1][0]


def test_a_problem_of_the_file_or_its_properties_stands_at_the_beginning(tmp_path: Path) -> None:
    path = saved(tmp_path, build.package(paragraph("หนึ่ง") + paragraph("สอง"), core="<dc:title>{{ ผิด }}</dc:title>"))
    whole = warning("revisions-accepted", FilePlace(FILE), "ทั้งแฟ้ม", "แก้")

    package = annotated(path, [*problems_of(path), whole])

    assert list(marked(package).values()) == ["หนึ่ง", "หนึ่ง"]
    assert "(ในคุณสมบัติของแฟ้ม" in comments(package)[0][1][0]
    assert comments(package)[1][1][0] == "เตือน: (ทั้งแฟ้ม) ทั้งแฟ้ม"


def test_a_problem_that_quotes_nothing_of_its_paragraph_marks_all_of_it(tmp_path: Path) -> None:
    path = saved(tmp_path, build.package(paragraph("หนึ่ง ", run("สอง"))))
    place = WordPlace(FILE, text="หนึ่ง สอง", order=1)

    assert list(marked(annotated(path, [error("tag-syntax", place, "อะไรก็ตาม “สาม”", "แก้")])).values()) == ["หนึ่ง สอง"]


def test_tracked_changes_stay_tracked_and_comments_find_their_paragraph(tmp_path: Path) -> None:
    gone = '<w:del w:id="1" w:author="ก"><w:r><w:delText>{{ ลบแล้ว }}</w:delText></w:r></w:del>'
    mark = '<w:rPr><w:del w:id="2" w:author="ก"/></w:rPr>'
    added = f'<w:ins w:id="3" w:author="ก">{run("{{ ผิด }}")}</w:ins>'
    body = paragraph(gone, properties=mark) + paragraph("ก ", added)
    path = saved(tmp_path, build.package(body))

    package = annotated(path, [each for each in problems_of(path) if each.code == "name-unknown"])

    assert list(marked(package).values()) == ["{{ ผิด }}"]
    assert len(list(package.tree("word/document.xml").iter(w("ins"), w("del")))) == 3


OTHERS = (
    '<w:comment w:id="0" w:author="นายกฯ" w:initials="น" w:date="2019-10-01T00:00:00Z">'
    '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t xml:space="preserve"> ขอ &amp; แก้ “คำ”  นี้ </w:t></w:r></w:p>'
    "</w:comment>"
)


def test_other_peoples_comments_stay_byte_for_byte(tmp_path: Path) -> None:
    end = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    theirs = ('<w:commentRangeStart w:id="0"/>', run("คำ"), end)
    path = saved(tmp_path, build.package(paragraph(*theirs) + paragraph("{{ ผิด }}"), {"comments": OTHERS}))
    before = _comment_bytes(open_package(path)[0])

    once = annotated(path)
    strip_own_comments(once)

    assert _comment_bytes(annotated(path))[:1] == before
    assert _comment_bytes(once) == before
    assert marked(annotated(path)) == {"0": "คำ", "1": "{{ ผิด }}"}
    assert marked(once) == {"0": "คำ"}


def _comment_bytes(package: Package | None) -> list[bytes]:
    assert package is not None
    return [etree.tostring(each, method="c14n") for each in package.tree("word/comments.xml")]


BODIES = {
    "one run": paragraph("ก่อน {{ ผิด }} หลัง"),
    "many runs": paragraph("ก่อน {", "{ ผิ", run("ด }", "<w:b/>"), "} หลัง"),
    "a run with a tab": paragraph(
        '<w:r><w:t>ก</w:t><w:tab/><w:t xml:space="preserve">{{ ผิด }} ข</w:t><w:br/><w:t>ค</w:t></w:r>'
    ),
    "a whole paragraph": paragraph("{{ ผิด }}"),
    "two tags": paragraph("{{ ผิด }}{{ พลาด }} จบ"),
    "a cell": table(row(cell("ก {{ ผิด }}"), cell("ข"))) + paragraph("จบ"),
    "a block": paragraph("{%p if ผิด %}") + paragraph("ก") + paragraph("{%p endif %}"),
    "a box": paragraph("ก ", BOX.format(paragraph("{{ ผิด }}"))),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_taking_the_comments_out_gives_back_the_template_as_it_was(name: str, tmp_path: Path) -> None:
    path = saved(tmp_path, build.package(BODIES[name]))
    before, _ = open_package(path)
    package = annotated(path)
    assert before is not None
    assert len(comments(package)) > 0

    strip_own_comments(package)

    assert sorted(package.names()) == sorted(before.names())
    for part in before.names():
        assert _same(package.data(part), before.data(part)), part


def _same(one: bytes, other: bytes) -> bool:
    """Equal but for namespaces declared and spaces said to be kept."""
    texts = [etree.tostring(etree.fromstring(data), method="c14n", exclusive=True).decode() for data in (one, other)]
    return texts[0].replace(' xml:space="preserve"', "") == texts[1].replace(' xml:space="preserve"', "")


def test_an_annotated_template_gives_the_same_problems_at_the_same_places(tmp_path: Path) -> None:
    path = saved(tmp_path, build.package(BODIES["two tags"] + BODIES["a cell"] + BODIES["a block"]))
    before = problems_of(path)
    made, _ = annotate(path, before)
    assert made is not None

    path.write_bytes(made.data)

    assert problems_of(path) == before
    again, _ = annotate(path, before)
    assert again is not None
    assert (again.comments, again.taken_out) == (made.comments, made.comments)
    assert again.data == made.data


def test_what_word_keeps_beside_a_comment_goes_with_it(tmp_path: Path) -> None:
    package = build.package(paragraph("{{ ผิด }}"), {"comments": OTHERS})
    path = saved(tmp_path, package)
    made = annotated(path)
    own = made.tree("word/comments.xml")[1]
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    for number, each in enumerate(own.iter(w("p"))):
        each.set(f"{{{w14}}}paraId", f"0000000{number}")
    reply = '<w15:commentEx w15:paraId="0000000A" w15:paraIdParent="00000001"/>'
    entries = f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="00000001"/>{reply}</w15:commentsEx>'
    made.put("word/commentsExtended.xml", etree.fromstring(entries))
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    made.relate("word/document.xml", kind, "word/commentsExtended.xml")

    strip_own_comments(made)

    assert [dict(each.items()) for each in made.tree("word/commentsExtended.xml")] == [{f"{{{w15}}}paraId": "0000000A"}]
    assert [author for author, _ in comments(made)] == ["นายกฯ"]


def test_a_copy_that_somebody_saved_is_known(tmp_path: Path) -> None:
    path = saved(tmp_path, build.package(paragraph("{{ ผิด }}")))
    assert not is_untouched(path)
    made, _ = annotate(path, problems_of(path))
    assert made is not None

    path.write_bytes(made.data)

    assert is_untouched(path)
    assert not is_untouched(tmp_path / "ไม่มี.docx")
