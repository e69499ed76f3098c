"""Two numbers with a joiner -> one figure with both sides: a vote tally, the score of a contest, a ratio to one."""

from factcheck.detection.figures.composition import Figure
from factcheck.language.en.words import words
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.numbers.forms import Form

_LARGEST = 999
_LONGEST = 3
# The most tokens to either side of a pair of numbers where the word of a contest makes it a score.
_FAR = 20
# The same before a pair with "to", which is a range more often.
_NEAR = 5


def read_tally(tokens: FigureTokens, figure: Figure) -> bool | None:
    """Turn "52-48" or "3-1" in place into one figure with both sides if a vote, a contest or a ratio is near (True);
    False for another pair of numbers with a hyphen, None for no pair.
    """
    at = _joiner(tokens, figure)
    if at is None:
        return None
    share = tokens[at + 2]
    if tokens.hyphen(at) and (share.text == "%" or share.low == "percent"):
        figure.last, figure.unit, figure.is_measure = at + 3, share.text, True  # "62-to-34 percent"
        return True
    near = {tokens.low(k) for k in (*range(figure.first - 5, figure.first), at + 2, at + 3)}
    is_vote = not near.isdisjoint(of_class("vote"))
    if not is_vote and not _is_ratio(tokens, figure, at) and not _is_score(tokens, figure, at):
        return False if tokens.hyphen(at) else None
    end = at + 4 if _has_ties(tokens, at) else at + 2
    figure.last = end if is_vote else _end_of_sets(tokens, end)
    figure.unit = f"{'votes ' if is_vote else ''}to {tokens.cut(at + 1, figure.last)}"
    figure.is_measure = not is_vote
    return True


def _joiner(tokens: FigureTokens, figure: Figure) -> int | None:
    """The hyphen, "to" or colon between two small whole numbers, the first of them the figure; None for none."""
    at = figure.last
    if tokens.hyphen(at) and tokens.low(at + 1) == "to" and tokens.hyphen(at + 2):
        at += 2
    if not tokens.hyphen(at) and tokens.low(at) not in {"to", ":"}:
        return None
    other = tokens[at + 1].text
    is_small = other.isdecimal() and len(other) <= _LONGEST
    return at if is_small and _is_side(figure) else None


def _is_side(figure: Figure) -> bool:
    return figure.unit is None and figure.form is Form.DIGITS and not figure.is_scaled and figure.value <= _LARGEST


def _is_ratio(tokens: FigureTokens, figure: Figure, at: int) -> bool:
    """ "A ratio of 12 to 1", "outnumbered 3-1", "a 3:1 majority": so many to one."""
    lead = {tokens.low(figure.first - 1), tokens.low(figure.first - 2)}
    is_named = "from" not in lead and not of_class("ratio").isdisjoint(lead)
    return tokens[at + 1].text == "1" and (is_named or tokens.low(at) == ":")


def _is_score(tokens: FigureTokens, figure: Figure, at: int) -> bool:
    """ "Beat Norport 3-1", "a 106-103 win": a word of a contest is near; "the 5-1 Celtics": a name is right behind."""
    pair, after = tokens.cut(figure.first, at + 2), tokens[at + 2]
    if tokens.low(at) == "to":
        return _is_beaten(tokens, figure, at)
    if not tokens.hyphen(at) or (tokens.hyphen(at + 2) and not _has_ties(tokens, at)) or pair in of_class("no_score"):
        return False
    around = (*range(max(0, figure.first - _FAR), figure.first), *range(at + 2, min(len(tokens), at + 2 + _FAR)))
    is_record = tokens[figure.first - 1].text.islower() and after.is_word and after.text[0].isupper()
    return is_record or any(tokens.low(place) in words("contests") for place in around)


def _has_ties(tokens: FigureTokens, at: int) -> bool:
    """ "A 50-32-1 record": ties behind wins and losses, the hyphen between these at `at`."""
    is_third = tokens.hyphen(at + 2) and tokens[at + 3].text.isdecimal() and len(tokens[at + 3].text) < _LONGEST
    return is_third and not tokens.hyphen(at + 4)


def _is_beaten(tokens: FigureTokens, figure: Figure, at: int) -> bool:
    """ "Beat Norport 27 to 13", "won 304 to 227": the word of a contest stands before, and the larger number first."""
    before = range(max(0, figure.first - _NEAR), figure.first)
    is_fall = tokens.low(figure.first - 1) == "from"
    is_won = any(tokens.low(place) in words("contests") for place in before)
    return is_won and not is_fall and figure.value > int(tokens[at + 1].text)


def _end_of_sets(tokens: FigureTokens, at: int) -> int:
    """The end of a result in sets, of which the first ends at `at`: "6-4, 7-6 (7-3), 6-2"."""
    while True:
        lead = at + 1 if tokens.low(at) in {",", "(", "and"} else at
        is_pair = tokens[lead].is_number and tokens.hyphen(lead + 1) and tokens[lead + 2].is_number
        if lead == at or not is_pair:
            return at
        at = lead + 4 if tokens.low(at) == "(" and tokens.low(lead + 3) == ")" else lead + 3
