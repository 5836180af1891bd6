"""Every answer has the headers, whatever goes wrong; nothing without end is read; no redirect leads away."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.db.site.app import create
from onrecord.db.site.http.asgi import App, Message, Receive, Send
from onrecord.db.site.http.outside import HEADERS, guarded
from tests.db.site.http.asking import Answer, answering, asked

ADDRESSES = [
    "/", "/nowhere", "/claim/none", "/data", "/data/nowhere", "/data.json?sql=x", "/data/claims.csv", "/timeline.csv",
    "/timeline.json", "/timeline.atom", "/robots.txt", "/-/nowhere", "/-/versions", "/-/plugins.json", "/-/settings",
    "/-/actor", "/-/static/app.css", "/-/onrecord/site.css", "/data/timeline?_sort=nowhere", f"/{'a' * 9000}",
    "/data.db", f"/article/{'9' * 18}", "/timeline/", "/%ff", "/-/allow-debug", "/-/permissions", "/favicon.ico",
    "/claim/c1/card", "/-/threads", "/-/databases.json",
]  # fmt: skip


def assert_headed(answer: Answer) -> None:
    for name in HEADERS:
        assert answer.header(name.decode()), name


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_of_the_site_has_the_headers(app: App, press: Path, address: str) -> None:
    answer = asked(app, address)
    assert_headed(answer)
    assert answer.status < 500
    assert str(press.parent).encode() not in answer.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "PATCH", "BREW"])
@pytest.mark.parametrize("address", ["/timeline", "/data", "/data/timeline/1"])
def test_pages_are_only_read(app: App, method: str, address: str) -> None:
    answer = asked(app, address, method=method)
    assert_headed(answer)
    assert answer.status == 405


def test_one_under_another_name_too(press: Path) -> None:
    answer = asked(create(press, names=()).app(), "/", headers={"host": "elsewhere.example"})
    assert_headed(answer)
    assert answer.status == 403


async def _failing(scope: Message, receive: Receive, send: Send) -> None:
    while (await receive()).get("more_body"):
        pass
    raise ValueError("what nobody thought of")


@pytest.mark.parametrize(("method", "status"), [("GET", 500), ("POST", 400)])
def test_a_failure_is_an_answer(method: str, status: int) -> None:
    answer = asked(guarded(_failing), "/-/form", method=method, body=[b"x" * 10])
    assert_headed(answer)
    assert answer.status == status
    assert b"nobody thought" not in answer.body


def test_a_body_without_end_is_not_read() -> None:
    answer = asked(guarded(_failing), "/-/form", method="POST", body=[b"x" * 100_000] * 50)
    assert_headed(answer)
    assert answer.status == 413


BODIES = [
    ("multipart/form-data; boundary=x", b"--x--"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n"),
    ("multipart/form-data", b"nothing"),
    ("application/x-www-form-urlencoded", b"\xff%zz"),
    ("application/x-www-form-urlencoded", b"a=%ff&a"),
    ("application/json", b"{"),
    ("text/plain; charset=nowhere", b"\x00\xff"),
    ("", b"a=b"),
]


@pytest.mark.parametrize(("kind", "body"), BODIES)
@pytest.mark.parametrize("cookie", ["", "ds_csrftoken=x"])
@pytest.mark.parametrize("address", ["/-/logout", "/-/permissions", "/-/review/verdict", "/data/-/insert"])
def test_no_form_is_too_odd_for_an_answer(
    app: App, address: str, cookie: str, kind: str, body: bytes
) -> None:
    headers = {"content-type": kind} | ({"cookie": cookie} if cookie else {})
    answer = asked(app, address, method="POST", headers=headers, body=[body])
    assert_headed(answer)
    assert 300 <= answer.status < 500


HERE = ["/timeline", "/a//b", "https://elsewhere.example/", "?x=//y", ""]
AWAY = [
    "//elsewhere.example",
    "/\\elsewhere.example",
    "///elsewhere.example",
    "\\\\elsewhere.example",
    "\\/elsewhere.example",
]


@pytest.mark.parametrize("where", HERE)
def test_a_redirect_goes_where_it_says(where: str) -> None:
    assert asked(guarded(answering(b"", location=where)), "/").header("location") == where


@pytest.mark.parametrize("where", AWAY)
def test_a_redirect_to_a_path_stays_here(where: str) -> None:
    assert asked(guarded(answering(b"", location=where)), "/").header("location") == "/elsewhere.example"


@pytest.mark.parametrize(
    "address", ["//e.example/", "/\\e.example/", "/%5ce.example/", "/%2f%2fe.example/", "///e.example//"]
)
def test_no_address_is_redirected_to_another_host(app: App, address: str) -> None:
    where = asked(app, address).header("location") or "/"
    assert where[:1] == "/"
    assert where[1:2] not in ("/", "\\")
