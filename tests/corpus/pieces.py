"""Pieces of WordprocessingML that Word and clerks put around, into and between tags."""

from __future__ import annotations

from tests.word.docx_builder import paragraph, run

SPELLING = '<w:proofErr w:type="spellStart"/>'
BOOKMARK = '<w:bookmarkStart w:id="7" w:name="ที่คั่น"/><w:bookmarkEnd w:id="7"/>'
SECTION = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
    "</w:sectPr>"
)
_PAGE = '<w:pgSz w:w="11906" w:h="16838"/>'


def revised(text: str, number: int) -> str:
    """A run of one editing session (w:rsidR), as Word begins one at each saving."""
    return f'<w:r w:rsidR="00AB{number:04d}" w:rsidRPr="00CD{number:04d}"><w:t xml:space="preserve">{text}</w:t></w:r>'


def in_language(text: str, language: str) -> str:
    """A run that Word marked with a language of its own."""
    return run(text, f'<w:lang w:val="{language}" w:bidi="th-TH"/>')


def inserted(*texts: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="ก" w:date="2019-10-01T00:00:00Z">{"".join(map(run, texts))}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    inside = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="ก" w:date="2019-10-01T00:00:00Z">{inside}</w:del>'


def link(*texts: str, target: str = "rIdLink") -> str:
    """A hyperlink around runs."""
    return f'<w:hyperlink r:id="{target}">{"".join(map(run, texts))}</w:hyperlink>'


def control(inside: str) -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def text_box(*texts: str) -> str:
    """A run with a text box, as old and new programs read it."""
    inside = "<w:txbxContent>" + "".join(map(paragraph, texts)) + "</w:txbxContent>"
    shape = f'<v:shape style="width:200pt;height:50pt"><v:textbox>{inside}</v:textbox></v:shape>'
    return f"<w:r><w:pict>{shape}</w:pict></w:r>"


def field(code: str, *shown: str) -> str:
    """A complex field with its result."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return marks[0] + instruction + marks[1] + "".join(map(run, shown)) + marks[2]


def page_of(kind: str) -> str:
    """The body's last section, with a header or a footer for all pages."""
    return f'<w:sectPr><w:{kind}Reference w:type="default" r:id="rId{kind}"/>{_PAGE}</w:sectPr>'


def note_mark(kind: str) -> str:
    """The mark of footnote or endnote 2."""
    return f'<w:r><w:{kind}Reference w:id="2"/></w:r>'


def note(kind: str, text: str) -> str:
    """The notes' part: Word's two separators and note 2."""
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in enumerate(("separator", "continuationSeparator"))
    )
    return f'{separators}<w:{kind} w:id="2">{paragraph(text)}</w:{kind}>'
