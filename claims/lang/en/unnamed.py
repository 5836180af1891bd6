"""Nouns for people who stay unnamed, for classes, and for bodies that speak as people do."""

from __future__ import annotations

from onrecord.claims.lang.en.places import TERRITORIES

# Countries and states end so in their adjectives: "Malaysian", "Nepali", "Maltese".
_COUNTRIES = frozenset(
    stem + ending
    for name in TERRITORIES
    if len(name) > 3
    for stem, endings in ((name, ("n", "an", "ian", "i", "ese")), (name[:-1], ("an", "ian", "ese", "i")))
    for ending in endings
)

# Particular people without a name, singular and plural.
UNNAMED_NOUNS = frozenset(
    "source sources insider insiders official officials aide aides adviser advisers advisor advisors "
    "diplomat diplomats staffer staffers operative operatives executive executives employee employees "
    "informant informants whistleblower whistleblowers whistle-blower whistle-blowers associate "
    "associates confidant confidants confidante negotiator negotiators envoy envoys agent agents "
    "bureaucrat bureaucrats representative representatives banker bankers ambassador ambassadors donor "
    "donors delegate delegates contractor contractors clerk clerks officer officers manager managers "
    "director directors minister ministers organizer organizers organiser organisers attendee attendees "
    "participant participants ally allies witness witnesses eyewitness eyewitnesses friend friends "
    "colleague colleagues".split()
)

# Nouns that say themselves that a name is withheld.
WITHHELD = frozenset(
    "source sources insider insiders informant informants whistleblower whistleblowers whistle-blower "
    "whistle-blowers tipster tipsters".split()
)

# People who speak for themselves, and in no office or job. Singular.
PRIVATE = frozenset(
    "resident neighbor neighbour local villager islander townsman citizen native tenant lodger homeowner "
    "householder ratepayer taxpayer voter witness eyewitness onlooker bystander passerby passer-by "
    "survivor victim complainant claimant plaintiff defendant suspect accused patient customer client "
    "shopper buyer user consumer reader viewer listener passenger commuter motorist cyclist pedestrian "
    "traveller traveler tourist visitor guest holidaymaker hiker camper student pupil classmate "
    "schoolmate roommate flatmate housemate undergraduate graduate parent mother father mum mom dad wife "
    "husband son daughter brother sister widow widower uncle aunt cousin nephew niece grandmother "
    "grandfather grandson granddaughter relative sibling twin spouse partner girlfriend boyfriend fiance "
    "fiancee fiancé fiancée friend pal mate acquaintance fan supporter protester protestor demonstrator "
    "marcher mourner well-wisher worshipper parishioner churchgoer pilgrim refugee migrant immigrant "
    "evacuee detainee inmate prisoner hostage teenager teen child kid boy girl baby toddler adult "
    "pensioner retiree respondent participant attendee owner homemaker housewife stranger caller commenter "
    "poster individual".split()
)

# Bare people: unnamed and particular only with a number, an article or a way of knowing.
PEOPLE_NOUNS = frozenset("person persons people individual individuals man men woman women".split())

# Classes: nobody in particular when in the plural without a number.
CLASS_NOUNS = frozenset(
    "expert experts critic critics analyst analysts economist economists observer observers supporter "
    "supporters opponent opponents proponent proponents advocate advocates skeptic skeptics sceptic "
    "sceptics detractor detractors backer backers scholar scholars researcher researchers scientist "
    "scientists academic academics historian historians activist activists campaigner campaigners "
    "environmentalist environmentalists lawyer lawyers attorney attorneys investor investors trader "
    "traders voter voters resident residents villager villagers citizen citizens local locals american "
    "americans european europeans consumer consumers customer customers worker workers republican "
    "republicans democrat democrats conservative conservatives liberal liberals progressive progressives "
    "lawmaker lawmakers legislator legislators senator senators politician politicians leader leaders "
    "pundit pundits commentator commentators journalist journalists reporter reporters columnist "
    "columnists blogger bloggers fan fans viewer viewers user users reader readers player players farmer "
    "farmers teacher teachers student students parent parents doctor doctors nurse nurses physician "
    "physicians patient patients driver drivers passenger passengers demonstrator demonstrators protester "
    "protesters protestor protestors marcher marchers rival rivals strategist strategists pollster "
    "pollsters forecaster forecasters engineer engineers owner owners businesses companies firms "
    "organisations organizations groups charities unions associations governments countries "
    "nations states banks communities candidate candidates nominee delegate delegates professor "
    "professors developer developers feminist feminists veteran veterans immigrant immigrants muslim "
    "muslims christian christians catholic catholics jew jews men women member members respondent "
    "respondents survivor survivors victim victims neighbor neighbors neighbour neighbours mayor mayors "
    "governor governors fisherman fishermen shopkeeper shopkeepers tenant tenants landlord landlords "
    "insiders specialists specialist children staff".split()
)

# People who speak as the institution that they are.
INSTITUTIONAL_PLURALS = frozenset("police authorities prosecutors investigators regulators justices".split())

# Anybody and everybody.
INDEFINITES = frozenset(
    "everyone everybody someone somebody anyone anybody each all others some many most few several none "
    "percent per cent majority minority half third thirds quarter public".split()
)

# Adjectives that look like an institution's name and are none.
ADJECTIVES = _COUNTRIES | frozenset(
    "democratic republican american british european english french german russian chinese japanese "
    "canadian mexican indian israeli italian spanish polish irish scottish welsh dutch swedish norwegian "
    "danish finnish belgian swiss austrian greek turkish iranian iraqi syrian saudi egyptian nigerian "
    "kenyan brazilian colombian argentine chilean australian ukrainian korean vietnamese thai indonesian "
    "pakistani afghan hungarian czech romanian western eastern northern southern north south african "
    "asian federal conservative liberal libertarian muslim christian catholic jewish black white latino "
    "hispanic".split()
)

# Endings of the plurals that name people by nation, creed or party: capitalised, and nobody in particular.
DEMONYM_ENDINGS = ("ans", "inos", "crats", "lims", "nese")

# Who speaks for a party to a case or a quarrel.
COUNSEL = frozenset("lawyers attorneys solicitors barristers counsel".split())

COUNSEL_NOUNS = frozenset("lawyer attorney solicitor barrister agent manager".split())

# Institutions of which an article has one: "the ministry" is the one whose name has the word.
PUBLIC_BODIES = frozenset(
    "ministry agency department commission committee council court board university institute union "
    "foundation party authority bureau association federation church hospital college school senate "
    "parliament assembly inspectorate administration tribunal".split()
)

# Posts under which the same person may go by another: an official can be an aide, a diplomat, an executive.
VAGUE_POSTS = frozenset(
    "official aide adviser advisor staffer executive employee insider member figure diplomat lawmaker "
    "politician leader manager associate ally friend colleague worker representative staff participant "
    "attendee witness expert analyst spokesperson spokesman spokeswoman party somebody someone".split()
)
