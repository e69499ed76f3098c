"""Statement, assertion or figure -> the reason why it is set aside: it claims nothing that a checker could check.

The words of a page that are no article (credits, notes of correction, embedded posts) are furniture that intake missed;
the rest are the "non-claims" of the claim taxonomy of Full Fact (Konstantinovskiy et al., 2021).
Quotations are told from other uses of quotation marks in `detection/attribution/quotation_uses.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from factcheck.detection.attribution.subjects.main_subject import main_subject
from factcheck.domain.candidates import QuantityCandidate, StatementCandidate
from factcheck.domain.values import Span
from factcheck.language.en.clauses import asks_for_comment, begins_clause, is_finite_verb, is_only_named
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.word_classes import behind_adverbs, is_finite
from factcheck.language.en.words import members
from factcheck.language.tokens import Token

CONVERSION = "a conversion of the figure before it"
TRIVIAL_COUNT = "a trivial count"
TIME = "the time of another figure"
STRETCH = "a stretch of time"
NOTHING_SAID = "claims nothing"
IN_BRACKETS = "a note in brackets"
LINK = "a link or credit"
INTRODUCTION = "announces what follows"
NO_COMMENT = "nobody commented"
REPORT = "reports a statement"
PART_OF_A_QUOTATION = "part of a quotation"
NO_VERB = "no clause in it"
QUESTION = "a question"

_FIGURES = {
    "exchange": CONVERSION,
    "conversion": CONVERSION,
    "known_count": TRIVIAL_COUNT,
    "time": TIME,
    "stretch": STRETCH,
}
_LINK = re.compile(r"https?://|\]\(|(?<!\w)@\w|\bwww\.")
_IN_BRACKETS = re.compile(r"\s*[(\[].*[)\]]\W*$", re.DOTALL)
_LABEL = re.compile(r"\s*(?:\([^)]*\)|\[[^\]]*\]|[^a-z\n:]{3,40}:)\s*")
_INTRODUCES = re.compile(r"\W*here(?:['’]s| is| are) (?:how|what|why|where|who)\b", re.IGNORECASE)
_FEWEST_WORDS = 3


def figure_noise(candidate: QuantityCandidate) -> str | None:
    """Why a figure is none to check, by the questions that it answers."""
    return next((_FIGURES[answer] for answer in candidate.answers if answer in _FIGURES), None)


def statement_noise(text: str, tokens: Sequence[Token]) -> str | None:
    """Why the content of a statement claims nothing: a stage direction, a cue without content."""
    label = _LABEL.match(text)
    said = [
        token for token in tokens if token.is_word and (label is None or token.start >= tokens[0].start + label.end())
    ]
    if label is not None and len(said) < _FEWEST_WORDS:
        return NOTHING_SAID
    if tokens[-1].word & Word.SPEECH and tokens[-1].word & Word.PAST and len(said) <= _FEWEST_WORDS:
        return NOTHING_SAID
    return None


def assertion_noise(text: str, tokens: list[Token]) -> str | None:
    """Why a sentence in the article's own voice asserts nothing."""
    found = (
        (_LINK.search(text), LINK),
        (_IN_BRACKETS.match(text), IN_BRACKETS),
        (text.rstrip().endswith("?"), QUESTION),
        (text.rstrip().endswith(":") or _INTRODUCES.match(text), INTRODUCTION),
        (asks_for_comment(tokens) or _nobody_answers(tokens), NO_COMMENT),
        (_is_broken(text), PART_OF_A_QUOTATION),
        (_is_brief(text) or _only_points_back(tokens), NOTHING_SAID),
        (is_only_named(tokens) or not any(is_finite(tokens, at) for at in range(len(tokens))), NO_VERB),
    )
    return next((reason for holds, reason in found if holds), None)


