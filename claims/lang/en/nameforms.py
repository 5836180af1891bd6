"""English data on what people and bodies are called, and nothing else. All of it lower-case."""

from __future__ import annotations

# After a surname, by what they stand for: of two that differ, one is the other's child.
SUFFIXES = {
    "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv", "v": "v",
}  # fmt: skip

# At the end of a body's name, by what it stands for.
LEGAL_FORMS = {
    "inc": "incorporated", "incorporated": "incorporated", "corp": "corporation",
    "corporation": "corporation", "co": "company", "company": "company", "ltd": "limited",
    "limited": "limited", "llc": "llc", "llp": "llp",
    "lp": "lp", "plc": "plc", "gmbh": "gmbh", "ag": "ag", "sa": "sa", "spa": "spa", "nv": "nv", "bv": "bv",
    "ab": "ab", "asa": "asa", "oyj": "oyj", "pty": "pty", "kk": "kk", "se": "se",
}  # fmt: skip

# Of these a name is whole words too ("Tarn Company"): two must be left when one is taken off.
SPELLED_FORMS = frozenset("company corporation limited incorporated".split())

# Inside a body's name, and not in its initials.
SMALL_WORDS = frozenset("of for and the on in to at by de la le du des von van & und et".split())

# Initials that mean one body wherever they stand, and are seldom explained.
COMMON_INITIALS = {
    "un": "United Nations", "us": "United States", "uk": "United Kingdom", "eu": "European Union",
    "nato": "North Atlantic Treaty Organization", "imf": "International Monetary Fund",
    "fbi": "Federal Bureau of Investigation", "cia": "Central Intelligence Agency",
    "nasa": "National Aeronautics and Space Administration",
}  # fmt: skip

# What an office is called otherwise.
OFFICE_WORDS = {
    "rep": "representative", "reps": "representative", "congressman": "representative",
    "congresswoman": "representative", "congressmember": "representative", "sen": "senator",
    "sens": "senator", "gov": "governor", "attorney": "lawyer", "counsel": "lawyer", "solicitor": "lawyer",
    "barrister": "lawyer", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "prof": "professor", "gen": "general",
    "lt": "lieutenant", "adviser": "advisor", "councilman": "councillor", "councilwoman": "councillor",
    "councilmember": "councillor", "councilor": "councillor",
}  # fmt: skip

# First names and the short forms that stand for them. Two short forms are not taken for one another, nor two
# long ones: Alexander and Alexandra are both called Alex.
_SHORT_FORMS = """
abigail: abby gail | abraham: abe | alan: al | albert: al bert | alexander: alex alec sandy sasha
alexandra: alex sandra sasha alexa | alfred: al fred alf | alison: ali | allison: ali | amanda: mandy
andrea: andi | andrew: andy drew | angela: angie | anthony: tony | antonia: toni | antonio: tony
arnold: arnie | arthur: art | barbara: barb babs | bartholomew: bart | benjamin: ben benny
bernard: bernie | bertram: bert | bradley: brad | calvin: cal | cameron: cam
catherine: cathy kate katie cat | charles: charlie chuck chas | charlotte: lottie charlie
christina: chris tina chrissy | christine: chris chrissy tina | christopher: chris kit | clifford: cliff
clinton: clint | cynthia: cindy | daniel: dan danny | danielle: dani | david: dave davey
deborah: deb debbie debra | dennis: denny | dominic: dom nick | donald: don donnie | dorothy: dot dottie
douglas: doug | edgar: ed | edmund: ed ned eddie | edward: ed eddie ted ned teddy | edwin: ed eddie
eleanor: ellie nell nora | elizabeth: liz beth betty betsy eliza lizzie bess libby lisa | emily: em
eugene: gene | ezekiel: zeke | florence: flo | frances: fran frankie | francis: frank fran
franklin: frank | frederick: fred freddie freddy | gabriel: gabe | gabrielle: gaby | gavin: gav
geoffrey: geoff | george: georgie | gerald: gerry jerry | gerard: gerry | gilbert: gil bert
gregory: greg | gwendolyn: gwen | harold: harry hal | harriet: hattie | henry: harry hank hal
herbert: herb bert | howard: howie | hubert: bert | ignatius: iggy | isaac: ike zac | isabella: bella izzy
jacob: jake | jacqueline: jackie | james: jim jimmy jamie jem | janet: jan | jefferson: jeff
jeffrey: jeff | jennifer: jen jenny | jeremiah: jerry | jeremy: jerry jez | jerome: jerry
jessica: jess jessie | john: jack johnny jonny | jonathan: jon jonny | joseph: joe joey | joshua: josh
judith: judy judi | julian: jules | katherine: kathy kate katie kat kay | kathleen: kathy kate katie
kathryn: kathy kate katie | kenneth: ken kenny | kimberly: kim | laurence: larry laurie | lawrence: larry
leonard: len lenny leo | leslie: les | lewis: lew | louis: lou louie | louise: lou | lucille: lucy
madeleine: maddie | madeline: maddie | margaret: maggie meg peggy peg marge margie greta | martha: marty
martin: marty | matilda: tilly | matthew: matt | maurice: maury | maximilian: max | maxwell: max
megan: meg | melanie: mel | melissa: mel missy lissa | melvin: mel | michael: mike mick mickey micky
michelle: shelly | mitchell: mitch | mohamed: mo | mohammed: mo | montgomery: monty | muhammad: mo
nancy: nan | natalie: nat | natasha: tasha | nathan: nate nat | nathaniel: nate nat | nicholas: nick nicky
nicola: nicky | nigel: nige | norman: norm | oliver: ollie | olivia: liv livvy | oscar: ossie
pamela: pam | patricia: pat patty trish tricia | patrick: pat paddy | penelope: penny | peter: pete
philip: phil | phillip: phil | phyllis: phyl | priscilla: cilla | rachel: rach | randall: randy
randolph: randy | raphael: rafe | raymond: ray | rebecca: becky becca | reginald: reg reggie
richard: rick dick rich ricky richie | robert: bob rob bobby robbie bert | roberta: bobbie | roderick: rod
rodney: rod | roger: rodge | ronald: ron ronnie | rosalind: ros roz | rosemary: rosie rose | rudolf: rudi
rudolph: rudy | russell: russ | samantha: sam | samuel: sam sammy | sandra: sandy | sarah: sally sadie
sebastian: seb | sheldon: shelly | sidney: sid | solomon: sol | spencer: spence | stanley: stan
stephanie: steph | stephen: steve stevie | steven: steve stevie | stewart: stu | stuart: stu
susan: sue susie suzy | susanna: sue susie | suzanne: sue suzy | sylvester: sly | terence: terry
teresa: terry tess | theodore: ted theo teddy | theresa: terry tess | thomas: tom tommy
timothy: tim timmy | tobias: toby | valerie: val | vernon: vern | veronica: ronnie | victor: vic
victoria: vicky vicki tori | vincent: vince vinny | virginia: ginny | walter: walt wally | wesley: wes
wilfred: wilf | william: bill billy will willie liam | winifred: winnie | winston: win | yvonne: vonnie
zachary: zach zack zac
"""

SHORT_FORMS: dict[str, frozenset[str]] = {
    formal: frozenset(short.split())
    for entry in _SHORT_FORMS.replace("\n", "|").split("|")
    if ":" in entry
    for formal, short in [map(str.strip, entry.split(":"))]
}
