"""The outlet's name, as people know it: what most of a page's statements agree on, in its best spelling."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from onrecord.ingest.page import jsonld
from onrecord.ingest.page.tree import Page
from onrecord.ingest.text import label, squash
from onrecord.ingest.web import urls

# How much each witness is worth, and how much more it is where the name fits the site's address, or is it.
_SITE_NAME, _PUBLISHER, _APPLICATION, _TITLE, _NODE, _HINT = 4, 3, 2, 2, 1, 1
_FITS, _IS_ADDRESS = 2, 4

_SEPARATOR = re.compile(r"(?<!\s)\s++[|\-–—»«·•:/]++\s++|:\s++|(?<!\s)\s*+[|»«]\s*+|[|»«]\s*+")
_TITLE_SEPARATOR = re.compile(r"(?<!\s)\s++(?:[|\-–—»·•/]|::)\s++")
_LONGEST = 60  # characters of a name; what is longer has a slogan in it
_SLOGAN, _SHORT = 40, 30
_NO_NAME = re.compile(
    r"[{}<>$@=]|^(?:https?:|//)|^(?:home|blog|news|startseite|homepage|index|website)$", re.IGNORECASE
)
_AROUND = re.compile(
    r"^(?:www\.|by )|[®™©]|^[\s|,;:–—-]+|[\s|,;:–—-]+$"
    r"|\s+(?:website|homepage|webseite|gmbh|inc\.?|llc|ltd\.?|ag|b\.?v\.?|pte\.?|private limited"
    r"|e\. ?v\.?|s\.?a\.?)$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|der|die|das|la|le|les|el|il|lo|de|den|det|o|os|a)\s", re.IGNORECASE)
_SEARCHED = 20_000  # words of a page in which the address may be found spelled out
_MOST_WORDS = 4


def name(page: Page) -> str | None:
    """The outlet's name, the host where the page does not tell one, or None."""
    host = urls.host(page.url)
    stem = _stem(page.url)
    groups = _groups(page, host, stem)
    best = max(groups, key=lambda key: _worth(key, groups[key], stem), default=None)
    form = _best_form(groups[best]) if best else None
    if form is None or _is_address(form, host, stem):
        full = _in_full(groups, stem) or _spelled(page, stem, form) or _spelled(page, _handle(page), form)
        return full or form or host
    return form


def _groups(page: Page, host: str | None, stem: str) -> dict[str, list[tuple[int, str]]]:
    """What the page states as the outlet's name, by what is equal in all spellings, with each one's worth."""
    headlines = _headlines(page)
    groups: dict[str, list[tuple[int, str]]] = {}
    for worth, line in _read(_statements(page), stem, headlines):
        groups.setdefault(_key(line, host), []).append((worth, line))
    for worth, line in _read(_title_parts(page), stem, headlines):
        key = _key(line, host)
        if key in groups or (_fits(line, stem) and len(line) <= _SHORT):
            groups.setdefault(key, []).append((worth, line))
    for worth, line in _read(_hints(page), stem, headlines):
        key = _key(line, host)
        if key in groups or key == stem or _initials(line) == stem:
            groups.setdefault(key, []).append((worth, line))
    if not groups:
        # "Headline | Site", where nothing else tells of a site.
        parts = _TITLE_SEPARATOR.split(page.title_tag)
        if len(parts) > 1 and (squash(parts[0]) in headlines or len(parts[-1]) < _SHORT):
            for worth, line in _read([(_TITLE, parts[-1])], stem, headlines):
                groups[_key(line, host)] = [(worth, line)]
    return groups


def _headlines(page: Page) -> set[str]:
    """What the page calls itself and not its site. On many a blog the site's name is an h1 too."""
    stated = {squash(label(line)) for line in (page.first("og:title"), page.article.get("headline")) if line}
    parts = [squash(part) for part in _TITLE_SEPARATOR.split(page.title_tag)]
    shown = {key for line in page.headings if (key := squash(line)) and (key == parts[0] or not stated)}
    return stated | (shown - {parts[-1]} if len(parts) > 1 else shown)


def _worth(key: str, found: list[tuple[int, str]], stem: str) -> int:
    fit = _IS_ADDRESS if key == stem else _FITS if any(_fits(line, stem) for _, line in found) else 0
    return sum(worth for worth, _ in found) + min(fit, 2 * max(worth for worth, _ in found))


def _read(stated: Iterable[tuple[int, str]], stem: str, headlines: set[str]) -> Iterator[tuple[int, str]]:
    for worth, text in stated:
        line = _cleaned(text, stem, headlines)
        if line and not _is_country(line):
            yield worth, line


def _statements(page: Page) -> Iterator[tuple[int, str]]:
    """What a page gives as the name of its site or publisher."""
    yield _SITE_NAME, label(page.first("og:site_name"))
    for stated, _ in jsonld.named(page.graph, page.article.get("publisher")):
        yield _PUBLISHER, stated
    yield _APPLICATION, label(page.first("application-name"))
    yield _APPLICATION, label(page.first("apple-mobile-web-app-title"))
    nodes = [node for node, _ in page.graph.nodes]
    for kind in ("newsmediaorganization", "website", "organization"):
        yield _NODE, next((label(node.get("name")) for node in nodes if kind in jsonld.types(node)), "")


def _title_parts(page: Page) -> Iterator[tuple[int, str]]:
    """ "Headline | Site", and sometimes "Site | Headline"."""
    parts = _TITLE_SEPARATOR.split(page.title_tag)
    if len(parts) > 1:
        yield _TITLE, parts[-1]
        yield _HINT, parts[0]


