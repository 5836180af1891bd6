"""What is asked, on which connection, and with which cookies."""

from __future__ import annotations

import asyncio
import time
from http.server import BaseHTTPRequestHandler

import pytest

from onrecord.ingest.records import Payload, Source
from onrecord.ingest.web.address import Address, parse
from onrecord.ingest.web.cookies import Jar
from onrecord.ingest.web.fetch import Fetcher, Policy
from tests.ingest.conftest import Site, answer


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://echo.example", Address("http", "echo.example", 80, "/")),
        ("https://Echo.Example:8443/a b?q=ü&x=%C3%BC#c", Address("https", "echo.example", 8443, "/a%20b?q=%C3%BC&x=%C3%BC")),
        ("http://echo.example?q=1", Address("http", "echo.example", 80, "/?q=1")),
        ("http://[::1]:81/", Address("http", "::1", 81, "/")),
        ("http://münchen.example/", Address("http", "xn--mnchen-3ya.example", 80, "/")),
        ("http://ada:sword%40fish@echo.example/", Address("http", "echo.example", 80, "/", "Basic YWRhOnN3b3JkQGZpc2g=")),
        ("http://echo.example/a\r\nX-Evil: 1", None),
        ("http://echo example/", None),
        ("http:///a", None),
        ("http://echo.example:99999/", None),
        ("ftp://echo.example/", None),
        ("http://echo.example/" + "a" * 70_000, None),
        ("http://" + "ü" * 90 + ".example/", None),
    ],
)  # fmt: skip
def test_addresses(url: str, expected: Address | None) -> None:
    assert parse(url) == expected


def test_the_host_is_named_with_a_port_that_is_not_the_usual_one() -> None:
    named = [parse(url).named for url in ("http://a.example:80/", "http://a.example:81/", "https://[::1]/")]  # type: ignore[union-attr]
    assert named == ["a.example", "a.example:81", "[::1]"]


@pytest.mark.parametrize(
    ("set_by", "header", "sent_to", "sent"),
    [
        ("echo.example", "a=1; Path=/", "echo.example", "a=1"),
        ("echo.example", "a=1", "www.echo.example", None),
        ("www.echo.example", "a=1; Domain=.echo.example", "news.echo.example", "a=1"),
        ("www.echo.example", "a=1; Domain=gazette.example", "gazette.example", None),
        ("www.echo.example", "a=1; Domain=example", "gazette.example", None),
        ("echo.example", "a=1; Max-Age=0", "echo.example", None),
        ("echo.example", "\x00;;=", "echo.example", None),
    ],
)
def test_cookies(set_by: str, header: str, sent_to: str, sent: str | None) -> None:
    jar = Jar()
    jar.keep(set_by, header)
    assert jar.header(sent_to) == sent


def get_one_after_the_other(urls: list[str], pause: float = 0.0) -> list[Payload]:
    async def run() -> list[Payload]:
        got = []
        async with Fetcher(Policy(allow_private=True, delay=0)) as fetcher:
            for url in urls:
                got.append(await fetcher.get(Source(url), feed=True))
                await asyncio.sleep(pause)
        return got

    return asyncio.run(run())


def test_a_connection_is_kept_for_the_next_request(site: Site) -> None:
    ports = set()

    def route(request: BaseHTTPRequestHandler) -> None:
        ports.add(request.client_address[1])
        answer(b"<p>The pier opens.")(request)

    site.routes["/a"] = route
    get_one_after_the_other([f"{site.url}/a"] * 4)
    assert len(ports) == 1


def test_a_connection_that_the_server_closed_meanwhile_is_no_fault(site: Site) -> None:
    def route(request: BaseHTTPRequestHandler) -> None:
        answer(b"<p>The pier opens.")(request)
        request.close_connection = True  # without a word

    site.routes["/a"] = route
    assert [got.status for got in get_one_after_the_other([f"{site.url}/a"] * 3)] == [200] * 3


def test_what_is_no_http_is_a_fault_of_one_line(site: Site) -> None:
    def route(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"SSH-2.0-OpenSSH_9\r\n")
        request.close_connection = True

    site.routes["/a"] = route
    began = time.monotonic()
    with pytest.raises(Exception, match="cut before the answer was complete"):
        get_one_after_the_other([f"{site.url}/a"])
    assert time.monotonic() - began < 10
