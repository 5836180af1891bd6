"""What people are: titles, roles, offices, relations."""

from __future__ import annotations

# Ranks: told with a post, the post is the role ("police spokesman Insp Cole").
SERVICE_RANKS = frozenset(
    "gen general lt lieutenant col colonel maj major capt captain sgt sergeant cpl corporal cmdr "
    "commander adm admiral brig brigadier commodore insp inspector supt superintendent constable const "
    "detective det pc dc ds di dci dr prof professor rev fr hon adv advocate marshal".split()
)
# Where these stand before "General", it is no rank.
GENERALS = frozenset(
    "attorney secretary inspector director solicitor governor surgeon postmaster consul auditor advocate "
    "adjutant comptroller registrar prosecutor".split()
)

# Offices of a state, whose "of" and "for" tell their matter: "Minister of Justice", "MEC for Health".
OF_MATTERS = frozenset("minister ministers secretary mec commissioner undersecretary spokesperson".split())

# In these a matter follows "in": "lecturer in law".
IN_MATTERS = frozenset(
    "lecturer professor fellow reader researcher specialist expert teacher instructor consultant".split()
)

# Members of parliaments in letters, which also stand behind a name: "Ada Cole TD".
MEMBERS = frozenset("MP MEP MSP MLA TD MLC MNA MCA MPA".split())

# Offices in letters, in capitals only: "5 pm".
LETTERED = frozenset("PM CM FM VP EVP SVP DG IG AG CS".split())

# Degrees and the like between a name and what follows.
DEGREES = frozenset(
    "md phd ph.d m.d dphil msc mba mph rn esq jr sr jr. sr. dvm jd j.d dds pharmd edd psyd mbbs frcs bsc "
    "ba ma".split()
)

# Courtesy titles are no role; the value is the gender they give.
COURTESY_TITLES = {
    "mr": "male", "mister": "male", "sir": "male", "lord": "male", "mrs": "female", "ms": "female",
    "miss": "female", "mme": "female", "madame": "female",
    "dame": "female", "lady": "female", "baroness": "female",
    "king": "male", "queen": "female", "prince": "male", "princess": "female",
    "sheikh": "male", "sheikha": "female", "datuk": "male", "dato": "male", "datin": "female", "seri": None,
    "tun": "male", "tunku": None, "shri": "male", "sri": None, "smt": "female", "alhaji": "male",
    "hajiya": "female", "hajia": "female", "otunba": "male", "viscount": "male", "viscountess": "female",
    "duchess": "female", "countess": "female",
    "cde": None, "comrade": None, "monsignor": "male", "msgr": "male", "mx": None,
}  # fmt: skip

# With one of these a first name alone is somebody in full: "Sir Colm" is Colm Tarrant.
HONOURS = frozenset(
    "sir dame lady lord prince princess king queen pope sheikh sheikha father sister brother mother saint "
    "canon archbishop emperor empress sultan emir".split()
)

# Titles that stand before a name and are a role, as abbreviated in news.
TITLES = frozenset(
    "dr prof professor rep reps sen sens gov govs gen lt col maj capt sgt cpl cmdr adm rev fr hon judge "
    "justice senator congressman congresswoman representative governor president vice-president premier "
    "chancellor mayor minister secretary ambassador general colonel major captain lieutenant sergeant "
    "commander admiral detective inspector superintendent constable officer deputy sheriff reverend "
    "pastor bishop archbishop cardinal pope rabbi imam father sister councillor councilman councilwoman "
    "councilmember alderman councilor commissioner delegate speaker chairman chairwoman chair director "
    "assemblyman assemblywoman committeeman committeewoman brigadier commandant marshal doctor attorney "
    "prosecutor coach candidate nominee mec mla msp mep mp td mk advocate adv canon archdeacon deacon "
    "ayatollah mullah maulana swami emir sultan emperor empress vicar curate taoiseach tanaiste "
    "tánaiste attorney-general secretary-general inspector-general director-general solicitor-general "
    "governor-general consul-general auditor-general surgeon-general registrar-general".split()
)

# Whatever may stand before a name as its title, a role or not.
ALL_TITLES = TITLES | COURTESY_TITLES.keys()

