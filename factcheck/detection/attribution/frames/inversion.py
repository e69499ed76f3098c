"""Cue with its subject behind it -> its frame: subject-verb inversion (Quirk 18.23), “...”, said the mayor."""

from collections.abc import Iterator

from factcheck.detection.attribution.frames.frame import Frame
from factcheck.language.en.appositions import name_apposed_to, opening_mark
from factcheck.language.en.clauses import begins_clause, is_finite_verb
from factcheck.language.en.coordination import coordinated_after
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.verbs import is_behind_a_quote
from factcheck.language.en.word_classes import behind_adverbs, is_reduced_passive, is_verb
from factcheck.language.en.words import members
from factcheck.language.tokens import Token, low_at


def inverted(tokens: list[Token], place: int, kinds: int) -> Frame | None:
    """The frame of the cue at `place`; None where nobody speaks behind it (subject-verb inversion, Quirk 18.23)."""
    if not _can_be_inverted(tokens, place, kinds):
        return None
    behind = place + 2 if low_at(tokens, place + 1) == "out" else place + 1
    phrase = phrase_starting_at(tokens, behind_adverbs(tokens, behind))
    if phrase is None or tokens[phrase.first].word & (Word.OBJECT_PRONOUN | Word.CALENDAR):
        return None
    if _cannot_say(tokens, place, tokens[phrase.head]):
        return None
    ends = {_next_mark(tokens, phrase.last + 1)}
    if place == 0 and tokens[phrase.head].is_capitalised and low_at(tokens, phrase.head + 1) == "of":
        phrase = Phrase(phrase.first, phrase.head, phrase.head)  # "Said Roe of the mill: “It is over.”"
    phrase = name_apposed_to(tokens, phrase) or coordinated_after(tokens, phrase)
    follows = ":" not in _ends_of_speaker(tokens, place, phrase, ends)
    if (place == 0 and follows) or not _is_subject_behind(tokens, place, phrase, kinds):
        return None
    return Frame(place, place, phrase, kinds, inverted=True, follows=follows)


def _ends_of_speaker(tokens: list[Token], place: int, speaker: Phrase, ends: set[str]) -> set[str]:
    """The marks that end who speaks; at the head of the sentence that behind an apposition, too: "Said her coach, Roe:
    “Go.”".
    """
    return ends | {_next_mark(tokens, speaker.last + 1)} if place == 0 else ends


def _cannot_say(tokens: list[Token], place: int, head: Token) -> bool:
    """Whether it is how long before, or what is cited: "revealed just 30 hours before", "Roe to quit, cites family"."""
    is_cited = tokens[place].low in members("citing") and not is_behind_a_quote(tokens, place)
    return head.low in members("stretches") or (is_cited and not head.is_capitalised)


def _can_be_inverted(tokens: list[Token], place: int, kinds: int) -> bool:
    """Whether a finite verb of saying stands at the head of its clause: “...”, said; ", added"; "Said"."""
    cue = tokens[place]
    if not kinds & (Word.SPEECH | Word.ADDRESS) or cue.word & Word.PARTICIPLE:
        return _is_thought(tokens, place, kinds)
    if cue.word & Word.ACT and not (place and tokens[place - 1].word == Word.QUOTE):
        return False
    if cue.low in members("needs_an_addressee") and not is_behind_a_quote(tokens, place):
        return False  # "Police, after a search, told the owner"
    is_open = place > 0 and tokens[place - 1].text == ","  # "The strike goes on, say unions"
    if cue.word & Word.BASE_FORM and not (is_open or is_behind_a_quote(tokens, place)):
        return False
    return place == 0 or tokens[place - 1].word == Word.QUOTE or tokens[place - 1].text in ",—–-―"


def _is_thought(tokens: list[Token], place: int, kinds: int) -> bool:
    """Whether somebody with a name or a role thinks what stands in front: "Prices will fall, thinks Ada Roe, who"; not
    "Roe, the owner, fears Kern".
    """
    if kinds != Word.THOUGHT or place < 1 or tokens[place - 1].text != "," or _closes_apposition(tokens, place):
        return False
    behind = phrase_starting_at(tokens, place + 1) if tokens[place].low.endswith("s") else None
    if behind is None or not (tokens[behind.head].is_capitalised or tokens[behind.head].word & Word.ROLE):
        return False
    return begins_clause(tokens, 0)


