"""An invented harbour town's press, related: a wire story and what others made of it, with a judge known by heart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.claims.records import Claim
from onrecord.db.store import Store
from tests.db.fiction import a_claim
from tests.db.relating import Press

SALE = "the old customs quay will be sold to a ferry company before winter"
SOLD = "the old customs quay would be sold to some ferry company before winter"
LIKELY = "a ferry company wants the old customs quay"
STANDS = "the council will sell the customs quay to strangers"
DENIED = "the council will not sell the customs quay to strangers"
REOPENED = "every harbour crane must be inspected twice before reopening"


def unnamed(content: str, **given: object) -> Claim:
    """A claim of people without a name."""
    usual: dict[str, object] = {
        "source": "two clerks who handled the papers", "speaker": None, "anonymity": "anonymous", "source_count": 2,
        "source_type": "group", "basis": "who handled the papers", "sourcing": 2, "content": content, "quote_type": "indirect",
    }  # fmt: skip
    return replace(a_claim(), **{**usual, **given})  # type: ignore[arg-type]


def build(path: Path) -> None:
    with Store.open(path) as store:
        press = Press(store)
        press.article("wire", unnamed(SALE), ("Ada Cole", STANDS), day="2031-05-19", outlet="Tarn Press Agency",
                      title="Customs quay to be sold", wire=None)  # fmt: skip
        press.article("copy", unnamed(SOLD, source="sources", source_count=None, basis=None, sourcing=1), day="2031-05-20",
                      outlet="Echo", title="Quay sale near, sources say", wire="Tarn Press Agency")  # fmt: skip
        press.article("other", unnamed(SALE, source="people familiar with the sale"), day="2031-05-20", outlet="Post",
                      title="Quay goes to ferry firm")  # fmt: skip
        press.article(
            "maybe",
            unnamed(LIKELY, source="a clerk", source_count=1),
            day="2031-05-21",
            outlet="Sun",
            title="Ferry firm eyes quay",
        )
        press.article(
            "turn", ("Ada Cole", DENIED), day="2031-06-02", outlet="Post", title="Cole speaks again"
        )
        for n, outlet in enumerate(("Echo", "Post", "Sun")):
            press.article(
                f"speech{n}", ("Bill Dunn", REOPENED), day="2031-04-02", outlet=outlet, title=f"Cranes {n}"
            )
        press.relate()
        press.check()
