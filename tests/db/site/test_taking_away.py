"""What a newsroom takes away, in three steps at most: a table for Excel, word when there is more, a reference, a
card for its own page. `test_questions` has the other questions."""

from __future__ import annotations

import csv
import re
import shlex
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from onrecord.db.cli import main
from tests.db.conftest import CHROMIUM
from tests.db.web import Answer, Web

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (Debian: apt install chromium)"),
]
SEARCH = "/timeline?q=wall&anonymity=anonymous"


@pytest.fixture
def page(browser: Any, served: str) -> Iterator[Any]:
    """Without JavaScript: none of the answers needs it."""
    context = browser.new_context(
        base_url=served, java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def scripted(browser: Any, served: str) -> Iterator[Any]:
    context = browser.new_context(base_url=served, viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not wrong


def test_give_me_that_for_excel(page: Any, press: Path, tmp_path: Path) -> None:
    page.goto(SEARCH)
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").first.click()
    download.value.save_as(tmp_path / "wall.csv")
    text = (tmp_path / "wall.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))
    assert rows
    assert {row["anonymity"] for row in rows} == {"anonymous"}
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["said_day"]) for row in rows)
    assert all(row["claim_url"].endswith(f"/claim/{row['claim_id']}") for row in rows)


def test_tell_me_when_there_is_more(page: Any, press: Path) -> None:
    page.goto(SEARCH)
    page.locator("summary", has_text="alert").first.click()
    feed = page.get_by_label("for a feed reader").input_value()
    assert page.request.get(feed).text().count("<entry>")
    command = page.get_by_label("by mail").input_value()
    # What the page says is what the command takes.
    words = shlex.split(command)
    assert words[:3] == ["onrecord", "watch", "add"]
    options = [word for word in words if word.startswith("--")]
    told = CliRunner().invoke(main, ["watch", "add", "--help"]).output
    assert options
    assert all(option in told for option in options)


def searched(page: Any) -> None:
    """From the start page by a search (one step) to the first statement's own page (the second)."""
    page.goto("/")
    page.get_by_role("searchbox").first.fill("cosmetic")
    page.keyboard.press("Enter")
    page.locator("a.evidence").first.click()


def test_cite_it(page: Any) -> None:
    searched(page)
    page.get_by_text("The article as a reference").click()  # the third
    assert "(2026, September 28). Harbour wall cracked" in page.get_by_label("APA").input_value()
    assert page.get_by_label("BibTeX").input_value().startswith("@online{")
    with page.expect_download() as download:
        page.get_by_role("link", name="RIS").click()
    assert download.value.suggested_filename.endswith(".ris")


def test_the_html_to_embed_it_stands_on_its_page(page: Any, served: str) -> None:
    searched(page)
    frame = page.get_by_label("Card for a web page").input_value()
    assert frame.startswith(f'<iframe src="{served}/claim/')


def test_copying_at_the_press_of_a_button(scripted: Any) -> None:
    scripted.goto("/timeline?q=cosmetic")
    scripted.locator("a.evidence").first.click()
    citation = scripted.get_by_role("textbox", name="Citation", exact=True)
    button = scripted.get_by_role("button", name="Copy: Citation")
    button.click()
    sync_api.expect(button).to_have_text("Copied")
    assert scripted.evaluate("navigator.clipboard.readText()") == citation.input_value()


@pytest.mark.parametrize("width", [320, 640])
def test_embed_it(browser: Any, served: str, press: Path, web: Web, width: int) -> None:
    with sqlite3.connect(press) as db:
        sql = "select claim_id from claims order by length(content) {} limit 3"
        chosen = [row[0] for way in ("desc", "asc") for row in db.execute(sql.format(way))]
    with browser.new_context(base_url=served, viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        for claim_id in chosen:
            page.goto(f"/claim/{claim_id}")
            frame = page.get_by_role("textbox", name="Card for a web page").input_value()
            other = context.new_page()
            web["/blog"] = Answer(f'<!doctype html><body style="margin:0">{frame}')
            other.goto(web.url("/blog"))
            inside = other.frame_locator("iframe").locator("html")
            sync_api.expect(inside.locator("blockquote")).to_be_visible()
            needed, given = inside.evaluate("html => [html.scrollHeight, html.clientHeight]")
            whole = inside.evaluate("html => html.querySelector('main').getBoundingClientRect().bottom")
            assert needed <= given, (claim_id, width)
            assert whole > given * 0.5, (claim_id, width)
            other.close()
