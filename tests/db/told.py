"""Articles of our own, their attributions marked, stored as a run stores them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from onrecord.db.store import Store
from onrecord.db.store.articles import Extraction
from onrecord.ingest.records import Article
from tests.claims.marked import claims, read

NOW = datetime(2031, 5, 21, 12, tzinfo=UTC)

SALE = (
    "{S Two officials briefed on the sale} {C said} {T the quay was sold}. They asked not to be named because they "
    "feared dismissal. {S2 These two officials and another person} {C2 said} {T2 “it was cheap.”} "
    "{S3 One of the officials} {C3 said} {T3 it leaked}. {S4 A diver} {C4 told} the Fell Courier {T4 it was new}. "
    "{S5 Ada Cole and Bill Dunn} {C5 said} {T5 the quay was theirs}. {S6 Ada Cole} {C6 said} {T6 it was old}. "
    "{S7 The Harbour Trust} {C7 said} {T7 nothing was sold}. {S8 A port report} {C8 said} {T8 it was sold}. "
    "{S9 Some experts} {C9 said} {T9 the price was low}. "
    "Neither Lowtide nor Carla Moss responded to requests for comment. Eve Hart declined to comment."
)
PRICE = (
    "{S Eve Hart} {C said} {T “We will not sell the quay to Lowtide.”} "
    "Asked about the price, {S2 Eve Hart} {C2 said} {T2 the price was fair}."
)
REVERSED = (
    "{S Eve Hart} {C said} {T “We will sell the quay to Lowtide.”} "
    "{S2 Eve Hart} {C2 said} {T2 “I have changed my mind about the quay.”}"
)


def add(store: Store, marked: str, day: str, outlet: str = "Tarn Echo") -> int:
    """Store an article of that day; its number."""
    text, _ = read(marked)
    url = f"https://echo.example/{day}"
    found = [replace(c, claim_id=f"{c.claim_id}-{day}", doc=url) for c in claims(marked)]
    with store.transaction():
        article = Article(text=text, url=url, title=f"Of {day}", published=day, published_from="given")
        return store.articles.add(article, Extraction("x-1", found), NOW, outlet=outlet)
