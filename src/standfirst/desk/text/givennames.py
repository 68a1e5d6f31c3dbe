"""Given names and other words of names that are often one letter apart and both right."""

from __future__ import annotations

from standfirst.desk.text.wordlist import word_set

GIVEN_NAMES = word_set(
    """
    aaron abdul abdullah adam adrian ahmad ahmed aidan alain alan albert alberto alejandro alex alexander
    alexandra alexei alfred ali alice alicia alison allan allen allison alvin amanda amber amy ana andre andrea
    andreas andrei andrew andy angel angela angelo anita ann anna anne annie anthony antonio april ariel arnold
    arthur ashley austin barbara barry beatrice ben benjamin bernard bernie bert beth betty bill billy blake bob
    bobby boris brad bradley brandon brenda brendan brent brett brian bruce bryan caleb cameron candice carl
    carla carlo carlos carly carmen carol carole caroline carrie carter casey catherine cathy cecil chad
    charlene charles charlie charlotte chelsea cheryl chris christian christina christine christopher chuck
    claire clara clare clark claude claudia claudio cliff clive colin colleen connie connor conrad corey craig
    cristina curtis cynthia daisy dale damian damon dan dana daniel daniela daniele danielle danny daphne darren
    dave david davis dawn dean debbie deborah denis denise dennis derek diana diane dick dmitri dmitry dominic
    don donald donna doris dorothy doug douglas duncan dustin dylan earl ed eddie edgar edith edmund eduardo
    edward edwin eileen elaine eleanor elena eli elias elisabeth elise elizabeth ella ellen elliott emil emily
    emma eric erica erik erika erin ernest ernesto ethan eugene eva evan eve evelyn faith felix fernando fiona
    florence frances francesca francesco francis francisco frank franz fred frederick gabriel gail gareth gary
    gavin gemma gene geoff geoffrey george gerald gerard gerry gilbert gina giorgio glen glenn gloria gordon
    grace graham grant greg gregory greta guy gwen hannah hans harold harriet harris harry harvey heather hector
    helen helena henri henry herbert hilary hillary holly howard hugh hugo ian igor imran ines ingrid irene iris
    isaac isabel isabella ivan jack jackie jacob jacques jake james jamie jan jane janet janice jared jasmine
    jason javier jay jean jeanne jeb jeff jeffrey jennifer jenny jeremy jerome jerry jesse jessica jill jim
    jimmy jo joan joanna joanne joe joel johan johann johanna john johnny jon jonah jonas jonathan jordan jorge
    jose josef joseph josh joshua joy joyce juan juanita judith judy julia julian juliana julie julien juliet
    julio julius june justin karen karin karl karla kate katherine kathleen kathryn kathy katie keith kelly ken
    kenneth kerry kevin kim kirk kirsten klaus kristen kristin kristina kurt kyle lance larry laura lauren
    laurence lawrence leah lee leo leon leonard leonardo leroy leslie lewis liam lily linda lindsay lindsey lisa
    liz lloyd logan lois loretta lori louis louisa louise lucas lucia lucy luis luisa lukas luke lydia lynn
    madeleine malcolm manuel marc marcel marcia marco marcos marcus margaret margot maria mariam marian marianne
    marie marilyn marina mario marion marjorie mark marlene marsha marta martha martin martina martine marvin
    mary matt matteo matthew maureen maurice max maxim megan mel melanie melissa michael michaela michel michele
    michelle miguel mike mikhail milan mildred milton miranda miriam mitch mitchell mohamed mohammad mohammed
    molly mona monica morgan muhammad nancy naomi natalia natalie natasha nathan neil nelson niall nicholas nick
    nicola nicolas nicole nigel nikki nina noah noel nora norma norman oleg olga oliver olivia omar oscar otto
    owen pamela patrice patricia patrick paul paula pauline pavel pedro penelope penny perry pete peter petra phil
    philip philippa philippe phillip phyllis pierre polly rachael rachel rafael ralph ramon randall randy raul
    ray raymond rebecca regina rene ricardo rich richard rick rita rob robert roberta roberto robin rod roderick
    rodney roger roland roman ron ronald ronnie rosa rosalind rose rosemary ross roy ruben rupert russell ruth
    ryan sally salman sam samantha samuel sandra sandy sara sarah saul scott sean sebastian serena sergei sergio
    seth shannon sharon shaun shawn sheila shirley sidney silvia simon simone sofia sonia sonya sophia sophie
    spencer stacey stan stanley stefan stella stephan stephanie stephen steve steven stewart stuart sue susan
    susanna suzanne sven sydney sylvia tamara tanya tara ted terence teresa terrance terrence terry thelma
    theodore theresa thomas tiffany tim timothy tina toby todd tom tommy toni tony tracey tracy trevor troy
    tyler valerie vanessa vera vernon veronica vicky victor victoria vincent viola violet virginia vivian
    vladimir wallace walter wanda warren wayne wendy wesley wilfred will willem william willie wilma winston
    yasmin yolanda yuri yusuf yves yvonne zachary zoe
    """
)
"""Common given names: two of them one letter apart are two names."""

ORDINARY = word_set(
    """
    january february march april june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday north south east west northern southern eastern western house senate
    congress council court state states city county party labour labor tory tories liberal conservative democrat
    democratic republican green national international united union central federal royal bank board post times
    street hall wall hill park lake river church school college university institute center centre hospital
    museum palace tower bridge market office world cup league open super bowl test games olympic olympics oscar
    oscars grand prix premier first second third news press radio film music group club team force forces army
    navy marine marines guard corps police service muslim muslims jewish jews christian christians catholic
    catholics hispanic hispanics latino latina latinos latinas electronic electronics minister ministry
    foundation airport airways airlines institution assembly session sessions constitution declaration
    commission committee conference convention summit agency department secretary general act bill law rights
    power energy health care social security defence defense human great little black white brown gray grey
    young old new big long short small high low iron gold golden silver boston austin jersey paris texas kansas
    georgia virginia carolina dakota york orleans washington lincoln jackson madison houston dallas denver miami
    beach reach politics latin time peace
    """
)
"""Words that stand in many names and are known to be spelt so."""
