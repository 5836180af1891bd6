"""English word lists, and nothing else: no rule, no pattern, no function.

All words are lower-case unless a list says otherwise.
"""

from __future__ import annotations

# --- numbers -----------------------------------------------------------------------------------

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "both": 2, "pair": 2, "couple": 2, "duo": 2, "trio": 3, "quartet": 4, "dozen": 12,
}  # fmt: skip

# One person each: "a source", "another person".
SINGLE_DETERMINERS = frozenset("a an another one".split())

# --- pronouns ----------------------------------------------------------------------------------

PRONOUNS = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "they": "plural", "them": "plural", "their": "plural", "theirs": "plural", "themselves": "plural",
    "it": "thing", "its": "thing", "itself": "thing",
    "i": "speaker", "me": "speaker", "my": "speaker", "mine": "speaker", "myself": "speaker",
    "we": "speaker", "us": "speaker", "our": "speaker", "ours": "speaker", "ourselves": "speaker",
    "you": "listener", "your": "listener", "yours": "listener",
    "who": "relative", "which": "relative", "that": "relative", "whom": "relative", "whose": "relative",
    "this": "demonstrative", "these": "demonstrative", "those": "demonstrative",
}  # fmt: skip

# "both said", "neither would say": a bare set of people named before.
BARE_SETS = frozenset("both two three four five neither others another all".split())

# Other people than those told of last: "another official", "a second source".
OTHERS = frozenset("another other others second third fourth fifth separate different additional".split())

# Labels of the turns in an interview that answer.
ANSWER_LABELS = frozenset("a answer".split())

# --- people ------------------------------------------------------------------------------------

# Courtesy titles are no role; the value is the gender they give.
COURTESY_TITLES = {
    "mr": "male", "mister": "male", "sir": "male", "lord": "male", "mrs": "female", "ms": "female",
    "miss": "female", "mme": "female", "madame": "female",
    "dame": "female", "lady": "female", "baroness": "female",
    "king": "male", "queen": "female", "prince": "male", "princess": "female",
}  # fmt: skip

# Titles that stand before a name and are a role, as abbreviated in news.
TITLES = frozenset(
    "dr prof professor rep reps sen sens gov govs gen lt col maj capt sgt cpl cmdr adm rev fr hon judge "
    "justice senator congressman congresswoman representative governor president vice-president premier "
    "chancellor mayor minister secretary ambassador general colonel major captain lieutenant sergeant "
    "commander admiral detective inspector superintendent constable officer deputy sheriff reverend "
    "pastor bishop archbishop cardinal pope rabbi imam father sister councillor councilman councilwoman "
    "councilmember alderman councilor commissioner delegate speaker chairman chairwoman chair director "
    "assemblyman assemblywoman committeeman committeewoman brigadier commandant marshal "
    "doctor attorney prosecutor coach candidate nominee".split()
)

# Nouns that name a person by what they do. A name after one is a person's.
ROLE_NOUNS = TITLES | frozenset(
    "spokesman spokeswoman spokesperson spox chief head boss leader ceo cfo coo cto executive manager "
    "adviser advisor aide strategist consultant analyst economist scientist researcher scholar fellow "
    "lecturer historian expert lawyer counsel solicitor barrister author writer editor journalist "
    "reporter columnist correspondent anchor host commentator presenter broadcaster pundit blogger "
    "activist campaigner organizer organiser founder co-founder cofounder owner partner investor banker "
    "trader broker farmer teacher nurse physician surgeon engineer architect developer designer artist "
    "actor actress singer musician filmmaker pilot driver worker employee staffer official diplomat "
    "envoy negotiator lawmaker legislator politician congressperson mp mep whip treasurer clerk auditor "
    "accountant administrator superintendent principal dean provost rector chaplain priest monk nun "
    "missionary firefighter policeman policewoman investigator examiner coroner resident neighbor "
    "neighbour student graduate mother father wife husband son daughter brother sister widow widower "
    "mum mom dad grandmother grandfather "
    "uncle aunt cousin nephew niece friend colleague supporter opponent critic rival challenger "
    "incumbent frontrunner veteran soldier marine player captain trainer striker goalkeeper champion "
    "member trustee governor regent pollster publicist agent biographer physicist chemist biologist "
    "geologist meteorologist climatologist psychologist psychiatrist sociologist epidemiologist "
    "virologist statistician ecologist hydrologist associate coordinator assistant liaison diver "
    "chairperson president-elect vice-chair undersecretary businessman businesswoman entrepreneur "
    "billionaire millionaire mogul tycoon magnate technician contractor landlord tenant shopkeeper "
    "fisherman skipper curator librarian archivist conductor composer poet novelist playwright "
    "harbormaster harbourmaster master mate coxswain ombudsman commodore ranger warden planner surveyor "
    "inspector registrar translator interpreter volunteer witness survivor victim patient customer "
    "retiree pensioner".split()
)

