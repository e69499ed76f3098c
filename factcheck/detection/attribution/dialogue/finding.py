"""Masked sentences -> the turns of an article."""

from collections.abc import Sequence
from itertools import groupby

from factcheck.detection.attribution.dialogue.interviews import answers
from factcheck.detection.attribution.dialogue.letters import letter
from factcheck.detection.attribution.dialogue.posts import posts
from factcheck.detection.attribution.dialogue.transcripts import turns_of_labels
from factcheck.detection.attribution.dialogue.turns import Turn
from factcheck.language.masking import MaskedSentence


def find_turns(sentences: Sequence[MaskedSentence], *, body: int) -> dict[int, Turn]:
    """The turns by the numbers of their paragraphs, behind `body`, where the body begins: those of labels; without any,
    the answers of an interview and letters; and posts that are signed.
    """
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]
    first = next((at for at, group in enumerate(paragraphs) if group[0].tokens[0].start >= body), len(paragraphs))
    turns = turns_of_labels(paragraphs, first)
    signed = dict(posts(paragraphs, first))
    return {**signed, **(turns or dict((*answers(paragraphs, first), *letter(paragraphs, first))))}
