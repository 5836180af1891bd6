"""Written scenarios: a few articles about one matter, and how many origins their claim can stand on.

Each was written down, with its range, before any code read it. `same` names the statements that say the same,
by words of each article in turn ("" where an article does not have it); the first is the group that is asked
about. All outlets, agencies and people are invented.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """An article as it came: `published` in ISO 8601, a day or a moment."""

    outlet: str
    published: str | None
    text: str
    wire: str | None = None
    links: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True)
class Scenario:
    name: str
    articles: tuple[Told, ...]
    same: tuple[tuple[str, ...], ...]
    least: int
    most: int
    utterance: bool = False
    witnesses: int = 0
    circular: bool = False


GAZETTE, HERALD, POST, COURIER, RADIO = (
    "Tarn Gazette",
    "Fell Herald",
    "Alder Post",
    "Belmont Courier",
    "Radio Lowland",
)
AGENCY = "North Sea News Agency"

SCENARIOS = (
    Scenario(
        "one wire story in three papers",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "TARN (North Sea News Agency) - The harbour will close for a year, two officials said on Monday.\n\nThe port has 400 workers.", AGENCY),
            Told(HERALD, "2026-05-04T09:00+00:00", "TARN (North Sea News Agency) - Two officials said on Monday that the harbour will close for a year.", AGENCY),
            Told(POST, "2026-05-05T06:00+00:00", "The harbour in Tarn will close for a year, according to two officials.\n\n(North Sea News Agency)", AGENCY),
        ),
        (("harbour will close", "harbour will close", "will close for a year"),),
        1, 1, circular=True,
    ),
    Scenario(
        "an outlet credited",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The ferry company is about to be sold, two people close to the owner told the Tarn Gazette."),
            Told(HERALD, "2026-05-04T12:00+00:00", "The ferry company is about to be sold, according to the Tarn Gazette."),
        ),
        (("ferry company is about", "ferry company is about"),),
        1, 1,
    ),
    Scenario(
        "told an outlet, as another tells it",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "“We will fight this sale to the last day,” Ada Cole, who leads the dockers, told the Tarn Gazette."),
            Told(POST, "2026-05-05T08:00+00:00", "The dockers will fight the sale to the last day, Ada Cole told the Tarn Gazette."),
        ),
        (("We will fight", "will fight the sale"),),
        1, 1, utterance=True, witnesses=1,
    ),
    Scenario(
        "linked, and no word of it",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "Three divers said that the wall has cracks.", url="https://gazette.example/wall"),
            Told(COURIER, "2026-05-04T15:00+00:00", "The wall has cracks, three divers said.", links=("https://www.gazette.example/wall?utm_source=x",)),
        ),
        (("wall has cracks", "wall has cracks"),),
        1, 1,
    ),
    Scenario(
        "reprinted word for word without a credit",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The council met behind closed doors for nine hours on Sunday while several hundred people waited on the steps of the old customs house in the rain. A clerk said that the tax would double. The meeting ended shortly before midnight and no member of the council spoke to those who had waited outside since the early afternoon."),
            Told(COURIER, "2026-05-04T15:00+00:00", "The council met behind closed doors for nine hours on Sunday while several hundred people waited on the steps of the old customs house in the rain. A clerk said that the tax would double. The meeting ended shortly before midnight and no member of the council spoke to those who had waited outside since the early afternoon."),
        ),
        (("tax would double", "tax would double"),),
        1, 1,
    ),
    Scenario(
        "a rewrite that credits nobody",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The ferry company is to be sold to a fund, two people familiar with the talks told the Tarn Gazette.\n\nThe price is 40 million crowns, one of the people said.\n\nThe owner wants to leave by June, they said."),
            Told(HERALD, "2026-05-04T18:00+00:00", "A fund is buying the ferries, people familiar with the matter said.\n\nIt pays 40 million crowns, a person familiar with the matter said.\n\nThe owner hopes to be gone by June, the people said."),
        ),
        (("ferry company is to be sold", "fund is buying the ferries"), ("price is 40 million", "pays 40 million"), ("owner wants to leave", "owner hopes to be gone")),
        1, 2,
    ),
    Scenario(
        "two papers, each with its own people of another trade",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The wall is moving, two divers told the Tarn Gazette."),
            Told(HERALD, "2026-05-05T08:00+00:00", "The wall is moving, an engineer told the Fell Herald."),
        ),
        (("wall is moving", "wall is moving"),),
        2, 2,
    ),
    Scenario(
        "two papers' people familiar with the talks",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The bank will cut 300 jobs, a person familiar with the talks told the Tarn Gazette."),
            Told(HERALD, "2026-05-04T09:00+00:00", "The bank will cut 300 jobs, people familiar with the matter told the Fell Herald."),
        ),
        (("bank will cut", "bank will cut"),),
        1, 2,
    ),
    Scenario(
        "two papers, and nothing tells where they have it from",
        (
            Told(GAZETTE, "2026-05-04", "The bridge will open in June, officials said."),
            Told(HERALD, "2026-05-05", "Officials said that the bridge would open in June."),
        ),
        (("bridge will open", "bridge would open"),),
        1, 2,
    ),
    Scenario(
        "five outlets at one speech",
        (
            Told(GAZETTE, "2026-05-04T19:00+00:00", "“No ship will leave this port without a pilot,” Mayor Ida Vane said on Monday in a speech at the town hall."),
            Told(HERALD, "2026-05-04T20:00+00:00", "Mayor Ida Vane said on Monday that no ship would leave the port without a pilot."),
            Told(POST, "2026-05-05T05:00+00:00", "Ida Vane, the mayor of Tarn, said that no ship would leave the port without a pilot."),
            Told(COURIER, "2026-05-05T06:00+00:00", "Ships will need a pilot to leave the port, Mayor Ida Vane said on Monday."),
            Told(RADIO, "2026-05-04T18:00+00:00", "“No ship will leave this port without a pilot,” Ida Vane said."),
        ),
        (("No ship will leave", "no ship would leave", "no ship would leave", "Ships will need a pilot", "No ship will leave"),),
        1, 1, utterance=True, witnesses=5,
    ),
    Scenario(
        "five outlets on one paper's story",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The minister plans to resign, two of his aides told the Tarn Gazette."),
            Told(HERALD, "2026-05-04T10:00+00:00", "The minister plans to resign, the Tarn Gazette reported."),
            Told(POST, "2026-05-04T11:00+00:00", "According to the Tarn Gazette, the minister plans to resign."),
            Told(COURIER, "2026-05-04T12:00+00:00", "The minister plans to resign, two aides told the Tarn Gazette."),
            Told(RADIO, "2026-05-04T13:00+00:00", "The Tarn Gazette reported that the minister plans to resign."),
        ),
        (("minister plans to resign",) * 5,),
        1, 1, circular=True,
    ),
    Scenario(
        "credits in a circle",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The mine was flooded on purpose, the Fell Herald reported."),
            Told(HERALD, "2026-05-04T09:00+00:00", "The mine was flooded on purpose, the Alder Post reported."),
            Told(POST, "2026-05-04T10:00+00:00", "The mine was flooded on purpose, the Tarn Gazette reported."),
        ),
        (("mine was flooded",) * 3,),
        1, 1, circular=True,
    ),
    Scenario(
        "print and web copies of one paper",
        (
            Told(GAZETTE, "2026-05-04", "The school will move to Fell, three teachers said."),
            Told("The Tarn Gazette", "2026-05-05", "Three teachers said the school will move to Fell."),
        ),
        (("school will move", "school will move"),),
        1, 1,
    ),
    Scenario(
        "a wire story that quotes a station's",
        (
            Told(RADIO, "2026-05-04T07:00+00:00", "The dam can break within days, a surveyor told Radio Lowland."),
            Told(HERALD, "2026-05-04T09:00+00:00", "FELL (North Sea News Agency) - The dam can break within days, a surveyor told Radio Lowland.", AGENCY),
        ),
        (("dam can break", "dam can break"),),
        1, 1,
    ),
    Scenario(
        "posts of one outlet through the day",
        (
            Told(RADIO, "2026-05-04T07:00+00:00", "A guard said that the gate had been open all night."),
            Told(RADIO, "2026-05-04T09:00+00:00", "The gate had been open all night, a guard said."),
            Told(RADIO, "2026-05-04T11:00+00:00", "The gate had been open all night, a guard said earlier."),
        ),
        (("gate had been open",) * 3,),
        1, 1,
    ),
    Scenario(
        "an old quotation in new copy",
        (
            Told(GAZETTE, "2025-03-02", "“I will never sell a single acre of the common to anybody,” Rolf Brandt said on Sunday."),
            Told(HERALD, "2026-05-04", "Rolf Brandt once had other plans. “I will never sell a single acre of the common to anybody,” Brandt said."),
        ),
        (("never sell a single acre", "never sell a single acre"),),
        1, 1, utterance=True, witnesses=1,
    ),
    Scenario(
        "two agencies at one press conference",
        (
            Told(GAZETTE, "2026-05-04T12:00+00:00", "TARN (North Sea News Agency) - The fire was set, police chief Olga Brandt told a press conference on Monday.", AGENCY),
            Told(HERALD, "2026-05-04T12:30+00:00", "TARN (Highland Press Agency) - Police chief Olga Brandt told reporters on Monday that the fire was set.", "Highland Press Agency"),
        ),
        (("fire was set", "fire was set"),),
        1, 1, utterance=True, witnesses=2,
    ),
    Scenario(
        "a rewrite that stands first in our feed and may be later",
        (
            Told(HERALD, "2026-05-04T01:00+10:00", "The fund buys the ferries, people familiar with the matter said.\n\nIt pays 40 million crowns, a person familiar with the matter said.\n\nThe owner leaves in June, the people said."),
            Told(GAZETTE, "2026-05-04", "The ferries go to a fund, two people close to the owner told the Tarn Gazette.\n\nThe price is 40 million crowns, one of the people said.\n\nThe owner is to leave in June, they said."),
        ),
        (("fund buys the ferries", "ferries go to a fund"), ("pays 40 million", "price is 40 million"), ("owner leaves in June", "owner is to leave")),
        1, 2,
    ),
    Scenario(
        "one woman says it at two events",
        (
            Told(GAZETTE, "2026-05-05", "The toll must go, Ida Vane said on Monday at a rally in Tarn."),
            Told(HERALD, "2026-05-08", "The toll must go, Ida Vane said on Thursday at a rally in Belmont."),
        ),
        (("toll must go", "toll must go"),),
        2, 2,
    ),
    Scenario(
        "one man interviewed by two papers",
        (
            Told(GAZETTE, "2026-05-04", "The club is broke, Rolf Brandt told the Tarn Gazette."),
            Told(HERALD, "2026-05-06", "The club is broke, Rolf Brandt told the Fell Herald."),
        ),
        (("club is broke", "club is broke"),),
        2, 2,
    ),
    Scenario(
        "the minister, and an engineer who told a paper",
        (
            Told(GAZETTE, "2026-05-04T12:00+00:00", "The tunnel is unsafe, Transport Minister Ida Vane said on Monday."),
            Told(HERALD, "2026-05-05T12:00+00:00", "The tunnel is unsafe, an engineer who worked there told the Fell Herald."),
        ),
        (("tunnel is unsafe", "tunnel is unsafe"),),
        2, 2,
    ),
    Scenario(
        "the minister, and officials nobody knows whose",
        (
            Told(GAZETTE, "2026-05-04T12:00+00:00", "The tunnel is unsafe, Transport Minister Ida Vane said on Monday."),
            Told(HERALD, "2026-05-05T12:00+00:00", "Officials said that the tunnel is unsafe."),
        ),
        (("tunnel is unsafe", "tunnel is unsafe"),),
        1, 2,
    ),
    Scenario(
        "two papers read one published report",
        (
            Told(GAZETTE, "2026-05-04T12:00+00:00", "The valve was never tested, according to the audit report."),
            Told(HERALD, "2026-05-04T15:00+00:00", "The audit report said that the valve was never tested."),
        ),
        (("valve was never tested", "valve was never tested"),),
        1, 1, utterance=True, witnesses=2,
    ),
    Scenario(
        "papers that were each shown a document",
        (
            Told(GAZETTE, "2026-05-04T12:00+00:00", "The valve was never tested, according to a memo seen by the Tarn Gazette."),
            Told(HERALD, "2026-05-04T15:00+00:00", "A memo seen by the Fell Herald said that the valve was never tested."),
        ),
        (("valve was never tested", "valve was never tested"),),
        1, 2,
    ),
    Scenario(
        "first reported elsewhere, in a sentence of its own",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The orchestra will be dissolved, two players told the Tarn Gazette."),
            Told(HERALD, "2026-05-04T14:00+00:00", "The orchestra will be dissolved, two players said.\n\nThe plan was first reported by the Tarn Gazette."),
        ),
        (("orchestra will be dissolved", "orchestra will be dissolved"),),
        1, 1,
    ),
    Scenario(
        "two origins and one that credits the first",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The wall is moving, two divers told the Tarn Gazette."),
            Told(HERALD, "2026-05-04T10:00+00:00", "The wall is moving, the Tarn Gazette reported."),
            Told(POST, "2026-05-05T08:00+00:00", "The wall is moving, an engineer told the Alder Post."),
        ),
        (("wall is moving",) * 3,),
        2, 2,
    ),
    Scenario(
        "a wire story and a paper's own witness",
        (
            Told(HERALD, "2026-05-04T08:00+00:00", "TARN (North Sea News Agency) - The train was empty, two police officers said.", AGENCY),
            Told(GAZETTE, "2026-05-04T09:00+00:00", "The train was empty, a passenger told the Tarn Gazette."),
        ),
        (("train was empty", "train was empty"),),
        2, 2,
    ),
    Scenario(
        "a wire story and one of unknown lineage",
        (
            Told(HERALD, "2026-05-04T08:00+00:00", "TARN (North Sea News Agency) - The train was empty, officials said.", AGENCY),
            Told(GAZETTE, "2026-05-04T09:00+00:00", "Officials said the train was empty."),
        ),
        (("train was empty", "train was empty"),),
        1, 2,
    ),
    Scenario(
        "a chain of credits",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The clinic ran out of blood, a nurse told the Tarn Gazette."),
            Told(HERALD, "2026-05-04T09:00+00:00", "The clinic ran out of blood, the Tarn Gazette reported."),
            Told(POST, "2026-05-04T10:00+00:00", "The clinic ran out of blood, the Fell Herald reported."),
        ),
        (("clinic ran out",) * 3,),
        1, 1, circular=True,
    ),
    Scenario(
        "an agency printed by one paper and credited by another",
        (
            Told(HERALD, "2026-05-04T08:00+00:00", "TARN (North Sea News Agency) - The pact is dead, a diplomat said.", AGENCY),
            Told(POST, "2026-05-04T11:00+00:00", "The pact is dead, a diplomat told the North Sea News Agency."),
        ),
        (("pact is dead", "pact is dead"),),
        1, 1,
    ),
    Scenario(
        "a wire story with a line of the paper's own",
        (
            Told(HERALD, "2026-05-04T08:00+00:00", "TARN (North Sea News Agency) - The port was shut on Sunday.\n\nThe pier has sunk by a metre, a ferry captain told the Fell Herald.", AGENCY),
            Told(GAZETTE, "2026-05-04T08:00+00:00", "TARN (North Sea News Agency) - The port was shut on Sunday.\n\nThe pier has sunk by a metre, two surveyors said.", AGENCY),
        ),
        (("pier has sunk", "pier has sunk"),),
        2, 2,
    ),
    Scenario(
        "three papers without a sign",
        (
            Told(GAZETTE, "2026-05-04", "The zoo will close, two keepers said."),
            Told(HERALD, "2026-05-04", "Keepers said that the zoo will close."),
            Told(POST, "2026-05-05", "The zoo will close, a keeper said."),
        ),
        (("zoo will close",) * 3,),
        1, 3,
    ),
    Scenario(
        "a speech, twice through one agency",
        (
            Told(GAZETTE, "2026-05-04T12:00+00:00", "TARN (North Sea News Agency) - The coast must be saved, Ida Vane said on Monday.", AGENCY),
            Told(HERALD, "2026-05-04T13:00+00:00", "TARN (North Sea News Agency) - Ida Vane said on Monday that the coast must be saved.", AGENCY),
            Told(POST, "2026-05-04T14:00+00:00", "The coast must be saved, Ida Vane said on Monday."),
        ),
        (("coast must be saved",) * 3,),
        1, 1, utterance=True, witnesses=2,
    ),
    Scenario(
        "two papers credit two others, with people who may be the same",
        (
            Told(HERALD, "2026-05-04T08:00+00:00", "The bank will cut 300 jobs, people familiar with the plan told the Tarn Gazette."),
            Told(POST, "2026-05-04T09:00+00:00", "The bank will cut 300 jobs, people familiar with the plan told Radio Lowland."),
        ),
        (("bank will cut", "bank will cut"),),
        1, 2,
    ),
    Scenario(
        "told by reports that nobody names",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The opera is moving to Fell, two people familiar with the plan told the Tarn Gazette."),
            Told(COURIER, "2026-05-06T08:00+00:00", "Recent reports suggest a change of heart at the opera. Sources familiar with the situation say the opera is moving to Fell."),
        ),
        (("opera is moving", "opera is moving"),),
        1, 2,
    ),
    Scenario(
        "a paragraph of background that travels",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "Ida Vane opened the market.\n\nThe old market hall beside the river burned to the ground in a single night eleven years ago and the fire was never explained, a former guard said at the time of the inquiry in Fell."),
            Told(HERALD, "2026-05-09T08:00+00:00", "A new baker has come to Tarn.\n\nThe old market hall beside the river burned to the ground in a single night eleven years ago and the fire was never explained, a former guard said at the time of the inquiry in Fell."),
        ),
        (("fire was never explained", "fire was never explained"),),
        1, 1,
    ),
    Scenario(
        "one article that says it twice",
        (Told(GAZETTE, "2026-05-04", "The lake is dead, a biologist told the Tarn Gazette.\n\nThe lake is dead, she said."),),
        (("lake is dead",),),
        1, 1,
    ),
    Scenario(
        "a speech that one paper tells two days later",
        (
            Told(GAZETTE, "2026-05-04T20:00+00:00", "The orchards must go, Rolf Brandt said on Monday."),
            Told(HERALD, "2026-05-06T08:00+00:00", "Rolf Brandt said that the orchards must go."),
        ),
        (("orchards must go", "orchards must go"),),
        1, 1, utterance=True, witnesses=2,
    ),
    Scenario(
        "one man's words in two papers, one of them without a date",
        (
            Told(GAZETTE, "2026-05-04T20:00+00:00", "The orchards must go, Rolf Brandt said on Monday."),
            Told(HERALD, None, "Rolf Brandt said that the orchards must go."),
        ),
        (("orchards must go", "orchards must go"),),
        1, 2,
    ),
    Scenario(
        "she says it in public, and two people told a paper that she had said it",
        (
            Told(GAZETTE, "2026-05-04T12:00+00:00", "The fleet must be scrapped, Admiral Olga Brandt said on Monday."),
            Told(HERALD, "2026-05-04T16:00+00:00", "Two officers told the Fell Herald that Olga Brandt had said the fleet must be scrapped."),
        ),
        (("fleet must be scrapped", "fleet must be scrapped"),),
        1, 2,
    ),
    Scenario(
        "the candidate, and her spokeswoman the next week",
        (
            Told(GAZETTE, "2026-05-04T12:00+00:00", "Ida Vane said that she had paid the fine."),
            Told(HERALD, "2026-05-05T12:00+00:00", "A spokeswoman for Ida Vane said that Vane had paid the fine."),
        ),
        (("had paid the fine", "had paid the fine"),),
        1, 2,
    ),
    Scenario(
        "three outlets at a hearing, and a fourth that credits one of them",
        (
            Told(GAZETTE, "2026-05-04T12:00+00:00", "“I signed the order and I would sign it again tomorrow,” Rolf Brandt told the hearing on Monday."),
            Told(HERALD, "2026-05-04T13:00+00:00", "“I signed the order and I would sign it again tomorrow,” Brandt said."),
            Told(RADIO, "2026-05-04T13:30+00:00", "Rolf Brandt told the hearing that he had signed the order and would sign it again."),
            Told(POST, "2026-05-04T17:00+00:00", "Rolf Brandt had signed the order, the Fell Herald reported."),
        ),
        (("I signed the order", "I signed the order", "had signed the order", "had signed the order"),),
        1, 1, utterance=True, witnesses=3,
    ),
    Scenario(
        "two outlets credit a third that credits an agency",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "TARN (North Sea News Agency) - The ministry lost the files, an official said.", AGENCY),
            Told(HERALD, "2026-05-04T09:00+00:00", "The ministry lost the files, the Tarn Gazette reported."),
            Told(POST, "2026-05-04T10:00+00:00", "The ministry lost the files, according to the Tarn Gazette."),
        ),
        (("ministry lost the files",) * 3,),
        1, 1, circular=True,
    ),
    Scenario(
        "a correspondent who was there, and an official",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "The camp is empty, a nurse told the Tarn Gazette."),
            Told(HERALD, "2026-05-04T08:00+00:00", "The camp is empty, a driver told a Fell Herald reporter."),
            Told(POST, "2026-05-04T09:00+00:00", "The camp is empty, residents said."),
        ),
        (("camp is empty",) * 3,),
        2, 3,
    ),
    Scenario(
        "two outlets link to each other",
        (
            Told(GAZETTE, "2026-05-04", "The mast will fall, a rigger said.", url="https://gazette.example/mast", links=("https://herald.example/mast",)),
            Told(HERALD, "2026-05-04", "A rigger said that the mast will fall.", url="https://herald.example/mast", links=("https://gazette.example/mast",)),
        ),
        (("mast will fall", "mast will fall"),),
        1, 1, circular=True,
    ),
    Scenario(
        "one report under three descriptions",
        (
            Told(GAZETTE, "2026-05-04T08:00+00:00", "Half of the lifts fail each year, according to a report by the building inspectors."),
            Told(HERALD, "2026-05-04T09:00+00:00", "The inspectors' report said that half of the lifts fail each year."),
            Told(POST, "2026-05-05T09:00+00:00", "Half of the lifts fail each year, the report said."),
        ),
        (("Half of the lifts fail", "half of the lifts fail", "Half of the lifts fail"),),
        1, 1, utterance=True, witnesses=3,
    ),
    Scenario(
        "an agency's own story, a paper that prints it, and one that credits it",
        (
            Told("Reuters", "2026-05-04T08:00+00:00", "The pipeline will not be built, three officials told Reuters."),
            Told(GAZETTE, "2026-05-04T09:00+00:00", "TARN (Reuters) - The pipeline will not be built, three officials told Reuters.", "Reuters"),
            Told(HERALD, "2026-05-04T10:00+00:00", "The pipeline will not be built, Reuters reported."),
        ),
        (("pipeline will not be built",) * 3,),
        1, 1, circular=True,
    ),
)  # fmt: skip
