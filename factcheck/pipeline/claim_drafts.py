"""Candidates -> claim drafts, each with attribution, checkability, flags and questions."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.detection.attribution.attribute import Attributed
from factcheck.detection.attribution.mentions.mention import Mention
from factcheck.detection.worth.answers import ask
from factcheck.detection.worth.checkability import Weights, score
from factcheck.detection.worth.flags import flags_of, headline_differs
from factcheck.detection.worth.heads import with_sources_below
from factcheck.detection.worth.questions import with_questions
from factcheck.detection.worth.standing import weigh
from factcheck.domain.article import Article
from factcheck.domain.candidates import (
    AssertionCandidate,
    ClaimDraft,
    QuantityCandidate,
    QuotationCandidate,
    StatementCandidate,
)
from factcheck.domain.claim import (
    Attribution,
    Certainty,
    Checkability,
    ClaimKind,
    Flag,
    Quotation,
    SourceKind,
)
from factcheck.domain.values import Passage, Span, passage
from factcheck.language.doc import Doc

_PRONOUNS = frozenset({"he", "she", "it", "they"})
# As many sentences back a pronoun stands for the same as the one before it.
_SUBJECTS_BACK = 2


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates that detection found in an article. `told`: whose a figure is, by its start and end, where that is
    not told by what stands around.
    """

    attributed: Attributed
    quantities: tuple[QuantityCandidate, ...]
    assertions: tuple[AssertionCandidate, ...]
    told: Mapping[tuple[int, int], Attribution] = field(default_factory=dict)


@dataclass(slots=True)
class Judge:
    """Scores checkability. Memoises the answers by the words: several claims stand in one sentence."""

    weights: Weights
    answered: dict[str, frozenset[str]] = field(default_factory=dict)

    def judge(self, words: str, attribution: SourceKind, also: Sequence[str] = ()) -> Checkability:
        """The checkability of `words`, which are a sentence or part of one, by who is behind them; `also` are answers
        that the words themselves do not tell.
        """
        answers = self.answered.get(words)
        if answers is None:
            answers = self.answered[words] = ask(words)
        return score(answers.union(also), attribution=attribution, weights=self.weights)


def draft(doc: Doc, article: Article, found: Found, judge: Judge) -> list[ClaimDraft]:
    """One draft for each candidate that is not set aside; a figure in reported speech inherits its attribution."""
    drafts = [
        *_quotations(article, found.attributed.quotations, judge),
        *(_statement(article, one, judge) for one in found.attributed.statements if one.set_aside is None),
        *_quantities(article, found, judge),
        *(_assertion(article, one, found.attributed) for one in found.assertions if one.set_aside is None),
    ]
    ordered = sorted(drafts, key=lambda draft: (draft.start, -draft.end))
    asked = with_questions(doc, article, ordered, _subject_names(article.text, found))
    return with_sources_below(article, weigh(article, asked))


def _quotations(article: Article, candidates: Sequence[QuotationCandidate], judge: Judge) -> Iterator[ClaimDraft]:
    gone_on = {candidate.continues for candidate in candidates}
    for place, candidate in enumerate(candidates):
        if candidate.set_aside is not None:
            continue
        passage, attribution = candidate.passage, candidate.attribution
        sentence = sentence_at(article.sentences, passage)
        earlier = candidates[candidate.continues].passage.start if candidate.continues is not None else None
        yield ClaimDraft(
            text=passage.text,
            start=passage.start,
            end=passage.end,
            kind=ClaimKind.QUOTATION,
            sentence=sentence,
            continues_at=earlier,
            attribution=attribution,
            quotation=Quotation(form=candidate.form),
            checkability=judge.judge(passage.text, attribution.kind),
            flags=flags_of(attribution, candidate, goes_on=place in gone_on),
            questions=(),
        )


def _statement(article: Article, candidate: StatementCandidate, judge: Judge) -> ClaimDraft:
    attribution = candidate.attribution
    return ClaimDraft(
        text=candidate.text,
        start=candidate.start,
        end=candidate.end,
        kind=ClaimKind.STATEMENT,
        sentence=sentence_at(article.sentences, candidate),
        attribution=attribution,
        checkability=judge.judge(candidate.text, attribution.kind),
        flags=flags_of(attribution),
        questions=(),
    )