# Nouns that name a person by what they do. A name after one is a person's.
ROLE_NOUNS = TITLES | frozenset(
    "spokesman spokeswoman spokesperson spox chief head boss leader ceo cfo coo cto executive manager "
    "adviser advisor aide strategist consultant analyst economist scientist researcher scholar fellow "
    "lecturer historian expert lawyer counsel solicitor barrister author writer editor journalist "
    "reporter columnist correspondent anchor host commentator presenter broadcaster pundit blogger "
    "activist campaigner organizer organiser founder co-founder cofounder owner partner investor banker "
    "trader broker farmer teacher nurse physician surgeon engineer architect developer designer artist "
    "actor actress singer musician filmmaker pilot driver worker employee staffer official diplomat envoy "
    "negotiator lawmaker legislator politician congressperson mp mep whip treasurer clerk auditor "
    "accountant administrator superintendent principal dean provost rector chaplain priest monk nun "
    "missionary firefighter policeman policewoman investigator examiner coroner resident neighbor "
    "neighbour student graduate mother father wife husband son daughter brother sister widow widower mum "
    "mom dad grandmother grandfather uncle aunt cousin nephew niece friend colleague supporter opponent "
    "critic rival challenger incumbent frontrunner veteran soldier marine player captain trainer striker "
    "goalkeeper champion member trustee governor regent pollster publicist agent biographer physicist "
    "chemist biologist geologist meteorologist climatologist psychologist psychiatrist sociologist "
    "epidemiologist virologist statistician ecologist hydrologist associate coordinator assistant liaison "
    "diver chairperson president-elect vice-chair undersecretary businessman businesswoman entrepreneur "
    "billionaire millionaire mogul tycoon magnate technician contractor landlord tenant shopkeeper "
    "fisherman skipper curator librarian archivist conductor composer poet novelist playwright "
    "harbormaster harbourmaster master mate coxswain ombudsman commodore ranger warden planner surveyor "
    "inspector registrar translator interpreter volunteer witness survivor victim patient customer "
    "retiree pensioner".split()
)

# Titles that only their full stop tells from other words ("Del." and "Del Toro").
SHORT_TITLES = frozenset(
    "del. ald. asst. supt. amb. pres. atty. det. insp. cllr cllr. coun coun. comm. sec.".split()
)

# Ranks as the British press shortens them; a first name must follow ("PC World", "DC Council").
RANKS = frozenset(
    "PC DC DS DI DCI DCS ACC DCC WPC PCSO Det Insp Supt Sgt Ch Const Cst Cpl Capt Lt Col Maj Brig Gen Wg "
    "Cdr Flt Sqn Ldr DSP SSP ASP ACP DIG".split()
)

# Behind a name, and no part of it.
POSTNOMINALS = frozenset("KC QC SC MBE OBE CBE KBE DBE GBE MP TD MSP MEP FRS PhD".split())

# Words that may stand before a role noun and belong to the role: "deputy press secretary".
ROLE_MODIFIERS = frozenset(
    "chief deputy vice assistant associate senior junior executive managing general prime foreign finance "
    "interior defense defence press attorney solicitor lieutenant major former acting interim co- joint "
    "founding principal lead presidential congressional gubernatorial longtime long-time retired national "
    "regional local state federal first second ex- emeritus honorary visiting political communications "
    "campaign policy legal financial operating technology marketing human resources majority minority "
    "security team board project cabinet opposition shadow home permanent parliamentary ousted outgoing "
    "incoming duty planning housing engineering nursing banking training coaching licensing fundraising "
    "head district house senate fire police city county then- rear air wing flight field squadron petty "
    "warrant".split()
)

# Office-holders of whom a place or a house has one: "the president" is somebody known, named or not.
OFFICES = frozenset(
    "attorney-general secretary-general inspector-general director-general solicitor-general "
    "governor-general consul-general auditor-general surgeon-general registrar-general "
    "president premier chancellor mayor governor minister secretary ambassador pope king queen prince "
    "princess senator congressman congresswoman chairman chairwoman chairperson chair chief ceo director "
    "judge justice sheriff speaker nominee candidate commissioner prosecutor treasurer archbishop bishop "
    "coach manager superintendent principal dean provost rector founder co-founder owner editor author "
    "leader boss head general businessman businesswoman billionaire mogul tycoon magnate democrat "
    "republican lawmaker".split()
)

# "His boss" holds no office that a reader could look up.
ANYBODYS = frozenset("boss manager coach editor principal owner lawyer".split())

# Before a name, and no office: what somebody is called.
HONORIFICS = frozenset("dr hon".split())

# Titles of those who are in charge of a matter ("Parks Commissioner"), not of a place.
OFFICERS = frozenset(
    "commissioner director minister secretary officer agent inspector manager superintendent coordinator "
    "administrator".split()
)

