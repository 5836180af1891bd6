"""Who is behind a source's words, and on what terms they speak. The last claim of each text counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.claims.terms.sourcing import LADDER as LADDER_RULES
from tests.claims.marked import claims

SAID = " {C said} {T the quay would close}."

SPEAKERS = [
    # a full name, and what later words for the same person
    ("{S Ada Cole}" + SAID, "Ada Cole"),
    ("Ada Cole came at noon. {S Cole}" + SAID, "Ada Cole"),
    ("Ada Cole came at noon. {S Ms. Cole}" + SAID, "Ada Cole"),
    ("{S Sen. Ada B. Cole (T-Fell)}" + SAID, "Ada B. Cole"),
    ("{S The harbour's owner, Wilna Tarrow,}" + SAID, "Wilna Tarrow"),
    ("{S Secretary of State Ada Cole}" + SAID, "Ada Cole"),
    ("{S Det Insp Ada Cole}" + SAID, "Ada Cole"),
    ("{S DC Ada Cole}" + SAID, "Ada Cole"),
    ("{S Ada Cole KC}" + SAID, "Ada Cole"),
    ("Ada Cole KC came at noon. {S Ms Cole}" + SAID, "Ada Cole"),
    ("{S PC World}" + SAID, "PC World"),
    # one name in several forms and spellings
    ('{S Robert C. "Bob" Vask}' + SAID, 'Robert C. "Bob" Vask'),
    ("Robert C. “Bob” Vask came at noon. {S Bob Vask}" + SAID, "Robert C. “Bob” Vask"),
    ("{S Bill O’Dell} came. {S1 O'Dell} {C1 said} {T1 it was late}.", "Bill O’Dell"),
    ("Ada Müller came at noon. {S Muller}" + SAID, "Ada Müller"),
    ("Bill de Tarn came at noon. {S De Tarn}" + SAID, "Bill de Tarn"),
    ("Bob Vander Vask came at noon. {S Mr. Vander Vask}" + SAID, "Bob Vander Vask"),
    ("Christopher Cole came. Chris Cole was late. {S Cole}" + SAID, "Christopher Cole"),
    ("Chris Cole came at noon. {S Cole}" + SAID, "Chris Cole"),  # only what the article says
    ("Ada Cole came. Crooked Ada Cole, her rival called her. {S Cole}" + SAID, "Ada Cole"),
    ("Bill Tarrowby came at noon. {S Tarowby}" + SAID, "Bill Tarrowby"),
    ("Bill Tarrowby came at noon. {S The Tarrowbys}" + SAID, "Tarrowbys"),  # a family is not the man
    ("Bill Tarn came at noon. {S Tern}" + SAID, "Tern"),  # too short to be misspelt
    ("In September Cole said no. Ada Cole was late. {S Cole}" + SAID, "Ada Cole"),
    ("PORT TARN – Orla Vask admits it now. {S Mrs Vask}" + SAID, "Orla Vask"),
    ("The envoy to Norway Vask Lorrim came. {S Vask}" + SAID, "Vask Lorrim"),
    # names that no list has, known by what stands beside them
    ("{S1 Idrus Falk, its chief spokesman,} {C1 said} {T1 no}. {S Falk}" + SAID, "Idrus Falk"),
    ("Vask Fellan, its largest debtor, shut. {S Vask Fellan}" + SAID, "Vask Fellan"),
    ("{S Orrin Vask, a professor at the University of Tarn,}" + SAID, "Orrin Vask"),
    (
        "{T “It will close,”} {C said} {S Orrin Vask}, managing director at Fell-based consultancy Low Tide.",
        "Orrin Vask",
    ),
    ("{S Brewery spokeswoman Orla Vask}" + SAID, "Orla Vask"),
    # offices go back to the one who holds them
    ("Mayor Ada Cole came at noon. Nobody else did. {S The mayor}" + SAID, "Ada Cole"),
    ("Mayor Ada Cole met Mayor Bill Dunn. {S The mayor}" + SAID, None),  # which?
    # a bare surname of two people is nobody, unless one of them is plainly meant
    ("Ada Cole met Bill Cole. {S Cole}" + SAID, None),
    ("Ada Cole met Bill Cole. {S Mr. Cole}" + SAID, "Bill Cole"),
    ("Ada Cole won. Cole was glad. Her brother Bill Cole was not. {S Cole}" + SAID, "Ada Cole"),
    ("Ada Cole won.\n\n" + 6 * "It rained.\n\n" + "Bill Cole lost.\n\n{S Cole}" + SAID, "Bill Cole"),
    # a name in apposition says who it is
    ("{S The landlord, the Tarn Harbour Trust,}" + SAID, "Tarn Harbour Trust"),
    ("{S The shop, Vask and Daughters,}" + SAID, "Vask and Daughters"),
    ("{S A diver who was not there, Kolp Ander of Tarn,}" + SAID, "Kolp Ander"),
    ("{S Kolp Ander of Green Coast}" + SAID, "Kolp Ander"),
    ("{S The Bank of Tarn}" + SAID, "Bank of Tarn"),
    # pronouns: the last who spoke, or the subject before
    ("{S1 Ada Cole} {C1 said} {T1 it was late}. {T “The quay will close,”} {S she} {C said}.", "Ada Cole"),
    ("Ada Cole met Bill Dunn. {S He}" + SAID, "Bill Dunn"),
    ("Ada Cole met Bill Dunn. {S She}" + SAID, "Ada Cole"),
    ("Ada Cole {C1 said} {S2 she} {C2 wanted} {T2 a bridge}.", "Ada Cole"),
    ("{T Bill Dunn had lied}, {S he} {C said}.", None),  # he is not whom he speaks of
    ("The rain fell. {S She}" + SAID, None),
    ("The board, led by former mayor Ada Cole, met. {S She}" + SAID, None),  # she is no subject
    ("{S1 An official} {C1 said} {T1 it was late}. {S She}" + SAID, None),  # stays unnamed
    ("Ada Cole, {S who} {C said} {T the quay would close}, left.", "Ada Cole"),
    ("{T “We will rebuild,”} {C said} {S Ada Cole}. {T2 “{S2 We} {C2 want} a bridge,”} she said.", None),
    # names that no list has, known by how the article goes on
    ("Quorl Vask came at noon. Vask was late. {S Vask}" + SAID, "Quorl Vask"),
    ("Quorl Vask came at noon. {S Mr Vask}" + SAID, "Quorl Vask"),
    ("Quorl Vask, 51, came at noon. {S He}" + SAID, "Quorl Vask"),
    ("{S Mr Vask}" + SAID, "Vask"),
    ("Vask Marine is old. Vask was late. {S He}" + SAID, None),  # a company by the same sign
    ("Low Moor is wet. The moor was sold. {S He}" + SAID, None),
    # relatives
    ("Paula Cole came at noon. {S Mr. Cole}" + SAID, "Cole"),
    ("Quina Vask, his mother, came. Bill Vask came. {S Mrs Vask}" + SAID, "Quina Vask"),
    # a sentence whose own subject is a pronoun passes it on
    ("Ada Cole came. She met Orla Dunn, whose boat was late. {S She}" + SAID, "Ada Cole"),
    ("In reply to the flood, Ada Cole met Bo Vask. {S She}" + SAID, "Ada Cole"),
    # what is told of people, also of those named only later
    ("Fell Sen. Ada Cole came. Bo Dunn, a Tarn senator, left. {S The Fell senator}" + SAID, "Ada Cole"),
    ("Ada Cole, 37, came with Orla Dunn, 51. {S The 51-year-old}" + SAID, "Orla Dunn"),
    ("{S1 Ada Cole} {C1 said} {T1 no}. {S The Tarn actor}" + SAID, None),  # no woman
    (
        "{S1 Ada Cole, the Tarn actress,} {C1 said} {T1 no}. {S The star actress}" + SAID,
        "Ada Cole",
    ),
    ("Deputy mayor Ada Cole came. {S The mayor}" + SAID, None),  # a deputy is not the mayor
    ("The 2012 nominee Bo Cole came. Republican Bo Dunn left. {S The Republican nominee}" + SAID, None),
    ("{S A former Tarn mayor}" + SAID + " Bill Dunn, former mayor of Tarn, was firm.", "Bill Dunn"),
    ("Fell CEO Ada Cole came. {S Fell’s CEO}" + SAID, "Ada Cole"),
    ("King Harold came. {S The King}" + SAID, "Harold"),
    # no relative clause adds a speaker
    ("{S Ada Cole, who has met Bill Dunn and Orla Fell}, {C said} {T no}.", "Ada Cole"),
    ("{S1 Three firms} {C1 said} {T1 no}. {S Another, Lowtide,}" + SAID, "Lowtide"),
    # nor does an apposition take its "who"
    ("Ada Cole, a doctor at the Lowtide Hospital, {S who} {C said} {T no}, left.", "Ada Cole"),
    ("Divers in Norway, {S who} {C said} {T no}, left.", None),
    ("{S1 Ada Cole, a Tarn diver,} {C1 said} {T1 no}. {S Her most ardent Tarn rival}" + SAID, None),
    # institutions
    ("Northvale Energy plc is old. {S Northvale}" + SAID, "Northvale Energy plc"),
    (
        "Ada Cole, managing director of Automotive Foresight, came. {S Foresight}" + SAID,
        "Automotive Foresight",
    ),
    ("They met in Fell. Fell Energy plc is old. {S Fell}" + SAID, "Fell"),  # a place
    ("Lowtide Ridge Partners came. {S Lowtide Ridge}" + SAID, "Lowtide Ridge Partners"),
    ("The Quays and Locks Commission met. {S The Q.L.C.}" + SAID, "Quays and Locks Commission"),
    ("The Tarn Institute of Applied Rowing (TIAR) met. {S TIAR}" + SAID, "Tarn Institute of Applied Rowing"),
    ("The Commission on Rivers met. {S The commission}" + SAID, "Commission on Rivers"),
    (
        "The Fell Commission met.\n\nIt rained.\n\nThe Tarn Commission met. {S The commission}" + SAID,
        "Tarn Commission",
    ),
    ("The Tarn Gazette had it first. {S The newspaper}" + SAID, "Tarn Gazette"),
    ("Bo Dunn’s campaign has money. Ada Cole’s campaign is new. {S The campaign}" + SAID, None),
    ("Ada Cole’s campaign is new. {S The campaign}" + SAID, "Cole campaign"),
    ("Ada Cole came at noon. {S Her campaign}" + SAID, "Cole campaign"),
    ("{S The Tarn Evening Post newspaper}" + SAID, "Tarn Evening Post"),
    ("{S The Government}" + SAID, None),  # a capital makes no name of it
    ("Police came. {S The company}" + SAID, None),
    ("{S The Tarn Port Authority}" + SAID, "Tarn Port Authority"),
    ("The Tarn Port Authority met. {S The TPA}" + SAID, "Tarn Port Authority"),
    ("The Tarn Port Authority met. {S The authority}" + SAID, "Tarn Port Authority"),
    ("Lowtide makes boats. Lowtide is in Fell. {S The company}" + SAID, "Lowtide"),
    # whom the news was told is not whom it is about
    ("It leaks, a guard at Lowtide told the Fell Daily Standard. {S The company}" + SAID, None),
    ("It leaks, a guard told The Tarn Gazette. {S The company}" + SAID, None),
    ("Lowtide makes boats. It leaks, a guard told Lowtide. {S The company}" + SAID, "Lowtide"),
    ("Lowtide sued Marrow. Lowtide and Marrow met. {S The company}" + SAID, None),  # which?
    ("{S The Cole campaign}" + SAID, "Cole campaign"),
    ("{S North Korea}" + SAID, "North Korea"),
    ("The Fell Evening Post came out. {S The Post}" + SAID, "Fell Evening Post"),
    # several at once
    ("{S Ada Cole and Bill Dunn}" + SAID, "Ada Cole and Bill Dunn"),
    ("{S Ada Cole, a broker and diver,}" + SAID, "Ada Cole"),
    ("{S Ada Cole and two officials}" + SAID, None),
    ("{S Vask Kolp and} others {C said} {T it was late}.", "Vask Kolp"),
    # a day is no part of a body's name
    (
        "The Coastal Food Authority on Tuesday shut the beds. {S The authority}" + SAID,
        "Coastal Food Authority",
    ),
    ("The Authority on Oysters shut the beds. {S The authority}" + SAID, "Authority on Oysters"),
    # nobody
    ("{S A spokesman}" + SAID, None),
    ("{S The report}" + SAID, None),
    ("{S Officials}" + SAID, None),
    ("{S Experts}" + SAID, None),
]


@pytest.mark.parametrize(("marked", "speaker"), SPEAKERS)
def test_speaker(marked: str, speaker: str | None) -> None:
    assert claims(marked)[-1].speaker == speaker


ROLES = [
    # a place and a noun before a body's name
    ("{T “No,”} {C said} {S Ada Cole, an expert at U.K. think-tank Fell House}.", "expert", "Fell House"),
    ("{T “No,”} {C said} {S Ada Cole, a manager at Austria builder Low Tide}.", "manager", "Low Tide"),
    ("{T “No,”} {C said} {S Ada Cole, a nurse in London during Lent}.", "nurse", None),
    ("{T “No,”} {C said} {S Ada Cole, a nurse from Spain under Orla Vask}.", "nurse", None),
    (
        "{T “No,”} {C said} {S Orrin Vask}, managing director at Fell-based consultancy Low Tide.",
        "managing director",
        "Low Tide",
    ),
    ("{S Ada Cole, a professor at the University of Tarn,}" + SAID, "professor", "University of Tarn"),
    ("{S Ada Cole, 51, head of research at Low Tide,}" + SAID, "head of research", "Low Tide"),
    ("{S Low Tide's finance chief, Ada Cole,}" + SAID, "finance chief", "Low Tide"),
    ("{S Harbour Authority spokeswoman Ada Cole}" + SAID, "spokeswoman", "Harbour Authority"),
    ("{S Tarn Mayor Ada Cole}" + SAID, "Mayor", "Tarn"),
    # the role is taken whole
    ("The county's head of culture, {S Ada Cole}, {C said} {T it was late}.", "head of culture", None),
    ("{S The trust's finance director, Ada Cole,}" + SAID, "finance director", None),
    ("{S A lawyer for the quay, Ada Cole,}" + SAID, "lawyer", None),
    ("{S Animal Control Officer Ada Cole}" + SAID, "Animal Control Officer", None),
    ("{S Transport officer Ada Cole}" + SAID, "Transport officer", None),
    ("{T “No,”} {C recalled} {S shop assistant Ada Cole}.", "shop assistant", None),
    ("{S Foreman Ada Cole}" + SAID, "Foreman", None),
    (
        "{S Ada Cole, professor of river ecology at the University of Tarn,}" + SAID,
        "professor of river ecology",
        "University of Tarn",
    ),
    ("{S Ada Cole, now a member of the board,}" + SAID, "member", None),
    ("{S Dr Ada Cole, an obstetrician,}" + SAID, "obstetrician", None),
    ("{S Ada Cole, the Tarn obstetrician,}" + SAID, "obstetrician", None),
    ("{S Ada Cole, the Green Coast leader,}" + SAID, "leader", "Green Coast"),
    ("{S Brigadier General Ada Cole}" + SAID, "Brigadier General", None),
    ("{S Former secretary of state Ada Cole}" + SAID, None, None),
    ("{S Ada Cole, the port’s new harbour master,}" + SAID, "harbour master", None),
    ("{S Ada Cole, founder and owner of Low Tide,}" + SAID, "founder and owner", "Low Tide"),
    (
        "{S Ada Cole, a diver and spokeswoman for the Tarn Trust,}" + SAID,
        "diver and spokeswoman",
        "Tarn Trust",
    ),
    ("{S Ada Cole, vice president for rivers at Low Tide,}" + SAID, "vice president for rivers", "Low Tide"),
    (
        "{S Ada Cole, a professor of tides and rocks at the University of Tarn,}" + SAID,
        "professor of tides and rocks",
        "University of Tarn",
    ),
    (
        "{S Ada Cole, Chief Product Officer of the data firm Lowtide,}" + SAID,
        "Chief Product Officer",
        "Lowtide",
    ),
    ("{S Ada Cole, a Fell-based director of the Tarn Trust,}" + SAID, "director", "Tarn Trust"),
    ("{S Ada Cole, a former clerk now at the Tarn Trust,}" + SAID, "former clerk", "Tarn Trust"),
    # whose the role is
    ("{S Cole campaign spokesman Bill Dunn}" + SAID, "spokesman", "Cole campaign"),
    ("{S Bill Dunn, the Cole campaign’s director,}" + SAID, "director", "Cole campaign"),
    ("{S Tarn City Mayor Ada Cole}" + SAID, "Mayor", "Tarn City"),
    ("{S Department of Rivers spokesman Bill Dunn}" + SAID, "spokesman", "Department of Rivers"),
    ("{S TPA Commissioner Ada Cole}" + SAID, "Commissioner", "TPA"),
    ("{S Rep. Ada Cole (T-Fell), chair of the Rivers Committee,}" + SAID, "chair", "Rivers Committee"),
    ("{S Ada Cole, who heads the Tarn Trust,}" + SAID, None, "Tarn Trust"),
    ("{S Ada Cole, who teaches law at the University of Tarn,}" + SAID, None, "University of Tarn"),
    ("{S Ada Cole, head of Fell and Tarn Divers,}" + SAID, "head", "Fell and Tarn Divers"),
    ("{S Tarn Port Police (TPP) chief Bill Dunn}" + SAID, "chief", "Tarn Port Police"),
    ("{S TPP spokesperson Police Brigadier General Bill Dunn}" + SAID, "spokesperson", "TPP"),
    ("{S Police chief General Bill Dunn}" + SAID, "Police chief", None),
    ("{S NTW Health Minister Ada Cole}" + SAID, "Health Minister", "NTW"),
    ("{S Ada Cole, a Tide Specialist at Low Tide,}" + SAID, "Tide Specialist", "Low Tide"),
    ("{S Ada Cole, professor emeritus at the University of Tarn,}" + SAID, "professor", "University of Tarn"),
    ("{S Ada Cole, a University of Tarn law professor,}" + SAID, "law professor", "University of Tarn"),
    ("{S Ada Cole, a University of Tarn in Fell,}" + SAID, None, None),
    (
        "{S Ada Cole, lecturer on tides at the University of Tarn,}" + SAID,
        "lecturer on tides",
        "University of Tarn",
    ),
    ("{S Ada Cole, spokesperson for Tarn County Schools,}" + SAID, "spokesperson", "Tarn County Schools"),
    ("{S Ada Cole, spokesperson for Roads,}" + SAID, "spokesperson for Roads", None),
    ("{S Ada Cole, the secretary of TPA,}" + SAID, "secretary", "TPA"),
    ("{S The Tarn Harbour Group’s Ada Cole}" + SAID, None, "Tarn Harbour Group"),
    ("{S Bill’s Ada Cole}" + SAID, None, None),
    # an office before a name whose comma is left off
    ("{S Minister of Rivers, Kofi Askell Dunn}" + SAID + " Dunn left.", "Minister of Rivers", None),
    (
        "{S The Deputy Minister for Rivers, Ada Cole} on Monday {C said} {T no}.",
        "Deputy Minister for Rivers",
        None,
    ),
    ("Before the talks with the minister, {S Ada Cole}" + SAID, None, None),
    ("{S Member of Parliament for East Tarn, Ada Cole,}" + SAID, "Member of Parliament", None),
    ("{S Ada Cole, a member of Low Tide,}" + SAID, "member", "Low Tide"),
    ("{S Tarn Council’s chief planning officer Ada Cole}" + SAID, "chief planning officer", "Tarn Council"),
    ("{S Energy minister Ada Cole}" + SAID, "Energy minister", None),
    ("{S Tarn Fishers’ Union president Cde Ada Cole}" + SAID, "president", "Tarn Fishers’ Union"),
    ("{S Tarn Fishers’ Union (TFU) director Ada Cole}" + SAID, "director", "Tarn Fishers’ Union"),
    ("{S The fishers’ president Ada Cole}" + SAID, "president", None),
    # no nation, no number and no owner employs anybody
    ("{S Kenyan trainer Ada Cole}" + SAID, "trainer", None),
    ("{S Sri Lanka’s batting coach, Ada Cole,}" + SAID, "batting coach", None),
    ("{S Union Minister Ada Cole}" + SAID, "Minister", None),
    # and whose it is not
    ("{S Ada Cole, who heads home to Tarn,}" + SAID, None, None),
    ("{S Ada Cole, who works in Tarn,}" + SAID, None, None),
    ("{S Ada Cole, mother of Tarn diver Bill Dunn,}" + SAID, None, None),
    ("{S Ada Cole, an adviser to Sen. Bill Dunn,}" + SAID, "adviser", None),
    ("{S Ada Cole, a lawyer in Tarn,}" + SAID, "lawyer", None),
    # the institution is none of it
    ("The Foresight list is long. {S Foresight Director Ada Cole}" + SAID, "Director", "Foresight"),
    ("{S Ada Cole of the Fishers’ Association}" + SAID, None, "Fishers’ Association"),
    ("{S Ada Cole of Green Coast}" + SAID, None, "Green Coast"),
    ("{S Ada Cole of Tarn}" + SAID, None, None),  # a place
    # what only looks like one
    ("{S Ada Cole, over dinner,}" + SAID, None, None),
    ("They came to hammer {S Ada Cole}, who {C said} {T it was late}.", None, None),
    ("The report, by Ada Cole, recommends merging Tarn General. {S Ada Cole} {C said} {T no}.", None, None),
    ("{S Ms. Ada Cole}" + SAID, None, None),  # a courtesy title is no role
    ("{S Ada Cole, who left in May,}" + SAID, None, None),
    ("{S An official at the Fell Ministry}" + SAID, "official", "Fell Ministry"),
    ("Ada Cole, a diver, came. {S She}" + SAID, "diver", None),
]


@pytest.mark.parametrize(("marked", "role", "affiliation"), ROLES)
def test_role_and_affiliation(marked: str, role: str | None, affiliation: str | None) -> None:
    claim = claims(marked)[-1]
    assert (claim.role, claim.affiliation) == (role, affiliation)


TERMS = [
    # source words, anonymity, source type, count
    ("Ada Cole", "named", "person", None),
    ("Her mum", "anonymous", "person", 1),
    ("Low Tide Inc", "named", "organization", None),
    ("Police", "named", "organization", None),
    ("Reuters", "named", "outlet", None),
    ("the Fell Gazette", "named", "outlet", None),
    ("the report", "named", "document", None),
    ("a court filing", "named", "document", None),
    ("a letter seen by divers", "named", "document", None),
    ("one source", "anonymous", "person", 1),
    ("a source", "anonymous", "person", 1),
    ("sources", "anonymous", "person", None),
    ("two persons", "anonymous", "person", 2),
    ("at least three officials", "anonymous", "person", 3),
    ("some officials", "anonymous", "person", None),
    ("one of the people", "anonymous", "person", 1),
    ("two of the individuals", "anonymous", "person", 2),
    ("two persons, along with another person", "anonymous", "person", 3),
    ("an official and two aides", "anonymous", "person", 3),
    ("a person familiar with the talks", "anonymous", "person", 1),
    ("people familiar with the talks", "anonymous", "person", None),
    ("experts familiar with the talks", "anonymous", "person", None),  # a basis makes them particular
    ("two lawyers", "anonymous", "person", 2),
    ("an analyst", "anonymous", "person", 1),
    ("His aides", "anonymous", "person", None),
    ("His ex-wife", "anonymous", "person", 1),
    ("a spokesman", "anonymous", "person", 1),
    ("a spokesman for Low Tide", "named", "organization", None),  # the company's own words
    ("experts", "collective", "group", None),
    ("some experts", "collective", "group", None),
    ("many harbour experts", "collective", "group", None),
    ("most people", "collective", "group", None),
    ("Republicans", "collective", "group", None),
    ("Organisations that advocate for divers", "collective", "group", None),
    ("Divers, union sources, and experts", "collective", "group", None),
    ("Twelve percent of voters", "collective", "group", None),
    ("Some 41% of voters", "collective", "group", None),
    ("about 3 in 10", "collective", "group", None),
    ("everyone", "collective", "group", None),
    ("recent reports", "collective", "document", None),
    ("the president", "named", "person", None),  # somebody known, if not to us
    ("a federal court", "named", "organization", None),  # an institution is not withheld
    ("someone who was in the room", "anonymous", "person", 1),
    ("someone", "collective", "group", None),
    ("two dozen lawyers", "anonymous", "person", 24),
    ("three current and former aides", "anonymous", "person", 3),
    ("three out of four lawyers", "collective", "group", None),
    ("any lawyer", "collective", "group", None),
    ("the aide", "anonymous", "person", 1),
    ("people in attendance", "anonymous", "person", None),
    ("data presented at the meeting", "named", "document", None),
    ("a spokesman for the county water board", "named", "organization", None),
    ("her notebook", "named", "document", None),
    ("the most recent accounts", "named", "document", None),
    ("Radio Tarn", "named", "outlet", None),
    ("the Tarn Ledger", "named", "outlet", None),
    ("Thursday", None, None, None),
    ("a global problem", "named", "organization", None),  # and a thing is no anonymous person
]


NAMES = [
    ("{S Quorl Vask} {C said} she {T was late}.", "person"),
    ("{S Quorl Vask} {C said} it {T was late}.", "organization"),
    ("{S Quorl Vask}, which is old, {C said} {T it was late}.", "organization"),
    ("{S Quorl Marine}, {C said} {T the marine base was shut}.", "organization"),  # a word, no surname
    ("The firm Quorl Vask is old. {S Quorl Vask} {C said} {T it was late}.", "organization"),
    ("Vask {C1 said} on Friday that {S1 he} was late. {S Vask} {C said} {T no}.", "person"),
    ("{S Tarn News}, which is old, {C said} {T no}.", "outlet"),
    ("{S Statistics Tarn} {C said} {T trade grew}.", "organization"),
    ("{S Tarn Grid} {C said} {T power was back}.", "organization"),
    ("{S Norway}, who won, {C said} {T no}.", "organization"),
]


@pytest.mark.parametrize(("marked", "source_type"), NAMES)
def test_what_a_name_that_no_list_has_names(marked: str, source_type: str) -> None:
    assert claims(marked)[-1].source_type == source_type


@pytest.mark.parametrize(("source", "anonymity", "source_type", "count"), TERMS)
def test_terms(source: str, anonymity: str, source_type: str, count: int | None) -> None:
    claim = claims("{C According to} {S " + source + "}, {T the quay would close}.")[0]
    assert (claim.anonymity, claim.source_type, claim.source_count) == (anonymity, source_type, count)


def test_they_keep_the_number_and_not_the_basis_of_those_whom_they_mean() -> None:
    first, second = claims(
        "{C1 According to} {S1 two people familiar with the talks}, {T1 the quay is sold}. "
        "{S2 They} {C2 said} {T2 the price was low}."
    )
    assert first.basis == "familiar with the talks"
    assert (second.anonymity, second.source_count, second.basis) == ("anonymous", 2, None)


SHARES = [
    ("{S2 One of them} {C2 said} {T2 it was late}.", "anonymous", 1),
    ("{S2 The other} {C2 said} {T2 it was late}.", "anonymous", 1),
    ("{S2 Two of them} {C2 said} {T2 it was late}.", "anonymous", 2),
    ("{S2 Another} {C2 said} {T2 it was late}.", "anonymous", 1),
    ("{S2 One, Ada Cole,} {C2 said} {T2 it was late}.", "named", None),
]


@pytest.mark.parametrize(("marked", "anonymity", "count"), SHARES)
def test_one_of_several_unnamed_people(marked: str, anonymity: str, count: int | None) -> None:
    claim = claims("{S1 Three officials} {C1 said} {T1 the quay was sold}. " + marked)[-1]
    assert (claim.anonymity, claim.source_count) == (anonymity, count)


def test_a_capital_that_only_opens_a_sentence_makes_no_name() -> None:
    [claim] = claims("{S Ranchers downstream} {C said} {T it was late}.")
    assert (claim.anonymity, claim.source_type) == ("collective", "group")


def test_an_office_holder_who_was_introduced_without_a_name_stays_unnamed() -> None:
    known = claims("{S The finance manager} {C said} {T it was late}.")[0]
    unnamed = claims("A finance manager came. {S The finance manager} {C said} {T it was late}.")[0]
    assert (known.anonymity, unnamed.anonymity) == ("named", "anonymous")


def test_these_two_are_unnamed_only_where_somebody_unnamed_came_before() -> None:
    unnamed = claims(
        "{S1 Two officials} {C1 said} {T1 it was late}. "
        "{S2 These two people, along with another person,} {C2 said} {T2 the quay would close}."
    )
    assert [c.source_count for c in unnamed] == [2, 3]
    named = claims("Ada Cole met Bill Dunn. {S The two people} {C said} {T the quay would close}.")[0]
    assert (named.anonymity, named.speaker) == ("named", "Ada Cole and Bill Dunn")


BASES = [
    ("people with knowledge of the tender", "with knowledge of the tender"),
    (
        "a person with direct knowledge of the matter, who asked for anonymity",
        "with direct knowledge of the matter",
    ),
    ("one of the clerks who was informed about the sale", "informed about the sale"),
    ("two officials briefed on the plan", "briefed on the plan"),
    ("a source in the room", "in the room"),
    ("a diplomat close to the talks", "close to the talks"),
    ("an adviser, who was present", "who was present"),
    ("two doctors, who sat on the panel", "who sat on the panel"),
    ("two officials", None),
    ("officials in Tarn", None),
    ("Ada Cole, who is familiar with the talks", None),  # only of the unnamed is it asked
]


@pytest.mark.parametrize(("source", "basis"), BASES)
def test_basis(source: str, basis: str | None) -> None:
    assert claims("{C According to} {S " + source + "}, {T the quay would close}.")[0].basis == basis


def test_a_basis_that_the_finder_cut_off_is_still_the_sources() -> None:
    claim = claims("{T The quay is sold}, {C according to} {S people} familiar with the talks.")[0]
    assert claim.basis == "familiar with the talks"


REASONS = [
    (
        "{S An official} who was not authorised to speak publicly {C said} {T it was sold}.",
        "not authorised to speak publicly",
    ),
    (
        "{T It was sold}, {C said} {S two people}, who asked not to be named because the talks are private.",
        "the talks are private",
    ),
    (
        "{S Two clerks who asked for anonymity owing to the secrecy of the tender} {C said} {T it was sold}.",
        "the secrecy of the tender",
    ),
    ("{T It was sold}, {C said} {S an aide}, speaking on condition of anonymity.", None),  # no reason
    (
        "{T It was sold}, {C said} {S an aide}. The aide asked not to be named, citing fear of dismissal.",
        "fear of dismissal",
    ),
    (
        "{S An aide, who insisted on anonymity to discuss the talks,} {C said} {T it was sold}.",
        "discuss the talks",
    ),
    (
        "{S A clerk, who asked not to be named for fear of losing her job,} {C said} {T no}.",
        "fear of losing her job",
    ),
    (
        "{S A clerk} {C said} on condition of anonymity, citing fear of dismissal, that {T it was sold}.",
        "fear of dismissal",
    ),
    (
        "{T It was sold}, {C said} {S a clerk}, asking for anonymity to offer a blunt view.",
        "offer a blunt view",
    ),
    (
        "{S A clerk} {C confirmed} {T the sale} on condition of anonymity because it is not public.",
        "it is not public",
    ),
    (
        "Speaking on condition of anonymity because he feared for his job, {S a clerk} {C said} {T no}.",
        "he feared for his job",
    ),
    (
        "{S A clerk, who spoke on condition of anonymity for fear of reprisals,} {C said} {T no}.",
        "fear of reprisals",
    ),
    (
        "{S A clerk, who asked not to be named as the talks are private,} {C said} {T no}.",
        "the talks are private",
    ),
    # who listened is no purpose, and another's reason is not this one's
    ("{S A clerk, who spoke anonymously to reporters,} {C said} {T no}.", None),
    ("{S A clerk who spoke anonymously to The Gazette} {C said} {T no}.", None),
    (
        "{S1 A clerk} {C1 said} {T1 no}, while {S another, who asked not to be named because it is early,} {C said} {T yes}.",
        None,
    ),
    ("{S Ada Cole} {C said} {T it was sold} because it was old.", None),
    ("{T It was sold} because it was old, {C said} {S an aide}.", None),
]


@pytest.mark.parametrize(("marked", "reason"), REASONS)
def test_reason(marked: str, reason: str | None) -> None:
    assert claims(marked)[0].anonymity_reason == reason


# What only says why a name is withheld is nobody's claim.
EXPLANATIONS = [
    ("{S A clerk} {C said} {T no} on condition of anonymity, {C1 citing} {T1 fear of dismissal}.", 1),
    ("{T No}, {C said} {S a clerk}, {C1 asking for} {T1 anonymity to speak freely}.", 1),
    (
        "{S A clerk}, who asked not to be named because {S1 she} {C1 feared for} {T1 her job}, {C said} {T no}.",
        1,
    ),
    # a reason and no request for anonymity; a request, and then what was said
    ("{S Ada Cole} {C said} {T no}. {S1 She} {C1 feared for} {T1 her job}.", 2),
    ("{S A clerk who was not authorised to speak publicly} {C said} {T no}.", 1),
]


@pytest.mark.parametrize(("marked", "count"), EXPLANATIONS)
def test_why_a_name_is_withheld_is_no_claim(marked: str, count: int) -> None:
    assert len(claims(marked)) == count


# text; then (anonymity, speaker, count) of its last claim
ONE_OF_SEVERAL = [
    (
        "{S1 Two clerks} {C1 said} {T1 no}. {T “It is over,”} {S one of them} {C said}.",
        ("anonymous", None, 1),
    ),
    ("{S1 Two clerks} {C1 said} {T1 no}. {T “It is over,”} {S another} {C said}.", ("anonymous", None, 1)),
    ("{S One, who rowed for him and asked not to be named,} {C said} {T no}.", ("anonymous", None, 1)),
    (
        "{S1 Two managers, who asked not to be named,} {C1 said} {T1 no}. {S The finance manager} {C said} {T yes}.",
        ("anonymous", None, 1),
    ),
    # named all the same
    ("{S One, Ada Cole,} {C said} {T no}.", ("named", "Ada Cole", None)),
    ("{S The finance manager} {C said} {T yes}.", ("named", None, None)),
    (
        "Ada Cole, the finance manager, met them. {S1 Two managers} {C1 said} {T1 no}. {S The finance manager} {C said} {T yes}.",
        ("named", "Ada Cole", None),
    ),
]


@pytest.mark.parametrize(("marked", "expected"), ONE_OF_SEVERAL)
def test_one_of_several_unnamed(marked: str, expected: tuple[str, str | None, int | None]) -> None:
    claim = claims(marked)[-1]
    assert (claim.anonymity, claim.speaker, claim.source_count) == expected


# An honorific is no role, and leaves the role before it whole.
HONORIFICS = [
    ("{S Dr Ada Cole} {C said} {T no}.", None),
    ("{S Dr. Ada Cole} {C said} {T no}.", None),
    ("{S Dr Ada Cole, an engineer,} {C said} {T no}.", "engineer"),
    ("{S The director, Dr Ada Cole,} {C said} {T no}.", "director"),
]


@pytest.mark.parametrize(("marked", "role"), HONORIFICS)
def test_an_honorific_is_no_role(marked: str, role: str | None) -> None:
    claim = claims(marked)[0]
    assert (claim.speaker, claim.role) == ("Ada Cole", role)


@pytest.mark.parametrize("source", ["Thursday", "Thursday evening"])
def test_a_weekday_speaks_never(source: str) -> None:
    assert claims("{S " + source + "} {C said} {T no}.")[0].speaker is None


def test_a_dateline_is_no_part_of_a_source() -> None:
    assert claims("{S PORT TARN – Ada Cole} {C said} {T no}.")[0].source == "Ada Cole"


LADDER = [
    ("{S The report} {C said} {T it was sold}.", 5, "document"),
    ("{S Ada Cole} {C said} {T it was sold}.", 4, "named"),
    (
        "{S Two people familiar with the sale, who asked not to be named because the talks are private}, {C said} {T it was sold}.",
        3,
        "unnamed-several-basis-reason",
    ),
    ("{S A person familiar with the sale} {C said} {T it was sold}.", 2, "unnamed-basis"),
    ("{S Sources} {C said} {T it was sold}.", 1, "unnamed-bare"),
    ("{S Experts} {C said} {T it was sold}.", 1, "collective"),
    ("{T The quay was {C reportedly} sold}.", 1, "hedge"),
]


@pytest.mark.parametrize(("marked", "step", "rule"), LADDER)
def test_ladder(marked: str, step: int, rule: str) -> None:
    claim = claims(marked)[0]
    assert (claim.sourcing, claim.sourcing_rule) == (step, rule)


def test_the_labelling_rules_name_every_step_of_the_ladder() -> None:
    rules = (Path(__file__).parents[3] / "docs" / "annotation.md").read_text(encoding="utf-8")
    assert [rule.name for rule in LADDER_RULES if f"`{rule.name}`" not in rules] == []
