"""Decontextualisation: sentence -> the same, understandable alone: coreference resolved, discourse marker removed; or
None.

The edits are those of Choi et al., "Decontextualization: Making Sentences Stand-Alone" (TACL 2021): pronoun swap, name
completion and removal of discourse markers. A sentence that needs any other edit gives None.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from factcheck.domain.candidates import ClaimDraft, MentionCandidate
from factcheck.domain.claim import Certainty, SourceKind
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.clauses import is_existential
from factcheck.language.en.lexicon import Word
from factcheck.language.en.words import words
from factcheck.language.tokens import Token

MOST_WORDS: Final = 60
_POINTS: Final = frozenset({"this", "that", "these", "those", "such", "here", "there"})
_PRONOUNS: Final = Word.PRONOUN | Word.OBJECT_PRONOUN | Word.REFLEXIVE | Word.POSSESSIVE
_FIRST_PERSON: Final = frozenset({"i", "me", "my", "we", "us", "our", "you", "your"})
_OF_PERSONS: Final = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_OF_MANY: Final = frozenset({"they", "them", "their", "themselves"})
_PERSONS: Final = frozenset({SourceKind.NAMED, SourceKind.ROLE})
_COMPLEMENTS: Final = frozenset({"of", "for", "in", "at", "from", "by", "to", "who", "which", "that"})
_LOOK_AHEAD: Final = 20
_ARTICLES: Final = frozenset({"the", "this", "that", "these", "those"})


def restate(doc: Doc, draft: ClaimDraft, mentions: Sequence[MentionCandidate]) -> str | None:
    """The claim's sentence decontextualised, at most 60 words; None where the rules do not suffice, or attribution is
    open.

    A quotation whose speaker is outside the sentence is put behind the speaker's name: `Ada Roe said: “...”`.
    """
    source = draft.attribution.source
    if draft.attribution.certainty is Certainty.OPEN:
        return None
    if source is not None and not _is_inside(source, draft.sentence):
        return _with_speaker(doc, draft, source.name)
    if not _is_one(draft.sentence, doc.sentences):
        return None
    return stand_alone(doc, draft.sentence, mentions)


def stand_alone(doc: Doc, sentence: Span, mentions: Sequence[MentionCandidate]) -> str | None:
    """The sentence decontextualised, or None; `mentions` are those of the doc, in order of position."""
    if len(sentence.cut(doc.text).split()) > MOST_WORDS or not _is_balanced(doc, sentence):
        return None
    tokens = _outside_quotations(doc, sentence)
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    inside = [mention for mention in mentions[first : first + MOST_WORDS] if mention.end <= sentence.end]
    swaps = _swaps(doc.text, inside)
    if not tokens or swaps is None or not _is_resolved(tokens, inside):
        return None
    start = _after_connective(tokens, sentence)
    return _edited(doc.text, Span(start=start, end=sentence.end), swaps)


def _is_one(span: Span, sentences: Sequence[Span]) -> bool:
    """Whether the span is exactly one sentence."""
    place = bisect_left(sentences, span.start, key=lambda sentence: sentence.start)
    return place < len(sentences) and sentences[place].start == span.start and sentences[place].end == span.end


def _with_speaker(doc: Doc, draft: ClaimDraft, name: str) -> str | None:
    """A quotation, or a figure in an all-quoted sentence, behind its speaker's name; None without a
    name or too long.
    """
    if name.lower() in words("unresolved"):
        return None
    said = draft.text if draft.quotation is not None else _only_quoted(doc, draft.sentence)
    line = " ".join(said.split()).rstrip(",")
    return f"{name} said: “{line}”" if line and len(line.split()) <= MOST_WORDS else None


def _only_quoted(doc: Doc, sentence: Span) -> str:
    """The text inside the marks if the sentence is a single closed quotation; else ""."""
    quoted = doc.quotations_in(sentence)
    is_one = len(quoted) == 1 and quoted[0].closed and quoted[0].outer == sentence
    return quoted[0].text if is_one else ""


def _swaps(text: str, inside: Sequence[MentionCandidate]) -> list[tuple[int, int, str]] | None:
    """(start, end, replacement) for each mention to resolve, in order; None if one has no antecedent."""
    named: set[str] = set()
    swaps = []
    for mention in inside:
        name = " ".join(mention.name.split())
        if name not in named and _is_short(mention):
            swaps.append((mention.start, mention.end, name))
        elif name not in named and _is_unknown(mention, text, is_first=not named):
            return None
        named.add(name)
    return swaps


def _is_unknown(mention: MentionCandidate, text: str, *, is_first: bool) -> bool:
    """Whether the mention is an anaphor whose antecedent is in an earlier sentence."""
    return mention.text.lower() in words("unresolved") or (is_first and _points_back(mention, text))


def _is_short(mention: MentionCandidate) -> bool:
    """Whether the mention is a pronoun with a known antecedent, or a person's surname alone, family name first
    included.
    """
    name = mention.name.split()
    if mention.text.lower() in words("unresolved"):
        return mention.name.lower() not in words("unresolved") and any(word[0].isupper() for word in name)
    if mention.name in mention.text or mention.kind is not SourceKind.NAMED or len(name) == 1:
        return False
    last = mention.text.split()[-1]
    return last == name[-1] or (last == name[0] and len(name) > 2)


def _points_back(mention: MentionCandidate, text: str) -> bool:
    """Whether it is an anaphoric definite noun phrase without complement: "the report", "those officials"; not "the
    report by the agency", "the prosecutor, Elise Wauters".
    """
    inside = mention.text.split()
    if len(inside) != 2 or inside[0].lower() not in _ARTICLES or not inside[1].islower():
        return False
    after = text[mention.end : mention.end + _LOOK_AHEAD].lstrip(", ").split(" ")[0]
    return not (after[:1].isupper() or after in _COMPLEMENTS)


def _is_resolved(tokens: list[Token], inside: Sequence[MentionCandidate]) -> bool:
    """Whether each pronoun is a mention, or has a possible antecedent before it in the sentence; no first or second
    person.
    """
    if tokens[0].low in _POINTS and not is_existential(tokens):
        return False
    if any(token.low in _FIRST_PERSON for token in tokens):
        return False
    starts = {mention.start for mention in inside}
    pronouns = [token for token in tokens if token.word & _PRONOUNS and token.start not in starts]
    return all(_has_antecedent(pronoun, tokens, inside) for pronoun in pronouns)


def _has_antecedent(pronoun: Token, tokens: Sequence[Token], inside: Sequence[MentionCandidate]) -> bool:
    """Whether a mention or noun phrase before the pronoun agrees with it."""
    before = [mention for mention in inside if mention.end <= pronoun.start]
    if pronoun.low in _OF_PERSONS:
        return any(mention.kind in _PERSONS for mention in before)
    if pronoun.low in _OF_MANY:
        return bool(before)
    is_thing = any(token.word & Word.DETERMINER and token.end < pronoun.start for token in tokens)
    return is_thing or any(mention.kind not in _PERSONS for mention in before)


def _outside_quotations(doc: Doc, sentence: Span) -> list[Token]:
    """The words of the sentence outside quotations."""
    quoted = [passage.outer for passage in doc.quotations_in(sentence)]
    return [
        token
        for token in doc.tokens_in(sentence)
        if token.is_word and not any(outer.start <= token.start < outer.end for outer in quoted)
    ]


def _after_connective(tokens: list[Token], sentence: Span) -> int:
    """The offset behind a sentence-initial discourse marker; else the sentence's start."""
    if tokens[0].start != sentence.start or tokens[0].low not in words("connectives") or len(tokens) < 2:
        return sentence.start
    return tokens[1].start


def _edited(text: str, sentence: Span, swaps: Sequence[tuple[int, int, str]]) -> str:
    """The sentence with the swaps applied, white space collapsed, first letter capitalised."""
    pieces: list[str] = []
    place = sentence.start
    for start, end, name in swaps:
        pieces.extend((text[place:start], name if start == sentence.start else _lowered(name)))
        place = end
    pieces.append(text[place : sentence.end])
    line = " ".join("".join(pieces).split())
    return line[:1].upper() + line[1:]


def _lowered(name: str) -> str:
    """A name with its initial article in lower case, as inside a sentence."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in _ARTICLES else name


def _is_balanced(doc: Doc, sentence: Span) -> bool:
    """Whether each quotation that overlaps the sentence is closed and inside it."""
    return all(passage.closed and _is_inside(passage.outer, sentence) for passage in doc.quotations_in(sentence))


def _is_inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
