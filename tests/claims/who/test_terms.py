"""On what terms a source speaks, by its words alone: nouns of every kind, shares, papers, bodies, people of
somebody's own; and by whom the article has told of before."""

from __future__ import annotations

import pytest

from tests.claims.marked import claims

SAID = " {C says} {T the weir would hold until May}."

# The source's words; anonymity, source type, number, what the unnamed are.
WORDS = [
    # papers, by whom or what they are
    ("A Brightwater study", "named", "document", None, None),
    ("The Pell Centre's survey", "named", "document", None, None),
    ("A landmark 2029 study of weirs", "named", "document", None, None),
    ("A 2031 poll", "named", "document", None, None),
    ("Research by Tarn College", "named", "document", None, None),
    ("Tarn Grid data", "named", "document", None, None),
    ("Police reports", "named", "document", None, None),
    ("Official figures", "named", "document", None, None),
    ("Two studies", "named", "document", None, None),
    ("Leaked files", "named", "document", None, None),
    ("A study by the Tarn Trust and the Pell Centre", "named", "document", None, None),
    # papers at large
    ("Recent research", "collective", "document", None, None),
    ("Research into old weirs", "collective", "document", None, None),
    ("A growing body of research", "collective", "document", None, None),
    ("A few small studies", "collective", "document", None, None),
    ("Evidence", "collective", "document", None, None),
    ("Local reports", "collective", "document", None, None),
    # outlets, one and as a class
    ("Local media", "collective", "outlet", None, None),
    ("State media", "named", "outlet", None, None),
    ("The newspaper", "named", "outlet", None, None),
    # shares are classes, of whomever
    ("Nearly six in ten divers", "collective", "group", None, None),
    ("41% of divers", "collective", "group", None, None),
    ("More than 40 percent of divers", "collective", "group", None, None),
    ("Only 6 percent of the officials", "collective", "group", None, None),
    ("A large proportion of divers", "collective", "group", None, None),
    ("Over half of divers", "collective", "group", None, None),
    ("More than 200 physicians across Norway", "collective", "group", None, None),
    # so many are not
    ("A group of ten divers", "anonymous", "person", 10, "official"),
    ("At least two of the divers", "anonymous", "person", 2, "official"),
    ("A group of 9 divers and 12 bakers", "anonymous", "person", 21, "official"),
    # people of somebody's own, and what else somebody has
    ("His parents", "anonymous", "person", None, "private"),
    ("The diver's colleagues", "anonymous", "person", None, "official"),
    ("Her sister", "anonymous", "person", 1, "private"),
    ("His lawyer", "anonymous", "person", 1, "official"),
    ("His boss", "anonymous", "person", 1, "official"),
    ("The club's manager", "named", "person", None, None),
    ("The chief executive", "named", "person", None, None),
    ("His critics", "collective", "group", None, None),
    # bodies that are plurals
    ("Norland forces", "named", "organization", None, None),
    ("The justices", "named", "organization", None, None),
    ("Some prosecutors", "collective", "group", None, None),
    ("Staff at the weir", "collective", "group", None, None),
    ("Children", "collective", "group", None, None),
    ("Others", "collective", "group", None, None),
    # capitals that are no pronoun, and no name
    ("US officials", "anonymous", "person", None, "official"),
    ("One Reform MP", "anonymous", "person", 1, "official"),
    ("Reform MPs", "collective", "group", None, None),
    ("Eyewitnesses", "anonymous", "person", None, "private"),
    # who saw it is private still; who knows of it is confidential
    ("A neighbour who saw the boat", "anonymous", "person", 1, "private"),
    ("A neighbour who asked not to be named", "anonymous", "person", 1, "confidential"),
    ("Those close to the talks", "anonymous", "person", None, "confidential"),
    ("Those who dive", "collective", "group", None, None),
]


@pytest.mark.parametrize(
    ("source", "anonymity", "source_type", "count", "unnamed_as"), WORDS, ids=[w[0] for w in WORDS]
)
def test_words(
    source: str, anonymity: str, source_type: str, count: int | None, unnamed_as: str | None
) -> None:
    claim = claims("It rained. {S " + source + "}" + SAID)[0]
    found = (claim.anonymity, claim.source_type, claim.source_count, claim.unnamed_as)
    assert found == (anonymity, source_type, count, unnamed_as)


