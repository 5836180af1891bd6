"""Dates in the words of other languages than English: "lun. 5 oct. 2026", "5 października 2026"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timezone
from functools import cache
from typing import Any

# Languages that newspapers are written in. All of those that dateparser knows take seconds to load.
_LANGUAGES = [
    "fr", "de", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "bg",
    "hr", "sr", "sl", "el", "ar", "he", "fa", "hi", "bn", "id", "ms", "vi", "th", "ja", "ko", "zh", "ca", "et", "lv",
    "lt", "is", "ga", "eu", "gl", "sq", "mk", "ka", "hy", "az", "kk", "sw", "af",
]  # fmt: skip
_ZONE = re.compile(r"\s*\(?((?:UTC|GMT)?[+-]\d{1,2}:?\d{2}|(?<=[\d\s(])[A-Z]{2,5}|(?<=\d)Z)\)?\s*$")
_NUMBER = re.compile(r"\d+")


def read(text: str, zone: Callable[[str], timezone | None]) -> datetime:
    """The date that `text` names, naive where it names no zone that `zone` knows. Raises ValueError."""
    stated = _ZONE.search(text)
    words = text[: stated.start()] if stated else text
    found: datetime | None = _parser().get_date_data(words).date_obj
    # What it takes for the day and the year must stand there: it would make up for what is missing.
    if found is None or not {found.day, found.year} <= set(map(int, _NUMBER.findall(words))):
        raise ValueError(text)
    return found.replace(tzinfo=zone(stated[1]) if stated else None)


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=_LANGUAGES,
        settings={
            "STRICT_PARSING": True,
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "DMY",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
