"""HTTP: a `Source` -> a `Payload`, with every limit that keeps one server from harming the run.

A good citizen: names itself, sends what it knows (ETag, Last-Modified), opens few requests to one origin
and leaves a pause between its pages. Trusts nobody: private addresses are refused, sizes are counted after
decompression, and whatever a server does, it is done with when `Policy.total_seconds` are over.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import re
import ssl
import time
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from urllib.parse import urlsplit

import h11

from onrecord import __version__
from onrecord.ingest.errors import FetchError
from onrecord.ingest.records import Payload, Source
from onrecord.ingest.web import address, robots, urls
from onrecord.ingest.web.client import Broken, Client, ConnectTimeout, NotConnected, ReadTimeout, Response
from onrecord.ingest.web.guard import RefusedAddress, UnknownHost
from onrecord.ingest.web.gunzip import MAGIC, Gunzip
from onrecord.ingest.web.robots import Rules

_log = logging.getLogger(__name__)
_FEED_TYPES = (
    "application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.3"
)
_PAGE_TYPES = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.3"
# Encodings of a body that we ask for or that are none.
_TRUSTED = {"gzip", "x-gzip", "identity"}
_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}
_ADVICE = {
    401: "it asks for a password",
    402: "it asks for payment",
    403: "it refuses us",
    404: "check the address",
    407: "a proxy asks for a password",
    410: "its publisher took it away for good",
    429: "it asks us to come less often",
    451: "it is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Policy:
    """How to behave. Sizes are bytes after decompression, times are seconds.

    `delay` is the pause between the pages of one origin (host and port), 0 for none. `contact` (an address
    or URL) goes into the User-Agent, so that a publisher knows whom to write to.
    """

    allow_private: bool = False
    delay: float = 1.0
    per_origin: int = 4
    max_page_bytes: int = 10_000_000
    max_feed_bytes: int = 20_000_000
    max_redirects: int = 10
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    total_seconds: float = 60.0
    contact: str | None = None

    @property
    def user_agent(self) -> str:
        contact = f"; +{self.contact}" if self.contact else ""
        return f"onrecord/{__version__} (news and claim tracker{contact})"


@dataclass(slots=True)
class _Origin:
    """What is under way to one host and port."""

    slots: asyncio.Semaphore
    asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    rules: Rules | None = None
    next_page: float = 0.0


@dataclass(slots=True)
class _Body:
    """A body as far as it came; `fault` says why it ends early."""

    data: bytearray = field(default_factory=bytearray)
    fault: str | None = None


class Fetcher:
    """`async with Fetcher(policy) as fetcher: payload = await fetcher.get(Source(url))`."""

    def __init__(self, policy: Policy | None = None) -> None:
        self.policy = policy or Policy()
        self._origins: dict[str, _Origin] = {}
        self._client = Client(
            allow_private=self.policy.allow_private,
            connect_seconds=self.policy.connect_seconds,
            read_seconds=self.policy.read_seconds,
        )
        self._agent = self.policy.user_agent

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    async def get(self, source: Source, *, feed: bool = False) -> Payload:
        """Fetch `source`, following redirects. Raises FetchError.

        A feed may be larger than a page, and neither robots.txt nor the pause between pages holds it back,
        since a person subscribed to it; when it breaks off or never ends, what came is returned with
        `Payload.truncated` set. A page is whole or an error.
        """
        subject = urls.redact(source.url)
        url, permanent, only_permanent = source.url, None, True
        left = self.policy.total_seconds
        for _ in range(self.policy.max_redirects + 1):
            if not _is_web_address(url):
                what = "not a web address" if url == source.url else "it redirects to what is no web address"
                raise FetchError(subject, f"{what}: it must begin with http:// or https:// and name a host")
            origin = self._origin(url)
            began = time.monotonic()
            if not feed:
                await self._admit(origin, url, subject)
            left = max(0.1, left - (time.monotonic() - began))
            async with self._slot(origin, paused=not feed):
                began = time.monotonic()
                answer = await self._request(source, url, subject, feed=feed, seconds=left)
                took = time.monotonic() - began
                left = max(0.1, left - took)
            _log.debug("GET %s: %s, %.0f ms", urls.redact(url), answer, took * 1000)
            if isinstance(answer, _Answer):
                return _payload(source, url, permanent, answer, subject, feed=feed)
            only_permanent = only_permanent and answer.status in _PERMANENT
            url = answer.location
            if only_permanent:
                permanent = url
        raise FetchError(
            subject, f"more than {self.policy.max_redirects} redirects: the site sends us in circles"
        )

    def _origin(self, url: str) -> _Origin:
        parts = urlsplit(url)
        name = f"{parts.scheme}://{parts.hostname}:{parts.port}"
        return self._origins.setdefault(name, _Origin(asyncio.Semaphore(self.policy.per_origin)))

    async def _admit(self, origin: _Origin, url: str, subject: str) -> None:
        """Ask the origin's robots.txt, once in a run. Raises FetchError when it forbids the page."""
        async with origin.asking:
            if origin.rules is None:
                # As a feed is fetched: it is neither spaced nor itself subject to the rules.
                origin.rules = await robots.load(functools.partial(self.get, feed=True), url)
        refusal = origin.rules.refusal(url)
        if refusal:
            raise FetchError(subject, refusal)

    @asynccontextmanager
    async def _slot(self, origin: _Origin, *, paused: bool) -> AsyncIterator[None]:
        async with origin.slots:
            delay = max(self.policy.delay, origin.rules.delay if origin.rules else 0.0)
            if paused and delay:
                now = time.monotonic()
                begin = max(now, origin.next_page)
                origin.next_page = begin + delay
                await asyncio.sleep(begin - now)
            yield

    async def _request(
        self, source: Source, url: str, subject: str, *, feed: bool, seconds: float
    ) -> _Answer | _Redirect:
        headers = {
            "Accept": _FEED_TYPES if feed else _PAGE_TYPES,
            "Accept-Encoding": "gzip",
            "User-Agent": self._agent,
        }
        if source.etag:
            headers["If-None-Match"] = source.etag
        if source.last_modified:
            headers["If-Modified-Since"] = source.last_modified
        body = _Body()
        response: Response | None = None
        asked = address.parse(url)
        if asked is None:
            raise FetchError(subject, "not a valid web address")
        try:
            async with asyncio.timeout(seconds), self._client.get(asked, headers) as response:
                location = response.headers.get("location")
                if response.status in _REDIRECTS and location:
                    # Credentials of the first address do not travel: urljoin drops them.
                    target = urls.resolve(url, location)
                    return _Redirect(response.status, target or location)
                if response.status in (200, 203):
                    await self._read(response, body, feed=feed)
                elif response.status == 304:
                    async for _ in response.chunks():
                        pass  # nothing, but its end must be seen for the connection to be kept
        except TimeoutError:
            body.fault = f"not done after {self.policy.total_seconds:.0f} s"
        except RefusedAddress:
            raise FetchError(
                subject, "its address is private or local; --allow-private permits that"
            ) from None
        except UnknownHost as error:
            raise FetchError(
                subject, f"no host named {error}: check the address and the connection"
            ) from None
        except (
            ConnectTimeout,
            NotConnected,
            ReadTimeout,
            Broken,
            h11.LocalProtocolError,
            OSError,
            ValueError,
        ) as error:
            body.fault = self._explain(error)
        if body.fault and not (feed and body.data):
            _log.debug("GET %s: %s", urls.redact(url), body.fault)
            raise FetchError(subject, body.fault)
        assert response is not None
        return _Answer(response, bytes(body.data), body.fault)

    async def _read(self, response: Response, body: _Body, *, feed: bool) -> None:
        limit = self.policy.max_feed_bytes if feed else self.policy.max_page_bytes
        too_large = f"larger than {limit / 1_000_000:g} MB: not read"
        if not feed and int(response.headers.get("content-length") or 0) > limit:
            body.fault = too_large
            return
        encoding = response.headers.get("content-encoding", "").strip().lower()
        unzip: Gunzip | None = None
        begun = False
        async for chunk in response.chunks():
            if chunk and not begun:
                begun = True
                # What a body is shows in its first bytes; what is said of it is not always true.
                packed = chunk.startswith(MAGIC[: len(chunk)]) and ("gzip" in encoding or not feed)
                unzip = Gunzip() if packed else None
                if encoding and encoding not in _TRUSTED and not (packed or _is_text(chunk)):
                    body.fault = f"sent in an encoding that we did not ask for ({encoding[:20]})"
                    return
            try:
                body.data += unzip.feed(chunk, limit - len(body.data) + 1) if unzip else chunk
            except zlib.error:
                body.fault = "its compressed body is damaged"
                return
            if len(body.data) > limit:
                del body.data[limit:]
                body.fault = too_large
                return
        if unzip and not unzip.whole:
            body.fault = "its compressed body was cut off"

    def _explain(self, error: Exception) -> str:
        if isinstance(error, ConnectTimeout):
            return f"no connection within {self.policy.connect_seconds:.0f} s: it may be down, try later"
        if isinstance(error, ReadTimeout):
            return f"no answer for {self.policy.read_seconds:.0f} s: it may be overloaded, try later"
        if isinstance(error, NotConnected):
            if isinstance(error.__cause__, ssl.SSLError):
                return "no secure connection: its certificate is not valid"
            return "no connection: it may be down, or the port is wrong"
        if isinstance(error, Broken):
            return "the connection was cut before the answer was complete: try later"
        if isinstance(error, ValueError | h11.LocalProtocolError):
            return "not a valid web address"
        return f"the connection failed ({type(error).__name__}): try later"


