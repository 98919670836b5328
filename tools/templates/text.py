"""Runs, paragraphs and fields as XML, with everything that Word needs to show Thai (ECMA-376 part 1, 17.3).

Font, size and weight stand in the styles, so that a clerk changes them in one place; a run says only that it is Thai.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

# Word draws a run with its complex-script font, size and weight when w:cs says so, and breaks lines between Thai words
# when the language is th-TH: without either, a run that begins with a digit or a bracket falls back to Latin.
_THAI = '<w:cs/><w:lang w:bidi="th-TH"/>'
_BOX = '<w:bdr w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
_BOLD = "<w:b/><w:bCs/>"


def run(text: str, *, bold: bool = False, boxed: bool = False) -> str:
    """A run of Thai text. ``boxed`` draws a frame around it, as around a form's code."""
    return _run(f'<w:t xml:space="preserve">{escape(text)}</w:t>', bold, boxed)


def _run(content: str, bold: bool = False, boxed: bool = False) -> str:
    # The order of children is the schema's: b, bCs, bdr, cs, lang (CT_RPr, 17.3.2.28).
    properties = (_BOLD if bold else "") + (_BOX if boxed else "") + _THAI
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def tab() -> str:
    """A tabulator."""
    return _run("<w:tab/>")


def paragraph(style: str, *content: str, properties: str = "") -> str:
    """A paragraph of that style; content without markup is a run of text. ``properties`` follow w:pStyle in w:pPr."""
    runs = "".join(each if each.startswith("<w:") else run(each) for each in content if each)
    mark = f"<w:rPr>{_THAI}</w:rPr>"
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{mark}</w:pPr>{runs}</w:p>'


def tag(code: str) -> str:
    """A paragraph that is only a tag of its own ({%p … %}) and vanishes with it; small and grey, to be told apart."""
    return paragraph("TagLine", f"{{%p {code} %}}")


def page_number() -> str:
    """The page's number. Its digits follow the section's w:pgNumType, so the field has no switch of its own."""
    return field("PAGE", run("1"))


def field(code: str, result: str, *, dirty: bool = False) -> str:
    """A complex field in one paragraph (17.16.18). ``dirty`` asks Word to work it out when the document is opened."""
    asks = ' w:dirty="true"' if dirty else ""
    return (
        _run(f'<w:fldChar w:fldCharType="begin"{asks}/>')
        + _run(f'<w:instrText xml:space="preserve"> {code} </w:instrText>')
        + _run('<w:fldChar w:fldCharType="separate"/>')
        + result
        + _run('<w:fldChar w:fldCharType="end"/>')
    )
