"""Feeds of every kind: one table of documents, and what is made of each."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Feed, Payload
from onrecord.ingest.sources.kinds import parse_feed

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Quay</title><link>https://quay.example/</link><language>en-gb</language>
<item><title>Bridge &amp; ferry to close</title><link>/2026/bridge</link><guid isPermaLink="false">q-1</guid>
 <pubDate>Fri, 02 Oct 2026 23:30:00 -0400</pubDate><dc:creator>Ada Lund and Ben Osei</dc:creator>
 <description>Short.</description><content:encoded><![CDATA[<p>The bridge will close.</p><p>Why is unknown.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://quay.example/second</link></item>
</channel></rss>"""

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://mole.example/news/">
<title>The Mole</title><link href="https://mole.example/"/><id>urn:mole</id><updated>2026-10-03T10:00:00Z</updated>
<entry><id>urn:mole:1</id><title type="html">Mayor &lt;b&gt;denies&lt;/b&gt;</title><link rel="alternate" href="denies"/>
 <author><name>Cy Moss</name></author><published>2026-10-02T09:15:00+02:00</published><updated>2026-10-03T10:00:00Z</updated>
 <summary>Not so, she says.</summary></entry></feed>"""

RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://lamp.example/"><title>The Lamp</title><link>https://lamp.example/</link></channel>
<item rdf:about="https://lamp.example/1"><title>Lights out</title><link>https://lamp.example/1</link><dc:date>2026-10-02T09:15:00Z</dc:date></item>
</rdf:RDF>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "The Tide", "home_page_url": "https://tide.example/", "language": "en",
 "items": [{"id": 7, "url": "https://tide.example/7", "title": "High water", "content_html": "<p>It rose.</p>",
  "date_published": "2026-10-02T09:15:00+02:00", "authors": [{"name": "Dee Rowe"}]},
  {"id": "8", "url": "/8", "content_text": "It fell.", "date_published": "soon"}]}"""


def payload(body: str | bytes, content_type: str | None = None, truncated: str | None = None) -> Payload:
    raw = body if isinstance(body, bytes) else body.encode()
    return Payload(
        "https://quay.example/feed",
        "https://quay.example/feed",
        200,
        raw,
        content_type=content_type,
        truncated=truncated,
    )


def parse(body: str | bytes) -> Feed:
    return parse_feed(payload(body))


@pytest.mark.parametrize(
    ("body", "kind", "title", "site_url", "entries"),
    [
        (RSS, "rss", "The Quay", "https://quay.example/", 2),
        (ATOM, "atom", "The Mole", "https://mole.example/", 1),
        (RDF, "rdf", "The Lamp", "https://lamp.example/", 1),
        (JSON, "json", "The Tide", "https://tide.example/", 2),
        ("\ufeff" + RSS, "rss", "The Quay", "https://quay.example/", 2),
        ("\n\n " + RSS, "rss", "The Quay", "https://quay.example/", 2),  # white space that XML forbids
        (RSS.replace("utf-8", "utf-16").encode("utf-16"), "rss", "The Quay", "https://quay.example/", 2),
        ('<rss version="2.0"><channel><title>New</title></channel></rss>', "rss", "New", None, 0),
    ],
)
def test_every_kind(body: str | bytes, kind: str, title: str, site_url: str | None, entries: int) -> None:
    feed = parse(body)
    assert (feed.kind, feed.title, feed.site_url, len(feed.entries)) == (kind, title, site_url, entries)
    assert feed.truncated is None


def test_an_rss_item_field_by_field() -> None:
    entry = parse(RSS).entries[0]
    assert entry.id == "q-1"
    assert entry.url == "https://quay.example/2026/bridge"
    assert entry.title == "Bridge & ferry to close"
    assert entry.authors == ("Ada Lund", "Ben Osei")
    # The day is told in the publisher's own zone: in UTC it would be the third.
    assert entry.published == datetime(2026, 10, 2, 23, 30, tzinfo=timezone(-timedelta(hours=4)))
    assert entry.published.isoformat() == "2026-10-02T23:30:00-04:00"
    assert entry.updated is None
    assert entry.summary == "Short."
    assert entry.content == "<p>The bridge will close.</p><p>Why is unknown.</p>"
    assert entry.language == "en-gb"


