"""The announcement: form 7 of the office regulation (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526, แบบที่ 7).

The ครุฑ stands 3 cm high at the top. No drawing of it comes with the templates: an empty paragraph of that height
keeps its place, and the office pastes its own.
"""

from __future__ import annotations

from tools.templates.docx_file import Template
from tools.templates.page import Page
from tools.templates.text import paragraph

_EDITION = "{% if ฉบับ %} ({{ ฉบับ }}){% endif %}"
_REGULATION = (
    "ระเบียบกระทรวงมหาดไทย ว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 และที่แก้ไขเพิ่มเติมถึง (ฉบับที่ 3) พ.ศ. 2561"
)
_POWERS = (
    f"ตาม{_REGULATION} ข้อ 26 และข้อ 27 กำหนดให้จัดทำแผนการดำเนินงานให้แล้วเสร็จภายในสามสิบวันนับแต่วันที่ประกาศใช้งบประมาณรายจ่าย "
    "แล้วให้ผู้บริหารท้องถิ่นประกาศเป็นแผนการดำเนินงาน นั้น"
)
_DECISION = (
    "บัดนี้ คณะกรรมการพัฒนาท้องถิ่นได้พิจารณาร่างแผนการดำเนินงานเรียบร้อยแล้ว อาศัยอำนาจตามความในข้อ 26 และข้อ 27 แห่งระเบียบดังกล่าว "
    f"{{{{ ชื่อหน่วยงาน }}}} จึงประกาศใช้แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {{{{ ปีงบประมาณ }}}}{_EDITION} "
    "จำนวน {{ รวม.จำนวนโครงการ }} โครงการ งบประมาณ {{ รวม.งบประมาณ | บาท }} บาท ({{ รวม.งบประมาณ | บาทตัวอักษร }})"
    "{% if ครุภัณฑ์ทั้งหมด %} และครุภัณฑ์ จำนวน {{ รวม.จำนวนครุภัณฑ์ }} รายการ "
    "งบประมาณ {{ รวม.งบประมาณครุภัณฑ์ | บาท }} บาท{% endif %} ดังแนบท้ายนี้"
)
_POSTING = (
    "จึงประกาศให้ทราบโดยทั่วกัน ทั้งนี้ ให้ปิดประกาศภายในวันที่ {{ ปิดประกาศภายใน | วันที่ }} "
    "และปิดไว้ไม่น้อยกว่าสามสิบวัน"
)


def draw() -> Template:
    """One page without a number."""
    body = (
        paragraph("CrestPlace")
        + paragraph("AnnouncementTitle", "ประกาศ{{ ชื่อหน่วยงาน }}")
        + paragraph("AnnouncementTitle", f"เรื่อง แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {{{{ ปีงบประมาณ }}}}{_EDITION}")
        + paragraph("AnnouncementRule")
        + paragraph("BodyText", _POWERS)
        + paragraph("BodyText", _DECISION)
        + paragraph("BodyText", _POSTING, properties="<w:keepNext/>")
        + paragraph("AnnouncementDate", "ประกาศ ณ วันที่ {{ วันที่ประกาศ | วันที่พศ }}")
        + paragraph("SignatureSpace")
        + paragraph("Signature", "({{ ผู้ประกาศ }})", properties="<w:keepNext/>")
        + paragraph("Signature", "{{ ตำแหน่งผู้ประกาศ }}")
    )
    return Template(body, Page(paragraph("Header"), paragraph("Footer"), top=851, bottom=851))
