"""The one set of styles of all starter templates: equal in every file, so that chapters share them in the book.

Sizes are in points, lengths in twips. Word draws Thai with the complex-script half of each property (w:cs, w:szCs,
w:bCs); both halves are always written, so that Thai and Latin look alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from tools.templates.page import CENTIMETRE, LANDSCAPE_WIDTH, PORTRAIT_WIDTH

FONT = "TH SarabunPSK"
_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
_INDENT = 1417  # 2.5 cm, the first line of an official paragraph
_BODY = 16


@dataclass(frozen=True)
class Style:
    """A paragraph style. ``name`` is what Word's list shows: English for built-in styles, which Word translates.

    ``paragraph``: the inside of w:pPr, in the schema's order. ``level``: of a heading, from 1. ``size`` 0: as Normal.
    """

    id: str
    name: str
    paragraph: str = ""
    size: int = 0
    bold: bool = False
    colour: str = ""
    level: int = 0
    following: str = ""
    priority: int = 10
    based_on: str = "Normal"


def _spacing(before: int = 0, after: int = 0) -> str:
    """Space above and below in points."""
    return f'<w:spacing w:before="{before * 20}" w:after="{after * 20}"/>'


def _aligned(where: str) -> str:
    return f'<w:jc w:val="{where}"/>'


_CENTRED = _aligned("center")
_KEPT = "<w:keepNext/>"  # stays on the page of what follows
_LINE_BELOW = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/></w:pBdr>'


_TABS = "<w:tabs>{}</w:tabs>"
_MIDDLE = f'<w:tab w:val="center" w:pos="{LANDSCAPE_WIDTH // 2}"/>'
_END = f'<w:tab w:val="right" w:pos="{LANDSCAPE_WIDTH}"/>'


def _contents(level: int, left: int, bold: bool = False) -> Style:
    tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{PORTRAIT_WIDTH}"/></w:tabs>'
    # No right indent: LibreOffice hides a page number that stands beyond it.
    indent = f'<w:ind w:left="{left}"/>'
    return Style(f"TOC{level}", f"toc {level}", tabs + _spacing(4 if bold else 0) + indent, bold=bold, priority=39)


def _heading(level: int, size: int, paragraph: str) -> Style:
    return Style(
        f"Heading{level}", f"heading {level}", _KEPT + "<w:keepLines/>" + paragraph, size, True, "000000", level,
        "BodyText", 9,
    )  # fmt: skip


_STYLES: tuple[Style, ...] = (
    _heading(1, 18, _spacing(0, 6) + _CENTRED),
    _heading(2, 17, _spacing(6, 3)),
    _heading(3, 16, _spacing(4, 4)),
    Style("BodyText", "Body Text", _spacing(0, 6) + f'<w:ind w:firstLine="{_INDENT}"/>' + _aligned("thaiDistribute")),
    Style("NumberedLine", "ข้อย่อย", _spacing(0, 6) + f'<w:ind w:left="{_INDENT + 284}" w:hanging="284"/>'),
    # the cover
    Style("CoverTitle", "ปก ชื่อเล่ม", _spacing(110, 6) + _CENTRED, 40, True),
    Style("CoverYear", "ปก ปีงบประมาณ", _spacing(0, 6) + _CENTRED, 30, True),
    Style("CoverEdition", "ปก ฉบับ", _spacing(0, 0) + _CENTRED, 26, True),
    Style(
        "CoverRule", "ปก เส้นคั่น",
        _LINE_BELOW + _spacing(24, 24) + '<w:ind w:left="2551" w:right="2551"/>' + _CENTRED, 8,
    ),
    Style("CoverOffice", "ปก หน่วยงาน", _spacing(0, 4) + _CENTRED, 28, True),
    Style("CoverPlace", "ปก ที่ตั้ง", _CENTRED, 24, True),
    Style("CoverUnit", "ปก ผู้จัดทำ", _spacing(150, 0) + _CENTRED, 22, True),
    # preface and contents
    Style("FrontTitle", "หัวเรื่องส่วนหน้า", _KEPT + _spacing(0, 10) + _CENTRED, 20, True),
    Style("FrontPage", "คำว่าหน้า", _aligned("right"), bold=True),
    # At least, not exactly: a picture pasted here in line with the text makes the line as high as it needs.
    Style(
        "CrestPlace", "ที่วางครุฑ", f'<w:spacing w:line="{3 * CENTIMETRE}" w:lineRule="atLeast"/>' + _CENTRED,
    ),
    Style("AnnouncementTitle", "ประกาศ หัวเรื่อง", _KEPT + _CENTRED, bold=True),
    Style(
        "AnnouncementRule", "ประกาศ เส้นคั่น",
        _LINE_BELOW + _spacing(0, 8) + '<w:ind w:left="3118" w:right="3118"/>' + _CENTRED, 6,
    ),
    Style("AnnouncementDate", "ประกาศ ณ วันที่", _KEPT + _spacing(6, 0) + '<w:ind w:firstLine="2835"/>'),
    Style("SignatureSpace", "ที่ลงนาม", _KEPT + '<w:spacing w:line="800" w:lineRule="exact"/>'),
    Style("Signature", "Signature", "<w:keepLines/>" + '<w:ind w:left="3686"/>' + _CENTRED, priority=99),
    # forms and their tables
    Style("FormTitle", "แบบ หัวเรื่อง", _KEPT + _CENTRED, bold=True),
    Style("FormOffice", "แบบ หน่วยงาน", _KEPT + _spacing(0, 4) + _CENTRED, bold=True),
    Style("FormNote", "แบบ กลยุทธ์", _KEPT + _spacing(0, 4)),
    Style("TableHead", "ตาราง หัวคอลัมน์", _KEPT + _CENTRED, 14, True),
    Style("TableText", "ตาราง ข้อความ", "", 14),
    Style("TableCentre", "ตาราง ข้อความกลาง", _CENTRED, 14),
    Style("TableMoney", "ตาราง จำนวนเงิน", _aligned("right"), 14),
    Style("TableGroup", "ตาราง หัวกลุ่ม", _KEPT, 14, True),
    Style("TableTotal", "ตาราง รวม", _KEPT + _CENTRED, 14, True),
    Style("TableTotalMoney", "ตาราง รวมเงิน", _aligned("right"), 14, True),
    # the eighteen columns of ผด. 02: smaller, so that ๘๘,๘๘๘,๘๘๘.๘๘ stays on one line in wide fonts too
    Style("ListHead", "บัญชี หัวคอลัมน์", _KEPT + _CENTRED, 12, True),
    Style("MonthHead", "บัญชี เดือน", _KEPT + _CENTRED, 10, True),
    Style("ListText", "บัญชี ข้อความ", "", 12),
    Style("ListCentre", "บัญชี ข้อความกลาง", _CENTRED, 12),
    Style("ListMoney", "บัญชี จำนวนเงิน", _aligned("right"), 11),
    Style("ListTotal", "บัญชี รวม", _CENTRED, 12, True),
    Style("ListTotalMoney", "บัญชี รวมเงิน", _aligned("right"), 11, True),
    # Word needs a paragraph after a table that ends a section: so low that it never makes a page of its own.
    Style("TableEnd", "ท้ายตาราง", '<w:spacing w:line="20" w:lineRule="exact"/>', 1),
    Style("TagLine", "แท็ก", "", 10, colour="7F7F7F"),
    _contents(1, 0, True),
    _contents(2, 284),
    _contents(3, 709),
    Style("Header", "header", _CENTRED, priority=99),
    Style("Footer", "footer", size=14, priority=99),
    # across the landscape page: the page's number in the middle, the form's code at the right
    Style("FormHeader", "แบบ หัวกระดาษ", _TABS.format(_MIDDLE + _END) + _spacing(0, 3), 14),
    Style("FormFooter", "แบบ ท้ายกระดาษ", _TABS.format(_END), 14),
)  # fmt: skip

_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val=\"{_BODY * 2}\"/><w:szCs w:val=\"{_BODY * 2}\"/>"
    '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)
_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f"<w:rPr>{_FONTS}</w:rPr></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_PLAN_TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="PlanTable"><w:name w:val="ตารางแผน"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:tblPr><w:tblBorders>'
    + "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in _SIDES)
    + '</w:tblBorders><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)


def styles() -> str:
    """The inside of word/styles.xml."""
    return _DEFAULTS + _BUILT_IN + "".join(map(_style, _STYLES)) + _PLAN_TABLE


def _style(style: Style) -> str:
    custom = "" if style.name.isascii() else ' w:customStyle="1"'
    following = f'<w:next w:val="{style.following}"/>' if style.following else ""
    outline = f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else ""
    inside = style.paragraph + outline
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>{following}<w:uiPriority w:val="{style.priority}"/>'
        f"{'<w:qFormat/>' if style.priority < 39 else '<w:unhideWhenUsed/>'}"
        f"{f'<w:pPr>{inside}</w:pPr>' if inside else ''}{_run_properties(style)}</w:style>"
    )


def _run_properties(style: Style) -> str:
    half_points = style.size * 2
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else ""
    inside = f"{_FONTS}{bold}{colour}{size}" if bold or colour or size else ""
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""
