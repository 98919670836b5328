"""An import held against what was written: each known value comes back exactly, or is told to be uncertain."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from docgen.importing.found import Found, FoundRecord, Reading
from docgen.problems import Place, SheetPlace
from docgen.vocabulary import MONTHS
from tests.importing.draft import Written
from tests.importing.records import Known

_MONTHS = frozenset(month.header for month in MONTHS)


@dataclass
class Verdict:
    """Values that came back exactly and those told to be uncertain; records told to be left out; and what is wrong."""

    certain: int = 0
    doubtful: int = 0
    left_out: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """The part of all values that came back exactly and with certainty."""
        return self.certain / ((self.certain + self.doubtful + len(self.wrong)) or 1)


def judge(written: Written, found: Found) -> Verdict:
    """Compares each record by the place where it was written."""
    verdict = Verdict()
    records = {_spot(each.place): each for each in found.records}
    told = {_spot(each.place) for each in found.left_out}
    for spot, known in written.rows.items():
        record = records.pop(spot, None)
        if record is not None:
            _judge_record(verdict, known, record)
        elif spot in told or (spot[0], 0) in told:
            verdict.left_out += 1
        else:
            verdict.wrong.append(f"{spot}: missing {known.name!r}")
    verdict.wrong += [f"{spot}: no record stands there: {_texts(record)}" for spot, record in records.items()]
    return verdict


def _spot(place: Place) -> tuple[str, int]:
    assert isinstance(place, SheetPlace)
    return place.sheet, place.row


def _judge_record(verdict: Verdict, known: Known, record: FoundRecord) -> None:
    expected = known.cells
    if record.sheet != known.sheet:
        verdict.wrong.append(f"{record.place}: in sheet {record.sheet}")
    for header in {**expected, **{each: None for each in record.cells if each in _MONTHS}}:
        _judge_value(verdict, header, expected.get(header), record.cells.get(header), record)


def _judge_value(
    verdict: Verdict, header: str, expected: object, reading: Reading | None, record: FoundRecord
) -> None:
    doubts = [each.doubt for name, each in record.cells.items() if name in _MONTHS and each.doubt]
    value = reading.value if reading else None
    if header in _MONTHS:
        value = True if value else None
    if _same(header, expected, value):
        verdict.certain += not (reading and reading.doubt)
        verdict.doubtful += bool(reading and reading.doubt)
    elif (reading and reading.doubt) or (header in _MONTHS and reading is None and doubts):
        verdict.doubtful += 1
    else:
        verdict.wrong.append(f"{record.place}: {header} is {value!r}, was {expected!r}")


def _same(header: str, expected: object, value: object) -> bool:
    if isinstance(expected, Decimal):
        return isinstance(value, (int, Decimal)) and value == expected
    if isinstance(expected, str) and isinstance(value, str):
        return value.strip() == expected
    return header in _MONTHS and value == expected


def _texts(record: FoundRecord) -> str:
    return " | ".join(f"{header}={reading.value}" for header, reading in record.cells.items())[:200]


def sums_missed(written: Written, found: Found) -> list[str]:
    """False sums that were not found, and true ones that were reported."""
    reported = {_spot(each.place) for each in found.sums if not each.agrees}
    return [
        f"{each.sheet} {each.row}: {'true' if each.true else 'false'}"
        for each in written.sums
        if each.true == ((each.sheet, each.row) in reported)
    ]
