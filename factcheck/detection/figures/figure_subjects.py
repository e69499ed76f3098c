"""Clause -> the subject of its figure: "Agni-V has a range of 5,000 km" -> Agni-V."""

from factcheck.detection.attribution.subjects.of_verb import subject_of
from factcheck.detection.figures.figure_clauses import Clause, Clauses
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.word_classes import is_adverb, is_nominal, is_number
from factcheck.language.en.words import words
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.tokens import Token

_MOST_LENDERS = 3
_PERSONS = frozenset({"he", "she"})
_SPEAKS = Word.SPEECH | Word.ADDRESS | Word.JUDGEMENT | Word.THOUGHT
_ADPOSITION = Word.PREPOSITION | Word.TO


def figure_subject(clauses: Clauses, clause: Clause) -> tuple[int, int] | None:
    """The span of the subject of the clause's figure, half-open in code points; None where the clause has none."""
    subject = _subject(clauses, clause)
    return None if subject is None else _bounds(clauses.tokens, subject)


def _subject(clauses: Clauses, clause: Clause) -> Phrase | None:
    tokens = clauses.tokens
    if clause.first and tokens[clause.first - 1].text == "(":
        return _usable(tokens, phrase_ending_at(tokens, clause.first - 2), clause)
    with_it = _usable(tokens, _beside_with(tokens, clause), clause)
    if with_it is not None:
        return with_it
    if clause.verb is None:
        fronted = _behind_adverbial(clauses, clause)
        return _usable(tokens, fronted, clause)
    known = clauses.subjects
    if clause.verb not in known:
        found = _of_verb(clauses, clause.verb)
        known[clause.verb] = None if found is None or _is_adjunct(tokens, found) else found
    return _usable(tokens, known[clause.verb], clause)


def is_gapped(clauses: Clauses, clause: Clause) -> bool:
    """Whether the clause leaves its verb out: "followed by Roe at 27 percent and Kern at 5"."""
    return clause.before is not None and _beside_with(clauses.tokens, clause) is not None


def _is_adjunct(tokens: list[Token], phrase: Phrase) -> bool:
    """ "In fact, there are", "impressively, that beats": a prepositional phrase or an adverb at the head."""
    is_complement = phrase.first == 1 and bool(tokens[0].word & _ADPOSITION)
    is_adverb_at_head = phrase.last == 0 and tokens[0].low.endswith("ly") and tokens[1].text == ","
    return is_complement or is_adverb_at_head


def _beside_with(tokens: list[Token], clause: Clause) -> Phrase | None:
    """The noun phrase modified by "with": of "followed by Harare with 1,121" Harare; behind "by", "and" or a comma.

    Gapping leaves the verb out in the same place: of "wheat was at $5, copper at $9 and Uganda's 47" copper, Uganda.
    """
    if clause.before is None:
        is_owned = clause.first > 2 and tokens[clause.first - 1].low == "'s"
        owner = phrase_ending_at(tokens, clause.first - 2) if is_owned else None
        return owner if owner is not None and _is_parted(tokens, owner.first - 1) else None
    if tokens[clause.before].low not in of_class("gapping") or clause.before < 2:
        return None
    phrase = phrase_ending_at(tokens, clause.before - 1)
    if phrase is None or phrase.first == 0:
        return None
    is_agent = tokens[phrase.first - 1].low == "by" and _has_agent(tokens, clause.before, phrase)
    return phrase if is_agent or _is_parted(tokens, phrase.first - 1) else None


def _has_agent(tokens: list[Token], preposition: int, phrase: Phrase) -> bool:
    """ "By Roe with 1,121", "followed by Roe at 40 percent"."""
    return tokens[preposition].low == "with" or tokens[phrase.first - 2].low in of_class("followed_by")


def _is_parted(tokens: list[Token], at: int) -> bool:
    """Whether a comma or coordinator stands at `at`, in front of a conjunct."""
    return at > 0 and (bool(tokens[at].word & Word.CONJUNCTION) or tokens[at].text == ",")


def _behind_adverbial(clauses: Clauses, clause: Clause) -> Phrase | None:
    """The subject behind a fronted adverbial with the figure: of "For two decades, the port thrived" the port."""
    if clause.before is None or clause.before != clause.start:
        return None
    tokens = clauses.tokens
    comma = next((at for at in range(clause.last, min(len(tokens), clause.last + 12)) if tokens[at].text == ","), None)
    phrase = phrase_starting_at(tokens, clause.last if comma is None else comma + 1)
    if phrase is None or phrase.last + 1 >= len(tokens):
        return None
    return phrase if clauses.is_verb(phrase.last + 1) or "'" in tokens[phrase.last].low else None


def _usable(tokens: list[Token], phrase: Phrase | None, clause: Clause) -> Phrase | None:
    """The phrase, or None if it is expletive or first person ("there", "I"), a clitic alone ("'s"), a figure or time,
    or contains the figure.
    """
    if phrase is None or (phrase.first < clause.last and clause.first <= phrase.last):
        return None
    head = tokens[phrase.head]
    low = head.low.split("'")[0]
    is_alone = phrase.first == phrase.last
    if is_alone and (not low or low in of_class("nobody") or head.low.endswith("n't")):
        return None
    is_numbered = head.text[0].isdigit() and phrase.first < phrase.head and tokens[phrase.head - 1].is_capitalised
    if is_numbered:
        return phrase  # "Terminal 5"
    return None if _is_figure_or_time(tokens, phrase, low) and phrase.head == phrase.last else phrase


