"""Sentences of our own making with the figures that an editor would read in them, one phenomenon each."""

from typing import NamedTuple

from factcheck.detection.figures.reasons import Reason
from factcheck.domain.claim import Comparator, Quantity


class Figure(NamedTuple):
    """A figure to check: its words, and what they say."""

    text: str
    quantity: Quantity


class Aside(NamedTuple):
    """A figure that is none to check."""

    text: str
    reason: Reason


class Case(NamedTuple):
    name: str
    sentence: str
    figures: list[Figure]
    set_aside: list[Aside]


def figure(
    text: str,
    value: float,
    unit: str | None = None,
    *,
    value_high: float | None = None,
    comparator: Comparator = Comparator.EQUAL,
    counted: str | None = None,
    period: str | None = None,
    ordinal: bool = False,
    change: str | None = None,
) -> Figure:
    quantity = Quantity(
        value=value,
        value_high=value_high,
        comparator=comparator,
        unit=unit,
        counted=counted,
        period=period,
        ordinal=ordinal,
        change=change,
    )
    return Figure(text, quantity)


def aside(text: str, reason: Reason) -> Aside:
    return Aside(text, reason)


def case(name: str, sentence: str, *found: Figure | Aside) -> Case:
    figures = [each for each in found if isinstance(each, Figure)]
    return Case(name, sentence, figures, [each for each in found if isinstance(each, Aside)])


