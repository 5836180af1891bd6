"""`python -m onrecord`: the command, also where no script was installed."""

from onrecord.db.cli import main

main(prog_name="onrecord")