def test_an_atom_entry_field_by_field() -> None:
    entry = parse(ATOM).entries[0]
    assert entry.url == "https://mole.example/news/denies"
    assert entry.title == "Mayor denies"
    assert entry.authors == ("Cy Moss",)
    assert entry.published == datetime(2026, 10, 2, 7, 15, tzinfo=UTC)
    assert entry.updated == datetime(2026, 10, 3, 10, 0, tzinfo=UTC)
    assert entry.content == "Not so, she says."


def test_json_items_field_by_field() -> None:
    first, second = parse(JSON).entries
    assert (first.id, first.authors, first.content) == ("7", ("Dee Rowe",), "<p>It rose.</p>")
    assert first.published == datetime(2026, 10, 2, 7, 15, tzinfo=UTC)
    assert (second.url, second.published, second.content) == ("https://quay.example/8", None, "It fell.")


def test_an_entry_without_an_id_or_address_is_known_by_its_words() -> None:
    body = "<rss version='2.0'><channel><item><description>{}</description></item></channel></rss>"
    (one,), (again,), (other,) = (parse(body.format(words)).entries for words in ("x", "x", "y"))
    assert one.id == again.id != other.id
    assert (one.url, one.content) == (None, "x")


def test_code_is_no_part_of_a_title() -> None:
    body = "<rss version='2.0'><channel><title>Q&lt;!-- x --&gt;uay</title><item><title>It &lt;script&gt;x()&lt;/script&gt;rose &lt; fell</title></item></channel></rss>"
    feed = parse(body)
    assert (feed.title, feed.entries[0].title) == ("Quay", "It rose < fell")


def test_an_id_serves_as_address_where_there_is_nothing_else() -> None:
    item = '<rss version="2.0"><channel><item><guid isPermaLink="false">{}</guid><title>T</title>{}</item></channel></rss>'
    url, text = "https://quay.example/1", "<description>It fell.</description>"
    assert [entry.url for entry in parse(item.format(url, "")).entries] == [url]
    assert [entry.url for entry in parse(item.format("quay-1", "")).entries] == [None]
    assert [entry.url for entry in parse(item.format(url, text)).entries] == [None]  # it is whole as it is


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (RSS[: RSS.index("<item><title>Second") + 30], 1),
        (RSS[: RSS.index("<item><title>Bridge") + 30], 0),
        (ATOM[:-7], 1),
        (ATOM[:-10], 0),  # within </entry>
        (RDF[:-10], 1),
        (JSON[:-60], 1),
        (JSON[:-2], 2),
    ],
)
def test_a_feed_that_breaks_off_gives_what_is_whole_and_says_so(body: str, whole: int) -> None:
    feed = parse(body)
    assert feed.truncated is not None
    assert len(feed.entries) == whole


SKIPS = [
    # what stands in the channel, the hours and days in which it is to be left alone
    ("", (), ()),
    ("<skipHours><hour>3</hour><hour> 04 </hour></skipHours>", (3, 4), ()),
    ("<skipHours><hour>24</hour><hour>25</hour></skipHours>", (0,), ()),  # old versions count from 1
    ("<skipDays><day>sunday</day><day>Saturday</day><day>Someday</day></skipDays>", (), (5, 6)),
    ("<skipHours>" + "".join(f"<hour>{hour}</hour>" for hour in range(24)) + "</skipHours>", (), ()),
    ("<item><description><![CDATA[<skipHours><hour>3</hour></skipHours>]]></description></item>", (), ()),
]


