"""Find what only a label ascribes: the turns of interviews and transcripts, and headlines with a source at one end."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.words import members
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token

_QUESTION, _ANSWER = "Q", "A"
_LONGEST_LABEL = 5
_FEWEST_TURNS = 3
_FEWEST_WORDS = 2
_MOST_BETWEEN = 4
_OPEN_A_DIRECTION = frozenset("([")


_HEADLINE_DASHES = frozenset("—–-―")
_LONGEST_HEADLINE_LABEL = 5
_FEWEST_HEADLINE_WORDS = 3


class Turn(NamedTuple):
    """A paragraph of one speaker's words, `start` to `end` in the article.

    `tokens` are those of the sentence with the label, which stands in this paragraph or in an earlier one; `name` is
    the longest label of that speaker. `asks`: it is a question, or the interviewer's, who speaks for the paper.
    """

    tokens: list[Token]
    label: Phrase
    name: tuple[str, ...]
    start: int
    end: int
    asks: bool

    @property
    def is_answer(self) -> bool:
        """Whether the label names nobody: the one who is interviewed."""
        return self.name == (_ANSWER,)


def find_turns(sentences: Sequence[MaskedSentence], *, body: int) -> dict[int, Turn]:
    """The turns by the numbers of their paragraphs, in stretches of dialogue behind `body`, where the body begins.

    A paragraph without label between two with one goes on with the turn before it.
    """
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]
    labels: list[tuple[int, Phrase]] = []
    for at, group in enumerate(paragraphs):
        label = _label(group[0].tokens) if group[0].tokens[0].start >= body else None
        if label is not None:
            labels.append((at, label))
    turns: dict[int, Turn] = {}
    for stretch in _stretches(labels):
        turns.update(_turns(paragraphs, dict(stretch)))
    return turns


def _stretches(labels: Sequence[tuple[int, Phrase]]) -> Iterator[Sequence[tuple[int, Phrase]]]:
    """Runs of labels with a few paragraphs between one and the next."""
    first = 0
    for place in range(1, len(labels) + 1):
        if place == len(labels) or labels[place][0] - labels[place - 1][0] > _MOST_BETWEEN:
            yield labels[first:place]
            first = place


def _turns(paragraphs: Sequence[Sequence[MaskedSentence]], labels: dict[int, Phrase]) -> Iterator[tuple[int, Turn]]:
    """The turns of one stretch, where its labels are those of a dialogue."""
    names = {
        at: tuple(token.text for token in paragraphs[at][0].tokens[: label.last + 1]) for at, label in labels.items()
    }
    if not _is_dialogue([name[-1].lower() for name in names.values()]):
        return
    longest = {name[-1].lower(): name for name in sorted(names.values(), key=len)}
    speaking = min(labels)
    for at in range(min(labels), max(labels) + 1):
        group, label = paragraphs[at], labels.get(at)
        if label is None and group[0].tokens[0].text in _OPEN_A_DIRECTION:
            continue
        speaking = at if label is not None else speaking
        said = [token for sentence in group for token in sentence.tokens][0 if label is None else label.last + 2 :]
        name = longest[names[speaking][-1].lower()]
        asks = name == (_QUESTION,) or all(map(_asks, group))
        if sum(token.is_word for token in said) >= _FEWEST_WORDS:
            tokens = paragraphs[speaking][0].tokens
            yield group[0].paragraph, Turn(tokens, labels[speaking], name, said[0].start, said[-1].end, asks)


def _asks(sentence: MaskedSentence) -> bool:
    return sentence.tokens[-1].text == "?"


def _label(tokens: Sequence[Token]) -> Phrase | None:
    """The capitalised words before the colon with which a paragraph begins."""
    for place, token in enumerate(tokens[: _LONGEST_LABEL + 1]):
        if token.text == ":":
            is_close = place > 0 and place + 1 < len(tokens) and tokens[place + 1].start > token.end
            is_said = is_close and any(following.text[0].isalpha() for following in tokens[place + 1 :])
            return Phrase(0, place - 1, place - 1) if is_said else None
        if not (token.is_word and token.is_capitalised and not token.word & Word.CALENDAR):
            return None
    return None


def _is_dialogue(speakers: Sequence[str]) -> bool:
    """Whether they take turns: three turns of two speakers at least, and somebody comes again."""
    counts = Counter(speakers)
    return len(speakers) >= _FEWEST_TURNS and len(counts) > 1 and max(counts.values()) > 1


def labelled(tokens: list[Token], *, in_headline: bool) -> tuple[Phrase, int, int] | None:
    """The source and the first and last token of what it says; None where no label stands.

    A headline puts its source before a colon or behind a dash; in the body only a transcript does, in capitals.
    """
    label = phrase_starting_at(tokens, 0)
    if label is not None and label.last < _LONGEST_HEADLINE_LABEL and _text(tokens, label.last + 1) == ":":
        first, last = label.last + 2, _end(tokens)
        is_transcript = all(token.text.isupper() and len(token.text) > 1 for token in tokens[: label.last + 1])
        if (in_headline and _can_speak(tokens, label)) or is_transcript:
            return _if_long_enough(tokens, label, first, last)
    if in_headline:
        return _behind_a_dash(tokens)
    return None


def _behind_a_dash(tokens: list[Token]) -> tuple[Phrase, int, int] | None:
    end = _end(tokens)
    for place in range(end - 1, max(0, end - _LONGEST_HEADLINE_LABEL), -1):
        if tokens[place].text in _HEADLINE_DASHES:
            label = phrase_starting_at(tokens, place + 1)
            if label is not None and label.last == end and _can_speak(tokens, label):
                return _if_long_enough(tokens, label, 0, place - 1)
            return None
    return None


def _text(tokens: list[Token], place: int) -> str:
    return tokens[place].text if place < len(tokens) else ""


def _end(tokens: list[Token]) -> int:
    """The last token that is a word or a quotation."""
    last = len(tokens) - 1
    while last > 0 and not (tokens[last].is_word or tokens[last].word == Word.QUOTE):
        last -= 1
    return last


def _can_speak(tokens: list[Token], label: Phrase) -> bool:
    """Whether the label names a speaker of the lists, or may be a person's name (for the caller to make sure of)."""
    inside = tokens[label.first : label.last + 1]
    return any(token.word & NOUN for token in inside) or (len(inside) <= 3 and all(t.is_capitalised for t in inside))


def _if_long_enough(tokens: list[Token], label: Phrase, first: int, last: int) -> tuple[Phrase, int, int] | None:
    inside = tokens[first : last + 1]
    quoted = any(token.word == Word.QUOTE for token in inside)
    if (
        quoted
        or sum(token.is_word for token in inside) < _FEWEST_HEADLINE_WORDS
        or inside[0].low in members("topic_openers")
    ):
        return None
    return label, first, last