def _hints(page: Page) -> Iterator[tuple[int, str]]:
    """What may be the site's name or another's: heard where it is the address, or what is stated."""
    for meta in ("dc.publisher", "publisher", "copyright"):
        yield _HINT, label(page.first(meta))
    for image in page.body.iter("img"):
        if "logo" in f"{image.get('class')} {image.get('src')} {image.get('alt')}".lower():
            yield _HINT, re.sub(r"(?<!\W)\W*+\blogo\b\W*+", "", label(image.get("alt")), flags=re.IGNORECASE)
            break


def _cleaned(stated: str, stem: str, headlines: set[str]) -> str:
    """The name in what a page states as one, without its slogan, its headline and its marks; "" for none."""
    line = stated
    for _ in range(3):
        line = _AROUND.sub("", line).strip()
    whole = _SEPARATOR.split(line)
    parts = [part for part in whole if part and squash(part) not in headlines]
    if len(whole) > 1 or squash(line) in headlines or len(line) > _SLOGAN:
        fitting = [part for part in parts if _fits(part, stem)]
        line = (fitting or parts or [""])[0]
    if len(line) > _LONGEST or _NO_NAME.search(line) or not squash(line):
        return ""
    return line


def _key(line: str, host: str | None) -> str:
    """What is equal for two spellings of one name."""
    ending = (host or "").rpartition(".")[2]
    bare = (
        re.sub(rf"\.(?:{re.escape(ending)}|com|de|net|org)$", "", line, flags=re.IGNORECASE)
        if ending
        else line
    )
    return _folded(_ARTICLE.sub("", bare, count=1) if _ARTICLE.match(bare) else bare)


def _is_address(form: str, host: str | None, stem: str) -> bool:
    """Whether a name is no more than the address: "nationalquay", "mq.example", "MQ.EXAMPLE"."""
    if " " in form or not (form.islower() or form.isupper()):
        return False
    return squash(form) == squash(host or "") or (form.islower() and _folded(form) == stem)


def _in_full(groups: dict[str, list[tuple[int, str]]], stem: str) -> str | None:
    """What mq.example stands for, if the page tells it: Mole Quay."""
    found = [told for group in groups.values() for told in group if _initials(told[1]) == stem]
    return _best_form(found) if found else None


def _best_form(found: list[tuple[int, str]]) -> str:
    """The spelling that tells most: in words, capitals, no address, with its article, by the best witness."""
    return max(
        found,
        key=lambda told: (
            " " in told[1], not told[1].islower(), "." not in told[1], bool(_ARTICLE.match(told[1])), told[0],
        ),
    )[1]  # fmt: skip


def _fits(line: str, stem: str) -> bool:
    """Whether a name and the site's address have to do with each other."""
    key, short = _folded(line), _initials(line)
    if not key or not stem:
        return False
    within = (len(stem) > 3 and stem in key) or (len(key) > 3 and key in stem and 2 * len(key) >= len(stem))
    return (
        key == stem
        or within
        or short == stem
        or (len(short) > 1 and stem.startswith(short) and len(stem) < 5)
    )


def _initials(line: str) -> str:
    pieces = re.findall(r"[^\W_]+", line)
    return "".join(word[0] for word in pieces).casefold() if len(pieces) > 1 else ""


def _stem(url: str | None) -> str:
    """What an address calls its site: "quay" for https://news.quay.co.uk/"""
    return squash(urls.site(url).partition(".")[0]) if url else ""


def _handle(page: Page) -> str:
    return squash((page.first("twitter:site") or "").rstrip("/").rpartition("/")[2])


def _spelled(page: Page, stem: str, form: str | None) -> str | None:
    """The words of the page that make up `stem`, as it writes them most often; None where that is no better
    than `form`."""
    if len(stem) < 3:
        return None
    pieces = [piece for text in page.body.itertext() for piece in text.split()][:_SEARCHED]
    for image in page.body.iter("img"):
        pieces += ["|", *(image.get("alt") or "").split()[:_MOST_WORDS]]
    forms: Counter[str] = Counter()
    for start, piece in enumerate(pieces):
        opening = piece[:1].casefold()
        if opening.isascii() and opening.isalnum() and opening != stem[0]:
            continue
        made = ""
        for end in range(start, min(start + _MOST_WORDS, len(pieces))):
            made += _folded(pieces[end])
            if made == stem:
                forms[" ".join(pieces[start : end + 1]).strip(".,:;!?'’\"“”«»()[]|")] += 1
            if not made or len(made) >= len(stem) or not stem.startswith(made):
                break
    told = [line for line in forms if not re.search(r"[.@/#]", line)]
    best = max(told, key=lambda line: (" " in line and not line.islower(), forms[line]), default=None)
    if best is None or " " in best or "-" in best:
        return best
    if form is None:
        # One word of the page may be any word; a name is there more than once, and always with its capital.
        return best if forms[best] > 1 and not any(line.islower() for line in forms) else None
    # "CityQuay" tells more than "cityquay.example", and "CITYQUAY" does not.
    return best if "." not in form and not best.islower() and not best.isupper() else None


@cache
def _countries() -> frozenset[str]:
    from babel import Locale

    territories = Locale("en").territories
    return frozenset(map(squash, [*territories, *territories.values(), "UK", "U.S.A.", "USA"]))


def _is_country(line: str) -> bool:
    return squash(line) in _countries()


_SPELLINGS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ø": "o", "å": "a"})


def _folded(text: str) -> str:
    """As an address would have it: lower case, no accents, letters and figures alone."""
    if text.isascii():
        return squash(text)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text.casefold()).translate(_SPELLINGS))
    return "".join(letter for letter in plain if letter.isalnum())
