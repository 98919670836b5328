"""How much room a picture has where its tag stands: its cell, its text box, or the text between the page's margins."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.named_tuple import NamedTuple
from docgen.word.compiler.arrow import EMU_PER_TWIP, LEFT, RIGHT, cell_margin, columns_width
from docgen.word.namespaces import WP, w
from docgen.word.package import Package
from docgen.word.property_order import paragraph_properties, put
from docgen.word.rendering.pieces import PicturePlace
from docgen.word.style_chain import StyleChain

_A4 = (11_906, 16_838)  # twips
_MARGIN = 1_440  # twips, where a section says none: Word's own
_LEAST = 200  # twips; a column narrower than its margins still shows something
_BOX_INSETS = 182_880  # EMU, left and right of the text in a text box, where no one sets them (20.1.2.1.1)


class Area(NamedTuple):
    """Room in EMU."""

    width: int
    height: int


class TextAreas:
    """The text areas of a package's sections."""

    def __init__(self, package: Package) -> None:
        root = package.tree(package.main())
        areas = [_text_area(each) for each in root.iter(w("sectPr"))] or [_text_area(None)]
        self.smallest = Area(min(each.width for each in areas), min(each.height for each in areas))

    def by_block(self, root: etree._Element) -> dict[etree._Element, Area]:
        """Each block of a body with the area of its section, which ends with the paragraph that holds w:sectPr."""
        body = root.find(w("body"))
        found: dict[etree._Element, Area] = {}
        area = _text_area(None if body is None else body.find(w("sectPr")))
        for block in [] if body is None else reversed(body):
            section = block.find(f"{w('pPr')}/{w('sectPr')}") if block.tag == w("p") else None
            area = area if section is None else _text_area(section)
            found[block] = area
        return found


def place_of(
    tag: etree._Element, part: str, areas: TextAreas, blocks: dict[etree._Element, Area], styles: StyleChain
) -> PicturePlace:
    """The room of a tag in a run."""
    run = next(tag.iterancestors(w("r")))
    area = next((blocks[each] for each in tag.iterancestors() if each in blocks), areas.smallest)
    width = min([area.width, *_narrower(tag, styles)]) - _indents(next(tag.iterancestors(w("p"))), styles)
    prefix = f"{run.prefix}:" if run.prefix else ""
    return PicturePlace(part, prefix, max(width, _LEAST * EMU_PER_TWIP), area.height)


def let_line_grow(tag: etree._Element, styles: StyleChain) -> None:
    """A line of exact height cuts a picture off to it (17.3.1.33): here it may grow."""
    paragraph = next(tag.iterancestors(w("p")))
    spacings = (level.find(w("spacing")) for level in styles.paragraph_levels(paragraph))
    spacing = next((each for each in spacings if each is not None and each.get(w("lineRule"))), None)
    if spacing is None or spacing.get(w("lineRule")) != "exact":
        return
    properties = paragraph_properties(paragraph)
    own = properties.find(w("spacing"))
    if own is None:
        own = put(properties, etree.Element(w("spacing")))
    own.set(w("line"), spacing.get(w("line"), "240"))
    own.set(w("lineRule"), "atLeast")


def _narrower(tag: etree._Element, styles: StyleChain) -> Iterator[int]:
    """The widths in EMU of the innermost cell or text box."""
    holder = next(tag.iterancestors(w("tc"), w("txbxContent")), None)
    if holder is not None and holder.tag == w("tc"):
        width = columns_width(tag) - cell_margin(tag, styles, LEFT) - cell_margin(tag, styles, RIGHT)
        if width > 0:
            yield width * EMU_PER_TWIP
    elif holder is not None:
        for frame in holder.iterancestors(f"{{{WP}}}anchor", f"{{{WP}}}inline"):
            width = _number(frame.find(f"{{{WP}}}extent"), "cx") - _BOX_INSETS
            if width > 0:
                yield width


def _indents(paragraph: etree._Element, styles: StyleChain) -> int:
    """The paragraph's indents in EMU, each from where it is set nearest."""
    levels = [each for level in styles.paragraph_levels(paragraph) if (each := level.find(w("ind"))) is not None]
    total = 0
    for names in (LEFT, RIGHT, ("firstLine",)):
        values = (each.get(w(name)) for each in levels for name in names)
        value = next((each for each in values if each is not None), "0")
        total += max(int(value), 0) if value.lstrip("-").isdigit() else 0
    return total * EMU_PER_TWIP


def _text_area(section: etree._Element | None) -> Area:
    """Between the margins of a section; of one of its columns where it has several."""
    size = None if section is None else section.find(w("pgSz"))
    margins = None if section is None else section.find(w("pgMar"))
    columns = None if section is None else section.find(w("cols"))
    across = [_number(margins, w(name), _MARGIN) for name in ("left", "right")] + [_number(margins, w("gutter"))]
    down = [abs(_number(margins, w(name), _MARGIN)) for name in ("top", "bottom")]
    width = _number(size, w("w"), _A4[0]) - sum(across)
    count = max(_number(columns, w("num"), 1), 1)
    width = (width - (count - 1) * _number(columns, w("space"), 720)) // count
    height = _number(size, w("h"), _A4[1]) - sum(down)
    return Area(max(width, _LEAST) * EMU_PER_TWIP, max(height, _LEAST) * EMU_PER_TWIP)


def _number(element: etree._Element | None, attribute: str, default: int = 0) -> int:
    value = "" if element is None else element.get(attribute, "")
    return int(value) if value.lstrip("-").isdigit() else default
