"""Sentence -> the slices that give it so that it can be read alone, or None where it leans on what stands before it."""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Certainty, ClaimKind
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.clauses import asks_for_comment, is_existential, is_only_named
from factcheck.language.en.lexicon import Word
from factcheck.language.en.word_classes import is_finite
from factcheck.language.en.words import members as classes
from factcheck.language.en.words import words
from factcheck.language.tokens import Token
from factcheck.summarising.reports import Report
from factcheck.summarising.words import members

_FEWEST_WORDS = 6
_ENDS = ".!”’\"')"
# Anaphors and discourse connectives: a sentence that begins with one cannot stand alone.
_LEANS = frozenset(
    {"he", "she", "it", "they", "this", "that", "these", "those", "or", "also", "however"}
    | {"his", "her", "its", "their", "meanwhile", "moreover", "furthermore", "nevertheless", "still", "then", "such"}
    | {"here", "there", "similarly", "instead", "otherwise", "thus", "hence", "nonetheless", "besides", "afterwards"}
    | {"which", "whose"}
)
_DROPPED = frozenset({"but", "and", "yet", "so"})
_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_OTHERS = frozenset({"it", "they", "them", "their", "its"})
_FIRST_AND_SECOND_PERSON = frozenset({"i", "me", "my", "we", "us", "our", "you", "your", "yours", "yourself"})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
# Behind the first word: "Most such", "Some of these".
_ANAPHORS = frozenset({"such", "these", "those", "them"})
_POINTERS = _DEMONSTRATIVES | {"there", "then"}
_OPENING = 4
# So many tokens before a comma are a phrase in front of the clause: "On top of all that,".
_LONGEST_OPENING = 6
_LABEL = re.compile(r"(?:[•*·–-]\s+|[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z ]{3,20})?: )")
_IN_BRACKETS = re.compile(r"[(\[].*[)\]]\W*$", re.DOTALL)
_WORD_BEFORE_CAPITAL = re.compile(r"(\w+),?\s+(?=[A-Z])")
_LEAST_ODDS = -2.0
_FEWEST_BEFORE = 2


