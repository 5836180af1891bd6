"""Fetching, over real HTTP on loopback: what a server may do to us, and what comes of it."""

from __future__ import annotations

import asyncio
import gzip
import pickle
import time
import zlib
from http.server import BaseHTTPRequestHandler

import pytest

from onrecord.ingest.errors import FetchError
from onrecord.ingest.records import Payload, Source
from onrecord.ingest.web.fetch import Fetcher, Policy
from onrecord.ingest.web.guard import is_public
from tests.ingest.conftest import Site, answer, redirect

QUICK = Policy(allow_private=True, delay=0, connect_seconds=1, read_seconds=1, total_seconds=2)


def get(url: str, policy: Policy = QUICK, *, feed: bool = False, **validators: str) -> Payload:
    async def run() -> Payload:
        async with Fetcher(policy) as fetcher:
            return await fetcher.get(Source(url, **validators), feed=feed)

    return asyncio.run(run())


def refusal(url: str, policy: Policy = QUICK, *, feed: bool = False) -> FetchError:
    with pytest.raises(FetchError) as caught:
        get(url, policy, feed=feed)
    message = str(caught.value)
    assert "\n" not in message
    assert "Traceback" not in message
    return caught.value


def headers_of(site: Site, path: str) -> dict[str, str]:
    return next(headers for seen, headers in site.seen if seen == path)


# ---- the good answer


def test_the_answer_and_what_its_headers_said(site: Site) -> None:
    site.routes["/a"] = answer(
        b"<p>hello</p>",
        headers={"ETag": '"v1"', "Last-Modified": "Fri, 02 Oct 2026 10:00:00 GMT"},
        content_type="Text/HTML; charset=iso-8859-2",
    )
    got = get(f"{site.url}/a")
    assert got == Payload(
        requested_url=f"{site.url}/a",
        url=f"{site.url}/a",
        status=200,
        body=b"<p>hello</p>",
        content_type="text/html",
        charset="iso-8859-2",
        etag='"v1"',
        last_modified="Fri, 02 Oct 2026 10:00:00 GMT",
    )


def test_it_names_itself_and_a_contact(site: Site) -> None:
    site.routes["/a"] = answer(b"x")
    get(f"{site.url}/a", Policy(allow_private=True, contact="desk@quay.example"))
    agent = headers_of(site, "/a")["user-agent"]
    assert agent.startswith("onrecord/")
    assert "+desk@quay.example" in agent


def test_known_validators_are_sent_and_a_304_has_no_body_but_keeps_them(site: Site) -> None:
    site.routes["/feed"] = answer(status=304)
    got = get(f"{site.url}/feed", etag='"v1"', last_modified="Fri, 02 Oct 2026 10:00:00 GMT")
    assert headers_of(site, "/feed")["if-none-match"] == '"v1"'
    assert headers_of(site, "/feed")["if-modified-since"] == "Fri, 02 Oct 2026 10:00:00 GMT"
    assert (got.not_modified, got.body, got.etag) == (True, b"", '"v1"')


def test_a_304_that_nobody_asked_for_is_no_answer(site: Site) -> None:
    site.routes["/feed"] = answer(status=304)
    assert refusal(f"{site.url}/feed").status == 304


@pytest.mark.parametrize("members", [1, 3])
def test_gzip_is_undone_also_in_several_members(site: Site, members: int) -> None:
    body = b"".join(gzip.compress(b"part of a page ") for _ in range(members))
    site.routes["/a"] = answer(body, headers={"Content-Encoding": "gzip"})
    assert get(f"{site.url}/a").body == b"part of a page " * members


# ---- redirects


def test_redirects_are_followed_and_only_unbroken_permanent_ones_are_permanent(site: Site) -> None:
    site.routes |= {
        "/1": redirect("/2", 301),
        "/2": redirect("/3", 308),
        "/3": redirect("/4", 302),
        "/4": redirect("/5", 301),
        "/5": answer(b"there"),
    }
    got = get(f"{site.url}/1")
    assert (got.url, got.permanent_url, got.body) == (f"{site.url}/5", f"{site.url}/3", b"there")
    assert get(f"{site.url}/3").permanent_url is None


def test_a_redirect_loop_ends(site: Site) -> None:
    site.routes |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert "10 redirects" in refusal(f"{site.url}/a").reason
    assert len(site.seen) == 12  # eleven, and robots.txt


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://quay.example/x", "javascript:alert(1)", "http://[::1", "http://a\x7fb/"],
)
def test_a_redirect_to_no_web_address_is_refused(site: Site, target: str) -> None:
    site.routes["/a"] = redirect(target)
    assert "redirects to what is no web address" in refusal(f"{site.url}/a").reason


