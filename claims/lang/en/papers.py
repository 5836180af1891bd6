"""Documents, outlets and loose talk."""

from __future__ import annotations

# Where a spelled-out name ends in one of these it is an outlet, a person's surname aside.
OUTLET_NOUNS = frozenset(
    "times post journal herald tribune gazette chronicle guardian telegraph news magazine press observer "
    "courier mail globe examiner dispatch register broadcasting wire weekly daily monthly today newspaper "
    "radio tv television review inquirer bulletin sentinel argus echo standard independent digest podcast "
    "fm ledger record".split()
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
    "calculations accounts map maps copy copies extract minutes manual clip clips trailer database "
    "projections results research polling evaluation evaluations disclosure disclosures legislation rumor "
    "rumors rumour rumours".split()
)

# Without an article they are no paper in particular: "studies show", "polls say".
LOOSE = frozenset(
    "studies study surveys polls poll polling research data figures statistics estimates evidence "
    "findings analyses articles stories".split()
)

# Loose talk, not a text that anybody could look up.
RUMOURS = frozenset("reports rumors rumours rumor rumour".split())