def _is_figure_or_time(tokens: list[Token], phrase: Phrase, low: str) -> bool:
    """ "40 miles", "the week", "shedding 1.1 percent"; not "the Canadian dollar", "coal generation"."""
    head = tokens[phrase.head]
    if head.text[0].isdigit() or head.word & Word.CALENDAR:
        return True
    if low not in words("measures") or head.word & NOUN:  # "the patient" is none
        return False
    is_time = low in of_class("spell") | of_class("event_period") | of_class("measures_of_one")
    return is_time or low.endswith("s") or any(is_number(tokens[at]) for at in range(phrase.first, phrase.head))


def _of_verb(clauses: Clauses, verb: int, *, lenders: int = _MOST_LENDERS) -> Phrase | None:
    """The subject of the verb. An infinitive or participle shares that of the verb before it (control); a reporting
    verb has none to lend to what it reports.
    """
    tokens = clauses.tokens
    head = _head_of_group(clauses, verb)
    if _reports(tokens, verb):
        return None
    is_participle = tokens[verb].low.endswith("ing") and head == verb
    if is_participle and is_nominal(tokens, verb - 1):
        return phrase_ending_at(tokens, verb - 1)
    is_dependent = is_participle or (head > 0 and bool(tokens[head - 1].word & Word.TO))
    lender = _lender(clauses, head, lenders)
    found = subject_of(tokens, head, lender or clauses.main_subject, dependent=is_dependent).phrase
    if found is None:
        return None
    if found.first == found.last and tokens[found.first].word & Word.PRONOUN:
        return _for_pronoun(clauses, found) or found
    return _before_participle(clauses, found)


def _lender(clauses: Clauses, head: int, lenders: int) -> Phrase | None:
    """The subject of the verb before the verb phrase, so many verbs back at most."""
    earlier = clauses.verb_before(head) if lenders else None
    return _of_verb(clauses, earlier, lenders=lenders - 1) if earlier is not None else None


def _reports(tokens: list[Token], verb: int) -> bool:
    """Whether the verb reports speech in the active: its subject is who says it, never whose figure it is."""
    word = tokens[verb].word
    if tokens[verb].low in words("changes"):
        return False  # "herds have declined by 40 percent"
    if word & (Word.ACT | Word.TAKES_OBJECT) and not tokens[min(verb + 1, len(tokens) - 1)].word & Word.THAT:
        return False  # "the depot holds 30,000 tyres", "the firm added 300 jobs"
    return bool(word & _SPEAKS) and not word & Word.SHOW and not _is_passive(tokens, verb)


def _before_participle(clauses: Clauses, phrase: Phrase) -> Phrase:
    """The noun phrase postmodified by a participle clause: of "iodine released from the tanks" iodine."""
    tokens = clauses.tokens
    participle = phrase.first - 2
    if participle < 1 or not tokens[phrase.first - 1].word & Word.PREPOSITION or not clauses.is_verb(participle):
        return phrase
    if tokens[participle].word & Word.AUXILIARY or not is_nominal(tokens, participle - 1):
        return phrase
    return phrase_ending_at(tokens, participle - 1) or phrase


def _head_of_group(clauses: Clauses, verb: int) -> int:
    """The first auxiliary of the verb phrase: "has been cut", "would have cost"."""
    place = verb
    tokens = clauses.tokens
    while place > 0 and (tokens[place - 1].word & Word.AUXILIARY or (is_adverb(tokens[place - 1]) and place > 1)):
        place -= 1
    return place


def _for_pronoun(clauses: Clauses, pronoun: Phrase) -> Phrase | None:
    """The antecedent of "it", "he" or "they" in reported speech, the reporting clause's subject: "the carmaker said it
    owed".
    """
    tokens = clauses.tokens
    earlier = clauses.verb_before(pronoun.first)
    if earlier is None or not tokens[earlier].word & CUE:
        return None
    subject = subject_of(tokens, earlier, clauses.main_subject, dependent=False).phrase
    if subject is None:
        return None
    head = tokens[subject.head]
    is_person = bool(head.word & (Word.ROLE | Word.HONORIFIC) or tokens[subject.first].word & Word.HONORIFIC)
    low = tokens[pronoun.first].low
    if low in _PERSONS:
        return subject if is_person or head.is_capitalised else None
    if low == "they":
        return subject if head.low.endswith("s") or head.word & (Word.COLLECTIVE | Word.ORGANISATION) else None
    return subject if low == "it" and not is_person and not head.low.endswith("s") else None


def _is_passive(tokens: list[Token], verb: int) -> bool:
    """Whether the verb is a past participle behind a form of "be"."""
    return verb > 0 and tokens[verb - 1].low in of_class("be") and bool(tokens[verb].word & Word.PAST)


def _bounds(tokens: list[Token], phrase: Phrase) -> tuple[int, int]:
    """The span of the phrase; of a contraction ("they've") the pronoun alone."""
    first, last = tokens[phrase.first], tokens[phrase.last]
    if phrase.first == phrase.last and "'" in first.low:
        return first.start, first.start + first.low.index("'")
    return first.start, last.end
