"""Who is meant by a word that names nobody."""

from __future__ import annotations

PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "they": "plural", "them": "plural", "their": "plural", "theirs": "plural", "themselves": "plural",
    "it": "thing", "its": "thing", "itself": "thing",
    "i": "speaker", "me": "speaker", "my": "speaker", "mine": "speaker", "myself": "speaker",
    "we": "speaker", "us": "speaker", "our": "speaker", "ours": "speaker", "ourselves": "speaker",
    "you": "listener", "your": "listener", "yours": "listener",
    "who": "relative", "which": "relative", "that": "relative", "whom": "relative", "whose": "relative",
    "this": "demonstrative", "these": "demonstrative", "those": "demonstrative",
}  # fmt: skip
