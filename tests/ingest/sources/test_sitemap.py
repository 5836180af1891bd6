"""Sitemaps as feeds: what they list, in which order, and what is left of damaged ones."""

import gzip

import pytest

from onrecord.ingest.errors import ParseError
from onrecord.ingest.records import Feed, Payload
from onrecord.ingest.sources.kinds import parse_feed

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
)
NEWS = (
    "<url><loc>https://echo.example/pier</loc><lastmod>2026-10-03T09:00:00Z</lastmod><n:news><n:publication>"
    "<n:name>The Pell Sound Echo</n:name><n:language>en</n:language></n:publication>"
    "<n:publication_date>2026-10-02T08:00:00+02:00</n:publication_date><n:title>Pier &amp; quay</n:title>"
    "</n:news></url>"
)
PLAIN = "<url><loc>https://echo.example/about</loc></url>"
OLDER = "<url><loc> /older </loc><lastmod>2026-09-01</lastmod></url>"


def read(body: bytes) -> Feed:
    return parse_feed(Payload("https://echo.example/map.xml", "https://echo.example/map.xml", 200, body))


def document(*listed: str, root: str = "urlset") -> bytes:
    return (HEAD.format(root=root) + "".join(listed) + f"</{root}>").encode()


def urls(feed: Feed) -> list[str | None]:
    return [entry.url for entry in feed.entries]


def test_news_sitemap() -> None:
    feed = read(document(PLAIN, NEWS))
    assert (feed.kind, feed.title, feed.truncated) == ("sitemap", "The Pell Sound Echo", None)
    (entry,) = feed.entries  # the page that is no news is left out
    assert (entry.id, entry.url, entry.title, entry.language) == (
        "https://echo.example/pier", "https://echo.example/pier", "Pier & quay", "en",
    )  # fmt: skip
    assert (str(entry.published), str(entry.updated)) == (
        "2026-10-02 08:00:00+02:00",
        "2026-10-03 09:00:00+00:00",
    )


def test_plain_sitemap_gives_the_latest_first() -> None:
    latest = "<url><loc>https://echo.example/new</loc><lastmod>2026-10-04</lastmod></url>"
    feed = read(document(PLAIN, OLDER, latest))
    assert urls(feed) == [
        "https://echo.example/new", "https://echo.example/older", "https://echo.example/about",
    ]  # fmt: skip


def test_index_and_compressed_file() -> None:
    parts = (
        "<sitemap><loc>https://echo.example/2025.xml</loc><lastmod>2025-12-31</lastmod></sitemap>",
        "<sitemap><loc>https://echo.example/2026.xml.gz</loc><lastmod>2026-10-04</lastmod></sitemap>",
    )
    feed = read(gzip.compress(document(*parts, root="sitemapindex")))
    assert (feed.kind, feed.entries) == ("sitemapindex", ())
    assert feed.parts == ("https://echo.example/2026.xml.gz", "https://echo.example/2025.xml")


def test_what_is_whole_is_kept() -> None:
    feed = read(document(OLDER, NEWS)[:-200])
    assert urls(feed) == ["https://echo.example/older"]
    assert feed.truncated
    packed = gzip.compress(document(*[OLDER] * 500, NEWS))
    assert read(packed[:-20]).truncated


SITEMAPS, GOOGLE = (
    "http://www.sitemaps.org/schemas/sitemap/0.9",
    "http://www.google.com/schemas/sitemap-news/0.9",
)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("http://", "https://"),
        (f'"{GOOGLE}"', f'"{GOOGLE}/"'),
        (f'xmlns="{SITEMAPS}"', ""),
        (f' xmlns:n="{GOOGLE}"', ""),  # its prefix is never declared
    ],
)
def test_namespaces_make_no_difference(was: str, now: str) -> None:
    head = HEAD.format(root="urlset").replace(was, now)
    (entry,) = read((head + PLAIN + NEWS + "</urlset>").encode()).entries
    assert (entry.title, str(entry.published)) == ("Pier & quay", "2026-10-02 08:00:00+02:00")


def test_careless_sitemaps() -> None:
    bare = "<url><loc>https://echo.example/a?x=1&y=2</loc></url>"
    junk = b"<b>Notice</b>: old call<br/>\n"
    assert urls(read(junk + document(bare, PLAIN))) == [
        "https://echo.example/a?x=1&y=2", "https://echo.example/about",
    ]  # fmt: skip
    windows = document(NEWS.replace("Pier", "Überfüllter Pier")).decode().encode("cp1252")
    assert read(windows).entries[0].title == "Überfüllter Pier & quay"


def test_a_day_stays_a_day() -> None:
    news = NEWS.replace("2026-10-02T08:00:00+02:00", "2026-10-02")
    assert str(read(document(news)).entries[0].published) == "2026-10-02"


@pytest.mark.parametrize(
    ("names", "first"),
    [
        # the latest by a date in the address
        (["map-2025-11", "map-2026-01", "map-2025-12"], ["map-2026-01", "map-2025-12", "map-2025-11"]),
        # of those without one, what is news, then the last and the first by turns
        (["map-1", "map-2", "news", "map-3"], ["news", "map-3", "map-1"]),
    ],
)
def test_parts_without_a_date(names: list[str], first: list[str]) -> None:
    parts = (f"<sitemap><loc>https://echo.example/{name}.xml</loc></sitemap>" for name in names)
    found = read(document(*parts, root="sitemapindex")).parts
    assert list(found[: len(first)]) == [f"https://echo.example/{name}.xml" for name in first]
    assert len(found) == len(names)


def test_a_list_of_pages_that_names_sitemaps() -> None:
    feed = read(document("<url><loc>https://echo.example/part.xml.gz?v=1</loc></url>", PLAIN))
    assert urls(feed) == ["https://echo.example/about"]
    assert feed.parts == ("https://echo.example/part.xml.gz?v=1",)


BAD = [
    (b"\x1f\x8b\x08nonsense", "compressed body is damaged"),
    (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + document(NEWS), "entities"),
]


@pytest.mark.parametrize(("body", "reason"), BAD)
def test_refused(body: bytes, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        read(body)


def test_nothing_listed() -> None:
    assert read(document()).entries == ()
