"""Roles and affiliations before and behind names, in the forms that news of many countries gives them."""

import pytest

from tests.claims.marked import claims

ROLES = [
    # before a name: source words, role, affiliation
    ("Labour MP Orla Venn", "MP", "Labour"),
    ("Sinn Féin TD Orla Venn", "TD", "Sinn Féin"),
    ("Australian Prime Minister Orla Venn", "Prime Minister", None),  # a nation is no part of it
    ("Liberal pollster Orla Venn", "pollster", None),
    ("Longtime stylist Orla Venn", "stylist", None),
    ("Justice Minister Orla Venn", "Justice Minister", None),
    ("Shadow home secretary Orla Venn", "Shadow home secretary", None),
    ("Minister for Health Orla Venn", "Minister for Health", None),
    ("MEC for Health Orla Venn", "MEC for Health", None),
    ("Deputy Director of Public Prosecutions Orla Venn", "Deputy Director of Public Prosecutions", None),
    ("Chief of Army Staff Gen. Orla Venn", "Chief of Army Staff", None),
    ("Tarn Police spokesman Insp Orla Venn", "spokesman", "Tarn Police"),
    ("Tarn Navy spokesman Brig. Gen. Orla Venn", "spokesman", "Tarn Navy"),
    ("Det Ch Insp Orla Venn", "Det Ch Insp", None),
    ("Attorney General Orla Venn", "Attorney General", None),
    ("Brig. Gen. Orla Venn", "Brig. Gen.", None),
    ("Founder and CEO Orla Venn", "Founder and CEO", None),
    ("Low Tide chairman, CEO and president Orla Venn", "chairman, CEO and president", "Low Tide"),
    ("Low Tide Team Leader Orla Venn", "Team Leader", "Low Tide"),
    ("Tarn Harbour Trust board member Orla Venn", "board member", "Tarn Harbour Trust"),
    ("Senate Liberal leader Orla Venn", "Senate Liberal leader", None),
    ("Tarn District Attorney Orla Venn", "District Attorney", "Tarn"),
    ("Liberal South Carolina Sen. Orla Venn", "Sen.", None),
    ("Tarn County Sheriff Orla Venn", "Sheriff", "Tarn County"),
    ("National Security Adviser Orla Venn", "National Security Adviser", None),
    ("Fellow Low Tide organizer Orla Venn", "organizer", "Low Tide"),
    ("Tarn Harbour Trust legislative director Orla Venn", "legislative director", "Tarn Harbour Trust"),
    # behind one
    ("Orla Venn, MP for Tarn North,", "MP", "Tarn North"),
    ("Orla Venn TD", "TD", None),
    ("Det Supt Orla Venn, of Tarn Police,", "Det Supt", "Tarn Police"),
    ("Superintendent Orla Venn, from Tarn Police,", "Superintendent", "Tarn Police"),
    ("Professor Orla Venn, of the University of Tarn,", "Professor", "University of Tarn"),
    ("Orla Venn, a professor of tides at King's College Tarn,", "professor of tides", "King's College Tarn"),
    ("Orla Venn, senior lecturer in law at Tarn University,", "senior lecturer in law", "Tarn University"),
    ("Orla Venn, PhD, a professor in Tarn University's Department of Law,", "professor", "Tarn University"),
    ("Orla Venn, Head of Sales and Service at Low Tide,", "Head of Sales and Service", "Low Tide"),
    ("Orla Venn, Minister of Justice,", "Minister of Justice", None),
    ("The Minister for Health, Orla Venn,", "Minister for Health", None),
    ("Orla Venn, chairman, CEO and president of Low Tide,", "chairman, CEO and president", "Low Tide"),
    ("Orla Venn, Low Tide's head of research,", "head of research", "Low Tide"),
    ("Orla Venn, a TPA spokesperson,", "spokesperson", "TPA"),
    ("Orla Venn, the Norwegian foreign minister,", "foreign minister", None),
    ("Orla Venn, the Kenyan minister of trade,", "minister of trade", None),
    ("Orla Venn, a surveyor who directs the port's Tarn Tide Lab,", "surveyor", "Tarn Tide Lab"),
    ("Orla Venn with the Tarn Harbour Trust", None, "Tarn Harbour Trust"),
    ("Orla Venn with TPA", None, "TPA"),
    ("Orla Venn of Tarn University", None, "Tarn University"),
    ("Orla Venn, president, Low Tide Divers,", "president", "Low Tide Divers"),
    (
        "Orla Venn, product manager for LTX storage at Low Tide,",
        "product manager for LTX storage",
        "Low Tide",
    ),
    # a name in the short that the article spells out
    ("Orla Venn of the THT", None, "Tarn Harbour Trust"),
    ("Orla Venn, the White House press secretary,", "press secretary", "White House"),
    ("Orla Venn, president of diving club Low Tide,", "president", "Low Tide"),
    ("Orla Venn, an IT consultant,", "consultant", None),
    # what is none
    ("Orla Venn, a diver, Bill Dunn and Ada Cole", None, None),
    ("Orla Venn, mayor, Ada Cole, clerk,", "mayor", None),
    ("Orla Venn of Sweden", None, None),
    ("Orla Venn, whose mother ran the port,", None, None),
    ("Orla Venn, a woman from Tarn,", None, None),
    ("Prince Orlo Venn", None, None),
    ("Sir Orlo Venn", None, None),
]


@pytest.mark.parametrize(("source", "role", "affiliation"), ROLES)
def test_role_and_affiliation(source: str, role: str | None, affiliation: str | None) -> None:
    text = f"{{S {source}}} {{C said}} {{T it was late}}. The Tarn Harbour Trust (THT) closed."
    claim = claims(text)[0]
    assert (claim.role, claim.affiliation) == (role, affiliation)


def test_a_verb_or_a_person_is_no_body() -> None:
    text = "“No,” Dunn Says {S Defence Secretary Orla Venn} {C said} {T it was late}."
    assert claims(text)[0].affiliation is None
    text = "{S Orla Venn, President Ada Cole's chief of staff,} {C said} {T it was late}."
    assert claims(text)[0].affiliation is None


def test_a_headline_with_its_letters_is_no_body() -> None:
    text = "TPA Sinks Plans For New Quay\n\n{S TPA chairman Orla Venn} {C said} {T it was late}."
    assert claims(text)[0].affiliation == "TPA"


def test_a_list_of_people_lends_nobody_a_role() -> None:
    claim = claims("{S Orla Venn, former governor Ada Cole} and others {C said} {T it was late}.")[0]
    assert claim.role is None


def test_the_mayor_and_another_are_two() -> None:
    claim = claims("{S The mayor and president Orla Venn} {C said} {T it was late}.")[0]
    assert claim.role != "mayor and president"


@pytest.mark.parametrize(
    "source", ["Dozens of officials", "Several current officials", "Most diplomats", "Democratic aides"]
)
def test_a_quantity_employs_nobody(source: str) -> None:
    assert claims(f"{{S {source}}} {{C said}} {{T it was late}}.")[0].affiliation is None
