"""Tell on which side of a reporting frame stands what it reports."""

from factcheck.language.en.appositions import DASHES
from factcheck.language.en.clauses import begins_clause, is_finite_verb, opens_subordinate_clause
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.word_classes import is_adverb, is_finite, is_verb
from factcheck.language.en.words import members
from factcheck.language.tokens import Token


def follows_content(tokens: list[Token], place: int, subject: Phrase | None) -> bool:
    """Whether what is said stands before: a clause and a comma, then subject and cue, then the end or an adjunct."""
    if subject is None or subject.last >= place or subject.first == 0:
        return False
    mark = tokens[subject.first - 1]
    if mark.text != "," and mark.text not in DASHES and mark.word != Word.QUOTE:
        return False
    after = _after_addressee(tokens, place + 1) if tokens[place].word & Word.ADDRESS else place + 1
    quoted = mark.word == Word.QUOTE or (subject.first > 1 and tokens[subject.first - 2].word == Word.QUOTE)
    if quoted and _ends_adverbial_clause(tokens, subject.first):
        return False
    if mark.word == Word.QUOTE and begins_clause(tokens, after):
        return False  # “Nine Doors” director Ada Roe said the film was late
    if after + 1 < len(tokens) and tokens[after].text == ":" and not quoted:
        return False
    if after >= len(tokens) or tokens[after].text in ".;:!?)" or quoted:
        return True
    if tokens[after].text == ",":
        return after == place + 1
    is_adjunct = tokens[after].word & (Word.PREPOSITION | Word.CALENDAR | Word.ADVERB)
    if not is_adjunct or _is_verbless(tokens, 0, subject.first):
        return False
    is_place = tokens[after].word & Word.CALENDAR or tokens[after].low in members("where")
    if is_place and _is_clause(tokens, subject.first) and not any(token.word & Word.THAT for token in tokens[after:]):
        return True
    comma = next((at for at in range(after, len(tokens)) if tokens[at].text == ","), len(tokens))
    return _is_verbless(tokens, after) or (_is_verbless(tokens, after, comma) and not _opens_an_adverbial(tokens[0]))


def _ends_adverbial_clause(tokens: list[Token], end: int) -> bool:
    """Whether the quotation before `end` is the object of a verb in an adverbial clause: "After Stern said “...”, "."""
    opening = next((at for at in range(min(3, end)) if opens_subordinate_clause(tokens, at)), None)
    if opening is None:
        return False
    quote = next((at for at in range(opening, end) if tokens[at].word == Word.QUOTE), end)
    return any(is_finite_verb(tokens, at) for at in range(opening + 1, quote))


def _is_clause(tokens: list[Token], end: int) -> bool:
    """Whether a clause that is no adverbial stands before `end`: "The talks had failed, the envoy said in ..."."""
    first = next((at for at in range(end) if not is_adverb(tokens[at])), 0)
    if _opens_an_adverbial(tokens[first]) or tokens[first].word & Word.CONJUNCTION or is_verb(tokens, first):
        return False
    return any(tokens[at].word & Word.AUXILIARY or is_verb(tokens, at) for at in range(first, end))


def _opens_an_adverbial(token: Token) -> bool:
    return bool(token.word & (Word.PREPOSITION | Word.SUBORDINATOR)) or token.low.endswith("ing")


def _after_addressee(tokens: list[Token], place: int) -> int:
    """Past whom it is told: "told reporters", "told the paper"."""
    told = phrase_starting_at(tokens, place)
    return told.last + 1 if told is not None else place


def _is_verbless(tokens: list[Token], first: int, last: int | None = None) -> bool:
    return not any(is_finite(tokens, place) for place in range(first, len(tokens) if last is None else last))
