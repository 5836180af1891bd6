"""Which names a site answers under: a page elsewhere must not read it under a name of its own."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from onrecord.db.cli import main
from onrecord.db.site.app import create
from onrecord.db.site.http.hosts import is_ours
from onrecord.db.store import Store
from tests.db.editions.test_serving import running
from tests.db.site.http.asking import asked

OURS = [
    "localhost",
    "localhost:8001",
    "LOCALHOST",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.8.8.8",
    "[::1]",
    "[::1]:8001",
]
OTHERS = [
    "elsewhere.example", "elsewhere.example:8001", "127.0.0.1.elsewhere.example", "localhost.elsewhere.example",
    "localhost@elsewhere.example", "elsewhere.example@localhost", "10.0.0.1", "0.0.0.0", "[::2]", "", " ", "]", "[::1",
    "localhost,elsewhere.example", "a b",
]  # fmt: skip


@pytest.mark.parametrize("host", OURS)
def test_the_machine_s_own_names(host: str) -> None:
    assert is_ours(host)


@pytest.mark.parametrize("host", OTHERS)
def test_others(host: str) -> None:
    assert not is_ours(host)
    assert is_ours(host, ["*"])


def test_a_name_it_was_given() -> None:
    assert is_ours("News.Example:443", ["news.example"])
    assert is_ours("news.example.", ["NEWS.example"])
    assert is_ours("localhost", ["news.example"])
    assert not is_ours("old.news.example", ["news.example"])
    assert not is_ours("elsewhere.example", ["news.example"])


@pytest.mark.parametrize(
    ("names", "host", "status"),
    [
        ((), "localhost", 200),
        ((), "elsewhere.example", 403),
        (("news.example",), "news.example", 200),
        (("news.example",), "elsewhere.example", 403),
        (("*",), "elsewhere.example", 200),
        (None, "elsewhere.example", 200),
    ],
)
@pytest.mark.parametrize("address", ["/", "/data/articles.json", "/-/static/app.css", "/timeline.csv"])
def test_the_site_under_a_name(
    press: Path, names: tuple[str, ...] | None, host: str, status: int, address: str
) -> None:
    assert asked(create(press, names=names).app(), address, headers={"host": host}).status == status


@pytest.mark.parametrize(
    ("arguments", "answered"),
    [
        ([], {"localhost"}),
        (["--hostname", "news.example"], {"localhost", "news.example"}),
        (["--public-url", "https://news.example"], {"localhost", "news.example"}),
        (["--hostname", "*"], {"localhost", "news.example", "elsewhere.example"}),
        (["--host", "0.0.0.0"], {"localhost", "news.example", "elsewhere.example"}),
        (["--host", "0.0.0.0", "--hostname", "news.example"], {"localhost", "news.example"}),
    ],
)
@pytest.mark.parametrize("command", [["serve", "--workers", "1"], ["update", "--serve"]])
def test_what_is_served_on_this_machine_answers_to_its_names(
    tmp_path: Path, command: list[str], arguments: list[str], answered: set[str]
) -> None:
    Store.open(tmp_path / "x.db").close()
    with running(*command, *arguments, "--port", "0", "--db", str(tmp_path / "x.db")) as (_, url):
        for host in ("localhost", "news.example", "elsewhere.example"):
            status = httpx.get(url.rstrip(",") + "about", headers={"Host": host}, timeout=30).status_code
            assert status == (200 if host in answered else 403), host


def test_the_desk_is_given_no_other_name(tmp_path: Path) -> None:
    Store.open(tmp_path / "x.db").close()
    arguments = ["serve", "--review", "--reviewer", "Ines", "--hostname", "news.example"]
    result = CliRunner().invoke(main, [*arguments, "--db", str(tmp_path / "x.db")])
    assert result.exit_code == 2
    assert "leave out --hostname" in result.stderr
