"""Pairs of numbers with a hyphen, of our own making: scores and tallies with both their sides, and what is neither."""

from factcheck.detection.figures.reasons import Reason
from factcheck.domain.claim import Comparator
from tests.unit.detection.figures.cases.case import aside, case, figure

PAIRS = [
    case("sport score", "Leeds won 3-1 at home.", figure("3-1", 3, "to 1")),
    case("score in words", "Roe beat Kern 304 to 227.", figure("304 to 227", 304, "to 227")),
    case("range behind a win", "Kern won 30 to 40 seats.", figure("30 to 40 seats", 30, "seats", value_high=40)),
    case(
        "fall behind a win",
        "The winners fell from 40 to 30 firms.",
        figure("40", 40, "firms", change="fell from"),
        figure("30 firms", 30, "firms", change="fell from 40 to"),
    ),
    case("score before a win", "Harrow took a 106-103 win.", figure("106-103", 106, "to 103", counted="win")),
    case("lead in a series", "The hosts lead the series 2-1.", figure("2-1", 2, "to 1")),
    case("draw", "The final ended in a 2-2 draw.", figure("2-2", 2, "to 2", counted="draw")),
    case("record of a team", "They met the 5-1 Harbour Lions.", figure("5-1", 5, "to 1", counted="Harbour Lions")),
    case(
        "result in sets",
        "Ruiz won 6-4, 3-6, 7-6 (7-5) in Norport.",
        figure("6-4, 3-6, 7-6 (7-5)", 6, "to 4, 3-6, 7-6 (7-5)"),
    ),
    case("sets joined by and", "Ito lost 6-1 and 6-2.", figure("6-1 and 6-2", 6, "to 1 and 6-2")),
    case("vote beside a contest", "The House passed it 218-212 in a win.", figure("218-212", 218, "votes to 212")),
    case(
        "pages are no score",
        "The study fills pages of volume 574, 16-17.",
        aside("574", Reason.LABEL),
        aside("16-17", Reason.SCORE),
    ),
    case("even chances", "It was a 50-50 call for the coach.", aside("50-50", Reason.SCORE)),
    case("range before a noun", "The club signed 8-10 players.", figure("8-10 players", 8, "players", value_high=10)),
    case("season", "The club won the league in the 2019-20 season.", aside("2019-20", Reason.DATE)),
    case("vote of the House", "It passed the House 311-112.", figure("311-112", 311, "votes to 112")),
    case("number of a section", "He read Section 12 there.", aside("12", Reason.LABEL)),
    case(
        "wins, losses and ties", "He leaves with a 50-32-1 record.", figure("50-32-1", 50, "to 32-1", counted="record")
    ),
    case("a record without a noun", "They finished the season 7-8-1.", figure("7-8-1", 7, "to 8-1")),
    case("day, month and year", "The deal of 7-8-2012 fell.", aside("7-8-2012", Reason.DATE)),
    case("shares with a hyphen", "Roe leads 62-to-34 percent.", figure("62-to-34 percent", 62, "percent")),
    case("shares of a lead", "Roe has a 48-46% lead.", figure("48-46%", 48, "%", counted="lead")),
    case(
        "a range of shares",
        "About 34-62 percent left.",
        figure("About 34-62 percent", 34, "percent", value_high=62, comparator=Comparator.ABOUT),
    ),
    case(
        "millions of both ends of a range",
        "It hit 32-45 million Americans.",
        figure("32-45 million Americans", 32e6, "Americans", value_high=45e6),
    ),
]
