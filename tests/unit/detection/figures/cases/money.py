"""Sums of money: signs, codes, names and rates. Sentences of our own making, one phenomenon each."""

from factcheck.detection.figures.reasons import Reason
from factcheck.domain.claim import Comparator
from tests.unit.detection.figures.cases.case import aside, case, figure

MONEY = [
    case("rupee sign", "The fine is ₹500.", figure("₹500", 500, "₹")),
    case("glued bn with euro", "The deal is worth €1.8bn.", figure("€1.8bn", 1800000000, "€")),
    case("dollar million", "The grant is $12 million.", figure("$12 million", 12000000, "$")),
    case("glued m with pound", "The club paid £6m.", figure("£6m", 6000000, "£")),
    case("Canadian dollars", "Wages rose to C$22.", figure("C$22", 22, "C$", change="rose to")),
    case(
        "US dollars with a space",
        "Oil closed at US $71.20 a barrel.",
        figure("US $71.20 a barrel", 71.2, "US$ a barrel"),
    ),
    case("Australian style", "The levy raised $A40 million.", figure("$A40 million", 40000000, "A$")),
    case("dollars before US", "Gold gained $31.20 US.", figure("$31.20 US", 31.2, "US$", change="gained")),
    case(
        "bound behind another figure",
        "The fund has 17 farms and over $200 million.",
        figure("17 farms", 17, "farms"),
        figure("over $200 million", 200_000_000, "$", comparator=Comparator.MORE),
    ),
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
    case("rand in small letters", "The meal cost 90 rand.", figure("90 rand", 90, "rand")),
    case("quid", "The cab cost 40 quid.", figure("40 quid", 40, "quid")),
    case("per capita is no rate", "Debt is $900 per capita.", figure("$900", 900, "$")),
    case("per head", "Debt is $900 per person.", figure("$900 per person", 900, "$ per person")),
    case(
        "earlier is no rate",
        "Sales were $6.78 billion a year earlier.",
        figure("$6.78 billion", 6780000000, "$", period="a year earlier"),
    ),
    case(
        "in damages",
        "The court awarded $5 million in damages.",
        figure("$5 million in damages", 5000000, "$", counted="damages"),
    ),
    case(
        "per square metre", "Land costs £90 per square metre.", figure("£90 per square metre", 90, "£ per square metre")
    ),
    case("naira glued", "He paid N500,000 in rent.", figure("N500,000 in rent", 500000, "₦", counted="rent")),
    case("mask is no naira", "The N95 masks ran out.", aside("95", Reason.NAME)),
    case("rate with a stroke", "The plan costs $9.99/month.", figure("$9.99/month", 9.99, "$/month")),
    case("ISO code glued", "The rail line cost VND4,927 billion.", figure("VND4,927 billion", 4927e9, "VND")),
    case("ISO code apart", "The plant cost THB 40 million.", figure("THB 40 million", 40e6, "THB")),
    case("ISO code and a letter", "The state paid AED 20m.", figure("AED 20m", 20e6, "AED")),
    case("word that is no code", "It is in the TOP 10 list.", aside("10", Reason.RANK)),
    case("taka", "He earned Taka 8,500.", figure("Taka 8,500", 8500, "Taka")),
    case("MM of bankers", "She put in $1MM.", figure("$1MM", 1e6, "$")),
    case("thousands at the end of a range", "A repair costs $5-8,000.", figure("$5-8,000", 5000, "$", value_high=8000)),
    case("rupee in the singular", "It costs Re. 1 there.", figure("Re. 1", 1, "Rs")),
    case("rupee in the singular with a rate", "He pays Re. 1 a day.", figure("Re. 1 a day", 1, "Rs a day")),
    case("lakh by its letter", "He paid ₹1.5L for it.", figure("₹1.5L", 150_000, "₹")),
    case("sign of several characters", "It sold GH₵250m.", figure("GH₵250m", 2.5e8, "GH₵")),
    case("fraction of a cent", "Wheat cost $5.61¾ today.", figure("$5.61¾", 5.6175, "$", period="today")),
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
    # Ends of a range
    case(
        "rate of a range",
        "Repairs cost $5-8,000 per house.",
        figure("$5-8,000 per house", 5000, "$ per house", value_high=8000),
    ),
    case("millions of a range", "A flat costs £3-5m a year.", figure("£3-5m a year", 3e6, "£ a year", value_high=5e6)),
    case("length of a range", "The wall is 3-5m high.", figure("3-5m", 3, "m", value_high=5)),
    # Metres or millions
    case("sales in millions", "Sales rose to 7m.", figure("7m", 7e6, change="rose to")),
    case("audience in millions", "Its audience in the north fell to 1.2m.", figure("1.2m", 1.2e6, change="fell to")),
    case("millions of them", "It sold 2m of them.", figure("2m", 2e6)),
    case("water in metres", "The river rose to 7m.", figure("7m", 7, "m", change="rose to")),
    case("metres of a crowd", "The crowd stood 40m away.", figure("40m", 40, "m")),
    case("won is a verb", "The team of 11 won.", figure("11", 11)),
    case("won is money", "It costs 900 won.", figure("900 won", 900, "won")),
    case(
        "millions of both ends",
        "They will spend 800m to 850m Indian rupees.",
        figure("800m to 850m Indian rupees", 8e8, "Indian rupees", value_high=8.5e8, counted="spend"),
    ),
    case("a dollar sign and dollars", "It cost $2 trillion dollars.", figure("$2 trillion dollars", 2e12, "$")),
    case(
        "per named share", "It bid $82 per Tarnair share.", figure("$82 per Tarnair share", 82, "$ per Tarnair share")
    ),
    case("an article before a sum", "A $63 fee was set.", figure("$63", 63, "$")),
    case("dollars of Australia", "It cost A$63 million.", figure("A$63 million", 63e6, "A$")),
    case("rate with hyphens", "The $15-an-hour wage is law.", figure("$15-an-hour", 15, "$ an hour")),
    case(
        "worth of with an apostrophe",
        "They sent millions of dollars’ worth of seed.",
        figure(
            "millions of dollars’ worth of seed",
            1e6,
            "dollars",
            value_high=1e7,
            comparator=Comparator.AT_LEAST,
            counted="seed",
        ),
    ),
]
