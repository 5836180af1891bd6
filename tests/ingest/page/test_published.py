"""When an article was published and last changed: from what belongs to it, and from nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from onrecord.ingest.page.article import parse_html
from onrecord.ingest.records import Entry

NOW = datetime(2026, 10, 5, 12, 0, tzinfo=UTC)
TEXT = "".join(
    f"<p>The ferry office said on Monday that sailing number {number} had been moved to the inner basin, where "
    "people waited in the rain for hours and were told little about the boats that were to come.</p>"
    for number in range(1, 6)
)


def dated(
    head: str = "", over: str = "", under: str = "", after: str = "", lang: str = "en"
) -> tuple[str | None, str | None]:
    page = (
        f"<html lang='{lang}'><head><title>Ferries move | Quay</title>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"{over}<article><h1>Ferries move</h1>{under}{TEXT}</article>{after}</body></html>"
    )
    article = parse_html(page, url="https://quay.example/ferries-move", now=NOW)
    return article.published, article.modified


@pytest.mark.parametrize(
    ("under", "lang", "published"),
    [
        ("<p>2 October 2026</p>", "en", "2026-10-02"),
        ("<p class='fecha'>2 de octubre de 2026 09:12</p>", "es", "2026-10-02T09:12:00"),
        ("<p>Published 2 October 2026 | Updated 4 October 2026</p>", "en", "2026-10-02"),
        ("<p>Updated 4 October 2026, first published 2 October 2026</p>", "en", "2026-10-02"),
        ("<p><span>Updated</span> <b>4 October 2026</b></p><p>2 October 2026</p>", "en", "2026-10-02"),
        ("<p>By Ada Lund | 2 October 2026 | 4 min read</p>", "en", "2026-10-02"),
        ("<div>Updated <time datetime='2026-10-04'>4 Oct</time>, published <time datetime='2026-10-02'>2 Oct</time></div>", "en", "2026-10-02"),
        ("<time datetime='soon'>2 October 2026</time>", "en", "2026-10-02"),
        ("<span property='dc:date dc:created' content='2026-10-02T09:12:00+02:00'></span>", "en", "2026-10-02T09:12:00+02:00"),
        ("<p>PORT ALDER, 2 October 2026 – The harbour office closed the outer quay for the winter, it said in a note to all"
         " who moor there, and asked them to move their boats within the week.</p>", "en", "2026-10-02"),
    ],
)  # fmt: skip
def test_a_date_with_the_headline(under: str, lang: str, published: str) -> None:
    assert dated(under=under, lang=lang)[0] == published


@pytest.mark.parametrize(
    "page",
    [
        {"head": "<script>var until = '2026-10-01';</script>"},
        {"over": "<div class='today'>Sunday, 4 October 2026</div>"},
        {"under": "<p>The quay was opened on 2 October 1976 by the queen.</p>"},
        {"under": "<p>On 2 October 2026 <time datetime='2026-10-02'>it</time> was said that the office, which has moved three times in"
                  " as many years and keeps few files, would give a date for the works, and that all who had written to it would"
                  " be told of it by letter within the month.</p>"},
        {"under": "<p>Photo: Port Alder, 2 October 2026</p>"},
        {"under": "<p>14:05</p><time>3 hours ago</time>"},
        {"under": "<p>2/10/2026</p>"},
        {"after": "<footer><p>The Quay, founded 3 March 1998</p></footer>"},
        {"after": "<p>© 3 March 2020 The Quay</p>"},
        {"after": "<div class='comments'><p>Ben Osei, 3 October 2026</p></div>"},
        {"after": "<div id='comments'><time datetime='2026-10-03T10:00'>3 Oct</time></div>"},
        {"after": "<div class='related'><a href='/old'>An old story</a> <span class='date'>3 March 2020</span></div>"},
        {"after": "<div class='x'><h3><a href='/old'>An old story</a></h3><span>3 March 2020</span></div>"},
        {"head": "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Ferries move\","
                 " \"dateModified\": \"2026-10-04\"}</script>"
                 "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Another\","
                 " \"datePublished\": \"2020-03-03\"}</script>"},
    ],
)  # fmt: skip
def test_dates_that_are_not_the_articles(page: dict[str, str]) -> None:
    assert dated(**page)[0] is None


def test_a_change_alone_is_no_publication() -> None:
    assert dated(under="<p>Last updated: 4 October 2026</p>") == (None, "2026-10-04")
    assert dated(under="<p class='u'>Aktualisiert am 04.10.2026, 09:12 Uhr</p>", lang="de") == (
        None,
        "2026-10-04T09:12:00",
    )


def test_a_line_after_the_text_counts_where_it_says_what_it_is() -> None:
    assert dated(after="<p>Published on: 2 October 2026</p>")[0] == "2026-10-02"
    assert dated(after="<p>2 October 2026</p>")[0] is None


def test_a_day_of_a_feed_stays_a_day() -> None:
    entry = Entry(id="1", url=None, title=None, published=date(2026, 10, 2))
    article = parse_html(f"<h1>Ferries move</h1>{TEXT}", entry=entry, now=NOW)
    assert (article.published, article.published_from) == ("2026-10-02", "feed")