@dataclass(frozen=True, slots=True)
class _Redirect:
    status: int
    location: str

    def __str__(self) -> str:
        return f"{self.status} to {urls.redact(self.location)}"


@dataclass(frozen=True, slots=True)
class _Answer:
    response: Response
    body: bytes
    fault: str | None

    def __str__(self) -> str:
        return f"{self.response.status}, {len(self.body)} bytes" + (f", {self.fault}" if self.fault else "")


def _is_text(start: bytes) -> bool:
    """Whether a body begins as a page or a feed does."""
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"{")


def _is_web_address(url: str) -> bool:
    return urls.split(url) is not None and address.parse(url) is not None


def _payload(
    source: Source, url: str, permanent: str | None, answer: _Answer, subject: str, *, feed: bool
) -> Payload:
    response = answer.response
    status = response.status
    not_modified = status == 304 and bool(source.etag or source.last_modified)
    if status not in (200, 203) and not not_modified:
        raise _refusal(response, subject, permanent)
    headers = response.headers
    return Payload(
        requested_url=source.url,
        url=url,
        status=status,
        body=answer.body,
        content_type=headers.get("content-type", "").split(";")[0].strip().lower() or None,
        charset=response.charset,
        language=headers.get("content-language", "").split(",")[0].strip() or None,
        # A 304 need not repeat the validators, and those of a body that broke off would hide the rest of it.
        etag=None if answer.fault else headers.get("etag") or (source.etag if not_modified else None),
        last_modified=(
            None
            if answer.fault
            else headers.get("last-modified") or (source.last_modified if not_modified else None)
        ),
        permanent_url=permanent,
        not_modified=not_modified,
        truncated=answer.fault,
        fresh_for=_fresh_for(headers),
    )


