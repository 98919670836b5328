"""The short forms of an organisation's name: without its type, and with the type's abbreviation."""

from __future__ import annotations

from docgen.vocabulary import AUTHORITY_ABBREVIATIONS


def own_name(name: str, kind: str) -> str:
    """องค์การบริหารส่วนตำบลพระรักษ์ → พระรักษ์; a name that does not begin with its type stays whole."""
    return name.removeprefix(kind).strip() or name


def short_kind(kind: str) -> str:
    """องค์การบริหารส่วนตำบล → อบต.; a type without an abbreviation stays whole."""
    return AUTHORITY_ABBREVIATIONS.get(kind.strip(), kind)


def short_name(name: str, kind: str) -> str:
    """องค์การบริหารส่วนตำบลพระรักษ์ → อบต.พระรักษ์; a name that does not begin with its type stays whole."""
    own = own_name(name, kind)
    return name if own == name else f"{short_kind(kind)}{own}"
