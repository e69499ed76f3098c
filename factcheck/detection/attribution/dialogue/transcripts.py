"""Labels before a colon -> the turns of transcripts and of interviews whose speakers are named."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from factcheck.detection.attribution.dialogue.turns import (
    FEWEST_TURNS,
    FEWEST_WORDS,
    LONGEST_LABEL,
    QUESTION,
    Paragraphs,
    Turn,
    asks_at_end,
)
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.words import members
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token

_FEWEST_SPEAKERS: Final = 2
_LONGEST_DESCRIPTION: Final = 20
_LONGEST_ASIDE: Final = 8
_MOST_BETWEEN: Final = 4
_TIME_CODE: Final = 3
_OPEN_A_DIRECTION: Final = frozenset("([")
_CLOSE_A_DIRECTION: Final = frozenset(")]")


class _Label(NamedTuple):
    """The name before a colon, and the colon's place; `is_marked`: a role, a party or a voice-over stands between;
    `is_glued`: no space follows; `is_subject`: its predicate does, as in a list of plans: "Roe: Would keep the tax".
    """

    phrase: Phrase
    colon: int
    is_marked: bool
    is_upper: bool
    roles: frozenset[str]
    is_glued: bool
    is_subject: bool


def turns_of_labels(paragraphs: Paragraphs, first: int) -> dict[int, Turn]:
    """The turns by the numbers of their paragraphs, in stretches of dialogue from the paragraph `first` on.

    A paragraph without label between two with one goes on with the turn before it.
    """
    first = _with_title(paragraphs, first)
    found = [(at, label) for at in range(first, len(paragraphs)) if (label := _label(paragraphs[at][0].tokens))]
    known = {_name_in(paragraphs[at][0].tokens, label) for at, label in found if not label.is_glued}
    labels = [
        (at, label) for at, label in found if not label.is_glued or _name_in(paragraphs[at][0].tokens, label) in known
    ]
    return {number: turn for stretch in _stretches(labels) for number, turn in _turns(paragraphs, dict(stretch))}


def _with_title(paragraphs: Paragraphs, first: int) -> int:
    """The paragraph before `first` where that is a turn taken for a headline: it has a label and ends as a sentence, as
    "Harbour: Who pays?" does not.
    """
    before = paragraphs[first - 1] if first > 0 else None
    is_turn = before is not None and before[-1].tokens[-1].text == "." and _label(before[0].tokens)
    return first - 1 if is_turn else first


def _stretches(labels: Sequence[tuple[int, _Label]]) -> Iterator[Sequence[tuple[int, _Label]]]:
    """Runs of labels with a few paragraphs between one and the next."""
    first = 0
    for place in range(1, len(labels) + 1):
        if place == len(labels) or labels[place][0] - labels[place - 1][0] > _MOST_BETWEEN:
            yield labels[first:place]
            first = place


def _turns(paragraphs: Paragraphs, labels: dict[int, _Label]) -> Iterator[tuple[int, Turn]]:
    """The turns of one stretch, where its labels are those of a dialogue."""
    names = {at: _name_in(paragraphs[at][0].tokens, label) for at, label in labels.items()}
    keys = _keys(names)
    if not _is_dialogue(list(keys.values()), list(labels.values())):
        return
    longest = {keys[at]: names[at] for at in sorted(names, key=lambda at: len(names[at]))}
    is_plain = all(label.is_upper for label in labels.values()) and any(label.is_marked for label in labels.values())
    roles = {keys[at]: label.roles for at, label in labels.items() if label.roles}
    tell = _roles_that_tell(roles.values())
    is_talk = any(_speaks_to_somebody(paragraphs[at]) for at in labels)
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
        following = keys.get(at + 1) if label is None else None
        asks = name == (QUESTION,) or bool(role & tell) or _asks(group, is_parted=following == keys[speaking])
        if sum(token.is_word for token in said) >= (1 if is_plain else FEWEST_WORDS):
            tokens, phrase = paragraphs[speaking][0].tokens, labels[speaking].phrase
            yield group[0].paragraph, Turn(tokens, phrase, name, said[0].start, said[-1].end, asks, is_plain, is_talk)


def _speaks_to_somebody(group: Sequence[MaskedSentence]) -> bool:
    personal = members("of_oneself") | members("of_you")
    return any(token.low in personal for sentence in group for token in sentence.tokens)


def _asks(group: Sequence[MaskedSentence], *, is_parted: bool) -> bool:
    """Whether all ask; or the last does where the speaker's label is set anew below, and these are another's words."""
    return all(map(asks_at_end, group)) or (is_parted and asks_at_end(group[-1]))


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
    while last > 1 and asks_at_end(group[last - 1]):
        last -= 1
    return group[:last]


def _after_direction(tokens: Sequence[Token]) -> int:
    """Past "(Chanting)", "[laughs]" at the head of a turn; 0 where none stands or nothing follows."""
    if not tokens or tokens[0].text not in _OPEN_A_DIRECTION:
        return 0
    inside = range(1, min(len(tokens), _LONGEST_ASIDE))
    closing = next((at for at in inside if tokens[at].text in _CLOSE_A_DIRECTION), -1)
    return closing + 1 if any(token.is_word for token in tokens[closing + 1 :]) else 0


def _name_in(tokens: Sequence[Token], label: _Label) -> tuple[str, ...]:
    """The words of a label without the titles before the name."""
    first, last = label.phrase.first, label.phrase.last
    while first < last and tokens[first].word & (Word.HONORIFIC | Word.ROLE):
        first += 1
    return tuple(token.text for token in tokens[first : last + 1])


def _label(tokens: Sequence[Token]) -> _Label | None:
    """The capitalised words before the colon with which a paragraph begins, with what is said of the speaker."""
    place = first = _after_time_code(tokens)
    while place < min(len(tokens), first + LONGEST_LABEL + 1) and _is_in_label(tokens, place):
        place += 1
    last = place - 1
    if last < first or place == len(tokens):
        return None
    is_upper = all(token.text.isupper() for token in tokens[first:place] if token.is_word and not token.text.isdigit())
    colon = _after_description(tokens, place, is_upper=is_upper)
    if colon is None or not _has_words_behind(tokens, colon):
        return None
    described = frozenset(token.low for token in tokens[place:colon] if token.is_word)
    is_name_in_capitals = is_upper and len(tokens[last].text) > 1
    is_glued = tokens[colon + 1].start == tokens[colon].end
    is_marked, is_subject = bool(described) and is_upper, _is_predicate(tokens, colon + 1)
    return _Label(Phrase(first, last, last), colon, is_marked, is_name_in_capitals, described, is_glued, is_subject)


def _is_predicate(tokens: Sequence[Token], verb: int) -> bool:
    """Whether an auxiliary opens what follows, with no subject behind it and no question."""
    if verb + 1 >= len(tokens) or not tokens[verb].word & Word.AUXILIARY or tokens[-1].text == "?":
        return False
    return not (tokens[verb + 1].word & (Word.PRONOUN | Word.DETERMINER) or tokens[verb + 1].is_capitalised)


def _after_time_code(tokens: Sequence[Token]) -> int:
    """Past "[00:01:12]" in front of the label; 0 where none stands."""
    if len(tokens) < _TIME_CODE or tokens[0].text not in _OPEN_A_DIRECTION or not tokens[1].text[0].isdigit():
        return 0
    return _TIME_CODE if tokens[_TIME_CODE - 1].text in _CLOSE_A_DIRECTION else 0


def _is_in_label(tokens: Sequence[Token], place: int) -> bool:
    """A word with a capital, or the number of a speaker: "SPEAKER #2:"."""
    token = tokens[place]
    if token.is_word and token.is_capitalised and not token.word & Word.CALENDAR:
        return True
    return place > 1 and (token.text == "#" or tokens[place - 1].text == "#")


def _has_words_behind(tokens: Sequence[Token], colon: int) -> bool:
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
    if len(counts) < _FEWEST_SPEAKERS or 2 * sum(label.is_subject for label in labels) >= len(labels):
        return False
    if sum(label.is_marked for label in labels) >= _FEWEST_SPEAKERS and all(label.is_upper for label in labels):
        return True
    return len(speakers) >= FEWEST_TURNS and max(counts.values()) > 1
