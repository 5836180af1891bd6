"""By what words an article tells that somebody gave no answer: one table, a rule a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.claims.lang.en import papers

# Between a verb and what it refuses: how, when and where.
_ADVERB = (
    r"(?:(?:immediately|yet|also|directly|publicly|promptly|initially|ever|further|repeatedly|again|later|today"
    r"|yesterday|(?:on|last|late|early)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|afternoon|evening|night))?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this\s+week|last\s+week|(?:in|through|via)\s+an?\s+(?:e-?mail|statement"
    r"|message|spokes\w+)|through\s+(?:his|her|their|its)\s+\w+|when\s+(?:asked|contacted|reached)(?:\s+by\s+(?:phone|telephone|e-?mail))?)"
    r",?\s+){0,4}"
)
_NOT = (
    r"(?:(?:did|do|does|had|has|have)(?:\s+(?:so\s+far\s+)?not|n['’]t)"
    r"|failed\s+to|(?:has|have|had)\s+yet\s+to)"
)
# What a newsroom asks for; "his request for the files" is another's.
_FOR_THE_PRESS = (
    r"(?!\s+for\s+(?!(?:[\w-]+\s+){0,3}?(?:comment|interview|response|reaction|statement|information|clarification"
    r"|details|explanation|answers)\b))"
)
REQUEST = (
    rf"(?:(?<!\bhis\s)(?<!\bher\s)requests?{_FOR_THE_PRESS}|inquir(?:y|ies)|enquir(?:y|ies)"
    r"|quer(?:y|ies)(?!\s+seeking\s+to\b)|questions?|comments?|e-?mails?|calls"
    r"|call(?=\s+(?:for|seeking|asking|requesting|from|on|to|left|made)\b)|messages?|voicemails?"
    r"|approaches|letters?(?=\s+(?:from|seeking|asking|requesting)\b)|texts?|attempts?|efforts?|interview)"
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
    Rule(
        "did not respond",
        rf"{_NOT}\s+{_ADVERB}{_ANSWER}\b(?=[^.;“”]{{0,300}}\b{REQUEST}\b)",
        "before",
        "no_reply",
    ),
    Rule(
        "did not reply",
        rf"{_NOT}\s+{_ADVERB}(?:respond(?:ed)?|repl(?:y|ied)|comment(?:ed)?)(?=\s*(?:[.,;]|and\b|but\b|$)|\s+(?:by|before|at\s+the\s+time|as\s+of|when|until)\b)"
        rf"|{_NOT}\s+answer(?:ed)?\s+(?:the|his|her|their)\s+(?:tele)?phone\b",
        "before",
        "no_reply",
    ),
    Rule(
        "declined to comment",
        rf"declined,?\s+{_ADVERB}(?:(?:to\s+)?{_ADVERB}comment|to\s+(?:be\s+interviewed|discuss|answer|say\s+(?:whether|if|how|why|what|when|who|where|which)|respond"
        r"|elaborate|specify|speculate|go\s+into\s+detail|say\s+(?:more|anything)|(?:give|provide|offer)\s+(?:any\s+|further\s+|more\s+)?(?:details?|comment)|confirm|be\s+drawn|speak(?!\s+(?:out|up|at)\b)|talk\s+(?:to|with|about))\b|(?:an?\s+|repeated\s+|several\s+|multiple\s+|all\s+|our\s+)?(?:interview|requests?\b|invitations?\b))",
        "before",
        "declined",
    ),
    Rule(
        "refused to comment",
        rf"refused,?\s+{_ADVERB}(?:to\s+)?(?:{_ADVERB}comment|be\s+(?:interviewed|drawn)|answer\s+(?:any\s+)?questions|say\s+(?:whether|if|how|why|what|when|who|where)\b|discuss\b|elaborate\b|(?:confirm|say\s+more|speculate)\b)",
        "before",
        "declined",
    ),
    Rule(
        "would not comment",
        rf"(?:would|will)(?:\s+not|n['’]t)\s+{_ADVERB}(?:comment\b|be\s+(?:interviewed|drawn)\b|elaborate\b|discuss\b|say\s+(?:whether|if|how|why|what|when|who|where)\b|say(?=\s*[.;])"
        r"|be\s+(?:commenting|making\s+(?:an?\s+|any\s+)?(?:further\s+)?(?:comment|statement))\b)"
        rf"|(?:would|will|could)\s+{_ADVERB}neither\s+confirm\s+n?or\s+deny\b|could(?:\s+not|n['’]t)\s+confirm\s+or\s+deny\b",
        "before",
        "declined",
    ),
    Rule(
        "chose not to",
        rf"(?:{_NOT}\s+(?:wish|want)|chose\s+not|preferred\s+not|opted\s+not)\s+to\s+(?:comment|be\s+interviewed|answer|respond|elaborate"
        r"|(?:provide|give|offer|make)\s+(?:an?\s+|any\s+)?(?:comment|statement|response))\b",
        "before",
        "declined",
    ),
    Rule(
        "referred questions",
        rf"(?:referred|directed)\s+(?:(?:all|any|further|press|media|the|our|these|its|his|her|their)\s+)*"
        rf"(?:{REQUEST}|reporters?|journalists?|{'|'.join(sorted(papers.OUTLET_NOUNS))})\s+(?:about\s+[^,.;]{{3,60}}?\s)?(?:back\s+)?to\b",
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
        "attempts failed",
        r"(?:was|were)\s+(?:unsuccessful|not\s+successful)\b|(?:failed|proved\s+unsuccessful)(?=\s*(?:[.,;]|$)|\s+on\b)",
        "within",
        "could_not_be_reached",
    ),
    Rule(
        "outlet has approached",
        r"(?:has|have)\s+(?:approached|contacted|asked)\b(?=\s[^.;,“”]{2,80}?\bfor\s+(?:an?\s+)?(?:further\s+)?(?:comment|response|reaction|statement)\b)",
        "after",
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
        rf"(?<=\s){_ADVERB}(?:(?:responded|replied|returned|answered)\b(?=[^.;“”]{{0,300}}\b{REQUEST}\b)"
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
# Of words in small letters.
COMPILED = tuple((rule, re.compile(rule.pattern)) for rule in RULES)
