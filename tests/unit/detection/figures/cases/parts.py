"""Fractions, odds, multiples and vague counts. Sentences of our own making, one phenomenon each."""

from factcheck.detection.figures.reasons import Reason
from factcheck.domain.claim import Comparator
from tests.unit.detection.figures.cases.case import aside, case, figure

PARTS = [
    case(
        "a holiday with its year",
        "On New Year's Eve 2015, 12 boats sank.",
        figure("12 boats", 12, "boats", period="On New Year's Eve 2015"),
        aside("2015", Reason.DATE),
    ),
    case(
        "a fiscal year",
        "It needs 9 ships for fiscal year 2017.",
        figure("9 ships", 9, "ships", period="for fiscal year 2017"),
        aside("2017", Reason.DATE),
    ),
    case("tonight", "There were 3,000 people out tonight.", figure("3,000 people", 3000, "people", period="tonight")),
    case("at the time", "It had 20 boats at the time.", figure("20 boats", 20, "boats", period="at the time")),
    case("at the time of", "It had 20 boats at the time of the raid.", figure("20 boats", 20, "boats")),
    case(
        "the course of a year",
        "It moves 50 tons over the course of a typical year.",
        figure("50 tons", 50, "tons", period="over the course of a typical year"),
    ),
    case(
        "the time of a clause in dashes",
        "It runs on two websites — which were shut as of Friday.",
        figure("two websites", 2, "websites"),
    ),
    case(
        "out of",
        "The inspector failed 19 out of 40 schools.",
        figure("19 out of 40 schools", 19, "out of 40 schools", counted="schools"),
    ),
    case(
        "in with a base",
        "One in five children goes hungry.",
        figure("One in five children", 1, "in five children", counted="children"),
    ),
    case(
        "in with digits", "Nine in 10 voters agreed.", figure("Nine in 10 voters", 9, "in 10 voters", counted="voters")
    ),
    case(
        "in with a time is no whole",
        "The band sold five in 10 days.",
        figure("five", 5, period="in 10 days"),
        figure("10 days", 10, "days"),
    ),
    case(
        "two thirds",
        "Two thirds of members voted.",
        figure("Two thirds of members", 2 / 3, "of members", counted="members"),
    ),
    case(
        "hyphened fraction",
        "Two-thirds of the crop failed.",
        figure("Two-thirds of the crop", 2 / 3, "of crop", counted="crop"),
    ),
    case(
        "a third of", "A third of the city lost power.", figure("A third of the city", 1 / 3, "of city", counted="city")
    ),
    case("half of", "Half of the condos have sold.", figure("Half of the condos", 0.5, "of condos", counted="condos")),
    case(
        "half before a determiner",
        "Half the condos have sold.",
        figure("Half the condos", 0.5, "of condos", counted="condos"),
    ),
    case("half a million", "Half a million people fled.", figure("Half a million people", 500000, "people")),
    case("half a dozen", "Half a dozen shops closed.", figure("Half a dozen shops", 6, "shops")),
    case(
        "quarter of a million",
        "A quarter of a million homes flooded.",
        figure("A quarter of a million homes", 250000, "homes"),
    ),
    case(
        "three quarters",
        "Three quarters of pupils passed.",
        figure("Three quarters of pupils", 0.75, "of pupils", counted="pupils"),
    ),
    case("by half", "The council cut the budget by half.", figure("half", 0.5, change="cut the budget by")),
    case("second half is no fraction", "He scored in the second half."),
    case("first quarter is no fraction", "Sales slipped in the first quarter."),
    case(
        "slash fraction with an ending",
        "It used about 1/10th of the energy.",
        figure("about 1/10th of the energy", 0.1, "of energy", comparator=Comparator.ABOUT, counted="energy"),
    ),
    case("slash fraction", "Add 1/2 cup of oil.", figure("1/2 cup of oil", 0.5, "cup", counted="oil")),
    case("vulgar fraction", "The board is 2½ inches thick.", figure("2½ inches", 2.5, "inches")),
    case(
        "dozens",
        "Dozens of people were hurt.",
        figure("Dozens of people", 12, "people", comparator=Comparator.AT_LEAST),
    ),
    case(
        "hundreds of thousands",
        "Hundreds of thousands of refugees crossed.",
        figure(
            "Hundreds of thousands of refugees", 100000, "refugees", value_high=1000000, comparator=Comparator.AT_LEAST
        ),
    ),
    case(
        "tens of thousands",
        "Tens of thousands marched.",
        figure("Tens of thousands", 10000, value_high=100000, comparator=Comparator.AT_LEAST),
    ),
    case(
        "scores",
        "Scores of houses burned.",
        figure("Scores of houses", 20, "houses", comparator=Comparator.AT_LEAST),
    ),
    case("scores as a noun is no number", "The test scores rose."),
    case("a dozen", "A dozen ships waited.", figure("A dozen ships", 12, "ships")),
    case("two dozen", "Two dozen ships waited.", figure("Two dozen ships", 24, "ships")),
    case(
        "doubled",
        "Exports doubled in 2019.",
        figure("doubled", 2, "times", period="in 2019"),
        aside("2019", Reason.DATE),
    ),
    case(
        "doubling to a value is a change",
        "The memory doubled to 256GB.",
        figure("256GB", 256, "GB", change="doubled to"),
    ),
    case("twice as many", "Twice as many women applied.", figure("Twice", 2, "times")),
    case("twice as an adverb", "He called twice.", figure("twice", 2, "times")),
    case("twice as an idiom", "They should think twice."),
    case(
        "share after that",
        "It said that one in eight people left.",
        figure("one in eight people", 1, "in eight people", counted="people"),
    ),
    case(
        "part of a whole",
        "They lost seven of their nine races.",
        figure("seven", 7, "races"),
        figure("nine races", 9, "races"),
    ),
    case("three times", "The rent is three times the average.", figure("three times", 3, "times")),
    case("times a minute", "The wheel turns 80 times a minute.", figure("80 times a minute", 80, "times a minute")),
    case("tenfold", "Costs rose tenfold.", figure("tenfold", 10, "times", change="rose")),
    case(
        "number of number",
        "Two of the three envoys left.",
        figure("Two", 2, "envoys"),
        figure("three envoys", 3, "envoys"),
    ),
    case(
        "open number of a measure",
        "The smoke drifted thousands of miles.",
        figure("thousands of miles", 1000, "miles", value_high=10000, comparator=Comparator.AT_LEAST),
    ),
    case("twice the rate", "Prices rose at twice the rate.", figure("twice", 2, "times")),
    case("halved", "The council halved the fee.", figure("halved", 0.5, "times")),
    case(
        "of with a base",
        "Eight of 10 limes are grown there.",
        figure("Eight of 10 limes", 8, "of 10 limes", counted="limes"),
    ),
    case("odds by hyphens", "There is a 1-in-4 chance.", figure("1-in-4", 1, "in-4")),
    case("by the dozens", "Gulls came by the dozens."),
    case("twice with a hyphen", "The twice-divorced star left."),
    case(
        "several hundred",
        "Several hundred people fled.",
        figure("Several hundred people", 100, "people", comparator=Comparator.AT_LEAST),
    ),
    case(
        "a few thousand",
        "A few thousand homes burned.",
        figure("A few thousand homes", 1000, "homes", comparator=Comparator.AT_LEAST),
    ),
    case(
        "a couple of dozen",
        "He saw a couple of dozen boats.",
        figure("a couple of dozen boats", 24, "boats", comparator=Comparator.AT_LEAST),
    ),
    case("several people are no figure", "Several people fled."),
    case("odds in words", "One-in-ten babies is ill.", figure("One-in-ten", 1, "in-ten", counted="babies")),
    case("attempts", "Roe went 2-for-10.", figure("2-for-10", 2, "for-10")),
    case("no success in any attempt", "Roe went 0-for-9.", figure("0-for-9", 0, "for-9")),
    case(
        "fraction hyphened to its unit",
        "A quarter-point cut is due.",
        figure("A quarter-point", 0.25, "point", change="cut"),
    ),
    case("half as many", "It has half as many shops.", figure("half", 0.5, "times")),
    case("ratio", "They were outnumbered by a ratio of 12 to 1.", figure("12 to 1", 12, "to 1", counted="ratio")),
    case(
        "fall to one",
        "The rate fell from 4 to 1.",
        figure("4", 4, change="fell from"),
        figure("1", 1, change="fell from 4 to"),
    ),
    case(
        "one in every",
        "It kills one in every 40 patients.",
        figure("one in every 40 patients", 1, "in every 40 patients", counted="patients"),
    ),
    case(
        "words out of words",
        "Two out of five hundred sets failed.",
        figure("Two out of five hundred sets", 2, "out of five hundred sets", counted="sets"),
    ),
    case("double", "The wait is double the target.", figure("double", 2, "times")),
    case("double room", "They took a double room."),
    case(
        "bound of the next figure",
        "They read dozens of letters and over 900 files.",
        figure("dozens of letters", 12, "letters", comparator=Comparator.AT_LEAST),
        figure("over 900 files", 900, "files", comparator=Comparator.MORE),
    ),
    case("passes that arrive", "Roe was 20-of-24 there.", figure("20-of-24", 20, "of-24")),
    case(
        "out of is no share",
        "Two out of five flats leak.",
        figure("Two out of five flats", 2, "out of five flats", counted="flats"),
    ),
    case(
        "part of an owner's",
        "Five of the isolated nation's 85 launches failed.",
        figure("Five", 5, "launches"),
        figure("85 launches", 85, "launches"),
    ),
    case(
        "part of a place's",
        "Three of Osk Bay’s nine mills burned.",
        figure("Three", 3, "mills"),
        figure("nine mills", 9, "mills"),
    ),
    case("deputies of an owner", "Two of Roe's deputies left.", figure("Two of Roe's deputies", 2, "Roe's deputies")),
    case("doubled as something", "The shed doubled as a bar."),
    case("doubled as a result", "Rents doubled as a result.", figure("doubled", 2, "times", counted="result")),
    case(
        "tens to hundreds",
        "The rings are tens to hundreds of miles wide.",
        figure("tens to hundreds of miles", 10, "miles", value_high=1000, comparator=Comparator.AT_LEAST),
    ),
    case(
        "tens or even hundreds",
        "It will cost tens or even hundreds of billions of euros.",
        figure(
            "tens or even hundreds of billions of euros",
            1e10,
            "euros",
            value_high=1e12,
            comparator=Comparator.AT_LEAST,
            counted="cost",
        ),
    ),
    case("part before a verb", "Two-thirds say so.", figure("Two-thirds", 2 / 3)),
    case(
        "part before a past tense",
        "But nearly a third said no.",
        figure("nearly a third", 1 / 3, comparator=Comparator.ABOUT),
    ),
    case(
        "part before an adverb",
        "About a third usually stay.",
        figure("About a third", 1 / 3, comparator=Comparator.ABOUT),
    ),
    case(
        "part before a noun",
        "It got two-thirds support there.",
        figure("two-thirds support", 2 / 3, "of support", counted="support"),
    ),
    case(
        "part of what comes",
        "Half of the power comes from coal.",
        figure("Half of the power", 0.5, "of power", counted="power"),
    ),
    case(
        "part of what somebody bought",
        "It is half the grain Norway bought.",
        figure("half the grain", 0.5, "of grain", counted="grain"),
    ),
    case(
        "part of all",
        "A quarter of all flood-related deaths were there.",
        figure(
            "A quarter of all flood-related deaths", 0.25, "of flood-related deaths", counted="flood-related deaths"
        ),
    ),
    case(
        "of a bounded whole",
        "It freed 21 of the more than 200 girls.",
        figure("21", 21, "girls"),
        figure("more than 200 girls", 200, "girls", comparator=Comparator.MORE),
    ),
    case(
        "percent of a bounded whole",
        "It read 2 percent of the more than 400 cases.",
        figure("2 percent", 2, "percent"),
        figure("more than 400 cases", 400, "cases", comparator=Comparator.MORE),
    ),
]
