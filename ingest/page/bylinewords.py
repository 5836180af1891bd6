"""The words around names in bylines, in the languages of the pages seen. Word lists and nothing else."""

from __future__ import annotations

import re

# What stands before the names. Some of it is a name too (Di Marlowe, Av Holmen): a full name must follow
# that.
_PREPOSITIONS = r"by|par|por|door|przez|vom"
_NAMELIKE = r"von|di|af|av|de"
_KINDS = (
    r"(?:zeige\s+)?(?:alle\s+)?(?:blog\s*)?beitr[aä]ge?|written|posted|published|reported|compiled|words|text|texte|texto"
    r"|testo|story|article|analysis|review|opinion|report|interview|comment|column|reportage"
)
LEAD = re.compile(
    rf"^\W*(?:(?:{_KINDS})\s+(?:{_PREPOSITIONS}|{_NAMELIKE})\b\s*:?"
    rf"|(?:{_PREPOSITIONS}|autor(?:en?|es|ka|in|innen)?|authors?|auteurs?|redactie|reporters?|words|text[eo]?|testo|tekst"
    r"|teksti|автор[ыи]?|текст|írta|yazan|haber|των|του|της|γράφει|γράφουν|από|بقلم|كتب|כתבה?|מאת)\b\s*:?"
    rf"|(?:{_NAMELIKE})\b(?=\s+\S+\s+\S)|(?:文|撰文|作者|記者|记者|本报记者|本報記者)\s*[:：・/／]?)\s*",
    re.IGNORECASE,
)

# Whose work it is besides the author's. The names that follow sign nothing.
_OTHER_WORK = (
    r"(?:sub-?)?edit(?:ed|ing|or)|photo(?:s|graphs?|graphy)?|pictures?|images?"
    r"|illustrat(?:ions?|ed)"
    r"|graphics?|videos?|audio|translat(?:ed|ions?|ing)|produc(?:ed|tion|ing)|design(?:ed)?"
    r"|fact[- ]check(?:ed|ing)"
    r"|additional (?:reporting|research|work)"
    r"|fotos?|fotografías?|photographies?|bild(?:er)?|bearbeitet|redigiert|übersetzt|übersetzung"
    r"|aus dem \w+(?: übersetzt)?"
    r"|traduit|traduction|traducción|traducido|traduzione|tradução|ilustracion(?:es)?|vertaald|oversatt|översatt"
)
OTHER_WORK = re.compile(
    rf"(?:^|(?<=[\s;,.|(–—-]))(?:(?:and|with)\s+)?(?:{_OTHER_WORK})\s*(?::|\b(?:by|von|par|por|di|de|door|av|af)\b).*?"
    r"(?=[;|•·\n]|\.\s|$|,?\s*\b(?:reporting|writing|written|words|text)\s+by\b)"
    r"|(?:責任)?(?:編輯|编辑|攝影|摄影|撮影|編集|图|圖|写真)\s*[:：／/・].*?(?=[\s;；|]|$)",
    re.IGNORECASE | re.DOTALL,
)
# Words before a "by" that belong to the line and not to a name: "Reviewed by", "A column by".
WORK = re.compile(
    r"(?<![\s;,.|–—-])[\s;,.|–—-]*+(?:and\s++)?\b(?:reporting|writing|written|words|text|story|reported|research)\s+by\b:?\s*",
    re.IGNORECASE,
)
CHECKED = re.compile(
    r"(?<![\s;,.|(–—-])[\s;,.|(–—-]++(?:\w+ly\s+)?(?:reviewed|checked|approved)\s+by\b.*$",
    re.IGNORECASE | re.DOTALL,
)

# Nouns that make what they stand in an office.
_OFFICES = (
    r"staff|(?:co-?)?writers?|editors?|reporters?|correspondents?|journalists?|redakteur\w*|redakt(?:ion|or|ør|ör)\w*"
    r"|redacci[oó]n\w*|redactora?|redazione|r[ée]dact(?:ion|eur|rice)\w*|rédaction|contributors?|contributing|columnists?|producers?"
    r"|bureau|photographers?|director|professor|analyst|critic|specialist|freelance|manager|ceo|founder|president|desk|team"
    r"|newsroom|author|intern|fellow|researcher|consultant|economist|lecturer|host|anchor|blogger|redactie|experts?"
    r"|periodista|corresponsal|giornalista|inviat[oa]|корреспондент|журналист|обозреватель|muhabir|dziennikarz|toimittaja"
)
OFFICE = re.compile(rf"\b(?:{_OFFICES})\b", re.IGNORECASE)
# An office before a name: "Political editor Ada Lund". "Team Quay" and "Redaktion Hafen" are who signs.
OFFICE_FIRST = re.compile(
    rf"^(?!(?:team|desk|staff|redaktion|redactie|redazione|redacci[oó]n|rédaction)\s(?!\w*writer))(?:(?:[^\W\d_]+[\s-]){{0,3}}(?:{_OFFICES})(?:[\s-]in[\s-]chief|[\s-]at[\s-]large)?|prof\.?|professor)\s+(?=\S+\s+\S)",
    re.IGNORECASE,
)
# And after it.
OFFICE_LAST = re.compile(
    r"staff|senior|(?:co-?)?writer|editor|reporter|correspondent|journalist|columnist|contributor|photographer"
    r"|기자|선임기자|인턴기자|특파원|논설위원|記者|记者",
    re.IGNORECASE,
)
# What is none of these alone and is no name when nothing else stands beside it. "Tess Senior" is one.
FIELDS = frozenset(
    "chief senior junior special associate assistant deputy managing executive former lead head guest health"
    " political politics science economics business sport sports city national international foreign world"
    " local home legal affairs investigations technology tech culture opinion education climate environment"
    " travel food style news online digital the and of for at in by to on updated published min "
    "read follow share"
    " am pm et est edt pst cet gmt utc".split()
)
DEGREE = re.compile(
    r"(?:M\.?D|Ph\.?\s?D|M\.?Sc|M\.?A|B\.?A|B\.?Sc|M\.?B\.?A|J\.?D|R\.?[DN]N?|M\.?S|LDN?|CDN?|CDCES|FAND|BSN|MSN"
    r"|DPT|DDS|DMD|DVM|PsyD|PharmD|Esq|Ed\.?D|D\.?O|M\.?P\.?H|LL\.?M|CFP|CPA|CFA|LCSW|Dr|Prof|OBE|MBE|MP)\.?"
)
# An apposition that names a house and not a person.
HOUSE = re.compile(
    r"\b(?:Post|Times|News|Newswire|Press|Media|Herald|Tribune|Gazette|Journal|Chronicle|Magazine|Radio|TV|University|Institute"
    r"|Agency|Network|Group|Inc|Ltd|LLC|GmbH|AG|College|School|Cent(?:er|re)|Services?|Images?|Network|Corporation|Company)\b"
)
NO_NAME = re.compile(
    r"^(?:admin(?:istrator)?|editor(?:s|ial)?|staff|unknown|anonymous|guest|none|null|undefined|n/?a|webmaster"
    r"|(?:no )?authors?|human|name|e-?mail|website|profile?|by|von|par|por|learn more|view full profile"
    r"|(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$"
    r"|[{}<>=→]|^\w+(?:\.\w+){3,}$|^(?:getty|istock|shutterstock)$|\bgetty images\b"
    r"|\b(?:comments?|subscribe|read more|view all|sign up|istock|shutterstock)\b"
    r"|\b(?:follow|folgen|suivre|seguir)\b|(?:報導|报道|報道|电|電|讯|訊)$",
    re.IGNORECASE,
)
