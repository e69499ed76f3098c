"""Figure drafts -> a checker's questions: is it right in the clause that it stands in, and who has it from where."""

import calendar
import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from factcheck.detection.worth.records import figure_settled_by, is_counted
from factcheck.detection.worth.wording import behind_the_speaker, figure_inside, inside, one_line, quoted, who_said
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Attribution, Comparator, Quantity, SourceKind
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.clauses import begins_clause
from factcheck.language.en.lexicon import Word
from factcheck.language.en.words import table
from factcheck.language.tokens import Token

_MONTHS: Final = tuple(calendar.month_name)[1:]
_MONTH_FIRST = re.compile(rf"\b(?:{'|'.join(_MONTHS)}|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) \d{{1,2}}\b")
_PRESENT: Final = re.compile(r"\b(?:has|have|is|are|now|so far|currently)\b")
_OPEN_PERIOD: Final = re.compile(r"(?:so far|since|this|to date|now)\b", re.IGNORECASE)
# Counts from here on, and all that is not exact, somebody has to have counted.
_COUNTED_BY_SOMEBODY: Final = 10
# So many words are quoted whole; of longer sentences the clause.
_SHORT: Final = 28
# In characters: what lies farther is not looked at, so that the work stays linear.
_FARTHEST: Final = 600
_BORDERS: Final = frozenset(",;:—–―")
_INSIDE_A_NUMBER: Final = frozenset(",.:")
_PERSONS: Final = frozenset({"he", "she"})
# So many tokens on a pronoun may be the subject: "In May he".
_OPENING: Final = 4


def of_a_figure(
    doc: Doc, article: Article, draft: ClaimDraft, outer: Sequence[ClaimDraft], subject: str | None
) -> tuple[str, ...]:
    """Whether it is right, and who has it from where; the latter alone within a claim that asks whether it is so.

    `subject` is the name of whose figure it is.
    """
    quantity = draft.quantity or Quantity(value=0)
    settled = figure_settled_by(draft, quantity, article.text)
    whence = who_counted(draft.attribution)
    source = draft.attribution.source
    if source is not None and any("Is it so" in question for one in outer for question in one.questions):
        return (f"{whence} {settled}",)
    right = f"{_is_it_right(doc, article, draft, outer, subject)} {settled}"
    if source is None:
        is_large = quantity.comparator is not Comparator.EQUAL or quantity.value >= _COUNTED_BY_SOMEBODY
        return (right, whence) if is_large and is_counted(quantity) else (right,)
    has_figure = any(one.attribution.source == source for one in outer)
    return (right,) if has_figure and draft.attribution.kind is SourceKind.DOCUMENT else (right, whence)


def who_counted(attribution: Attribution) -> str:
    """Asks for the provenance of the figure."""
    who = who_said(attribution)
    if who is None:
        return "Who counted or measured it, and how? The article names no source."
    if attribution.kind is SourceKind.DOCUMENT:
        return f"Is the figure in {who}, and how was it found?"
    return f"How did {who} come by this figure?"


def _is_it_right(
    doc: Doc, article: Article, draft: ClaimDraft, outer: Sequence[ClaimDraft], subject: str | None
) -> str:
    """Asks for the figure in its own clause, with whom a pronoun there stands for, and the day up to which it holds."""
    within = min(outer, key=lambda one: one.end - one.start, default=None)
    whole = draft.sentence if within is None else within
    start = max(whole.start, draft.sentence.start, draft.start - _FARTHEST)
    whole = Span(start=start, end=min(whole.end, draft.sentence.end, draft.end + _FARTHEST))
    tokens = _clause(doc.tokens_in(whole), draft)
    line = doc.text[behind_the_speaker(doc.text, tokens[0].start, draft.start) : tokens[-1].end]
    figure = f" {figure_inside(one_line(draft.text))}" if _has_several_numbers(tokens) else ""
    is_of_pronoun = not _PERSONS.isdisjoint(token.low for token in tokens[:_OPENING])
    of_whom = f" for {inside(subject)}" if subject and is_of_pronoun else ""
    as_of = _date(article) if _goes_on(draft, article, whole) else None
    until = f", as of {as_of}" if as_of else ""
    return f"Is the figure{figure} right{of_whom}: {quoted(line)}{until}?"


def _clause(tokens: list[Token], figure: Span) -> list[Token]:
    """The tokens of a short sentence; of a long one those up to the border behind the figure, from the nearest clause
    that begins before it.
    """
    if sum(token.is_word for token in tokens) <= _SHORT:
        return tokens
    borders = [at for at, token in enumerate(tokens) if token.text in _BORDERS and not _is_inside_a_number(tokens, at)]
    end = next((at for at in borders if tokens[at].start >= figure.end), len(tokens))
    starts = (at + 1 for at in reversed(borders) if tokens[at].end <= figure.start)
    begun = (at + bool(tokens[at].word & Word.CONJUNCTION) for at in starts)
    return tokens[next((at for at in begun if at < end and begins_clause(tokens[:end], at)), 0) : end]


def _is_inside_a_number(tokens: list[Token], place: int) -> bool:
    """Whether a digit stands right behind the mark: "1,325", "9:30"."""
    behind = tokens[place + 1 : place + 2]
    return any(one.start == tokens[place].end and one.text[0].isdecimal() for one in behind)


def _has_several_numbers(tokens: list[Token]) -> bool:
    """Whether there are two numbers, "1,325" being one."""
    starts = (
        at
        for at, token in enumerate(tokens)
        if (token.text[0].isdecimal() or token.low in table("number_words"))
        and not (at and tokens[at - 1].text in _INSIDE_A_NUMBER and _is_inside_a_number(tokens, at - 1))
    )
    return len(list(islice(starts, 2))) > 1


def _goes_on(draft: ClaimDraft, article: Article, around: Span) -> bool:
    """Whether the figure can change after the article: it is told in the present or perfect, of no past period."""
    year = (article.published_at or "")[:4]
    period = draft.quantity.period if draft.quantity else None
    is_past = period is not None and year not in period and not _OPEN_PERIOD.match(period)
    return not is_past and _PRESENT.search(around.cut(article.text)) is not None


def _date(article: Article) -> str | None:
    """The day of publication in the article's own order: 10 May 2022, or where it puts the month first May 10, 2022."""
    if not article.published_at:
        return None
    year, month, day = article.published_at[:10].split("-")
    name = _MONTHS[int(month) - 1]
    is_american = _MONTH_FIRST.search(article.text) is not None
    return f"{name} {int(day)}, {year}" if is_american else f"{int(day)} {name} {year}"
