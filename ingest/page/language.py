"""What language a text is written in."""

from __future__ import annotations

import re

_SAMPLE = 800  # characters; more makes the guess slower, not better
_MINIMUM = 150


def of(text: str, declared: str | None) -> str | None:
    """ISO 639 code: what the text is written in, or for a short text what the page declares."""
    code = _guessed(text) if len(text) >= _MINIMUM else None
    return code or (re.split("[-_]", declared)[0].lower() if declared else None)


def _guessed(text: str) -> str | None:
    import py3langid  # loads its model at the first use

    try:
        code, _ = py3langid.classify(text[:_SAMPLE])
    except (
        OSError
    ):  # it unpacks the model to a temporary file, and an article is worth more than its language
        return None
    return str(code)
