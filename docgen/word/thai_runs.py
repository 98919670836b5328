"""Completes what Word needs to show Thai as it shows Latin: the complex-script twins of run properties (promise R19).

Word draws Thai with w:rFonts/@w:cs, w:szCs, w:bCs and w:iCs and knows it by w:lang/@w:bidi; python-docx and most
programs write only the Latin halves (facts.md §5). Rules, applied once to the template and never to the output:

- a missing complex-script twin takes the Latin half; in styles and on Thai runs a missing Latin half takes the twin;
- where both stand and differ, the complex-script half wins in styles and on Thai runs: that is what the clerk sees;
- because each level (defaults, style, run) then holds equal halves, the result through style chains is equal too,
  toggle properties (which combine by exclusive or over the style levels, ECMA-376 part 1, 17.7.3) included;
- a font that the complex-script theme slot names becomes a plain font name; see :func:`_resolve_theme`;
- w:jc "both" becomes "thaiDistribute" in styles and in paragraphs with Thai text or a tag.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from docgen.late_pattern import late_pattern
from docgen.word.namespaces import VALUE, A, W, w
from docgen.word.package import Package

STANDARD_FONT = "TH SarabunPSK"
_THAI = late_pattern("[\u0e01-\u0e5b]")
_TWINS = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))

# CT_RPr in the order of the Open XML SDK and of Word; CT_ParaRPr has the four revision marks before it.
_BEFORE = ("ins", "del", "moveFrom", "moveTo")
_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_RANK = {w(name): rank for rank, name in enumerate(_BEFORE + _ORDER)} | {w("rPrChange"): 999}
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_STYLE_PARTS = ("styles", "numbering")


def complete_thai_runs(package: Package) -> None:
    """Makes every Thai run of the package, now or after its tags are filled, look Thai as it looks Latin."""
    themes = _ThemeFonts(package)
    _complete_defaults(_styles(package), themes)
    for name in (name for kind in _STYLE_PARTS for name in package.related(kind) if name in package):
        for properties in package.tree(name).iter(w("rPr")):
            _complete(properties, themes, thai=True, fonts=not _is_bullet(properties))
        _distribute(package.tree(name).iter(w("pPr")))
    for name in package.stories():
        _complete_story(package.tree(name), themes)


def put_in_order(properties: etree._Element, name: str) -> etree._Element:
    """The child of that name of an rPr, made at its place in the schema's sequence when it is not there."""
    found = properties.find(w(name))
    if found is not None:
        return found
    made = etree.Element(w(name))
    rank = _RANK[w(name)]
    later = next((i for i, each in enumerate(properties) if _RANK.get(str(each.tag), 500) > rank), len(properties))
    properties.insert(later, made)
    return made


def _complete_story(root: etree._Element, themes: _ThemeFonts) -> None:
    for run in root.iter(w("r")):
        thai = _is_thai(run)
        if thai or run.find(w("rPr")) is not None:
            _complete_run(_properties(run), themes, thai)
    for properties in root.iter(w("rPr")):
        if (parent := properties.getparent()) is not None and parent.tag != w("r"):
            _complete(properties, themes, thai=True)
    _distribute(each for each in root.iter(w("pPr")) if _is_thai_paragraph(each.getparent()))


def _complete_run(properties: etree._Element, themes: _ThemeFonts, thai: bool) -> None:
    _complete(properties, themes, thai)
    if thai:
        # On, whatever stood there: the characters of a Thai run are all drawn with the complex-script half.
        put_in_order(properties, "cs").attrib.pop(w("val"), "")


def _complete(properties: etree._Element, themes: _ThemeFonts, thai: bool, fonts: bool = True) -> None:
    for latin, complex_script in _TWINS:
        _twin(properties, latin, complex_script, thai)
    if fonts:
        _complete_font(properties, themes)
    language = properties.find(w("lang"))
    if language is not None and language.get(w("bidi")) is not None and thai:
        language.set(w("bidi"), "th-TH")
    if any(_rank(a) > _rank(b) for a, b in pairwise(properties)):
        properties[:] = sorted(properties, key=_rank)


def _twin(properties: etree._Element, latin: str, complex_script: str, thai: bool) -> None:
    first, second = properties.find(w(latin)), properties.find(w(complex_script))
    if first is not None and second is None:
        _copy_attributes(first, put_in_order(properties, complex_script))
    elif second is not None and thai:
        _copy_attributes(second, put_in_order(properties, latin))


def _copy_attributes(source: etree._Element, target: etree._Element) -> None:
    target.attrib.clear()
    for name, value in source.attrib.items():
        target.set(name, value)