def _refusal(response: Response, subject: str, permanent: str | None) -> FetchError:
    status = response.status
    try:
        phrase = f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = f"HTTP {status}"
    retry_after = _retry_after(response.headers.get("retry-after"))
    advice = _ADVICE.get(status) or ("try later" if status >= 500 else "there is nothing to read")
    if retry_after is not None and status in (429, 503):
        advice = f"it asks us to wait {retry_after:.0f} s"
    return FetchError(subject, f"{phrase}: {advice}", status, retry_after, permanent)


def _fresh_for(headers: dict[str, str]) -> float | None:
    """Seconds, from Retry-After and Cache-Control: max-age, less the Age that a cache on the way adds."""
    control = headers.get("cache-control", "").lower()
    stated = re.search(r"(?:^|[,\s])max-age\s*=\s*\"?([0-9]{1,9})", control)
    age = re.fullmatch(r"\s*([0-9]{1,9})\s*", headers.get("age", ""))
    left = max(0.0, float(stated[1]) - float(age[1] if age else 0)) if stated else 0.0
    if re.search(r"no-(store|cache)", control):
        left = 0.0
    return max(left, _retry_after(headers.get("retry-after")) or 0.0) or None


def _retry_after(value: str | None) -> float | None:
    """Seconds, from either form of the header; None when there is none or it is senseless."""
    if not value:
        return None
    if re.fullmatch(r"[0-9]+", value.strip()):
        return float(value.strip()[:9])
    from email.utils import parsedate_to_datetime  # few answers bring a date here

    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
