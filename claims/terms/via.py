"""Through which outlet a claim comes second-hand: "told CNN", "in an interview with", "according to"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.claims.lang.en import bodies, days, offices, papers, places, unnamed
from onrecord.claims.records import Span
from onrecord.claims.source.institution import is_institution
from onrecord.claims.source.nouns import CLITICS, bare_title, is_capitalised, is_first_name, words_of
from onrecord.claims.source.outlets import is_call_sign, is_outlet, outlet_name
from onrecord.claims.text.tokens import Text

_THE = r"(?:the\s+|an?\s+)?"
_SEEN = r"(?:obtained|reviewed|viewed|seen|inspected|read)"
# What leads up to the outlet; an article may stand between.
_LEADS = re.compile(
    r"\b(?:told|tells|telling|according to"
    r"|interview(?:ed)?\s+(?:with|by|on|to|for|in|published (?:in|by)|aired on)"
    r"|(?:speaking|spoke|talking|talked|speaks)\s+(?:\w+ly\s+)?(?:to|with|on)"
    r"|(?:statement|comments?|remarks?|email|e-mail|letter|(?:said|confirmed|explained|admitted|revealed))\s+to"
    r"|as\s+saying\s+by|report(?:s|ed)?\s+(?:by|from|in)|(?:quoted|cited|carried|interviewed|broadcast)\s+(?:by|on|in)"
    r"|(?:wrote|writing|published|appearing|appeared|column|op-ed|essay|editorial|article|aired|seen)\s+(?:in|on|by|for)"
    rf"|(?:{_SEEN}|leaked|released|provided|given|shared|sent)\s+(?:by|to|with)"
    r"|on|in)\s+(?:the|an?)?\s*(?:[\w-]+['’]s\s+)?$",
    re.IGNORECASE,
)
# "told X", "in an interview with X", "a memo seen by X": X is an outlet, unless it is a person or a body.
_SURE = re.compile(
    r"\b(?:interview\s+(?:with|to|for|published (?:in|by)|aired on)|told|tells"
    rf"|speaking\s+(?:\w+ly\s+)?to|{_SEEN}\s+by)\s+{_THE}$",
    re.IGNORECASE,
)
_INTERVIEW = re.compile(
    rf"\binterview\s+(?:with|to|for|published (?:in|by)|aired on)\s+{_THE}$", re.IGNORECASE
)
# "told the Kiel-based news site X", "interview with Norland's daily X": X is what the noun says.
_KIND = "|".join(re.escape(kind) for kind in sorted(papers.OUTLET_KINDS, key=len, reverse=True))
_KIND_BEFORE = re.compile(
    r"\b(?:told|tells|according\s+to|interview\s+(?:with|to|for)|(?:speaking|spoke|talking|talked)\s+(?:to|with)"
    rf"|(?:{_SEEN}|quoted|cited|reported|published|carried)\s+by)\s+(?:[\w’'-]+\s+){{0,4}}(?:{_KIND})\s+$",
    re.IGNORECASE,
)
_KIND_BEHIND = re.compile(rf"\s+(?:(?:news|state|public)\s+)?(?:{_KIND})\b(?!\s+[A-Z])")
# "told X": whose listener X is, the verb tells; another verb's is not this claim's.
_LISTENER = re.compile(rf"\b(?:told|tells)\s+{_THE}$", re.IGNORECASE)
# "during his time on X", "a host on X": where somebody works is no channel.
_POST = re.compile(
    r"\b(?:time|stint|career|years?|job|work(?:ed|s|ing)?|role|host|anchor|commentator|contributor|analyst|columnist"
    r"|reporter|editor|shares?|ads?|advertis\w+|post|position)\s+(?:on|in|at|for)\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
# "a Gazette report", "the Gazette's story": a paper's own work passes on what it says.
_WORK = re.compile(
    r"(?:['’]s)?\s+(?:report|story|article|investigation|interview|column|op-ed|essay|editorial|podcast)\b",
    re.IGNORECASE,
)
# "“It leaks,” said Cole, the Gazette reported.": the sentence ends with who passed it on.
_REPORTED = re.compile(r"\s+(?:has\s+|first\s+)?(?:reported|reports)\b[^,;“”\"]{0,40}[.]?\s*$", re.IGNORECASE)
# "The Gazette reported:", "The Gazette reported, citing two officials, that": it passes on what follows.
_REPORTS = re.compile(
    r"\s+(?:(?:has|had|first|also|later|earlier)\s+){0,2}(?:reports|reported|quotes|quoted|cites|cited|wrote|writes)"
    r"(?=\s*[:,]|\s+that\b|\s+[A-Z“\"]|\s+(?:[\w’'-]+\s+){1,10}as\s+saying\b)"
)
# What a source's own words may tell of the way they came: "a letter seen by X", "a report by X".
_PASSED_ON = re.compile(
    rf"\b(?:(?:{_SEEN}|leaked|released|provided|given|shared|sent)\s+(?:by|to|with)"
    rf"|(?:report|story|article|investigation)\s+(?:by|in))\s+{_THE}$",
    re.IGNORECASE,
)
_REACH = 80
# A name has at most so many words.
_LONGEST = 8


def via(text: Text, narration: Sequence[Span], source: Sequence[int], people: frozenset[int]) -> str | None:
    """The outlet that the narrator names as having got the words, as it stands there; None for none.

    `people` are the tokens that name persons.
    """
    own = set(source)
    for stretch in narration:
        tokens = text.tokens_in(stretch)
        i = tokens.start
        while i < tokens.stop:
            if not _opens(text, i, people):
                i += 1
                continue
            end = _end(text, i, tokens.stop, people)
            if _got_the_words(text, i, end, stretch, own):
                return outlet_name(words_of(text, i, end))
            i = end
    return None


def _opens(text: Text, i: int, people: frozenset[int]) -> bool:
    word = text.words[i]
    return i not in people and (is_capitalised(word) or (word[0].isdigit() and word[-1].isalpha()))


def _end(text: Text, start: int, stop: int, people: frozenset[int]) -> int:
    """Where a name ends: with a station's number ("Channel 9"), and over a paper's genitive ("the Fishers'
    Weekly")."""
    end = start + 1
    while end < min(stop, start + _LONGEST) and end not in people:
        word = text.words[end]
        numbered = word.isdigit() and text.words[end - 1].lower() in papers.STATIONS | papers.BROADCASTERS
        behind = text.words[end + 1 : end + 2] if end + 1 < stop else ()
        whole = is_outlet(text.words[start:end])
        owned = not whole and word in CLITICS and bool(behind) and behind[0].lower() in _OWNED
        tied = word in _TIES and bool(behind) and is_capitalised(behind[0]) and text.words[start] in _FOREIGN
        if not (is_capitalised(word) or numbered or owned or tied):
            break
        end += 1
    return end


# Any station's: "on TV".
_MEDIA = frozenset("tv radio television news fm press media".split())
_GENITIVES = (("'s",), ("’s",))
_OWNED = frozenset("daily weekly monthly digest magazine journal post".split())
_TIES = frozenset("de della del di la".split())
_FOREIGN = frozenset("Corriere Diario Diário Folha Gazzetta Jornal Journal Gazeta".split())


def _got_the_words(text: Text, start: int, end: int, stretch: Span, own: set[int]) -> bool:
    """Whether the name of tokens [start, end) is an outlet's that the words came through."""
    words = text.words[start:end]
    if len(words) == 1 and (words[0].lower() in days.CALENDAR or words[0].lower() in _MEDIA):
        return False
    at, behind = text.spans[start].start, text.spans[end - 1].end
    before = text.text[max(stretch.start, at - _REACH) : at]
    if start in own and not _PASSED_ON.search(before):
        return False
    listed = is_outlet(words)
    if listed and (
        _WORK.match(text.text, behind) or (start not in own and _REPORTS.match(text.text, behind))
    ):
        return True
    led = text.text[max(0, at - _REACH) : at].rstrip().removesuffix("the").rstrip()
    if listed and start not in own and led.endswith((",", "”", '"')):
        return _REPORTED.match(text.text[behind : stretch.end]) is not None
    if _POST.search(before):
        return False
    person = _is_initialled(words) or bare_title(words[0]) in offices.COURTESY_TITLES
    if _KIND_BEFORE.search(before) and not person:
        return True
    if not _LEADS.search(before) or (_LISTENER.search(before) and own and min(own) > start):
        return False
    named = _INTERVIEW.search(before) and not person
    return bool(listed or named or (_SURE.search(before) and _may_be_outlet(text, start, end, before)))


def _may_be_outlet(text: Text, start: int, end: int, before: str) -> bool:
    """Whether a name that no form gives away is an outlet's, where an outlet is told or shown something."""
    words = text.words[start:end]
    lower = [w.lower() for w in words]
    article = before.rstrip().lower().endswith((" the", " a", " an"))
    if _KIND_BEHIND.match(text.text, text.spans[end - 1].end):
        return True
    if lower[0] in papers.EDITIONS and len(words) > 1:
        return True
    if len(words) > 1 and lower[0] in papers.FOREIGN_ARTICLES and not article:
        return True
    if words[0] == "BBC" or lower[0] in papers.STATIONS or (len(words) == 1 and is_call_sign(words[0])):
        return True
    if len(words) == 1 and (article or lower[0] == "the"):
        return lower[0] in papers.TOLD_TITLES
    shown = before.rstrip().lower().removesuffix(" the").endswith(" by")
    if len(words) > 1 and not shown:
        return False
    owns = text.words[end : end + 1] in _GENITIVES
    return not owns and not article and not _is_other(text, start, words)


def _is_other(text: Text, start: int, words: Sequence[str]) -> bool:
    """Whether a name is surely a person's, a body's or a place's: by its words, or since the
    article speaks of it elsewhere too, as it does of those whom it is about."""
    lower = [bare_title(w) for w in words]
    if is_first_name(words[0]) or is_institution(tuple(words)) or _is_initialled(words):
        return True
    if " ".join(lower) in places.KNOWN or any(w in _NO_OUTLETS for w in lower):
        return True
    short = words[0].isupper() or (lower[-1].endswith("s") and len(words) == 1)
    if short:
        return True
    places_of = [i for i, word in enumerate(text.words) if word == words[-1]]
    works = any(_WORK.match(text.text, text.spans[i].end) for i in places_of)
    return len(places_of) > 1 and not works  # "a Plover article": it is one


_NO_OUTLETS = (
    unnamed.PUBLIC_BODIES
    | unnamed.ADJECTIVES
    | unnamed.CLASS_NOUNS
    | unnamed.UNNAMED_NOUNS
    | bodies.ORGANIZATION_NOUNS
    | offices.ROLE_NOUNS
    | offices.COURTESY_TITLES.keys()
    | days.CALENDAR
)


def _is_initialled(words: Sequence[str]) -> bool:
    """Whether a name has initials, as people have: "A. D. Cole"."""
    return any(len(w) == 2 and w.endswith(".") for w in words)