def _complete_font(properties: etree._Element, themes: _ThemeFonts) -> None:
    fonts = properties.find(w("rFonts"))
    if fonts is None:
        return
    _resolve_theme(fonts, themes)
    latin = fonts.get(w("ascii")) or fonts.get(w("hAnsi"))
    if fonts.get(w("cs")) is None and latin:
        fonts.set(w("cs"), latin)


def _resolve_theme(fonts: etree._Element, themes: _ThemeFonts) -> None:
    """The theme's complex-script font becomes a plain name.

    Where the theme has none for Thai (Word's stock theme outside a Thai Word: an empty a:cs), nobody chose it, and
    the font is left to the Latin half or to the style below.
    """
    slot = fonts.attrib.pop(w("cstheme"), "")
    found = themes.complex_script(str(slot)) if slot else ""
    if found:
        fonts.set(w("cs"), found)


def _complete_defaults(styles: etree._Element, themes: _ThemeFonts) -> None:
    properties = _child(_child(_child(styles, "docDefaults"), "rPrDefault"), "rPr")
    fonts = put_in_order(properties, "rFonts")
    _complete_font(properties, themes)
    if fonts.get(w("cs")) is None:
        fonts.set(w("cs"), STANDARD_FONT)
    if len(fonts.attrib) == 1 and fonts.get(w("cs")) == STANDARD_FONT:  # no font at all: Latin looks as Thai does
        fonts.set(w("ascii"), STANDARD_FONT)
        fonts.set(w("hAnsi"), STANDARD_FONT)
    put_in_order(properties, "lang").set(w("bidi"), "th-TH")


def _child(parent: etree._Element, name: str) -> etree._Element:
    found = parent.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        parent.insert(0, found)  # docDefaults, rPrDefault and rPr each come first in their sequence
    return found


def _styles(package: Package) -> etree._Element:
    names = [name for name in package.related("styles") if name in package]
    if not names:
        package.put("word/styles.xml", etree.Element(w("styles"), nsmap={"w": W}), _STYLES_TYPE)
        package.relate(package.main(), "styles", "word/styles.xml")
        names = ["word/styles.xml"]
    return package.tree(names[0])


def _properties(run: etree._Element) -> etree._Element:
    return _child(run, "rPr")


def _is_thai(run: etree._Element) -> bool:
    return any(each.tag == VALUE or (each.tag == w("t") and _THAI.search(each.text or "")) for each in run)


def _is_thai_paragraph(paragraph: etree._Element | None) -> bool:
    if paragraph is None or paragraph.tag != w("p"):
        return False
    texts = (each.tag == VALUE or _THAI.search(each.text or "") for each in paragraph.iter(w("t"), VALUE))
    return any(texts)


def _distribute(paragraph_properties: Iterator[etree._Element]) -> None:
    # "both" stretches only the spaces, of which Thai has few; thaiDistribute stretches between letters (17.18.44).
    for properties in paragraph_properties:
        justification = properties.find(w("jc"))
        if justification is not None and justification.get(w("val")) == "both":
            justification.set(w("val"), "thaiDistribute")


def _is_bullet(properties: etree._Element) -> bool:
    """A bullet's font (Symbol, Wingdings) is a choice of picture, not of writing."""
    level = properties.getparent()
    form = None if level is None else level.find(w("numFmt"))
    return form is not None and form.get(w("val")) == "bullet"


def _rank(child: etree._Element) -> int:
    return _RANK.get(str(child.tag), 500)  # Word writes w14 effects last


class _ThemeFonts:
    """What the theme's complex-script slots (majorBidi, minorBidi) mean for Thai."""

    def __init__(self, package: Package) -> None:
        names = [name for name in package.related("theme") if name in package]
        self._theme = package.tree(names[0]) if names else None
        settings = [name for name in package.related("settings") if name in package]
        language = package.tree(settings[0]).find(w("themeFontLang")) if settings else None
        self._thai = language is not None and (language.get(w("bidi")) or "").lower() == "th-th"

    def complex_script(self, slot: str) -> str:
        """The font's name, "" when the theme leaves it open. The Thai font of a theme counts where Word uses it: when
        the document's themeFontLang says th-TH (17.15.1.88).
        """
        group = None if self._theme is None else self._theme.find(f".//{{{A}}}{slot[:5]}Font")
        if group is None:
            return ""
        thai = group.find(f"{{{A}}}font[@script='Thai']") if self._thai else None
        general = group.find(f"{{{A}}}cs")
        named = [each.get("typeface", "") for each in (general, thai) if each is not None]
        return next((name for name in named if name), "")
