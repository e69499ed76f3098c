"""Claim drafts -> a checker's questions: was it said, and which record shows it; is it so, and what would settle it.

Of claims that stand within others only what the outer claim does not ask.
"""

import calendar
import re
from collections.abc import Mapping, Sequence
from itertools import dropwhile
from typing import Final, assert_never

from factcheck.detection.worth.records import figure_settled_by, is_counted, record, settled_by
from factcheck.detection.worth.wording import (
    behind_that,
    figure_inside,
    in_single_marks,
    inside,
    one_line,
    quoted,
    who_said,
)
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Attribution, ClaimKind, Comparator, Quantity, QuotationForm, SourceKind
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.calendar import weekdays
from factcheck.language.en.lexicon import CUE, NOUN, Word, lexicon
from factcheck.language.en.word_classes import is_verb
from factcheck.language.en.words import members, table, words
from factcheck.language.numbers.figure_words import function_word, of_class
from factcheck.language.tokens import Token

_MONTHS: Final = tuple(calendar.month_name)[1:]
_MONTH_FIRST = re.compile(rf"\b(?:{'|'.join(_MONTHS)}|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) \d{{1,2}}\b")
_PRESENT: Final = re.compile(r"\b(?:has|have|is|are|now|so far|currently)\b")
_OPEN_PERIOD: Final = re.compile(r"(?:so far|since|this|to date|now)\b", re.IGNORECASE)
# So far from the head a verb or a feeling of the first person stands.
_NEAR_THE_HEAD: Final = 6
# So many words a subject has that is a document: "the council's report".
_SUBJECT: Final = 4
# What opens a content that is none of its own, or names nobody.
_NO_CLAIMS: Final = frozenset({"how", "why", "whether", "what", "who", "which", "where", "when", "if", "you", "to"})
_NOTHING_NAMED: Final = frozenset({"it", "this", "that", "these", "those"})
_PERSONS_UNNAMED: Final = frozenset({"he", "she", "they", "his", "her", "their"})
# Counts from here on, and all that is not exact, somebody has to have counted.
_COUNTED_BY_SOMEBODY: Final = 10
_NO_SOURCE: Final = "The article names no source for it."


def with_questions(
    doc: Doc, article: Article, drafts: Sequence[ClaimDraft], subjects: Mapping[int, str]
) -> list[ClaimDraft]:
    """The drafts, in order of position, each with one to three questions.

    `doc` is the article's; `subjects` has, by the start of a figure, the name of whose figure it is.
    """
    as_of = _date(article)
    open_ones: list[ClaimDraft] = []
    asked = []
    for draft in drafts:
        open_ones = [one for one in open_ones if one.end > draft.start]
        outer = [one for one in open_ones if one.end >= draft.end]
        match draft.kind:
            case ClaimKind.QUANTITY:
                questions = _of_a_figure(article, draft, outer, subjects.get(draft.start), as_of)
            case ClaimKind.ASSERTION:
                questions = _Content(doc, draft).of_the_article()
            case ClaimKind.STATEMENT | ClaimKind.QUOTATION:
                questions = _Content(doc, draft).of_somebody(is_inner=bool(outer))
            case _:
                assert_never(draft.kind)
        asked.append(draft.model_copy(update={"questions": questions}))
        if draft.kind.has_source:
            open_ones.append(asked[-1])
    return asked