def test_credentials_do_not_travel_to_another_host(site: Site, other_site: Site) -> None:
    site.routes["/a"] = redirect(f"{other_site.url}/b")
    other_site.routes["/b"] = answer(b"x")
    get(f"{site.url}/a".replace("http://", "http://ada:secret@"))
    assert "authorization" in headers_of(site, "/a")
    assert "authorization" not in headers_of(other_site, "/b")


# ---- whom it connects to


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # link-local: where clouds keep their credentials
        ("100.64.0.1", False),  # shared by a provider's customers
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),  # IPv4 in IPv6 clothes
        ("64:ff9b::a00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_private_addresses_are_refused_however_they_are_written(site: Site, host: str) -> None:
    site.routes["/a"] = answer(b"secret")
    url = site.url.replace("127.0.0.1", host) + "/a"
    error = refusal(url, Policy(delay=0, total_seconds=5))
    assert "--allow-private" in error.reason
    assert site.seen == []


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "ftp://quay.example/",
        "file:///etc/passwd",
        "http://",
        "http://quay.example:port/",
        "http://[::1",
    ],
)
def test_what_is_no_web_address(url: str) -> None:
    assert "not a web address" in refusal(url).reason


def test_a_host_that_does_not_exist() -> None:
    assert "no host named quay.invalid" in refusal("http://quay.invalid/feed").reason


def test_a_port_where_nobody_listens() -> None:
    assert "no connection" in refusal("http://127.0.0.1:1/feed").reason


# ---- refusals


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "HTTP 404 Not Found"),
        (410, "for good"),
        (403, "refuses"),
        (500, "try later"),
        (299, "HTTP 299"),
        (204, "204"),
    ],
)
def test_an_error_page_is_never_an_answer(site: Site, status: int, words: str) -> None:
    site.routes["/a"] = answer(b"<p>A long and friendly error page.</p>" if status != 204 else b"", status)
    error = refusal(f"{site.url}/a")
    assert error.status == status
    assert words in str(error)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), ("0", 0), ("Fri, 02 Oct 1998 10:00:00 GMT", 0), ("soon", None), ("-5", None), ("²", None)],
)
def test_retry_after_is_reported(site: Site, value: str, seconds: float | None) -> None:
    site.routes["/a"] = answer(b"", 429, headers={"Retry-After": value})
    assert refusal(f"{site.url}/a").retry_after == seconds


def test_secrets_in_addresses_stay_out_of_messages(site: Site) -> None:
    url = f"{site.url}/feed?api_key=hunter2&page=3".replace("http://", "http://ada:swordfish@")
    message = str(refusal(url))
    assert "swordfish" not in message
    assert "hunter2" not in message
    assert "page=3" in message


def test_errors_survive_pickling(site: Site) -> None:
    error = refusal(f"{site.url}/gone")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.status) == (str(error), 404)


# ---- bodies that break off, never end or burst


def cut_short(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"<rss><item>whole</item><item>ha")
    request.close_connection = True


def endless(site: Site, chunk: bytes, pause: float = 0.0) -> object:
    def route(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while not site.stopping.is_set():
            request.wfile.write(chunk)
            time.sleep(pause)

    return route


def test_a_page_that_is_cut_is_an_error(site: Site) -> None:
    site.routes["/a"] = cut_short
    assert "cut" in refusal(f"{site.url}/a").reason


def test_a_feed_that_is_cut_gives_what_came_and_says_so(site: Site) -> None:
    site.routes["/feed"] = cut_short
    got = get(f"{site.url}/feed", feed=True)
    assert got.body.startswith(b"<rss>")
    assert got.truncated is not None
    assert (got.etag, got.last_modified) == (None, None)


def test_gzip_that_is_cut_or_damaged_is_an_error(site: Site) -> None:
    whole = gzip.compress(b"a page of some length, " * 50)
    site.routes["/cut"] = answer(whole[:-12], headers={"Content-Encoding": "gzip"})
    site.routes["/bad"] = answer(b"\x1f\x8b" + b"garbage" * 9, headers={"Content-Encoding": "gzip"})
    site.routes["/odd"] = answer(b"\x00" * 30, headers={"Content-Encoding": "br"})
    assert "cut off" in refusal(f"{site.url}/cut").reason
    assert "damaged" in refusal(f"{site.url}/bad").reason
    assert "did not ask for" in refusal(f"{site.url}/odd").reason


@pytest.mark.parametrize("encoding", ["UTF-8", "aws-chunked", "gzip", "br", "none"])
def test_an_encoding_that_is_not_there_does_no_harm(site: Site, encoding: str) -> None:
    site.routes["/a"] = answer(b"\n<p>The pier opens.", headers={"Content-Encoding": encoding})
    assert get(f"{site.url}/a").body == b"\n<p>The pier opens."
    assert get(f"{site.url}/a", feed=True).body == b"\n<p>The pier opens."


def test_gzip_that_is_not_announced_is_unpacked(site: Site) -> None:
    site.routes["/a"] = answer(gzip.compress(b"<p>The pier opens."))
    site.routes["/b"] = answer(gzip.compress(b"<p>The pier opens."), headers={"Content-Encoding": "utf-8"})
    assert get(f"{site.url}/a").body == get(f"{site.url}/b").body == b"<p>The pier opens."


def test_a_large_page_fails_at_once_by_its_stated_length(site: Site) -> None:
    site.routes["/a"] = answer(b"x", headers={"Content-Length": "200000000"})
    began = time.monotonic()
    assert "larger than 10 MB" in refusal(f"{site.url}/a").reason
    assert time.monotonic() - began < 5


def test_a_large_page_that_does_not_state_its_length_fails_at_the_limit(site: Site) -> None:
    site.routes["/a"] = endless(site, b"x" * 65536)
    assert "larger than 10 MB" in refusal(f"{site.url}/a", Policy(allow_private=True, delay=0)).reason


def test_a_gzip_bomb_fails_at_the_limit(site: Site) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(200)) + packer.flush()
    site.routes["/a"] = answer(bomb, headers={"Content-Encoding": "gzip"})
    assert "larger than 10 MB" in refusal(f"{site.url}/a").reason


