"""Where the starter templates and the sample plan are: inside the wheel, or at the top of the source tree."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_HOME = _PACKAGE / "starter" if (_PACKAGE / "starter").is_dir() else _PACKAGE.parent

TEMPLATES = _HOME / "templates"
SAMPLE = _HOME / "sample_data" / "แผน-2563"
