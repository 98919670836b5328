"""Settings and fonts that every template shares."""

from __future__ import annotations

_WORD = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY = {
    # 15: the layout of Word 2013 and later. Without it Word opens the file in compatibility mode and sets Thai lines
    # by older rules.
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}

SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat>"
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_WORD}" w:val="{value}"/>' for name, value in _COMPATIBILITY.items()
    )
    + '</w:compat><w:themeFontLang w:val="en-US" w:bidi="th-TH"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)

FONTS = (
    '<w:font w:name="TH SarabunPSK"><w:panose1 w:val="020B0500040200020003"/><w:charset w:val="00"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
)
