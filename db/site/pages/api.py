"""`/api`: what programs can ask, with examples that run on this very site."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from onrecord.db.site import library, render

_NEWEST = "select claim_id from timeline order by key desc limit 1"
# What each parameter of a list asks.
_MEANINGS = {
    "q": "Words that must all occur, “exact phrases” in quotation marks, beginnings with an asterisk.",
    "speaker": "A full name, any other of the speaker’s, the end of their page’s address, or words of it.",
    "outlet": "The outlet's name.",
    "anonymity": "`named`, `anonymous`, `collective`, or `unclear` where it is not known.",
    "kind": "`statement`, `attitude` or `no_comment`.",
    "type": "The kind of source: `person`, `group`, `organization`, `document` or `outlet`.",
    "unnamed": "Unnamed as: `confidential`, `official`, `private`; `withheld`: the first two.",
    "from": "Said on or after this day, month or year; also `today`, `week`, `month`, `year`.",
    "to": "Said on or before it.",
    "story": "The number of a story.",
    "group": "The number of a group of statements that say the same.",
    "origins": "On so many independent origins at least, from 1 to 9.",
    "dated": "`no`: only what has no date.",
    "sort": "`oldest` or `certain`, for pages; files and feeds begin with the newest.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """`path`: what is asked of this site; `{claim}`: the id of its newest statement. `gives`: what comes."""

    path: str
    gives: str


EXAMPLES = (
    Example("/timeline.json?q=said&from=2020", "the statements with a word, since 2020, as one JSON array"),
    Example("/timeline.jsonl?anonymity=anonymous&unnamed=official", "of unnamed officials, an object a line"),
    Example("/timeline.csv?kind=no_comment", "who declined to comment, as CSV"),
    Example("/timeline.atom?anonymity=anonymous", "the newest 50 of a search, as a feed to subscribe to"),
    Example("/claim/{claim}.json", "one statement, with its places in the article"),
    Example("/claim/{claim}.bib", "its article as BibTeX"),
    Example("/claim/{claim}.ris", "the same as RIS, for Zotero and EndNote"),
    Example("/claim/{claim}/card", "a small page of it, to be framed elsewhere"),
    Example("/speakers.json?q=a&sort=new", "who is quoted, the newest here first"),
    Example("/outlets.csv", "who publishes, and how much of it stands on unnamed people"),
    Example("/replies.csv", "who was asked, and what came of it"),
    Example("/changes.jsonl", "what later versions of articles did to their statements"),
)  # fmt: skip


async def api(datasette: Datasette, request: Request) -> Response:
    newest = await library.first(render.database(datasette), _NEWEST)
    site = render.home(datasette, request)
    claim = render.segment(newest["claim_id"]) if newest else "ID"
    context = {
        "site": site,
        "examples": [(one.path.format(claim=claim), one.gives) for one in EXAMPLES],
        "params": list(_MEANINGS.items()),
        "script": script(site),
    }
    return await render.page(datasette, request, "api", context)


def script(site: str) -> str:
    """The program in Python that the page shows, for the site at this address."""
    text = (files("onrecord.db.site") / "static" / "example.txt").read_text(encoding="utf-8")
    return text.replace("http://127.0.0.1:8001", site)
