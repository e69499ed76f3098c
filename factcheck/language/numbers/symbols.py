"""Symbols of units with a prefix: "kN", "mSv", "GJ". Source: BIPM, The International System of Units (SI)."""

import re

# Capital prefixes only before symbols with which they make no abbreviation of a state or the like: "PA", "MA", "TN".
_SYMBOL = re.compile(
    r"(?:[kcmµμn](?:m|g|l|L|s|W|Wh|V|VA|A|Ah|N|Nm|Pa|J|Hz|T|B|b|bps|bar|eV|Sv|Bq|Gy|mol|cal|F)"
    r"|[MG](?:W|Wh|V|VA|Hz|Pa|J|B|b|bps|eV|Bq|t|ha|N)|T(?:W|Wh|Hz|J|B|b|bps|eV|Bq)|h(?:Pa|l)|d[Bl])"
)


def is_symbol(text: str) -> bool:
    """Whether the word is a prefixed SI symbol; case counts."""
    return _SYMBOL.fullmatch(text) is not None
