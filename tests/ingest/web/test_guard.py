"""Where connections go: the address that was checked, and no other.

All of 127.0.0.0/8 is this machine, so that one part of it can stand for the open internet.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest

from onrecord.ingest.errors import FetchError
from onrecord.ingest.records import Payload, Source
from onrecord.ingest.web import guard
from onrecord.ingest.web.fetch import Fetcher, Policy
from tests.ingest.conftest import Site, answer, redirect


@pytest.fixture(autouse=True)
def _a_public_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "is_public", lambda address: address == "127.0.0.1")


def fetch(url: str) -> Payload | FetchError:
    async def run() -> Payload | FetchError:
        async with Fetcher(Policy(delay=0, total_seconds=5)) as fetcher:
            try:
                return await fetcher.get(Source(url), feed=True)
            except FetchError as error:
                return error

    return asyncio.run(run())


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    site.routes["/feed"] = redirect(f"{site.url.replace('127.0.0.1', '127.0.0.2')}/inner")
    site.routes["/inner"] = answer(b"the router's password")
    got = fetch(f"{site.url}/feed")
    assert isinstance(got, FetchError)
    assert "its address is private or local" in got.reason
    assert [path for path, _ in site.seen] == ["/feed"]


def test_a_name_that_changes_its_address_is_checked_each_time(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the second answer for one name is another machine."""
    answers: Iterator[str] = iter(["127.0.0.1", "127.0.0.2"])
    asked: list[str] = []

    def resolve(host: str, port: int, *more: object, **others: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *more, **others: (
            resolve(host, *more, **others) if host == "pell.example" else real(host, *more, **others)
        ),
    )
    site.routes["/a"] = answer(b"one")
    url = site.url.replace("127.0.0.1", "pell.example") + "/a"
    first = fetch(url)
    assert isinstance(first, Payload)
    assert asked == ["pell.example"]  # once: what was checked is what was connected to
    second = fetch(url)
    assert isinstance(second, FetchError)
    assert "private or local" in second.reason
    assert len(site.seen) == 1


def test_of_several_addresses_only_public_ones_are_tried(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(site.url.rpartition(":")[2])
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port)) for host in ("127.0.0.2", "127.0.0.1")]
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *more, **others: both if host == "pell.example" else real(host, *more, **others),
    )
    tried: list[str] = []
    connect = asyncio.open_connection

    async def noted(host: str, *more: object, **others: object) -> object:
        tried.append(host)
        return await connect(host, *more, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(asyncio, "open_connection", noted)
    site.routes["/a"] = answer(b"one")
    assert isinstance(fetch(f"http://pell.example:{port}/a"), Payload)
    assert tried == ["127.0.0.1"]
