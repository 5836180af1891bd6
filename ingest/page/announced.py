"""Whether a page is the article that was asked for, or a wall, an error or another page in its place.

No list of phrases knows every wall in every language. What a feed announced, and the words that an address
is made of, name an article; a page that is short, calls itself no article and has none of these words is
something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urljoin, urlsplit

from onrecord.ingest.page import jsonld
from onrecord.ingest.page.tree import Page
from onrecord.ingest.records import Entry
from onrecord.ingest.text import label, squash
from onrecord.ingest.web import urls

# Words up to which a page is doubted: against the words of its address, and against what a feed announced.
_MOST_BY_ADDRESS, _MOST_BY_FEED = 150, 400
_ARTICLE_TYPES = ("article", "blogposting", "report")
_MOST_ON_THE_WAY = 100  # of a page that sends its readers on
_SOON = 10.0  # seconds after which such a page does so
# Of the pieces of the shorter of two lines, how many the longer one has when both name one article.
_ALIKE = 0.4
_QUOTED = 0.3  # of the pieces of a teaser that the text has
_WORDS_FOUND = 0.6  # of the words of an address that the text has
_TELLING_WORDS = 2
# What addresses say of pages of any kind.
_GENERIC = frozenset(
    "article articles artikel articulo news story stories index html htm page post posts detail view content "
    "amp print www com nachrichten noticia noticias actualite beitrag".split()
)
_REFRESH = re.compile(r"\s*(\d{1,6})(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*[\"']?([^\"'\s]+)", re.IGNORECASE)


def stranger(page: Page, text: str, *, asked: str | None, entry: Entry | None) -> str | None:
    """Why the page is not the article that was asked for at `asked`, as the feed's `entry` announced it, or
    None where nothing speaks against it."""
    lines = _headlines(page)
    shown = f"a page headed “{lines[0][:80]}”" if lines else "a page without a headline"
    named = _is_named(lines, entry.title if entry else None)
    if asked and page.url and urls.normalise(asked) != urls.normalise(page.url):
        if urls.is_home(page.url) and not urls.is_home(asked):
            return "it leads to the site's home page, and not to the article: try later"
        if not named and _asks_first(page.url, asked):
            return f"it leads to a page that asks for something before the article ({shown}): try later"
        if not named and _is_above(page.url, asked):
            return f"it leads to a section of the site, and not to the article ({shown}): try later"
    if is_marked(page):
        return None
    length = _length(text)
    onward = _leads_on(page)
    if onward and length <= _MOST_ON_THE_WAY and not named:
        return f"not the article, but a page that sends its readers on to {urls.redact(onward)}"
    if named or length > _MOST_BY_FEED:
        return None
    if named is None and length > _MOST_BY_ADDRESS:
        return None
    by_address = _is_addressed(asked or page.url, lines, text)
    if by_address or (entry is not None and _is_quoted(entry, text)):
        return None
    if named is None and by_address is None:
        return None  # nothing says what should be here
    return f"not the article, but {shown}: try later"


def is_marked(page: Page) -> bool:
    """Whether the page's data call it an article."""
    return (
        any(kind.endswith(_ARTICLE_TYPES) for kind in jsonld.types(page.article))
        or (page.first("og:type") or "").lower() == "article"
        or page.first("article:published_time") is not None
    )


def _headlines(page: Page) -> list[str]:
    stated = (label(page.first("og:title")), label(page.article.get("headline")), page.title_tag)
    return [line for line in (*page.headings[:3], *stated) if line]


def _is_named(lines: Iterable[str], title: str | None) -> bool | None:
    """Whether the announced title is one of `lines`, more or less; None where one of the two is missing."""
    announced, lines = label(title), list(lines)
    if not squash(announced) or not lines:
        return None
    return any(_alike(announced, line) for line in lines)


def _is_addressed(url: str | None, lines: Iterable[str], text: str) -> bool | None:
    """Whether the words of the address are those of the page; None where it has none to compare."""
    words, lines = _words_of(url), list(lines)
    if len(words) < _TELLING_WORDS or not lines or not _is_latin(text):
        return None
    if any(_alike("".join(words), _plain(line)) for line in lines):
        return True
    plain = _plain(text)
    return sum(word in plain for word in words) >= _WORDS_FOUND * len(words)


def _words_of(url: str | None) -> list[str]:
    """The words of an address's last part that has several, numbers and generic ones left out."""
    for part in reversed(urlsplit(url or "").path.split("/")):
        words = [_plain(word) for word in re.split(r"[\W_]+", unquote(part))]
        words = [word for word in words if len(word) > 2 and word.isalpha() and word not in _GENERIC]
        if len(words) >= _TELLING_WORDS:
            return words
    return []


def _is_quoted(entry: Entry, text: str) -> bool:
    """Whether the text has what the feed gave of it."""
    own = _pieces(squash(text), 8)
    given = (squash(label(piece)) for piece in (entry.summary, entry.content) if piece)
    return any(
        len(_pieces(line, 8) & own) >= _QUOTED * len(_pieces(line, 8)) for line in given if len(line) > 20
    )


def _asks_first(landed: str, asked: str) -> bool:
    """Whether the address that was landed on carries the one that was asked for, to go back to."""
    query = unquote(unquote(urlsplit(landed).query))
    path = urlsplit(asked).path.rstrip("/")
    return len(path) > 1 and path in query


def _is_above(landed: str, asked: str) -> bool:
    """Whether `landed` is a folder that `asked` stands in."""
    one, other = urlsplit(urls.normalise(landed)), urlsplit(urls.normalise(asked))
    folder = one.path.rstrip("/") + "/"
    return (
        one.netloc == other.netloc
        and other.path.startswith(folder)
        and other.path.rstrip("/") + "/" != folder
    )


def _leads_on(page: Page) -> str | None:
    """Where a page sends its readers at once, by a meta element, or None."""
    for value in page.meta.get("refresh", ()):
        found = _REFRESH.match(value[:2000])
        if not found or float(found[1]) > _SOON:
            continue
        target = urls.resolve(page.url, found[2]) if page.url else urljoin("", found[2])
        if target and (page.url is None or urls.normalise(target) != urls.normalise(page.url)):
            return target
    return None


def _alike(one: str, other: str) -> bool:
    a, b = squash(one), squash(other)
    size = 3 if _is_latin(one) else 2
    short, long = sorted((_pieces(a, size), _pieces(b, size)), key=len)
    return len(short & long) >= _ALIKE * max(1, len(short))


def _pieces(text: str, size: int) -> set[str]:
    return {text[start : start + size] for start in range(max(1, len(text) - size + 1))}


def _plain(text: str) -> str:
    """Letters without their marks, as addresses have them."""
    return "".join(_letters(unicodedata.normalize("NFKD", text.casefold())))


def _letters(text: str) -> Iterator[str]:
    return (character for character in text if not unicodedata.combining(character))


def _is_latin(text: str) -> bool:
    letters = [character for character in text[:400] if character.isalpha()]
    return sum(character < "\u0250" for character in letters) * 2 > len(letters)


def _length(text: str) -> int:
    """In words; scripts without spaces have one for every two characters."""
    return max(len(text.split()), 0 if _is_latin(text) else len(text) // 2)
