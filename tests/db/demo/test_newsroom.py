"""The newsroom as a reader's tools meet it: real HTTP on loopback, real parsers."""

import json
import re
from datetime import date

import feedparser
import httpx
import pytest
import trafilatura

from onrecord.db.demo.newsroom import feed_paths, serve
from onrecord.db.demo.newsroom.articles import LINK, outlets, pieces
from onrecord.db.demo.newsroom.render import render


@pytest.fixture(scope="module")
def site():
    with serve() as base, httpx.Client(base_url=base) as client:
        yield client


def parsed(site, path):
    answer = site.get(path)
    headers = {"content-location": str(answer.url), "content-type": answer.headers["content-type"]}
    return feedparser.parse(answer.content, response_headers=headers)


# --- what is in it


def test_the_newsroom_is_large_enough_to_be_browsed():
    assert len(outlets()) == 5
    assert {outlet.feed for outlet in outlets()} == {"rss", "atom", "rdf", "json"}
    assert 44 <= len(pieces()) <= 70
    assert {"harbour", "hospital", "water", "election", "football", "datacentre", "school"} <= {
        p.story for p in pieces()
    }


def test_nothing_is_from_the_future_or_from_before_the_autumn():
    days = [piece.updated.date() for piece in pieces()] + [piece.published.date() for piece in pieces()]
    # One that is quoted again in the autumn is older.
    assert {day for day in days if day < date(2026, 9, 20)} == {date(2025, 3, 14)}
    assert max(days) <= date(2026, 11, 24)
    assert all(piece.published.tzinfo and piece.updated >= piece.published for piece in pieces())


def five_word_runs(name):
    text = next(piece.text for piece in pieces() if piece.name == name)
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


@pytest.mark.parametrize(
    ("original", "rewrite"),
    [
        # The wire's exclusive and two outlets that tell it as their own ...
        ("npa/port-authority-drew-up-smaller-harbour", "courier/rock-beneath-the-harbour"),
        ("npa/port-authority-drew-up-smaller-harbour", "ledger/seabed-ridge-forces-harbor-rethink"),
        # ... which did not copy each other either,
        ("courier/rock-beneath-the-harbour", "ledger/seabed-ridge-forces-harbor-rethink"),
        # and the detailed sourcing of one outlet that became "sources" in another.
        ("withy/inside-the-plan-to-merge-two-hospitals", "courier/hospitals-merger-plan-maternity"),
    ],
)
def test_a_rewrite_shares_no_five_consecutive_words(original, rewrite):
    assert five_word_runs(original).isdisjoint(five_word_runs(rewrite))


def test_a_rewrite_does_not_credit_what_it_rewrites():
    texts = {piece.name: piece.text for piece in pieces()}
    for rewrite in ("courier/rock-beneath-the-harbour", "ledger/seabed-ridge-forces-harbor-rethink"):
        assert "NPA" not in texts[rewrite]
        assert "Northstrand" not in texts[rewrite]
    assert "Withy" not in texts["courier/hospitals-merger-plan-maternity"]


# A house writes in its own quotation marks, and in no other's.
FOREIGN_MARKS = {"courier": '“”"', "ledger": '"', "npa": "“”‘’", "withy": '"', "standard": '"'}


def test_each_outlet_keeps_to_its_own_quotation_marks():
    for piece in pieces():
        assert not set(FOREIGN_MARKS[piece.outlet.slug]) & set(piece.text), piece.name


# --- how it is served


def test_every_article_is_announced_by_its_outlets_feed(site):
    announced = []
    for outlet in outlets():
        if outlet.feed == "json":
            announced += [item["url"] for item in site.get(outlet.feed_path).json()["items"]]
        else:
            feed = parsed(site, outlet.feed_path)
            assert not feed.bozo
            announced += [entry.link for entry in feed.entries]
    base = str(site.base_url).rstrip("/")
    assert sorted(announced) == sorted(base + piece.path for piece in pieces())


