"""How the command line explains itself: click's headings and complaints, in Thai."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from docgen.late_pattern import late_pattern

_HEADINGS = {"Options": "ตัวเลือก", "Commands": "คำสั่ง"}
_HINT = "พิมพ์ {} --help เพื่อดูวิธีใช้"


# click's words, in this order: what they say, and how it is said here.
_WORDS = (
    (late_pattern(r"\[(\d+)<=x<=(\d+)"), r"[\1 ถึง \2"), (late_pattern(r"\[x>=(\d+)"), r"[\1 ขึ้นไป"),
    (late_pattern(r"\brequired\]"), "ต้องใส่]"), (late_pattern(r"\bINTEGER(?: RANGE)?\b"), "จำนวน"),
    (late_pattern(r"\bTEXT\b"), "ข้อความ"), (late_pattern(r"\bPATH\b"), "ที่อยู่"),
)  # fmt: skip


def _worded(text: str) -> str:
    for pattern, words in _WORDS:
        text = pattern.sub(words, text)
    return text


class ThaiFormatter(click.HelpFormatter):
    """Help pages with Thai headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is typed."""
        shown = args.replace("[OPTIONS]", "[ตัวเลือก]").replace("COMMAND [ARGS]...", "คำสั่ง ...")
        super().write_usage(prog, shown, "วิธีใช้: " if prefix is None else prefix)

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """Options and what they mean, with click's own words about them."""
        super().write_dl([(_worded(first), _worded(second)) for first, second in rows], col_max, col_spacing)

    def write_heading(self, heading: str) -> None:
        """A section's heading."""
        super().write_heading(_HEADINGS.get(heading, heading))


click.Context.formatter_class = ThaiFormatter


class ThaiCommand(click.Command):
    """A command whose help option is explained in Thai."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """-h and --help."""
        return _in_thai(super().get_help_option(ctx))


class ThaiGroup(click.Group):
    """The program: wrong usage is told in Thai and exits with status 2."""

    command_class = ThaiCommand

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """-h and --help."""
        return _in_thai(super().get_help_option(ctx))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the program, and ends it when it stands alone."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.UsageError as fault:
            click.echo(told(fault), err=True)
            sys.exit(2)
        except (click.Abort, KeyboardInterrupt):
            sys.exit(1)
        sys.exit(status if isinstance(status, int) else 0)


def _in_thai(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "แสดงวิธีใช้"
    return option


def told(fault: click.UsageError) -> str:
    """What is wrong with what was typed, and where to look."""
    command = fault.ctx.command_path if fault.ctx is not None else "docgen"
    return f"{_what(fault)}\n{_HINT.format(command)}"


def _what(fault: click.UsageError) -> str:
    name = fault.param.get_error_hint(fault.ctx).replace("'", "") if _has_parameter(fault) else ""  # type: ignore[attr-defined]
    if isinstance(fault, click.MissingParameter):
        return f"ยังไม่ได้ใส่ {name}"
    if isinstance(fault, click.NoSuchOption):
        near = f" หมายถึง {' หรือ '.join(fault.possibilities)} หรือไม่" if fault.possibilities else ""
        return f"ไม่มีตัวเลือก {fault.option_name}{near}"
    if isinstance(fault, click.BadOptionUsage):
        return f"ใช้ตัวเลือก {fault.option_name} ไม่ถูกต้อง"
    if isinstance(fault, click.BadParameter):
        return f"ค่าของ {name} ใช้ไม่ได้{_choices(fault)}"
    return "ไม่มีคำสั่งนี้ หรือใส่ข้อความเกินมา"


def _has_parameter(fault: click.UsageError) -> bool:
    return getattr(fault, "param", None) is not None


def _choices(fault: click.BadParameter) -> str:
    kind = fault.param.type if fault.param is not None else None
    return f" เลือกหนึ่งค่าจาก {', '.join(map(str, kind.choices))}" if isinstance(kind, click.Choice) else ""

