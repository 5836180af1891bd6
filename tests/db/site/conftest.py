"""The invented press behind a real Datasette: asked through its ASGI client, and served for Chromium."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette

from onrecord.db.site.app import create
from onrecord.db.site.http.asgi import App
from tests.db.serving import serving
from tests.db.site.newsroom import build

Get = Callable[..., httpx.Response]


def getter(site: Datasette) -> Get:
    def get(path: str, **kwargs: Any) -> httpx.Response:
        return asyncio.run(site.client.get(path, **{"follow_redirects": True, **kwargs}))

    return get


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("press") / "press.db"
    build(path)
    return path


@pytest.fixture(scope="session")
def site(press: Path) -> Datasette:
    return create(press)


@pytest.fixture(scope="session")
def app(site: Datasette) -> App:
    """The site as an application, to be asked without a server."""
    made: App = site.app()
    return made


@pytest.fixture(scope="session")
def get(site: Datasette) -> Get:
    return getter(site)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Get:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    build(path, [])
    return getter(create(path))


@pytest.fixture(scope="session")
def served(press: Path) -> Iterator[str]:
    """The address of the site on loopback."""
    with serving(create(press)) as address:
        yield address
