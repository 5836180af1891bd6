"""British and American spellings of one word, so that a search for either finds both.

Rules and a table, all of which run in both directions. A pair stands here only where neither spelling is a
word of its own: cheque and check, tyre and tire, storey and story, kerb and curb are left apart.
"""

from __future__ import annotations

import re

# A spelling that a rule makes and nobody uses ("promize") finds nothing, so the rules need no exceptions
# beyond short words ("prize", "seize"), of which some are another word.
_STEM_OUR = (
    "arb|ard|arm|behavi|cand|clam|col|demean|enam|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|misdemean|neighb|od|"
    "parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig"
)
_STEM_RE = "calib|cent|centimet|fib|kilomet|lit|lust|meag|met|millilit|millimet|nanomet|sab|somb|spect|theat"
_STEM_L = (
    "beve|cance|channe|chise|counse|dia|due|ename|equa|fue|funne|grave|grove|initia|labe|leve|libe|marve|"
    "meda|mode|pane|parce|penci|quarre|refue|riva|shove|shrive|signa|spira|swive|tota|trave|tunne|unrave"
)
# British form of the part that differs, American form, and what stands before and after it.
_RULES = tuple(
    (british, american, re.compile(before), re.compile(after))
    for british, american, before, after in (
        ("our", "or", rf"(?:dis|re)?(?:{_STEM_OUR})", r"\w*"),
        ("is", "iz", r"\w{4,}", r"(?:e[drs]?|ers|ing|ations?|ational|able)"),
        ("ys", "yz", r"\w{3,}", r"(?:e[drs]?|ers|ing)"),
        ("re", "er", rf"(?:{_STEM_RE})", r"s?"),
        ("red", "ered", rf"(?:{_STEM_RE})", r""),
        ("ring", "ering", rf"(?:{_STEM_RE})", r""),
        ("ll", "l", rf"(?:{_STEM_L})", r"(?:ed|ings?|ers?|ors?|ists?|ous|ously)"),
    )
)
# The beginnings of words, whatever follows ("paediatrician", "ploughed").
_BEGINNINGS = (
    ("anaem", "anem"), ("anaesth", "anesth"), ("archaeo", "archeo"), ("artefact", "artifact"),
    ("diarrhoea", "diarrhea"), ("encyclopaed", "encycloped"), ("gynaec", "gynec"),
    ("haemat", "hemat"), ("haemo", "hemo"), ("leukaem", "leukem"), ("mould", "mold"),
    ("moult", "molt"), ("moustach", "mustach"), ("oesoph", "esoph"), ("oestro", "estro"),
    ("orthopaed", "orthoped"), ("paediatr", "pediatr"), ("plough", "plow"), ("sceptic", "skeptic"),
    ("smoulder", "smolder"),
)  # fmt: skip
_PAIRS = (
    ("acknowledgement", "acknowledgment"), ("ageing", "aging"), ("aluminium", "aluminum"),
    ("analogue", "analog"), ("catalogue", "catalog"), ("cosy", "cozy"), ("defence", "defense"),
    ("dialogue", "dialog"), ("enrol", "enroll"), ("enrolment", "enrollment"), ("foetal", "fetal"),
    ("foetus", "fetus"), ("fulfil", "fulfill"), ("fulfilment", "fulfillment"), ("gaol", "jail"),
    ("grey", "gray"), ("instalment", "installment"), ("jewellery", "jewelry"), ("judgement", "judgment"),
    ("licence", "license"), ("manoeuvre", "maneuver"), ("manoeuvred", "maneuvered"),
    ("manoeuvring", "maneuvering"), ("offence", "offense"), ("practise", "practice"),
    ("pretence", "pretense"), ("programme", "program"), ("pyjamas", "pajamas"), ("skilful", "skillful"),
    ("wilful", "willful"), ("yoghurt", "yogurt"),
)  # fmt: skip


def spellings(word: str) -> tuple[str, ...]:
    """`word` and how it is spelled on the other side of the Atlantic, in small letters; `word` alone where
    it is spelled alike."""
    given = word.casefold()
    found = [given]
    for one, other in (*_PAIRS, *((f"{a}s", f"{b}s") for a, b in _PAIRS)):
        found += [other] if given == one else [one] if given == other else []
    for one, other in _BEGINNINGS:
        found += [
            to + given[len(start) :] for start, to in ((one, other), (other, one)) if given.startswith(start)
        ]
    for one, other, before, after in _RULES:
        for start, to in ((one, other), (other, one)):
            found += _swapped(given, start, to, before, after)
    return tuple(dict.fromkeys(found))


def _swapped(word: str, part: str, to: str, before: re.Pattern[str], after: re.Pattern[str]) -> list[str]:
    """`word` with `to` where `part` stands between `before` and `after`, once for each such place."""
    return [
        word[: at.start()] + to + word[at.end() :]
        for at in re.finditer(part, word)
        if before.fullmatch(word[: at.start()]) and after.fullmatch(word[at.end() :])
    ]
