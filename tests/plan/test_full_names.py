from __future__ import annotations

import pytest

from docgen.plan.full_names import equipment_type_name, programme_name, strategy_name


@pytest.mark.parametrize(
    ("typed", "label", "full"),
    [
        ("การพัฒนาด้านเศรษฐกิจ", "ยุทธศาสตร์", "ยุทธศาสตร์การพัฒนาด้านเศรษฐกิจ"),
        (" การพัฒนา", "ยุทธศาสตร์", "ยุทธศาสตร์การพัฒนา"),
        ("ยุทธศาสตร์ที่ 1 การพัฒนา", "ยุทธศาสตร์", "ยุทธศาสตร์ที่ 1 การพัฒนา"),
        ("1. ยุทธศาสตร์การพัฒนา", "ยุทธศาสตร์", "1. ยุทธศาสตร์การพัฒนา"),
        ("1. การพัฒนา", "ยุทธศาสตร์", "ยุทธศาสตร์ 1. การพัฒนา"),
        ("ด้านเศรษฐกิจ", "ประเด็นการพัฒนา", "ประเด็นการพัฒนาด้านเศรษฐกิจ"),
        ("ยุทธศาสตร์ที่ 1", "ประเด็นการพัฒนา", "ยุทธศาสตร์ที่ 1"),
        ("ประเด็นการพัฒนาที่ 1", "ยุทธศาสตร์", "ประเด็นการพัฒนาที่ 1"),
        ("", "ยุทธศาสตร์", ""),
        ("๑", "ยุทธศาสตร์", "๑"),
    ],
)
def test_a_strategys_full_name_begins_with_its_word_once(typed: str, label: str, full: str) -> None:
    assert strategy_name(typed, label) == full


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("สาธารณสุข", "แผนงานสาธารณสุข"), ("แผนงานสาธารณสุข", "แผนงานสาธารณสุข"),
        ("(1) แผนงานสาธารณสุข", "(1) แผนงานสาธารณสุข"), ("(1) สาธารณสุข", "แผนงาน (1) สาธารณสุข"),
    ],
)  # fmt: skip
def test_a_programmes_full_name_begins_with_its_word_once(typed: str, full: str) -> None:
    assert programme_name(typed) == full


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("สำนักงาน", "ครุภัณฑ์สำนักงาน"), ("ครุภัณฑ์สำนักงาน", "ครุภัณฑ์สำนักงาน"),
        ("ประเภทครุภัณฑ์สำนักงาน", "ประเภทครุภัณฑ์สำนักงาน"),
    ],
)  # fmt: skip
def test_an_equipment_types_full_name_begins_with_its_word_once(typed: str, full: str) -> None:
    assert equipment_type_name(typed) == full
