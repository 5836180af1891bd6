"""A day of quarter-hourly runs in compressed time: nothing is missed, doubled or leaked."""

import os
from datetime import timedelta

from tests.db.fiction import page, rss
from tests.db.newsroom import START, Newsroom
from tests.db.web import Answer


def test_a_day(news: Newsroom) -> None:
    paths = [f"/day/{number}" for number in range(24)]
    open_files = None
    for quarter in range(24 * 4 + 8):  # two hours in which all is well again
        news.now = START + timedelta(minutes=15 * quarter)
        out = paths[: quarter // 4 + 1]
        feed = rss(news.web, *out)
        for path in out:
            published = START + timedelta(hours=paths.index(path))
            feed.body = feed.body.replace(
                "Fri, 02 Oct 2026 08:00:00 GMT", published.strftime("%a, %d %b %Y %H:%M:%S GMT"), 1
            )
            day = f"{published:%Y-%m-%d}"
            news.web[path] = page(path, f"“Hour {path} passed” said Ada Penrose.", day=day)
        troubled = quarter < 24 * 4
        if troubled and quarter % 5 == 0:
            feed = Answer(feed.body[: len(feed.body) // 2], content_type=feed.content_type)
        elif troubled and quarter % 7 == 0:
            feed = Answer("down", 503)
        if troubled and quarter % 3 == 0:
            news.web[out[-1]] = Answer("down", 500)
        news.web["/feed"] = feed
        news.update()
        if quarter == 10:
            open_files = len(os.listdir("/proc/self/fd"))
    assert news.rows("select count(*), count(distinct url), max(revision) from articles") == [(24, 24, 1)]
    assert news.rows("select count(*) from claims") == news.rows("select count(*) from timeline") == [(24,)]
    assert news.rows("select count(*) from pending") == [(0,)]
    assert news.rows("select count(*) from runs where finished is null") == [(0,)]
    assert news.health()["/feed"]["error"] is None
    assert open_files is not None
    assert len(os.listdir("/proc/self/fd")) <= open_files + 5
