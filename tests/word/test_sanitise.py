"""What a book must never hold: each test puts one thing into a template and looks for it afterwards."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.problem_codes import CODES
from docgen.problems import Problem, Severity
from docgen.word.namespaces import OFFICE_RELATIONSHIP, w
from docgen.word.opening.sanitise import sanitise
from docgen.word.package import Package, parse
from tests.word.packages import body_of, package_of, part, plain, saved, text_of

MAIN = "word/document.xml"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(instruction: str, result: str) -> str:
    return mark("begin") + code(instruction) + mark("separate") + run(result) + mark("end")


def cleaned(package: Package) -> list[Problem]:
    problems = sanitise(package, "บทนำ.docx")
    assert all(problem.severity is Severity.WARNING and problem.code in CODES for problem in problems)
    docx.Document(io.BytesIO(saved(package)))
    return problems


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def externals(package: Package) -> list[str]:
    parts = ["", *package.names()]
    return [each.target for part_name in parts for each in package.relationships(part_name) if each.external]


def linked(element: str, kind: str, target: str) -> Package:
    """A document with ``element``, whose ID stands for an external relationship."""
    package = package_of("<w:p/>")
    new_id = package.relate(MAIN, kind, target, external=True)
    body = package.tree(MAIN)[0]
    for child in part("body", element.replace("ID", new_id)):
        body.insert(0, child)
    return package


def with_object(element: str, kind: str, name: str, content_type: str = "") -> Package:
    """A document with ``element``, whose ID stands for a relationship to an embedded part."""
    package = package_of("<w:p/>")
    package.put(name, b"\xd0\xcf\x11\xe0", content_type or "application/octet-stream")
    new_id = package.relate(MAIN, kind, name)
    body = package.tree(MAIN)[0]
    for child in part("body", element.replace("ID", new_id)):
        body.insert(0, child)
    return package


# --- links out of the document ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["https://www.dla.go.th/?a=1&b=2", "HTTP://x.th", "mailto:a@b.th", "{{ ลิงก์ }}"])
def test_links_to_the_web_to_mail_and_to_a_tag_stay(address: str) -> None:
    package = linked(f'<w:p><w:hyperlink r:id="ID">{run("ลิงก์")}</w:hyperlink></w:p>', "hyperlink", address)

    assert cleaned(package) == []
    assert externals(package) == [address]
    assert "w:hyperlink" in body_of(package)


BAD_ADDRESSES = ["file:///C:/secret.docx", "\\\\server\\share\\a.docx", "other.docx", "javascript:x", "ftp://a/b", "http://"]


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_other_links_lose_their_address_and_keep_their_text(address: str) -> None:
    package = linked(f'<w:p><w:hyperlink r:id="ID">{run("ลิงก์")}</w:hyperlink></w:p>', "hyperlink", address)

    problems = cleaned(package)

    assert codes(problems) == ["external-removed"]
    assert address in problems[0].what
    assert externals(package) == []
    assert body_of(package).startswith("<w:p><w:r>")
    assert text_of(package)[0] == "ลิงก์"


def test_a_link_to_a_bookmark_becomes_one() -> None:
    package = linked(f'<w:p><w:hyperlink r:id="ID">{run("บทที่ 1")}</w:hyperlink></w:p>', "hyperlink", "#_Toc1")

    assert cleaned(package) == []
    assert externals(package) == []
    assert '<w:hyperlink w:anchor="_Toc1">' in body_of(package)


PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="a"><a:hlinkClick r:id="LINK"/>'
    '</wp:docPr><a:graphic><a:graphicData uri="u"><pic:pic><pic:blipFill><a:blip {0}="ID"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def test_a_linked_picture_keeps_its_place_and_loses_its_link() -> None:
    package = linked(PICTURE.format("r:link"), "image", "http://tracker.example/1.png")

    problems = cleaned(package)

    assert codes(problems) == ["external-removed"]
    assert "รูปภาพ" in problems[0].what
    assert "<a:blip/>" in body_of(package)


def test_a_picture_embedded_and_linked_keeps_what_is_embedded() -> None:
    package = linked(PICTURE.format('r:embed="rIdKept" r:link'), "image", "file:///C:/a.png")

    cleaned(package)

    assert '<a:blip r:embed="rIdKept"/>' in body_of(package)


def test_a_picture_that_is_a_link_to_a_file_stays_a_picture() -> None:
    package = package_of("<w:p/>")
    link = package.relate(MAIN, "hyperlink", "file:///C:/a.docx", external=True)
    package.put("word/media/a.png", b"\x89PNG", "image/png")
    image = package.relate(MAIN, "image", "word/media/a.png")
    picture = PICTURE.format("r:embed").replace("LINK", link).replace("ID", image)
    package.tree(MAIN)[0].insert(0, part("body", picture)[0])

    assert codes(cleaned(package)) == ["external-removed"]
    assert "hlinkClick" not in body_of(package)
    assert "r:embed" in body_of(package)
    assert "word/media/a.png" in package


def test_pictures_of_vml_lose_their_addresses() -> None:
    shape = '<v:shape href="https://a.th" style="x"><v:imagedata r:id="ID" src="http://a/b.png" o:href="http://a/"/></v:shape>'
    package = linked(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>", "image", "http://tracker.example/1.png")

    assert codes(cleaned(package)) == ["external-removed"]
    assert '<v:shape href="https://a.th" style="x"><v:imagedata/></v:shape>' in body_of(package)


def test_links_in_headers_and_notes_are_found_and_named() -> None:
    package = package_of("<w:p/>")
    note = '<w:footnote w:id="3">{}</w:footnote>'
    for kind, root, inside in (("header", "hdr", "{}"), ("footnotes", "footnotes", note)):
        name = f"word/{kind}7.xml"
        package.put(name, b"")
        new_id = package.relate(name, "hyperlink", "file:///a", external=True)
        link = f'<w:p><w:hyperlink r:id="{new_id}">{run("ก")}</w:hyperlink></w:p>'
        package.put(name, part(root, inside.format(link)), "application/xml")
        package.relate(MAIN, kind, name)

    problems = cleaned(package)

    assert sorted(str(problem.where) for problem in problems) == ["บทนำ.docx > หัวกระดาษ", "บทนำ.docx > เชิงอรรถ"]
    assert externals(package) == []
    assert "hyperlink" not in plain(package.tree("word/header7.xml"))


def in_settings(element: str, kind: str) -> Package:
    package = package_of("<w:p/>")
    new_id = package.relate("word/settings.xml", kind, "file:///C:/Users/somsak/Normal.dotm", external=True)
    package.tree("word/settings.xml").insert(0, part("settings", element.replace("ID", new_id))[0])
    return package


def test_the_path_of_an_attached_template_goes_without_a_word() -> None:
    package = in_settings('<w:attachedTemplate r:id="ID"/>', "attachedTemplate")

    assert cleaned(package) == []
    assert externals(package) == []
    assert "attachedTemplate" not in plain(package.tree("word/settings.xml"))


def test_a_mail_merge_source_goes_and_its_fields_become_text() -> None:
    merge = '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataSource r:id="ID"/></w:mailMerge>'
    package = in_settings(merge, "mailMergeSource")
    package.tree(MAIN)[0].insert(0, part("body", f"<w:p>{field(' MERGEFIELD ชื่อ ', '«ชื่อ»')}</w:p>")[0])

    problems = cleaned(package)

    assert codes(problems) == ["external-removed", "external-removed"]
    assert "mailMerge" not in plain(package.tree("word/settings.xml"))
    assert text_of(package)[0] == "«ชื่อ»"
    assert "fldChar" not in body_of(package)


def test_frames_of_a_web_page_go() -> None:
    package = package_of("<w:p/>")
    new_id = package.relate("word/webSettings.xml", "frame", "http://a/b.html", external=True)
    frames = f'<w:frameset><w:frame><w:sourceFileName r:id="{new_id}"/></w:frame></w:frameset>'
    package.put("word/webSettings.xml", part("webSettings", frames))

    assert codes(cleaned(package)) == ["external-removed"]
    assert "sourceFileName" not in plain(package.tree("word/webSettings.xml"))


@pytest.mark.parametrize("element", ['<w:altChunk r:id="ID"/>', '<w:p><w:subDoc r:id="ID"/></w:p>'])
def test_whole_files_inserted_from_elsewhere_go(element: str) -> None:
    kind = "aFChunk" if "alt" in element else "subDocument"
    inside, outside = with_object(element, kind, "word/chunk.html"), linked(element, kind, "file:///a.docx")

    assert codes(cleaned(inside)) == ["object-removed"]
    assert codes(cleaned(outside)) == ["external-removed"]
    assert "word/chunk.html" not in inside
    assert "r:id" not in body_of(inside) + body_of(outside)


def test_a_cell_that_held_only_a_chunk_keeps_a_paragraph() -> None:
    element = '<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:altChunk r:id="ID"/></w:tc></w:tr></w:tbl>'

    package = with_object(element, "aFChunk", "word/chunk.html")
    cleaned(package)

    assert "<w:tc><w:p/></w:tc>" in body_of(package)


# --- objects ---------------------------------------------------------------------------------------------------------

OBJECT = (
    '<w:p><w:r><w:object w:dxaOrig="1" w:dyaOrig="1"><v:shape id="s" o:ole=""><v:imagedata r:id="rIdKept"/></v:shape>'
    '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="s" r:id="ID"/></w:object></w:r></w:p>'
)


@pytest.mark.parametrize("kind", ["oleObject", "package"])
def test_an_embedded_object_becomes_the_picture_of_it(kind: str) -> None:
    package = with_object(OBJECT, kind, "word/embeddings/a.bin")

    assert codes(cleaned(package)) == ["object-removed"]
    assert "word/embeddings/a.bin" not in package
    assert '<w:pict><v:shape id="s"><v:imagedata r:id="rIdKept"/></v:shape></w:pict>' in body_of(package)


def test_an_object_under_another_relationship_is_known_by_its_type() -> None:
    package = with_object("<w:p/>", "unheardOf", "word/a.bin", "application/vnd.ms-office.activeX")

    assert codes(cleaned(package)) == ["object-removed"]
    assert "word/a.bin" not in package


def test_a_control_of_activex_goes_with_what_it_is_made_of() -> None:
    control = '<w:p><w:r><w:object><v:shape id="s"/><w:control r:id="ID" w:name="Box"/></w:object></w:r></w:p>'
    package = with_object(control, "control", "word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml")
    package.put("word/activeX/activeX1.xml", b"<a/>")
    package.put("word/activeX/activeX1.bin", b"x", "application/vnd.ms-office.activeX")
    package.relate("word/activeX/activeX1.xml", "activeXControlBinary", "word/activeX/activeX1.bin")

    assert "object-removed" in codes(cleaned(package))
    assert not [name for name in package.names() if "activeX" in name]
    assert "w:control" not in body_of(package)


def test_parts_that_nothing_leads_to_go() -> None:
    package = package_of("<w:p/>")
    package.put("word/vbaProject.bin", b"x", "application/vnd.ms-office.vbaProject")
    package.put("trash/0000.dat", b"x")

    assert cleaned(package) == []
    assert not {"word/vbaProject.bin", "trash/0000.dat"} & set(package.names())
    assert "vbaProject" not in package.data("[Content_Types].xml").decode()


# --- fields ----------------------------------------------------------------------------------------------------------

FETCHING = [
    'DDE excel "C:\\a.xls" r1c1', "DDEAUTO cmd.exe /k", 'INCLUDETEXT "http://a/b.docx"', "IncludePicture \\d a.png",
    "LINK Excel.Sheet.8 a.xls", "IMPORT a.png", "DATABASE \\d a.mdb", 'RD "other.docx"', 'HYPERLINK "file:///C:/a"',
    "HYPERLINK \\\\server\\a", "INCLUDE a",
    'HYPERLINK \\n \\o "tip" "file:///C:/a"',
]


@pytest.mark.parametrize("instruction", FETCHING)
@pytest.mark.parametrize("split", [1, 3, 100])
def test_a_field_that_fetches_becomes_its_last_result(instruction: str, split: int) -> None:
    instruction = instruction.replace('"', "&quot;") if split == 100 else instruction.replace('"', "")
    pieces = "".join(code(instruction[at : at + split]) for at in range(0, len(instruction), split))
    body = f"<w:p>{run('ก')}{mark('begin')}{pieces}{mark('separate')}{run('ผล')}{mark('end')}{run('ข')}</w:p>"
    simple = f'<w:p><w:fldSimple w:instr="{instruction}">{run("ผล")}</w:fldSimple></w:p>'
    package = package_of(body + simple)

    problems = cleaned(package)

    assert set(codes(problems)) == {"external-removed"}
    assert text_of(package) == ["กผลข", "ผล"]
    assert body_of(package) == f"<w:p>{run('ก')}{run('ผล')}{run('ข')}</w:p><w:p>{run('ผล')}</w:p>"


HARMLESS = [
    "PAGE \\* MERGEFORMAT", 'TOC \\o "1-3" \\h', "REF _Ref1 \\h", "DATE", "MERGEFIELD ชื่อ", 'HYPERLINK "https://a.th"',
    "LINKED", "", 'HYPERLINK \\l "_Toc1"', 'HYPERLINK \\n \\l "_Toc1"', 'HYPERLINK "#_Toc1"',
    "STYLEREF 1", "= SUM(ABOVE)", "SEQ ตาราง",
]


@pytest.mark.parametrize("instruction", HARMLESS)
def test_other_fields_stay(instruction: str) -> None:
    package = package_of(f"<w:p>{field(instruction, 'ผล')}</w:p>")
    before = body_of(package)

    assert cleaned(package) == []
    assert body_of(package) == before


def test_a_field_inside_the_code_of_another_goes_with_it_and_inside_its_result_stays() -> None:
    inner = field("QUOTE 99", "c")
    code_first = mark("begin") + code("DDEAUTO ") + inner + mark("separate") + field("PAGE", "1") + mark("end")
    package = package_of(f"<w:p>{code_first}</w:p>")

    assert codes(cleaned(package)) == ["external-removed"]
    assert body_of(package) == f"<w:p>{field('PAGE', '1')}</w:p>"


def test_a_field_whose_name_another_field_makes_up_is_not_trusted() -> None:
    hidden = mark("begin") + field("QUOTE 68 68 69", "DDE") + code(" cmd") + mark("separate") + run("ผล") + mark("end")
    package = package_of(f"<w:p>{hidden}</w:p>")

    assert codes(cleaned(package)) == ["external-removed"]
    assert body_of(package) == f"<w:p>{run('ผล')}</w:p>"


def test_a_field_over_paragraphs_keeps_the_paragraphs_of_its_result() -> None:
    body = (
        f"<w:p>{mark('begin')}{code('INCLUDETEXT a')}{mark('separate')}{run('ก')}</w:p><w:p>{run('ข')}</w:p>"
        f"<w:p>{run('ค')}{mark('end')}</w:p>"
    )
    package = package_of(body)

    cleaned(package)

    assert body_of(package) == f"<w:p>{run('ก')}</w:p><w:p>{run('ข')}</w:p><w:p>{run('ค')}</w:p>"


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["begin", "separate", "end", "code", "text"]), max_size=14))
def test_broken_fields_lose_no_text_outside_their_code(steps: list[str]) -> None:
    pieces = [code("DDE x ") if step == "code" else run("ก") if step == "text" else mark(step) for step in steps]
    package = package_of(f"<w:p>{''.join(pieces)}</w:p>")

    cleaned(package)

    results = steps[: steps.index("begin")].count("text") if "begin" in steps else steps.count("text")
    assert len(text_of(package)[0]) >= results
    if "begin" not in steps or "end" not in steps or "separate" not in steps:
        assert text_of(package)[0].count("ก") <= steps.count("text")


def test_many_fields_take_a_time_in_proportion() -> None:
    package = package_of(f"<w:p>{mark('begin') * 3000}{code('DDE x') * 3000}{run('ก')}{mark('end') * 3000}</w:p>")

    assert len(cleaned(package)) <= 3000


# --- what only splits runs, and what tells of persons ---------------------------------------------------------------


def test_marks_that_only_split_runs_go_silently() -> None:
    noisy = (
        '<w:p w:rsidR="00A1" w14:paraId="1A" w14:textId="2B"><w:proofErr w:type="spellStart"/>'
        f'<w:smartTag w:element="a"><w:smartTagPr/>{run("ก")}</w:smartTag><w:proofErr w:type="spellEnd"/>'
        f'<w:r w:rsidRPr="00B2"><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/></w:r>{run("ข")}</w:p>'
    )
    package = package_of(noisy)

    assert cleaned(package) == []
    assert body_of(package) == f"<w:p>{run('ก')}{run('ข')}</w:p>"


def test_unknown_content_is_left_alone() -> None:
    control = f'<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{run("ก")}</w:sdtContent></w:sdt>'
    body = f"<w:p>{control}</w:p><w:unheardOf/>"
    package = package_of(body)

    assert cleaned(package) == []
    assert body_of(package) == body


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>แผน {{ ปีงบประมาณ }}</dc:title>'
    "<dc:creator>สมศักดิ์</dc:creator><cp:lastModifiedBy>สมหญิง</cp:lastModifiedBy><cp:revision>9</cp:revision>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2019-10-01T00:00:00Z</dcterms:created></cp:coreProperties>'
)
APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>C:\\somsak.dotm</Template><Application>Word</Application><Manager>สมชาย</Manager>"
    "<Company>{}</Company></Properties>"
)


def test_the_names_of_persons_and_offices_go_and_the_title_stays() -> None:
    package = package_of("<w:p/>")
    package.put("docProps/core.xml", parse(CORE.encode()))
    package.put("docProps/app.xml", parse(APPLICATION.format("อบต. อื่น").encode()))

    assert cleaned(package) == []

    texts = (package.data("docProps/core.xml") + package.data("docProps/app.xml")).decode()
    assert not [name for name in ("สมศักดิ์", "สมหญิง", "สมชาย", "อื่น", "somsak", "2019") if name in texts]
    assert "แผน {{ ปีงบประมาณ }}" in texts


def test_a_tag_among_the_properties_stays() -> None:
    package = package_of("<w:p/>")
    package.put("docProps/app.xml", parse(APPLICATION.format("{{ ชื่อหน่วยงาน }}").encode()))

    cleaned(package)

    assert "{{ ชื่อหน่วยงาน }}" in package.data("docProps/app.xml").decode()


def test_thumbnails_printer_settings_and_signatures_go_silently() -> None:
    package = package_of("<w:p/>")
    of_package = "http://schemas.openxmlformats.org/package/2006/relationships/"
    for source, kind, name in (
        ("", of_package + "metadata/thumbnail", "docProps/t.jpeg"),
        ("", of_package + "digital-signature/origin", "_xml/origin.sigs"),
        (MAIN, OFFICE_RELATIONSHIP + "printerSettings", "word/printer.bin"),
        (MAIN, OFFICE_RELATIONSHIP + "glossaryDocument", "word/glossary/document.xml"),
    ):
        package.put(name, b"<x/>", "application/xml")
        package.relate(source, kind, name)

    assert cleaned(package) == []
    gone = ("t.jpeg", ".sigs", "printer.bin", "glossary/document.xml")
    assert not [name for name in package.names() if name.endswith(gone)]


def test_cleaning_twice_changes_nothing_more() -> None:
    package = package_of(f"<w:p>{field('DDE a', 'ผล')}</w:p>")
    cleaned(package)
    once = saved(package)

    assert cleaned(package) == []
    assert saved(package) == once


def test_sections_keep_their_own_relationships() -> None:
    package = package_of("<w:p/>")
    package.put("word/header7.xml", part("hdr", f"<w:p>{run('หัว')}</w:p>"), "application/xml")
    reference = f'<w:headerReference w:type="default" r:id="{package.relate(MAIN, "header", "word/header7.xml")}"/>'
    section = next(package.tree(MAIN).iter(w("sectPr")))
    section.insert(0, part("sectPr", reference)[0])

    assert cleaned(package) == []
    assert package.related("header") == ["word/header7.xml"]
    assert "headerReference" in plain(section)


def test_a_control_keeps_its_own_words_when_they_were_bound_to_a_property() -> None:
    w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    bound = '<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:title[1]" w:storeItemID="{6C3C8BC8}"/>'
    newer = f'<w15:dataBinding {w15} w:xpath="/a" w:storeItemID="{{6C3C8BC8}}"/>'
    controls = [
        f"<w:sdt><w:sdtPr>{binding}<w:text/></w:sdtPr><w:sdtContent>{run('ชื่อเล่ม')}</w:sdtContent></w:sdt>"
        for binding in (bound, newer)
    ]
    package = package_of(f"<w:p>{''.join(controls)}</w:p>")

    assert cleaned(package) == []

    assert b"dataBinding" not in package.data(MAIN)
    assert package.data(MAIN).count("ชื่อเล่ม".encode()) == 2
