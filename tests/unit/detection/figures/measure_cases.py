"""Measures and rates, of our own making: units with a smaller one behind them, symbols, currencies, ratios."""

from factcheck.detection.figures.reasons import Reason
from factcheck.domain.claim import Comparator
from tests.unit.detection.figures.quantity_cases import aside, case, figure

MEASURES = [
    # A larger unit and a smaller one
    case("feet and inches", "He is 6 feet 3 inches tall.", figure("6 feet 3 inches", 6.25, "feet")),
    case("hyphened height", "The 7-foot-3 centre scored.", figure("7-foot-3", 7.25, "foot", counted="centre")),
    case("inches left out", "The statue is 2ft 6 high.", figure("2ft 6", 2.5, "ft")),
    case("hours and minutes", "The flight took 2 hours 15 minutes.", figure("2 hours 15 minutes", 2.25, "hours")),
    case(
        "an hour and minutes", "The climb took an hour and 30 minutes.", figure("an hour and 30 minutes", 1.5, "hour")
    ),
    case("years and months", "He got three years and six months.", figure("three years and six months", 3.5, "years")),
    case("pounds and ounces", "The baby weighed 7lb 8oz.", figure("7lb 8oz", 7.5, "lb")),
    case(
        "two measures",
        "It is 6 feet long and 20 pounds heavy.",
        figure("6 feet", 6, "feet"),
        figure("20 pounds", 20, "pounds"),
    ),
    case(
        "more than one whole",
        "It took two hours and 90 minutes more.",
        figure("two hours", 2, "hours"),
        figure("90 minutes", 90, "minutes", change="more"),
    ),
    case("mixed number with hyphens", "It took two-and-a-half years.", figure("two-and-a-half years", 2.5, "years")),
    # Symbols
    case("prefixed symbol", "The thrust is 40kN.", figure("40kN", 40, "kN")),
    case("prefixed symbol with a space", "The dose is 3.2 mSv.", figure("3.2 mSv", 3.2, "mSv")),
    case("capitals behind thousands", "The ship carried 3,400 TEU.", figure("3,400 TEU", 3400, "TEU")),
    case("channel behind a number", "Viewers of 10 TV are angry.", aside("10", Reason.NAME)),
    # Money
    case(
        "millions of a foreign currency",
        "They paid 4.5m Egyptian pounds.",
        figure("4.5m Egyptian pounds", 4500000, "Egyptian pounds"),
    ),
    case("millions of an uninflected currency", "It cost 40m zloty.", figure("40m zloty", 40000000, "zloty")),
    case("metres of a river", "The river is 40m deep.", figure("40m", 40, "m")),
    case("money per thing", "Seats cost £45 a ticket.", figure("£45 a ticket", 45, "£ a ticket")),
    case("money and who says so", "He owed $2m a man said on Friday.", figure("$2m", 2000000, "$")),
    case("money per sum", "The tax takes $20 per $1,000.", figure("$20 per $1,000", 20, "$ per $1,000")),
    case("peso", "It is worth P2.5 million.", figure("P2.5 million", 2500000, "₱")),
    case("pence per thing", "Gas is at 85p a therm.", figure("85p a therm", 85, "p a therm")),
    # What a figure is compared with
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
    # So many to one, so many times
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
    # Set aside
    case("age at the head", "At 82, he swims.", aside("82", Reason.AGE)),
    case("hours of opening", "It opens from 3 to 5 pm.", aside("3", Reason.TIME), aside("5 pm", Reason.TIME)),
    case("number with a hyphen in a brand", "She shops at 7-Eleven.", aside("7-Eleven", Reason.NAME)),
    case("number of a junction", "It shut near junction 10.", aside("10", Reason.LABEL)),
    case("bound of people", "Over 40 boats sank.", figure("Over 40 boats", 40, "boats", comparator=Comparator.MORE)),
]