def _quantities(article: Article, found: Found, judge: Judge) -> Iterator[ClaimDraft]:
    said = innermost(found.attributed, found.quantities)
    differing = headline_differs(article, found.quantities)
    for candidate, said_by in zip(found.quantities, said, strict=True):
        told = found.told.get((candidate.start, candidate.end))
        attribution = told or said_by or _own_voice(article, candidate, found.attributed)
        sentence = sentence_at(article.sentences, candidate)
        subject, _ = _subject(article.text, found.attributed, candidate.quantity.subject)
        quantity = candidate.quantity.model_copy(update={"subject": subject})
        flags = flags_of(attribution)
        yield ClaimDraft(
            text=candidate.text,
            start=candidate.start,
            end=candidate.end,
            kind=ClaimKind.QUANTITY,
            sentence=sentence,
            attribution=attribution,
            quantity=quantity,
            checkability=judge.judge(sentence.cut(article.text), attribution.kind, candidate.answers),
            flags=(*flags, Flag.HEADLINE_DIFFERS) if candidate.start in differing else flags,
            questions=(),
        )


def _subject_names(text: str, found: Found) -> dict[int, str]:
    """By the start of each figure the name of whose it is, where the article says."""
    named = {one.start: _subject(text, found.attributed, one.quantity.subject)[1] for one in found.quantities}
    return {start: name for start, name in named.items() if name is not None}


def _assertion(article: Article, candidate: AssertionCandidate, attributed: Attributed) -> ClaimDraft:
    return ClaimDraft(
        text=candidate.text,
        start=candidate.start,
        end=candidate.end,
        kind=ClaimKind.ASSERTION,
        sentence=sentence_at(article.sentences, candidate),
        attribution=_own_voice(article, candidate, attributed),
        checkability=candidate.checkability,
        questions=(),
    )


def _own_voice(article: Article, span: Span, attributed: Attributed) -> Attribution:
    """The article's own voice: sure only where nothing near passes on anybody's words."""
    place = bisect_right(attributed.reporting, span.start, key=lambda stretch: stretch[0]) - 1
    may_be_reported = place >= 0 and span.start < attributed.reporting[place][1]
    return Attribution(
        kind=SourceKind.UNATTRIBUTED,
        source=None,
        cue=None,
        via=(),
        published_by=article.publisher,
        certainty=Certainty.LIKELY if may_be_reported else Certainty.SURE,
    )


def _subject(text: str, attributed: Attributed, found: Passage | None) -> tuple[Passage | None, str | None]:
    """Whose figure it is, with the name for questions: for a pronoun whom it stands for, where the article has named
    one; "it" for nobody is none.
    """
    if found is None or found.text.lower() not in _PRONOUNS:
        return found, found.text if found else None
    mention = _mention_of(text, attributed, found)
    if mention is None or mention.antecedent is None:
        return (None if found.text.lower() == "it" else found), None
    return passage(text, *mention.antecedent), mention.name


def _mention_of(text: str, attributed: Attributed, pronoun: Passage) -> Mention | None:
    """The subject of a sentence that is this pronoun, or the same pronoun shortly before it."""
    place = bisect_right(attributed.subjects, pronoun.start, key=lambda mention: mention.start)
    for mention in reversed(attributed.subjects[max(0, place - _SUBJECTS_BACK) : place]):
        if text[mention.start : mention.end].lower() == pronoun.text.lower():
            return mention
    return None


def innermost(attributed: Attributed, spans: Sequence[Span]) -> list[Attribution | None]:
    """For each span, in order of position, the attribution of the smallest quotation or statement around it."""
    around: list[tuple[Span, Attribution]] = [
        (candidate.passage, candidate.attribution) for candidate in attributed.quotations if candidate.set_aside is None
    ]
    around.extend((candidate, candidate.attribution) for candidate in attributed.statements)
    around.sort(key=lambda pair: pair[0].start)
    found: list[Attribution | None] = []
    open_pairs: list[tuple[Span, Attribution]] = []
    place = 0
    for span in spans:
        while place < len(around) and around[place][0].start <= span.start:
            open_pairs.append(around[place])
            place += 1
        open_pairs = [pair for pair in open_pairs if pair[0].end > span.start]
        inside = [pair for pair in open_pairs if pair[0].end >= span.end]
        smallest = min(inside, key=lambda pair: pair[0].end - pair[0].start, default=None)
        found.append(smallest[1] if smallest else None)
    return found


def sentence_at(sentences: Sequence[Span], span: Span) -> Span:
    """The sentence in which the span begins; a span over several sentences reaches to the last one's end."""
    place = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    if place < 0 or sentences[place].end <= span.start:
        return Span(start=span.start, end=span.end)
    end = max(sentences[place].end, span.end)
    return sentences[place] if end == sentences[place].end else Span(start=sentences[place].start, end=end)