def test_the_feeds_are_of_the_kinds_they_claim_to_be(site):
    versions = {parsed(site, o.feed_path).version for o in outlets() if o.feed != "json"}
    assert versions == {"rss20", "atom10", "rss10"}
    jsonfeed = next(o for o in outlets() if o.feed == "json")
    assert site.get(jsonfeed.feed_path).json()["version"].startswith("https://jsonfeed.org/version/1")


def test_full_feeds_carry_whole_articles_and_the_others_only_a_summary(site):
    for outlet in outlets():
        if outlet.feed == "json":
            continue
        contents = [entry.get("content") for entry in parsed(site, outlet.feed_path).entries]
        assert all(contents) == outlet.full
        assert any(contents) == outlet.full


def squeezed(text):
    return " ".join(text.split())


@pytest.mark.parametrize("outlet", outlets(), ids=lambda outlet: outlet.slug)
def test_the_text_of_every_page_comes_out_whole(site, outlet):
    for piece in (piece for piece in pieces() if piece.outlet is outlet):
        extracted = squeezed(trafilatura.extract(site.get(piece.path).text, include_comments=False) or "")
        for paragraph in piece.text.split("\n\n"):
            assert squeezed(paragraph) in extracted, f"{piece.name}: {paragraph}"
        for clutter in ("partners would like", "Log in to comment", "Become an owner", "Sign up free"):
            assert clutter not in extracted, piece.name


def test_structured_data_is_valid_json_even_with_quotation_marks_in_the_headline(site):
    for piece in pieces():
        for block in re.findall(r'ld\+json">(.*?)</script>', site.get(piece.path).text, re.S):
            assert piece.title in str(json.loads(block))


def test_every_page_and_link_in_the_newsroom_answers(site):
    seen, todo = set(), ["/", "/robots.txt"]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = site.get(path)
        assert answer.status_code == 200, path
        todo += [link.split("#")[0] for link in re.findall(r'href="(/[^"]*)"', answer.text)]
    assert set(feed_paths()) <= seen
    assert {piece.path for piece in pieces()} <= seen


@pytest.mark.parametrize("path", ["/nowhere", "/courier", "/courier/news/", "/../outlets.toml", "/%00"])
def test_what_is_not_there_is_not_found(site, path):
    assert site.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/", *feed_paths(), pieces()[0].path])
def test_an_unchanged_resource_answers_304_without_a_body(site, path):
    first = site.get(path)
    for header, validator in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        again = site.get(path, headers={header: first.headers[validator]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": '"another"'},
        {"If-Modified-Since": "Tue, 01 Sep 2026 00:00:00 GMT"},
        {"If-Modified-Since": "yesterday"},
        # An ETag outweighs a date.
        {"If-None-Match": '"another"', "If-Modified-Since": "Tue, 01 Dec 2026 00:00:00 GMT"},
    ],
)
def test_a_stale_or_unreadable_validator_gets_the_whole_answer(site, headers):
    answer = site.get(feed_paths()[0], headers=headers)
    assert answer.status_code == 200
    assert answer.content


def test_head_tells_what_get_would(site):
    path = pieces()[0].path
    head, get = site.head(path), site.get(path)
    assert head.content == b""
    assert head.headers["Content-Length"] == str(len(get.content))


def test_a_port_that_is_taken_is_an_os_error():
    with serve() as base, pytest.raises(OSError), serve(int(base.rsplit(":", 1)[1])):  # noqa: PT011
        pass


def test_everything_is_the_same_at_any_port_but_for_the_port():
    here, there = render("http://127.0.0.1:8001"), render("http://127.0.0.1:8002")
    assert here.keys() == there.keys()
    for path, resource in here.items():
        assert resource.body.replace(b":8001/", b":8002/") == there[path].body


def test_links_in_running_text_lead_to_articles_that_exist():
    names = {piece.name for piece in pieces()}
    targets = [match[2] for piece in pieces() for text in piece.body for match in LINK.finditer(text)]
    assert len(targets) >= 10
    assert set(targets) <= names
