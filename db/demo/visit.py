"""Where a database meets the newsroom: always at one address, and alone.

The addresses of articles hold the port. A database that has met the newsroom therefore meets it at the same
port again: otherwise every feed would be there twice, and one of each pair would fail for ever. And since a
visit needs rules that are too lax for the open web, it is refused to a database that follows other feeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.db.clock import utc_now
from onrecord.db.demo.newsroom import feed_paths, serve
from onrecord.db.demo.newsroom.server import HOST, SOFTWARE
from onrecord.db.errors import DatabaseError, UnusableDatabase
from onrecord.db.store import Store

# Below the range from which systems take ports for outgoing connections.
USUAL_PORT = 28190


def known_base(feed_urls: Iterable[str]) -> str | None:
    """Where someone subscribed to these feeds knows the newsroom from; None for no feeds.

    Raises ValueError where any of them is not the newsroom's, or two know it from different places.
    """
    bases = {_base(url) for url in feed_urls}
    if None in bases or len(bases) > 1:
        raise ValueError("other feeds")
    return bases.pop() if bases else None


def _base(feed_url: str) -> str | None:
    parts = urlsplit(feed_url)
    if parts.scheme == "http" and parts.hostname == HOST and parts.path in feed_paths():
        return f"http://{parts.netloc}"
    return None


@contextmanager
def open_newsroom(path: Path) -> Iterator[str]:
    """The newsroom for the database at `path`, there or not yet: its base URL, while the block lasts.

    Where another demo serves the newsroom at that address already, that one is used. Raises DatabaseError.
    """
    known = _known(path)
    with ExitStack() as stack:
        base = _find_or_serve(stack, known)
        if base is None:
            raise DatabaseError(
                str(path),
                f"knows the newsroom at {known}, where another program answers; "
                "stop that, or name another file with --db",
            )
        yield base


def subscribe(path: Path, base: str) -> Sequence[str]:
    """Subscribe the database at `path` to the newsroom's feeds; their URLs. Raises DatabaseError."""
    urls = [base + feed_path for feed_path in feed_paths()]
    with Store.open(path) as store, store.transaction():
        for url in urls:
            store.feeds.add(url, utc_now())
    return urls


def _known(path: Path) -> str | None:
    if not path.exists():
        return None
    with Store.open(path) as store:
        urls = [feed["url"] for feed in store.feeds.health()]
    try:
        return known_base(urls)
    except ValueError:
        raise UnusableDatabase(
            str(path), "follows other feeds, and the demo wants a database of its own; name one with --db"
        ) from None


def _find_or_serve(stack: ExitStack, known: str | None) -> str | None:
    """The base URL; None when it has to be at `known` and another program is there."""
    port = USUAL_PORT if known is None else urlsplit(known).port or 80
    try:
        return stack.enter_context(serve(port))
    except OSError:
        if _is_newsroom(port):
            return f"http://{HOST}:{port}"
    return stack.enter_context(serve()) if known is None else None


def _is_newsroom(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("HEAD", "/")
        return connection.getresponse().getheader("Server") == SOFTWARE
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
