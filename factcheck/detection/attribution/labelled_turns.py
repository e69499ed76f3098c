"""Find what only a label or the layout ascribes: the turns of interviews and transcripts, the answers below questions,
letters, and headlines with a source at one end."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.words import members
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token

_QUESTION, _ANSWER = "Q", "A"
_LONGEST_LABEL = 5
_FEWEST_TURNS = 3
_FEWEST_SPEAKERS = 2
_LONGEST_DESCRIPTION = 20
_LONGEST_ASIDE = 8
_LONGEST_ANSWER = 12
_LONGEST_QUESTION = 60
_LONGEST_SALUTATION = 8
_FEWEST_WORDS = 2
_MOST_BETWEEN = 4
_OPEN_A_DIRECTION = frozenset("([")
_BULLETS = frozenset("•·*‣◦▪●■–—-―")
_CLOSE_A_DIRECTION = frozenset(")]")


# Markdown.
_EMPHASIS = frozenset("*_")
_HEADLINE_DASHES = frozenset("—–-―")
_LONGEST_HEADLINE_LABEL = 5
_FEWEST_HEADLINE_WORDS = 3


class Turn(NamedTuple):
    """A paragraph of one speaker's words, `start` to `end` in the article.

    `tokens` are those of the sentence with the label, which stands in this paragraph or in another one; `name` is the
    longest label of that speaker. `asks`: it is a question, or the interviewer's, who speaks for the paper. `is_plain`:
    the label leaves no doubt. An answer below a question that is a paragraph of its own has no label.
    """

    tokens: list[Token]
    label: Phrase | None
    name: tuple[str, ...]
    start: int
    end: int
    asks: bool
    is_plain: bool = False

    @property
    def is_answer(self) -> bool:
        """Whether the label names nobody: the one who is interviewed."""
        return self.name == (_ANSWER,)


class _Label(NamedTuple):
    """The name before a colon, and the colon's place; `is_marked`: a role, a party or a voice-over stands between."""

    phrase: Phrase
    colon: int
    is_marked: bool
    is_upper: bool
    roles: frozenset[str]


_Paragraphs = Sequence[Sequence[MaskedSentence]]


def find_turns(sentences: Sequence[MaskedSentence], *, body: int) -> dict[int, Turn]:
    """The turns by the numbers of their paragraphs, in stretches of dialogue behind `body`, where the body begins.

    A paragraph without label between two with one goes on with the turn before it.
    """
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)]
    first = next((at for at, group in enumerate(paragraphs) if group[0].tokens[0].start >= body), len(paragraphs))
    labels: list[tuple[int, _Label]] = []
    for at in range(first, len(paragraphs)):
        label = _label(paragraphs[at][0].tokens)
        if label is not None:
            labels.append((at, label))
    turns: dict[int, Turn] = {}
    for stretch in _stretches(labels):
        turns.update(_turns(paragraphs, dict(stretch)))
    if not turns:
        turns.update(_answers(paragraphs, first))
        turns.update(_letter(paragraphs, first))
    return turns


def _stretches(labels: Sequence[tuple[int, _Label]]) -> Iterator[Sequence[tuple[int, _Label]]]:
    """Runs of labels with a few paragraphs between one and the next."""
    first = 0
    for place in range(1, len(labels) + 1):
        if place == len(labels) or labels[place][0] - labels[place - 1][0] > _MOST_BETWEEN:
            yield labels[first:place]
            first = place


