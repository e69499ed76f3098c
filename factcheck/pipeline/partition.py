"""Article -> the article proper and what is interjected: two docs over one text, each read without the other."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.auditing.directives.interjections import interjections
from factcheck.detection.attribution.dialogue.finding import find_turns
from factcheck.domain.article import Article, Parts
from factcheck.domain.values import Span
from factcheck.language.doc import Doc

_BLANK_LINE = re.compile(r"\n\s*\n")
_NO_HEAD = Parts(title=None, standfirst=None, body=Span(start=0, end=1))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An article, or a slice of one; offsets are those of the whole article. `article` has the text of `doc`."""

    article: Article
    doc: Doc
    own_voice: OwnVoice


def whole(article: Article) -> Excerpt:
    """All of the article."""
    doc = Doc.of(article)
    return Excerpt(article, doc, OwnVoice(doc))


def part(article: Article) -> tuple[Excerpt, ...]:
    """The article proper, then all that is interjected; the whole alone where nothing is interjected, or everything."""
    everything = whole(article)
    body = article.parts.body.start
    found = interjections(everything.own_voice, _paragraphs(article))
    apart = {one.start for one in found if one.start >= body}
    if apart:
        apart -= _of_interview(everything, [one for one in article.sentences if one.start in apart])
    main = [one for one in article.sentences if one.start not in apart]
    if not apart or not main or main[-1].start < body:
        return (everything,)
    return (_slice(everything, main), _slice(everything, [one for one in article.sentences if one.start in apart]))


def _of_interview(everything: Excerpt, apart: Sequence[Span]) -> set[int]:
    """Where a question or an answer of an interview begins that only seems to be addressed to the reader."""
    article, voice = everything.article, everything.own_voice
    turns = find_turns(everything.doc.masked, body=article.parts.body.start).values()
    if not turns:
        return set()
    asked = range(min(turn.tokens[0].start for turn in turns), max(turn.end for turn in turns))
    inside = (one for one in apart if one.start in asked and not voice.is_turn(one))
    return {one.start for one in inside if voice.is_request(one) or not voice.is_command(one)}


def _paragraphs(article: Article) -> list[list[Span]]:
    """The sentences of each paragraph."""
    found: list[list[Span]] = []
    for sentence in article.sentences:
        if found and not _BLANK_LINE.search(article.text, found[-1][-1].end, sentence.start):
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return found


def _slice(everything: Excerpt, sentences: Sequence[Span]) -> Excerpt:
    """The excerpt of these sentences; without those of the head its body is all that it has."""
    article, doc = everything.article, everything.doc.slice(sentences)
    first = bisect_left(sentences, article.parts.body.start, key=lambda one: one.start)
    head = article.parts if first else _NO_HEAD
    body = Span(start=sentences[first].start, end=sentences[-1].end)
    parts = head.model_copy(update={"body": body})
    changes = {"text": doc.text, "sentences": doc.sentences, "segments": (), "parts": parts}
    return Excerpt(article.model_copy(update=changes), doc, OwnVoice(doc))
