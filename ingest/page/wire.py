"""The news agency that an article as a whole is credited to. Being quoted ("told Reuters") is no credit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.ingest.text import one_line, squash

# Names by which agencies are credited -> the name recorded.
_AGENCIES = {
    "Associated Press": ("The Associated Press", "AP", "AP News"),
    "Reuters": ("Thomson Reuters", "Reuters News Agency"),
    "Agence France-Presse": ("AFP", "Agence France Presse", "AFP News"),
    "Bloomberg": ("Bloomberg News",),
    "Dow Jones Newswires": ("Dow Jones",),
    "United Press International": ("UPI",),
    "PA Media": ("Press Association", "PA", "PA Wire", "PA News Agency"),
    "dpa": ("Deutsche Presse-Agentur", "dpa-AFX", "dpa international"),
    "Austria Presse Agentur": ("APA",),
    "Keystone-SDA": ("SDA", "sda-ats", "Keystone-ATS", "ATS"),
    "EFE": ("Agencia EFE", "Efe"),
    "Europa Press": (),
    "ANSA": ("Agenzia ANSA",),
    "Adnkronos": (),
    "Lusa": ("Agência Lusa",),
    "Agência Brasil": (),
    "Belga": ("Belga News Agency",),
    "ANP": ("Algemeen Nederlands Persbureau",),
    "NTB": ("Norsk Telegrambyrå",),
    "TT": ("TT Nyhetsbyrån",),
    "Ritzau": (),
    "STT": ("STT-Lehtikuva",),
    "PAP": ("Polska Agencja Prasowa",),
    "CTK": ("ČTK", "Czech News Agency"),
    "Interfax": ("Interfax-Ukraine",),
    "TASS": ("ITAR-TASS",),
    "Ukrinform": (),
    "Anadolu Agency": ("Anadolu", "AA"),
    "Xinhua": ("Xinhua News Agency",),
    "Kyodo": ("Kyodo News",),
    "Jiji Press": ("Jiji",),
    "Yonhap": ("Yonhap News Agency",),
    "Press Trust of India": ("PTI",),
    "IANS": ("Indo-Asian News Service",),
    "ANI": ("Asian News International",),
    "Antara": (),
    "Bernama": (),
    "Australian Associated Press": ("AAP",),
    "The Canadian Press": ("Canadian Press",),
    "Inter Press Service": ("IPS",),
    "Tribune News Service": ("TNS",),
}
_KNOWN = {squash(alias): name for name, aliases in _AGENCIES.items() for alias in (name, *aliases)}
# An agency we do not know says in its name that it is one.
_AGENCY_NAME = re.compile(
    r"\w\s+(?:Newswire|Wire|Wire Service|News Agency|Press Agency|News Service|Press Association|Newswires"
    r"|Presseagentur|Nachrichtenagentur|Agence de presse|Agencia de Noticias)$"
)
# "By Reuters", "AP Business Writer": what stands around an agency's name in a byline.
_AROUND = re.compile(
    r"^(?i:by|from|von|par|por|di)\s+|\s+(?i:staff(?:\s+\w+)?|newsroom|(?:[A-Z]\w+\s+){0,2}(?:writer|editor|correspondent))$"
)
# Whose lines are about pictures.
_PICTURES = re.compile(r"\b(?:Getty|Shutterstock|iStock|Alamy|Imago|picture alliance)\b", re.IGNORECASE)
_NAME = r"(?P<agency>[A-Z][\w.&’'-]*+(?: [A-Z][\w.&’'-]*+){0,4}|dpa)"
# ALDERPORT, May 3 (Agency) - ...
_DATELINE = re.compile(rf"^[^a-z]?(?P<place>[A-Z][^()\n]{{1,60}})?\({_NAME}\)\s*[-–—:]")
# Initials in that place that are no agency: American stations on their own sites, and countries.
_NO_INITIALS = re.compile(r"[KW][A-Z]{2,3}|USA|UAE|DDR|UdSSR|USSR|VR")
# A last line that says only who made the text: (Agency), © Agency, Source: Agency, Agency/xy.
_SIGN_OFF = re.compile(
    r"^\W*+(?:(?i:c\)|copyright|source\s*:|quelle\s*:|fuente\s*:|with material from)\W*+)?"
    rf"(?:20\d\d\W++)?{_NAME}(?:/\w{{1,8}})*\W*$"
)
_LONGEST = 150  # characters of a name with what stands around it
_CREDIT_LINE = re.compile(
    r"(?i:\bthis (?:story|article|report) (?:was|is) (?:\w+ )?"
    r"(?:provided|produced|supplied|published|distributed) by"
    rf"|(?:©|\bcopyright)\W{{0,5}}(?:20\d\d\W{{1,5}})?) ?(?:[Tt]he )?{_NAME}"
)


def credited(text: str, *, bylines: Iterable[str], credits: Iterable[str], outlet: str | None) -> str | None:
    """The agency's name, or None.

    `bylines` are author lines, `credits` what structured data states as source, provider or copyright
    holder, `outlet` the site's own name, which is no credit.
    """
    for line in (*bylines, *credits):
        # "Ada Lund, Reuters", "AP/Ada Lund", "Staff with AFP"
        if _PICTURES.search(line):
            continue
        for piece in re.split(" ?[,;/|()·•–—] ?| (?:with|and|for|via|in|-) ", one_line(line)):
            found = _agency(_AROUND.sub("", piece.strip()), outlet) if len(piece) <= _LONGEST else None
            if found:
                return found
    paragraphs = text.split("\n\n")
    for paragraph in paragraphs[:3]:
        match = _DATELINE.match(paragraph)
        if match:
            place = match["place"] or ""
            return _agency(match["agency"], outlet) or _by_initials(place, match["agency"], outlet)
    for paragraph in paragraphs[-3:]:
        for match in (_SIGN_OFF.match(paragraph), _CREDIT_LINE.search(paragraph)):
            # The next sentence may begin behind the name.
            found = _agency(re.split(r"(?<=\w{3})\.\s", match["agency"])[0], outlet) if match else None
            if found:
                return found
    return None


def _by_initials(place: str, name: str, outlet: str | None) -> str | None:
    """An agency that is in no table, by its initials where a dateline has them: ALDERPORT (NSNA) -"""
    town = place.split(",")[0].strip()
    known_otherwise = _NO_INITIALS.fullmatch(name) or squash(name) in squash(outlet or "")
    return name if town.isupper() and re.fullmatch(r"[A-Z]{3,6}", name) and not known_otherwise else None


def _agency(name: str, outlet: str | None) -> str | None:
    name = name.strip(" .:-–—*")
    known = _KNOWN.get(squash(name)) if name else None
    # Short names are words too: "PA" is an agency, "pa" is not.
    if known and (len(name) > 4 or name in (known, *_AGENCIES[known])):
        return known
    if _AGENCY_NAME.search(name) and len(name) < 50 and squash(name) != squash(outlet or ""):
        return name
    return None
