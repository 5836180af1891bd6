"""HTTP/1.1 through h11: one GET at a time on a connection, which is kept for the next one to the same
origin."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import h11

from onrecord.ingest.web import guard
from onrecord.ingest.web.address import Address
from onrecord.ingest.web.cookies import Jar

_CHUNK = 65_536
_LONGEST_HEAD = 100_000  # bytes of headers
_IDLE_SECONDS = 5.0
_Event = TypeVar("_Event")


class ConnectTimeout(Exception):
    """No connection in time."""


class NotConnected(Exception):
    """No connection, for the reason that caused it."""


class ReadTimeout(Exception):
    """Nothing came for too long."""


class Broken(Exception):
    """The other side ended the connection too early, or does not speak HTTP."""


@dataclass(slots=True)
class _Connection:
    """An open connection and what was said on it so far."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    state: h11.Connection = field(
        default_factory=lambda: h11.Connection(h11.CLIENT, max_incomplete_event_size=_LONGEST_HEAD)
    )
    used: bool = False
    idle_since: float = 0.0


@dataclass(slots=True)
class Response:
    """An answer. Names of `headers` are in lower case; those that came several times are joined by commas."""

    status: int
    headers: dict[str, str]
    _connection: _Connection
    _seconds: float

    @property
    def charset(self) -> str | None:
        for part in self.headers.get("content-type", "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'").lower() or None
        return None

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body, as it comes. Raises ReadTimeout or Broken."""
        while not isinstance(event := await _next(self._connection, self._seconds), h11.EndOfMessage):
            if isinstance(event, h11.Data):
                yield bytes(event.data)


class Client:
    """`async with client.get(address, headers) as response`. Close it at the end."""

    def __init__(self, *, allow_private: bool, connect_seconds: float, read_seconds: float) -> None:
        self._allow_private = allow_private
        self._connect_seconds, self._read_seconds = connect_seconds, read_seconds
        self._idle: defaultdict[tuple[str, str, int], list[_Connection]] = defaultdict(list)
        self._jar = Jar()
        self._tls: ssl.SSLContext | None = None

    def close(self) -> None:
        for connections in self._idle.values():
            for connection in connections:
                connection.writer.close()
        self._idle.clear()

    @asynccontextmanager
    async def get(self, address: Address, headers: dict[str, str]) -> AsyncIterator[Response]:
        """Raises ConnectTimeout, NotConnected, ReadTimeout, Broken, or what `guard.connect` raises."""
        connection, response = await self._answered(address, headers)
        whole = False
        try:
            yield response
            whole = connection.state.their_state is h11.DONE
        finally:
            if whole and connection.state.our_state is h11.DONE:
                connection.state.start_next_cycle()
                connection.idle_since = time.monotonic()
                self._idle[address.origin].append(connection)
            else:
                connection.writer.close()

    async def _answered(self, address: Address, headers: dict[str, str]) -> tuple[_Connection, Response]:
        while True:
            connection = self._kept(address) or await self._connect(address)
            try:
                return connection, await self._ask(connection, address, headers)
            except BaseException as error:
                connection.writer.close()
                # One that was kept may have been closed from the other side just now: then a new one is
                # tried.
                if not (connection.used and isinstance(error, Broken)):
                    raise

    def _kept(self, address: Address) -> _Connection | None:
        waiting = self._idle[address.origin]
        while waiting:
            connection = waiting.pop()
            is_fresh = time.monotonic() - connection.idle_since < _IDLE_SECONDS
            if is_fresh and not connection.reader.at_eof() and not connection.writer.is_closing():
                connection.used = True
                return connection
            connection.writer.close()
        return None

    async def _connect(self, address: Address) -> _Connection:
        if address.scheme == "https" and self._tls is None:
            self._tls = _tls()
        try:
            reader, writer = await guard.connect(
                address.host,
                address.port,
                allow_private=self._allow_private,
                tls=self._tls if address.scheme == "https" else None,
                seconds=self._connect_seconds,
            )
        except TimeoutError:
            raise ConnectTimeout from None
        except OSError as error:
            raise NotConnected(str(error)) from error
        return _Connection(reader, writer)

    async def _ask(self, connection: _Connection, address: Address, headers: dict[str, str]) -> Response:
        sent = {"Host": address.named, **headers}
        if address.authorization:
            sent["Authorization"] = address.authorization
        if cookies := self._jar.header(address.host):
            sent["Cookie"] = cookies
        request = h11.Request(method="GET", target=address.target, headers=list(sent.items()))
        connection.writer.write(connection.state.send(request) or b"")
        connection.state.send(h11.EndOfMessage())
        while not isinstance(event := await _next(connection, self._read_seconds), h11.Response):
            pass  # what is said before an answer, such as early hints
        found: dict[str, str] = {}
        for raw_name, raw_value in event.headers:
            name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
            if name == "set-cookie":
                self._jar.keep(address.host, value)
            else:
                found[name] = f"{found[name]}, {value}" if name in found else value
        return Response(event.status_code, found, connection, self._read_seconds)


async def _next(connection: _Connection, seconds: float) -> object:
    """What comes next of an answer. Raises ReadTimeout or Broken."""
    try:
        while (event := connection.state.next_event()) is h11.NEED_DATA:
            async with asyncio.timeout(seconds):
                connection.state.receive_data(await connection.reader.read(_CHUNK))
    except TimeoutError:
        raise ReadTimeout from None
    except (h11.RemoteProtocolError, OSError) as error:
        raise Broken(str(error)) from error
    if isinstance(event, h11.ConnectionClosed) or event is h11.PAUSED:
        raise Broken("closed")
    return event


def _tls() -> ssl.SSLContext:
    import certifi

    return ssl.create_default_context(cafile=certifi.where())