class Standing:
    """What the claims of an article tell of its sentences: what they are worth, and who a pronoun in them is."""

    def __init__(self, article: Article, doc: Doc, drafts: Sequence[ClaimDraft]) -> None:
        self._article = article
        self._doc = doc
        self._drafts = drafts
        self._starts = [draft.start for draft in drafts]

    def _inside(self, span: Span) -> Sequence[ClaimDraft]:
        return self._drafts[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def worth(self, sentence: Span, parts: Sequence[Span]) -> float:
        """The log-odds of its most checkable claim of which these slices have most, bounded."""
        scores = [draft.checkability.score for draft in self._inside(sentence) if _has_most(parts, draft)]
        if not scores:
            return _LEAST_ODDS
        score = min(max(*scores, 0.02), 0.98)
        return math.log(score / (1 - score))

    def figures(self, sentence: Span) -> int:
        """The number of figures in it."""
        return sum(draft.kind is ClaimKind.QUANTITY for draft in self._inside(sentence))

    def has_toll(self, sentence: Span) -> bool:
        """Whether a figure stands in it with a word for the dead or hurt."""
        lows = (token.low for token in self._doc.tokens_in(sentence))
        return self.figures(sentence) > 0 and not members("dead_or_hurt").isdisjoint(lows)

    def voices(self, sentence: Span) -> frozenset[str]:
        """The names of those whose words are in it."""
        sources = (draft.attribution.source for draft in self._inside(sentence))
        return frozenset(source.name for source in sources if source is not None)

    def reports(self, sentence: Span) -> list[Report]:
        """The claims in the sentence that somebody says."""
        found = (Report(draft.attribution.source, draft.attribution.cue, draft) for draft in self._inside(sentence))
        return [report for report in found if report.frame]

    def alone(self, parts: Sequence[Span]) -> tuple[Span, ...] | None:
        """The slices, label or conjunction at the opening cut, the name put for who speaks by pronoun; or None."""
        text = self._article.text
        whole = Span(start=parts[0].start, end=parts[-1].end)
        begins = self._beginning(parts[0])
        if (
            begins is None
            or text.count('"', whole.start, whole.end) % 2
            or _IN_BRACKETS.match(whole.cut(text))
            or text[whole.end - 1] not in _ENDS
        ):
            return None
        named = self._names(whole)
        slices = [one for part in (begins, *parts[1:]) for one in _with_names(part, named)]
        is_named = slices[0].start == begins.start or not text[slices[0].start].islower()
        return tuple(slices) if is_named and self._is_clear(slices) else None

    def _beginning(self, part: Span) -> Span | None:
        """The first slice without a label, bullet or conjunction before a capital."""
        text = self._article.text
        label = _LABEL.match(text, part.start, part.end)
        start = label.end() if label else part.start
        first = _WORD_BEFORE_CAPITAL.match(text, start, part.end)
        if first and first[1].lower() in _DROPPED:
            start = first.end()
        if start == part.start:
            return part
        return Span(start=start, end=part.end) if start < part.end else None

    def _names(self, whole: Span) -> list[tuple[Span, Span]]:
        """Pronouns and surnames that speak in the sentence, each with where the article gives the name in full."""
        found: dict[int, tuple[Span, Span]] = {}
        for draft in self._inside(whole):
            source = draft.attribution.source
            if source is None or draft.attribution.certainty is Certainty.OPEN or source.text == source.name:
                continue
            if not (whole.start <= source.start and source.end <= whole.end):
                continue
            is_pronoun = source.text.lower() in words("unresolved")
            if source.text.lower() in _OTHERS and not _is_surely_meant(draft):
                continue
            if not is_pronoun and not source.name.endswith(f" {source.text}"):
                continue
            at = self._named_before(source.name, whole.start, opens=source.start == whole.start)
            if at >= 0 and source.name.lower() not in words("unresolved"):
                found[source.start] = (
                    Span(start=source.start, end=source.end),
                    Span(start=at, end=at + len(source.name)),
                )
        return [found[start] for start in sorted(found)]

    def _named_before(self, name: str, end: int, *, opens: bool) -> int:
        """Where the name stands before `end`, as a sentence `opens` with it: "The judge"; -1 for nowhere."""
        text = self._article.text
        if opens:
            return text.find(name[0].upper() + name[1:], 0, end)
        inside = text.find(f"the {name[4:]}", 0, end) if name.startswith("The ") else -1
        return text.find(name, 0, end) if inside < 0 else inside

    def _is_clear(self, slices: Sequence[Span]) -> bool:
        """Whether the line has a verb, opens with no anaphor, and names whom its pronouns stand for before them."""
        tokens = [token for part in slices for token in self._doc.tokens_in(part)]
        said = [token for token in tokens if token.is_word]
        if (
            len(said) < _FEWEST_WORDS
            or _leans(said[int(said[0].low in _DROPPED) :])
            or not any(is_finite(tokens, at) for at in range(len(tokens)))
            or is_only_named(tokens)
            or _points_back(tokens)
            or _is_about_the_text(said)
            or said[-1].low in _DEMONSTRATIVES
            or _is_elliptical(said)
            or _tells_no_news(said)
            or _is_of_somebody_unnamed(said)
        ):
            return False
        quoted = [passage.outer for part in slices for passage in self._doc.quotations_in(part)]
        persons = [token for token in said if token.low in _FIRST_AND_SECOND_PERSON]
        own = [token for token in persons if not any(one.start <= token.start < one.end for one in quoted)]
        return not own and _has_antecedents(said)


def _is_surely_meant(draft: ClaimDraft) -> bool:
    """Whether nobody else can be the "it" or "they" that says so: it is sure, or goes on ("it added")."""
    cue = draft.attribution.cue
    return draft.attribution.certainty is Certainty.SURE or (cue is not None and cue.text in classes("goes_on"))


def _has_most(parts: Sequence[Span], draft: ClaimDraft) -> bool:
    """Whether the slices have more than half of the claim."""
    inside = sum(max(0, min(part.end, draft.end) - max(part.start, draft.start)) for part in parts)
    return inside > (draft.end - draft.start) / 2


def _leans(said: Sequence[Token]) -> bool:
    """Whether it opens with an anaphor or connective."""
    if f"{said[0].low}_{said[1].low}" in members("leans"):
        return True
    return said[0].low in _LEANS and not is_existential(said)


def _points_back(tokens: Sequence[Token]) -> bool:
    """Whether its opening rests on what stands before: "Because of this, the", "From there,", "Most such homes",
    "Many of those", "Compare that with".
    """
    comma = next((at for at, token in enumerate(tokens) if token.text == ","), 0)
    opening = tuple(pairwise(tokens[1:_OPENING]))
    named = any(one.low in _ANAPHORS and two.low != "as" for one, two in opening)
    pronoun = any(one.low in _DEMONSTRATIVES and two.word & Word.PREPOSITION for one, two in opening)
    return named or pronoun or (0 < comma <= _LONGEST_OPENING and tokens[comma - 1].low in _POINTERS)


def _is_about_the_text(said: Sequence[Token]) -> bool:
    """Whether it speaks of the article: "An earlier version of this story misspelled"."""
    return not members("own_text").isdisjoint([two.low for one, two in pairwise(said) if one.low == "this"])


def _is_elliptical(said: Sequence[Token]) -> bool:
    """Whether its last clause leaves out what stands before: "Roe said she was not", "they did"."""
    last = said[-2] if said[-1].word & Word.NEGATION else said[-1]
    return bool(last.word & Word.AUXILIARY)


def _tells_no_news(said: Sequence[Token]) -> bool:
    """Whether it tells that nobody commented, or how a poll was made."""
    of_method = members("of_method")
    return asks_for_comment(said) or any(f"{one.low}_{two.low}" in of_method for one, two in pairwise(said))


def _is_of_somebody_unnamed(said: Sequence[Token]) -> bool:
    """Whether it ends in "he said", "it said"."""
    return said[-2].low in _PERSONS | _OTHERS and bool(said[-1].word & Word.SPEECH)


def _has_antecedents(said: Sequence[Token]) -> bool:
    """Whether a name or role stands before each pronoun for a person, and two words before each other pronoun."""
    named = False
    for at, token in enumerate(said):
        if (token.low in _PERSONS and not named) or (token.low in _OTHERS and at < _FEWEST_BEFORE):
            return False
        named = named or bool(token.word & Word.ROLE) or (token.is_capitalised and (at > 0 or not token.word))
    return True


def _with_names(part: Span, named: Sequence[tuple[Span, Span]]) -> list[Span]:
    """The slice with the names in the place of what they stand for."""
    if not named:
        return [part]
    slices, at = [], part.start
    for short, full in named:
        if part.start <= short.start and short.end <= part.end:
            if short.start > at:
                slices.append(Span(start=at, end=short.start))
            slices.append(full)
            at = short.end
    if at < part.end:
        slices.append(Span(start=at, end=part.end))
    return slices
