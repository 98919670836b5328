"""``python -m docgen``: the same as the command docgen."""

from docgen.cli import main

main(prog_name="docgen")