# Titles that only their full stop tells from other words ("Del." and "Del Toro").
SHORT_TITLES = frozenset("del. ald. asst. supt. amb. pres. atty. det. insp. cllr cllr. comm. sec.".split())

# Ranks as the British press shortens them; a first name must follow ("PC World", "DC Council").
RANKS = frozenset("PC DC DS DI DCI DCS WPC PCSO Det Insp Supt Sgt Ch Const".split())

# Behind a name, and no part of it.
POSTNOMINALS = frozenset("KC QC MBE OBE CBE".split())

# Words that may stand before a role noun and belong to the role: "deputy press secretary".
ROLE_MODIFIERS = frozenset(
    "chief deputy vice assistant associate senior junior executive managing general prime foreign "
    "finance interior defense defence press attorney solicitor lieutenant major former acting interim "
    "co- joint founding principal lead presidential congressional gubernatorial longtime long-time "
    "retired national regional local state federal first second ex- emeritus honorary visiting political "
    "communications campaign policy legal financial operating technology marketing human resources "
    "majority minority house senate fire police city county then-".split()
)

# Office-holders of whom a place or a house has one: "the president" is somebody known, named or not.
OFFICES = frozenset(
    "president premier chancellor mayor governor minister secretary ambassador pope king queen prince "
    "princess senator congressman congresswoman chairman chairwoman chairperson chair chief ceo director "
    "judge justice sheriff speaker nominee candidate commissioner prosecutor treasurer archbishop bishop "
    "coach manager superintendent principal dean provost rector founder co-founder owner editor author "
    "leader boss head general businessman businesswoman billionaire mogul tycoon magnate democrat "
    "republican lawmaker".split()
)

# Before a name, and no office: what somebody is called.
HONORIFICS = frozenset("dr hon".split())

# Titles of those who are in charge of a matter ("Parks Commissioner"), not of a place.
OFFICERS = frozenset(
    "commissioner director minister secretary officer agent inspector manager superintendent coordinator "
    "administrator".split()
)

# Where somebody stands to another: a person's noun, but no role to print.
RELATIONS = frozenset(
    "rival opponent critic supporter challenger friend colleague neighbor neighbour resident mother "
    "father wife husband son daughter brother sister widow widower uncle aunt cousin nephew niece "
    "mum mom dad grandmother grandfather witness survivor victim patient customer veteran".split()
)

