"""A statement to set into another page: framed anywhere, complete in itself, and nothing in it runs."""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.db.site.conftest import Get


@pytest.fixture(scope="module")
def ids(press: Path) -> list[str]:
    with sqlite3.connect(press) as db:
        return [row[0] for row in db.execute("select claim_id from claims order by article_id, position")]


def test_it_may_be_framed_and_asks_for_nothing(get: Get, ids: list[str]) -> None:
    for claim_id in ids:
        response = get(f"/claim/{claim_id}/card")
        assert response.status_code == 200
        policies = response.headers.get_list("content-security-policy")
        assert len(policies) == 1
        assert "frame-ancestors *" in policies[0]
        page = BeautifulSoup(response.text, "lxml")
        assert not page.select("script, img, link[rel=stylesheet], [style], iframe")
        [style] = page.find_all("style")
        digest = base64.b64encode(hashlib.sha256(style.string.encode()).digest()).decode()
        assert f"style-src 'sha256-{digest}'" in policies[0]
        assert [link["href"] for link in page.select("a")] == [f"http://localhost/claim/{claim_id}"]
        assert len(response.content) < 6_000


def test_no_other_page_may_be_framed(get: Get, ids: list[str]) -> None:
    for path in ("/", f"/claim/{ids[0]}", "/claim/none/card"):
        assert "frame-ancestors 'none'" in get(path).headers["content-security-policy"]


def test_the_claim_page_offers_its_frame(get: Get, ids: list[str]) -> None:
    page = BeautifulSoup(get(f"/claim/{ids[0]}").text, "lxml")
    fields = {label.span.get_text(): label.textarea.get_text() for label in page.select("label:has(textarea)") if label.span and label.textarea}  # fmt: skip
    assert list(fields) == [
        "Paraphrase", "Citation", "Permanent address", "Card for a web page", "APA", "Chicago", "BibTeX", "RIS",
    ]  # fmt: skip
    [frame] = BeautifulSoup(fields["Card for a web page"], "lxml").find_all("iframe")
    assert frame["src"] == f"http://localhost/claim/{ids[0]}/card"
    assert "“" not in fields["Paraphrase"]


def test_what_harms_stays_text_in_a_frame_too(get: Get, press: Path) -> None:
    with sqlite3.connect(press) as db:
        [claim_id] = db.execute("select claim_id from claims where speaker like 'Bobby%'").fetchone()
    page = BeautifulSoup(get(f"/claim/{claim_id}").text, "lxml")
    [frame] = [area.get_text() for area in page.select("textarea") if "iframe" in area.get_text()]
    [element] = BeautifulSoup(frame, "lxml").find_all("iframe")
    assert element["title"] == 'Statement of Bobby "Tables" <b>Marsh</b>'
    assert not BeautifulSoup(get(f"/claim/{claim_id}/card").text, "lxml").select("script, body b b")
