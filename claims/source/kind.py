"""What a common noun is the word for: a person, a paper, an outlet or a body."""

from __future__ import annotations

from onrecord.claims.lang.en import bodies, offices, papers, unnamed
from onrecord.claims.source.nouns import is_person, is_thing, singular

# In this order where no network tells which of two a noun is: "survey", "house", "developer".
_LISTED = (
    (
        "person",
        unnamed.UNNAMED_NOUNS
        | unnamed.PEOPLE_NOUNS
        | (unnamed.CLASS_NOUNS - bodies.FIRMS - bodies.STATES)
        | offices.SPOKESPEOPLE
        | offices.PEOPLE,
    ),
    ("document", papers.DOCUMENT_NOUNS | papers.LOOSE),
    ("outlet", papers.OUTLET_NOUNS | papers.OUTLETS_AT_LARGE),
    ("organization", bodies.ORGANIZATION_NOUNS | bodies.FIRMS | bodies.STATES),
    ("person", offices.ROLE_NOUNS | offices.OFFICES),
)


def kind_of_noun(head: str, plural: bool, seen: str | None = None) -> str | None:
    """The kind of thing, as a source type, that a noun in small letters is the word for; None for a noun
    that may be anything. `seen` is the kind that a network sees here, where it is sure: it decides where the
    lists have a noun twice, or not at all."""
    listed = [kind for kind, nouns in _LISTED if head in nouns]
    if listed[:1] == ["person"]:
        return "person"
    if seen and (seen in listed or not (listed or (seen == "person" and is_thing(head)))):
        return seen
    if listed:
        return listed[0]
    return "person" if is_person(singular(head) if plural else head) else None
