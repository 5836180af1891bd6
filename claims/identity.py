"""Permanent names for claims."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_WORD = re.compile(r"\w+")


def claim_id(key: str, content: str, occurrence: int) -> str:
    """The id of the `occurrence`-th claim (from 0) with these words in the document `key`: 16 hex digits.

    It grows from the words, not from where they stand, so that an added paragraph, a re-typed quotation
    mark or a better extractor leaves it alone.
    """
    words = " ".join(_WORD.findall(unicodedata.normalize("NFKC", content).casefold()))
    # Surrogates can stand in a str that came from broken input; they must not stop the hash.
    parts = "\x1f".join((key, words or content, str(occurrence))).encode("utf-8", "surrogatepass")
    return blake2b(parts, digest_size=8).hexdigest()
