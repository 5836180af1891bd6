"""Documents, outlets and loose talk."""

from __future__ import annotations

# Where a spelled-out name ends in one of these it is an outlet, a person's surname aside.
OUTLET_NOUNS = frozenset(
    "times post journal herald tribune gazette chronicle guardian telegraph news magazine press observer "
    "courier mail globe examiner dispatch register broadcasting wire weekly daily monthly today newspaper "
    "radio tv television review inquirer bulletin sentinel argus echo standard independent digest podcast "
    "fm ledger record".split()
)

# As a class.
OUTLETS_AT_LARGE = frozenset("media outlets newspapers broadcaster tabloids broadcasters magazines".split())

# The same in other languages.
FOREIGN_OUTLET_NOUNS = frozenset(
    "zeitung tageszeitung rundschau nachrichten presse anzeiger morgenpost abendblatt kurier pais país mundo "
    "nacion nación clarin clarín milenio figaro parisien monde "
    "soir corriere repubblica stampa messaggero globo folha estadão estadao diario diário "
    "jornal noticias notícias nyheter tidningen aftonbladet dagbladet dagblad dagsavisen expressen posten "
    "politiken tidende telegraaf parool volkskrant krant gazeta wyborcza rzeczpospolita novosti pravda "
    "izvestia kommersant vedomosti shimbun asahi mainichi yomiuri sankei ilbo jazeera arabiya ahram hürriyet "
    "hurriyet milliyet anadolu sanomat népszava novinky".split()
)

# What a sure one may have behind it: "Tarn Argus Leader". Alone these name other things too.
SURE_OUTLET_NOUNS = frozenset(
    "times herald tribune gazette chronicle telegraph courier examiner argus inquirer sentinel daily evening "
    "morning".split()
)
TITLE_NOUNS = frozenset(
    "leader star sun mirror mail express republic democrat republican american advertiser nation citizen "
    "voice union bee union-tribune".split()
)
# Papers by one word with an article, where something is told to them: "told the Sun".
TOLD_TITLES = frozenset(
    "sun mirror star express metro punch vanguard nation spectator statesman age citizen monitor mercury "
    "advertiser leader voice insider namibian zimbabwean australian scotsman irishman jamaican".split()
)

# Stations by the word before their own name or number: "Radio Fell", "Channel 9".
STATIONS = frozenset("radio tv channel kanal canal televisión télévision".split())

# Broadcasters by name; what they send and where they are known by follows: "BBC Breakfast", "Sky Sports".
BROADCASTERS = frozenset(
    "bbc itv sky cnn nbc abc cbs fox pbs npr cbc ctv rte rté sabc enca nhk ard zdf orf rai rtl rtve tf1 "
    "bfmtv ndtv cgtn cctv trt gb msnbc cnbc espn lbc talksport stv utv nos vrt nrk svt dr yle trt tvnz rnz "
    "ktn ntv yle".split()
)
BROADCASTS = frozenset(
    "breakfast sport sports news radio scotland wales ulster cymru london business international world "
    "africa asia europe arabic persian verify newsnight tonight today politics player plus one two online "
    "nation deportes network television tv local weekend sounds five live".split()
)
AGENCY_NOUNS = frozenset("service agency network association trust corporation".split())

# Papers, stations and sites by what they are, before or behind a name that no list has.
OUTLET_KINDS = (
    "newspaper", "paper", "daily", "weekly", "tabloid", "broadsheet", "magazine", "journal", "broadcaster",
    "station", "channel", "radio", "television", "network", "news agency", "agency", "wire service",
    "website", "site", "news site", "portal", "outlet", "publication", "podcast", "programme",
    "program", "show",
)  # fmt: skip

# Before a name that is a paper's in its own tongue: "El Norte", "Der Bote".
FOREIGN_ARTICLES = frozenset("el la le les der die das il lo o de het dagens al svenska".split())

# First words of names.
EDITIONS = frozenset("daily weekly evening morning sunday".split())

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
        "the information,univision,telemundo,meet the press,face the nation,press association,pa media,"
        "press trust of india,pti,ani,antara,bernama,deutsche welle,france 24,tmz,meduza,ukrinform,rappler,"
        "dawn,the hindu,the age,the australian,the scotsman,sputnik"
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
    "calculations accounts map maps copy copies extract minutes manual clip clips trailer database file "
    "files projections results research polling evaluation evaluations disclosure disclosures legislation "
    "investigation investigations summary summaries budget budgets readout screenshot screenshots rumor "
    "rumors rumour rumours".split()
)

# Without an article they are no paper in particular: "studies show", "polls say".
LOOSE = frozenset(
    "studies study surveys polls poll polling research data figures statistics estimates evidence "
    "findings analyses articles stories trials experiments tests investigations evaluations reviews "
    "meta-analyses theories literature".split()
)

# Loose talk, not a text that anybody could look up.
RUMOURS = frozenset("reports rumors rumours rumor rumour".split())

# News agencies, whose stories other outlets print: names and initials, and the name that stands for all.
AGENCIES = {
    "ap": "associated press", "associated press": "associated press", "reuters": "reuters",
    "thomson reuters": "reuters", "afp": "agence france presse",
    "agence france presse": "agence france presse", "bloomberg": "bloomberg", "dow jones": "dow jones",
    "dow jones newswires": "dow jones", "upi": "united press international",
    "united press international": "united press international", "pa": "press association",
    "press association": "press association", "dpa": "deutsche presse agentur",
    "deutsche presse agentur": "deutsche presse agentur", "apa": "austria presse agentur",
    "austria presse agentur": "austria presse agentur", "keystone sda": "keystone sda",
    "sda": "keystone sda", "efe": "efe", "agencia efe": "efe", "europa press": "europa press",
    "ansa": "ansa", "agenzia ansa": "ansa", "lusa": "lusa", "belga": "belga", "ntb": "ntb", "tt": "tt",
    "ritzau": "ritzau", "stt": "stt", "pap": "polska agencja prasowa",
    "polska agencja prasowa": "polska agencja prasowa", "interfax": "interfax", "tass": "tass",
    "itar tass": "tass", "ukrinform": "ukrinform", "anadolu": "anadolu", "xinhua": "xinhua",
    "kyodo": "kyodo", "jiji": "jiji", "jiji press": "jiji", "yonhap": "yonhap",
    "pti": "press trust of india", "press trust of india": "press trust of india", "ians": "ians",
    "indo asian": "ians", "ani": "ani", "antara": "antara", "bernama": "bernama",
    "aap": "australian associated press", "australian associated press": "australian associated press",
    "canadian press": "canadian press", "inter press": "inter press",
}  # fmt: skip

# What a name may have behind it and does not need: "Bloomberg News", "PA Media", "Kyodo News Agency".
BESIDE_NAMES = frozenset("news agency service online media newswire newspaper network".split())

# Words that initials leave out.
SMALL = frozenset("of the and for de la".split())

# How a text names the outlet that it stands in: "told this newspaper".
THIS_OUTLET = tuple(
    "newspaper paper reporter publication magazine site website news programme program station column "
    "correspondent".split()
)

# Documents in which somebody speaks, in writing.
UTTERED = frozenset(
    "statement statements letter letters tweet tweets post posts release testimony op-ed essay column email "
    "emails e-mail message messages note video transcript remarks speech interview memoir book".split()
)
