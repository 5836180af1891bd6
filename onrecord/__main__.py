"""`python -m onrecord`: the command, also where no script was installed."""

from onrecord.db.cli import main

if __name__ == "__main__":  # a process that it starts imports this file too
    main(prog_name="onrecord")
