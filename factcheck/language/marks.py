"""Classes of characters that several readers know, as strings for the brackets of a pattern: dashes, marks."""

from typing import Final

# What joins two words or numbers: hyphen-minus, hyphen, non-breaking hyphen (Unicode 16.0, chapter 6.2).
HYPHENS: Final = "-\u2010\u2011"
# What parts clauses or joins the ends of a range: figure dash, en dash, em dash, horizontal bar, minus sign.
LONG_DASHES: Final = "\u2012\u2013\u2014\u2015\u2212"
DASHES: Final = HYPHENS + LONG_DASHES
# What may stand for the sign of a negative number.
MINUS_SIGNS: Final = "-\u2013\u2212"
APOSTROPHES: Final = "'\u2019"
QUOTATION_MARKS: Final = "\"“”„‟«»‹›‘’‚'`"
# Behind these any word has a capital: ends of sentences, bullets, dashes and quotation marks.
BEFORE_A_CAPITAL: Final = ".!?…:•*\u2013\u2014" + QUOTATION_MARKS
