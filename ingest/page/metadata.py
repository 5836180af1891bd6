"""What a page says of itself as a whole: outlet, address, language, access, credits."""

from __future__ import annotations

import re

from onrecord.ingest.page import jsonld
from onrecord.ingest.page.tree import Page
from onrecord.ingest.text import label, squash
from onrecord.ingest.web import urls


def site_name(page: Page) -> str | None:
    """The outlet's name as the page gives it, or the host without www., or None."""
    candidates = [page.first("og:site_name")]
    candidates += [name for name, _ in jsonld.named(page.graph, page.article.get("publisher"))]
    candidates += [
        label(node.get("name"))
        for node, _ in page.graph.nodes
        if jsonld.types(node) & {"newsmediaorganization", "website", "organization"}
    ]
    candidates.append(
        page.first(
            "application-name", "apple-mobile-web-app-title", "twitter:site", "dc.publisher", "publisher"
        )
    )
    for name in candidates:
        line = label(name)
        if line and not line.startswith(("@", "http:", "https:")):
            return line
    parts = re.split(" [-|–—»·•] ", page.title_tag)
    # "Headline | Site": the headline is the one that also stands in the page.
    if len(parts) > 1 and (squash(parts[0]) in map(squash, page.headings) or len(parts[-1]) < 30):
        return parts[-1]
    return urls.host(page.url)


def canonical(page: Page) -> str | None:
    """The article's own address: the canonical link or og:url when it can be believed, else the page's.

    An address on another site or a front page is not believed. None when nothing gives an address.
    """
    links = [
        node.get("href")
        for node in page.tree.iter("link")
        if "canonical" in (node.get("rel") or "").lower().split()
    ]
    for link in [*links, page.first("og:url")]:
        stated = urls.resolve(page.url, link)
        if stated is None or urls.is_home(stated):
            continue
        if page.url is None or urls.same_site(stated, page.url):
            return urls.normalise(stated)
    return urls.normalise(page.url) if page.url else None


def declared_language(page: Page) -> str | None:
    """The ISO 639-1 code that the markup states, or None."""
    stated = (
        page.tree.get("lang")
        or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or label(page.article.get("inLanguage"))
        or page.first("og:locale", "content-language", "dc.language", "language")
        or ""
    )
    code = re.match(r"\s*([a-zA-Z]{2,3})(?![a-zA-Z])", stated)
    return code[1].lower() if code else None


def paywalled(page: Page) -> bool:
    """What the page's own data says (schema.org isAccessibleForFree, article:content_tier); never a guess."""
    free = jsonld.is_free(page.graph, page.article)
    if free is not None:
        return not free
    return (page.first("article:content_tier") or "").lower() == "locked"


def credits(page: Page) -> list[str]:
    """What structured data names as the article's source, provider or owner, besides its authors."""
    keys = ("sourceOrganization", "provider", "creditText", "copyrightHolder")
    found = [name for key in keys for name, _ in jsonld.named(page.graph, page.article.get(key))]
    metas = ("source", "article:source", "news_source", "dc.source", "dcterms.source", "copyright")
    return found + [label(value) for name in metas for value in page.meta.get(name, ())]
