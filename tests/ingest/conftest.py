"""A real HTTP server on loopback whose every answer a test writes itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import settings

# A shared machine may be slow at any moment; what is tested is what comes out.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

Route = Callable[[BaseHTTPRequestHandler], None]


def answer(
    body: bytes = b"",
    status: int = 200,
    headers: dict[str, str] | None = None,
    content_type: str = "text/html",
) -> Route:
    """A route that gives one whole answer."""

    def route(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {
            "Content-Type": content_type,
            "Content-Length": str(len(body)),
            **(headers or {}),
        }.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return route


def redirect(location: str, status: int = 302) -> Route:
    return answer(status=status, headers={"Location": location})


@dataclass
class Site:
    """A server: `routes` by path; `seen` requests as (path, headers); `stopping` ends endless answers."""

    url: str
    routes: dict[str, Route] = field(default_factory=dict)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    open_now: int = 0
    open_most: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def _start() -> tuple[Site, ThreadingHTTPServer]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            with site.lock:
                site.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                site.open_now += 1
                site.open_most = max(site.open_most, site.open_now)
            try:
                site.routes.get(path, answer(b"nothing here", 404))(self)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the client has had enough, which is what some tests are about
            finally:
                with site.lock:
                    site.open_now -= 1

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_address[1]}")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return site, server


@pytest.fixture
def site() -> Iterator[Site]:
    site, server = _start()
    yield site
    site.stopping.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def other_site() -> Iterator[Site]:
    site, server = _start()
    yield site
    site.stopping.set()
    server.shutdown()
    server.server_close()
