"""Nouns that make a name that of an institution or a firm."""

from __future__ import annotations

# Last words of the names of institutions, and common nouns for them.
ORGANIZATION_NOUNS = frozenset(
    "palace inc corp corporation company co llc ltd plc gmbh ag sa group holdings partners ventures "
    "capital bank bancorp fund trust foundation institute institution university college school academy "
    "hospital clinic church council committee commission agency bureau department ministry office "
    "authority administration board court congress senate parliament assembly house government cabinet "
    "union league federation association society club party campaign team network alliance coalition "
    "consortium conference center centre laboratory lab carmaker automaker manufacturer maker firm "
    "startup start-up airline retailer lender insurer supplier operator utility publisher platform "
    "business conglomerate developer giant regulator watchdog nonprofit charity organisation organization "
    "police army navy force forces military guard service services treasury embassy consulate legislature "
    "regime kremlin pentagon fbi cia nsa dhs irs epa fda cdc nato eu un imf wto white-house band "
    "industries systems technologies motors airlines airways energy pharmaceuticals works railway "
    "railways port harbour harbor city town county state nation country province republic kingdom "
    "subsidiary unit division chain panel jury brewery factory plant mill mine co-operative cooperative "
    "tribunal archive archives survey registry inspectorate directorate secretariat delegation chamber "
    "exchange".split()
)

# In the names of campaigns and papers, and in nobody's own.
CAUSES = frozenset(
    "rights freedom principles priorities insider journalism watch republicans democrats americans peace "
    "statistics news business america".split()
)

# Capitalised by custom, and no name: an article means its own government by "the Government".
GENERIC_BODIES = frozenset(
    "government council department company commission committee board agency authority university court "
    "foundation trust club campaign association ministry office group party union school hospital college "
    "church administration bureau city county state".split()
)

# Somebody's own body of people: "the campaign" is the Cole campaign.
STAFFS = frozenset("campaign administration team office camp".split())

# Common nouns by which an article goes back to a company it named.
COMPANY_NOUNS = frozenset(
    "company firm carmaker automaker manufacturer maker startup start-up airline retailer lender insurer "
    "supplier operator utility corporation bank business brewer developer giant conglomerate group".split()
)

# Firms in the plural, and states and their parts, which speak as one each.
FIRMS = frozenset(
    "firms companies banks businesses retailers lenders insurers suppliers operators airlines".split()
)
STATES = frozenset(
    "states countries nations governments provinces counties cities councils parties sides camps chambers "
    "houses ministries agencies departments courts committees campaigns".split()
)

# What firms and foundations have behind the name that they go by.
FIRM_ENDINGS = frozenset(
    "inc corp corporation co company llc llp ltd limited plc gmbh ag sa se nv group holdings holding "
    "partners ventures capital bank bancorp energy foods motors motor airlines airways systems "
    "technologies technology industries pharmaceuticals pharma entertainment pictures studios software "
    "labs laboratories brands stores international enterprises associates insurance financial securities "
    "petroleum steel mining resources electric telecom communications networks solutions services "
    "logistics shipping marine terminals railways aerospace automotive hotels resorts properties "
    "institute institution foundation university".split()
)
