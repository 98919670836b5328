"""The few document settings that a book needs (word/settings.xml, ECMA-376 part 1, 17.15.1)."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from docgen.word.namespaces import W, w
from docgen.word.package import Package
from docgen.word.style_chain import flag

_WORD_URI = "http://schemas.microsoft.com/office/word"
_SETTINGS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"
# What stands behind w:updateFields and w:compat in CT_Settings.
_AFTER_COMPAT = (
    "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary",
    "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
)  # fmt: skip
# What stands behind w:evenAndOddHeaders, from the nearest.
_AFTER_EVEN = (
    "bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets", "drawingGridHorizontalSpacing",
    "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
    "doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin", "drawingGridVerticalOrigin",
    "doNotShadeFormData", "noPunctuationKerning", "characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars",
    "noLineBreaksAfter", "noLineBreaksBefore", "savePreviewPicture", "doNotValidateAgainstSchema",
    "saveInvalidXml", "ignoreMixedContent", "alwaysShowPlaceholderText", "doNotDemarcateInvalidXml",
    "saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt", "showXMLTags", "alwaysMergeEmptyNamespace",
    "updateFields", "hdrShapeDefaults", "footnotePr", "endnotePr", "compat", *_AFTER_COMPAT,
)  # fmt: skip
_AFTER_UPDATE = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", *_AFTER_COMPAT)


def ask_for_field_update(package: Package) -> None:
    """Word fills the page numbers of the contents when it opens the book (w:updateFields, 17.15.1.81)."""
    settings = _settings(package)
    found = settings.find(w("updateFields"))
    if found is None:
        found = etree.Element(w("updateFields"))
        _insert_before(settings, found, _AFTER_UPDATE)
    found.set(w("val"), "true")


def use_current_layout(package: Package) -> None:
    """compatibilityMode 15 (MS-DOCX 2.2.3.2): older modes set Thai lines by older rules (facts.md §5).

    And doNotExpandShiftReturn, so that a line before a w:br that the clerk typed in a distributed paragraph is not
    torn to the full width.
    """
    settings = _settings(package)
    compat = settings.find(w("compat"))
    if compat is None:
        compat = etree.Element(w("compat"))
        _insert_before(settings, compat, _AFTER_COMPAT)
    if compat.find(w("doNotExpandShiftReturn")) is None:
        _insert_expansion(compat)
    _set_mode(compat)


def _insert_expansion(compat: etree._Element) -> None:
    before = ("useSingleBorderforContiguousCells", "wpJustification", "noTabHangInd", "noLeading", "spaceForUL",
              "noColumnBalance", "balanceSingleByteDoubleByteWidth", "noExtraLineSpacing", "doNotLeaveBackslashAlone",
              "ulTrailSpace")  # fmt: skip
    names = {w(name) for name in before}
    place = sum(1 for each in compat if each.tag in names)
    compat.insert(place, etree.Element(w("doNotExpandShiftReturn")))


def _set_mode(compat: etree._Element) -> None:
    for each in compat.findall(w("compatSetting")):
        if each.get(w("name")) == "compatibilityMode":
            each.set(w("val"), "15")
            return
    mode = etree.SubElement(compat, w("compatSetting"))
    mode.set(w("name"), "compatibilityMode")
    mode.set(w("uri"), _WORD_URI)
    mode.set(w("val"), "15")


def _settings(package: Package) -> etree._Element:
    names = [name for name in package.related("settings") if name in package]
    if not names:
        package.put("word/settings.xml", etree.Element(w("settings"), nsmap={"w": W}), _SETTINGS_TYPE)
        package.relate(package.main(), "settings", "word/settings.xml")
        names = ["word/settings.xml"]
    return package.tree(names[0])


def _insert_before(settings: etree._Element, made: etree._Element, later: tuple[str, ...]) -> None:
    """Puts a setting before the first of those that the schema wants behind it; foreign ones (w14, m) come last too."""
    names = {w(name) for name in later}
    place = next(
        (i for i, each in enumerate(settings) if each.tag in names or not str(each.tag).startswith(f"{{{W}}}")),
        len(settings),
    )
    settings.insert(place, made)


def has_even_pages(package: Package) -> bool:
    """Whether even pages have headers and footers of their own (w:evenAndOddHeaders, 17.10.1)."""
    return flag(_settings(package).find(w("evenAndOddHeaders")))


def use_even_pages(package: Package) -> None:
    """Gives even pages headers and footers of their own in the whole document."""
    settings = _settings(package)
    found = settings.find(w("evenAndOddHeaders"))
    if found is None:
        _insert_before(settings, etree.Element(w("evenAndOddHeaders")), _AFTER_EVEN)
    else:
        found.attrib.pop(w("val"), "")


def keep_separators(book: Package, chapter: Package, kind: str) -> None:
    """The list of footnote or endnote separators (17.11.9), which a book without notes of its own lacks."""
    name = w({"footnotes": "footnotePr", "endnotes": "endnotePr"}.get(kind, "none"))
    mine, theirs = _settings(chapter).find(name), _settings(book).find(name)
    if mine is not None and theirs is None:
        later = ("compat", *_AFTER_COMPAT)
        _insert_before(_settings(book), deepcopy(mine), ("endnotePr", *later) if kind == "footnotes" else later)
