"""Articles seen again over real HTTP: what asks for a look, what is a revision, what becomes of the claims."""

from datetime import timedelta

from tests.db.fiction import QuotesOnly, page, rss
from tests.db.newsroom import PIER, START, Newsroom
from tests.db.web import Answer

LATER = PIER.replace("in May", "in June") + " “We are late” said Ola Brandt."


def touched(news: Newsroom, minute: int) -> Answer:
    """The feed, whose item on the pier now has a later date."""
    feed = rss(news.web, "/pier", "/cost")
    date = f"Fri, 02 Oct 2026 08:{minute:02}:00 GMT"
    feed.body = feed.body.replace("Fri, 02 Oct 2026 08:00:00 GMT", date, 1)
    return feed


def changes(news: Newsroom) -> list[tuple[object, ...]]:
    return news.rows("select change, speaker, former_content, content, revision from changes order by id")


def test_a_later_date_in_the_feed_asks_for_a_look_at_once(news: Newsroom) -> None:
    news.update()
    news.web["/pier"] = page("Pier to open", LATER)
    assert news.poll().revised_articles == 0  # nothing says that it changed
    news.web["/feed"] = touched(news, 30)
    counts = news.poll()
    assert (counts.pages_fetched, counts.new_articles, counts.revised_articles) == (1, 0, 1)
    assert (counts.new_claims, counts.failures) == (1, 0)
    assert news.rows(
        "select revision, number from revisions join articles on articles.id = article_id where url like '%/pier'"
    ) == [(2, 1), (2, 2)]
    assert changes(news) == [
        ("altered", "Ada Penrose", "The pier will open in May", "The pier will open in June", 2),
        ("added", "Ola Brandt", None, "We are late", 2),
    ]
    assert news.rows("select content from timeline where url like '%/pier' order by key desc") == [
        ("The pier will open in June",),
        ("We are late",),
    ]
    assert news.poll().pages_fetched == 0


def test_claims_whose_words_stand_keep_their_ids(news: Newsroom) -> None:
    news.update()
    before = dict(news.rows("select content, claim_id from claims"))
    news.web["/pier"] = page("Pier to open", "The council met. " + PIER + " It was late.")
    news.web["/feed"] = touched(news, 30)
    assert news.poll().revised_articles == 1
    assert dict(news.rows("select content, claim_id from claims")) == before
    assert changes(news) == []


def test_a_look_that_finds_the_same_is_no_revision(news: Newsroom) -> None:
    news.update()
    news.web["/pier"] = page("Pier to open", PIER.replace("“", '"').replace("”", '"'))
    news.web["/feed"] = touched(news, 30)
    counts = news.poll()
    assert (counts.pages_fetched, counts.revised_articles, counts.failures) == (1, 0, 0)
    assert news.rows("select count(*) from revisions") == [(2,)]


def test_a_fresh_article_is_looked_at_again_ever_more_rarely(news: Newsroom) -> None:
    fresh = page("Pier to open", PIER, day="2026-10-05")
    news.web["/pier"] = Answer(fresh.body, etag='"a"')
    news.update()
    looks = []
    for _ in range(24 * 9):
        news.later(hours=1)
        news.update()
        looks.append(news.web.asked["/pier", 304])
    assert news.web.asked["/pier", 200] == 1
    first, week, last = looks[11], looks[7 * 24], looks[-1]
    assert 3 <= first <= 6
    assert first < week == last <= 16


def test_a_look_that_fails_takes_nothing_away_and_is_no_failure(news: Newsroom) -> None:
    news.web["/feed"] = rss(news.web, "/pier")
    news.web["/pier"] = page("Pier to open", PIER, day="2026-10-05")
    news.update()
    answers = (Answer("down", 503), Answer("<p>Subscribe!</p>"), Answer("gone", 410))
    for days, answer in enumerate(answers, start=1):
        news.web["/pier"] = answer
        news.later(days=days)
        counts = news.update()
        assert (counts.revised_articles, counts.failures) == (0, 0)
    assert news.rows("select revision, next_check from articles") == [(1, None)]
    assert news.rows(
        "select error is null from fetches where url like '%/pier' order by id desc limit 1"
    ) == [(0,)]


def test_a_version_whose_claims_cannot_be_found_waits(news: Newsroom) -> None:
    news.update()
    news.web["/pier"] = page("Pier to open", LATER)
    news.web["/feed"] = touched(news, 30)
    news.extractor = QuotesOnly(trips_on="We are late")
    assert news.poll().failures == 1
    assert news.rows("select revision, text like '%in May%' from articles where url like '%/pier'") == [
        (1, 1)
    ]
    news.extractor = QuotesOnly()
    assert news.poll().revised_articles == 1


def test_another_extractor_makes_no_changes_of_its_own(news: Newsroom) -> None:
    news.update()
    with news.store.transaction():
        news.store.connection.execute("update claims set content = 'as another extractor had it'")
    news.web["/pier"] = page("Pier to open", PIER + " Nobody spoke after her.")
    news.web["/feed"] = touched(news, 30)
    assert news.poll().revised_articles == 1
    assert changes(news) == []


def test_the_same_moment_told_again_asks_for_nothing(news: Newsroom) -> None:
    news.update()
    news.web["/feed"] = rss(news.web, "/cost", "/pier")
    news.now = START + timedelta(minutes=1)
    assert news.poll().pages_fetched == 0


def test_an_article_in_another_language_is_kept_without_claims(news: Newsroom) -> None:
    words = "“Der Hafen öffnet im Mai wieder für alle Schiffe” said Ada Penrose. " + (
        "Der Stadtrat beriet am Dienstag lange über das Geld und das Wetter, und niemand wollte nach Hause gehen. "
        * 3
    )
    filler = page("Hafen", words).body
    start = filler.index("<p>The council")
    news.web["/pier"] = Answer(filler[:start] + "</article></body></html>")
    counts = news.update()
    assert (counts.new_articles, counts.new_claims, counts.failures) == (2, 1, 0)
    assert news.rows("select language, extractor from articles order by language") == [
        ("de", "quotes-1"),
        ("en", "quotes-1"),
    ]
