"""By what words an article tells that somebody gave no answer: one table, a rule a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from claims.lang import en

_ADVERB = r"(?:(?:immediately|yet|also|directly|publicly|promptly|initially|ever|further)\s+)*"
_NOT = r"(?:(?:did|do|does|had|has|have)(?:\s+not|n['’]t)|failed\s+to)"
REQUEST = (
    r"(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)|questions?|comments?|e-?mails?|calls?|messages?|voicemails?"
    r"|approaches|letters?|texts?|attempts?|efforts?|interview)"
)
_ANSWER = (
    r"(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?|get\s+back|got\s+back|acknowledged?"
    r"|(?:offer(?:ed)?|provided?|make|made|give|given)\s+(?:an?\s+|any\s+)?(?:immediate\s+)?(?:comment|response|reply))"
)


_CONTACTED = (
    r"(?:was|were|has\s+been|have\s+been)\s+(?:contacted|approached|asked)(?:\s+for\s+(?:an?\s+)?comment)?"
)
_GAVE = r"(?:had|has|have|offered|gave|made|provided|issued)"

Outcome = Literal["declined", "no_reply", "could_not_be_reached"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that begins at the verb. `party` tells on which side of it the party stands: `before` it,
    or `within` the words before it ("a request to X was not answered"), or `after` it. `beside` is `before`,
    and tells nothing unless another party of the same paragraph gave no answer either.
    `outcome`: what came of asking."""

    name: str
    pattern: str
    party: str
    outcome: Outcome


