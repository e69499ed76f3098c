"""Digits and number words: grouping, magnitudes, composition, footnote marks. Sentences of our own making."""

from factcheck.detection.figures.reasons import Reason
from factcheck.domain.claim import Comparator
from tests.unit.detection.figures.cases.case import aside, case, figure

NUMERALS = [
    case(
        "a year at least",
        "It took more than a year.",
        figure("more than a year", 1, "year", comparator=Comparator.MORE),
    ),
    case("over a year", "For over a year, it fell.", figure("over a year", 1, "year", comparator=Comparator.MORE)),
    case("nearly a ton", "It weighs nearly a ton.", figure("nearly a ton", 1, "ton", comparator=Comparator.ABOUT)),
    case("anger over a day", "Anger over a day of rain grew."),
    case("a second wave", "Fears of more than a second wave grew."),
    case("a day care", "He wants more than a day care."),
    case("an hour", "She sang for an hour."),
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
    case("decimal", "Rain fell for 2.5 hours.", figure("2.5 hours", 2.5, "hours")),
    case("middle dot decimal", "Output rose 1·4 percent.", figure("1·4 percent", 1.4, "percent", change="rose")),
    case("decimal comma", "Inflation stood at 3,4 percent.", figure("3,4 percent", 3.4, "percent")),
    case(
        "million in words", "The city has 3.1 million residents.", figure("3.1 million residents", 3100000, "residents")
    ),
    case("bare bn", "The fund holds 1.8bn shares.", figure("1.8bn shares", 1800000000, "shares")),
    case("glued m with people", "The app has 37m users.", figure("37m users", 37000000, "users")),
    case("glued k", "The post drew 40k likes.", figure("40k likes", 40000, "likes")),
    case("capital M", "The site has 2.5M readers.", figure("2.5M readers", 2500000, "readers")),
    case("two and a half", "The trial lasted two and a half years.", figure("two and a half years", 2.5, "years")),
    case(
        "a million and a half",
        "The plan costs a million and a half dollars.",
        figure("a million and a half dollars", 1500000, "dollars"),
    ),
    case("long key", "The key is 758859507401265152.", aside("758859507401265152", Reason.CODE)),
    case("superscript power", "Light covers 3×10⁸ metres in a second.", figure("3×10⁸ metres", 300000000, "metres")),
    case("billion in Spanish style", "The region has 1.200.000 voters.", figure("1.200.000 voters", 1200000, "voters")),
    case("last one of a list", "The blaze hit homes, shops and 3 schools.", figure("3 schools", 3, "schools")),
    case("hundred as a name is no number", "The Hundred opens in Leeds."),
    case("bare million", "The unit got 200 million in aid.", figure("200 million", 200000000)),
    case("doubling down is no multiple", "He is doubling down."),
    case("hundred without one", "The hundred-foot wall fell.", figure("hundred-foot", 100, "foot")),
    case("next hundred years", "It stood for the next hundred years.", figure("hundred years", 100, "years")),
    case(
        "mixed number in words",
        "Rates rose to five and one-half percent.",
        figure("five and one-half percent", 5.5, "percent", change="rose to"),
    ),
    case(
        "fraction of a magnitude",
        "Three-quarters of a million signed.",
        figure("Three-quarters of a million", 750_000),
    ),
    case("ligature", "The ﬁfty men left.", figure("ﬁfty men", 50, "men")),
    case("no binary rounding", "It cost 8.3 billion euros.", figure("8.3 billion euros", 8_300_000_000, "euros")),
    case("Swiss thousands", "It cost CHF 1’250’000.", figure("CHF 1’250’000", 1_250_000, "CHF")),
    case("thousands with a space", "It has 12 500 seats.", figure("12 500 seats", 12_500, "seats")),
    case("millions with spaces", "It has 1 250 000 birds.", figure("1 250 000 birds", 1_250_000, "birds")),
    case(
        "space behind a month",
        "On May 12 500 people came.",
        aside("12", Reason.DATE),
        figure("500 people", 500, "people", period="On May 12"),
    ),
    case(
        "numbers in a row are none with thousands",
        "It drew 120 130 140 in all.",
        figure("120", 120),
        figure("130", 130),
        figure("140", 140),
    ),
    case(
        "footnote mark before a magnitude", "It has 45[4] million users.", figure("45[4] million users", 4.5e7, "users")
    ),
    case("raised footnote mark", "It has 45⁴ million fans.", figure("45⁴ million fans", 4.5e7, "fans")),
    case("full stop for thousands", "It has 12.500 voters.", figure("12.500 voters", 12500, "voters")),
    case("decimals of an average", "It sees an average 2.125 goals.", figure("2.125 goals", 2.125, "goals")),
    case("decimals of a rate", "It has 2.125 goals a game.", figure("2.125 goals a game", 2.125, "goals a game")),
    case("decimals of a measure", "It lost 2.125 acres.", figure("2.125 acres", 2.125, "acres")),
    case(
        "mixed number with a hyphen",
        "It took three and three-quarter hours.",
        figure("three and three-quarter hours", 3.75, "hours"),
    ),
    case(
        "a space behind the comma of thousands",
        "There were some 1, 600 guards.",
        figure("some 1, 600 guards", 1600, "guards", comparator=Comparator.ABOUT),
    ),
    case("thousands of a currency", "He took a Sh20, 000 bribe.", figure("Sh20, 000", 20000, "Sh", counted="bribe")),
    case(
        "a list of numbers",
        "They met in groups of 4, 200 and 300.",
        figure("4", 4),
        figure("200", 200),
        figure("300", 300),
    ),
    case(
        "millions before an adjective", "It recalled 11m diesel cars.", figure("11m diesel cars", 11e6, "diesel cars")
    ),
    case("metres of a race", "He won the 100m world titles.", figure("100m", 100, "m", counted="world titles")),
    case("metres of a length", "The wall is 40m long.", figure("40m", 40, "m")),
    case(
        "half dozen behind a year",
        "In 2008 and a half dozen others, it fell.",
        aside("2008", Reason.DATE),
        figure("a half dozen others", 6, "others", period="In 2008"),
    ),
    case(
        "half billion",
        "Nearly half billion people left.",
        figure("Nearly half billion people", 5e8, "people", comparator=Comparator.ABOUT),
    ),
]
