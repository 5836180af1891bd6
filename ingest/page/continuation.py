"""Articles that go on on further pages: where the next one is, whether it belongs, and all as one text.

A page that is taken for the next one by mistake would put one article's words into another. So its address
must be the article's own with a page number, one higher, and it must carry the same headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from onrecord.ingest.page.announced import is_marked
from onrecord.ingest.page.tree import Page
from onrecord.ingest.records import Article
from onrecord.ingest.text import join_paragraphs, label, squash
from onrecord.ingest.web import urls

MOST_PAGES = 20

# Not "part": the parts of a series are articles of their own.
_WORDS = r"page|pg|seite|pagina|página|sida|side|strona"
# `?page=2`. WordPress numbers its articles with `p`, so that alone means nothing.
_PARAMETER = re.compile(rf"(?:{_WORDS}|pageno|page_?number|pagewanted)=(\d{{1,3}})", re.IGNORECASE)
# `/page/2`, `/page-2.html`, `-page-2`: numbered by name.
_NAMED = re.compile(rf"[/_,;-](?:{_WORDS})[/_=-]?(\d{{1,3}})(\.\w{{2,5}})?\Z", re.IGNORECASE)
# `/2`, below an address that is a name: `/2026/10/2` is a day, and `/reports/2` may be the next report.
_BARE = re.compile(r"/(\d{1,3})\Z")
_SLUG = re.compile(r"[\W\d]*+[^\W\d][^-_]*+[-_].*|\d{5,}", re.DOTALL)
_NEXT = re.compile(
    r"\W*(?:next(?: page)?|continue(?: reading)?|weiter|nächste seite|(?:página )?siguiente"
    r"|(?:page )?suivante|pagina successiva|volgende(?: pagina)?|nästa(?: sida)?|następna(?: strona)?)\W*",
    re.IGNORECASE,
)
_OF = r"(?:/|of|von|de)\s*\d{1,3}"
_PAGE_MARK = re.compile(
    rf"(?<!\W)\W*+(?:\b(?:{_WORDS})\s*\d{{1,3}}(?:\s*{_OF})?|\b\d{{1,3}}\s*{_OF})\W*$", re.IGNORECASE
)
# A headline that begins another one is the same from this many letters on.
_TELLING = 15


def following(page: Page) -> str | None:
    """The address of the next page of this page's article, or None. Only an article has one, no list."""
    if page.url is None or not is_marked(page):
        return None
    own, number = _place(page.url)
    for link in _links(page, number + 1):
        address = urls.resolve(page.base, link)
        if address is not None and _place(address) == (own, number + 1):
            return address
    return None


def belongs(part: Article, landed: str, before: Article) -> bool:
    """Whether `part`, read where the next page of `before` should be, is that, and not another article or a
    list. `landed` is where its bytes came from, after redirects."""
    asked = _place(before.next_page or "")
    if _place(landed) != asked:
        return False
    if part.url is not None and _place(part.url)[0] != asked[0]:
        return False  # it says itself that it is a page of something else
    short, long = sorted((squash(_PAGE_MARK.sub("", a.title or "")) for a in (before, part)), key=len)
    return short == long != "" or (len(short) >= _TELLING and long.startswith(short))


def joined(pages: Sequence[Article]) -> Article:
    """The first of `pages` with the text and links of all. What pages repeat around their texts (a
    standfirst, a note on the author) stands once."""
    paragraphs: list[str] = []
    for page in pages:
        known = {squash(line) for line in paragraphs}
        lines = page.text.split("\n\n")
        while lines and squash(lines[0]) in known:
            lines.pop(0)
        while lines and squash(lines[-1]) in known:
            lines.pop()
        paragraphs += lines
    links = dict.fromkeys(link for page in pages for link in page.links)
    return replace(
        pages[0],
        text=join_paragraphs(paragraphs),
        links=tuple(links),
        paywalled=any(page.paywalled for page in pages),
        wire=next((page.wire for page in pages if page.wire), None),
    )


def _links(page: Page, number: int) -> Iterator[str]:
    """Where the page may say that it goes on, as it is written there."""
    parts = page.article.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        address = part.get("url") or part.get("@id") if isinstance(part, dict) else None
        if isinstance(address, str):
            yield address
    for href, words in page.steps:
        if label(words) == str(number) or _NEXT.fullmatch(label(words)):
            yield href


def _place(url: str) -> tuple[str, int]:
    """The address of an article's first page, without its scheme, and the number of this one."""
    parts = urlsplit(urls.normalise(url))
    stem, number = parts.path.rstrip("/"), 1
    pairs = parts.query.split("&") if parts.query else []
    numbered = [found for pair in pairs if (found := _PARAMETER.fullmatch(pair))]
    if len(numbered) == 1 and not urls.is_home(url.split("?", 1)[0]):
        number = int(numbered[0][1])
        pairs.remove(numbered[0][0])
    elif not numbered and (found := _at_the_end(stem)):
        stem, number = stem[: found.start()] + (found[2] or "" if found.re is _NAMED else ""), int(found[1])
    return f"{parts.netloc}{stem}?{'&'.join(pairs)}", number


def _at_the_end(path: str) -> re.Match[str] | None:
    for form in (_NAMED, _BARE):
        found = form.search(path)
        # What is numbered must have a name of its own: a section has one word, an article several or an id.
        if found and _SLUG.fullmatch(path[: found.start()].rpartition("/")[2]):
            return found
    return None
