"""The same workbook as the same bytes on any day (R17): no clock; and on any machine, unless it is large."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from openpyxl import Workbook

from docgen.late_pattern import late_pattern

MADE = datetime(2019, 10, 1)  # any fixed moment
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell
_STORED = 1 << 20  # bytes; the sheets of a large office would take a hundred megabytes
_CORE = "docProps/core.xml"
_MODIFIED = late_pattern(rb"(<dcterms:modified[^>]*>)[^<]*")


def saved(workbook: Workbook) -> bytes:
    """The workbook as .xlsx bytes. Small parts are stored: two versions of zlib deflate to different bytes."""
    workbook.properties.creator = workbook.properties.lastModifiedBy = "docgen"
    workbook.properties.created = MADE
    drawn, steady = io.BytesIO(), io.BytesIO()
    workbook.save(drawn)
    with zipfile.ZipFile(drawn) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.create_system = 0  # else it tells Windows from Unix
            data = _without_clock(name, source.read(name))
            target.writestr(info, data, zipfile.ZIP_DEFLATED if len(data) > _STORED else zipfile.ZIP_STORED)
    return steady.getvalue()


def _without_clock(name: str, data: bytes) -> bytes:
    """openpyxl writes the present moment as the time of the last change."""
    return _MODIFIED.sub(rb"\g<1>" + f"{MADE:%Y-%m-%dT%H:%M:%SZ}".encode(), data) if name == _CORE else data