class _Content:
    """What a claim says, as one line without the words that report it, and the tokens of that."""

    def __init__(self, doc: Doc, draft: ClaimDraft) -> None:
        self._text = doc.text
        self._draft = draft
        parts = _without_report(doc.text, draft)
        tokens = [token for part in parts for token in doc.tokens_in(part)]
        self._tokens = list(dropwhile(lambda token: not token.is_word, tokens))
        self._line = one_line(" ".join(part.cut(doc.text) for part in parts))

    def of_the_article(self) -> tuple[str, ...]:
        """Of an assertion, which has no source."""
        opens = bool(self._tokens) and bool(self._tokens[0].word & (Word.DETERMINER | Word.POSSESSIVE))
        subject = self._tokens[1:_SUBJECT] if opens else []
        about = next((token.low for token in subject if token.low in words("documents")), None)
        otherwise = f"What would settle it: the {about} itself." if about else _NO_SOURCE
        return self._is_it_so(otherwise) or (f"Is it so: {quoted(self._line)}? {_NO_SOURCE}",)

    def of_somebody(self, *, is_inner: bool) -> tuple[str, ...]:
        """Of a statement or quotation; `is_inner`: it stands within another, and what that says is asked there."""
        quotation, who = self._draft.quotation, who_said(self._draft.attribution)
        is_fragment = quotation is not None and (quotation.form is QuotationForm.PARTIAL or self._line[:1].islower())
        said = self._was_it_said(who)
        if is_inner or is_fragment or self._verb_before() is not None:
            return (said,)
        independent = f", independent of {who}" if who else ""
        return (said, *self._is_it_so(f"What would settle it: a second source{independent}."))

    def _was_it_said(self, who: str | None) -> str:
        """Asks for the words, of a statement for what they come to, and names the record that would show them."""
        if who is None:
            return f"Who said {quoted(self._line)}, and where is that on record?"
        verb = self._verb_before()
        line = in_single_marks(self._line)
        if self._draft.kind is ClaimKind.QUOTATION:
            asked = f"Did {who} say {quoted(self._line)} in these words?"
        elif self._tells():
            asked = f"Is it right that {who} {line}?"
        elif verb:
            asked = f"Is it right that {who} {verb} {line}?"
        elif self._tokens and self._tokens[0].low in _NO_CLAIMS and self._is_clause():
            asked = f"Did {who} say {line[0].lower()}{line[1:]}?"
        elif self._is_clause():
            asked = f"Did {who} say that {behind_that(line, self._tokens, self._text)}?"
        else:
            asked = f"Did {who} say so: {quoted(self._line)}?"
        return f"{asked} {record(self._draft, self._text)}"

    def _is_it_so(self, otherwise: str) -> tuple[str, ...]:
        """Asks whether a clause with a verb holds, and says what would settle it; nothing of predictions, wishes,
        feelings and commands.

        What has a first person, a pronoun for its subject, a participle clause before it or several sentences is asked
        in its own words.
        """
        if not self._is_clause() or self._claims_nothing():
            return ()
        first = self._tokens[0].low
        is_own = ". " in self._line or first in _PERSONS_UNNAMED
        is_assertion = self._draft.kind is ClaimKind.ASSERTION
        is_own = is_own or (is_assertion and first.endswith("ing") and "," in self._line)
        is_own = is_own or any(token.low in members("of_oneself") for token in self._tokens)
        line = in_single_marks(self._line)
        asked = (
            f"Is it so: {quoted(self._line)}?"
            if is_own
            else f"Is it so that {behind_that(line, self._tokens, self._text)}?"
        )
        return (f"{asked} {settled_by(self._line) or otherwise}",)

    def _claims_nothing(self) -> bool:
        """Whether it is a question, a prediction or wish, a command, a feeling, or names nothing: "it is working"."""
        lows = [token.low for token in self._tokens]
        first, head = lows[0].partition("'")[0], lows[:_NEAR_THE_HEAD]
        if self._line.endswith("?") or first in _NO_CLAIMS or not members("no_facts").isdisjoint(lows):
            return True
        if first in _NOTHING_NAMED and self._draft.kind is not ClaimKind.ASSERTION:
            return True
        is_uninflected = not first.endswith(("s", "ed", "ing"))
        is_command = is_uninflected and bool(self._tokens[0].word & (Word.BASE_FORM | Word.VERB) & ~NOUN)
        is_aim = not members("aims").isdisjoint(lows[:_NEAR_THE_HEAD]) and "to" in lows
        is_felt = lows[0] in members("of_oneself") and not members("feelings").isdisjoint(head)
        return is_felt or is_aim or (is_command and self._tokens[0].is_capitalised)

    def _is_clause(self) -> bool:
        """Whether a subject stands before a finite verb, and no infinitive that somebody was told or asked."""
        if self._lacks_subject():
            return False
        place = next((at for at in range(len(self._tokens)) if _is_finite(self._tokens, at)), None)
        return place is not None and place > 0 and any(token.is_word for token in self._tokens[:place])

    def _lacks_subject(self) -> bool:
        """Whether the subject stands before it: "what the army says was an assault", "calling it senseless"."""
        first = self._tokens[0] if self._tokens else None
        if first is None or first.is_capitalised:
            return False
        reports = first.low.endswith("ing") and bool(first.word & CUE)
        return reports or bool(first.word & Word.AUXILIARY)

    def _tells(self) -> bool:
        """Whether it is a predicate: a verb opens it ("denied any wrongdoing")."""
        return bool(self._tokens) and _is_finite(self._tokens, 0)

    def _verb_before(self) -> str | None:
        """The finite verb right behind which the content stands: "reiterated his support", "told the crew to leave";
        none of plain saying, and no "told" before a clause.
        """
        cue, draft = self._draft.attribution.cue, self._draft
        if draft.kind is not ClaimKind.STATEMENT or cue is None or " " in cue.text:
            return None
        if cue.end > draft.start or self._text[cue.end : draft.start].strip():
            return None
        low = cue.text.lower()
        is_plain = low.endswith("ing") or low in members("plain_saying")
        return None if is_plain else cue.text


