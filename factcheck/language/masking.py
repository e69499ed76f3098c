"""Tokens, sentences and quotations -> tokenised sentences with each outermost quotation as one placeholder token."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.domain.candidates import QuotedPassage
from factcheck.domain.values import Span
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.tokens import QUOTED_UP_TO_COMMA, Token, low_at

_OPEN_ENDED = frozenset("?!…—-,")
_DASHES = frozenset("—–-―")
_QUOTED = "“”"
_LONGEST_SPEAKER = 7
_LONGEST_CLOSE = 6
_CLOSE = "\"'”’“‘»« \u00a0\u202f"
_LONGEST_APPOSITION = 14
_SHORTEST_INTRODUCTION = 3
# Longer "sentences" are lists, tables or hostile; the cap bounds the work of all that is quadratic in a sentence.
LONGEST = 150


class MaskedSentence(NamedTuple):
    """The tokens of one sentence; `paragraph` counts from 0. A quotation is one token of class `Word.QUOTE`.

    `first_word` is the index of the first word outside quotation marks, or the number of tokens where there is none.
    """

    tokens: list[Token]
    paragraph: int
    first_word: int

    @property
    def is_only_quotes(self) -> bool:
        """Whether no word stands outside quotation marks."""
        return self.first_word == len(self.tokens)

    def quotes(self) -> list[int]:
        """The indices of the quotations in `tokens`."""
        return [place for place, token in enumerate(self.tokens) if token.word == Word.QUOTE]


def mask(
    text: str, tokens: Sequence[Token], sentences: Sequence[Span], quotations: Sequence[QuotedPassage]
) -> list[MaskedSentence]:
    """The sentences with quotations masked, at most `LONGEST` tokens each. A sentence boundary inside a quotation, or
    between a quoted question and its reporting clause ("she asked"), is removed.

    `quotations` are the outermost ones, in order of position. Words in no sentence (a dateline) are left out.
    """
    tokens = _with_quotes_as_tokens(text, tokens, [passage.outer for passage in quotations])
    starts = [*(sentence.start for sentence in sentences), len(text)]
    ends = [0, *(sentence.end for sentence in sentences)]
    masked: list[MaskedSentence] = []
    current: list[Token] = []
    paragraph, begun = 0, 0  # how many sentences have begun
    for place, token in enumerate(tokens):
        before = begun
        while starts[begun] <= token.start:
            begun += 1
        if ends[begun] <= token.start and token.word != Word.QUOTE:
            continue
        if current:
            gap = text[current[-1].end : token.start]
            may_end = begun > before or "\n" in gap or len(current) >= LONGEST
            if may_end and _ends_before(text, current, tokens, place, is_in_next=begun > before):
                masked.append(_sentence(current, paragraph))
                paragraph += "\n" in gap and not _is_signed(current, gap, tokens, place)
                current = []
        current.append(token)
        while starts[begun] < token.end:
            begun += 1  # inside a quotation, which is one token
    if current:
        masked.append(_sentence(current, paragraph))
    return masked


def _ends_before(text: str, current: list[Token], tokens: list[Token], place: int, *, is_in_next: bool) -> bool:
    """Whether the sentence ends before a token that begins a line, is in the next one, or would make it too long."""
    gap = text[current[-1].end : tokens[place].start]
    if len(current) >= LONGEST:
        return True
    if _is_signed(current, gap, tokens, place):
        return False
    return "\n" in gap or (is_in_next and not _goes_on_after_quote(text, current, tokens, place))


def _is_signed(current: list[Token], gap: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether a line below a pull quote names its speaker behind a dash: "— Ann Croll, farmer"."""
    if "\n" not in gap:
        return False
    is_below = gap.strip(" ") in ("\n", "\n\n") and tokens[place].text in _DASHES
    is_name = place + 1 < len(tokens) and tokens[place + 1].is_capitalised
    return is_below and is_name and all(one.word == Word.QUOTE for one in current)


