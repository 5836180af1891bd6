"""Names as they stand in addresses."""

from __future__ import annotations

import re
import unicodedata

_MAX_LENGTH = 80


def slugify(name: str) -> str:
    """Letters and digits of `name` in lower case without accents, joined by hyphens; "x" if there are none.

    Letters of other scripts stay what they are: browsers show them in an address.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")[:_MAX_LENGTH].rstrip("-") or "x"
