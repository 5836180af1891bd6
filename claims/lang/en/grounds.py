"""How somebody knows, that they asked for anonymity, and why."""

from __future__ import annotations

# Heads of a stated basis, each followed by what it is about ("familiar with the talks").
BASIS_HEADS = (
    "having knowledge of", "intimately familiar with", "directly familiar with", "familiar with",
    "briefed on", "briefed about", "briefed by", "informed about", "informed of", "informed on", "aware of",
    "privy to", "close to", "involved in", "involved with", "directly involved in", "closely involved in",
    "acquainted with", "knowledgeable about", "apprised of", "present at", "in attendance at",
    "participating in", "taking part in", "working on", "with ties to", "with a role in",
)  # fmt: skip

# What somebody has, with an adjective or two: "with direct knowledge of".
BASIS_NOUNS = ("knowledge", "insight", "understanding", "experience", "access", "information", "familiarity")

# What somebody did, behind "who", "who has", "who were": a way of knowing, each with what it is about.
BASIS_DEEDS = (
    "direct knowledge of", "knowledge of", "access to",
    "know about", "knows about", "knew about", "known about", "seen", "saw", "read", "reviewed", "viewed",
    "watched", "heard", "witnessed", "examined", "attended", "inspected", "handled", "helped", "present at",
    "sat on", "sat in", "served on", "served in", "served under", "work at", "works at",
    "worked at", "work for", "works for", "worked for", "work on", "works on", "worked on", "worked with",
    "working with", "worked in", "worked alongside", "took part in", "taken part in", "participated in",
    "told about", "told of", "briefed on", "briefed about", "briefed by", "involved in",
)  # fmt: skip

# A place is a basis too: "a source in the room".
BASIS_PLACES = (
    "who was present", "who were present", "who was there", "who were there", "in the room", "at the table",
    "on the panel", "at the meeting", "at the scene", "on the call", "in attendance",
)  # fmt: skip

# Asking for no name. Alone these are no reason.
ANONYMITY_WORDS = (
    "anonymity", "remain anonymous", "stay anonymous", "be anonymous", "kept anonymous",
    "remaining anonymous", "staying anonymous", "remain unnamed", "remain unidentified", "anonymously",
    "speak publicly", "speak on the record", "speaking publicly", "on background", "not for attribution",
    "used a pseudonym", "under a pseudonym", "using a pseudonym", "not his real name", "not her real name",
    "not their real name", "not their real names",
    "not to name", "not naming", "not being named", "not named here",
)  # fmt: skip

# With "to be named" or "to be identified" behind them: whoever asks, and the ways of asking.
ASKING = (
    "declined", "declines", "declining", "refused", "refuses", "refusing", "asked not", "asks not",
    "asking not", "requested not", "requesting not", "preferred not", "prefers not", "preferring not",
    "insisted not", "not wish", "not want", "not wishing", "not wanting",
    "wish", "want", "wished", "wanted", "agreed not", "chose not",
    "reluctant", "unwilling", "afraid", "not",
)  # fmt: skip
NAMED_AS = ("be named", "be identified", "be quoted by name", "be quoted", "give his name", "give her name",
            "give their name", "give their names", "give a name", "have his name", "have her name",
            "have their names", "reveal his name", "reveal her name", "use his name", "use her name",
            "disclose his name", "disclose her name")  # fmt: skip

# What is done with a name that is withheld: "whose name is being withheld", "that her last name not be used".
NAMES = ("name", "names", "identity", "identities", "surname", "surnames")
WITHHELD_NAME = ("withheld", "withholding", "changed", "protected", "protecting", "concealed", "not be used",
                 "not be published", "not be printed", "not be disclosed", "not be revealed", "not be given",
                 "kept secret", "kept out", "not disclosed", "not published")  # fmt: skip

REASON_LINKS = ("because of", "because", "due to", "since", "owing to", "given", "citing", "fearing",
                "in order to", "so as not to")  # fmt: skip

# Who may stand behind "to" where somebody spoke "anonymously to": no purpose.
LISTENERS = ("the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", "any", "some",
             "us", "me", "them", "him", "staff", "media")  # fmt: skip

# A reason by itself, without "because": "who were not authorised to speak".
REASON_PHRASES = ("not authorized to", "not authorised to", "not permitted to", "not allowed to",
                  "lacked authorization to", "lacked authorisation to", "lack authorization to",
                  "barred from", "forbidden to", "not cleared to")  # fmt: skip
