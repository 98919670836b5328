"""The table of filters: what a template may write behind a value, ``{{ งบประมาณ | บาท }}``.

A new one is a pure function in this package, a line in the table, and a row in the table test. Every filter takes a
blank value (None) of its kinds and raises nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from docgen.named_tuple import NamedTuple
from docgen.schema import Kind, Picture, Value
from docgen.thai import dates, fiscal, money
from docgen.thai.digits import FixedDigits, to_arabic, to_thai
from docgen.thai.number_words import number_words
from docgen.thai.printing import printed


class Filter(NamedTuple):
    """One filter.

    ``kinds``: the kinds of value it takes; ``result``: the kind it gives; ``arguments``: the kinds of the arguments
    in brackets, all required, literals or values. ``example``: the text of a tag (the value written as its Thai name)
    and what it prints under as-typed numerals. ``explicit_numerals``: it fixes the digits, whatever the policy.
    """

    name: str
    twin: str
    function: Callable[..., Value]
    kinds: frozenset[Kind]
    result: Kind
    meaning: str
    example: tuple[str, str]
    arguments: tuple[Kind, ...] = ()
    explicit_numerals: bool = False


_PRINTABLE = frozenset({Kind.TEXT, Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.DATE})
_AMOUNTS = frozenset({Kind.MONEY, Kind.INTEGER, Kind.NUMBER})
_SHARES = frozenset({Kind.PERCENT, Kind.INTEGER, Kind.NUMBER})
_DATE = frozenset({Kind.DATE})
_INTEGER = frozenset({Kind.INTEGER})
_EMU_PER_CM = 360_000


def thai_digits(value: Value) -> FixedDigits:
    """The value as printed, in Thai digits whatever the book's policy."""
    return FixedDigits(to_thai(printed(value)))


def arabic_digits(value: Value) -> FixedDigits:
    """The value as printed, in Arabic digits whatever the book's policy."""
    return FixedDigits(to_arabic(printed(value)))


def if_blank(value: Value, text: Value) -> str:
    """The value as printed, or the text where there is none."""
    shown = printed(value)
    return shown if shown.strip() else printed(text)


def percent(share: Decimal | int | float | None) -> str:
    """A percentage with two decimals, without a sign: 12.5 → 12.50; blank is ""."""
    return "" if share is None else money.two_decimals(_exact(share))


def words(number: int | None) -> str:
    """A whole number in words; blank is ""."""
    return "" if number is None else number_words(number)


def add_days(day: date | None, days: int) -> date | None:
    """The date so many days later (earlier when negative); None beyond the calendar's ends."""
    try:
        return None if day is None else day + timedelta(days=days)
    except OverflowError:
        return None


def merge_down(value: Value) -> str:
    """The value as printed; that its cell joins the one above when both say the same is word/'s work."""
    return printed(value)


