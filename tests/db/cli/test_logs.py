"""`-v` tells what is done, and never a secret."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.claims import extractors
from onrecord.db.cli import main
from tests.db.fiction import QuotesOnly, page, rss
from tests.db.newsroom import PIER
from tests.db.web import Answer, Web

ADDRESS = "/feed?edition=1&key=s3cret"


@pytest.fixture(autouse=True)
def follow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, web: Web) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(extractors, "travelling", lambda name="default": QuotesOnly)
    web["/pier?token=s3cret"] = page("Pier to open", PIER)
    web["/moved?auth=s3cret"] = Answer("", 302, headers={"Location": "/pier?token=s3cret"})
    web[ADDRESS] = rss(web, "/pier?token=s3cret", "/gone?token=s3cret", "/moved?auth=s3cret", etag='"1"')
    onrecord("add", web.url(ADDRESS).replace("//", "//ada:s3cret@"), "--allow-private")


def onrecord(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def update(*arguments: str) -> str:
    return onrecord("update", "--all", "--allow-private", "--delay", "0", *arguments).stderr


def test_without_it_only_failures_are_told(web: Web) -> None:
    assert update() == f"{web.url('/gone?token=***')}: HTTP 404 Not Found: check the address\n"


def test_one_v_tells_what_is_done(web: Web) -> None:
    said = update("-v")
    log = [
        line.split(" ", 2)[2]
        for line in said.splitlines()
        if re.match(r"2\d{3}-\d\d-\d\dT[\d:]{8}Z onrecord\.", line)
    ]
    feed = web.url("/feed?edition=1&key=***")
    assert "run 1: 1 feeds are due, 0 pages wait" in log
    assert [line for line in log if line.startswith(f"{feed}: 3 entries, 3 new; due again 20")]
    # two addresses of one article: which is read first is not settled
    ends = [
        line.rpartition(": ")[2]
        for line in log
        if line.startswith((web.url("/pier?token=***:"), web.url("/moved?auth=***:")))
    ]
    assert sorted(ends) == ["stored before", "stored, 1 claims"]
    assert [line for line in log if line.startswith(f"{web.url('/gone?token=***')}: to be tried again 20")]
    assert "GET " not in said
    assert [line for line in update("-v").splitlines() if f"{feed}: unchanged; due again" in line]


def test_two_tell_every_request(web: Web) -> None:
    said = update("-vv")
    assert re.search(rf"GET {re.escape(web.url('/feed?edition=1&key=***'))}: 200, \d+ bytes, \d+ ms", said)
    assert re.search(
        rf"GET {re.escape(web.url('/moved?auth=***'))}: 302 to {re.escape(web.url('/pier?token=***'))}", said
    )


@pytest.mark.parametrize("option", ["-v", "-vv"])
def test_no_secret_is_told(web: Web, option: str) -> None:
    said = update(option)
    logging.getLogger("onrecord.db.run.update").warning(
        "%s", web.url(ADDRESS)
    )  # after the end nothing is logged
    for arguments in (["ingest", web.url("/pier?token=s3cret"), "--allow-private"], ["reextract"]):
        said += onrecord(*arguments, option).stderr
    assert "s3cret" not in said
    assert said.count("***") > 5


def test_what_is_noted_of_requests_holds_none_either(web: Web) -> None:
    update()
    assert b"s3cret" not in b"".join(row.encode() for row in _urls())


def _urls() -> list[str]:
    from onrecord.db.store import Store

    with Store.read("onrecord.db") as store:
        return [row[0] for row in store.connection.execute("select url from fetches")]