def _turns(paragraphs: _Paragraphs, labels: dict[int, _Label]) -> Iterator[tuple[int, Turn]]:
    """The turns of one stretch, where its labels are those of a dialogue."""
    names = {
        at: _name(paragraphs[at][0].tokens[label.phrase.first : label.phrase.last + 1]) for at, label in labels.items()
    }
    keys = _keys(names)
    if not _is_dialogue(list(keys.values()), list(labels.values())):
        return
    longest = {keys[at]: names[at] for at in sorted(names, key=lambda at: len(names[at]))}
    is_plain = all(label.is_upper for label in labels.values()) and any(label.is_marked for label in labels.values())
    roles = {keys[at]: label.roles for at, label in labels.items() if label.roles}
    tell = _roles_that_tell(roles.values())
    speaking = min(labels)
    for at in range(min(labels), max(labels) + 1):
        group, label = paragraphs[at], labels.get(at)
        if label is None and group[0].tokens[0].text in _OPEN_A_DIRECTION:
            continue
        speaking = at if label is not None else speaking
        role = roles.get(keys[speaking], frozenset())
        kept = _without_questions(group) if role & members("interviewers") else group
        said = [token for sentence in kept for token in sentence.tokens][0 if label is None else label.colon + 1 :]
        said = said[_after_direction(said) :]
        name = longest[keys[speaking]]
        asks = name == (_QUESTION,) or bool(role & tell) or all(map(_asks, group))
        if sum(token.is_word for token in said) >= (1 if is_plain else _FEWEST_WORDS):
            tokens, phrase = paragraphs[speaking][0].tokens, labels[speaking].phrase
            yield group[0].paragraph, Turn(tokens, phrase, name, said[0].start, said[-1].end, asks, is_plain)


def _keys(names: dict[int, tuple[str, ...]]) -> dict[int, str]:
    """What tells the speakers apart: the surname, or the whole name where two of different first names have it."""
    whole: dict[str, set[str]] = {}
    for name in names.values():
        if len(name) > 1:
            whole.setdefault(name[-1].lower(), set()).add(name[0].lower())
    shared = {last for last, firsts in whole.items() if len(firsts) > 1}
    return {at: (" ".join(name) if name[-1].lower() in shared else name[-1]).lower() for at, name in names.items()}


def _roles_that_tell(roles: Iterable[frozenset[str]]) -> frozenset[str]:
    """Whose words are no answers where a narrator tells the story: the narrator's and the interviewer's."""
    narrates = any(role & members("narrators") for role in roles)
    return members("narrators") | members("interviewers") if narrates else frozenset()


def _without_questions(group: Sequence[MaskedSentence]) -> Sequence[MaskedSentence]:
    """Without the questions at the end, but for the first sentence."""
    last = len(group)
    while last > 1 and _asks(group[last - 1]):
        last -= 1
    return group[:last]


def _after_direction(tokens: Sequence[Token]) -> int:
    """Past "(Chanting)", "[laughs]" at the head of a turn; 0 where none stands or nothing follows."""
    if not tokens or tokens[0].text not in _OPEN_A_DIRECTION:
        return 0
    inside = range(1, min(len(tokens), _LONGEST_ASIDE))
    closing = next((at for at in inside if tokens[at].text in _CLOSE_A_DIRECTION), -1)
    return closing + 1 if any(token.is_word for token in tokens[closing + 1 :]) else 0


