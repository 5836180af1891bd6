"""The command, with real workers: what is killed loses nothing, and the rows are the same however it went."""

from __future__ import annotations

import gzip
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner, Result

from onrecord.db.cli import main
from onrecord.db.store import Store
from tests.db.bulk.press import archive, everything, jsonl, read_all, stories, story
from tests.db.run.test_interrupted import ROOT
from tests.ingest.test_warc import record

ONRECORD = [sys.executable, "-c", "from onrecord.db.cli import main; main()"]


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two archives of more than one part each, with some stories in both."""
    folder = tmp_path_factory.mktemp("press")
    noise = [f"<!--{os.urandom(30_000).hex()}-->" for _ in range(60)]  # so that a few pages fill a part
    for name, numbers in (("a", range(40)), ("b", range(30, 60))):
        pages = [(f"https://echo.example/{n}", story(n, head=noise[n])) for n in numbers]
        archive(folder / f"{name}.warc.gz", pages)
    return folder


def command(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*ONRECORD, *map(str, arguments)], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, error = process.communicate(timeout=180)
    return process.returncode, out, error


def run(*arguments: object) -> tuple[int, str, str]:
    return finished(command(*arguments))


def until(true: Callable[[], object], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def manifests(out: Path) -> int:
    return len(list((out / "parts").glob("*.json")))


@pytest.fixture(scope="module")
def expected(press: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What one worker left in peace finds."""
    out = tmp_path_factory.mktemp("expected") / "out"
    report = out.with_name("report.html")
    code, said, error = run("bulk", press, "--out", out, "--workers", 1, "--part", 1, "--report", report)
    assert code == 0, error
    assert said.startswith("70 pages, 70 articles, ")
    assert said.endswith(" claims, 10 of the articles again, 0 failures, 0 passed by\n")
    assert "Dashboard: http://127.0.0.1:" in error
    assert manifests(out) > 3
    page = report.read_text(encoding="utf-8")
    assert "<h1>70 pages, " in page
    assert "The Pell Sound Echo" in page
    assert "2026-10-03" in page
    rows = everything(out)
    assert len(rows["articles"]) == 60
    return rows


def workers_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Dask's processes, each with the process that reads for it."""
    children = psutil.Process(process.pid).children(recursive=True)
    readers = [one for one in children if "onrecord.db.bulk.reader" in " ".join(one.cmdline())]
    return [parent for one in readers if (parent := one.parent()) and parent.pid != process.pid]


def test_two_workers_of_which_one_is_killed(press: Path, tmp_path: Path, expected: dict[str, object]) -> None:
    out = tmp_path / "out"
    process = command("bulk", press, "--out", out, "--workers", 2, "--part", 1)
    until(lambda: manifests(out) and workers_of(process))
    workers_of(process)[0].kill()
    code, said, error = finished(process)
    assert code == 0, error
    assert said.startswith("70 pages, 70 articles, ")
    assert "Traceback" not in error
    assert everything(out) == expected


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_killed_or_interrupted_and_started_again(
    press: Path, tmp_path: Path, expected: dict[str, object], number: signal.Signals
) -> None:
    out = tmp_path / "out"
    process = command("bulk", press, "--out", out, "--workers", 1, "--part", 1)
    until(lambda: manifests(out))
    began = time.monotonic()
    process.send_signal(number)
    code, _, error = finished(process)
    assert time.monotonic() - began < 10
    assert code == (130 if number == signal.SIGINT else -9)
    assert "Traceback" not in error
    kept = {path: path.stat().st_mtime_ns for path in (out / "parts").iterdir() if path.suffix == ".json"}
    assert kept
    code, _, error = run("bulk", press, "--out", out, "--workers", 1, "--part", 1)
    assert code == 0, error
    assert all(path.stat().st_mtime_ns == when for path, when in kept.items())  # not read again
    assert everything(out) == expected


def test_a_disk_that_fills_up_ends_the_run_and_the_next_goes_on(
    press: Path, tmp_path: Path, expected: dict[str, object]
) -> None:
    out = tmp_path / "out"
    process = subprocess.Popen(
        [*ONRECORD, "bulk", str(press), "--out", str(out), "--workers", "1", "--part", "1"],
        cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (15_000, 15_000)),
    )  # fmt: skip
    code, said, error = finished(process)
    assert (code, said) == (1, "")
    assert "cannot be written" in error.splitlines()[-1]
    assert "Traceback" not in error
    assert run("bulk", press, "--out", out, "--workers", 1, "--part", 1)[0] == 0
    assert everything(out) == expected


