"""Character classes for regular expressions: hyphens, dashes, minus signs, quotation marks."""

from typing import Final

# Joiners of words or numerals: hyphen-minus, hyphen, non-breaking hyphen (Unicode 16.0, chapter 6.2).
HYPHENS: Final = "-\u2010\u2011"
# Separators of clauses, and of the ends of a range: figure dash, en dash, em dash, horizontal bar, minus sign.
LONG_DASHES: Final = "\u2012\u2013\u2014\u2015\u2212"
DASHES: Final = HYPHENS + LONG_DASHES
# Signs of a negative number, as typed.
MINUS_SIGNS: Final = "-\u2013\u2212"
QUOTATION_MARKS: Final = "\"“”„‟«»‹›‘’‚'`"
# Any word may be capitalised behind these: terminal punctuation, bullets, dashes and quotation marks.
BEFORE_A_CAPITAL: Final = ".!?…:•*\u2013\u2014" + QUOTATION_MARKS