# Speaking for somebody else is their work.
SPOKESPEOPLE = frozenset(
    "spokesman spokesmen spokeswoman spokeswomen spokesperson spokespersons spokespeople spokesmodel "
    "representative representatives press-secretary publicist".split()
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

# --- who is unnamed, and who is nobody in particular -----------------------------------------------

# Endings of doers on nouns that do nothing by themselves.
THINGS_IN_ER = frozenset(
    "merger sensor server computer browser router printer scanner monitor reactor factor sector vector "
    "mirror colour filter folder trailer tanker freighter helicopter trawler steamer boiler burner cooler "
    "heater freezer container newsletter calendar register counter meter thermometer barometer disorder "
    "disaster takeover rollover turnover makeover encounter semester chapter quarter matter corridor "
    "detector processor projector tractor elevator generator refrigerator calculator indicator simulator "
    "conveyor transformer tracker charger cluster weather number winter summer cancer "
    "tumor tumour border shelter theater danger banner poster "
    "sticker cover prayer".split()
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
    "participant participants ally allies witness witnesses friend friends colleague colleagues".split()
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
    "physicians patient patients driver drivers passenger passengers demonstrator demonstrators "
    "protester protesters protestor protestors marcher marchers rival rivals strategist strategists "
    "pollster pollsters forecaster forecasters engineer engineers owner owners businesses companies "
    "firms organisations organizations groups charities unions associations outlets governments "
    "countries nations states banks communities candidate candidates nominee delegate delegates "
    "professor professors developer developers feminist feminists veteran veterans immigrant immigrants "
    "muslim muslims christian christians catholic catholics jew jews men women member members respondent "
    "respondents survivor survivors victim victims neighbor neighbors neighbour neighbours mayor mayors "
    "governor governors fisherman fishermen shopkeeper shopkeepers tenant tenants landlord landlords "
    "insiders specialists specialist".split()
)

# People who speak as the institution that they are.
INSTITUTIONAL_PLURALS = frozenset("police authorities prosecutors investigators regulators".split())

# Anybody and everybody.
INDEFINITES = frozenset(
    "everyone everybody someone somebody anyone anybody each all others some many most few several none "
    "percent per cent majority minority half third thirds quarter public".split()
)

# Adjectives that look like an institution's name and are none.
ADJECTIVES = frozenset(
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

# Institutions of which an article has one: "the ministry" is the one whose name has the word.
PUBLIC_BODIES = frozenset(
    "ministry agency department commission committee council court board university institute union "
    "foundation party authority bureau association federation church hospital college school senate "
    "parliament assembly inspectorate administration tribunal".split()
)

# A quantifier over a class keeps it a class: "some experts", "many residents".
VAGUE_QUANTIFIERS = frozenset(
    "some many most several few numerous various all other countless dozens hundreds thousands".split()
)

# --- institutions, documents, outlets -----------------------------------------------------------------

# Last words of the names of institutions, and common nouns for them.
ORGANIZATION_NOUNS = frozenset(
    "inc corp corporation company co llc ltd plc gmbh ag sa group holdings partners ventures capital "
    "bank bancorp fund trust foundation institute institution university college school academy hospital "
    "clinic church council committee commission agency bureau department ministry office authority "
    "administration board court congress senate parliament assembly house government cabinet union "
    "league federation association society club party campaign team network alliance coalition "
    "consortium conference center centre laboratory lab carmaker automaker manufacturer maker firm "
    "startup start-up airline retailer lender insurer supplier operator utility publisher platform "
    "business conglomerate developer giant regulator watchdog nonprofit charity organisation "
    "organization police army navy force forces military guard service services treasury embassy "
    "consulate legislature regime kremlin pentagon fbi cia nsa dhs irs epa fda cdc nato eu un imf wto "
    " white-house band industries systems technologies motors airlines airways energy pharmaceuticals "
    "works railway railways port harbour harbor city town county state nation country province republic "
    "kingdom subsidiary unit division chain panel jury brewery factory plant mill mine co-operative "
    "cooperative tribunal archive archives survey registry inspectorate directorate secretariat "
    "delegation chamber exchange".split()
)

# Where a spelled-out name ends in one of these it is an outlet, a person's surname aside.
OUTLET_NOUNS = frozenset(
    "times post journal herald tribune gazette chronicle guardian telegraph news magazine press observer "
    "courier mail globe examiner dispatch register broadcasting wire weekly daily monthly today "
    "newspaper radio tv television review inquirer bulletin sentinel argus echo standard independent "
    "digest podcast fm ledger record".split()
)

# Outlets by name, as words.
OUTLETS = frozenset(
    (
        "reuters,ap,associated press,afp,agence france-presse,bloomberg,bloomberg news,cnn,cnbc,"
        "bbc,itv,nbc,nbc news,abc news,cbs,cbs news,fox news,msnbc,npr,pbs,axios,politico,"
        "vox,vice,forbes,business insider,buzzfeed,breitbart,huffington post,huffpost,usa today,newsweek,"
        "time,"
        "the economist,economist,the atlantic,the new yorker,wsj,c-span,le monde,le figaro,"
        "der spiegel,die zeit,bild,el pais,nikkei,xinhua,tass,interfax,ria novosti,kyodo,"
        "yonhap,al jazeera,haaretz,sky news,channel 4,financial times,wall street journal,"
        "new york times,washington post,the verge,wired,techcrunch,propublica,propublica,"
        "the intercept,rolling stone,daily beast,the hill,dpa,efe,ansa,upi,dow jones,caixin,"
        "the information,univision,telemundo,meet the press,face the nation"
    ).split(",")
)

# Texts and recordings that speak. The bare noun, singular or plural.
DOCUMENT_NOUNS = frozenset(
    "report reports letter letters document documents filing filings memo memos memorandum study studies "
    "survey surveys poll polls lawsuit suit complaint indictment affidavit ruling verdict order opinion "
    "judgment judgement transcript transcripts recording recordings video videos footage statement "
    "statements email emails e-mail e-mails paper papers analysis audit review book article articles "
    "story editorial column essay tweet tweets post posts blog slide slides presentation brief briefing "
    "bill law act constitution treaty agreement contract communique communiqué manifesto platform "
    "resolution petition record records data figures statistics estimate estimates forecast index census "
    "minutes notice release headline website site ad ads advertisement commercial poster sign placard "
    "note notes text texts message messages dossier assessment finding findings research charter warrant "
    "subpoena deposition testimony script diary memoir leaflet brochure guidebook guidelines clause "
    "notebook notebooks logbook logbooks log logs application applications draft drafts calculation "
    "calculations accounts map maps copy copies extract minutes manual "
    "clip clips trailer database projections results rumor rumors rumour rumours".split()
)

# Capitalised words that are no name of an institution.
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december".split()
)

# Places of more than one word, which speak as governments and are nobody's name.
PLACES = frozenset(
    (
        "north korea,south korea,saudi arabia,new zealand,sri lanka,costa rica,el salvador,"
        "south africa,hong kong,united states,united kingdom,united nations,european union,"
        "white house,downing street,wall street,capitol hill,new york,los angeles,puerto rico,"
        "new jersey,new mexico,north carolina,south carolina,north dakota,south dakota,"
        "west virginia,new hampshire,rhode island,silicon valley,great britain,northern ireland,"
        "buenos aires,tel aviv,new delhi,south sudan,sierra leone,burkina faso,ivory coast"
    ).split(",")
)

# Last words of places and utilities that no surname is.
LANDMARKS = frozenset(
    "gardens road avenue boulevard station airport stadium arena palace cathedral museum theatre theater "
    "hotel motorway highway zoo grid water power rail telecom".split()
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

# Countries and American states of one word: they speak as governments, and belong to offices.
TERRITORIES = frozenset(
    "afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain bangladesh "
    "belarus belgium belize benin bhutan bolivia botswana brazil britain brunei bulgaria burma burundi "
    "cambodia cameroon canada chile china colombia congo croatia cuba cyprus denmark djibouti ecuador egypt "
    "england eritrea estonia ethiopia fiji finland france gabon gambia germany ghana greece greenland "
    "grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel "
    "italy jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho "
    "liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta "
    "mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal "
    "netherlands nicaragua niger nigeria norway oman pakistan palestine panama paraguay peru philippines "
    "poland portugal qatar romania russia rwanda samoa scotland senegal serbia seychelles singapore slovakia "
    "slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand "
    "tibet togo tonga tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan vanuatu venezuela "
    "vietnam wales yemen zambia zimbabwe alabama alaska arizona arkansas california colorado connecticut "
    "delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland "
    "massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon "
    "pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming uk us usa u.s. u.k. "
    "eu uae".split()
)

# Loose talk, not a text that anybody could look up.
RUMOURS = frozenset("reports rumors rumours rumor rumour".split())

# Common nouns by which an article goes back to a company it named.
COMPANY_NOUNS = frozenset(
    "company firm carmaker automaker manufacturer maker startup start-up airline retailer lender insurer "
    "supplier operator utility corporation bank business brewer developer giant conglomerate group".split()
)

# What firms and foundations have behind the name that they go by.
FIRM_ENDINGS = frozenset(
    "inc corp corporation co company llc llp ltd limited plc gmbh ag sa se nv group holdings holding "
    "partners ventures capital bank bancorp energy foods motors motor airlines airways systems technologies "
    "technology industries pharmaceuticals pharma entertainment pictures studios software labs laboratories "
    "brands stores international enterprises associates insurance financial securities petroleum steel "
    "mining resources electric telecom communications networks solutions services logistics shipping marine "
    "terminals railways aerospace automotive hotels resorts properties institute institution foundation "
    "university".split()
)

# After one of these a noun phrase goes on behind its head noun: "officials OF the port".
POSTMODIFIERS = frozenset(
    "of for who whom whose which that with in at from on to by about near over under outside inside "
    "including where when familiar close briefed informed involved aware privy speaking working "
    "representing knowledgeable advising wishing asking requesting told having present acquainted "
    "apprised participating directly intimately closely based opposed critical loyal responsible such "
    "like as because downstream upstream nearby abroad elsewhere alike".split()
)

# Joins two parties into one source.
CONJUNCTIONS = frozenset("and or nor plus".split())

# --- how they know, and why they are unnamed --------------------------------------------------------------

# Heads of a stated basis, each followed by what it is about ("familiar with the talks").
BASIS_HEADS = (
    "with direct knowledge of", "with first-hand knowledge of", "with firsthand knowledge of",
    "with detailed knowledge of", "with intimate knowledge of",
    "with close knowledge of", "with some knowledge of",
    "with inside knowledge of", "with knowledge of", "with knowledge about", "having knowledge of",
    "with insight into", "with access to",
    "with direct experience of", "with experience of", "with an understanding of",
    "who has direct knowledge of", "who have direct knowledge of",
    "who has knowledge of", "who have knowledge of",
    "who had knowledge of", "who had direct knowledge of",
    "intimately familiar with", "directly familiar with",
    "familiar with", "briefed on", "briefed about",
    "informed about", "informed of", "informed on", "aware of",
    "privy to", "close to", "involved in", "involved with", "directly involved in", "acquainted with",
    "knowledgeable about", "apprised of", "who knows about", "who know about", "who knew about",
    "who has seen", "who have seen", "who had seen", "who saw", "who has read", "who have read", "who read",
    "who has reviewed", "who have reviewed", "who reviewed", "who viewed", "who heard", "who has heard",
    "who attended", "who was present at", "who were present at", "who was at", "who were at", "present at",
    "who was in", "who were in", "in attendance at",
    "who sat on", "who sat in",
    "who served on", "who has access to", "who have access to", "who had access to", "who inspected",
    "who handled", "who helped", "who worked at", "who works at", "who work at", "who worked for",
    "who took part in", "who participated in", "participating in",
    "who works on", "who work on", "who worked on", "working on", "who was told about", "who were told about",
    "who was told of", "who were told of", "who witnessed",
)  # fmt: skip

# A place is a basis too: "a source in the room".
BASIS_PLACES = (
    "who was present",
    "who were present",
    "who was there",
    "who were there",
    "in the room",
    "at the table",
    "on the panel",
    "at the meeting",
    "at the scene",
    "on the call",
    "in attendance",
)

# Asking for no name. Alone these are no reason.
ANONYMITY_WORDS = (
    "anonymity", "remain anonymous", "stay anonymous",
    "be anonymous",
    "remaining anonymous", "not to be named", "not be named", "not to be identified", "not be identified",
    "declined to be named", "declined to be identified", "withhold his name", "withhold her name",
    "not to be quoted by name", "wish to be named",
    "want to be named", "wished to be named", "wanted to be named",
    "want to be identified", "wished to be identified",
    "anonymously", "speak publicly", "speak on the record",
    "on background", "used a pseudonym",
    "asked that their names", "asked that his name", "asked that her name",
)  # fmt: skip

REASON_LINKS = ("because of", "because", "due to", "since", "owing to", "given", "citing", "fearing",
                "in order to", "so as not to")  # fmt: skip

# Who may stand behind "to" where somebody spoke "anonymously to": no purpose.
LISTENERS = ("the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", "any", "some",
             "us", "me", "them", "him", "staff", "media")  # fmt: skip

# A reason by itself, without "because": "who were not authorised to speak".
REASON_PHRASES = ("not authorized to", "not authorised to", "not permitted to", "not allowed to",
                  "lacked authorization to", "lacked authorisation to", "lack authorization to",
                  "barred from", "forbidden to", "not cleared to")  # fmt: skip

# --- cues -----------------------------------------------------------------------------------------------

# Verbs of saying, as stems; the forms are made from them.
SPEECH_VERBS = frozenset(
    "express voice raise address question champion advocate chastise rail spar lay illustrate pitch "
    "attack assail blame credit signal hint imply insinuate float appeal caution tease trumpet promote "
    "document propound echo press pepper invoke moot reassert rebuff remonstrate retract say tell ask "
    "add note report announce argue state explain describe tweet declare claim reply respond write speak "
    "talk comment mention remark observe assert insist maintain contend allege accuse acknowledge admit "
    "concede confirm deny reiterate repeat stress emphasize emphasise underscore underline suggest warn "
    "predict promise pledge vow swear urge recommend propose advise answer call label dub brand quote "
    "recall recount relate reveal disclose divulge testify joke quip shout yell chant scream whisper "
    "mutter complain lament bemoan criticize criticise denounce condemn decry blast mock deride chide "
    "rebuke scold praise hail laud tout applaud thank congratulate apologize apologise boast brag "
    "conclude opine elaborate clarify summarize summarise cite post email text blog continue counter "
    "retort rebut dispute dismiss defend inform notify demand request plead beg implore challenge agree "
    "disagree point detail outline characterize characterise portray proclaim pronounce fume gush "
    "exclaim discuss assure reassure posit estimate attest indicate show find read forecast rule".split()
)

# Irregular forms, and nouns that attribute.
SPEECH_WORDS = frozenset(
    "laid critical offense offence questions question pronouncement pronouncements reservations message "
    "calls call plea pleas demand demands proposal vow vows pledge pledges promise promises account "
    "argument arguments debate said saying says told wrote written writing spoke spoken swore sworn "
    "thought-out quoth according statement statements remarks comments announcement interview allegation "
    "allegations testimony assertion assertions warning warnings criticism complaint complaints "
    "reportedly allegedly letter speech found shown forecast put puts accusation accusations".split()
)

ATTITUDE_VERBS = frozenset(
    "think believe feel want wish hope expect fear worry know understand realize realise doubt wonder "
    "consider regard view like love hate dislike prefer favor favour support oppose intend plan aim seek "
    "try desire need anticipate assume presume suppose suspect imagine guess figure learn discover "
    "decide determine resolve care trust distrust admire respect appreciate enjoy regret resent despise "
    "loathe tend hesitate ponder contemplate mull weigh endorse reject embrace approve disapprove "
    "concern envision envisage dream long yearn vie pray look see".split()
)

ATTITUDE_WORDS = frozenset(
    "thought thinks felt knew known saw seen sought understood proud glad happy sad angry afraid worried "
    "concerned confident optimistic pessimistic skeptical sceptical sure unsure certain convinced "
    "determined eager willing unwilling reluctant ready committed interested opposed opposition belief "
    "beliefs view views opinion opinions hopes fears plans desire wish intention intentions attitude "
    "attitudes expectation expectations concerns doubts wary unaware aware disappointed pleased "
    "surprised shocked outraged furious upset tired goal goals aims feelings feeling mood concern".split()
)

HEDGES = frozenset(
    "reportedly allegedly supposedly purportedly apparently ostensibly evidently presumably rumored "
    "rumoured".split()
)

# Auxiliaries that take speech out of the world: it was not said, or not yet.
NEGATIONS = frozenset("not never n't no cannot without nor neither rarely seldom hardly".split())
MODALS = frozenset("will would could can should may might must shall".split())
CONDITIONS = frozenset("if unless whether".split())
REFUSALS = frozenset(
    "refused refuses refusing refuse declined declines declining decline failed fails failing stopped "
    "unable unwilling reluctant".split()
)

# Words for what somebody else said: a content of these alone says nothing.
EMPTY = frozenset(
    "it itself so that this these those them they which what as much the same otherwise too likewise "
    "him her us me one both all either thing".split()
)

# What is done to somebody who does not speak: "was asked".
ADDRESSED = frozenset(
    "asked told questioned pressed quizzed informed notified interviewed advised reminded".split()
)
BE = frozenset("is are was were be been being".split())

# Before "to say": speech still to come.
PROSPECTS = frozenset(
    "expected set due scheduled going likely planning plans planned poised about wants want wanted hopes "
    "hoping asked supposed ready prepared yet ought threatened unlikely threatens".split()
)

# --- dates ----------------------------------------------------------------------------------------------

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip

WEEKDAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}

PREPOSITIONS = frozenset(
    "of for with to by about against on in at under over after before between than as from into".split()
)

# --- words that open a sentence in capitals and are no name ----

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

# --- what a statement is about -----------------------------------------------------------------------------

# Words too general to be what somebody talks about.
GENERAL_WORDS = frozenset(
    "able accept across action actually added almost already alone among answer anyone anything area away "
    "based  became become becoming began begin begun believe best better bring brought call called came "
    "cannot case  cause certain certainly change changed clear clearly come comes coming common complete "
    "completely consider  continue could course current currently deal decide decided decision different "
    "difficult does doing done  during early effect effort either else ensure entire especially event "
    "every everyone everything exactly  example expect expected face fact feel felt find first five focus "
    "follow form forward found four full  fully future gave general generally gets getting give given "
    "gives giving goes going gone good great group  hand happen happened happens hard have having hear "
    "heard held help helped here high himself hold hope huge  idea important include including indeed "
    "inside instead issue issues itself just keep kept kind knew know  known knows large largely last "
    "late later lead least leave left less level like likely line little live  long longer look looking "
    "lose lost made main make makes making many matter mean means measure meet might  moment month more "
    "most move much must name near nearly need needed needs never next nothing number often  only open "
    "opportunity order other others part particular particularly past people perhaps person place  plan "
    "plans play point position possible potential present problem process proposed provide public quite "
    "real really reason receive recent recently related remain result right room said same says second "
    "seem  seems seen sense serious seriously several shall should show shown side significant similar "
    "simple simply  since situation small some someone something soon special start started state "
    "statement step still stop  strong such support sure take taken takes taking talk tell term terms "
    "than thank that their them then  there these they thing things think this those though thought three "
    "time times today together told  tomorrow took toward trying turn type under understand until upon "
    "used using various very view want wanted  wants week weeks well went were what when where whether "
    "which while whole will wish with within without  word words work working works world would wrong "
    "year years yesterday yet young your".split()
)

# The contrary of a word, which a "not" before either turns into the other.
CONTRARIES = {
    "oppose": "support", "opposes": "supports", "opposed": "supported", "reject": "accept",
    "rejects": "accepts", "rejected": "accepted", "disagree": "agree", "disagrees": "agrees",
    "disagreed": "agreed", "unsafe": "safe", "impossible": "possible", "illegal": "legal",
    "unlawful": "lawful", "unlikely": "likely", "unfair": "fair", "unnecessary": "necessary",
    "untrue": "true", "false": "true", "unacceptable": "acceptable", "unaffordable": "affordable",
}  # fmt: skip

# A verb's time: what was to be and was not is no contradiction.
TENSES = {
    "will": "future", "shall": "future", "'ll": "future", "’ll": "future", "wo": "future", "was": "past",
    "were": "past", "did": "past", "had": "past", "is": "present", "are": "present", "am": "present",
    "'s": "present", "’s": "present", "'m": "present", "’m": "present", "'re": "present", "’re": "present",
    "do": "present", "does": "present", "has": "perfect", "have": "perfect",
    "'ve": "perfect", "’ve": "perfect",
}  # fmt: skip

# With one of these a statement holds only under a condition, or only perhaps.
UNSURE = frozenset(
    "if whether unless would could may might should perhaps maybe possibly probably until when once "
    "or ?".split()
)

# --- first names ------------------------------------------------------------------------------------------

MALE_NAMES = frozenset(
    "aaron abdul abdullah abraham adam adrian ahmad ahmed aidan akira al alan albert alberto aldo alec "
    "alejandro alessandro alex alexander alexandre alexei alfred alfredo ali alistair allan allen alvaro "
    "alvin amir amit anders andre andreas andrei andres andrew andrey andy angelo anil antoine anton "
    "antonio antonin arash archie ari arjun armando arnold arthur arturo arun asif aung barack barry "
    "bart bashar ben benedict benjamin benny bernard bernardo bernie bert bertrand bill billy björn bo "
    "bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan bryce burt byron "
    "calvin cameron carl carlo carlos carlton carter cedric cesar chad charles charlie chester chris "
    "christian christoph christopher chuck clarence clark claude claudio clay clayton cliff clifford "
    "clint clive cody colin conor conrad corey cory craig curt curtis cyril cyrus dale damian damien "
    "damon dan daniel daniele danny dante dario darren darryl dave david dean deepak dennis denis derek "
    "desmond devin dick diego dieter dimitri dirk dmitri dmitry dominic don donald donnie doug douglas "
    "drew duane duncan dustin dwayne dwight dylan earl ed eddie edgar edmund eduardo edward edwin egon "
    "eli elias elijah elliot elliott elon elvis emanuel emil emilio emmanuel enrico enrique eric erich "
    "erik ernest ernesto ernst erwin esteban ethan eugene evan fabian fabio farid federico felipe felix "
    "ferdinand fernando fidel filip floyd francesco francis francisco franco frank franklin franz fred "
    "freddie frederic frederick fritz gabriel gareth garrett garth gary gavin gene geoff geoffrey georg "
    "george georges gerald gerard gerhard gideon giles gilbert giorgio giovanni giuseppe glen glenn "
    "gordon graham grant greg gregg gregory guido guillaume guillermo gus gustav gustavo guy hal hamid "
    "hamza hank hans harold harris harry harvey hassan hector heinrich heinz henri henrik henry herbert "
    "herman hiroshi homer horace horst howard hubert hugh hugo hussein ian ibrahim ignacio igor ilya "
    "imran ira isaac ismail ivan ivo jack jackson jacob jacques jaime jake jakob jamal james jamie jan "
    "jared jason javier jay jean jeb jeff jefferson jeffrey jens jeremiah jeremy jermaine jerome jerry "
    "jesse jesus jim jimmy joachim joaquin joe joel joerg johan johann johannes john johnny jon jonah "
    "jonas jonathan jordan jorge jose josef joseph josh joshua juan jules julian julio julius jun jurgen "
    "jürgen justin kai karim karl karsten kazuo keith kelvin ken kenji kenneth kent kevin khalid kim "
    "kirk klaus kurt kyle lance larry lars laurence laurent lawrence lee leif len leo leon leonard "
    "leonardo leonid leopold leroy leslie lester levi lewis liam lindsey lionel lloyd lorenzo lou louis "
    "luca lucas luciano luigi luis lukas luke luther magnus mahmoud malcolm manfred manuel marc marcel "
    "marco marcus mariano mario marius mark markus marshall martin marty marvin mason massimo mateo mats "
    "matt matteo matthew matthias maurice mauricio max maxim maximilian maxwell mehmet melvin michael "
    "michel mick miguel mikael mike mikhail milan miles milo milton mitch mitchell mitt mo mohamed "
    "mohammad mohammed moritz morris moses muhammad murray mustafa nate nathan nathaniel neal ned neil "
    "nelson newt nicholas nick nico nicolas nigel niklas nikolai nikolaus nils noah noel norbert norman "
    "oleg oliver olivier omar orlando oscar oskar oswald otto owen pablo paolo pascal pat patrick paul "
    "pavel pedro per percy perry pete peter petr phil philip philipp philippe phillip pierre pieter "
    "piotr prakash preston quentin rafael rahul raj rajesh ralf ralph ramesh ramon randall randy raphael "
    "rashid raul ravi ray raymond reginald reinhard rené rex ricardo rich richard rick ricky rob robert "
    "roberto robin rod roderick rodney rodrigo roger roland rolf roman ron ronald ronnie rory ross roy "
    "ruben rudolf rudy rupert russ russell ryan sal salman salvador sam samir samuel sandro sanjay "
    "santiago satoshi saul scott sean sebastian serge sergei sergey sergio seth shane shaun sheldon "
    "sherman sid sidney siegfried sigmund silvio simon solomon spencer stan stanley stefan stefano "
    "stephan stephen steve steven stewart stuart sunil sven sylvester tad takashi tariq ted terence "
    "terrence terry theo theodore thomas thorsten tim timothy tito tobias toby todd tom tomas tommy toni "
    "tony travis trent trevor tristan troy tyler uwe van vernon victor viktor vijay vikram vince vincent "
    "vincenzo vinod virgil vitaly vladimir wade wallace walter warren wayne wendell werner wesley wilbur "
    "wilfred wilhelm will willem william willie willy winston wolfgang woodrow xavier yale yasser "
    "yitzhak yuri yusuf yves zachary zack zane".split()
)

# Short forms of first names that are not their beginning.
SHORT_NAMES = {
    "abe": ("abraham",), "bernie": ("bernard",), "bill": ("william",), "billy": ("william",),
    "bob": ("robert",), "bobby": ("robert",), "chuck": ("charles",), "charlie": ("charles",),
    "dick": ("richard",), "rick": ("richard", "frederick"), "ed": ("edward", "edwin", "edmund"),
    "ted": ("edward", "theodore"), "hank": ("henry",), "harry": ("harold", "henry"), "jack": ("john",),
    "jim": ("james",), "jimmy": ("james",), "jeff": ("geoffrey",), "joe": ("joseph",), "jon": ("john",),
    "larry": ("lawrence",), "mike": ("michael",), "mick": ("michael",), "nick": ("nicholas",),
    "tony": ("anthony",), "tom": ("thomas",), "tommy": ("thomas",), "will": ("william",),
    "steve": ("stephen",), "dave": ("david",), "andy": ("andrew",), "drew": ("andrew",), "pete": ("peter",),
    "betty": ("elizabeth",), "beth": ("elizabeth",), "liz": ("elizabeth",), "kate": ("katherine",),
    "kathy": ("katherine", "kathleen"), "katie": ("katherine", "kathryn"), "peggy": ("margaret",),
    "maggie": ("margaret",), "meg": ("margaret",), "polly": ("mary",), "sally": ("sarah",),
    "debbie": ("deborah",), "jenny": ("jennifer",), "becky": ("rebecca",), "cindy": ("cynthia",),
    "nancy": ("anne",), "sue": ("susan",), "trish": ("patricia",), "peg": ("margaret",),
}  # fmt: skip

FEMALE_NAMES = frozenset(
    "abigail ada adele adriana agatha agnes aisha alana alejandra alexandra alexis alice alicia alina "
    "alison allison alma amanda amber amelia amina amy ana anastasia andrea angela angelica angelina "
    "angelique anika anita anja ann anna annabel anne annette annie annika antonia april aretha ariana "
    "arianna ariel ashley astrid audrey aung aurora ava barbara beate beatrice becky belinda bella "
    "bernadette bertha beth bethany betsy betty beverly bianca birgit bonnie brenda brianna bridget brigitte "
    "britney brittany brooke camila camilla candace carla carly carmen carol carole caroline carolyn "
    "carrie cassandra catalina caterina catherine cathy cecilia celeste celia celine chantal charlene "
    "charlotte chelsea cher cheryl chloe christa christiane christina christine cindy claire clara "
    "clarissa claudia cleo colette colleen condoleezza connie constance consuelo cora corinne cornelia "
    "courtney crystal cynthia daisy dana danielle daphne dawn debbie deborah debra deirdre delia denise "
    "desiree diana diane dina dolores donna dora dorothea dorothy edith eileen elaine elba eleanor elena "
    "elisa elisabeth elise elizabeth ella ellen elsa elsie emilia emily emma erica erika erin esmeralda "
    "esperanza estelle esther ethel eugenia eunice eva evelyn faith fatima fay felicia fiona flora "
    "florence frances francesca frida gabriela gabriele gabriella gail gemma genevieve georgia georgina "
    "geraldine gertrude gillian gina ginger gisela giulia gladys gloria grace greta gretchen guadalupe "
    "gwen gwendolyn hannah harriet hazel heather heidi heike helen helena helene helga henrietta hilary "
    "hilda hillary holly hope huma ida ilse imelda ines ingrid irene irina iris irma isabel isabella "
    "isabelle ivana ivanka ivy jacqueline jaclyn jada jana jane janet janice janine jasmine jean "
    "jeanette jeanne jenna jennifer jenny jessica jill jillian jo joan joanna joanne jocelyn jodie "
    "josefina josephine joy joyce juana juanita judith judy julia juliana julie juliet june justine "
    "karen karin karina karla kate kateryna katharina katherine kathleen kathryn kathy katie katja "
    "katrina kay kayla keisha kelly kellyanne kerry kimberly kirsten kristen kristin kristina kylie lana "
    "lara laura lauren laurie lea leah leila lena leslie leticia lidia lila lilian lillian lily linda "
    "lindsay lisa livia liz liza lois lola lorena loretta lori lorraine louisa louise lucia lucille "
    "lucinda lucy luisa luz lydia lynn lynne mabel mackenzie madeleine madeline maggie maia mandy "
    "manuela mara marcela marcia margaret margarita margit margot maria mariam mariana marianne marie "
    "marilyn marina marion marisa marissa marjorie marlene marsha marta martha martina mary maryam "
    "matilda maureen maya megan melania melanie melinda melissa mercedes meredith michaela michelle mila "
    "mildred mina minyon miranda miriam molly mona monica monika muriel myra myrna nadia nadine nancy "
    "naomi natalia natalie natasha nell nicola nicole nina noelle nora norma olga olivia ophelia pam "
    "pamela patricia patty paula paulette pauline pearl peggy penelope penny petra phoebe phyllis polly "
    "priscilla priya quina rachel ramona raquel rebecca regina renata renee reyna rhonda rita roberta "
    "rosa rosalind rosario rose rosemary rosie roxanne ruby ruth sabine sabrina sadie sally samantha "
    "sandra sara sarah sasha savannah selena selma serena shannon sharon sheila shelby shelley sherry "
    "sheryl shirley sigrid simone sofia sonia sonja sophia sophie stacey stacy stella stephanie stormy "
    "sue susan susana susanna susanne suzanne svetlana sylvia tabitha tamara tammy tania tanja tanya "
    "tara tatiana teresa tessa thelma theresa tiffany tina tracy trish trudy ulrike ursula valentina "
    "valeria valerie vanessa vera verena veronica veronika vicki vicky victoria viola violet virginia "
    "vivian wanda wendy whitney wilhelmina wilma xenia yasmin yolanda yoko yvette yvonne zainab zara "
    "zelda zoe".split()
)
