"""`python -m db.cli` from a source tree."""

from db.cli import main

main(prog_name="onrecord")