def _sentence(tokens: list[Token], paragraph: int) -> MaskedSentence:
    first_word = next((place for place, token in enumerate(tokens) if token.is_word), len(tokens))
    return MaskedSentence(tokens, paragraph, first_word)


def _with_quotes_as_tokens(text: str, tokens: Sequence[Token], outers: Sequence[Span]) -> list[Token]:
    starts = [token.start for token in tokens]
    merged: list[Token] = []
    place = 0
    for outer in outers:
        first = bisect_left(starts, outer.start, place)
        merged.extend(tokens[place:first])
        form = QUOTED_UP_TO_COMMA if last_quoted(text, outer.end) == "," else _QUOTED
        merged.append(Token(form, form, outer.start, outer.end, Word.QUOTE, is_word=False))
        place = bisect_left(starts, outer.end, first)
    merged.extend(tokens[place:])
    return merged


def _goes_on_after_quote(text: str, current: list[Token], tokens: list[Token], place: int) -> bool:
    """Whether the sentence ends in a quotation with a postposed reporting clause: "Why?" Graham asked. After a full
    stop the clause must end there: "It is over." Graham said. One is enough: not behind "Roe was asked, "Why?"".
    """
    last = current[-1]
    if last.word != Word.QUOTE or _is_introduced(current) or low_at(tokens, place) == "according":
        return False  # "According to the council's records, it leaked"
    ends_with = last_quoted(text, last.end)
    for at in range(place, min(place + _LONGEST_SPEAKER, len(tokens))):
        token = tokens[at]
        if _is_finite_cue(token):
            return _closes_clause(current, tokens, at, ends_with)
        if token.text == "," and at > place:
            return ends_with in _OPEN_ENDED and _has_cue_behind_apposition(tokens, at)
        if not token.is_word or token.word & (Word.AUXILIARY | Word.CONJUNCTION | Word.QUOTE):
            return False
    return False


def _closes_clause(current: list[Token], tokens: list[Token], cue: int, ends_with: str) -> bool:
    """Whether the clause of the verb at `cue` belongs to the quotation in front, which ends with that character."""
    after = tokens[cue + 1].text if cue + 1 < len(tokens) else "."
    if ends_with in _OPEN_ENDED:
        return after != ":"
    is_next = current[0].is_word and _brings_in_quote(tokens, cue + 1)
    return ends_with == "." and after in ".," and not is_next


def _brings_in_quote(tokens: list[Token], comma: int) -> bool:
    """Whether a comma and a quotation follow, which the reporting clause has: Kern was “late.” Roe replied, “No.”"""
    return low_at(tokens, comma) == "," and comma + 1 < len(tokens) and tokens[comma + 1].word == Word.QUOTE


def last_quoted(text: str, end: int) -> str:
    """The last character inside the quotation that ends there, before its closing marks and a space between: "?" of
    "« Why ? »"; "" for none.
    """
    return text[max(0, end - _LONGEST_CLOSE) : end].rstrip(_CLOSE)[-1:]


def _is_introduced(current: list[Token]) -> bool:
    """Whether a reporting verb and a comma or colon stand in front of the quotation that the sentence ends in."""
    if len(current) <= _SHORTEST_INTRODUCTION:
        return False
    cue, mark, _ = current[-_SHORTEST_INTRODUCTION:]
    return mark.text in ",:" and bool(cue.word & CUE)


def _is_finite_cue(token: Token) -> bool:
    return bool(token.word & CUE) and not token.word & (Word.PARTICIPLE | Word.BASE_FORM)


def _has_cue_behind_apposition(tokens: list[Token], opening: int) -> bool:
    """Whether the comma opens an apposition of the speaker, a reporting verb behind it: "Ada Roe, the mayor, said"."""
    for at in range(opening + 1, min(opening + _LONGEST_APPOSITION, len(tokens) - 1)):
        if tokens[at].text == ",":
            return _is_finite_cue(tokens[at + 1])
        if not tokens[at].is_word or tokens[at].word == Word.QUOTE:
            return False
    return False
