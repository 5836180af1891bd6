"""Who is meant, and on what terms, in news of any country. The last claim of each text counts."""

from __future__ import annotations

import pytest

from tests.claims.marked import claims

SAID = " {C said} {T the weir would hold}."

SPEAKERS = [
    # titles are no names, and a first name behind an honour is somebody in full
    ("It rained. Sir Lorcan Pell came. {S Sir Lorcan}" + SAID, "Lorcan Pell"),
    ("It rained. Dame Ottoline Rusk came. {S Dame Ottoline}" + SAID, "Ottoline Rusk"),
    ("Lord Pell came with Lorcan Dunn. {S Lord Pell}" + SAID, "Pell"),
    ("{S Sheikh Nadir al-Wahed, the water minister,}" + SAID, "Nadir al-Wahed"),
    ("{S Det Ch Insp Vorn Askell}" + SAID, "Vorn Askell"),
    ("{S Rear Admiral Vorn Askell}" + SAID, "Vorn Askell"),
    ("{S MEC for Water, Silas Zonde Pell,}" + SAID, "Silas Zonde Pell"),
    ("{S Mayor-elect Orla Vask}" + SAID, "Orla Vask"),
    ("{S Tarn's Chief of Army Staff General Vorn Askell}" + SAID, "Vorn Askell"),
    ("{S Chairman and managing director Orla Vask}" + SAID, "Orla Vask"),
    # an office with what it is about, and titles of every tongue
    ("{S Union Minister of Quays and Rivers Ada Voskar}" + SAID, "Ada Voskar"),
    ("{S Quays and Rivers Minister Orla Vask}" + SAID, "Orla Vask"),
    ("{S Inspector-General of Police Tan Sri Omar Vask}" + SAID, "Omar Vask"),
    ("Omar Vask, the Inspector-General of Police, came. {S The Inspector-General}" + SAID, "Omar Vask"),
    ("{S The Inspector-General of Police}" + SAID, None),
    ("{S The wife of President Orla Vask}" + SAID, None),
    ("{S Deputy National Commissioner Orla Vask}" + SAID, "Orla Vask"),
    # a paper that comes from a body, and the body
    ("It rained. A report from the Tarn Trust, {S which}{C  found} {T the weir sound}, is old.", None),
    ("It rained. The Tarn Trust, {S which}{C  said} {T the weir was sound}, is old.", "Tarn Trust"),
    # others of several
    ("{S Another of the divers}" + SAID, None),
    # capitals are not shouted
    ("ORLA VASK came at noon. {S VASK}" + SAID, "Orla Vask"),
    # surnames in front, double ones, particles
    ("Zhang Weimin, a crane driver, came. {S Zhang}" + SAID, "Zhang Weimin"),
    ("Elvira Quintar Luno, its president, came. {S Quintar}" + SAID, "Elvira Quintar Luno"),
    ("Carla van den Vask came. {S Van den Vask}" + SAID, "Carla van den Vask"),
    ("{S Jean-Luc Vask}" + SAID, "Jean-Luc Vask"),
    # another's name inside a longer one
    ("Karim Abu Vask came. {S Nadia Abu Vask}" + SAID, "Nadia Abu Vask"),
    # father and son
    ("{S1 Bill Keel Jr.} {C1 said} {T1 no}. {S His father, Bill Keel Sr.,}" + SAID, "Bill Keel Sr."),
    ("{S1 Bill Keel III} {C1 said} {T1 no}. {S His grandfather, Bill Keel,}" + SAID, "Bill Keel"),
    ("{S1 Bill Keel Jr.} {C1 said} {T1 no}. {S Keel}" + SAID, "Bill Keel Jr."),
    # who holds an office, and who held it
    ("Former mayor Bo Dunn came. Orla Vask, the mayor, left. {S The mayor}" + SAID, "Orla Vask"),
    (
        "Mayor Orla Vask opened it. {S1 Former mayor Bo Dunn} {C1 said} {T1 no}. {S The mayor}" + SAID,
        "Orla Vask",
    ),
    ("Former mayor Bo Dunn came. Orla Vask, the mayor, left. {S The former mayor}" + SAID, "Bo Dunn"),
    # another word for who has just spoken
    ("{S1 Orla Vask, 31,} {C1 said} {T1 no}. {S The singer}" + SAID, "Orla Vask"),
    ("{S1 Bo Dunn} {C1 said} {T1 no}. {S The actress}" + SAID, None),
    ("{S1 Orla Vask} {C1 said} {T1 no}. {S The spokesman's lawyer}" + SAID, None),
    # described here, named by the sentence behind
    ("{S An expert}" + SAID + " Orla Vask, who studies weirs, said it was old.", "Orla Vask"),
    ("{S A woman}" + SAID + " Bo Dunn said it was old.", None),
    ("{S An expert}" + SAID + " Orla Vask and Bo Dunn said it was old.", None),
    ("Orla Vask came. {S An expert}" + SAID + " Orla Vask said it was old.", None),
    ("{S One resident}" + SAID + " Councillor Orla Vask said it was old.", None),
    ("{S A male worker}" + SAID + " Mayor Bo Dunn said it was old.", None),
    # a group that names its members, and two who were named together
    ("{S Three divers, including Orla Vask and Bo Dunn,}" + SAID, "Orla Vask and Bo Dunn"),
    ("Orla Vask and Bo Dunn were freed. {S Both}" + SAID, None),
    ("Orla Vask and Bo Dunn were freed. {S Both men}" + SAID, "Orla Vask and Bo Dunn"),
    ("Orla Vask, Bo Dunn and Ada Cole were freed. {S Both men}" + SAID, None),
    # bodies by their noun, and by who spoke last
    ("{S1 Vell Palace} {C1 said} {T1 no}. {S The palace}" + SAID, "Vell Palace"),
    ("{S1 The Clean Fell Alliance} {C1 said} {T1 no}. {S The alliance}" + SAID, "Clean Fell Alliance"),
    ("{S1 Sail Free Fell} {C1 said} {T1 it met Tarn Marine}. {S The group}" + SAID, "Sail Free Fell"),
    ("{S Northmoor Police}" + SAID, "Northmoor Police"),
    ("{S Police Tarnland}" + SAID, "Police Tarnland"),
    ("KVA Health is large. {S KVA}" + SAID, "KVA Health"),
    ("Fell Customs and River Patrol (FCRP) came. {S FCRP}" + SAID, "Fell Customs and River Patrol"),
    ("{S The Fell County Sheriff's Office}" + SAID, "Fell County Sheriff's Office"),
    ("The firm, Brine Kitchens, is old. {S The firm}" + SAID, "Brine Kitchens"),
    ("The daily Tarn Nytt is old. {S Tarn Nytt}" + SAID, "Tarn Nytt"),
    # ranks and titles before a surname
    ("Orla Vask came. {S DCI Vask}" + SAID, "Orla Vask"),
    ("Councillor Orla Vask came. {S Coun Vask}" + SAID, "Orla Vask"),
    # another body's name only begins with the noun
    ("The Fell School District is new. {S The school}" + SAID, None),
    ("The Fell Trade School is new. {S The school}" + SAID, "Fell Trade School"),
    # a day is no part of a name
    ("{S The Tarn Trust today}" + SAID, "Tarn Trust"),
    ("{S Quays and Broadcasting Minister Orla Vask Monday}" + SAID, "Orla Vask"),
]