def picture_width(picture: Picture | None, centimetres: Decimal | int | float) -> Picture | None:
    """The picture in that width (at least a millimetre), its height in proportion; None for a blank cell."""
    if picture is None:
        return None
    width = round(max(_exact(centimetres), Decimal("0.1")) * _EMU_PER_CM)
    return picture._replace(width_emu=width, height_emu=max(1, picture.height_emu * width // picture.width_emu))


def _exact(number: Decimal | int | float) -> Decimal:
    return Decimal(repr(number)) if isinstance(number, float) else Decimal(number)


def _amount(shape: Callable[[Decimal | None], str]) -> Callable[..., str]:
    """A form of money that also takes whole and other numbers."""
    return lambda amount: shape(None if amount is None else _exact(amount))


def _day(shape: Callable[[date], str]) -> Callable[..., str]:
    """A form of date that prints nothing for a blank one."""
    return lambda day: "" if day is None else shape(day)


def _from_day(rule: Callable[[date], Value]) -> Callable[..., Value]:
    """A value drawn from a date; None for a blank date and beyond the calendar's end."""

    def drawn(day: date | None) -> Value:
        try:
            return None if day is None else rule(day)
        except OverflowError:
            return None

    return drawn


def _from_year(rule: Callable[[int], date]) -> Callable[..., Value]:
    """A date drawn from a พ.ศ. year; None for a blank or impossible year."""
    return lambda year: rule(year) if year is not None and fiscal.plausible_year(year) else None


_TABLE: tuple[Filter, ...] = (
    Filter(
        "เลขไทย", "thai_digits", thai_digits, _PRINTABLE, Kind.TEXT, "พิมพ์ด้วยเลขไทยเสมอ",
        ("ปีงบประมาณ | เลขไทย", "๒๕๖๓"), explicit_numerals=True,
    ),
    Filter(
        "เลขอารบิก", "arabic_digits", arabic_digits, _PRINTABLE, Kind.TEXT, "พิมพ์ด้วยเลขอารบิกเสมอ",
        ("ปีงบประมาณ | เลขอารบิก", "2563"), explicit_numerals=True,
    ),
    Filter(
        "บาท", "baht", _amount(money.baht), _AMOUNTS, Kind.TEXT, "จำนวนเงินมีจุลภาคและสตางค์สองตำแหน่ง ไม่มีเงินพิมพ์ -",
        ("งบประมาณ | บาท", "1,234,567.00"),
    ),
    Filter(
        "บาทย่อ", "baht_short", _amount(money.baht_short), _AMOUNTS, Kind.TEXT,
        "จำนวนเงินมีจุลภาค พิมพ์สตางค์เฉพาะเมื่อมี ไม่มีเงินพิมพ์ -",
        ("งบประมาณ | บาทย่อ", "1,234,567"),
    ),
    Filter(
        "บาทตัวอักษร", "baht_words", _amount(money.baht_words), _AMOUNTS, Kind.TEXT, "จำนวนเงินเป็นตัวอักษร",
        ("งบประมาณ | บาทตัวอักษร", "หนึ่งล้านสองแสนสามหมื่นสี่พันห้าร้อยหกสิบเจ็ดบาทถ้วน"),
    ),
    Filter(
        "ร้อยละ", "percent", percent, _SHARES, Kind.TEXT, "ร้อยละทศนิยมสองตำแหน่ง ไม่มีเครื่องหมาย %",
        ("ร้อยละของโครงการ | ร้อยละ", "12.50"),
    ),
    Filter(
        "ตัวอักษร", "number_words", words, _INTEGER, Kind.TEXT, "จำนวนเต็มเป็นตัวอักษร",
        ("จำนวนโครงการ | ตัวอักษร", "ยี่สิบเอ็ด"),
    ),
    Filter(
        "วันที่", "date", _day(dates.long_date), _DATE, Kind.TEXT, "วันที่เต็ม", ("วันที่ประกาศ | วันที่", "1 ตุลาคม 2562"),
    ),
    Filter(
        "วันที่พศ", "date_era", _day(dates.long_date_era), _DATE, Kind.TEXT, "วันที่เต็มมีคำว่า พ.ศ.",
        ("วันที่ประกาศ | วันที่พศ", "1 ตุลาคม พ.ศ. 2562"),
    ),
    Filter(
        "วันที่ย่อ", "short_date", _day(dates.short_date), _DATE, Kind.TEXT, "วันที่ย่อ", ("วันที่ประกาศ | วันที่ย่อ", "1 ต.ค. 62"),
    ),
    Filter(
        "วันที่ย่อพศ", "short_date_era", _day(dates.short_date_era), _DATE, Kind.TEXT, "วันที่ย่อมีคำว่า พ.ศ.",
        ("วันที่ประกาศ | วันที่ย่อพศ", "1 ต.ค. พ.ศ. 2562"),
    ),
    Filter(
        "เดือนปี", "month_year", _day(dates.month_year), _DATE, Kind.TEXT, "เดือนและปี",
        ("วันที่ประกาศ | เดือนปี", "ตุลาคม 2562"),
    ),
    Filter(
        "เดือนปีพศ", "month_year_era", _day(dates.month_year_era), _DATE, Kind.TEXT, "เดือนและปีมีคำว่า พ.ศ.",
        ("วันที่ประกาศ | เดือนปีพศ", "ตุลาคม พ.ศ. 2562"),
    ),
    Filter(
        "วัน", "day", _from_day(lambda day: day.day), _DATE, Kind.INTEGER, "วันที่ในเดือน เป็นตัวเลข",
        ("วันที่ประกาศ | วัน", "1"),
    ),
    Filter("เดือน", "month", _day(dates.month_name), _DATE, Kind.TEXT, "ชื่อเดือน", ("วันที่ประกาศ | เดือน", "ตุลาคม")),
    Filter(
        "ปี", "year", _from_day(dates.buddhist_year), _DATE, Kind.INTEGER, "ปี พ.ศ. ของวันที่", ("วันที่ประกาศ | ปี", "2562"),
    ),
    Filter(
        "ปีงบประมาณของวันที่", "fiscal_year_of", _from_day(fiscal.fiscal_year_of), _DATE, Kind.INTEGER, "ปีงบประมาณที่วันที่นั้นอยู่",
        ("วันที่ประกาศ | ปีงบประมาณของวันที่", "2563"),
    ),
    Filter(
        "วันเริ่มปีงบประมาณ", "fiscal_start", _from_year(fiscal.fiscal_start), _INTEGER, Kind.DATE, "วันแรกของปีงบประมาณ",
        ("ปีงบประมาณ | วันเริ่มปีงบประมาณ | วันที่", "1 ตุลาคม 2562"),
    ),
    Filter(
        "วันสิ้นปีงบประมาณ", "fiscal_end", _from_year(fiscal.fiscal_end), _INTEGER, Kind.DATE, "วันสุดท้ายของปีงบประมาณ",
        ("ปีงบประมาณ | วันสิ้นปีงบประมาณ | วันที่", "30 กันยายน 2563"),
    ),
    Filter(
        "ปิดประกาศภายใน", "post_by", _from_day(fiscal.post_by), _DATE, Kind.DATE,
        "วันสุดท้ายที่ต้องปิดประกาศ (15 วันนับแต่วันที่ประกาศ)",
        ("วันที่ประกาศ | ปิดประกาศภายใน | วันที่", "16 ตุลาคม 2562"),
    ),
    Filter(
        "ปิดประกาศถึง", "posted_until", _from_day(fiscal.posted_until), _DATE, Kind.DATE, "วันที่ปิดประกาศครบ 30 วัน",
        ("วันที่ประกาศ | ปิดประกาศถึง | วันที่", "31 ตุลาคม 2562"),
    ),
    Filter(
        "เพิ่มวัน", "add_days", add_days, _DATE, Kind.DATE, "วันที่ถัดไปตามจำนวนวัน",
        ("วันที่ประกาศ | เพิ่มวัน(15) | วันที่", "16 ตุลาคม 2562"), (Kind.INTEGER,),
    ),
    Filter(
        "ถ้าว่าง", "if_blank", if_blank, _PRINTABLE, Kind.TEXT, "พิมพ์ข้อความในวงเล็บเมื่อไม่มีค่า",
        ('ฉบับ | ถ้าว่าง("ฉบับแรก")', "ฉบับแรก"), (Kind.TEXT,),
    ),
    Filter(
        "รวมช่อง", "merge_down", merge_down, _PRINTABLE, Kind.TEXT,
        "ผสานช่องที่ค่าเหมือนช่องบนลงมาเป็นช่องเดียว (แท็กอยู่คนเดียวในช่องของแถวที่ซ้ำ)",
        ("แผนงาน | รวมช่อง", "แผนงานการศึกษา"),
    ),
    Filter(
        "กว้าง", "width", picture_width, frozenset({Kind.PICTURE}), Kind.PICTURE, "รูปภาพกว้างตามจำนวนเซนติเมตร",
        ("แผนที่ | กว้าง(5)", "รูปกว้าง 5 ซม."), (Kind.NUMBER,),
    ),
)

FILTERS: dict[str, Filter] = {each.name: each for each in _TABLE}
_TWINS: dict[str, Filter] = {each.twin: each for each in _TABLE}


def find_filter(name: str) -> Filter | None:
    """The filter of that Thai name or English twin."""
    return FILTERS.get(name) or _TWINS.get(name)
