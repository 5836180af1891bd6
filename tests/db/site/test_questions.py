"""What a newsroom asks, each answered in three steps at most: a click, or a form sent, is a step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from onrecord.db.site.app import create
from tests.db.conftest import CHROMIUM
from tests.db.serving import serving
from tests.db.site.desk import TODAY, build

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (Debian: apt install chromium)"),
]
MOST_STEPS = 3


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    build(path)
    with serving(create(path)) as address:
        yield address


class Reader:
    """Somebody at the start page, without JavaScript, whose steps are counted."""

    def __init__(self, page: Any) -> None:
        self.page, self.steps = page, 0

    def click(self, name: str, role: str = "link", **more: Any) -> None:
        self.steps += 1
        self.page.get_by_role(role, name=name, **more).first.click()

    def open(self, words: str) -> None:
        self.steps += 1
        self.page.get_by_text(words, exact=True).first.click()

    @property
    def shown(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())


@pytest.fixture
def reader(browser: Any, desk: str) -> Iterator[Reader]:
    with _reader(browser, desk) as found:
        yield found
        assert 0 < found.steps <= MOST_STEPS


@contextmanager
def _reader(browser: Any, desk: str) -> Iterator[Reader]:
    context = browser.new_context(
        base_url=desk, java_script_enabled=False, viewport={"width": 1440, "height": 900}
    )
    page = context.new_page()
    page.goto("/")
    yield Reader(page)
    context.close()


def test_everything_unnamed_officials_said_this_month(reader: Reader) -> None:
    reader.click("Unnamed", exact=True)
    reader.click("Unnamed official", exact=True)
    reader.click("This month")
    assert reader.page.url.endswith("/unnamed?unnamed=official&from=month")
    days = min(TODAY.day, 12)
    assert f"{days} statement" in reader.shown
    assert reader.page.locator(".standing").count() == days


def test_what_somebody_said_of_something_since_march_and_where_first(reader: Reader) -> None:
    reader.click("Ilse Voss")
    reader.click("Search these")
    reader.page.get_by_label("Words, names").fill("dredger")
    reader.page.get_by_label("Said from").fill(f"{TODAY.year - 1}-03-01")
    reader.click("Apply", "button")
    # The first of them stands last, unless it is asked for first; here one page holds them all.
    first = reader.page.locator(".told").last.inner_text()
    assert "Voss on the dredger" in first
    assert "Skell Post" in first
    assert "the dredger will never be sold" in first
    assert "the dredger is old" not in reader.shown


def test_which_articles_stand_on_the_same_people(reader: Reader) -> None:
    reader.click("Unnamed", exact=True)
    reader.click("the same words in 11 other articles")
    assert reader.page.locator(".standing").count() == 12


def test_who_was_asked_and_never_answered(reader: Reader) -> None:
    assert "Lowtide" in reader.shown, "the start page tells it already"
    reader.click("Everybody who never answered")
    assert "Lowtide" in reader.shown
    assert "1 request for comment" in reader.shown


def test_give_me_that_for_excel(reader: Reader) -> None:
    reader.page.get_by_role("searchbox").fill("dredger")
    reader.click("Search", "button")
    total = int(reader.page.locator(".total strong").inner_text())
    with reader.page.expect_download() as download:
        reader.click("CSV for Excel")
    written = Path(download.value.path()).read_bytes()
    assert written.startswith(b"\xef\xbb\xbfsaid_on,")
    assert written.count(b"\n") == 1 + total


def test_tell_me_when_there_is_more(reader: Reader) -> None:
    reader.page.get_by_role("searchbox").fill("dredger")
    reader.click("Search", "button")
    reader.open("Share, alert")
    fields = [one.input_value() for one in reader.page.locator(".sharing input").all()]
    assert any(one.endswith("/timeline.atom?q=dredger") for one in fields)
    assert "onrecord watch add NAME --search dredger --to URL" in fields
    assert "onrecord view add NAME '/timeline?q=dredger'" in fields


def test_which_outlets_use_confidential_sources_and_with_what_reasons(reader: Reader) -> None:
    ranked = reader.page.locator("section", has_text="Confidential sourcing by outlet").first.inner_text()
    assert "Harn Gazette" in ranked
    assert "50 in 100" in ranked
    assert "Skell Post" not in ranked, "of so few statements no share is told"
    reader.page.locator("section", has_text="Confidential sourcing by outlet").first.get_by_role(
        "link", name="Harn Gazette"
    ).click()
    reader.steps += 1
    reasons = reader.page.locator("section", has_text="Reasons given").inner_text()
    assert "they feared for their posts" in reasons
    assert "12" in reasons


def test_did_this_article_change(reader: Reader) -> None:
    reader.page.get_by_role("searchbox").fill("gate")
    reader.click("Search", "button")
    reader.click("The lock gate")
    assert "2 versions were read" in reader.shown
    reader.page.locator(".versions summary").click()
    reader.click("what changed")
    assert "What happened to its statements" in reader.shown
    assert reader.page.locator("ins").count()


def test_share_this_view(reader: Reader, browser: Any, desk: str) -> None:
    reader.click("Unnamed", exact=True)
    reader.click("Unnamed official", exact=True)
    reader.open("Share, alert")
    address = reader.page.locator(".sharing input").first.input_value()
    with _reader(browser, desk) as other:
        other.page.goto(address)
        assert other.shown.startswith(reader.shown[:200])
