"""Doc -> mention candidates: every noun phrase that could be a source, for a model to choose from."""

from collections.abc import Iterator, Sequence

from factcheck.detection.attribution.attribute import Attributed
from factcheck.detection.attribution.mentions.discourse import Discourse
from factcheck.domain.candidates import MentionCandidate
from factcheck.domain.claim import Attribution, SourceKind
from factcheck.domain.values import Passage, passage
from factcheck.language.doc import Doc
from factcheck.language.en.lexicon import CUE, NOUN
from factcheck.language.en.name_runs import name_runs
from factcheck.language.en.phrases import Phrase, phrase_ending_at
from factcheck.language.en.word_classes import is_nominal
from factcheck.language.tokens import Token


def list_mentions(doc: Doc, attributed: Attributed) -> tuple[MentionCandidate, ...]:
    """Every name and every noun of those who speak, outside quotation marks; with what the rules take for a source.

    In order of position, without overlaps: what the rules found stands first, then the longer phrase. Mentions of one
    name are linked by it.
    """
    found = {(mention.start, mention.end): mention for mention in _of_rules(doc, attributed)}
    for sentence in _discourse(doc):
        for mention in sentence:
            found.setdefault((mention.start, mention.end), mention)
    return tuple(_without_overlaps(tuple(found.values())))


def mention_at(doc: Doc, mentions: Sequence[MentionCandidate], words: Passage) -> MentionCandidate:
    """The words as a mention: named as the mention of the article that they are or hold, else as they stand there."""
    same = [one for one in mentions if one.start < words.end and words.start < one.end]
    exact = next((one for one in same if (one.start, one.end) == (words.start, words.end)), None)
    if exact is not None:
        return exact
    tokens = doc.tokens_in(words)
    if not tokens:
        return MentionCandidate(**dict(words), name=words.text, kind=SourceKind.ORGANISATION)
    mention = Discourse(doc.names).mention(tokens, Phrase(0, len(tokens) - 1, len(tokens) - 1))
    held = [one for one in same if words.start <= one.start and one.end <= words.end]
    is_known = len(held) == 1 and held[0].kind is mention.kind and len(held[0].name) >= len(words.text)
    name = held[0].name if is_known else mention.name
    return MentionCandidate(text=words.text, start=words.start, end=words.end, name=name, kind=mention.kind)


def _of_rules(doc: Doc, attributed: Attributed) -> Iterator[MentionCandidate]:
    listed = (candidate for candidate in attributed.quotations if candidate.set_aside is None)
    for attribution in (*(one.attribution for one in listed), *(one.attribution for one in attributed.statements)):
        yield from _of_attribution(attribution)
    for subject in attributed.subjects:
        words = doc.text[subject.start : subject.end]
        if subject.can_speak and not words[0].isdecimal():
            yield MentionCandidate(
                text=words, start=subject.start, end=subject.end, name=subject.name, kind=subject.kind
            )


def _of_attribution(attribution: Attribution) -> Iterator[MentionCandidate]:
    source = attribution.source
    if source is not None:
        yield MentionCandidate(
            text=source.text, start=source.start, end=source.end, name=source.name, kind=attribution.kind
        )


def _discourse(doc: Doc) -> Iterator[list[MentionCandidate]]:
    discourse = Discourse(doc.names)
    for sentence in doc.masked:
        yield [_mention(doc, discourse, sentence.tokens, phrase) for phrase in _phrases(sentence.tokens)]


def _phrases(tokens: list[Token]) -> Iterator[Phrase]:
    for first, last in name_runs(tokens):
        if first != last or not tokens[first].word & CUE:
            yield Phrase(first, last, last)
    for place, token in enumerate(tokens):
        ends = place + 1 == len(tokens) or not is_nominal(tokens, place + 1)
        if token.word & NOUN and ends and is_nominal(tokens, place):
            phrase = phrase_ending_at(tokens, place)
            if phrase is not None and not _swallows_a_name(tokens, phrase):
                yield phrase


def _swallows_a_name(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether it begins with a name and goes on small, with a verb that no list has: "Ada Roe owns five banks"."""
    inside = tokens[phrase.first : phrase.head + 1]
    small = next((place for place, token in enumerate(inside) if not token.is_capitalised), len(inside))
    return 1 < small < len(inside) and inside[small].is_word and not inside[small].word


def _mention(doc: Doc, discourse: Discourse, tokens: list[Token], phrase: Phrase) -> MentionCandidate:
    mention = discourse.mention(tokens, phrase)
    words = passage(doc.text, mention.start, mention.end)
    return MentionCandidate(text=words.text, start=words.start, end=words.end, name=mention.name, kind=mention.kind)


def _without_overlaps(mentions: Sequence[MentionCandidate]) -> list[MentionCandidate]:
    """The earlier given wins; among those that begin at one place the longer."""
    kept: list[MentionCandidate] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
