"""Pictures of the data in a book: each drawn in its room, embedded once, and linked from the part that shows it.

A part's relationships and the pictures themselves are written behind the parts that draw them, when it is known which
were drawn (``zip_writer``). All is numbered in the order of the book, so that the bytes are the same on any day (R17).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from posixpath import basename

from docgen.schema import Picture, Value
from docgen.word.namespaces import OFFICE_RELATIONSHIP, RELATIONSHIPS, WP, A, R
from docgen.word.rendering.pieces import PicturePlace

_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
# How a file of the kind begins → its extension and media type.
FORMATS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"), (b"\xff\xd8\xff", "jpeg", "image/jpeg"), (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
)  # fmt: skip
_FORM = (
    '<{w}drawing><wp:inline xmlns:wp="' + WP + '" distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="รูป {number}" descr={name}/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="' + A + '" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
    '<a:graphic xmlns:a="' + A + '"><a:graphicData uri="' + _PIC + '"><pic:pic xmlns:pic="' + _PIC + '">'
    '<pic:nvPicPr><pic:cNvPr id="0" name={name}/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="' + R + '" r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></{w}drawing>"
)
_LINK = (
    f'<Relationship xmlns="{RELATIONSHIPS}" Id="{{link}}" Type="{OFFICE_RELATIONSHIP}image" Target="/{{target}}"/>'
)


class Gallery:
    """The pictures of one rendering. ``taken``: the package's part names; ``next_number`` numbers drawings."""

    def __init__(self, taken: Collection[str], next_number: Callable[[], int]) -> None:
        self.taken = {name.lower() for name in taken}
        self.next_number = next_number
        self.files: dict[bytes, tuple[str, bytes]] = {}  # digest → part name and bytes
        self.links: dict[str, dict[str, str]] = {}  # part → picture's part name → relationship id

    def draw(self, value: Value, place: PicturePlace) -> bytes:
        """The picture's drawing in its room, nothing for a blank cell."""
        if value is None:
            return b""
        if not isinstance(value, Picture):
            raise TypeError(f"a {type(value).__name__} is no picture")
        from xml.sax.saxutils import quoteattr  # 25 ms, which a book without pictures never pays

        width, height = _fitted(value, place)
        links = self.links.setdefault(place.part, {})
        link = links.setdefault(self._file(value), f"docgenPicture{len(links) + 1}")
        name = quoteattr(basename(value.name.replace("\\", "/")))
        number = self.next_number()
        return _FORM.format(w=place.prefix, width=width, height=height, number=number, name=name, link=link).encode()

    def _file(self, picture: Picture) -> str:
        from hashlib import sha256

        digest = sha256(picture.data).digest()
        if digest not in self.files:
            number = len(self.files) + 1
            name = f"word/media/docgen-picture-{number}.{extension_of(picture.data)}"
            while name in self.taken:
                name = name.replace("docgen-", "docgen-docgen-", 1)
            self.files[digest] = (name, picture.data)
        return self.files[digest][0]

    def relationships(self, part: str) -> bytes:
        """The links of the pictures that the part has drawn."""
        links = self.links.get(part, {}).items()
        return "".join(_LINK.format(link=link, target=target) for target, link in links).encode()

    def members(self) -> Iterator[tuple[str, bytes]]:
        """The pictures' own parts."""
        yield from self.files.values()


def extension_of(data: bytes) -> str:
    """png, jpeg, gif or bmp, by how the file begins."""
    found = next((extension for start, extension, _ in FORMATS if data.startswith(start)), None)
    if found is None:
        raise TypeError("no picture")
    return found


def _fitted(picture: Picture, place: PicturePlace) -> tuple[int, int]:
    """The picture's size, made smaller in proportion until it fits."""
    width, height = picture.width_emu, picture.height_emu
    if width > place.width:
        width, height = place.width, height * place.width // width
    if height > place.height:
        width, height = width * place.height // height, place.height
    return max(width, 1), max(height, 1)
