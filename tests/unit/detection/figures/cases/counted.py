"""What is counted: noun phrases, shares of it, "one", and attributive compounds. Sentences of our own making."""

from factcheck.detection.figures.reasons import Reason
from factcheck.domain.claim import Comparator
from tests.unit.detection.figures.cases.case import aside, case, figure

COUNTED = [
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
    case(
        "counted behind a total",
        "Roe spent a total of 13 days in the hospital.",
        figure("13 days", 13, "days", counted="hospital"),
    ),
    case("counted of a rate", "The fund paid an average of $40.", figure("$40", 40, "$", counted="paid")),
    case("charged for", "They charge 25 percent for a car.", figure("25 percent", 25, "percent", counted="charge")),
    case("demanded", "The inn charged $40 for a bed.", figure("$40", 40, "$", counted="charged")),
    case(
        "a guessed length",
        "It was a truck, perhaps 45 feet long.",
        figure("perhaps 45 feet", 45, "feet", comparator=Comparator.ABOUT),
    ),
    case("vote tally", "The Senate voted 52-48.", figure("52-48", 52, "votes to 48")),
    case("vote tally with to", "The court ruled 5 to 4.", figure("5 to 4", 5, "votes to 4")),
    case("bare number after a verb", "The blast killed 53.", figure("53", 53)),
    case("bare index value", "The index closed at 6,327.80.", figure("6,327.80", 6327.8)),
    case("figure in a quotation", '"We lost 40 homes," she said.', figure("40 homes", 40, "homes")),
    case(
        "a brand of digits behind a count",
        "The chain shut three 365 stores.",
        figure("three 365 stores", 3, "365 stores"),
    ),
    case("films of a year", "Two 2019 films were banned.", figure("Two 2019 films", 2, "2019 films")),
    case(
        "digits behind a year",
        "In 2024 300 soldiers fled.",
        figure("300 soldiers", 300, "soldiers", period="In 2024"),
        aside("2024", Reason.DATE),
    ),
    case("one that came through", "One goat survived.", figure("One goat", 1, "goat")),
    case("one that spoke", "One goat bleated."),
    case("one as a pronoun", "One of them waved."),
    case("one in a count", "One person died.", figure("One person", 1, "person")),
    case("one day as an idiom", "One day it rained."),
    case("the two as a pronoun", "The two met again."),
    case("people counted by a name", "He met 8 Jane Roe fans.", figure("8 Jane Roe fans", 8, "Jane Roe fans")),
    case(
        "two figures of one kind",
        "The strike hit 12 ports and 9 airports.",
        figure("12 ports", 12, "ports"),
        figure("9 airports", 9, "airports"),
    ),
    case("one percent", "One percent of farms closed.", figure("One percent of farms", 1, "percent", counted="farms")),
    case("only one", "Only one bridge survived.", figure("one bridge", 1, "bridge")),
    case("no one", "No one was hurt."),
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
    case(
        "count before a size",
        "The plane carried two 500-lb bombs.",
        figure("two", 2, "bombs"),
        figure("500-lb", 500, "lb"),
    ),
    case("models counted", "It has two F-16s.", figure("two F-16s", 2, "F-16s")),
    case("model before a noun", "It lost 12 T-72 tanks.", figure("12", 12, "T-72 tanks"), aside("72", Reason.NAME)),
    case(
        "people who and people who",
        "There are 40 people who left and 50 who stayed.",
        figure("40 people", 40, "people"),
        figure("50", 50, "people"),
    ),
    case("one of whom something befell", "One man died in the fire.", figure("One man", 1, "man")),
    case("one who speaks", "One man said so."),
    case(
        "uninflected counting noun",
        "It has 900 head of cattle and 12 dogs.",
        figure("900 head of cattle", 900, "head", counted="cattle"),
        figure("12 dogs", 12, "dogs"),
    ),
    case(
        "unit of the second conjunct",
        "He got 12 and 14 years.",
        figure("12", 12, "years"),
        figure("14 years", 14, "years"),
    ),
    case("attributive compound with a plural", "Doe played two-way minutes."),
    case("shot by its points", "Doe hit a big three late."),
    case("adverb of the verb", "He saw 12 sheep slowly cross.", figure("12 sheep", 12, "sheep")),
    case(
        "adverb of a participle",
        "It has 12 newly built homes.",
        figure("12 newly built homes", 12, "newly built homes"),
    ),
    case("crew members", "Two local crew members died.", figure("Two local crew members", 2, "local crew members")),
    case(
        "police officers", "The city sent 900 police officers.", figure("900 police officers", 900, "police officers")
    ),
    case("police alone", "It hurt 40 police.", figure("40 police", 40, "police")),
    case("dead bodies", "They found four dead bodies.", figure("four dead bodies", 4, "dead bodies")),
    case("men who are dead", "It left 12 men dead.", figure("12 men", 12, "men")),
    case(
        "rights groups",
        "Three human rights groups objected.",
        figure("Three human rights groups", 3, "human rights groups"),
    ),
    case("women passengers", "Two women passengers fell.", figure("Two women passengers", 2, "women passengers")),
    case(
        "men and women",
        "Some 2,000 men and women serve.",
        figure("Some 2,000 men and women", 2000, "men and women", comparator=Comparator.ABOUT),
    ),
    case("men and ships", "It lost 40 men and ships sank.", figure("40 men", 40, "men")),
    case(
        "current and former",
        "It named 12 current and former mayors.",
        figure("12 current and former mayors", 12, "current and former mayors"),
    ),
    case(
        "current or former",
        "At least eight current or former members of the board left.",
        figure(
            "At least eight current or former members of the board",
            8,
            "current or former members",
            comparator=Comparator.AT_LEAST,
            counted="board",
        ),
    ),
    case(
        "one with an adjective", "Only one political club is left.", figure("one political club", 1, "political club")
    ),
    case("others accused of", "It convicted 19 others of fraud.", figure("19 others", 19, "others")),
    case(
        "women accusing of",
        "He was accused by dozens of women of theft.",
        figure("dozens of women", 12, "women", comparator=Comparator.AT_LEAST),
    ),
    case(
        "members of",
        "Nine members of the choir were ill.",
        figure("Nine members of the choir", 9, "members", counted="choir"),
    ),
    case(
        "so many odd",
        "There were 100-odd goats on board.",
        figure("100-odd goats", 100, "goats", comparator=Comparator.ABOUT),
    ),
    case("turned over", "They turned over 300 letters.", figure("300 letters", 300, "letters")),
    case(
        "ran over",
        "The pipe runs over 300 miles.",
        figure("over 300 miles", 300, "miles", comparator=Comparator.MORE, counted="runs"),
    ),
    case(
        "early with a hyphen",
        "It won two early-voting towns.",
        figure("two early-voting towns", 2, "early-voting towns"),
    ),
    case("early before a plural", "It lost 12 early games.", figure("12 early games", 12, "early games")),
    case("early of the day", "It won 12 early in the week.", figure("12", 12, period="early in the week")),
    case(
        "two adjectives",
        "There were 76 confirmed or presumptive cases.",
        figure("76 confirmed or presumptive cases", 76, "confirmed or presumptive cases"),
    ),
    case("wounded and", "It left 40 wounded and displaced families.", figure("40 wounded", 40, "wounded")),
    case(
        "most with an adjective",
        "It lists 10 most popular lies.",
        figure("10 most popular lies", 10, "most popular lies"),
    ),
    case("most of", "Some 40, most of them boys, left.", figure("Some 40", 40, comparator=Comparator.ABOUT)),
    case("just one with an adjective", "It is just one big basket.", figure("one big basket", 1, "big basket")),
    case("just one of a name", "They saw just one YouTube video.", figure("one YouTube video", 1, "YouTube video")),
    case("only one before a verb", "Only one country won it.", figure("one country", 1, "country")),
    case("one case of", "One case of plague was found.", figure("One case", 1, "case")),
    case("one man killed others", "One man killed five people.", figure("five people", 5, "people")),
    case(
        "other with an adverb",
        "Eight other mostly Arab states joined.",
        figure("Eight other mostly Arab states", 8, "mostly Arab states"),
    ),
    case(
        "others with an adverb",
        "Some 12 sheep slowly crossed rivers.",
        figure("Some 12 sheep", 12, "sheep", comparator=Comparator.ABOUT),
    ),
]