def _is_subject_behind(tokens: list[Token], place: int, phrase: Phrase, kinds: int) -> bool:
    """Whether the noun phrase behind the verb is its subject, and no object or subject of another clause."""
    if is_behind_a_quote(tokens, place):
        is_object = kinds & Word.ADDRESS and begins_clause(tokens, phrase.last + 1)  # “The Larks” told fans it would
        return not (is_object or _is_finite_at(tokens, phrase.last + 1) or _closes_relative_clause(tokens, place))
    if place == 0 or (
        kinds & (Word.SPEECH | Word.THOUGHT)
        and (_ends_sentence(tokens, place, phrase) or _ends_clauses(tokens, place, phrase))
    ):
        return True
    return not _closes_apposition(tokens, place) and _ends_clause(tokens, phrase.last + 1)


def _closes_relative_clause(tokens: list[Token], place: int) -> bool:
    """Whether the quotation ends a clause about the subject: "Stern, whom Kern called “a crook”, denied the charge"."""
    opening = opening_mark(tokens, place - 1) if tokens[place - 1].text == "," else None
    return opening is not None and opening > 0 and any(token.word == Word.QUOTE for token in tokens[opening:place])


def _ends_sentence(tokens: list[Token], place: int, phrase: Phrase) -> bool:
    """Whether a name or somebody in a role is all that follows the verb: "..., such as the fall of stars, says Roe.",
    "..., including clerks, smiths and masons, said officials at a briefing.".
    """
    head = tokens[phrase.head]
    is_role = tokens[place].word & Word.SAYS and head.word & (Word.ROLE | Word.ORGANISATION | Word.COLLECTIVE)
    is_somebody = head.is_capitalised or is_role
    return bool(is_somebody) and (phrase.last + 1 >= len(tokens) or tokens[phrase.last + 1].text == ".")


def _ends_clauses(tokens: list[Token], place: int, phrase: Phrase) -> bool:
    """Whether no clause is left to report behind the noun phrase: "..., which has shut, said Ada Roe, the mayor."."""
    if tokens[place - 1].text != "," or phrase.last + 1 >= len(tokens):
        return False
    behind = behind_adverbs(tokens, phrase.last + 1)
    goes_on = _next_mark(tokens, behind) == "," or is_reduced_passive(tokens, behind)
    if not goes_on and not (behind < len(tokens) and tokens[behind].word & (Word.PREPOSITION | Word.CALENDAR)):
        return False
    takes_object = tokens[place].low not in members("plain_saying") and tokens[phrase.first].word & Word.DETERMINER
    if takes_object and _has_subject_in_front(tokens, place):
        return False
    return not any(
        tokens[at].word == Word.QUOTE or (is_finite_verb(tokens, at) and not is_reduced_passive(tokens, at))
        for at in _outside_relatives(tokens, place + 1)
    )


def _has_subject_in_front(tokens: list[Token], place: int) -> bool:
    """Whether all that stands in front is a noun phrase with its apposition: "Her son, Lev Kern, confirmed it"."""
    if not _closes_apposition(tokens, place):
        return False
    return not any(is_finite_verb(tokens, at) for at in range(1, place) if not tokens[at - 1].word & Word.RELATIVE)


def _outside_relatives(tokens: list[Token], first: int) -> Iterator[int]:
    """The places from `first` on without those of clauses with "who" or "which" between commas."""
    is_inside = False
    for at in range(first, len(tokens)):
        if tokens[at].text == ",":
            is_inside = at + 1 < len(tokens) and bool(tokens[at + 1].word & Word.RELATIVE)
        if not is_inside:
            yield at


def _is_finite_at(tokens: list[Token], place: int) -> bool:
    """Whether the noun phrase in front of `place` is the subject of a clause: “daft”, said the council had lied."""
    if place >= len(tokens) or is_reduced_passive(tokens, place):
        return False
    return bool(tokens[place].word & Word.AUXILIARY or is_verb(tokens, place))


def _next_mark(tokens: list[Token], place: int) -> str:
    return tokens[place].text if place < len(tokens) else ""


def _ends_clause(tokens: list[Token], place: int) -> bool:
    place = behind_adverbs(tokens, place)
    return (
        place >= len(tokens)
        or tokens[place].text in ".,;—–-!?:"
        or is_reduced_passive(tokens, place)
        or bool(tokens[place].word & (Word.PREPOSITION | Word.CALENDAR | Word.SUBORDINATOR | Word.RELATIVE))
        or tokens[place].word == Word.QUOTE
        or (tokens[place].low.endswith("ing") and not tokens[place].is_capitalised)
    )


def _closes_apposition(tokens: list[Token], place: int) -> bool:
    """Whether the comma before `place` closes an apposition whose head can be the subject: "Smith, 25, said"."""
    opening = opening_mark(tokens, place - 1)
    if opening is None or phrase_ending_at(tokens, opening - 1) is None:
        return False
    return tokens[opening + 1].word & Word.RELATIVE != 0 or not any(
        token.word & Word.AUXILIARY for token in tokens[opening + 1 : place]
    )
