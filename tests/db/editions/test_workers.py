"""The processes that answer: as many as are asked for, kept alive, and gone with the one that started them."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from onrecord.db.store import Store
from tests.db.editions.test_serving import ROOT, running
from tests.db.fiction import page

if not Path("/proc/self/stat").exists():
    pytest.skip("the processes of others are found in /proc", allow_module_level=True)


def workers_of(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            rest = stat.read_text().rpartition(")")[2].split()
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(rest[1]) == pid and rest[0] != "Z" and b"spawn_main" in command:
            found.append(int(stat.parent.name))
    return found


def until(what: object, seconds: float = 20.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Store.open(tmp_path / "x.db").close()
    return tmp_path / "x.db"


def test_a_worker_that_breaks_down_is_followed_by_another(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running("serve", "--workers", "2", "--port", "0", "--db", str(path)) as (process, url):
        assert httpx.get(url, timeout=30).status_code == 200
        before = workers_of(process.pid)
        assert len(before) == 2
        time.sleep(5.5)  # one that breaks down sooner would do so again
        os.kill(before[0], signal.SIGKILL)
        assert until(lambda: len(workers_of(process.pid)) == 2 and before[0] not in workers_of(process.pid))
        for _ in range(10):
            assert httpx.get(url, timeout=30).status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        assert until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in before))


@pytest.mark.parametrize("command", [["serve", "--workers", "2"], ["update", "--serve", "--every", "1h"]])
def test_they_end_with_the_one_that_started_them_however_it_ends(path: Path, command: list[str]) -> None:
    with running(*command, "--port", "0", "--db", str(path)) as (process, url):
        assert httpx.get(url, timeout=30).status_code == 200
        workers = workers_of(process.pid)
        assert workers
        process.kill()
        assert until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
        with pytest.raises(httpx.ConnectError):
            httpx.get(url, timeout=5)


def test_what_is_no_http_is_answered_with_the_headers_all_the_same(path: Path) -> None:
    import socket

    with running("serve", "--workers", "1", "--port", "0", "--db", str(path)) as (_, url):
        port = int(url.rstrip("/,").rpartition(":")[2])
        for sent in (b"nonsense\r\n\r\n", b"GET /" + b"a" * 200_000):
            with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
                connection.sendall(sent)
                got = b""
                try:
                    while more := connection.recv(65536):
                        got += more
                except ConnectionResetError:  # it hung up while there was more to read
                    pass
            if got:
                assert got.startswith(b"HTTP/1.1 400")
                assert b"content-security-policy" in got


def _run(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", *arguments, "--db", str(path)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _write(folder: Path, number: int) -> str:
    words = f"“It is decision number {number}” said Ada Penrose. “We agree on {number}” said Ola Brandt."
    file = folder / f"{number}.html"
    file.write_text(page(f"Decision {number}", words).body)
    return str(file)


def test_side_by_side_nobody_takes_the_database_from_another(tmp_path: Path) -> None:
    """A site, a desk, a run that keeps going and a reader of another program, while others write and end."""
    path = tmp_path / "x.db"
    assert _run(path, "ingest", *(_write(tmp_path, number) for number in range(3))).returncode == 0
    with closing(sqlite3.connect(path)) as db:
        claims = [row[0] for row in db.execute("select claim_id from claims order by 1")]
    failures: list[str] = []
    statuses: list[int] = []
    done = threading.Event()

    def look(url: str) -> None:
        with httpx.Client(base_url=url, timeout=60) as client:
            while not done.is_set():
                for address in ("/timeline", "/data/claims.json", "/article/1"):
                    try:
                        statuses.append(client.get(address).status_code)
                    except httpx.HTTPError as error:
                        failures.append(f"{address}: {error!r}")

    with (
        running("serve", "--port", "0", "--db", str(path)) as (_, site),
        running("serve", "--review", "--reviewer", "Ines", "--port", "0", "--db", str(path)) as (_, desk),
        running("update", "--every", "1s", "--serve", "--port", "0", "--db", str(path)) as (updating, third),
        closing(sqlite3.connect(path)) as other,
        httpx.Client(base_url=desk, timeout=60) as client,
    ):
        lookers = [threading.Thread(target=look, args=[url.rstrip(",")]) for url in (site, desk, third)]
        for looker in lookers:
            looker.start()
        for number in range(4):
            form = client.get("/review").text.partition('name="csrftoken" value="')[2].partition('"')[0]
            given = {"csrftoken": form, "claim_id": claims[number], "verdict": "right"}
            answer = client.post("/-/review/verdict", data=given, headers={"Origin": desk.rstrip("/")})
            statuses.append(200 if answer.status_code == 303 else answer.status_code)
            run = _run(path, "ingest", _write(tmp_path, 10 + number))
            failures += [run.stderr] if run.returncode else []
            with other:
                other.execute("update articles set extractor = '0' where id = ?", [number + 1])
            run = _run(path, "reextract")
            failures += [run.stderr] if run.returncode else []
        done.set()
        for looker in lookers:
            looker.join()
        assert updating.poll() is None
        assert failures == []
        assert set(statuses) == {200}
        assert other.execute("select count(distinct decision) from reviews").fetchone()[0] == 4
        assert other.execute("select count(*) from articles").fetchone()[0] == 7
        assert other.execute("pragma integrity_check").fetchone()[0] == "ok"
