"""Places, and what is named after them."""

from __future__ import annotations

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

# What is nobody's name, in one word or several.
KNOWN = PLACES | TERRITORIES