def reports(tokens: list[Token], assertion: Span, statements: Sequence[StatementCandidate]) -> bool:
    """Whether the sentence's own subject is who makes a statement in it, and no clause follows: "On Friday, after the
    storm hit, Roe announced that" asserts no more; not of "The mill, which Roe said was old, fell".

    The statements are in order of position.
    """
    first = bisect_left(statements, assertion.start, key=lambda one: one.start)
    subject: Phrase | None = None
    for one in statements[first:]:
        source = one.attribution.source
        if one.start >= assertion.end:
            break
        if source is None or one.end > assertion.end or not assertion.start <= source.start < assertion.end:
            continue
        subject = subject or main_subject(tokens)
        is_subject = subject is not None and source.start <= tokens[subject.head].start < source.end
        is_main = is_subject or (source.start < one.start and _stands_behind_a_comma(tokens, source))
        if is_main and not _goes_on(tokens, max(one.end, source.end)):
            return True
    return False


def _goes_on(tokens: list[Token], end: int) -> bool:
    """Whether a verb stands behind what is reported: "Roe announced it, days after the mill fell"."""
    place = bisect_left(tokens, end, key=lambda token: token.start)
    return any(is_finite_verb(tokens, at) for at in range(place, len(tokens)))


def _stands_behind_a_comma(tokens: Sequence[Token], source: Span) -> bool:
    """Whether what opens the sentence ends right before the source: "Days after the storm, Roe announced"."""
    place = bisect_left(tokens, source.start, key=lambda token: token.start) - 1
    return place > 0 and tokens[place].text == ","


def _only_points_back(tokens: Sequence[Token]) -> bool:
    """Whether "this" is all that is said in it: "The minister disclosed this at a news conference"."""
    for cue, this, behind in zip(tokens, tokens[1:], tokens[2:], strict=False):
        is_cue = cue.word & Word.SPEECH and cue.word & Word.PAST and not cue.word & Word.DENIES
        if is_cue and this.low == "this" and (behind.word & (Word.PREPOSITION | Word.TO) or not behind.is_word):
            return True
    return False


def _nobody_answers(tokens: list[Token]) -> bool:
    """ "Roe declined to say how", "The board did not respond to an email"; not "Roe, who declined to comment, left"."""
    if members("answers").isdisjoint([token.low for token in tokens]):
        return False
    verb = _main_verb(tokens)
    if verb is None or verb + 2 >= len(tokens) or any(_is_next_deed(tokens, at) for at in range(verb, len(tokens))):
        return False
    if tokens[verb].word & Word.REFUSES:
        said = tokens[verb + 2].low
        return bool(tokens[verb + 1].word & Word.TO) and said in members("left_unsaid") | members("answers")
    answer = behind_adverbs(tokens, verb + 1)
    if answer == len(tokens):
        return False
    is_negated = tokens[answer - 1].word & Word.NEGATION or tokens[verb].low.endswith("n't")
    is_negated = is_negated or any(token.word & Word.NEGATION for token in tokens[verb:answer])
    asked = {token.low for token in tokens[answer:]}
    return (
        bool(is_negated) and tokens[answer].low in members("answers") and not asked.isdisjoint(members("asked_of_them"))
    )


def _is_next_deed(tokens: list[Token], place: int) -> bool:
    """Whether another finite verb of the subject, or a clause, stands behind "and" or "but": "but she smiled"."""
    if tokens[place].low not in members("joints") or place + 1 >= len(tokens):
        return False
    return begins_clause(tokens, place + 1) or is_finite_verb(
        tokens, min(len(tokens) - 1, behind_adverbs(tokens, place + 1))
    )


def _main_verb(tokens: list[Token]) -> int | None:
    """Where the verb of the main clause stands, behind its subject with an apposition, and adverbs; None for none."""
    subject = main_subject(tokens)
    if subject is None or subject.last + 1 >= len(tokens):
        return None
    end = subject.last + 1
    if tokens[end].text == ",":
        end = next((at + 1 for at in range(end + 1, len(tokens)) if tokens[at].text == ","), len(tokens))
    verb = behind_adverbs(tokens, end)
    return verb if verb < len(tokens) else None


def _is_broken(text: str) -> bool:
    """Whether a quotation mark lacks its partner."""
    is_open = text.count("“") != text.count("”") and "„" not in text  # of „low and high“ the second closes
    return is_open or text.count('"') % 2 == 1


def _is_brief(text: str) -> bool:
    """Whether fewer than three words stand behind a speaker's label: "CROWD: Yeah."."""
    label = _LABEL.match(text)
    return label is not None and len(text[label.end() :].split()) < _FEWEST_WORDS
