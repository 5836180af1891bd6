"""The site in a process of its own, from its first line to its last."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from onrecord.db.cli import main
from onrecord.db.store import Store

ROOT = Path(__file__).parents[3]


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and the address that it names."""
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    try:
        line = process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line
        yield process, found[0]
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Store.open(tmp_path / "x.db").close()
    return tmp_path / "x.db"


@pytest.mark.parametrize(
    "command", [["serve"], ["update", "--serve"], ["update", "--serve", "--every", "1s"]]
)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_site_answers_until_it_is_told_to_end(
    path: Path, command: list[str], number: signal.Signals
) -> None:
    with running(*command, "--port", "0", "--db", str(path)) as (process, url):
        assert httpx.get(url, timeout=30).status_code == 200
        assert httpx.get(url + "timeline.csv", timeout=30).text.startswith("said_on,speaker,")
        process.send_signal(number)
        assert process.wait(10) in (0, 130)  # 130 where it was in the middle of a run
        if command == ["serve"]:
            assert process.returncode == 0
        assert process.stderr
        assert "Traceback" not in process.stderr.read()


def test_a_taken_port_is_one_line(path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "--port", str(port), "--db", str(path)])
    assert result.exit_code == 1
    assert result.stderr == f"onrecord: 127.0.0.1:{port}: cannot be served on (Address already in use)\n"


def test_a_host_that_is_not_ours_is_one_line(path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--host", "nowhere.invalid", "--db", str(path)])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
