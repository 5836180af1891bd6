"""What articles tell together, as Chromium shows it, without JavaScript: three questions a desk asks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.db.site.app import create
from tests.db.conftest import CHROMIUM
from tests.db.serving import serving
from tests.db.site import told

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (Debian: apt install chromium)"),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("told") / "told.db"
    told.build(path)
    return path


@pytest.fixture(scope="module")
def told_at(database: Path) -> Iterator[str]:
    with serving(create(database)) as address:
        yield address


@pytest.fixture
def page(browser: Any, told_at: str) -> Iterator[Any]:
    with browser.new_context(base_url=told_at, java_script_enabled=False) as context:
        yield context.new_page()


def test_on_a_phone_both_ends_of_the_chart_stand_in_one_line_and_so_does_the_navigation(page: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/timeline")
    ends = page.locator(".axis > span").all()
    first, last = (one.bounding_box()["y"] for one in (ends[0], ends[-1]))
    assert first == last
    assert len({one.bounding_box()["y"] for one in page.locator("header nav a").all()}) == 1


def test_who_has_contradicted_themself(page: Any) -> None:
    page.goto("/stories")
    page.get_by_role("link", name="possible reversals").click()
    sync_api.expect(page.get_by_role("heading", name="Ada Cole")).to_be_visible()
    sides = page.locator(".side blockquote").all_inner_texts()
    assert sides == [told.STANDS, told.DENIED]
    page.get_by_role("link", name="evidence for the later statement").click()
    assert told.DENIED in page.locator(".statement blockquote").inner_text()


def test_which_articles_stand_on_the_same_people(page: Any) -> None:
    page.goto("/stories")
    page.locator(".stories a").first.click()
    page.get_by_role("link", name="1 to 3 independent origins").or_(
        page.get_by_role("link", name="1 to 2 independent origins")
    ).first.click()
    sync_api.expect(page.get_by_role("heading", name="On whom it stands")).to_be_visible()
    assert page.locator(".places .people li").count() == 3
    assert "Tarn Press Agency" in page.locator(".places").inner_text()


def test_what_a_rewrite_left_out(page: Any) -> None:
    page.goto("/stories")
    page.locator(".stories a").first.click()
    page.get_by_role("link", name="Quay sale near, sources say").first.click()
    lost = page.locator(".decay del").first
    sync_api.expect(lost).to_be_visible()
    assert "clerks" in lost.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["/stories", "/story/{story}", "/groups", "/group/{group}", "/reversals", "/article/{copy}", "/claim/{claim}", "/speaker/ada-cole"]
)  # fmt: skip
def test_pages_are_accessible_and_fit_a_phone(
    browser: Any, told_at: str, database: Path, address: str, scheme: str
) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is missing"
    )
    with sqlite3.connect(database) as db:
        numbers = {
            name: db.execute(sql).fetchone()[0]
            for name, sql in {
                "story": "select story_id from articles where url like '%/wire'",
                "group": "select id from claim_groups join group_origins on group_id = id where not utterance",
                "copy": "select id from articles where url like '%/copy'",
                "claim": "select claim_id from timeline where url like '%/copy' and group_id is not null",
            }.items()
        }
    with browser.new_context(color_scheme=scheme) as context, context.new_page() as page:
        page.goto(told_at + address.format(**numbers))
        for summary in page.locator("details.near > summary").all():
            summary.click()
        found = axe.Axe().run(page)
        assert not found.response["violations"], found.generate_report()
        for width in (360, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