def _without_report(text: str, draft: ClaimDraft) -> list[Span]:
    """The claim without source and cue where they stand inside it, up to the commas around: ", says Roe,"."""
    attribution = draft.attribution
    inside = [one for one in (attribution.source, attribution.cue) if one is not None]
    whole = Span(start=draft.start, end=draft.end)
    if draft.kind is ClaimKind.QUOTATION or not any(draft.start < one.start and one.end < draft.end for one in inside):
        return [whole]
    inside = [one for one in inside if draft.start < one.start and one.end < draft.end]
    start = text.rfind(",", draft.start, min(one.start for one in inside))
    end = text.find(",", max(one.end for one in inside), draft.end)
    if start < 0 or end < 0:
        return [whole]
    return [Span(start=draft.start, end=start), Span(start=end + 1, end=draft.end)]


def _of_a_figure(
    article: Article, draft: ClaimDraft, outer: Sequence[ClaimDraft], subject: str | None, as_of: str | None
) -> tuple[str, ...]:
    """Whether it is right, and who has it from where; the latter alone within a claim that asks whether it is so."""
    quantity = draft.quantity or Quantity(value=0)
    settled = figure_settled_by(draft, quantity, article.text)
    until = as_of if _goes_on(draft, quantity, article) else None
    right = f"{is_the_figure_right(draft.text, quantity, subject=subject, as_of=until)} {settled}"
    whence = who_counted(draft.attribution)
    source = draft.attribution.source
    if source is None:
        is_large = quantity.comparator is not Comparator.EQUAL or quantity.value >= _COUNTED_BY_SOMEBODY
        return (right, whence) if is_large and is_counted(quantity) else (right,)
    if any("Is it so" in question for one in outer for question in one.questions):
        return (f"{whence} {settled}",)
    has_figure = any(one.attribution.source == source for one in outer)
    return (right,) if has_figure and draft.attribution.kind is SourceKind.DOCUMENT else (right, whence)


def _goes_on(draft: ClaimDraft, quantity: Quantity, article: Article) -> bool:
    """Whether the figure can change after the article: it is told in the present or perfect, of no past period."""
    year = (article.published_at or "")[:4]
    is_past = quantity.period is not None and year not in quantity.period and not _OPEN_PERIOD.match(quantity.period)
    return not is_past and _PRESENT.search(draft.sentence.cut(article.text)) is not None


def is_the_figure_right(figure: str, quantity: Quantity, *, subject: str | None, as_of: str | None) -> str:
    """Asks for the figure with unit, counted noun, subject, period and the day up to which it can hold."""
    value, counted = figure_inside(one_line(figure)), one_line(quantity.counted or "")
    if counted and counted not in f"{value} {subject}" and _names_a_thing(counted):
        value += f" ({counted})"
    period = f" {_adverbial(quantity.period)}" if quantity.period and quantity.period not in value else ""
    for_whom = f" for {inside(subject)}" if subject and _names_a_thing(subject) else ""
    until = f", as of {as_of}" if as_of else ""
    return f"Is the figure right{for_whom}: {value}{period}{until}?"


def who_counted(attribution: Attribution) -> str:
    """Asks for the provenance of the figure."""
    who = who_said(attribution)
    if who is None:
        return "Who counted or measured it, and how? The article names no source."
    if attribution.kind is SourceKind.DOCUMENT:
        return f"Is the figure in {who}, and how was it found?"
    return f"How did {who} come by this figure?"


def _names_a_thing(words: str) -> bool:
    """Whether the words can be a noun phrase: none that a verb, a preposition, an adverb or a number opens ("flew",
    "after the report", "six"), and no "someone".
    """
    opens = words.partition(" ")[0]
    first = opens.lower()
    if first.endswith(("ed", "ing")) or lexicon().get(first, Word.NONE) & Word.VERB or first in table("number_words"):
        return False
    is_noun = function_word(first) in {"", "adj", "det", "poss"} and opens not in of_class("measured_from")
    return is_noun and first not in members("nobody_in_particular")


def _adverbial(period: str) -> str:
    """The period as it stands inside a sentence: "in May" of "In May", "on Sunday" of "Sunday"."""
    first = period.partition(" ")[0]
    if first.lower() in weekdays():
        return f"on {period}"
    opens = function_word(first.lower()) in {"prep", "det", "sub"}
    return period[0].lower() + period[1:] if opens else period


def _is_finite(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if place == 0 and token.word & Word.AUXILIARY:
        return False
    if token.word & Word.TO or (token.low.endswith("ing") and not token.word & Word.AUXILIARY):
        return False
    return is_verb(tokens, place) or bool(token.word & Word.PAST)


def _date(article: Article) -> str | None:
    """The day of publication in the article's own order: 10 May 2022, or where it puts the month first May 10, 2022."""
    if not article.published_at:
        return None
    year, month, day = article.published_at[:10].split("-")
    name = _MONTHS[int(month) - 1]
    is_american = _MONTH_FIRST.search(article.text) is not None
    return f"{name} {int(day)}, {year}" if is_american else f"{int(day)} {name} {year}"
