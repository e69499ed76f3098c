"""Participle or infinitive -> its implied subject: that of the main clause or of its own, or who is made to say it."""

from factcheck.detection.attribution.subjects.adjuncts import belongs_to_verb, may_speak
from factcheck.detection.attribution.subjects.main_subject import main_subject
from factcheck.language.en.appositions import is_name_word, name_apposed_to, opening_mark
from factcheck.language.en.clauses import can_be_finite, end_of_participle_clause, measures_time
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.verbs import is_perceived, mover_of
from factcheck.language.en.word_classes import STAND_ALONE, has_plural_ending, is_adverb, is_verb
from factcheck.language.en.words import members, words
from factcheck.language.tokens import QUOTED_UP_TO_COMMA, Token


def is_fronted(tokens: list[Token], place: int) -> bool:
    """Whether the participle opens the sentence: "Calling it late, Roe left", "While admitting that it leaks, she",
    "Hours after calling it late, Roe left".
    """
    first = place
    while first > 0 and (is_adverb(tokens[first - 1]) or tokens[first - 1].low in members("before_a_gerund")):
        first -= 1
    if first < place:
        first = _before_time(tokens, first)
    return first == 0 or (first == 1 and bool(tokens[0].word & Word.CONJUNCTION))


def _before_time(tokens: list[Token], first: int) -> int:
    """Where a length or stretch of time begins in front: "a day [after]", "the same month, [after]"; else `first`."""
    at = first - 1 if first > 1 and tokens[first - 1].text == "," else first
    begins = at
    while begins > 0 and measures_time(tokens, begins - 1):
        begins -= 1
    if begins == at:
        return first
    return begins - 1 if begins > 0 and tokens[begins - 1].word & Word.DETERMINER else begins


def of_main_clause(tokens: list[Token], place: int) -> Phrase | None:
    """The subject of the clause behind the comma that ends the participle clause at the head of the sentence."""
    end = end_of_participle_clause(tokens, place, len(tokens) - 1)
    comma = end if tokens[end].text == QUOTED_UP_TO_COMMA else end + 1
    if comma >= len(tokens) or tokens[comma].text not in (",", QUOTED_UP_TO_COMMA):
        return None
    subject = phrase_starting_at(tokens, comma + 1)
    if subject is None or _only_says(tokens, subject.last + 1):
        return None
    return name_apposed_to(tokens, subject) or subject


def _only_says(tokens: list[Token], place: int) -> bool:
    """Whether the clause reports what stands in front of it: "Telling tales is easy, Roe said in Osk"."""
    verb = next((at for at in range(place, len(tokens)) if can_be_finite(tokens, at)), None)
    if verb is None:
        return True
    closes = verb + 1 == len(tokens) or not tokens[verb + 1].is_word
    is_adjunct = (
        not closes and tokens[verb + 1].word & (Word.PREPOSITION | Word.CALENDAR) and tokens[verb].word & Word.SAYS
    )
    return bool(tokens[verb].word & CUE) and (closes or bool(is_adjunct))


def of_dependent(tokens: list[Token], place: int, back: int) -> Phrase | None:
    """The subject of the participle or infinitive at `place`, in front of which its own words end at `back`."""
    moved = _moved_to(tokens, place)
    if moved is not None or not tokens[place].word & Word.PARTICIPLE:
        return moved
    return _of_participle(tokens, back) or _of_clause(tokens, back)


def _moved_to(tokens: list[Token], place: int) -> Phrase | None:
    """Who is brought to say it by the infinitive at `place`: "prompting Ada Roe, the mayor, to say"."""
    moves = mover_of(tokens, place)
    if moves is None:
        return None
    if tokens[moves + 1].word & Word.OBJECT_PRONOUN:
        return Phrase(moves + 1, moves + 1, moves + 1)
    phrase = phrase_starting_at(tokens, moves + 1)
    if phrase is not None and phrase.last >= place - 1:
        phrase = Phrase(phrase.first, place - 2, min(phrase.head, place - 2))  # "led some to say"
    return None if phrase is None else name_apposed_to(tokens, phrase) or phrase


def _of_participle(tokens: list[Token], last: int) -> Phrase | None:
    """Who is heard or seen to say it: of "overheard an owner telling" the owner, of "the star was heard asking" her."""
    last = _before_where_heard(tokens, _before_included(tokens, last))
    if is_perceived(tokens, last):
        return _recorded(tokens, last) or Phrase(last, last, last)
    if is_name_word(tokens[last]):
        is_object = _is_addressee(tokens, last) or _is_appealed_to(tokens, last)
        return None if is_object else _name_ending_at(tokens, last)
    if tokens[last].low in members("perceived") and tokens[last - 1].low in ("be", "is", "was", "are", "were", "been"):
        while last > 0 and (belongs_to_verb(tokens, last) or tokens[last].low in members("perceived")):
            last -= 1
        return phrase_ending_at(tokens, last)
    phrase = _behind_with(tokens, phrase_ending_at(tokens, last))
    if phrase is None or phrase.first == 0:
        return None
    return phrase if _can_say(tokens, phrase) else None


def _recorded(tokens: list[Token], pronoun: int) -> Phrase | None:
    """Whose recording it is that caught "him": of "a tape of Ada Roe released in May caught her" the name."""
    of = next((at for at in range(pronoun - 2) if tokens[at].low == "of"), None)
    name = phrase_starting_at(tokens, of + 1) if of is not None else None
    return name if name is not None and tokens[name.head].is_capitalised and name.last < pronoun else None


