"""The desk in Chromium, with JavaScript switched off: by keyboard alone, on a phone, and as axe sees it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.db.conftest import CHROMIUM
from tests.db.review.conftest import Reviewer

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (Debian: apt install chromium)"),
]


@pytest.fixture
def page(browser: Any, desk: Reviewer) -> Iterator[Any]:
    context = browser.new_context(base_url=desk.base, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_right_wrong_fix_and_undo_by_keyboard(page: Any, desk: Reviewer) -> None:
    order = [
        row["claim_id"] for row in desk.rows("select claim_id from timeline order by confidence, claim_id")
    ]

    def reviewed() -> list[str | None]:
        return [(desk.row("claims", claim_id) or {})["reviewed"] for claim_id in order[:3]]

    page.goto("/review")
    page.locator("h1:focus").wait_for()
    page.keyboard.press("Tab")  # the page begins at its question, so that one step leads to the answer
    assert page.locator(":focus").inner_text() == "✓ Right"
    page.keyboard.press("Enter")
    page.wait_for_url("**done=1*")
    page.locator("h1:focus").wait_for()
    assert reviewed() == ["right", None, None]
    page.keyboard.press("Shift+Tab")  # and one step back to what was just decided
    assert page.locator(":focus").inner_text().startswith("Undo")
    page.keyboard.press("Enter")
    page.wait_for_url("**claim=*")
    assert reviewed() == [None, None, None]

    page.goto(f"/review?after={order[0]}")
    page.locator("h1:focus").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("never said")
    page.keyboard.press("Shift+Tab")
    assert page.locator(":focus").inner_text() == "✗ Wrong"
    page.keyboard.press("Enter")
    page.wait_for_url("**done=2*")
    page.locator("h1:focus").wait_for()
    assert reviewed() == [None, "wrong", None]

    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Put something right"
    page.keyboard.press("Enter")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("name") == "role":
            break
    page.keyboard.type("harbour pilot")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=3*")
    assert reviewed() == [None, "wrong", "fixed"]
    assert (desk.row("timeline", order[2]) or {})["role"] == "harbour pilot"


def test_the_queue_is_narrowed_and_goes_on_there(page: Any, desk: Reviewer) -> None:
    page.goto("/review")
    page.get_by_label("Sourcing").first.select_option("collective")
    page.get_by_label("Order").select_option("random")
    page.get_by_role("button", name="Show these").click()
    page.wait_for_url("**anonymity=collective*")
    page.get_by_role("button", name="Wrong").click()
    page.wait_for_url("**/review?anonymity=collective&order=random&after=*")
    assert page.locator(".statement .mark").inner_text().strip() == "Collective"
    assert desk.rows("select drawn from reviews") == [{"drawn": None}]


def test_a_statement_is_put_into_a_collection_and_shared(page: Any, desk: Reviewer) -> None:
    page.goto("/review")
    page.locator(".statement a[href^='/claim/']").or_(page.locator("a[href^='/claim/']")).first.click()
    page.get_by_label("Put it into").fill("Who knew")
    page.get_by_label("Note", exact=True).fill("Ask her again")
    page.get_by_role("button", name="Put", exact=True).click()
    page.wait_for_url("**#collections")
    page.get_by_role("link", name="Who knew").click()
    page.get_by_text("Name, note, who sees it").click()
    page.get_by_label("Others see").select_option("notes")
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("link", name="/collection/who-knew").click()
    page.wait_for_url("**/collection/who-knew")
    assert "Ask her again" in page.locator("main").inner_text()


def test_a_page_elsewhere_cannot_decide(browser: Any, desk: Reviewer) -> None:
    """A form on another origin, opened in the reviewer's own browser, whose cookies it has."""
    claim_id = desk.rows("select claim_id from timeline limit 1")[0]["claim_id"]
    with browser.new_context() as context, context.new_page() as page:
        page.goto(f"{desk.base}/review")
        token = page.locator("input[name=csrftoken]").first.get_attribute("value")
        page.goto("about:blank")
        page.set_content(
            f'<form method="post" action="{desk.base}/-/review/verdict"><input name="claim_id" value="{claim_id}">'
            f'<input name="csrftoken" value="{token}"><button name="verdict" value="wrong">Win</button></form>'
        )
        page.get_by_role("button").click()
        page.wait_for_url("**/-/review/verdict")
        assert "nothing was changed" in page.content()
    assert not desk.rows("select * from reviews")


PATHS = ["/review", "/review?claim={fixed}", "/review/decisions", "/claim/{fixed}", "/claim/{wrong}", "/about", "/article/1", "/review?q=xylophone", "/review/speakers?q=o", "/review/speakers?speaker=maren-holt", "/review/collections", "/review/collection/wall"]  # fmt: skip


@pytest.fixture
def paths(desk: Reviewer) -> list[str]:
    """Every page of the desk and those that show what was decided on it."""
    found = desk.rows("select claim_id from claims where article_id = 1 order by position")
    fixed, wrong = found[0]["claim_id"], found[3]["claim_id"]
    desk.send("fix", claim_id=fixed, source_count="3", note="counted again")
    desk.send("verdict", claim_id=wrong, verdict="wrong")
    desk.send("put", claim_id=fixed, name="Wall", note="ask again")
    return [path.format(fixed=fixed, wrong=wrong) for path in PATHS]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(browser: Any, desk: Reviewer, paths: list[str], scheme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is missing"
    )
    with browser.new_context(base_url=desk.base, color_scheme=scheme) as context, context.new_page() as page:
        for path in paths:
            page.goto(path)
            for details in page.locator("main summary:visible").all():
                details.click()
            found = axe.Axe().run(page)
            assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        page.goto("/review")
        page.get_by_text("Put something right").click()
        page.get_by_label("Said on").fill("yesterday")
        page.get_by_role("button", name="Put right").click()
        page.wait_for_url("**/-/review/fix", wait_until="networkidle")
        found = axe.Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_nothing_is_wider_than_a_phone(browser: Any, desk: Reviewer, paths: list[str]) -> None:
    with browser.new_context(base_url=desk.base, viewport={"width": 320, "height": 800}) as context, context.new_page() as page:  # fmt: skip
        for path in paths:
            page.goto(path)
            for details in page.locator("main summary:visible").all():
                details.click()
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
