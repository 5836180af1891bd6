"""Hand-checked facts about the newsroom's articles, and what it takes to have found one.

`expected.jsonl`, a line a fact, in the contract's field names:
  article, content, source   where it stands and the words themselves, verbatim
  anything else              must be so; a key that is not there was not checked, null must be null.
                             `basis` and `anonymity_reason` contain the words given, `speaker` the name.
A line with `absent` names words that nobody said, and `why`: no claim may consist of them.
"""

import json
import re
from pathlib import Path

CHECKED = ("anonymity", "kind", "quote_type", "speaker", "source_count", "basis", "anonymity_reason", "via", "said_date", "source_type", "cue", "role", "affiliation")  # fmt: skip
CONTAINED = ("speaker", "basis", "anonymity_reason", "affiliation", "role", "via")


def rows():
    lines = (Path(__file__).parent / "expected.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def facts():
    return [row for row in rows() if "content" in row]


def absences():
    return [row for row in rows() if "absent" in row]


def words(text):
    return set(re.findall(r"\w+", text.lower()))


def find(fact, text, claims):
    """The claim that tells the fact best: at least half of its words, from a source that shares a word."""
    start = text.index(fact["content"])
    end = start + len(fact["content"])

    def covered(claim):
        return sum(max(0, min(end, e) - max(start, s)) for s, e in claim.content_spans)

    candidates = [
        claim
        for claim in claims
        if covered(claim) * 2 >= end - start and words(claim.source or "") & words(fact["source"])
    ]
    return max(candidates, key=lambda claim: (covered(claim), -len(claim.content)), default=None)


def differences(fact, claim):
    """field -> (wanted, got), for the fields that the fact states and the claim has otherwise."""
    wrong = {}
    for field in CHECKED:
        if field not in fact:
            continue
        wanted, got = fact[field], getattr(claim, field)
        right = wanted in (got or "") if field in CONTAINED and wanted is not None else wanted == got
        if not right:
            wrong[field] = (wanted, got)
    return wrong


def consists_of(claim, said):
    """Whether a claim is nothing but these words, quotation marks aside."""
    return bool(claim.content) and words(claim.content) <= words(said)
