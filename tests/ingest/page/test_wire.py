from __future__ import annotations

import pytest

from onrecord.ingest.page.wire import credited

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
        (BODY, ["By REUTERS"], [], "Reuters"),
        (BODY, ["Reuters Staff"], [], "Reuters"),
        (BODY, ["Ada Lund for Reuters"], [], "Reuters"),
        (BODY, ["Ada Lund, AP Business Writer"], [], "Associated Press"),
        (BODY, ["Ada Lund and Ben Rowe, The Associated Press"], [], "Associated Press"),
        (BODY, ["Agence France-Presse in Alderport"], [], "Agence France-Presse"),
        (BODY, ["AFP and Ada Lund"], [], "Agence France-Presse"),
        # by structured data
        (BODY, ["Ada Lund"], ["Reuters"], "Reuters"),
        # by dateline
        (f"ALDERPORT, May 3 (Reuters) - {BODY}", [], [], "Reuters"),
        (f"ALDERPORT (AP) — {BODY}", [], [], "Associated Press"),
        (f"(Reuters) - {BODY}", [], [], "Reuters"),
        (f"ALDERPORT, Oct 3 (Xinhua) -- {BODY}", [], [], "Xinhua"),
        (f"Alderport, 3 October (dpa) – {BODY}", [], [], "dpa"),
        (f"By Ada Lund\n\nALDERPORT, England (AP) — {BODY}", [], [], "Associated Press"),
        (f"ALDERPORT (CNN) - {BODY}", [], [], "CNN"),  # a broadcaster's copy on another's site
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
        (f"{BODY}\n\n— AP", [], [], "Associated Press"),
        (f"{BODY}\n\n© 2026 The Canadian Press", [], [], "The Canadian Press"),
        (f"{BODY}\n\nCopyright 2026 The Associated Press. All rights reserved.", [], [], "Associated Press"),
        (f"{BODY}\n\nThis article was originally published by Reuters.", [], [], "Reuters"),
        # nor is having helped, nor a picture
        (f"{BODY}\n\nThe Associated Press contributed to this report.", [], [], None),
        (f"{BODY}\n\nWith files from The Canadian Press", [], [], None),
        (f"{BODY}\n\nPhoto: Reuters", [], [], None),
        (f"{BODY}\n\n(Image credit: AFP)", [], [], None),
        (BODY, ["Ada Lund"], ["AFP/Getty Images"], None),
        # being quoted is no credit
        (f"{BODY}\n\nThe minister told Reuters on Tuesday that he would resign.", [], [], None),
        (
            f"The minister told the AP (which had it first) – in short – that he would go.\n\n{BODY}",
            [],
            [],
            None,
        ),
        (f"“We are done,” Mr Rowe said, according to AFP.\n\n{BODY}", [], [], None),
        (f"{BODY}\n\nReuters could not reach the company for comment.", [], [], None),
        (f"{BODY}\n\nBloomberg reported the talks first.", [], [], None),
        (f"Shares in Thomson Reuters (TRI) - the information company - fell.\n\n{BODY}", [], [], None),
        (f"{BODY}\n\n“We are ready,” the mayor told Reuters.", [], [], None),
        (f"The mayor told Reuters (the agency) - and nobody else - of it.\n\n{BODY}", [], [], None),
        (f"{BODY}\n\nThe news was first reported by Bloomberg.", [], [], None),
        # people and outlets are no agencies
        (BODY, ["Ada Lund"], ["The Quay"], None),
        (BODY, ["Pa Salt"], [], None),
        (BODY, ["Ansa Virtanen"], [], None),
        (BODY, ["Tass Okafor"], [], None),
        (BODY, ["Bloomberg Opinion"], [], None),
        (BODY, ["Quay staff and agencies"], [], None),
        (BODY, ["Ada Lund, News Service"], [], None),
        (BODY, [], [], None),
        (f"ALDERPORT (The Quay) - {BODY}", [], [], None),
    ],
)
def test_the_agency_an_article_is_credited_to(
    text: str, bylines: list[str], credits: list[str], agency: str | None
) -> None:
    assert credited(text, bylines=bylines, credits=credits, outlet="The Quay") == agency
