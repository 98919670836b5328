"""What a batch shows while it runs."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from docgen.batches.progress import Progress


def watch(as_json: bool) -> Callable[[Progress], None]:
    """One line that tells how far a batch is, on a terminal; nothing elsewhere."""
    if as_json or not sys.stderr.isatty():
        return lambda _: None

    def show(progress: Progress) -> None:
        end = "\n" if progress.done == progress.total else ""
        click.echo(f"\r\033[K{progress.line()}{end}", nl=False, err=True)

    return show
