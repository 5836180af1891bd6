"""What a person at a terminal sees, and what a log file gets."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

ROOT = Path(__file__).parents[3]
WORK = """
import sys, time
from onrecord.db.cli.console import Console
with Console("pages") as console:
    console.expect(4)
    for number in range(4):
        time.sleep(float(sys.argv[1]))
        if number == 2:
            console.failed("https://echo.example/x", "HTTP 404")
        console.advance()
"""


SCALED = """
import sys, time
from onrecord.db.cli.console import Console
with Console("B", scaled=True) as console:
    console.expect(40_000_000)
    for number in (1, 4):
        time.sleep(float(sys.argv[1]))
        console.reach(number * 10_000_000, f"{number} pages")
    console.restart("parts", 7)
    time.sleep(1.1)
    console.advance()
"""


def on_a_terminal(seconds: float, work: str = WORK) -> str:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    subprocess.run([sys.executable, "-c", work, str(seconds)], cwd=ROOT, stderr=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    return shown


def test_a_bar_appears_after_a_second_and_goes_away_at_the_end() -> None:
    shown = on_a_terminal(0.4)
    assert "/4" in shown
    assert "https://echo.example/x: HTTP 404\r\n" in shown
    assert shown.rstrip(" ").endswith("\r")


def test_large_numbers_are_short_and_another_kind_of_things_has_a_bar_of_its_own() -> None:
    shown = on_a_terminal(1.1, SCALED)
    assert "10.0M/40.0M" in shown
    assert "1 pages" in shown
    assert "1/7" in shown


def test_no_bar_for_what_is_done_at_once() -> None:
    assert on_a_terminal(0).strip() == "https://echo.example/x: HTTP 404"


def test_no_bar_where_nobody_watches() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WORK, "0.4"], cwd=ROOT, stderr=subprocess.PIPE, text=True, check=True
    )
    assert done.stderr == "https://echo.example/x: HTTP 404\n"
