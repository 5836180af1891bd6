"""An answer -> the article in it, and an article's further pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from onrecord.ingest.errors import FetchError, ParseError
from onrecord.ingest.records import Article, Entry, Payload
from onrecord.ingest.web.urls import redact


def parse_page(payload: Payload, *, entry: Entry | None = None) -> Article:
    """The article in an answer, be it HTML or plain text; `entry` is the feed's item about it.

    Raises ParseError.
    """
    # Most polls bring no page, and the libraries that read one take a second to load.
    from onrecord.ingest.page import article, plaintext
    from onrecord.ingest.web import charset

    if payload.content_type == "text/plain":
        subject = redact(payload.requested_url)
        text = charset.decode(payload.body, subject=subject, charset=payload.charset, is_html=False)
        return plaintext.parse_text(text, url=payload.url)
    return article.parse_html(
        payload.body,
        url=payload.url,
        requested_url=payload.requested_url,
        charset=payload.charset,
        entry=entry,
    )


async def read_whole(
    first: Article,
    get: Callable[[str], Awaitable[Payload]],
    parse: Callable[[Payload], Awaitable[Article]],
    *,
    patient: bool = True,
) -> Article:
    """`first` with the text of the pages on which it goes on, as far as they are pages of it.

    A page that is not there, or no article, ends it. Raises FetchError for one that may be there later:
    half an article is not stored for a whole one, unless nobody is `patient` any more.
    """
    if first.next_page is None:
        return first
    from onrecord.ingest.page import continuation

    pages = [first]
    while (url := pages[-1].next_page) is not None and len(pages) < continuation.MOST_PAGES:
        try:
            answer = await get(url)
            part = await parse(answer)
        except FetchError as failure:
            if patient and _may_come(failure):
                raise
            break
        except ParseError:
            break
        if not continuation.belongs(part, answer.url, pages[-1]):
            break
        pages.append(part)
    return continuation.joined(pages)


def _may_come(failure: FetchError) -> bool:
    """Whether a later try may succeed: not where the server says that there is nothing for us."""
    return failure.status is None or failure.status == 429 or failure.status >= 500