# What people are besides: nouns of one person, where no ending tells it.
PEOPLE = frozenset(
    "guard cop eyewitness onlooker bystander passerby passer-by paramedic medic juror classmate roommate "
    "flatmate housemate teammate schoolmate workmate inmate detainee prisoner hostage refugee migrant "
    "evacuee returnee asylum-seeker orphan teenager teen adolescent child kid boy girl baby toddler pupil "
    "schoolboy schoolgirl undergraduate postgraduate graduate alumnus alumna intern trainee apprentice "
    "cadet recruit conscript reservist rebel insurgent militant gunman hitman bomber hijacker pirate "
    "thief burglar robber suspect defendant plaintiff claimant accused convict ex-convict fugitive "
    "accomplice spy mole snitch tipster hacker scammer fraudster smuggler trafficker dealer addict user "
    "bride groom fiance fiancee fiancé fiancée spouse partner girlfriend boyfriend lover ex ex-wife "
    "ex-husband stepmother stepfather stepson stepdaughter mother-in-law father-in-law brother-in-law "
    "sister-in-law godmother godfather grandson granddaughter grandchild grandparent parent guardian "
    "carer caregiver babysitter nanny au-pair housewife homemaker breadwinner twin sibling relative "
    "kinsman heir heiress ancestor descendant pal mate buddy companion acquaintance confidante lodger "
    "tenant squatter homeowner householder motorist cyclist pedestrian commuter passenger traveller "
    "traveler tourist visitor guest holidaymaker hiker climber swimmer surfer sailor yachtsman rower "
    "crewman deckhand seafarer boatman ferryman fisher angler shepherd herder rancher grower planter "
    "logger miner steelworker docker plumber electrician carpenter joiner mason bricklayer roofer welder "
    "mechanic builder labourer laborer cleaner janitor caretaker porter doorman bouncer bartender barista "
    "waiter waitress chef cook baker butcher grocer greengrocer florist barber hairdresser beautician "
    "tailor cobbler jeweller jeweler salesman saleswoman salesperson cashier receptionist secretary "
    "typist stenographer bookkeeper courier postman postwoman milkman chauffeur cabbie taxi-driver "
    "trucker motorman signalman stewardess steward flight-attendant air-hostess stuntman dancer ballerina "
    "choreographer comedian comic clown magician juggler busker rapper drummer guitarist pianist "
    "violinist cellist soprano tenor baritone bassist vocalist songwriter producer screenwriter "
    "cinematographer photographer cameraman illustrator cartoonist sculptor potter weaver printer "
    "typographer bookseller critic reviewer essayist biographer memoirist diarist copywriter "
    "ghostwriter pathologist radiologist oncologist cardiologist neurologist paediatrician pediatrician "
    "obstetrician midwife anaesthetist anesthesiologist dentist optician pharmacist physiotherapist "
    "therapist counsellor counselor psychotherapist vet veterinarian zoologist botanist entomologist "
    "ornithologist palaeontologist paleontologist archaeologist anthropologist linguist mathematician "
    "astronomer astronaut cosmonaut technologist programmer coder webmaster moderator influencer youtuber "
    "streamer gamer vlogger podcaster jockey boxer wrestler golfer sprinter hurdler gymnast skater skier "
    "snowboarder cricketer batsman bowler wicketkeeper footballer midfielder defender winger fullback "
    "quarterback linebacker pitcher catcher shortstop umpire referee linesman groundsman bookmaker punter "
    "gambler shaman druid witch healer monk friar abbot abbess novice pilgrim believer convert worshipper "
    "parishioner churchgoer layman laywoman peasant serf slave squire nobleman noblewoman aristocrat "
    "courtier butler maid housekeeper valet footman gardener gamekeeper forester lumberjack beekeeper "
    "jailer gaoler warder probation-officer bailiff usher notary arbitrator mediator conciliator "
    "ombudswoman lobbyist think-tanker academic don tutor instructor headmaster headmistress "
    "headteacher schoolteacher governess philosopher theologian ethicist jurist criminologist demographer "
    "geographer cartographer futurist visionary inventor industrialist financier shareholder stockholder "
    "stakeholder bondholder creditor debtor borrower saver taxpayer ratepayer voter constituent "
    "nationalist unionist republican monarchist socialist communist anarchist pacifist feminist "
    "suffragette abolitionist separatist loyalist dissident exile expatriate expat native settler "
    "colonist islander townsman townswoman countryman villager elder chieftain tribesman warlord "
    "strongman dictator autocrat tyrant monarch sovereign ruler regent viceroy consul attaché attache "
    "peacekeeper legionnaire infantryman paratrooper commando sniper gunner sapper submariner airman "
    "airwoman serviceman servicewoman ex-soldier ex-minister lifeguard coastguard rescuer responder "
    "first-responder ambulanceman dispatcher bystander mourner well-wisher attendee shopper "
    "buyer bidder collector hobbyist enthusiast fan groupie devotee pensioner centenarian octogenarian "
    "septuagenarian retiree widow widower bachelor spinster newlywed".split()
)

