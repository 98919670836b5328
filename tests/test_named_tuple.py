"""Tuples with named fields behave as those of ``typing`` do, in all that the program uses."""

from __future__ import annotations

import pickle

import pytest

from docgen.named_tuple import NamedTuple


class Place(NamedTuple):
    """Two fields, and two that have a default."""

    file: str
    row: int
    text: str = ""
    order: int = 0

    def __bool__(self) -> bool:
        return self.row > 0


def test_fields_are_given_in_order_by_name_or_by_default() -> None:
    whole = ("a", 1, "t", 2)
    assert Place("a", 1, "t", 2) == whole
    assert Place("a", 1) == ("a", 1, "", 0)
    assert Place("a", row=1) == ("a", 1, "", 0)
    assert Place("a", 1, order=2) == ("a", 1, "", 2)
    assert Place(order=2, text="t", row=1, file="a") == whole


def test_fields_are_read_by_name() -> None:
    place = Place("a", 1, "t", 2)
    assert (place.file, place.row, place.text, place.order) == tuple(place)
    assert Place._fields == ("file", "row", "text", "order")


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("a",), {}), (("a", 1, "t", 2, 3), {}), (("a", 1), {"column": 3}), (("a", 1), {"file": "b"}),
     ((), {"row": 1}), (("a", 1, "t", 2, 3), {"order": 1})],
)  # fmt: skip
def test_a_field_missing_twice_or_unknown_is_refused(given: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Place(*given, **named)  # type: ignore[arg-type]


def test_a_field_cannot_be_set() -> None:
    with pytest.raises(AttributeError):
        Place("a", 1).row = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Place("a", 1).column = 2  # type: ignore[attr-defined]


def test_what_a_class_adds_holds_for_copies_and_pickles() -> None:
    place = Place("a", 1, "t")._replace(row=0)
    assert not place
    assert type(place) is Place
    back = pickle.loads(pickle.dumps(Place("a", 1, "t")))
    assert back == ("a", 1, "t", 0)
    assert type(back) is Place


def test_it_shows_its_fields() -> None:
    assert repr(Place("a", 1)) == "Place(file='a', row=1, text='', order=0)"
    assert Place("a", 1)._asdict() == {"file": "a", "row": 1, "text": "", "order": 0}
