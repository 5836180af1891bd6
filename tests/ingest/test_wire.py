from __future__ import annotations

import pytest

from ingest.wire import credited

BODY = "The bridge will close in May.\n\nThe mayor gave no reason.\n\nTraders were surprised."


@pytest.mark.parametrize(
    ("text", "bylines", "credits", "agency"),
    [
        # by byline
        (BODY, ["Reuters"], [], "Reuters"),
        (BODY, ["Ada Lund, Associated Press"], [], "Associated Press"),
        (BODY, ["AFP"], [], "Agence France-Presse"),
        (BODY, ["By Ada Lund | AP"], [], "Associated Press"),
        (BODY, ["Northern Sea News Agency"], [], "Northern Sea News Agency"),  # says itself what it is
        # by structured data
        (BODY, ["Ada Lund"], ["Reuters"], "Reuters"),
        # by dateline
        (f"ALDERPORT, May 3 (Reuters) - {BODY}", [], [], "Reuters"),
        (f"ALDERPORT (AP) — {BODY}", [], [], "Associated Press"),
        (f"ALDERPORT (Meridian Wire) — {BODY}", [], [], "Meridian Wire"),
        (f"ALDERPORT, May 3 (NSNA) - {BODY}", [], [], "NSNA"),
        (f"Alderport (Northland) - {BODY}", [], [], None),  # a country
        (f"ALDERPORT (USA) - {BODY}", [], [], None),
        (f"ALDERPORT, Wyo. (KQXZ) - {BODY}", [], [], None),  # a station on its own site
        # by sign-off or credit line
        (f"{BODY}\n\n(Reuters)", [], [], "Reuters"),
        (f"{BODY}\n\n© 2026 AFP", [], [], "Agence France-Presse"),
        (f"{BODY}\n\nSource: Xinhua", [], [], "Xinhua"),
        (f"{BODY}\n\nThis story was produced by The Associated Press.", [], [], "Associated Press"),
        # being quoted is no credit
        (f"{BODY}\n\n“We are ready,” the mayor told Reuters.", [], [], None),
        (f"The mayor told Reuters (the agency) - and nobody else - of it.\n\n{BODY}", [], [], None),
        (f"{BODY}\n\nThe news was first reported by Bloomberg.", [], [], None),
        # people and outlets are no agencies
        (BODY, ["Ada Lund"], ["The Quay"], None),
        (BODY, ["Pa Salt"], [], None),
        (BODY, [], [], None),
        (f"ALDERPORT (The Quay) - {BODY}", [], [], None),
    ],
)
def test_the_agency_an_article_is_credited_to(
    text: str, bylines: list[str], credits: list[str], agency: str | None
) -> None:
    assert credited(text, bylines=bylines, credits=credits, outlet="The Quay") == agency
