"""Small words that hold a sentence together."""

from __future__ import annotations

# After one of these a noun phrase goes on behind its head noun: "officials OF the port".
POSTMODIFIERS = frozenset(
    "of for who whom whose which that with in at from on to by about near over under outside inside within "
    "including where when familiar close briefed informed involved aware privy speaking working "
    "representing knowledgeable advising wishing asking requesting told having present acquainted "
    "apprised participating directly intimately closely based opposed critical loyal responsible such "
    "like as because into across against among between around without downstream upstream nearby abroad "
    "elsewhere alike".split()
)

# Joins two parties into one source.
CONJUNCTIONS = frozenset("and or nor plus".split())

# Auxiliaries that take speech out of the world: it was not said, or not yet.
NEGATIONS = frozenset("not never n't no cannot without nor neither rarely seldom hardly".split())

MODALS = frozenset("will would could can should may might must shall".split())

CONDITIONS = frozenset("if unless whether".split())

BE = frozenset("is are was were be been being".split())

# Verbs that make a clause of what they stand in.
FINITE = BE - {"be", "been", "being"} | MODALS | frozenset("has have had did does do".split())

ARTICLES = frozenset("the a an".split())

RELATIVES = frozenset("who whose whom which".split())

PREPOSITIONS = frozenset(
    "of for with to by about against on in at under over after before between than as from into".split()
)

FUNCTION_WORDS = frozenset(
    "the a an this that these those his her its their our my your he she it they we i you who which what "
    "when where why how if as at by for from in into of off on onto over to under up with within without "
    "after before since until while during about above across against along among around because behind "
    "below beneath beside besides between beyond but and or nor so yet though although unless whether "
    "whereas than then there here now also however instead meanwhile moreover nevertheless nonetheless "
    "otherwise still thus therefore hence indeed rather even just only not no yes some any many most "
    "much more less few several both either neither each every all other another such same own one two "
    "three four five six seven eight nine ten last next first second third according asked told said "
    "says speaking earlier later yesterday today tomorrow tonight once again recently is are was were be "
    "been being has have had do does did will would can could should may might must shall let "
    "like unlike despite near per via regarding concerning following given amid amidst toward towards "
    "through throughout upon out down back well maybe perhaps please never always often sometimes of’ "
    "former finally firstly secondly thirdly lastly additionally furthermore separately similarly".split()
)
