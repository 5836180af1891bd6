"""The words that attribute: verbs of speech and thought, hedges, refusals."""

from __future__ import annotations

# Labels of the turns in an interview that answer.
ANSWER_LABELS = frozenset("a answer".split())

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

REFUSALS = frozenset(
    "refused refuses refusing refuse declined declines declining decline failed fails failing stopped "
    "unable unwilling reluctant".split()
)

# Words for what somebody else said: a content of these alone says nothing.
EMPTY = frozenset(
    "it itself so that this these those them they which what as much the same otherwise too likewise "
    "he she i we you him her us me one both all either thing".split()
)

# What is done to somebody who does not speak: "was asked".
ADDRESSED = frozenset(
    "asked told questioned pressed quizzed informed notified interviewed advised reminded".split()
)

# Before "to say": speech still to come.
PROSPECTS = frozenset(
    "expected set due scheduled going likely planning plans planned poised about wants want wanted hopes "
    "hoping asked supposed ready prepared yet ought threatened unlikely threatens".split()
)

# Verbs after which news gives somebody's words or their substance, as stems; what else attributes ("address",
# "question", "promote", "challenge") as often only tells what was done.
REPORTING_VERBS = frozenset(
    "say tell add write announce warn argue note explain claim report suggest acknowledge insist allege "
    "accuse stress deny state reveal estimate conclude confirm admit concede recall predict testify tweet "
    "post emphasise emphasize describe ask urge vow pledge promise respond reply maintain contend".split()
)
REPORTING_WORDS = frozenset("according said told wrote says saying".split())

# Verbs and adjectives of holding or hoping something to be so: news reports a mind as it reports words.
HOLDING_VERBS = frozenset(
    "believe expect hope fear wonder think worry doubt suspect anticipate feel imagine consider regard "
    "view".split()
)
HOLDING_WORDS = frozenset(
    "thought felt confident optimistic pessimistic hopeful skeptical sceptical convinced concerned belief "
    "sure certain".split()
)