TWO_NURSES = "{S1 Two nurses} {C1 said} {T1 the ward was full}. "
HELD = "Bo Dunn, a plumber, was held. "

# A text; anonymity, speaker and number of its last claim.
TOLD = [
    # whom the article has told of as unnamed
    (TWO_NURSES + "{S The nurses}" + SAID, "anonymous", None, 2),
    ("{S1 Nurses} {C1 said} {T1 the ward was full}. {S The nurses}" + SAID, "collective", None, None),
    ("A 41-year-old unemployed man was held. {S The man}" + SAID, "anonymous", None, 1),
    # whom it has named
    (HELD + "{S The plumber}" + SAID, "named", "Bo Dunn", None),
    (HELD + "{S His boss}" + SAID, "anonymous", None, 1),
    ("The driver, Bo Dunn, was held. {S The driver}" + SAID, "named", "Bo Dunn", None),
    ("Her mother, Ines Vask, came. {S Her mother}" + SAID, "named", "Ines Vask", None),
    (HELD + "His lawyer, Ines Vask, came. {S His lawyer}" + SAID, "named", "Ines Vask", None),
    (
        "Orla Vask's lawyer, Ines Pell, came. It rained. It hailed. It snowed. Bo Dunn came. {S His lawyer}"
        + SAID,
        "anonymous",
        None,
        1,
    ),
    ("Former mayor Bo Dunn came. {S The ex-mayor}" + SAID, "named", "Bo Dunn", None),
    ("A president may do it. President Orla Vask came. {S The president}" + SAID, "named", "Orla Vask", None),
    # whom the words themselves name
    ("{S One of the divers, Bo Dunn of North Tarn,}" + SAID, "named", "Bo Dunn", None),
    ("{S Another diver, Bo Dunn,}" + SAID, "named", "Bo Dunn", None),
    ("{S A resident named Ines}" + SAID, "named", "Ines", None),
    ("{S A woman identified only as Ines}" + SAID, "named", "Ines", None),
    ("{S A user, who posts as saltlick_7,}" + SAID, "named", "saltlick_7", None),
    (
        "{S Three divers — Ivo Pell; Petra Rusk; and Omar Lind —}" + SAID,
        "named",
        "Ivo Pell and Petra Rusk and Omar Lind",
        None,
    ),
    ("Ivo Pell (D-Tarn) came. {S The Tarn Democrat}" + SAID, "named", "Ivo Pell", None),
    ("{S A coalition called Sail Free Fell}" + SAID, "named", "Sail Free Fell", None),
    ("{S A diver known for his boats}" + SAID, "anonymous", None, 1),
    ("The levy hit Norway, an ally {S that}" + SAID, "named", "Norway", None),
    # whom the next sentence names
    (
        "{S Three justices}" + SAID + " The justices are Ivo Pell, Petra Rusk and Omar Lind.",
        "named",
        "Ivo Pell and Petra Rusk and Omar Lind",
        None,
    ),
    ("{S Three justices}" + SAID + " Ivo Pell, Petra Rusk and Omar Lind were fined.", "anonymous", None, 3),
    ("{S The club's own reporter}" + SAID + " “It leaks,” Orla Vask wrote.", "named", "Orla Vask", None),
    ("{S One Tarn official}" + SAID + " Orla Vask, Tarn's mayor, said it leaks.", "anonymous", None, 1),
    # part of some is not whom the sentence before names
    ("Orla Vask and Bo Dunn came. {S Two of the bill's backers}" + SAID, "anonymous", None, 2),
]


@pytest.mark.parametrize(("marked", "anonymity", "speaker", "count"), TOLD, ids=[t[0] for t in TOLD])
def test_told_of(marked: str, anonymity: str, speaker: str | None, count: int | None) -> None:
    found = claims(marked)
    claim = next(c for c in found if c.content.startswith("the weir"))
    assert (claim.anonymity, claim.speaker, claim.source_count) == (anonymity, speaker, count)


def test_the_two_letters_of_a_country_are_not_the_writer() -> None:
    assert claims("{S US officials}" + SAID)
    assert not claims("{S us}" + SAID)
