"""Claim drafts -> a checker's questions: was it said, and which record shows it; is it so, and what would settle it.

Of claims that stand within others only what the outer claim does not ask.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import dropwhile
from typing import Final, assert_never

from factcheck.detection.worth.figure_questions import of_a_figure
from factcheck.detection.worth.records import record, settled_by
from factcheck.detection.worth.wording import (
    behind_that,
    behind_the_speaker,
    in_single_marks,
    one_line,
    who_said,
)
from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import ClaimKind, QuotationForm
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.stems import is_past
from factcheck.language.en.word_classes import is_adverb, is_verb
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token

_ARTICLE: Final = re.compile(r"^an? ")
_ASKS_OR_EXCLAIMS: Final = re.compile(r"!|\?$")
# So far from the head a verb or a feeling of the first person stands.
_NEAR_THE_HEAD: Final = 6
# So many words a subject has that is a document: "the council's report".
_SUBJECT: Final = 4
# What opens a content that is none of its own, or names nobody.
_NO_CLAIMS: Final = frozenset({"how", "why", "whether", "what", "who", "which", "where", "when", "if", "you", "to"})
_RELATIVES: Final = frozenset({"which", "who"})
_NOTHING_NAMED: Final = frozenset({"it", "this", "that", "these", "those"})
# At the head they put the verb before its subject: "Nor is it over".
_INVERTING: Final = frozenset({"nor", "neither", "never"})
_PERSONS_UNNAMED: Final = frozenset({"he", "she", "they", "his", "her", "their"})
_NO_SOURCE: Final = "The article names no source for it."


def with_questions(
    doc: Doc, article: Article, drafts: Sequence[ClaimDraft], subjects: Mapping[int, str]
) -> list[ClaimDraft]:
    """The drafts, in order of position, each with one to three questions.

    `doc` is the article's; `subjects` has, by the start of a figure, the name of whose figure it is.
    """
    open_ones: list[ClaimDraft] = []
    asked = []
    for draft in drafts:
        open_ones = [one for one in open_ones if one.end > draft.start]
        outer = [one for one in open_ones if one.end >= draft.end]
        match draft.kind:
            case ClaimKind.QUANTITY:
                questions = of_a_figure(doc, article, draft, outer, subjects.get(draft.start))
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
    """What a claim says, as one line without the words that report it, with single marks for inside a question's, and
    its tokens.
    """

    def __init__(self, doc: Doc, draft: ClaimDraft) -> None:
        self._text = doc.text
        self._draft = draft
        parts = _without_report(doc.text, draft)
        tokens = [token for part in parts for token in doc.tokens_in(part)]
        self._tokens = list(dropwhile(lambda token: not token.is_word, tokens))
        self._line = one_line(" ".join(part.cut(doc.text) for part in parts))
        self._inner = in_single_marks(self._line)

    def of_the_article(self) -> tuple[str, ...]:
        """Of an assertion, which has no source."""
        opens = bool(self._tokens) and bool(self._tokens[0].word & (Word.DETERMINER | Word.POSSESSIVE))
        subject = self._tokens[1:_SUBJECT] if opens else []
        about = next((token.low for token in subject if token.low in words("documents")), None)
        otherwise = f"What would settle it: the {about} itself." if about else _NO_SOURCE
        return self._is_it_so(otherwise) or (f"Is it so: “{self._inner}”? {_NO_SOURCE}",)

    def of_somebody(self, *, is_inner: bool) -> tuple[str, ...]:
        """Of a statement or quotation; `is_inner`: it stands within another, and what that says is asked there."""
        quotation, who = self._draft.quotation, who_said(self._draft.attribution)
        is_fragment = quotation is not None and (quotation.form is QuotationForm.PARTIAL or self._line[:1].islower())
        said = self._was_it_said(who)
        if is_inner or is_fragment or self._verb_before is not None:
            return (said,)
        independent = f", independent of {_ARTICLE.sub('the ', who)}" if who else ""
        return (said, *self._is_it_so(f"What would settle it: a second source{independent}."))

    def _was_it_said(self, who: str | None) -> str:
        """Asks for the words, of a statement for what they come to, and names the record that would show them."""
        if who is None:
            return f"Who said “{self._inner}”, and where is that on record?"
        verb = self._verb_before
        line = self._inner
        if self._draft.kind is ClaimKind.QUOTATION:
            asked = f"Did {who} say “{self._inner}” in these words?"
        elif self._tells():
            asked = f"Is it right that {who} {line}?"
        elif verb:
            asked = f"Is it right that {who} {verb} {line}?"
        elif self._tokens and self._tokens[0].low in _NO_CLAIMS and self._is_clause:
            asked = f"Did {who} say {line[0].lower()}{line[1:]}?"
        elif self._is_clause:
            asked = f"Did {who} say that {behind_that(line, self._tokens, self._text)}?"
        else:
            asked = f"Did {who} say so: “{self._inner}”?"
        return f"{asked} {record(self._draft, who, self._text)}"

    def _is_it_so(self, otherwise: str) -> tuple[str, ...]:
        """Asks whether a clause with a verb holds, and says what would settle it; nothing of predictions, wishes,
        feelings and commands.

        What has a first person, a pronoun for its subject, a participle clause before it or several sentences is asked
        in its own words.
        """
        if not self._is_clause or self._claims_nothing():
            return ()
        first = self._tokens[0].low
        is_own = ". " in self._line or first in _PERSONS_UNNAMED or first in _INVERTING
        is_assertion = self._draft.kind is ClaimKind.ASSERTION
        is_own = is_own or (is_assertion and first.endswith("ing") and "," in self._line)
        is_own = is_own or not members("of_oneself").isdisjoint([token.low for token in self._tokens])
        asked = (
            f"Is it so: “{self._inner}”?"
            if is_own
            else f"Is it so that {behind_that(self._inner, self._tokens, self._text)}?"
        )
        return (f"{asked} {settled_by(self._line) or otherwise}",)

    def _claims_nothing(self) -> bool:
        """Whether it asks or exclaims, predicts, wishes, commands or feels, or names nothing: "it is working"."""
        lows = self._lows()
        first, head = lows[0].partition("'")[0], lows[:_NEAR_THE_HEAD]
        if _ASKS_OR_EXCLAIMS.search(self._line) or first in _NO_CLAIMS or not members("no_facts").isdisjoint(lows):
            return True
        if first in _NOTHING_NAMED and self._draft.kind is not ClaimKind.ASSERTION:
            return True
        is_uninflected = not first.endswith(("s", "ed", "ing"))
        is_command = is_uninflected and bool(self._tokens[0].word & (Word.BASE_FORM | Word.VERB) & ~NOUN)
        is_aim = not members("aims").isdisjoint(lows[:_NEAR_THE_HEAD]) and "to" in lows
        return self._is_of_a_mind(head) or is_aim or (is_command and self._tokens[0].is_capitalised)

    def _is_of_a_mind(self, head: Sequence[str]) -> bool:
        """Whether somebody feels, thinks or would do something: "I'd never ask", she said she was proud."""
        is_mood = not members("moods").isdisjoint(head)
        if head[0] in members("of_oneself"):
            return is_mood or not members("feelings").isdisjoint(head) or _says_would(self._tokens[:_NEAR_THE_HEAD])
        return is_mood and self._draft.kind is ClaimKind.STATEMENT and head[0] in _PERSONS_UNNAMED

    def _lows(self) -> list[str]:
        """Its words in lower case, but for the names in it: "in May"."""
        return [token.text if at and token.is_capitalised else token.low for at, token in enumerate(self._tokens)]

    @cached_property
    def _is_clause(self) -> bool:
        """Whether a subject stands before a finite verb, and no infinitive that somebody was told or asked."""
        if self._lacks_subject():
            return False
        place = next((at for at in range(len(self._tokens)) if _is_finite(self._tokens, at)), None)
        return place is not None and place > 0 and any(token.is_word for token in self._tokens[:place])

    def _lacks_subject(self) -> bool:
        """Whether the subject stands before it: "what the army says was an assault", "calling it senseless", ", which
        is empty".
        """
        first = self._tokens[0] if self._tokens else None
        if first is None or first.is_capitalised:
            return False
        if first.low in _RELATIVES and self._text.endswith(", ", 0, self._draft.start):
            return True
        reports = first.low.endswith("ing") and bool(first.word & CUE)
        return reports or bool(first.word & Word.AUXILIARY)

    def _tells(self) -> bool:
        """Whether it is a predicate: a verb opens it ("denied any wrongdoing")."""
        return bool(self._tokens) and _is_finite(self._tokens, 0)

    @cached_property
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


def _without_report(text: str, draft: ClaimDraft) -> Sequence[Span]:
    """The claim without source and cue where they stand inside it, up to the commas around: ", says Roe,"."""
    attribution = draft.attribution
    inside = [one for one in (attribution.source, attribution.cue) if one is not None]
    inside = [one for one in inside if draft.start < one.start and one.end < draft.end]
    if draft.kind is ClaimKind.QUOTATION or not inside:
        start = behind_the_speaker(text, draft.start, draft.end)
        return [draft if start == draft.start else Span(start=start, end=draft.end)]
    start = text.rfind(",", draft.start, min(one.start for one in inside))
    end = text.find(",", max(one.end for one in inside), draft.end)
    if start < 0 or end < 0:
        return [draft]
    return [Span(start=draft.start, end=start), Span(start=end + 1, end=draft.end)]


def _says_would(tokens: Sequence[Token]) -> bool:
    """Whether "'d" there is "would", no participle behind it and its adverbs: "I'd never ask", not "I'd seen"."""
    at = next((at for at, token in enumerate(tokens) if token.low == "'d"), len(tokens))
    behind = next((token for token in tokens[at + 1 :] if not is_adverb(token)), None)
    return behind is not None and not is_past(behind.low)


def _is_finite(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if place == 0 and token.word & Word.AUXILIARY:
        return False
    if token.word & Word.TO or (token.low.endswith("ing") and not token.word & Word.AUXILIARY):
        return False
    return is_verb(tokens, place) or bool(token.word & Word.PAST)