@pytest.mark.parametrize(("head", "hours", "days"), SKIPS)
def test_when_a_feed_wants_to_be_left_alone(head: str, hours: tuple[int, ...], days: tuple[int, ...]) -> None:
    for first, last in ((head, ""), ("", head)):  # they may stand behind the items as well
        feed = parse_feed(
            payload(
                f'<rss version="2.0"><channel><title>Q</title>{first}<item><guid>1</guid></item>{last}</channel></rss>'
            )
        )
        assert (feed.skip_hours, feed.skip_days) == (hours, days)


def test_of_very_many_entries_the_latest_are_read() -> None:
    items = "".join(
        f"<item><title>n</title><link>https://quay.example/{n}</link>"
        f"<pubDate>{format_datetime(datetime(2000, 1, 1, tzinfo=UTC) + timedelta(hours=n))}</pubDate></item>"
        for n in range(6_000)  # the oldest first
    )
    feed = parse(f'<rss version="2.0"><channel>{items}</channel></rss>')
    assert len(feed.entries) == 5_000
    assert (feed.entries[0].url, feed.truncated) == ("https://quay.example/5999", None)


def test_what_needs_patience_is_read_as_far_as_a_feed_goes() -> None:
    entry = "<entry><title>n</title><id>tag:quay.example,2026:{}</id></entry>"
    entries = "".join(entry.format(n) for n in range(6_000))
    feed = parse(f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>')
    assert len(feed.entries) == 5_000
    assert feed.truncated is not None


def test_what_the_transport_says_of_a_cut_is_passed_on() -> None:
    assert parse_feed(payload(RSS, truncated="the connection was cut")).truncated == "the connection was cut"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "it is empty"),
        (" \n", "it is empty"),
        ("Hello, world", "neither RSS, Atom, RDF nor JSON Feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "neither RSS"),
        ('{"error": "no such feed"}', "it is JSON, but no JSON Feed"),
        ('<?xml version="1.0"?><opml version="2.0"><body/></opml>', "a list of feeds (OPML)"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": 7}', "no JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": [{"id', "damaged"),
        ("<!doctype html><title>The Quay</title><p>Welcome", "an HTML page that announces none"),
        (
            '<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head>',
            "an HTML page that announces https://quay.example/rss.xml; add that",
        ),
        # a bomb, and a leak
        (
            '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel/></rss>',
            "entities",
        ),
        (
            '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel/></rss>',
            "entities",
        ),
        (
            '<!DOCTYPE r [<!ENTITY % a PUBLIC "x" "http://mole.example/x">]><rss version="2.0"><channel/></rss>',
            "entities",
        ),
    ],
)
def test_what_is_no_feed_is_named_for_what_it_is(body: str | bytes, words: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse(body)
    assert words in caught.value.reason
    assert "\n" not in str(caught.value)


def test_harmless_entities_are_read() -> None:
    feed = parse(
        '<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]><rss version="2.0"><channel><title>The&nbsp;Quay</title></channel></rss>'
    )
    assert feed.title == "The Quay"


def test_deep_nesting_ends() -> None:
    began = time.monotonic()
    feed = parse('<rss version="2.0"><channel>' + "<a>" * 100_000)
    assert feed.truncated is not None
    assert time.monotonic() - began < 20
    with pytest.raises(ParseError):
        parse('{"items": ' + "[" * 100_000)


@given(st.integers(0, len(RSS)), st.sampled_from([RSS, ATOM, RDF, JSON]))
def test_a_cut_anywhere_is_noticed_or_refused_and_invents_nothing(place: int, document: str) -> None:
    whole = {entry.id for entry in parse(document).entries}
    cut = document[:place]
    try:
        feed = parse(cut)
    except ParseError:
        return
    assert {entry.id for entry in feed.entries} <= whole
    assert feed.truncated is not None or cut.rstrip() == document.rstrip()


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"<rss>", b"<feed ", b'{"items": [', b"<?xml version='1.0'?><rss><channel>"]),
)
def test_garbage_is_refused_in_one_line(tail: bytes, start: bytes) -> None:
    try:
        parse(start + tail)
    except ParseError as error:
        assert "\n" not in str(error)  # noqa: PT017 - some inputs are feeds