CASES = [
    case("plain digits", "The army held 15 exercises.", figure("15 exercises", 15, "exercises")),
    case("plain words", "Three ministers resigned.", figure("Three ministers", 3, "ministers")),
    case("compound number words", "Twenty-five villages lost power.", figure("Twenty-five villages", 25, "villages")),
    case(
        "hundreds and tens in words",
        "The choir has one hundred and forty-two singers.",
        figure("one hundred and forty-two singers", 142, "singers"),
    ),
    case(
        "large words",
        "The law covers three hundred thousand tenants.",
        figure("three hundred thousand tenants", 300000, "tenants"),
    ),
    case("thousands with commas", "Police counted 12,400 marchers.", figure("12,400 marchers", 12400, "marchers")),
    case("thousands with narrow spaces", "The dam displaced 48 000 people.", figure("48 000 people", 48000, "people")),
    case(
        "thousands with a plain space",
        "About 10 000 seats stayed empty.",
        figure("About 10 000 seats", 10000, "seats", comparator=Comparator.ABOUT),
    ),
    case("Indian lakh grouping", "The scheme reached 1,25,000 farmers.", figure("1,25,000 farmers", 125000, "farmers")),
    case("lakh", "The state planted 3 lakh saplings.", figure("3 lakh saplings", 300000, "saplings")),
    case("crore with rupees", "The bridge cost Rs 450 crore.", figure("Rs 450 crore", 4500000000, "Rs")),
    case("rupee sign", "The fine is ₹500.", figure("₹500", 500, "₹")),
    case("decimal", "Rain fell for 2.5 hours.", figure("2.5 hours", 2.5, "hours")),
    case(
        "decimal without zero",
        "The false alarm rate fell to .5 percent.",
        figure(".5 percent", 0.5, "percent", change="fell to"),
    ),
    case("middle dot decimal", "Output rose 1·4 percent.", figure("1·4 percent", 1.4, "percent", change="rose")),
    case("decimal comma", "Inflation stood at 3,4 percent.", figure("3,4 percent", 3.4, "percent")),
    case(
        "million in words", "The city has 3.1 million residents.", figure("3.1 million residents", 3100000, "residents")
    ),
    case("glued bn with euro", "The deal is worth €1.8bn.", figure("€1.8bn", 1800000000, "€")),
    case("bare bn", "The fund holds 1.8bn shares.", figure("1.8bn shares", 1800000000, "shares")),
    case("dollar million", "The grant is $12 million.", figure("$12 million", 12000000, "$")),
    case("glued m with pound", "The club paid £6m.", figure("£6m", 6000000, "£")),
    case("glued m as metres", "The tower is 310m tall.", figure("310m", 310, "m")),
    case("glued m with people", "The app has 37m users.", figure("37m users", 37000000, "users")),
    case("glued k", "The post drew 40k likes.", figure("40k likes", 40000, "likes")),
    case("capital M", "The site has 2.5M readers.", figure("2.5M readers", 2500000, "readers")),
    case("Canadian dollars", "Wages rose to C$22.", figure("C$22", 22, "C$", change="rose to")),
    case(
        "US dollars with a space",
        "Oil closed at US $71.20 a barrel.",
        figure("US $71.20 a barrel", 71.2, "US$ a barrel"),
    ),
    case("Australian style", "The levy raised $A40 million.", figure("$A40 million", 40000000, "A$")),
    case("dollars before US", "Gold gained $31.20 US.", figure("$31.20 US", 31.2, "US$", change="gained")),
    case("currency after the number", "The ticket costs 90 euros.", figure("90 euros", 90, "euros")),
    case(
        "currency with a nation",
        "The plant cost 700 million Canadian dollars.",
        figure("700 million Canadian dollars", 700000000, "Canadian dollars"),
    ),
    case("code before the number", "Brent cost USD74.", figure("USD74", 74, "USD")),
    case("naira", "The subsidy took ₦4 trillion.", figure("₦4 trillion", 4000000000000, "₦")),
    case("shillings", "A loaf costs KSh65.", figure("KSh65", 65, "KSh")),
    case("ringgit", "He was fined RM3,000.", figure("RM3,000", 3000, "RM")),
    case("rand glued", "Fuel costs R24 a litre.", figure("R24 a litre", 24, "R a litre")),
    case("cents a share", "The bank lost 63 cents per share.", figure("63 cents per share", 63, "cents per share")),
    case("percent word", "Turnout reached 61 percent.", figure("61 percent", 61, "percent")),
    case("per cent in two words", "Rents rose by 8 per cent.", figure("8 per cent", 8, "percent", change="rose by")),
    case("percent sign", "Only 12% voted.", figure("12%", 12, "%")),
    case("pc", "Shares fell 5pc.", figure("5pc", 5, "pc", change="fell")),
    case(
        "percentage points",
        "Support rose by 3.5 percentage points.",
        figure("3.5 percentage points", 3.5, "percentage points", change="rose by"),
    ),
    case("basis points", "The bank cut rates by 25 basis points.", figure("25 basis points", 25, "basis points")),
    case(
        "percent of whom",
        "About 60 percent of men aged 18 to 34 smoke.",
        figure("About 60 percent of men", 60, "percent", comparator=Comparator.ABOUT, counted="men"),
        aside("18 to 34", Reason.AGE),
    ),
    case(
        "range with between",
        "Between 5 and 10 people were hurt.",
        figure("5 and 10 people", 5, "people", value_high=10),
    ),
    case("range with a dash", "The walk takes 5-10 minutes.", figure("5-10 minutes", 5, "minutes", value_high=10)),
    case("range with an en dash", "The walk takes 5–10 minutes.", figure("5–10 minutes", 5, "minutes", value_high=10)),
    case("range with to", "The trip costs 5 to 10 dollars.", figure("5 to 10 dollars", 5, "dollars", value_high=10)),
    case("range of percents", "Prices will rise between 4% and 5%.", figure("4% and 5%", 4, "%", value_high=5)),
    case(
        "range of money with one magnitude",
        "The fine could be $3-5 billion.",
        figure("$3-5 billion", 3000000000, "$", value_high=5000000000),
    ),
    case(
        "range from low digits to a magnitude",
        "Homes cost from $750,000 to $1 million.",
        figure("$750,000 to $1 million", 750000, "$", value_high=1000000),
    ),
    case(
        "range of US dollars",
        "It expects between $US140 million and $US150 million.",
        figure("$US140 million and $US150 million", 140000000, "US$", value_high=150000000),
    ),
    case("range with or", "He called one or two friends.", figure("one or two friends", 1, "friends", value_high=2)),
    case(
        "range in words",
        "Four thousand to five thousand people came.",
        figure("Four thousand to five thousand people", 4000, "people", value_high=5000),
    ),
    case(
        "no range after a verb of change",
        "The deficit rose by $43.6 billion to $419.2 billion.",
        figure("$43.6 billion", 43600000000, "$", change="rose by"),
        figure("$419.2 billion", 419200000000, "$"),
    ),
    case(
        "no range of two units",
        "Exports dropped 7% to $2.3 billion.",
        figure("7%", 7, "%", change="dropped"),
        figure("$2.3 billion", 2300000000, "$"),
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
    case("by half", "The council cut the budget by half.", figure("half", 0.5)),
    case("second half is no fraction", "He scored in the second half."),
    case("first quarter is no fraction", "Sales slipped in the first quarter."),
    case("slash fraction", "Add 1/2 cup of oil.", figure("1/2 cup of oil", 0.5, "cup", counted="oil")),
    case("vulgar fraction", "The board is 2½ inches thick.", figure("2½ inches", 2.5, "inches")),
    case("two and a half", "The trial lasted two and a half years.", figure("two and a half years", 2.5, "years")),
    case(
        "a million and a half",
        "The plan costs a million and a half dollars.",
        figure("a million and a half dollars", 1500000, "dollars"),
    ),
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
    case("half hour", "They talked for a good half hour."),
    case("the half hour", "Nobody spoke in the half hour before.", figure("half hour", 0.5, "hour")),
    case("told time, minutes to", "At ten to four he opened the door.", aside("ten to four", Reason.TIME)),
    case("told time, half past", "She comes at half past six.", aside("six", Reason.TIME)),
    case("told time, a quarter to", "It leaves at a quarter to nine.", aside("nine", Reason.TIME)),
    case(
        "no told time",
        "Fares rose by ten to twelve euros.",
        figure("ten to twelve euros", 10, "euros", value_high=12, change="rose by"),
    ),
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
        "counted ordinal this month",
        "It was the fourth outage this month.",
        figure("fourth outage", 4, "outage", period="this month", ordinal=True),
    ),
    case(
        "counted ordinal in a spell",
        "It is the third strike in two years.",
        figure("third strike", 3, "strike", period="in two years", ordinal=True),
        figure("two years", 2, "years"),
    ),
    case(
        "straight ordinal",
        "Exports fell for a sixth straight month.",
        figure("sixth straight month", 6, "straight month", ordinal=True),
    ),
    case(
        "consecutive ordinal in digits",
        "It was the 10th consecutive defeat.",
        figure("10th consecutive defeat", 10, "consecutive defeat", ordinal=True),
    ),
    case("ordinal of place", "She lives on the third floor."),
    case("ordinal digits of place", "The team finished in 10th place.", aside("10th", Reason.RANK)),
    case(
        "at least",
        "At least 15 miners died.",
        figure("At least 15 miners", 15, "miners", comparator=Comparator.AT_LEAST),
    ),
    case(
        "more than",
        "More than 200 flights were cancelled.",
        figure("More than 200 flights", 200, "flights", comparator=Comparator.MORE),
    ),
    case("nearly", "Nearly 70 boats sank.", figure("Nearly 70 boats", 70, "boats", comparator=Comparator.ABOUT)),
    case(
        "some", "Some 300 residents left.", figure("Some 300 residents", 300, "residents", comparator=Comparator.ABOUT)
    ),
    case(
        "up to",
        "Up to 5 million people could gain.",
        figure("Up to 5 million people", 5000000, "people", comparator=Comparator.AT_MOST),
    ),
    case(
        "as many as",
        "As many as 14 players left.",
        figure("As many as 14 players", 14, "players", comparator=Comparator.AT_MOST),
    ),
    case(
        "fewer than",
        "Fewer than 40 tigers remain.",
        figure("Fewer than 40 tigers", 40, "tigers", comparator=Comparator.LESS),
    ),
    case(
        "no fewer than",
        "No fewer than 9 judges resigned.",
        figure("No fewer than 9 judges", 9, "judges", comparator=Comparator.AT_LEAST),
    ),
    case(
        "in excess of",
        "Debts are in excess of $2bn.",
        figure("in excess of $2bn", 2000000000, "$", comparator=Comparator.MORE),
    ),
    case(
        "just under",
        "Just under 20 percent said yes.",
        figure("Just under 20 percent", 20, "percent", comparator=Comparator.LESS),
    ),
    case(
        "an estimated",
        "An estimated 5 million children died.",
        figure("An estimated 5 million children", 5000000, "children", comparator=Comparator.ABOUT),
    ),
    case("tilde", "The gap is ~1.2mm.", figure("~1.2mm", 1.2, "mm", comparator=Comparator.ABOUT)),
    case(
        "plus after",
        "The hall seats 500+ people.",
        figure("500+ people", 500, "people", comparator=Comparator.AT_LEAST),
    ),
    case(
        "or more", "Fines of $500 or more are rare.", figure("$500 or more", 500, "$", comparator=Comparator.AT_LEAST)
    ),
    case(
        "sub with hyphen",
        "Demand for sub-300 sq m offices grew.",
        figure("sub-300 sq m", 300, "sq m", comparator=Comparator.LESS),
    ),
    case(
        "down from",
        "The ward has 900 beds, down from 1,200.",
        figure("900 beds", 900, "beds", change="down from 1,200"),
        figure("1,200", 1200, "beds", change="down from"),
    ),
    case(
        "up from with an earlier unit",
        "Sales reached 3.9 million headsets, up from 2.4 million in 2017.",
        figure("3.9 million headsets", 3900000, "headsets", period="in 2017", change="up from 2.4 million"),
        figure("2.4 million", 2400000, "headsets", period="in 2017", change="up from"),
        aside("2017", Reason.DATE),
    ),
    case(
        "rose to from",
        "Revenue rose to $7.36 billion from $6.78 billion.",
        figure("$7.36 billion", 7360000000, "$", change="from $6.78 billion"),
        figure("$6.78 billion", 6780000000, "$"),
    ),
    case("grew", "The economy grew 2.5 percent.", figure("2.5 percent", 2.5, "percent", change="grew")),
    case("higher after", "Shares closed 2 percent higher.", figure("2 percent", 2, "percent", change="higher")),
    case(
        "compared with",
        "They sold 460 cars compared with 63 last year.",
        figure("460 cars", 460, "cars", period="last year", change="compared with 63"),
        figure("63", 63, "cars", period="last year"),
    ),
    case(
        "period in a year alone",
        "The navy held 15 rounds of missile tests in 2022 alone.",
        figure("15 rounds of missile tests", 15, "rounds", counted="missile tests", period="in 2022"),
        aside("2022", Reason.DATE),
    ),
    case(
        "period since a month",
        "The ministry has logged 80 floods since January.",
        figure("80 floods", 80, "floods", period="since January"),
    ),
    case("period last week", "Last week 12 banks closed.", figure("12 banks", 12, "banks", period="Last week")),
    case(
        "period past two years",
        "Over the past two years 40 clinics closed.",
        figure("two years", 2, "years"),
        figure("40 clinics", 40, "clinics", period="Over the past two years"),
    ),
    case(
        "period so far this year",
        "Police seized 90 guns so far this year.",
        figure("90 guns", 90, "guns", period="so far this year"),
    ),
    case(
        "rate a day",
        "The port loads 325,000 barrels per day.",
        figure("325,000 barrels per day", 325000, "barrels per day"),
    ),
    case(
        "counted of",
        "The ship carried 900 tonnes of grain.",
        figure("900 tonnes of grain", 900, "tonnes", counted="grain"),
    ),
    case(
        "counted by an adjective",
        "Two smaller tenancies remain.",
        figure("Two smaller tenancies", 2, "smaller tenancies"),
    ),
    case(
        "counted of a group",
        "Two of the minister's deputies resigned.",
        figure("Two of the minister's deputies", 2, "minister's deputies"),
    ),
    case(
        "counted across names",
        "About 460 Kia and Hyundai vehicles were stolen.",
        figure("About 460 Kia and Hyundai vehicles", 460, "Kia and Hyundai vehicles", comparator=Comparator.ABOUT),
    ),
    case(
        "counted nation",
        "Seven European countries objected.",
        figure("Seven European countries", 7, "European countries"),
    ),
    case("length", "The wall is 12 km long.", figure("12 km", 12, "km")),
    case("glued unit", "The battery weighs 70kg.", figure("70kg", 70, "kg")),
    case("power", "The turbine yields 30 gigawatts.", figure("30 gigawatts", 30, "gigawatts")),
    case(
        "temperature below zero",
        "It fell to minus 40 degrees.",
        figure("minus 40 degrees", -40, "degrees", change="fell to"),
    ),
    case("negative sign", "The index stood at -3.2 points.", figure("-3.2 points", -3.2, "points")),
    case("square metres", "The flat has 60 square metres.", figure("60 square metres", 60, "square metres")),
    case("miles per hour", "Winds reached 155mph.", figure("155mph", 155, "mph")),
    case("duration", "The talks took three hours.", figure("three hours", 3, "hours")),
    case("hyphened measure", "The six-acre park opened.", figure("six-acre", 6, "acre")),
    case("hyphened description", "The three-year plan failed."),
    case("vote tally", "The Senate voted 52-48.", figure("52-48", 52, "votes to 48")),
    case("vote tally with to", "The court ruled 5 to 4.", figure("5 to 4", 5, "votes to 4")),
    case("sport score", "Leeds won 3-1 at home.", aside("3-1", Reason.SCORE)),
    case("bare number after a verb", "The blast killed 53.", figure("53", 53)),
    case("bare index value", "The index closed at 6,327.80.", figure("6,327.80", 6327.8)),
    case("figure in a quotation", '"We lost 40 homes," she said.', figure("40 homes", 40, "homes")),
    case("one as a pronoun", "One of them waved."),
    case("one in a count", "One person died.", figure("One person", 1, "person")),
    case("one day as an idiom", "One day it rained."),
    case("the two as a pronoun", "The two met again."),
    case("year", "The law passed in 1998.", aside("1998", Reason.DATE)),
    case("year range", "He ruled from 1971 to 1979.", aside("1971", Reason.DATE), aside("1979", Reason.DATE)),
    case("financial year", "The 2019-20 accounts are late.", aside("2019-20", Reason.DATE)),
    case("decade", "Rents soared in the 1990s.", aside("1990s", Reason.DATE)),
    case("clipped decade", "He toured in the '80s.", aside("80s", Reason.DATE)),
    case("month and day", "Polls close on May 12.", aside("12", Reason.DATE)),
    case("day and month", "Polls close on 12 May 2024.", aside("12", Reason.DATE), aside("2024", Reason.DATE)),
    case("days of a month", "Snow fell on Sept. 20-24.", aside("20-24", Reason.DATE)),
    case("ordinal date", "The shop opened on July 4th.", aside("4th", Reason.DATE)),
    case("century", "The chapel is from the 12th century.", aside("12th", Reason.DATE)),
    case("numeric date", "The form was stamped 10/05/2022.", aside("10/05/2022", Reason.DATE)),
    case("ISO date", "The log ends 2022-05-10.", aside("2022-05-10", Reason.DATE)),
    case("clock", "The siren went at 5:40.", aside("5:40", Reason.TIME)),
    case("clock with pm", "The siren went at 7.30pm.", aside("7.30pm", Reason.TIME)),
    case("clock with stops", "Doors open at 2 p.m. daily.", aside("2 p.m.", Reason.TIME)),
    case("age between commas", "Ana Roe, 34, won.", aside("34", Reason.AGE)),
    case("age with hyphens", "A 74-year-old baker won.", aside("74-year-old", Reason.AGE)),
    case("age with aged", "Boys aged 12 may join.", aside("12", Reason.AGE)),
    case("age over", "Women over the age of 65 pay less.", aside("65", Reason.AGE)),
    case("age decade", "He is in his 40s.", aside("40s", Reason.AGE)),
    case("age in brackets", "Ana Roe (52) won.", aside("52", Reason.AGE)),
    case("old thing is no age", "Divers found a 2,900-year-old ship.", figure("2,900-year-old", 2900, "year-old")),
    case("phone", "Call 0800 123 456 for help.", aside("0800 123 456", Reason.PHONE)),
    case("phone with country code", "Call +44 20 7946 0958 for help.", aside("44 20 7946 0958", Reason.PHONE)),
    case("page", "See page 12 for more.", aside("12", Reason.LABEL)),
    case("page in short", "See p. 12 for more.", aside("12", Reason.LABEL)),
    case("section", "Section 230 shields hosts.", aside("230", Reason.LABEL)),
    case("phase of trials", "Phase 3 trials began.", aside("3", Reason.LABEL)),
    case("number in short", "He lives at No. 10.", aside("10", Reason.LABEL)),
    case("docket number", "The case is No. 15-674.", aside("15-674", Reason.LABEL)),
    case("address", "The bank at 575 Wilbraham Road shut.", aside("575 Wilbraham Road", Reason.ADDRESS)),
    case("version", "The patch is 2.4.1 now.", aside("2.4.1", Reason.CODE)),
    case("web address", "See https://example.org/2022/05/11 for more.", aside("2022/05/11", Reason.WEB)),
    case("plane", "A Boeing 737 landed.", aside("737", Reason.NAME)),
    case("plane with Max", "A 737 Max landed.", aside("737", Reason.NAME)),
    case("nine eleven", "The 9/11 report is out.", aside("9/11", Reason.DATE)),
    case("Covid", "Covid-19 spread.", aside("19", Reason.NAME)),
    case("G20", "The G20 met.", aside("20", Reason.NAME)),
    case("Group of", "The Group of 7 met.", aside("7", Reason.NAME)),
    case("highway", "Highway 101 reopened.", aside("101", Reason.LABEL)),
    case("index name", "Fortune 500 companies hire.", aside("500", Reason.NAME)),
    case("mobile standard", "The 5G network grew.", aside("5G", Reason.NAME)),
    case("road code", "The A40 is shut.", aside("40", Reason.NAME)),
    case("savings plan", "Her 401(k) shrank.", aside("401(k)", Reason.NAME)),
    case("list number", "3. The court will rule.", aside("3", Reason.LABEL)),
    case("rank", "The song is in the top 10.", aside("10", Reason.RANK)),
    case("top with a count is a figure", "The top 10 countries met.", figure("10 countries", 10, "countries")),
    case("long key", "The key is 758859507401265152.", aside("758859507401265152", Reason.CODE)),
    case("superscript power", "Light covers 3×10⁸ metres in a second.", figure("3×10⁸ metres", 300000000, "metres")),
    case("people counted by a name", "He met 8 Jane Roe fans.", figure("8 Jane Roe fans", 8, "Jane Roe fans")),
    case(
        "two figures of one kind",
        "The strike hit 12 ports and 9 airports.",
        figure("12 ports", 12, "ports"),
        figure("9 airports", 9, "airports"),
    ),
    case(
        "number of number",
        "Two of the three envoys left.",
        figure("Two", 2, "envoys"),
        figure("three envoys", 3, "envoys"),
    ),
    case("gang", "The Gang of Eight met.", aside("Eight", Reason.NAME)),
    case("rand in small letters", "The meal cost 90 rand.", figure("90 rand", 90, "rand")),
    case("days in a week", "She works four days a week.", figure("four days a week", 4, "days a week")),
    case(
        "open number of a measure",
        "The smoke drifted thousands of miles.",
        figure("thousands of miles", 1000, "miles", value_high=10000, comparator=Comparator.AT_LEAST),
    ),
    case("change of a kind", "There were 4 percent fewer thefts.", figure("4 percent", 4, "percent", change="fewer")),
    case(
        "a rise of", "Police saw an increase of 300 thefts.", figure("300 thefts", 300, "thefts", change="increase of")
    ),
    case("cut by", "The firm reduced staff by 40 people.", figure("40 people", 40, "people")),
    case("per capita is no rate", "Debt is $900 per capita.", figure("$900", 900, "$")),
    case("per head", "Debt is $900 per person.", figure("$900 per person", 900, "$ per person")),
    case(
        "earlier is no rate",
        "Sales were $6.78 billion a year earlier.",
        figure("$6.78 billion", 6780000000, "$", period="a year earlier"),
    ),
    case(
        "plus or minus",
        "The margin is plus or minus 3 percentage points.",
        figure("3 percentage points", 3, "percentage points"),
    ),
    case(
        "in damages",
        "The court awarded $5 million in damages.",
        figure("$5 million in damages", 5000000, "$", counted="damages"),
    ),
    case("billion in Spanish style", "The region has 1.200.000 voters.", figure("1.200.000 voters", 1200000, "voters")),
    case("percent in a compound", "The 25-percent tariff stands.", figure("25-percent", 25, "percent")),
    case(
        "bracketed conversion",
        "The road is 87 miles (140 km) long.",
        figure("87 miles", 87, "miles"),
        figure("140 km", 140, "km"),
    ),
    case(
        "glued metres before brackets",
        "The skeleton is 37m (121ft) long.",
        figure("37m", 37, "m"),
        figure("121ft", 121, "ft"),
    ),
    case("twice the rate", "Prices rose at twice the rate.", figure("twice", 2, "times")),
    case("halved", "The council halved the fee.", figure("halved", 0.5, "times")),
    case("nineties by age", "She died in her 90s.", aside("90s", Reason.AGE)),
    case("last one of a list", "The blaze hit homes, shops and 3 schools.", figure("3 schools", 3, "schools")),
    case(
        "from to with years",
        "It grew from 20 branches in 2008 to 29 branches in 2020.",
        figure("20 branches", 20, "branches", period="in 2008", change="grew from"),
        figure("29 branches", 29, "branches", period="in 2020"),
        aside("2008", Reason.DATE),
        aside("2020", Reason.DATE),
    ),
    case("one percent", "One percent of farms closed.", figure("One percent of farms", 1, "percent", counted="farms")),
    case("only one", "Only one bridge survived.", figure("one bridge", 1, "bridge")),
    case("no one", "No one was hurt."),
    case("hundred as a name is no number", "The Hundred opens in Leeds."),
    case(
        "of with a base",
        "Eight of 10 limes are grown there.",
        figure("Eight of 10 limes", 8, "of 10 limes", counted="limes"),
    ),
    case(
        "period within a range of dates",
        "Between May 2019 and June 2020 the port lost 300 jobs.",
        figure("300 jobs", 300, "jobs", period="Between May 2019 and June 2020"),
        aside("2019", Reason.DATE),
        aside("2020", Reason.DATE),
    ),
    case(
        "period of a quarter",
        "Sales fell 9 percent in the first quarter.",
        figure("9 percent", 9, "percent", period="in the first quarter", change="fell"),
    ),
    case(
        "period a year ago",
        "The town had 40 pubs two years ago.",
        figure("40 pubs", 40, "pubs", period="two years ago"),
        aside("two years ago", Reason.DATE),
    ),
    case("period on a day", "Police held 12 men on Monday.", figure("12 men", 12, "men", period="on Monday")),
    case(
        "figure with a noun made of names",
        "The 135 unicorn startups raised money.",
        figure("135 unicorn startups", 135, "unicorn startups"),
    ),
    case(
        "number with a hyphened adjective",
        "Some 14 first-team players left.",
        figure("Some 14 first-team players", 14, "first-team players", comparator=Comparator.ABOUT),
    ),
    case("grade of a storm", "The category 4 hurricane hit.", aside("4", Reason.LABEL)),
    case("number word in a title", "She watched the Kick Six replay."),
    case("bare million", "The unit got 200 million in aid.", figure("200 million", 200000000)),
    case(
        "per square metre", "Land costs £90 per square metre.", figure("£90 per square metre", 90, "£ per square metre")
    ),
    case("points of an index", "The index lost 190 points.", figure("190 points", 190, "points")),
    case("weight in stone", "She lost 7st in a year.", figure("7st", 7, "st", period="in a year")),
    case("naira glued", "He paid N500,000 in rent.", figure("N500,000", 500000, "₦")),
    case("mask is no naira", "The N95 masks ran out.", aside("95", Reason.NAME)),
    case("model with M", "The 5500M chip is new.", aside("5500M", Reason.NAME)),
    case("picture format", "The 4K screen cracked.", aside("4K", Reason.NAME)),
    case(
        "range of number words by hyphen",
        "It lasted two-three years.",
        figure("two-three years", 2, "years", value_high=3),
    ),
    case("rate with a stroke", "The plan costs $9.99/month.", figure("$9.99/month", 9.99, "$/month")),
    case("doubling down is no multiple", "He is doubling down."),
    case("a week or two is no figure", "It took a week or two."),
    # Money
    case("ISO code glued", "The rail line cost VND4,927 billion.", figure("VND4,927 billion", 4927e9, "VND")),
    case("ISO code apart", "The plant cost THB 40 million.", figure("THB 40 million", 40e6, "THB")),
    case("ISO code and a letter", "The state paid AED 20m.", figure("AED 20m", 20e6, "AED")),
    case("word that is no code", "It is in the TOP 10 list.", aside("10", Reason.RANK)),
    case("taka", "He earned Taka 8,500.", figure("Taka 8,500", 8500, "Taka")),
    case("MM of bankers", "She put in $1MM.", figure("$1MM", 1e6, "$")),
    case("thousands at the end of a range", "A repair costs $5-8,000.", figure("$5-8,000", 5000, "$", value_high=8000)),
    # Units
    case("energy in TeV", "Beams met at 13 TeV.", figure("13 TeV", 13, "TeV")),
    case("degrees by ordinal sign", "It was 37ºC there.", figure("37ºC", 37, "ºC")),
    case("Fahrenheit by a letter", "It was 98F there.", figure("98F", 98, "F")),
    case("symbol in capitals", "The reliever (0.5 WAR) left.", figure("0.5 WAR", 0.5, "WAR")),
    case(
        "capitals before a noun are no unit",
        "Some 40 RAF pilots left.",
        figure("Some 40 RAF pilots", 40, "RAF pilots", comparator=Comparator.ABOUT),
    ),
    case(
        "part of a percentage point",
        "Turnout rose by 0.5 of a percentage point.",
        figure("0.5 of a percentage point", 0.5, "percentage point", change="rose by"),
    ),
    case("magnitude by hyphen", "A magnitude-6.4 quake hit.", figure("6.4", 6.4)),
    case("magnitude in front", "A quake of magnitude 7.1 followed.", figure("7.1", 7.1)),
    # What is counted
    case(
        "count before a size",
        "The plane carried two 500-lb bombs.",
        figure("two", 2, "bombs"),
        figure("500-lb", 500, "lb"),
    ),
    case("models counted", "It has two F-16s.", figure("two F-16s", 2, "F-16s")),
    case("model before a noun", "It lost 12 T-72 tanks.", figure("12", 12, "T-72 tanks"), aside("72", Reason.NAME)),
    case(
        "bound before the noun",
        "Homes with 3 or fewer rooms are exempt.",
        figure("3 or fewer rooms", 3, "rooms", comparator=Comparator.AT_MOST),
    ),
    case(
        "people who and people who",
        "There are 40 people who left and 50 who stayed.",
        figure("40 people", 40, "people"),
        figure("50", 50, "people"),
    ),
    case("one of whom something befell", "One man died in the fire.", figure("One man", 1, "man")),
    case("one who speaks", "One man said so."),
    case("odds by hyphens", "There is a 1-in-4 chance.", figure("1-in-4", 1, "in-4")),
    case(
        "approx with its stop",
        "The hall seats approx. 100 people.",
        figure("approx. 100 people", 100, "people", comparator=Comparator.ABOUT),
    ),
    # Changes
    case(
        "change downward is no range",
        "Deaths fell from 60 to 30.",
        figure("60", 60, change="fell from"),
        figure("30", 30),
    ),
    case(
        "range from and to",
        "The rooms hold from 20 to 40 people.",
        figure("20 to 40 people", 20, "people", value_high=40),
    ),
    # Nothing withheld with a wrong reason
    case("count behind a weekday", "On Friday 40 homes burned.", figure("40 homes", 40, "homes", period="On Friday")),
    case("count behind a month", "In May 12 men died.", figure("12 men", 12, "men", period="In May")),
    case("day of a month before a plural", "The May 12 protests grew.", aside("12", Reason.DATE)),
    case("2000 people are no year", "The camp holds 2000 people.", figure("2000 people", 2000, "people")),
    case("2012 elections are a year", "The 2012 elections were held.", aside("2012", Reason.DATE)),
    case("adverb at the head", "Roughly 300 fled.", figure("Roughly 300", 300, comparator=Comparator.ABOUT)),
    case(
        "count of a place in brackets",
        "Deaths were recorded in Lindal (12) and Norport (3).",
        figure("12", 12),
        figure("3", 3),
    ),
    case("age of a name in brackets", "Ada Roe (52) left.", aside("52", Reason.AGE)),
    # None to check
    case("role with an age", "Police said the driver, 34, was held.", aside("34", Reason.AGE)),
    case("age in a year", "Ada was 12 in 1976.", aside("12", Reason.AGE), aside("1976", Reason.DATE)),
    case(
        "paragraphs of a section",
        "It is punishable under section 15 (2) (d).",
        aside("15", Reason.LABEL),
        aside("2", Reason.LABEL),
    ),
    case("brand behind a number", "Norport News and 10 TV are off the air.", aside("10", Reason.NAME)),
    case("designation", "The burst is known as 121102.", aside("121102", Reason.CODE)),
    case("name in number words", "The Five-hundred-metre Radio Dish opened.", aside("Five-hundred-metre", Reason.NAME)),
    case("title between marks", "He made “Nine Doors” there.", aside("Nine Doors", Reason.NAME)),
    case(
        "title-cased headline",
        "At Least Six People Killed In Blast",
        figure("At Least Six People", 6, "People", comparator=Comparator.AT_LEAST),
    ),
    case("time of 24 hours", "The raid began at 0430 hours.", aside("0430 hours", Reason.TIME)),
    case("time with a nought", "The ferry leaves at 0900.", aside("0900", Reason.TIME)),
    case("hours worked", "Crews have 48 hours.", figure("48 hours", 48, "hours")),
    case("superlative", "The city is the third largest.", aside("third largest", Reason.RANK)),
    case("name before a hyphen", "They sold COVID -19 tests.", aside("19", Reason.NAME)),
    case("by the dozens", "Gulls came by the dozens."),
    case("a three is a noun", "He hit a three."),
    case("twice with a hyphen", "The twice-divorced star left."),
    case(
        "table of numbers",
        "Lots: " + " ".join(map(str, range(20, 60))) + ".",
        aside(" ".join(map(str, range(20, 60))), Reason.TABLE),
    ),
    # Vague counts
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
    case("hundred without one", "The hundred-foot wall fell.", figure("hundred-foot", 100, "foot")),
    case("next hundred years", "It stood for the next hundred years.", figure("hundred years", 100, "years")),
    case(
        "mixed number in words",
        "Rates rose to five and one-half percent.",
        figure("five and one-half percent", 5.5, "percent", change="rose to"),
    ),
    case("negative in words", "Growth was negative two percent.", figure("negative two percent", -2, "percent")),
    case("tested negative", "He tested negative two days later.", figure("two days", 2, "days")),
    case("odds in words", "One-in-ten babies is ill.", figure("One-in-ten", 1, "in-ten", counted="babies")),
    case("rupee in the singular", "It costs Re. 1 there.", figure("Re. 1", 1, "Rs")),
]