@contextmanager
def dask(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A scheduler or worker as a person starts one."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *map(str, arguments)],
        cwd=ROOT, text=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield process
    finally:
        for one in (
            [*psutil.Process(process.pid).children(recursive=True), process] if process.poll() is None else []
        ):
            one.kill()
        process.wait()


@contextmanager
def a_cluster(folder: Path, *arguments: object) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Its address, and its scheduler."""
    file = folder / "scheduler.json"
    file.unlink(missing_ok=True)
    scheduler = dask(
        "scheduler", "--host", "127.0.0.1", "--port", 0, "--no-dashboard", "--scheduler-file", file
    )
    with scheduler as process:
        until(file.exists)
        until(lambda: file.read_text().strip().endswith("}"))
        address = json.loads(file.read_text())["address"]
        with dask("worker", address, "--nthreads", 1, "--no-dashboard", *arguments):
            yield address, process


def test_a_cluster_whose_scheduler_is_killed_and_another(
    press: Path, tmp_path: Path, expected: dict[str, object]
) -> None:
    out = tmp_path / "out"
    with a_cluster(tmp_path) as (address, scheduler):
        process = command("bulk", press, "--out", out, "--scheduler", address, "--part", 1)
        until(lambda: manifests(out))
        scheduler.kill()
        code, said, error = finished(process)
    assert (code, said) == (1, "")
    assert error.splitlines()[-1] == (
        f"onrecord: {address}: the scheduler is gone; what was finished is kept, and the same command goes on"
    )
    assert "Traceback" not in error
    with a_cluster(tmp_path) as (address, _):
        assert run("bulk", press, "--out", out, "--scheduler", address, "--part", 1)[0] == 0
    assert everything(out) == expected


def test_a_worker_with_another_version_is_one_line(press: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.py"
    older.write_text("import onrecord.db.version\nonrecord.db.version.version = lambda: '0.0.1'\n")
    with a_cluster(tmp_path, "--preload", older) as (address, _):
        code, said, error = run("bulk", press, "--out", tmp_path / "out", "--scheduler", address)
    assert (code, said) == (1, "")
    assert len(error.splitlines()) == 1
    assert "has onrecord 0.0.1, this is " in error


def test_what_is_wrong_with_an_archive_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    whole = gzip.compress(record("https://echo.example/logo", b"\x89PNG", "Content-Type: image/png"))
    (shelf / "images.warc.gz").write_bytes(whole * 3)
    (shelf / "empty.warc.gz").write_bytes(b"")
    (shelf / "garbage.warc.gz").write_bytes(b"\x1f\x8b\x08 no, this is none")
    cut = archive(shelf / "cut.warc.gz", stories(range(3)))
    cut.write_bytes(cut.read_bytes()[:-150])
    jsonl(shelf / "list.jsonl", {"text": story(7).decode()}, "rubbish", {"path": "none.html"})
    jsonl(shelf / "none.jsonl")
    code, said, error = run("bulk", shelf, shelf / "missing.warc", "--out", tmp_path / "out", "--workers", 1)
    assert code == 1
    assert said.startswith("3 pages, 3 articles, "), error
    for expected in (
        "missing.warc: no such file",
        "images.warc.gz: no web page in this archive",
        "empty.warc.gz: no web page in this archive",
        "garbage.warc.gz",
        "https://echo.example/2: cut off in the archive",
        "list.jsonl, at byte ",
        "none.html: no such file",
        "none.jsonl: no page in this list",
    ):
        assert expected in error, expected
    assert "Traceback" not in error


def test_workers_that_write_elsewhere_are_found_out(press: Path) -> None:
    code, said, error = run("bulk", press, "--out", "memory://elsewhere", "--workers", 1, "--part", 1)
    assert (code, said) == (1, "")
    assert "the workers write to a folder that is not this one" in error.splitlines()[-1]


def onrecord(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["{}/none.warc", "--out", "{}/out"], 1, "none.warc: no such file"),
        (["{}", "--out", "{}/theirs"], 2, "holds something else; name a new or empty folder"),
        (["{}", "--out", "{}/out", "--scheduler", "tcp://127.0.0.1:9"], 1, "no scheduler answers there"),
        (["{}", "--out", "{}/out", "--scheduler", "nonsense://x:1"], 2, "is no address of a scheduler"),
        (
            ["{}", "--out", "{}/out", "--scheduler", "tcp://x:1", "--workers", "2"],
            2,
            "--workers is for this machine",
        ),
        (["{}", "--out", "{}/out", "--since", "soon"], 2, "'soon' is no date"),
        (["{}"], 2, "Missing option '--out'"),
    ],
)
def test_what_cannot_be_begun_is_one_line(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    archive(tmp_path / "a.warc.gz", stories(range(2)))
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "x").write_text("mine")
    result = onrecord("bulk", *(one.format(tmp_path) for one in arguments))
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.output
    assert [path.name for path in (tmp_path / "theirs").iterdir()] == ["x"]


@pytest.mark.parametrize("arguments", [["bulk", "x.warc", "--out", "y"], ["load", "y"]])
def test_without_what_it_needs_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr("onrecord.db.bulk.needed.find_spec", lambda name: None)
    result = onrecord(*arguments)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "pip install 'onrecord[bulk]'" in result.stderr


@pytest.mark.parametrize("now", [True, False])
def test_what_is_loaded_is_related(tmp_path: Path, now: bool) -> None:
    said = "“The ferry across the sound will sail again in May with forty seats” said Ada Penrose."
    pages = [
        (
            f"https://{name}.example/1",
            story(1, outlet=name.title(), words=said, title=f"{name.title()}: ferry sails"),
        )
        for name in ("echo", "tide")
    ]
    read_all(tmp_path / "out", archive(tmp_path / "a.warc.gz", pages))
    path = tmp_path / "x.db"
    later = () if now else ("--no-relate",)
    assert onrecord("load", tmp_path / "out", "--db", path, *later).exit_code == 0
    with Store.read(path) as store:
        [waiting] = store.connection.execute("select count(*) from articles where related is null").fetchone()
        groups = store.connection.execute("select group_id from claims").fetchall()
    assert waiting == (0 if now else 2)
    assert len({group[0] for group in groups}) == 1
    assert (groups[0][0] is not None) == now


def test_load_of_what_is_no_folder_of_ours_makes_no_database(tmp_path: Path) -> None:
    result = onrecord("load", tmp_path, "--db", tmp_path / "x.db")
    assert result.exit_code == 2
    assert "is no folder of `onrecord bulk`" in result.stderr
    assert list(tmp_path.iterdir()) == []
