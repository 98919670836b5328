"""Draws the pictures of the clerks' guide from real files: ``python -m tools.draw_pictures`` (needs LibreOffice)."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import docgen
from docgen import starter

DOCS = Path(__file__).resolve().parents[1] / "docs"


@dataclass(frozen=True)
class Picture:
    """One picture: its name in docs/, the page that it shows, and the part of it (x, y, width, height in pixels)."""

    name: str
    page: int
    crop: tuple[int, int, int, int]


FORM = starter.TEMPLATES / "22-ผด02.docx"
PICTURES = {
    FORM: Picture("template.png", 2, (70, 20, 840, 480)),
    Path("เล่ม.docx"): Picture("page.png", 15, (0, 0, 936, 662)),
    Path("พจนานุกรมแท็ก.docx"): Picture("dictionary.png", 3, (40, 40, 860, 420)),
}


def main() -> None:
    """Makes the sample's book and dictionary, and draws a page of each file."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        docgen.build(starter.SAMPLE, home / "เล่ม.docx")
        docgen.fields(starter.SAMPLE, home / "พจนานุกรมแท็ก.docx")
        for source, picture in PICTURES.items():
            draw(source if source.is_absolute() else home / source, picture, home)


def draw(source: Path, picture: Picture, home: Path) -> None:
    """Converts a file to PDF and draws a part of one page, in grey."""
    office = ["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", str(home), str(source)], check=True, capture_output=True, timeout=180)
    left, top, width, height = map(str, picture.crop)
    page = str(picture.page)
    part = ["-f", page, "-l", page, "-x", left, "-y", top, "-W", width, "-H", height]
    target = DOCS / picture.name.removesuffix(".png")
    command = ["pdftoppm", "-r", "80", "-gray", "-png", "-singlefile", *part]
    subprocess.run([*command, str(home / f"{source.stem}.pdf"), str(target)], check=True, timeout=60)


if __name__ == "__main__":
    main()
