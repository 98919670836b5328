"""What a data file comes to: values, their schema, and what the proof expects to find in the book."""

from __future__ import annotations

from docgen.named_tuple import NamedTuple
from docgen.problems import Place
from docgen.schema import Record, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = "data"  # the record of all values


class PictureName(NamedTuple):
    """A value that names a picture file: its field, the name as given, and where it stands."""

    field: str
    name: str
    where: Place


class Data(NamedTuple):
    """Values by name, and their shape.

    ``records``: the same values by the record's name in the schema, those of lists within lists one after another, in
    the order in which a book lists them. ``once``: of these, the records that are no list's: the root, and objects in
    it.
    """

    file: str
    schema: Record
    values: Mapping[str, Value]
    records: Mapping[str, Sequence[Mapping[str, Value]]] = {}
    pictures: Sequence[PictureName] = ()
    once: Mapping[str, Mapping[str, Value]] = {}