# Those at home, and others of somebody's own.
KIN = frozenset(
    "mother father wife husband son daughter brother sister widow widower uncle aunt cousin nephew niece "
    "mum mom dad grandmother grandfather parent parents grandparent grandparents children kids child kid "
    "boyfriend girlfriend fiancé fiancée fiance fiancee partner spouse grandma grandpa granny gran nan "
    "mam mama papa stepmother stepfather godmother godfather mother-in-law father-in-law son-in-law "
    "daughter-in-law sibling relative twin ex-wife ex-husband".split()
)

NEAR = frozenset("friend colleague neighbor neighbour classmate teammate roommate".split())

# Where somebody stands to another: a person's noun, but no role to print.
RELATIONS = frozenset(
    "successor predecessor rival opponent critic supporter challenger friend colleague neighbor neighbour "
    "resident mother father wife husband son daughter brother sister widow widower uncle aunt cousin "
    "nephew niece mum mom dad grandmother grandfather witness survivor victim patient customer "
    "veteran".split()
)

# Speaking for somebody else is their work.
SPOKESPEOPLE = frozenset(
    "rep reps spokesman spokesmen spokeswoman spokeswomen spokesperson spokespersons spokespeople "
    "spokesmodel representative representatives press-secretary publicist".split()
)

FEMALE_NOUNS = frozenset(
    "spokeswoman congresswoman chairwoman councilwoman businesswoman policewoman actress mother wife "
    "daughter sister widow aunt niece woman girl queen princess nun grandmother mum mom lady heiress "
    "stateswoman".split()
)

MALE_NOUNS = frozenset(
    "spokesman congressman chairman councilman businessman policeman actor father husband son brother "
    "widower uncle nephew man boy king prince monk priest pope grandfather dad gentleman statesman".split()
)

# Things that speak in a manner of speaking, and look like nobody's noun.
THINGS = frozenset(
    "problem issue case idea plan fact event trend move step change deal law rule crisis test tool app "
    "model device system sign result look glance moment day week month year time place way thing word "
    "question answer reply voice vote protest strike war attack storm flood fire crash death birth game "
    "match race film movie show play song album book play scene picture photo image map chart graph list "
    "table figure formula theory myth rumour tale joke proverb saying slogan motto chant cry shout "
    "whisper sticker badge flag banner logo label stamp ticket bill invoice receipt cheque check card "
    "form file page line column row paragraph chapter verse passage quote theme topic subject debate talk "
    "speech lecture sermon course lesson exam exercise experiment trial inquiry probe search hunt chase "
    "raid arrest charge sentence fine penalty tax levy toll tariff price cost rate share stock bond fund "
    "loan debt deficit surplus profit loss budget crop harvest herd flock car bus train plane ship boat "
    "truck lorry bike phone radio camera robot drone satellite rocket missile bomb gun knife dose drug "
    "vaccine pill virus bug gene cell organ body brain heart bone tooth skin dog cat horse bird fish tree "
    "plant seed stone rock river lake sea hill".split()
)

# Endings of doers on nouns that do nothing by themselves.
THINGS_IN_ER = frozenset(
    "letter newspaper career answer dinner summer murder labour favour terror horror behaviour behavior "
    "harbour harbor corner gender tender wonder thunder flower shower transfer buffer wallpaper laughter "
    "slaughter character disaster register theatre border gather either neither together whether another "
    "however earlier larger bigger further greater smaller younger longer higher better superior interior "
    "exterior merger sensor server computer browser router printer scanner monitor reactor factor sector "
    "vector mirror colour filter folder trailer tanker freighter helicopter trawler steamer boiler burner "
    "cooler heater freezer container newsletter calendar register counter meter thermometer barometer "
    "disorder disaster takeover rollover turnover makeover encounter semester chapter quarter matter "
    "corridor detector processor projector tractor elevator generator refrigerator calculator indicator "
    "simulator conveyor transformer tracker charger cluster weather number winter summer cancer tumor "
    "tumour border shelter theater danger banner poster sticker cover prayer".split()
)
