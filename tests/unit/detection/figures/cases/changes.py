"""Bounds, changes, ranges and periods. Sentences of our own making, one phenomenon each."""

from factcheck.detection.figures.reasons import Reason
from factcheck.domain.claim import Comparator
from tests.unit.detection.figures.cases.case import aside, case, figure

CHANGES = [
    case(
        "from a value to a range",
        "Sales rose from 2.5 to 3-4 billion euros.",
        figure("2.5", 2500000000, "euros", change="rose from"),
        figure("3-4 billion euros", 3000000000, "euros", value_high=4000000000, change="rose from 2.5 to"),
    ),
    case(
        "decimal without zero",
        "The false alarm rate fell to .5 percent.",
        figure(".5 percent", 0.5, "percent", change="fell to"),
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
        figure("$419.2 billion", 419200000000, "$", change="rose by $43.6 billion to"),
    ),
    case(
        "no range of two units",
        "Exports dropped 7% to $2.3 billion.",
        figure("7%", 7, "%", change="dropped"),
        figure("$2.3 billion", 2300000000, "$", change="dropped 7% to"),
    ),
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
        figure("3.9 million headsets", 3900000, "headsets", change="up from 2.4 million"),
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
        figure("460 cars", 460, "cars", change="compared with 63"),
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
    case("change of a kind", "There were 4 percent fewer thefts.", figure("4 percent", 4, "percent", change="fewer")),
    case(
        "a rise of", "Police saw an increase of 300 thefts.", figure("300 thefts", 300, "thefts", change="increase of")
    ),
    case(
        "cut by", "The firm reduced staff by 40 people.", figure("40 people", 40, "people", change="reduced staff by")
    ),
    case(
        "plus or minus",
        "The margin is plus or minus 3 percentage points.",
        figure("3 percentage points", 3, "percentage points"),
    ),
    case(
        "from to with years",
        "It grew from 20 branches in 2008 to 29 branches in 2020.",
        figure("20 branches", 20, "branches", period="in 2008", change="grew from"),
        figure("29 branches", 29, "branches", period="in 2020", change="grew from 20 branches in 2008 to"),
        aside("2008", Reason.DATE),
        aside("2020", Reason.DATE),
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
        "range of number words by hyphen",
        "It lasted two-three years.",
        figure("two-three years", 2, "years", value_high=3),
    ),
    case(
        "bound before the noun",
        "Homes with 3 or fewer rooms are exempt.",
        figure("3 or fewer rooms", 3, "rooms", comparator=Comparator.AT_MOST),
    ),
    case(
        "approx with its stop",
        "The hall seats approx. 100 people.",
        figure("approx. 100 people", 100, "people", comparator=Comparator.ABOUT),
    ),
    case(
        "change downward is no range",
        "Deaths fell from 60 to 30.",
        figure("60", 60, change="fell from"),
        figure("30", 30, change="fell from 60 to"),
    ),
    case(
        "change upward is no range",
        "Sales rose from 5 million to 7 million.",
        figure("5 million", 5e6, change="rose from"),
        figure("7 million", 7e6, change="rose from 5 million to"),
    ),
    case(
        "prices behind a comma are no baseline",
        "It sells 40 lamps, from $5 to $7 each.",
        figure("40 lamps", 40, "lamps"),
        figure("$5 to $7", 5, "$", value_high=7),
    ),
    case(
        "range from and to",
        "The rooms hold from 20 to 40 people.",
        figure("20 to 40 people", 20, "people", value_high=40),
    ),
    case(
        "period of the baseline",
        "Demand was 240 GW against 224 GW last year.",
        figure("240 GW", 240, "GW"),
        figure("224 GW", 224, "GW", period="last year"),
    ),
    case(
        "than in a year",
        "It sold 4 ships, 20% fewer than in 2022.",
        figure("4 ships", 4, "ships"),
        figure("20%", 20, "%", change="fewer"),
        aside("2022", Reason.DATE),
    ),
    case(
        "points on a year",
        "Turnout was up 2.1 points on 2019.",
        figure("2.1 points", 2.1, "points", change="up"),
        aside("2019", Reason.DATE),
    ),
    case(
        "from schools",
        "They asked 90 pupils from 8 schools.",
        figure("90 pupils", 90, "pupils"),
        figure("8 schools", 8, "schools"),
    ),
    case("bound of people", "Over 40 boats sank.", figure("Over 40 boats", 40, "boats", comparator=Comparator.MORE)),
    # From what, to what
    case(
        "change of an object",
        "The bank raised its key rate to 5 percent.",
        figure("5 percent", 5, "percent", counted="key rate", change="raised its key rate to"),
    ),
    case(
        "change of an object is no range",
        "The ward cut its list of cases from 20 to 40.",
        figure("20", 20, counted="list of cases", change="cut its list of cases from"),
        figure("40", 40, counted="list of cases", change="cut its list of cases from 20 to"),
    ),
    case(
        "object thrown is no change",
        "The plane dropped two bombs.",
        figure("two bombs", 2, "bombs"),
    ),
    case(
        "unit with the later value alone",
        "The share went from 20 to 35 percent.",
        figure("20", 20, "percent", change="went from"),
        figure("35 percent", 35, "percent", change="went from 20 to"),
    ),
    case(
        "magnitude with the later value alone",
        "Sales grew from 2.5 to 4 billion euros.",
        figure("2.5", 2.5e9, "euros", change="grew from"),
        figure("4 billion euros", 4e9, "euros", change="grew from 2.5 to"),
    ),
    case(
        "magnitude of a later value far away",
        "Sales grew from 900 to 1.2 million.",
        figure("900", 900, change="grew from"),
        figure("1.2 million", 1.2e6, change="grew from 900 to"),
    ),
    case("sums go from", "Seats go from 5 to 9 dollars.", figure("5 to 9 dollars", 5, "dollars", value_high=9)),
    case(
        "points and the index",
        "The index lost 12.3 points to 4,120.45.",
        figure("12.3 points", 12.3, "points"),
        figure("4,120.45", 4120.45, "points"),
    ),
    case(
        "range downwards",
        "It lives at depths of 40 metres to 10 metres.",
        figure("40 metres to 10 metres", 10, "metres", value_high=40, counted="depths"),
    ),
    case(
        "change downwards behind a noun is no range",
        "A fall of 5% to 3% is due.",
        figure("5%", 5, "%", change="fall of"),
        figure("3%", 3, "%", change="fall of 5% to"),
    ),
    case(
        "period of the value is none of the baseline",
        "The rate fell to 5% in 2022, from 6% the year before.",
        figure("5%", 5, "%", period="in 2022", change="from 6%"),
        figure("6%", 6, "%", period="the year before"),
        aside("2022", Reason.DATE),
    ),
    case(
        "baseline behind the time of the value",
        "Turnout was 61% on Sunday, down from 70% in 2019.",
        figure("61%", 61, "%", period="on Sunday", change="down from 70%"),
        figure("70%", 70, "%", period="in 2019", change="down from"),
        aside("2019", Reason.DATE),
    ),
    case(
        "time of the value alone",
        "It made £3m in June, up from £2m.",
        figure("£3m", 3e6, "£", period="in June", change="up from £2m"),
        figure("£2m", 2e6, "£", change="up from"),
    ),
    case(
        "another clause is no baseline",
        "It cut 40 jobs in May, and 30 people left.",
        figure("40 jobs", 40, "jobs", period="in May"),
        figure("30 people", 30, "people"),
    ),
    case(
        "values that look like years",
        "Its score rose from 1061 to 1128.",
        figure("1061", 1061, change="rose from"),
        figure("1128", 1128, change="rose from 1061 to"),
    ),
    case("years of a reign", "He ruled from 1961 to 1978.", aside("1961", Reason.DATE), aside("1978", Reason.DATE)),
    case(
        "change is none of an earlier measure",
        "With the 15-inch lens the score rose from 40 to 50.",
        figure("15-inch", 15, "inch", counted="lens"),
        figure("40", 40, change="rose from"),
        figure("50", 50, change="rose from 40 to"),
    ),
    case(
        "change with an adverb",
        "Scores jumped as well from 20 to 40.",
        figure("20", 20, change="jumped as well from"),
        figure("40", 40, change="jumped as well from 20 to"),
    ),
    case(
        "a change of an object with a preposition",
        "They will raise the yearly cap on refugees from 18,000 to 125,000.",
        figure("18,000", 18000, change="raise the yearly cap on refugees from", counted="yearly cap on refugees"),
        figure(
            "125,000",
            125000,
            change="raise the yearly cap on refugees from 18,000 to",
            counted="yearly cap on refugees",
        ),
    ),
]
