"""The short forms of an organisation's name, as prose uses them beside the full one."""

from __future__ import annotations

import pytest

from docgen.plan.authority_forms import own_name, short_kind, short_name


@pytest.mark.parametrize(
    ("name", "kind", "own", "short"),
    [
        ("องค์การบริหารส่วนตำบลพระรักษ์", "องค์การบริหารส่วนตำบล", "พระรักษ์", "อบต.พระรักษ์"),
        ("เทศบาลเมือง หนองทอง", "เทศบาลเมือง", "หนองทอง", "ทม.หนองทอง"),
        ("องค์การบริหารส่วนจังหวัดเลย", "องค์การบริหารส่วนจังหวัด", "เลย", "อบจ.เลย"),
        ("เมืองพัทยา", "องค์กรปกครองส่วนท้องถิ่นรูปแบบพิเศษ", "เมืองพัทยา", "เมืองพัทยา"),
        ("กรุงเทพมหานคร", "กรุงเทพมหานคร", "กรุงเทพมหานคร", "กรุงเทพมหานคร"),
        ("พระรักษ์", "", "พระรักษ์", "พระรักษ์"),
    ],
)
def test_a_name_has_its_short_forms(name: str, kind: str, own: str, short: str) -> None:
    assert (own_name(name, kind), short_name(name, kind)) == (own, short)


def test_a_type_without_an_abbreviation_stays_whole() -> None:
    assert (short_kind("เทศบาลตำบล"), short_kind("กรุงเทพมหานคร")) == ("ทต.", "กรุงเทพมหานคร")