RULES = (
    Rule("did not respond", rf"{_NOT}\s+{_ADVERB}{_ANSWER}\b(?=[^.;“”]*\b{REQUEST}\b)", "before", "no_reply"),
    Rule(
        "did not reply",
        rf"{_NOT}\s+{_ADVERB}(?:respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?)(?=\s*(?:[.,;]|and\b|but\b|$)|\s+(?:by|before|at\s+the\s+time|as\s+of|when|until)\b)",
        "before",
        "no_reply",
    ),
    Rule(
        "declined to comment",
        rf"declined\s+{_ADVERB}(?:(?:to\s+)?{_ADVERB}comment|to\s+(?:be\s+interviewed|discuss|answer|say\s+(?:whether|if|how|why|what|when|who|where|which)|respond"
        r"|elaborate|specify|(?:give|provide|offer)\s+(?:any\s+|further\s+|more\s+)?(?:details?|comment)|confirm|be\s+drawn|speak(?!\s+(?:out|up|at)\b)|talk\s+(?:to|with|about))\b|(?:an?\s+|repeated\s+|several\s+|multiple\s+|all\s+|our\s+)?(?:interview|requests?\b|invitations?\b))",
        "before",
        "declined",
    ),
    Rule(
        "refused to comment",
        rf"refused\s+{_ADVERB}(?:to\s+)?(?:{_ADVERB}comment|be\s+(?:interviewed|drawn)|answer\s+(?:any\s+)?questions|say\s+(?:whether|if|how|why|what|when|who|where)\b|discuss\b|elaborate\b)",
        "before",
        "declined",
    ),
    Rule(
        "would not comment",
        rf"(?:would|will)(?:\s+not|n['’]t)\s+{_ADVERB}(?:comment\b|be\s+(?:interviewed|drawn)\b|elaborate\b|discuss\b|say\s+(?:whether|if|how|why|what|when|who|where)\b)",
        "before",
        "declined",
    ),
    Rule(
        "chose not to",
        rf"(?:{_NOT}\s+(?:wish|want)|chose\s+not|preferred\s+not|opted\s+not)\s+to\s+(?:comment|be\s+interviewed|answer|respond|elaborate)\b",
        "before",
        "declined",
    ),
    Rule(
        "referred questions",
        rf"(?:referred|directed)\s+(?:(?:all|any|further|press|media|the|our|these|its|his|her|their)\s+)*"
        rf"(?:{REQUEST}|reporters?|journalists?|{'|'.join(sorted(en.OUTLET_NOUNS))})\s+(?:about\s+[^,.;]{{3,60}}?\s)?(?:back\s+)?to\b",
        "before",
        "declined",
    ),
    Rule(
        "contacted and declined",
        rf"{_CONTACTED}\s+but\s+(?:had\s+nothing|declined)\b(?:\s+(?:further\s+)?to\s+(?:say|add|comment))?",
        "before",
        "declined",
    ),
    Rule(
        "contacted without an answer", rf"{_CONTACTED}\s+but\s+(?:did|has|have)\s+not\b", "before", "no_reply"
    ),
    Rule(
        "approached for comment",
        r"(?:has|have)\s+been\s+(?:approached|contacted|asked)\s+for\s+(?:an?\s+)?(?:comment|response|reaction|statement)\b",
        "before",
        "no_reply",
    ),
    Rule(
        "no comment",
        rf"{_GAVE}\s+no\s+(?:immediate\s+|further\s+|public\s+)?comment\b",
        "before",
        "declined",
    ),
    Rule(
        "no answer given",
        rf"{_GAVE}\s+no\s+(?:immediate\s+|further\s+|public\s+)?(?:response|reply|answer)\b",
        "before",
        "no_reply",
    ),
    Rule(
        "not reached",
        rf"(?:could|can)(?:\s*not|n['’]t)\s+{_ADVERB}be\s+{_ADVERB}(?:reached|contacted|located)\b(?!\s+by\s+(?!phone|telephone|e-?mail|text))",
        "before",
        "could_not_be_reached",
    ),
    Rule(
        "not available",
        rf"(?:was|were)(?:\s+not|n['’]t)\s+immediately\s+(?:available|reachable)\b(?:\s+(?:for|to)\s+(?:an?\s+)?(?:comment|interview))?"
        rf"|(?:was|were|is|are)(?:\s+not|n['’]t)\s+{_ADVERB}(?:available|reachable)\s+(?:for|to)\s+(?:an?\s+|immediate\s+)*(?:comment|interview)"
        r"|(?:was|were)\s+(?:unavailable|unreachable)(?:\s+(?:for|to)\s+(?:an?\s+)?(?:comment|interview))?",
        "before",
        "could_not_be_reached",
    ),
    Rule(
        "silent",
        r"(?:remained|kept|stayed)\s+silent\b(?=[^.]*\b(?:questions?|comment|asked|requests?|inquir|when|whether|about)\b)",
        "before",
        "no_reply",
    ),
    Rule(
        "silent when asked",
        r"(?<=,\s)(?P<said>[^,.;]{2,60}?)\s(?:remained|kept|stayed)\s+silent\b",
        "asked",
        "no_reply",
    ),
    Rule("silent beside others", r"(?:remained|kept|stayed)\s+silent\b", "beside", "no_reply"),
    Rule(
        "not answered",
        rf"(?:was|were|has\s+been|have\s+been|had\s+been)(?:\s+not|n['’]t)\s+{_ADVERB}(?:answered|returned|acknowledged)\b"
        rf"|(?:went|remained|has\s+gone|have\s+gone|go)\s+(?:unanswered|unreturned)\b"
        rf"|(?:received|drew|got|brought|met\s+with)\s+no\s+(?:immediate\s+)?(?:reply|response|answer)\b",
        "within",
        "no_reply",
    ),
    Rule(
        "no response from",
        r"\b(?:there\s+(?:was|were|has\s+been)\s+)?no\s+(?:immediate\s+)?(?:response|reply|comment|answer|word)\s+(?:(?:was|had\s+been)\s+(?:received|available|given)\s+)?(?:came\s+)?(?:from|by)\b",
        "after",
        "no_reply",
    ),
    Rule(
        "neither replied",
        rf"(?<=\s){_ADVERB}(?:(?:responded|replied|returned|answered)\b(?=[^.;“”]*\b{REQUEST}\b)"
        r"|(?:responded|replied|commented)\b(?=\s*(?:[.,;]|$)|\s+(?:on|by|before|when)\b))",
        "neither",
        "no_reply",
    ),
    Rule(
        "neither would comment",
        rf"(?<=\s){_ADVERB}(?:could\s+comment\b(?=\s*(?:[.,;]|$)|\s+(?:on|by|before|when)\b)"
        r"|(?:would|agreed\s+to|was\s+willing\s+to)\s+(?:comment|discuss|elaborate|be\s+(?:interviewed|drawn))\b)",
        "neither",
        "declined",
    ),
    Rule(
        "neither was reached",
        rf"(?<=\s){_ADVERB}(?:(?:could|can)\s+be\s+(?:reached|contacted)\b|(?:was|were)\s+available\s+(?:for|to)\s+comment\b)",
        "neither",
        "could_not_be_reached",
    ),
)
COMPILED = tuple((rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in RULES)
