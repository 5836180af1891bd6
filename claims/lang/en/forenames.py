"""First names and their short forms."""

from __future__ import annotations

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