# whom a pronoun cannot mean, since what is said names them
OTHERS = [
    ("Ada Cole came. On one evening {S she} {C called} {T Ada Cole “a fool”}.", None),
    ("Ada Cole came. {S She} {C said} {T Orla Vask was “a fool”}.", "Ada Cole"),
    ("{S1 Ada Cole} {C1 said} {T1 no}. {T “Cole lied,”} {S she} {C said}.", None),
    ("{S1 Ada Cole} {C1 said} {T1 no}. {T Cole would win}, {S she} {C said}.", "Ada Cole"),
]


@pytest.mark.parametrize(("marked", "speaker"), OTHERS)
def test_nobody_speaks_so_of_themselves(marked: str, speaker: str | None) -> None:
    assert claims(marked)[-1].speaker == speaker


@pytest.mark.parametrize(("marked", "speaker"), SPEAKERS, ids=[marked for marked, _ in SPEAKERS])
def test_speaker(marked: str, speaker: str | None) -> None:
    found = claims(marked)
    said = next(c for c in found if "weir" in c.content)
    assert said.speaker == speaker


THROUGH = [
    # an institution, by name or by noun
    ("{S a spokesman for Low Tide}", "", "Low Tide", "organization", "a spokesman for Low Tide"),
    ("{S a ministry spokesman}", "The Fell Ministry of Ports met. ", "Fell Ministry of Ports", "organization", "a ministry spokesman"),
    ("{S a police spokeswoman}", "", None, "organization", "a police spokeswoman"),
    ("{S an airport spokesman}", "", None, "organization", "an airport spokesman"),
    ("{S a spokesperson for the palace}", "", None, "organization", "a spokesperson for the palace"),
    ("{S a spokesman for the firm}", "The firm, Brine Kitchens, is old. ", "Brine Kitchens", "organization", "a spokesman for the firm"),
    # a person
    ("{S Mr Vask's spokeswoman}", "Orrin Vask came. ", "Orrin Vask", "person", "Mr Vask's spokeswoman"),
    ("{S his spokeswoman}", "{S1 Bill Dunn} {C1 said} {T1 no}. ", "Bill Dunn", "person", "his spokeswoman"),
    # whoever spoke last, where nobody is told
    ("{S a spokesman}", "{S1 Low Tide plc} {C1 said} {T1 no}. ", "Low Tide plc", "organization", "a spokesman"),
    # a name of their own: nobody speaks through them
    ("{S Low Tide spokesman Bill Dunn}", "", "Bill Dunn", "person", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "before", "speaker", "kind", "through"), THROUGH, ids=[row[0] for row in THROUGH]
)
def test_a_spokesperson_speaks_for_somebody(
    source: str, before: str, speaker: str | None, kind: str, through: str | None
) -> None:
    claim = claims(f"{before}{source} {{C said}} {{T the weir would hold}}.")[-1]
    assert (claim.speaker, claim.source_type, claim.anonymity, claim.through) == (
        speaker,
        kind,
        "named",
        through,
    )
    assert claim.unnamed_as is None


