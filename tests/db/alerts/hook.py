"""A receiver of messages on loopback, which remembers what it was given and answers as a test wants."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Hook:
    """`taken`: the JSON of each message with its key. `status` and `wait` (seconds) shape the answers;
    `on_message` is called once a message is there, before it is answered."""

    port: int
    taken: list[dict[str, Any]] = field(default_factory=list)
    status: int = 200
    wait: float = 0.0
    on_message: Callable[[], None] = lambda: None

    @property
    def address(self) -> str:
        return f"json://127.0.0.1:{self.port}/s3cret-path/"

    @property
    def told(self) -> list[str]:
        """The ids of all statements that came, as often as they came."""
        return [claim for message in self.taken for claim in message["claim_ids"]]


@contextmanager
def listening() -> Iterator[Hook]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            assert self.headers["Idempotency-Key"] == body["digest"]
            hook.taken.append(body)
            hook.on_message()
            time.sleep(hook.wait)
            self.send_response(hook.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda request, address: None  # type: ignore[method-assign]
    hook = Hook(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield hook
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