def test_a_server_that_never_answers(site: Site) -> None:
    site.routes["/a"] = lambda request: bool(site.stopping.wait(10)) and None
    assert "no answer for 1 s" in refusal(f"{site.url}/a").reason


def test_a_server_that_drips_is_done_with_in_time(site: Site) -> None:
    site.routes["/a"] = endless(site, b"<", 0.2)
    began = time.monotonic()
    assert "not done after 2 s" in refusal(f"{site.url}/a").reason
    assert time.monotonic() - began < 5


# ---- manners


def fetch_all(urls: list[str], policy: Policy, *, feed: bool = False) -> float:
    async def run() -> None:
        async with Fetcher(policy) as fetcher:
            await asyncio.gather(*(fetcher.get(Source(url), feed=feed) for url in urls))

    began = time.monotonic()
    asyncio.run(run())
    return time.monotonic() - began


def test_at_most_four_requests_are_open_to_one_origin(site: Site, other_site: Site) -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(0.05)
        answer(b"x")(request)

    for here in (site, other_site):
        here.routes |= {f"/{n}": slow for n in range(16)}
    fetch_all([f"{here.url}/{n}" for n in range(16) for here in (site, other_site)], QUICK)
    assert site.open_most == other_site.open_most == 4


def test_pages_of_one_origin_are_spaced_and_feeds_are_not(site: Site) -> None:
    site.routes |= {f"/{n}": answer(b"x") for n in range(4)}
    addresses = [f"{site.url}/{n}" for n in range(4)]
    assert fetch_all(addresses, Policy(allow_private=True, delay=0.2)) >= 0.6
    assert fetch_all(addresses, Policy(allow_private=True, delay=0.2), feed=True) < 0.5


# ---- robots.txt

ROBOTS = b"User-agent: *\nDisallow: /private\n\nUser-agent: onrecord\nDisallow: /closed\nCrawl-delay: 0.3\n"


def test_robots_txt_governs_pages_and_not_feeds(site: Site) -> None:
    site.routes |= {"/robots.txt": answer(ROBOTS), "/closed/a": answer(b"x"), "/private/a": answer(b"x")}
    assert "robots.txt" in refusal(f"{site.url}/closed/a").reason
    assert "/closed/a" not in [path for path, _ in site.seen]
    assert get(f"{site.url}/private/a").body == b"x"  # what is said to us by name is what counts
    assert get(f"{site.url}/closed/a", feed=True).body == b"x"


def test_robots_txt_is_asked_once_and_its_delay_is_kept(site: Site) -> None:
    site.routes |= {"/robots.txt": answer(ROBOTS)} | {f"/{n}": answer(b"x") for n in range(4)}
    assert fetch_all([f"{site.url}/{n}" for n in range(4)], QUICK) >= 0.9
    assert [path for path, _ in site.seen].count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_missing_robots_txt_forbids_nothing_and_a_failing_server_does(
    site: Site, status: int, allowed: bool
) -> None:
    site.routes |= {"/robots.txt": answer(b"", status), "/a": answer(b"x")}
    if allowed:
        assert get(f"{site.url}/a").body == b"x"
    else:
        assert "robots.txt cannot be read now" in refusal(f"{site.url}/a").reason


def test_a_redirect_into_what_is_forbidden_is_not_followed(site: Site) -> None:
    site.routes |= {"/robots.txt": answer(ROBOTS), "/a": redirect("/closed/a"), "/closed/a": answer(b"x")}
    assert "robots.txt" in refusal(f"{site.url}/a").reason
