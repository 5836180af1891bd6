"""The newsroom on loopback: plain HTTP with validators, as a publisher's server would answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

from onrecord.db.demo.newsroom.render import Resource, render

HOST = "127.0.0.1"
SOFTWARE = "onrecord-newsroom"


@contextmanager
def serve(port: int = 0) -> Iterator[str]:
    """Serve the newsroom on `port` (0: any free one) until the block ends; yields its base URL.

    Raises OSError when the port is taken.
    """
    server = _Server((HOST, port), _Handler)
    base = f"http://{HOST}:{server.server_port}"
    server.resources = render(base)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield base
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    resources: Mapping[str, Resource] = {}


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    # Headers and body leave as separate writes; without this each answer waits for a delayed ACK.
    disable_nagle_algorithm = True

    def version_string(self) -> str:
        return SOFTWARE

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        resource = self.server.resources.get(urlsplit(self.path).path)
        if resource is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        current = _is_current(resource, self.headers["If-None-Match"], self.headers["If-Modified-Since"])
        self.send_response(HTTPStatus.NOT_MODIFIED if current else HTTPStatus.OK)
        self.send_header("ETag", resource.etag)
        self.send_header("Last-Modified", resource.last_modified)
        if not current:
            self.send_header("Content-Type", resource.content_type)
            self.send_header("Content-Length", str(len(resource.body)))
        self.end_headers()
        if with_body and not current:
            self.wfile.write(resource.body)

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the terminal belongs to the command that serves."""


def _is_current(resource: Resource, if_none_match: str | None, if_modified_since: str | None) -> bool:
    """Whether the client's copy is still good. As RFC 9110 has it, an ETag outweighs a date."""
    if if_none_match is not None:
        tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        return "*" in tags or resource.etag in tags
    since = _http_date(if_modified_since)
    return since is not None and resource.modified.replace(microsecond=0) <= since


def _http_date(value: str | None) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value) if value else None
    except ValueError:
        return None
    # A date without a zone compares with no aware one; HTTP dates always have GMT.
    return moment if moment is None or moment.tzinfo else None
