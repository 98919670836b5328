"""Enumerations of texts behave as those of ``enum`` do, in all that the program uses."""

from __future__ import annotations

import copy
import pickle

import pytest

from docgen.str_enum import StrEnum


class Size(StrEnum):
    """Two sizes."""

    SMALL = "small"
    LARGE = "large"


def test_a_member_is_its_text_and_the_only_one() -> None:
    assert [Size.SMALL] == ["small"]
    assert str(Size.SMALL) == f"{Size.SMALL}" == Size.SMALL.value == "small"
    assert type(str(Size.SMALL)) is str
    assert {"small": 1}[Size.SMALL] == 1
    assert Size("small") is Size.SMALL is Size(Size.SMALL)


def test_members_come_in_the_order_of_their_declaration() -> None:
    assert list(Size) == [Size.SMALL, Size.LARGE]
    assert isinstance(Size.LARGE, Size)
    assert repr(Size.LARGE) == "<Size: 'large'>"


def test_another_text_is_no_member() -> None:
    with pytest.raises(ValueError, match="medium"):
        Size("medium")


def test_a_copy_is_the_member_itself() -> None:
    for each in (pickle.loads(pickle.dumps(Size.LARGE)), copy.copy(Size.LARGE), copy.deepcopy([Size.LARGE])[0]):
        assert each is Size.LARGE
