"""Fonts taken from the theme, as plain names: a book keeps one theme, its chapters had their own."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.word.namespaces import A, w
from docgen.word.package import Package

# Theme slot of w:rFonts → (plain attribute, element of the theme's font scheme)
_SLOTS = {
    "asciiTheme": ("ascii", "latin"), "hAnsiTheme": ("hAnsi", "latin"), "eastAsiaTheme": ("eastAsia", "ea"),
    "cstheme": ("cs", "cs"),
}  # fmt: skip
_COLOURS = ("themeColor", "themeTint", "themeShade", "themeFill", "themeFillTint", "themeFillShade")


def resolve_theme(package: Package) -> None:
    """Makes every part that formats text independent of the package's theme.

    A slot whose theme font is empty (the Thai font of most themes) is dropped, so that the inherited font counts.
    Colours keep the plain value that Word writes beside the theme's name.
    """
    fonts = _fonts(package)
    for root in _formatting_parts(package):
        for element in root.iter(w("rFonts")):
            _resolve_fonts(element, fonts)
        for element in root.iter(w("color"), w("shd"), w("u")):
            for name in _COLOURS:
                element.attrib.pop(w(name), "")


def theme_of(package: Package) -> bytes:
    """The theme part's bytes, empty when there is none."""
    names = [name for name in package.related("theme") if name in package]
    return package.data(names[0]) if names else b""


def _formatting_parts(package: Package) -> Iterator[etree._Element]:
    for name in (*package.stories(), *package.related("styles"), *package.related("numbering")):
        if name in package:
            yield package.tree(name)


def _fonts(package: Package) -> dict[str, str]:
    """major/minor + latin/ea/cs → font name."""
    names = [name for name in package.related("theme") if name in package]
    if not names:
        return {}
    scheme = package.tree(names[0])
    return {
        f"{size}{kind}": str(found.get("typeface", ""))
        for size in ("major", "minor")
        for kind in ("latin", "ea", "cs")
        if (found := scheme.find(f".//{{{A}}}{size}Font/{{{A}}}{kind}")) is not None
    }


def _resolve_fonts(element: etree._Element, fonts: dict[str, str]) -> None:
    for slot, (plain, kind) in _SLOTS.items():
        chosen = element.attrib.pop(w(slot), "")
        if not chosen:
            continue
        font = fonts.get(("major" if str(chosen).startswith("major") else "minor") + kind, "")
        if font:  # the theme's slot wins over a plain name beside it (17.3.2.26)
            element.set(w(plain), font)