def _name(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words of a label without the titles before the name."""
    first = 0
    while first < len(tokens) - 1 and tokens[first].word & (Word.HONORIFIC | Word.ROLE):
        first += 1
    return tuple(token.text for token in tokens[first:])


def _asks(sentence: MaskedSentence) -> bool:
    """Whether it ends with a question mark, marks of emphasis left out."""
    return next((token.text for token in reversed(sentence.tokens) if token.text not in _EMPHASIS), "") == "?"


def _label(tokens: Sequence[Token]) -> _Label | None:
    """The capitalised words before the colon with which a paragraph begins, with what is said of the speaker."""
    place = 0
    while place < min(len(tokens), _LONGEST_LABEL + 1) and _is_in_label(tokens, place):
        place += 1
    last = place - 1
    if last < 0 or place == len(tokens):
        return None
    is_upper = all(token.text.isupper() for token in tokens[:place] if token.is_word and not token.text.isdigit())
    colon = _after_description(tokens, place, is_upper=is_upper)
    if colon is None or not _has_words_behind(tokens, colon):
        return None
    described = frozenset(token.low for token in tokens[place:colon] if token.is_word)
    return _Label(
        Phrase(0, last, last), colon, bool(described) and is_upper, is_upper and len(tokens[last].text) > 1, described
    )


def _is_in_label(tokens: Sequence[Token], place: int) -> bool:
    """A word with a capital, or the number of a speaker: "SPEAKER #2:"."""
    token = tokens[place]
    if token.is_word and token.is_capitalised and not token.word & Word.CALENDAR:
        return True
    return place > 1 and (token.text == "#" or tokens[place - 1].text == "#")


def _has_words_behind(tokens: Sequence[Token], colon: int) -> bool:
    """Whether a space and words follow the colon."""
    if colon + 1 >= len(tokens) or tokens[colon + 1].start <= tokens[colon].end:
        return False
    return any(following.text[0].isalpha() for following in tokens[colon + 1 :])


def _after_description(tokens: Sequence[Token], place: int, *, is_upper: bool) -> int | None:
    """Past ", HOST", "(voice-over)" and "(D-OHIO)" behind the name to the colon; None where there is none."""
    while place < min(len(tokens), _LONGEST_DESCRIPTION):
        text = tokens[place].text
        if text == ":":
            return place
        if text in _OPEN_A_DIRECTION:
            inside = range(place + 1, min(len(tokens), place + _LONGEST_ASIDE))
            place = next((at for at in inside if tokens[at].text in _CLOSE_A_DIRECTION), len(tokens))
        elif not is_upper or not (text in ",.&/'-" or tokens[place].is_word or tokens[place].low == "'s"):
            return None
        place += 1
    return None


def _is_dialogue(speakers: Sequence[str], labels: Sequence[_Label]) -> bool:
    """Whether they take turns: three turns of two speakers at least, and somebody comes again; or labels in capitals
    with a role, at least two.
    """
    counts = Counter(speakers)
    if len(counts) < _FEWEST_SPEAKERS:
        return False
    if sum(label.is_marked for label in labels) >= _FEWEST_SPEAKERS and all(label.is_upper for label in labels):
        return True
    return len(speakers) >= _FEWEST_TURNS and max(counts.values()) > 1


def _answers(paragraphs: _Paragraphs, first: int) -> Iterator[tuple[int, Turn]]:
    """The answers of an interview whose questions are paragraphs of their own (in bold, on the page), or open one.

    An explainer asks its reader questions, too: here the one who answers says "I", and somebody is asked as "you".
    """
    asked = {at: count for at in range(first, len(paragraphs)) if (count := _question_of(paragraphs[at]))}
    exchanges = [
        _Exchange(paragraphs, at, asked[at], end)
        for at, end in pairwise((*asked, len(paragraphs)))
        if end > at + 1 or asked[at] < len(paragraphs[at])
    ]
    if len(exchanges) < _FEWEST_TURNS or any(one.end - one.at > _LONGEST_ANSWER for one in exchanges[:-1]):
        return
    of_oneself = sum(_has(one.first_answer, members("of_oneself")) for one in exchanges)
    if of_oneself * 2 < len(exchanges) or not any(_has(one.question, members("of_you")) for one in exchanges):
        return
    tokens = exchanges[0].question[0].tokens
    for exchange in exchanges:
        for group in exchange.answers():
            start, stop = group[0].tokens[0].start, group[-1].tokens[-1].end
            yield group[0].paragraph, Turn(tokens, None, (_ANSWER,), start, stop, asks=False)


class _Exchange(NamedTuple):
    """A question, the first `leading` sentences of the paragraph `at`, and its answer, up to the paragraph `end`."""

    paragraphs: _Paragraphs
    at: int
    leading: int
    end: int

    @property
    def question(self) -> Sequence[MaskedSentence]:
        return self.paragraphs[self.at][: self.leading]

    @property
    def first_answer(self) -> Sequence[MaskedSentence]:
        return self.paragraphs[self.at][self.leading :] or self.paragraphs[self.at + 1]

    def answers(self) -> Iterator[Sequence[MaskedSentence]]:
        """The answer's paragraphs; of the last question one alone, behind which the article may go on."""
        behind = self.paragraphs[self.at][self.leading :]
        if behind:
            yield behind
        is_last = self.end == len(self.paragraphs)
        yield from self.paragraphs[self.at + 1 : (self.at + 1 if behind else self.at + 2) if is_last else self.end]


def _question_of(group: Sequence[MaskedSentence]) -> int:
    """How many sentences at the head of a paragraph ask: all of a short one that ends with a question, or is between
    marks of emphasis (**, __), or those before an answer; 0 for none.
    """
    count = sum(len(sentence.tokens) for sentence in group)
    if any(sentence.quotes() for sentence in group):
        return 0
    if count <= _LONGEST_QUESTION and (_asks(group[-1]) or _is_emphasised(group)):
        return len(group)
    asking = next((at for at, sentence in enumerate(group) if not _asks(sentence)), 0)
    is_marked = asking > 0 and group[asking - 1].tokens[-1].text in _EMPHASIS
    return asking if is_marked or _has(group[:asking], members("of_you")) else 0


def _is_emphasised(group: Sequence[MaskedSentence]) -> bool:
    """Whether the paragraph stands between pairs of asterisks or low lines: **Tell us about it.**"""
    first, last = group[0].tokens, group[-1].tokens
    return len(first) > _FEWEST_WORDS and all(one.text in _EMPHASIS for one in (*first[:2], *last[-2:]))


def _has(group: Sequence[MaskedSentence], lows: frozenset[str]) -> bool:
    return any(token.low in lows for sentence in group for token in sentence.tokens)


def _letter(paragraphs: _Paragraphs, first: int) -> Iterator[tuple[int, Turn]]:
    """The paragraphs between "Dear editor," and "Yours, Ada Roe", as words of who signs."""
    opened: tuple[int, int] | None = None
    for at in range(first, len(paragraphs)):
        tokens = paragraphs[at][0].tokens
        if tokens[0].text == "Dear":
            marks = (place for place in range(1, min(len(tokens), _LONGEST_SALUTATION)) if tokens[place].text in ",:")
            comma = next(marks, None)
            opened = (at, comma + 1) if comma is not None else None
        elif opened is not None and (signed := _signature(paragraphs, at)) is not None:
            name = tuple(token.text for token in signed[0][signed[1].first : signed[1].last + 1])
            for place in range(opened[0], at):
                group = paragraphs[place]
                said = [token for sentence in group for token in sentence.tokens]
                said = said[opened[1] if place == opened[0] else 0 :]
                if said:
                    asks = all(map(_asks, group))
                    yield group[0].paragraph, Turn(*signed, name, said[0].start, said[-1].end, asks)
            opened = None


def _signature(paragraphs: _Paragraphs, at: int) -> tuple[list[Token], Phrase] | None:
    """The name behind "Yours sincerely,", in the same paragraph or in the next."""
    tokens = paragraphs[at][0].tokens
    place = 0
    while place < len(tokens) and tokens[place].low in members("closes_a_letter"):
        place += 1
    if place == 0:
        return None
    place += place < len(tokens) and tokens[place].text == ","
    if place >= len(tokens) and at + 1 < len(paragraphs):
        tokens, place = paragraphs[at + 1][0].tokens, 0
    last = place
    while last < len(tokens) and last < place + _LONGEST_LABEL and tokens[last].is_word and tokens[last].is_capitalised:
        last += 1
    return (tokens, Phrase(place, last - 1, last - 1)) if last > place + 1 else None


def introduces_list(tokens: Sequence[Token]) -> int | None:
    """Where the colon stands behind which a list follows: at the end, or before a bullet on the same line."""
    if tokens[-1].text == ":":
        return len(tokens) - 1
    inside = range(1, len(tokens) - 2)
    return next((at for at in inside if tokens[at].text == ":" and tokens[at + 1].text in _BULLETS), None)


def after_bullet(tokens: Sequence[Token]) -> int:
    """Where the words of a list item begin: behind its bullet, dash, number or letter; 0 where none stands."""
    if tokens[0].text in _BULLETS and len(tokens) > 1:
        return 1
    is_numbered = len(tokens) > 1 and (tokens[0].text.isdigit() or len(tokens[0].text) == 1)
    return 2 if is_numbered and tokens[1].text in ".)" and tokens[1].start == tokens[0].end else 0


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
