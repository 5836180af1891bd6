"""How somebody knows, that they asked for anonymity, and why."""

from __future__ import annotations

# Heads of a stated basis, each followed by what it is about ("familiar with the talks").
BASIS_HEADS = (
    "with direct knowledge of", "with first-hand knowledge of", "with firsthand knowledge of",
    "with detailed knowledge of", "with intimate knowledge of",
    "with close knowledge of", "with some knowledge of",
    "with inside knowledge of", "with knowledge of", "with knowledge about", "having knowledge of",
    "with insight into", "with access to",
    "with direct experience of", "with experience of", "with an understanding of",
    "who has direct knowledge of", "who have direct knowledge of",
    "who has knowledge of", "who have knowledge of",
    "who had knowledge of", "who had direct knowledge of",
    "intimately familiar with", "directly familiar with",
    "familiar with", "briefed on", "briefed about",
    "informed about", "informed of", "informed on", "aware of",
    "privy to", "close to", "involved in", "involved with", "directly involved in", "acquainted with",
    "knowledgeable about", "apprised of", "who knows about", "who know about", "who knew about",
    "who has seen", "who have seen", "who had seen", "who saw", "who has read", "who have read", "who read",
    "who has reviewed", "who have reviewed", "who reviewed", "who viewed", "who heard", "who has heard",
    "who attended", "who was present at", "who were present at", "who was at", "who were at", "present at",
    "who was in", "who were in", "in attendance at",
    "who sat on", "who sat in",
    "who served on", "who has access to", "who have access to", "who had access to", "who inspected",
    "who handled", "who helped", "who worked at", "who works at", "who work at", "who worked for",
    "who took part in", "who participated in", "participating in",
    "who works on", "who work on", "who worked on", "working on", "who was told about", "who were told about",
    "who was told of", "who were told of", "who witnessed",
)  # fmt: skip

# A place is a basis too: "a source in the room".
BASIS_PLACES = (
    "who was present",
    "who were present",
    "who was there",
    "who were there",
    "in the room",
    "at the table",
    "on the panel",
    "at the meeting",
    "at the scene",
    "on the call",
    "in attendance",
)

# Asking for no name. Alone these are no reason.
ANONYMITY_WORDS = (
    "anonymity", "remain anonymous", "stay anonymous",
    "be anonymous",
    "remaining anonymous", "not to be named", "not be named", "not to be identified", "not be identified",
    "declined to be named", "declined to be identified", "withhold his name", "withhold her name",
    "not to be quoted by name", "wish to be named",
    "want to be named", "wished to be named", "wanted to be named",
    "want to be identified", "wished to be identified",
    "anonymously", "speak publicly", "speak on the record",
    "on background", "used a pseudonym",
    "asked that their names", "asked that his name", "asked that her name",
)  # fmt: skip

REASON_LINKS = ("because of", "because", "due to", "since", "owing to", "given", "citing", "fearing",
                "in order to", "so as not to")  # fmt: skip

# Who may stand behind "to" where somebody spoke "anonymously to": no purpose.
LISTENERS = ("the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", "any", "some",
             "us", "me", "them", "him", "staff", "media")  # fmt: skip

# A reason by itself, without "because": "who were not authorised to speak".
REASON_PHRASES = ("not authorized to", "not authorised to", "not permitted to", "not allowed to",
                  "lacked authorization to", "lacked authorisation to", "lack authorization to",
                  "barred from", "forbidden to", "not cleared to")  # fmt: skip