def _before_where_heard(tokens: list[Token], last: int) -> int:
    """The token before where somebody is heard or seen: "can be heard in the footage pleading"; else `last`."""
    where = phrase_ending_at(tokens, last)
    before = where.first - 2 if where is not None and tokens[where.first - 1].low in members("where") else 0
    return before if before > 0 and tokens[before].low in members("perceived") else last


def _before_included(tokens: list[Token], last: int) -> int:
    """The token before an aside about the subject that "with" gives: "with some drivers, including Roe, claiming"; else
    `last`.
    """
    opening = opening_mark(tokens, last) if tokens[last].text == "," else None
    if opening is None or tokens[opening + 1].low not in members("including"):
        return last
    subject = phrase_ending_at(tokens, opening - 1)
    before = () if subject is None else tokens[max(0, subject.first - 1) : opening]
    return opening - 1 if any(token.low == "with" for token in before) else last


def _behind_with(tokens: list[Token], phrase: Phrase | None) -> Phrase | None:
    """The subject that "with" gives a participle: of "concern with some analysts" the analysts."""
    if phrase is None:
        return None
    inside = range(phrase.last - 1, phrase.first, -1)
    joint = next((at for at in inside if tokens[at].low == "with"), None)
    return phrase if joint is None else Phrase(joint + 1, phrase.last, phrase.last)


def _can_say(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a participle behind the phrase is its predicate: "with some analysts suggesting", "a note saying",
    "overheard an owner telling".
    """
    before, head = tokens[phrase.first - 1], tokens[phrase.head]
    if _is_said_by_noun(tokens, phrase):
        return True
    if _is_put_out(tokens, phrase):
        return False
    is_plural = has_plural_ending(head) and not head.is_capitalised
    is_of_with = before.low == "with" and (head.word & NOUN or head.low in STAND_ALONE or is_plural)
    if is_of_with or head.word & Word.DOCUMENT:
        return True
    return bool(tokens[phrase.last].word & Word.ROLE) and before.low in members("perceived")


def _is_put_out(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the subject of the sentence says it in the document: "issued a note saying", "hit back with a tweet
    saying"; not "was met with a banner saying".
    """
    if not tokens[phrase.head].word & Word.DOCUMENT:
        return False
    before = phrase.first - 1 - (tokens[phrase.first - 1].low in members("particles"))
    if tokens[before].low in members("issues") or tokens[before].low in members("makes_clear"):
        return True
    if tokens[before].low != "with" or tokens[phrase.first].low not in ("a", "an"):
        return False
    subject = main_subject(tokens)
    is_active = not any(token.low in members("be") for token in tokens[:before])
    return subject is not None and subject.last < before and is_active and may_speak(tokens[subject.head])


def _is_said_by_noun(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a plural in a prepositional phrase says it: "shadowed by rumours suggesting"; no occasion, no person."""
    before, head = tokens[phrase.first - 1], tokens[phrase.last]
    is_plural = head.low.endswith("s") and not head.is_capitalised and not head.word & NOUN
    return before.low in members("of_circumstance") and is_plural and head.low not in words("occasions")


def _is_addressee(tokens: list[Token], last: int) -> bool:
    """Whether "to" stands before the noun phrase that ends there."""
    name, named = _name_ending_at(tokens, last), phrase_ending_at(tokens, last)
    firsts = (name.first, name.first if named is None else named.first)
    return any(first > 0 and tokens[first - 1].word & Word.TO for first in firsts)


def _is_appealed_to(tokens: list[Token], last: int) -> bool:
    """Whether a body is the object of a verb, before which something is alleged: "petitioned the Board alleging"."""
    first = _name_ending_at(tokens, last).first
    before = first - 1 if first and tokens[first - 1].word & Word.DETERMINER else first
    verb = tokens[before - 1] if before else tokens[0]
    is_body = tokens[last].word & Word.ORGANISATION and before > 0
    return bool(is_body) and is_verb(tokens, before - 1) and verb.low not in members("perceived")


def _name_ending_at(tokens: list[Token], last: int) -> Phrase:
    """The run of capitalised words that ends at `last`: of "footage of Hillary Clinton asking", the name alone."""
    first = last
    while first > 0 and tokens[first - 1].is_capitalised and tokens[first - 1].is_word:
        first -= 1
    return Phrase(first, last, last)


def _of_clause(tokens: list[Token], back: int) -> Phrase | None:
    """The subject of the adverbial clause that a participle without a comma ends: of "Roe was held after his wife rang
    the clerk saying" the wife; None where it belongs to the sentence's own subject.
    """
    if not tokens[back].is_word:
        return None
    opening = next((at for at in range(back, 0, -1) if _opens_clause(tokens, at)), 0)
    subject = phrase_starting_at(tokens, opening + 1) if opening and tokens[opening].word & Word.SUBORDINATOR else None
    if subject is None or subject.last >= back or not is_somebody(tokens[subject.head]):
        return None
    return subject if is_verb(tokens, subject.last + 1) else None


def _opens_clause(tokens: list[Token], place: int) -> bool:
    return not tokens[place].is_word or bool(tokens[place].word & (Word.SUBORDINATOR | Word.RELATIVE | Word.THAT))


def is_somebody(head: Token) -> bool:
    """Whether it is a name, one in a role or "he", "she": other nouns before "and" may belong to anything."""
    is_of_one = head.word & Word.ROLE and not has_plural_ending(head)
    return head.is_capitalised or bool(is_of_one) or head.low in ("he", "she")
