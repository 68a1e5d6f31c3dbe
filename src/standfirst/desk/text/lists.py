"""Word lists shared by the readers of text: function words, titles, people, verbs of saying."""

from __future__ import annotations

from standfirst.desk.text.wordlist import word_list, word_set

FUNCTION = word_set(
    """
    a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out
    over to up with within without about above across after against along amid among around before behind below
    beneath beside between beyond despite down during except inside like near since through throughout till toward
    towards under until upon via while whether because although though unless once when where why how who whom whose
    which what i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
    himself herself itself themselves myself yourself ourselves am is are was were be been being have has had having
    do does did doing done will would shall should can could may might must ought not no don't doesn't didn't won't
    wouldn't can't couldn't isn't aren't wasn't weren't hasn't haven't hadn't i'm it's he's she's they're we're
    you're i've we've they've there here also just only very too more most much many some any each every all both
    either neither other another such same own few several own again ever never always often still already now
    """
)
"""Words that carry grammar and no matter: never counted when a claim is matched with a sentence."""

COMMON = FUNCTION | word_set(
    """
    according additionally after afterwards ahead all almost already although another are asked back because but
    clearly critics despite earlier even every everyone everything exactly experts few finally first five four
    following former fortunately further given good great he'd her however if indeed instead is just last late later
    least let like long maybe meanwhile men moreover more most much nearly next nine no nobody nonetheless nor nothing
    now observers of officials oh ok okay once one only others otherwise overall part people perhaps please police
    previously probably quite rather recently researchers residents retired right second seven similarly six some
    someone something sometimes soon ten than thanks that that's the then there there's these they thousands three
    thus today together tomorrow tonight two under unfortunately unlike until usually voters was well what whatever
    when where which while who why with witnesses women yes yesterday yet you young get go going see look come make
    take think know say says said tell told ask want need use find give keep work try call added adding asked new old
    big small high low best better worst worse less early eight eleven twelve twenty hundreds dozens millions half
    third thousands figures reports sources analysts authorities investigators prosecutors lawyers scientists doctors
    """
)
"""Words that a capital at the head of a sentence does not make a name."""

TITLE_WORDS = word_set(
    """
    mr mrs ms miss dr prof professor sir dame lord lady rev reverend father sister brother pope cardinal archbishop
    bishop rabbi imam sheikh king queen prince princess duke duchess emperor president vice premier chancellor prime
    minister secretary gov governor sen senator rep representative congressman congresswoman lawmaker mayor
    councilman judge justice chief justice attorney general gen lt lieutenant col colonel maj major capt captain sgt
    sergeant cpl corporal pvt private adm admiral cmdr commander officer constable inspector superintendent sheriff
    det detective coach manager director chairman chairwoman chair ceo ambassador envoy spokesman spokeswoman
    spokesperson foreign defense defence finance interior health education treasury deputy acting former ex retired
    aide analyst striker midfielder defender goalkeeper skipper singer actor actress author director
    """
)
"""Words that stand before a name and are not part of it."""

PEOPLE = {
    form: one
    for one, form in (
        pair.split("/") if "/" in pair else (pair, pair + "s")
        for pair in word_list(
            """
    soldier officer official analyst expert witness/witnesses doctor nurse worker resident minister lawmaker
    senator governor mayor diplomat envoy negotiator ambassador leader commander general fighter rebel
    militant gunman/gunmen policeman/policemen fireman/firemen firefighter pilot sailor marine veteran guard
    prisoner hostage refugee migrant protester demonstrator activist campaigner supporter critic opponent
    voter candidate politician prosecutor lawyer attorney judge juror defendant suspect victim patient student
    pupil teacher professor scientist researcher economist scholar historian journalist reporter editor author
    writer artist musician singer actor actress/actresses director producer player coach/coaches referee fan
    athlete champion driver passenger cyclist pedestrian farmer fisherman/fishermen trader investor banker
    broker shareholder executive director manager employee employer owner customer consumer tenant landlord
    neighbour neighbor parent mother father son daughter brother sister wife/wives husband boy girl man/men
    woman/women child/children teenager adult civilian citizen immigrant tourist volunteer paramedic medic
    surgeon priest bishop imam spokesman/spokesmen spokeswoman/spokeswomen aide adviser advisor assistant
    ally/allies enemy/enemies survivor bystander relative friend colleague source observer monitor inspector
    councillor councilor
    """
        )
    )
}
"""Plural words for people, and the one each is many of."""

PERSON_NOUNS = frozenset(PEOPLE.values()) | word_set("person baby pensioner toddler infant schoolboy schoolgirl")
"""Words for one person: "a 55-year-old woman" is one."""

SAY = word_set(
    """
    say says said saying tell tells told state states stated add adds added announce announces announced confirm
    confirms confirmed claim claims claimed report reports reported warn warns warned insist insists insisted argue
    argues argued acknowledge acknowledges acknowledged admit admits admitted deny denies denied declare declares
    declared estimate estimates estimated allege alleges alleged note notes noted explain explains explained suggest
    suggests suggested believe believes believed think thinks thought write writes wrote ask asks asked accuse
    accuses accused describe describes described predict predicts predicted call calls called indicate indicates
    indicated show shows showed shown reveal reveals revealed maintain maintains maintained contend contends
    contended assert asserts asserted concede concedes conceded pledge pledges pledged promise promises promised vow
    vows vowed urge urges urged blame blames blamed cite cites cited conclude concludes concluded find finds found
    recall recalls recalled reply replies replied respond responds responded testify testifies testified
    """
)
"""Verbs that hand a statement to somebody."""
