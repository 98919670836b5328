"""Where a name may end in running Thai text, which has no spaces between words."""

from __future__ import annotations

from enum import Enum

from docgen.late_pattern import late_pattern

# A vowel or mark that belongs to the consonant before it: no word ends in front of one.
_CLINGING = late_pattern("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
_THAI = late_pattern("[\u0e01-\u0e4e]")
# Words that make a place's name another, longer name: หนองบัว, หนองบัวใหญ่; พัฒนา, พัฒนานิคม.
_LENGTHENING = (
    "ใหญ่", "น้อย", "เหนือ", "ใต้", "ตะวันออก", "ตะวันตก", "กลาง", "นอก", "บน", "ล่าง", "เก่า", "ใหม่", "นิคม", "สามัคคี",
    "วิทยา", "พิทยา", "ศึกษา", "ราษฎร์", "พัฒนาการ",
)  # fmt: skip
# Words that follow a name in a sentence and begin none.
_FOLLOWING = (
    "เอง", "ใน", "ที่", "และ", "หรือ", "ของ", "มี", "ได้", "เป็น", "ทุก", "ตาม", "จะ", "นี้", "ต้อง", "ให้", "โดย", "พ.ศ.", "ซึ่ง",
    "กำหนด", "ดำเนิน", "ขอ", "จึง", "เพื่อ", "แห่ง", "กับ", "ว่า", "ประจำ", "จัด", "ประกาศ", "ต่าง", "ทั้ง", "อื่น", "ดัง",
    "มา", "ไป", "แล้ว", "เรื่อง", "อำเภอ", "จังหวัด", "ตำบล", "ไม่", "ร่วม", "ด้วย", "เสนอ", "พิจารณา", "แต่", "ใช้", "คือ",
    "ตั้ง", "ยัง", "รับ", "ทำ", "ปี", "ถึง", "จาก", "เพราะ", "สามารถ", "อยู่", "เมื่อ", "หมู่", "โทร",
)  # fmt: skip


class NameEnd(Enum):
    """Whether a name ends at a place in a text."""

    SURE = "sure"
    POSSIBLE = "possible"  # Thai letters follow that may begin another word, or go on with the name
    NO = "no"


def name_end(text: str, end: int) -> NameEnd:
    """Whether a name that was found up to ``end`` ends there.

    Sure before anything but a Thai letter and before words that only follow names (และ, มี, ประจำ …); no before a
    vowel or mark of the name's last letter, and before words that make a longer place name of it (ใหญ่, เหนือ …).
    """
    rest = text[end : end + 12]
    if not _THAI.match(rest):
        return NameEnd.SURE
    if _CLINGING.match(rest) or rest.startswith(_LENGTHENING):
        return NameEnd.NO
    return NameEnd.SURE if rest.startswith(_FOLLOWING) else NameEnd.POSSIBLE


def begins_word(text: str, start: int) -> bool:
    """Whether no Thai letter stands right before a place in a text."""
    return start == 0 or not _THAI.match(text[start - 1])
