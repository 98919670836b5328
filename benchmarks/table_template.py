"""A template of one table of 18 columns, with the markup that Word itself saves, and rows of data for it.

``python -m benchmarks.table_template FOLDER ROWS``: writes template.docx, data-ROWS.json.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

MONTHS = ("oct", "nov", "dec", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep")
COLUMNS = ("no", "project", "detail", "budget", "place", "office", *MONTHS)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONT = (
    '<w:rFonts w:ascii="TH SarabunPSK" w:hAnsi="TH SarabunPSK" w:cs="TH SarabunPSK"/>'
    '<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:bidi="th-TH"/>'
)
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def _cell(text: str, width: int, number: int) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/>'
        f'</w:tcPr><w:p w14:paraId="3F1A{number:04X}" w14:textId="77777777" w:rsidR="00A11F3C" w:rsidRDefault='
        f'"00A11F3C"><w:pPr><w:jc w:val="center"/><w:rPr>{_FONT}</w:rPr></w:pPr><w:r w:rsidRPr="00B02E11"><w:rPr>'
        f'{_FONT}</w:rPr><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>'
    )


def row_of(texts: list[str], number: int) -> str:
    """One row of the table with a text in each cell."""
    cells = "".join(_cell(text, 700 if at > 5 else 2000, number * 32 + at) for at, text in enumerate(texts))
    return f'<w:tr w:rsidR="00A11F3C" w14:paraId="2B1A{number:04X}" w14:textId="77777777">{cells}</w:tr>'


def pieces() -> tuple[str, str, str]:
    """The document before the rows, one row with ``{}`` for each value, and the document behind."""
    grid = "".join(f'<w:gridCol w:w="{700 if at > 5 else 2000}"/>' for at in range(len(COLUMNS)))
    before = (
        f"{_HEAD}<w:document {_NAMESPACES}><w:body><w:p><w:r><w:rPr>{_FONT}</w:rPr><w:t>ตารางโครงการ</w:t></w:r></w:p>"
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        + row_of(list(COLUMNS), 1).replace("</w:tr>", "").replace("<w:tc>", "<w:trPr><w:tblHeader/></w:trPr><w:tc>", 1)
        + "</w:tr>"
    )
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    behind = f"</w:tbl><w:p/>{section}</w:body></w:document>"
    return before, row_of(["{}"] * len(COLUMNS), 2), behind


def template() -> dict[str, str]:
    """The parts of the template's package."""
    before, row, behind = pieces()
    tags = [f"{{{{ r.{name} }}}}" for name in COLUMNS]
    loop = row_of(["{%tr for r in rows %}"], 3), row.format(*tags), row_of(["{%tr endfor %}"], 4)
    root = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    return {
        "[Content_Types].xml": _HEAD + _TYPES,
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONSHIPS}">{root}</Relationships>',
        "word/document.xml": before + "".join(loop) + behind,
    }


def rows(count: int) -> Iterator[dict[str, object]]:
    """That many rows of data, the same on every machine."""
    for number in range(count):
        working = range(number % 9, number % 9 + 3)
        yield {
            "no": number + 1,
            "project": f"โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านหนองบัว หมู่ที่ {number % 17 + 1} ช่วงที่ {number + 1}",
            "detail": f"กว้าง 4 เมตร ยาว {number % 900 + 100} เมตร หนา 0.15 เมตร & ไหล่ทางข้างละ 0.50 เมตร",
            "budget": f"{50_000 + number % 997 * 10:,}.25",
            "place": f"หมู่ที่ {number % 17 + 1}",
            "office": "กองช่าง" if number % 3 else "สำนักปลัด",
            **{month: "↔" if at in working else "" for at, month in enumerate(MONTHS)},
        }


def write(folder: Path, count: int) -> tuple[Path, Path]:
    """Writes the template and the data into the folder."""
    docx, data = folder / "template.docx", folder / f"data-{count}.json"
    with zipfile.ZipFile(docx, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in template().items():
            package.writestr(name, text)
    data.write_text(json.dumps({"rows": list(rows(count))}, ensure_ascii=False), encoding="utf-8")
    return docx, data


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