UNNAMED = [
    ("two sources", "confidential"),
    ("an insider", "confidential"),
    ("a person briefed on the sale", "confidential"),
    ("an official, who asked not to be named,", "confidential"),
    ("a neighbour who asked not to be identified for fear of reprisals", "confidential"),
    ("a senior official", "official"),
    ("two diplomats", "official"),
    ("a paramedic", "official"),
    ("a border guard", "official"),
    ("one of her lawyers", "official"),
    ("a neighbour", "private"),
    ("an eyewitness", "private"),
    ("a classmate", "private"),
    ("the victim's sister", "private"),
    ("a woman in the queue", "private"),
    # nobody withholds these
    ("Ada Cole", None),
    ("experts", None),
    ("the harbour board", None),
    ("no serious diver", None),
]


@pytest.mark.parametrize(("source", "unnamed_as"), UNNAMED)
def test_what_they_are_unnamed_as(source: str, unnamed_as: str | None) -> None:
    claim = claims("{S " + source + "}" + SAID)[0]
    assert claim.unnamed_as == unnamed_as
    assert (claim.anonymity == "anonymous") == (unnamed_as is not None)


UNKNOWN = [
    # what may be anything is neither named nor anonymous
    ("{S a quorum} {C says} {T no}.", None),
    ("{S two legends} {C tell} {T another story}.", None),
    # states and sides speak as one
    ("{S the two states} {C said} {T no}.", "named"),
    # a habit of a kind of people is a class's
    ("{S A good caterer} {C believes} {T that food should be hot}.", "collective"),
    ("{S employees} {C feel} {T that they are not heard}.", "collective"),
    ("{S a caterer} {C thought} {T it was late}.", "anonymous"),
    ("{S an official} {C believes} {T “it will hold”}.", "anonymous"),
    # papers at large, and one paper
    ("{S Studies} {C show} {T that weirs leak}.", "collective"),
    ("{S A small, two-week study} {C found} {T that weirs leak}.", "named"),
    ("{S The survey} {C found} {T that weirs leak}.", "named"),
]


@pytest.mark.parametrize(("marked", "anonymity"), UNKNOWN, ids=[marked for marked, _ in UNKNOWN])
def test_on_what_terms(marked: str, anonymity: str | None) -> None:
    assert [c.anonymity for c in claims(marked)] == [anonymity]
