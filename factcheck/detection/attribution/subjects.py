"""Verb -> its subject noun phrase: adjacent, before an apposition or adjunct, or shared with a coordinated verb."""

from typing import NamedTuple

from factcheck.detection.attribution.adjuncts import before_issue, before_occasion, before_time, belongs_to_verb
from factcheck.detection.attribution.heavy_subject import heavy_subject
from factcheck.language.en.appositions import (
    DASHES,
    before_appositions,
    before_origin,
    is_apposed_name,
    is_name_word,
    name_apposed_to,
    opening_mark,
)
from factcheck.language.en.clauses import before_relative_clause, end_of_participle_clause, is_finite_verb
from factcheck.language.en.coordination import coordinated_before
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.phrases import Phrase, before_participle, phrase_ending_at, phrase_starting_at
from factcheck.language.en.stems import is_past
from factcheck.language.en.verbs import mover_of
from factcheck.language.en.word_classes import (
    STAND_ALONE,
    behind_adverbs,
    has_plural_ending,
    is_adverb,
    is_nickname,
    is_nominal,
    is_verb,
)
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token, low_at

_LONGEST_APPOSITION = 40
_NEAR_ITS_HEAD = 20


class Subject(NamedTuple):
    """A verb's subject; `borrowed` from another verb of the sentence; `relative`: the noun before "who"."""

    phrase: Phrase | None
    borrowed: bool = False
    relative: bool = False


def subject_of(tokens: list[Token], place: int, lender: Phrase | None, *, dependent: bool) -> Subject:
    """The subject of the verb at `place`; `lender` is that of the verb before it, or of the sentence.

    `dependent`: the verb is a participle or an infinitive, which borrows its subject.
    """
    ahead = _of_main_clause(tokens, place) if dependent and _is_fronted(tokens, place) else None
    return (
        Subject(ahead, borrowed=True) if ahead is not None else _before_verb(tokens, place, lender, dependent=dependent)
    )


def _before_verb(tokens: list[Token], place: int, lender: Phrase | None, *, dependent: bool) -> Subject:
    """The subject in front of the verb, its own or the lender's."""
    back = _before_verb_phrase(tokens, place)
    if back < 0:
        return Subject(None, borrowed=True)
    token = tokens[back]
    if _is_relative(tokens, back):
        return Subject(_antecedent(tokens, back), relative=True)
    beside = _of_dependent(tokens, place, back) if dependent else _beside(tokens, back)
    if beside is not None:
        return Subject(beside)
    if token.word & (Word.DETERMINER | Word.POSSESSIVE) or token.text in ":;":
        return Subject(None, borrowed=True)
    lender = lender if lender is not None and lender.first <= place else first_phrase(tokens)
    if lender is not None and (lender.first <= place <= lender.last or low_at(tokens, lender.last + 1) == ":"):
        return Subject(None, borrowed=True)
    if token.word & Word.CONJUNCTION and lender is not None:
        lender = _of_verb_before(tokens, lender.last, back) or lender
    return Subject(lender, borrowed=True)


def _is_fronted(tokens: list[Token], place: int) -> bool:
    """Whether the participle opens the sentence: "Calling it late, Roe left", "While admitting that it leaks, she"."""
    first = place
    while first > 0 and (is_adverb(tokens[first - 1]) or tokens[first - 1].low in members("before_a_gerund")):
        first -= 1
    return first == 0 or (first == 1 and bool(tokens[0].word & Word.CONJUNCTION))


def _of_main_clause(tokens: list[Token], place: int) -> Phrase | None:
    """The subject of the clause behind the comma that ends the participle clause at the head of the sentence."""
    comma = end_of_participle_clause(tokens, place, len(tokens) - 1) + 1
    if comma >= len(tokens) or tokens[comma].text != ",":
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


def _is_relative(tokens: list[Token], place: int) -> bool:
    """Whether "who" or "which" stands there, or "that" as subject of a clause about the noun before it: "a petition
    that accuses Roe".
    """
    if tokens[place].word & Word.RELATIVE:
        return True
    if not tokens[place].word & Word.THAT or place == 0 or not is_nominal(tokens, place - 1):
        return False
    before = tokens[place - 1]
    if before.low in members("parts_of_a_day") or before.low in members("stretches"):
        return False  # "a letter on Friday afternoon that says"
    return not before.word & CUE or bool(before.word & NOUN)


def _of_dependent(tokens: list[Token], place: int, back: int) -> Phrase | None:
    moved = _moved_to(tokens, place)
    if moved is not None or not tokens[place].word & Word.PARTICIPLE:
        return moved
    return _of_participle(tokens, back) or _of_clause(tokens, back)


def _of_clause(tokens: list[Token], back: int) -> Phrase | None:
    """The subject of the adverbial clause that a participle without a comma ends: of "Roe was held after his wife rang
    the clerk saying" the wife; None where it belongs to the sentence's own subject.
    """
    if not tokens[back].is_word:
        return None
    opening = next((at for at in range(back, 0, -1) if _opens_clause(tokens, at)), 0)
    subject = phrase_starting_at(tokens, opening + 1) if opening and tokens[opening].word & Word.SUBORDINATOR else None
    if subject is None or subject.last >= back or not _is_somebody(tokens[subject.head]):
        return None
    return subject if is_verb(tokens, subject.last + 1) else None


def _opens_clause(tokens: list[Token], place: int) -> bool:
    return not tokens[place].is_word or bool(tokens[place].word & (Word.SUBORDINATOR | Word.RELATIVE | Word.THAT))


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


def _before_verb_phrase(tokens: list[Token], place: int) -> int:
    """The token before the verb's auxiliaries, adverbs and adjuncts of time; -1 for none."""
    back = place - 1
    while back >= 0 and belongs_to_verb(tokens, back):
        back -= 1
    back = before_occasion(tokens, before_issue(tokens, before_time(tokens, back)))
    is_once = back > 0 and tokens[back].word & Word.SUBORDINATOR and tokens[back - 1].word & Word.RELATIVE
    return back - 1 if is_once else back  # "who once told"


def _of_verb_before(tokens: list[Token], after: int, conjunction: int) -> Phrase | None:
    """The subject that the verb in front of "and" has of its own: of "media said Kor watched it and called", Kor."""
    for place in range(conjunction - 1, max(after, conjunction - _LONGEST_APPOSITION), -1):
        if tokens[place].word & (Word.CONJUNCTION | Word.RELATIVE | Word.QUOTE) or tokens[place].text in ";:":
            return None
        if tokens[place].word & CUE and is_verb(tokens, place):
            return None
        if is_verb(tokens, place) and not tokens[place].word & Word.AUXILIARY:
            if _is_subjunctive(tokens, place):
                continue
            phrase = _beside(tokens, place - 1)
            is_own = phrase is not None and phrase.first > after and _is_somebody(tokens[phrase.head])
            return phrase if is_own else None
    return None


def _is_subjunctive(tokens: list[Token], place: int) -> bool:
    """Whether the base form stands behind a name: "vital that Lindal take action", beside which no past form stands."""
    form = tokens[place].low
    return tokens[place - 1].is_capitalised and not form.endswith("s") and not is_past(form)


def _is_somebody(head: Token) -> bool:
    """Whether it is a name, one in a role or "he", "she": other nouns before "and" may belong to anything."""
    is_of_one = head.word & Word.ROLE and not has_plural_ending(head)
    return head.is_capitalised or bool(is_of_one) or head.low in ("he", "she")


def _beside(tokens: list[Token], back: int) -> Phrase | None:
    """The subject that ends at `back`, or before the apposition that ends there."""
    back = _before_floating(tokens, back)
    if tokens[back].text == "," or tokens[back].text in DASHES:
        return _before_mark(tokens, back)
    if tokens[back].word == Word.QUOTE:
        return _described_by_quotation(tokens, back) or _before_relative_with_quotation(tokens, back)
    if tokens[back].word & (Word.CONJUNCTION | Word.PREPOSITION):
        return None
    unclosed = _speaker_before_apposition(tokens, back)
    if unclosed is not None:
        return unclosed
    phrase = _behind_outlet(tokens, phrase_ending_at(tokens, before_relative_clause(tokens, back)))
    if phrase is None:
        return None
    seat = _member_of(tokens, phrase)
    if seat is not None:
        return seat
    return _of_next_clause(tokens, phrase, back) or coordinated_before(tokens, before_adjuncts(tokens, phrase))


def _member_of(tokens: list[Token], place: Phrase) -> Phrase | None:
    """Whom the seat of their body stands behind, no comma closing it: "Ada Roe of Averly University, Osk told"; None
    for another noun phrase.
    """
    comma = place.first - 1
    is_place = all(token.is_capitalised for token in tokens[place.first : place.last + 1])
    if not is_place or comma < 2 or tokens[comma].text != "," or not tokens[comma - 1].word & Word.ORGANISATION:
        return None
    outer = phrase_ending_at(tokens, comma - 1)
    if outer is None or not tokens[outer.head].is_capitalised or outer.head == comma - 1:
        return None
    before = tokens[outer.first - 1].word & Word.PREPOSITION if outer.first else False
    is_of = any(token.low in ("of", "at", "from") for token in tokens[outer.head : comma])
    return outer if is_of and not before else None


def _before_floating(tokens: list[Token], back: int) -> int:
    """The token before what may stand behind a subject: "Roe and Brandt both denied it", "Reed et al. found"."""
    if back > 2 and [token.low for token in tokens[back - 2 : back + 1]] == ["et", "al", "."]:
        return back - 3
    is_floating = tokens[back].low in members("floating") and back > 1 and is_nominal(tokens, back - 1)
    return back - 1 if is_floating else back


def _of_next_clause(tokens: list[Token], phrase: Phrase, back: int) -> Phrase | None:
    """Who speaks behind "and" where what stands before it cannot: "Cases passed 300 in Osk and Kern has said"; None for
    a phrase that can, or no such conjunct.
    """
    if _may_speak(tokens[phrase.head]) or not _may_speak(tokens[back]):
        return None
    inside = range(back - 1, phrase.first, -1)
    joint = next((at for at in inside if tokens[at].low == "and"), None)
    has_verb = any(is_verb(tokens, at) or tokens[at].word & Word.AUXILIARY for at in range(phrase.first))
    return Phrase(joint + 1, back, back) if joint is not None and has_verb else None


def _before_mark(tokens: list[Token], mark: int) -> Phrase | None:
    """The subject whose apposition or quotation the comma or dash closes."""
    speaker = _speaker_after_quote(tokens, mark)
    speaker = speaker or heavy_subject(tokens, mark) or _whose(tokens, mark)
    if speaker is not None:
        return speaker
    opening = opening_mark(tokens, mark)
    if opening is None or _is_predicate(tokens, behind_adverbs(tokens, opening + 1)):
        return None
    if is_apposed_name(tokens, opening, mark):
        return Phrase(opening + 1, mark - 1, mark - 1)
    before = before_appositions(tokens, opening)
    if before is None:
        return None
    named = _named_behind_object(tokens, before, opening)
    if named is not None:
        return named
    is_of_clause = before.first == 1 and tokens[opening + 1].low == "who"  # "When Roe, who has left, told"
    return before if is_of_clause or not _is_adverbial(tokens, before) else None


def _is_predicate(tokens: list[Token], place: int) -> bool:
    """Whether a past verb with its object stands there, one of a row: "Roe, who quit, ran a shop, called it"; not
    "Roe, named the best player, said".
    """
    verb = tokens[place]
    has_object = place + 1 < len(tokens) and tokens[place + 1].word & (Word.DETERMINER | Word.POSSESSIVE)
    return bool(has_object) and is_past(verb.low) and verb.low not in members("complement_participles")


def _whose(tokens: list[Token], mark: int) -> Phrase | None:
    """Whom a relative clause with "whose" describes that the comma closes: "Roe, whose new firm, Norcom, sells mills,
    said".
    """
    behind = range(mark - 1, max(0, mark - _LONGEST_APPOSITION), -1)
    whose = next((at for at in behind if tokens[at].low == "whose" or tokens[at].text in ";:"), 0)
    if whose < 2 or tokens[whose].low != "whose" or tokens[whose - 1].text != ",":
        return None
    inside = range(whose + 1, mark)
    finite = (at for at in inside if is_finite_verb(tokens, at) and not tokens[at].word & Word.BASE_FORM)
    verbs = sum(not tokens[at - 1].word & Word.TO for at in finite)
    return phrase_ending_at(tokens, whose - 2) if verbs == 1 else None


def _named_behind_object(tokens: list[Token], before: Phrase, opening: int) -> Phrase | None:
    """The name that a noun with a participle has in apposition: of "a pastor backing Ms. Roe, Lev Brandt of Osk," Lev
    Brandt; a name has no other in apposition.
    """
    participle, name = before.first - 1, phrase_starting_at(tokens, opening + 1)
    if participle < 1 or name is None or name.last == name.first or not is_name_word(tokens[before.head]):
        return None
    described = phrase_ending_at(tokens, participle - 1)
    is_object = tokens[participle].low.endswith("ing") and described is not None
    is_named = is_name_word(tokens[name.first]) and is_name_word(tokens[name.first + 1])
    return name if is_object and is_named and described and tokens[described.head].word & NOUN else None


def _described_by_quotation(tokens: list[Token], quote: int) -> Phrase | None:
    """Whom the quotation in front of a verb describes: "A group calling itself “Free Lindal” said", "the author of
    “Nine Doors” told", "a source described as “close to the talks” said".
    """
    before = quote - 1
    if before > 0 and tokens[before].word & Word.PREPOSITION and is_nominal(tokens, before - 1):
        return phrase_ending_at(tokens, before - 1)
    while before > 0 and (
        tokens[before].word & (Word.REFLEXIVE | Word.PREPOSITION | Word.SUBORDINATOR) or is_adverb(tokens[before])
    ):
        before -= 1
    is_participle = tokens[before].low.endswith("ing") or (
        is_verb(tokens, before) and not tokens[before].word & Word.AUXILIARY
    )
    described = phrase_ending_at(tokens, before - 1) if before > 0 and is_participle else None
    if described is None or tokens[described.first].word & Word.PRONOUN:
        return None
    return described if described.first == 0 or tokens[described.first - 1].text in ",;:" else None


def _before_relative_with_quotation(tokens: list[Token], quote: int) -> Phrase | None:
    """Whom a relative clause describes, its comma inside the quotation at its end: "Roe, who wrote “Doors,” said"."""
    opening = opening_mark(tokens, quote)
    is_relative = opening is not None and tokens[opening + 1].word & Word.RELATIVE
    return before_appositions(tokens, opening) if opening is not None and is_relative else None


def _antecedent(tokens: list[Token], relative: int) -> Phrase | None:
    before = relative - 1
    while before >= 0 and not tokens[before].is_word and tokens[before].text in ",—–":
        before -= 1
    phrase = phrase_ending_at(tokens, before_origin(tokens, before))
    apposed = (
        before_appositions(tokens, phrase.first - 1)
        if phrase is not None and _opens_apposition(tokens, phrase)
        else None
    )
    if apposed is not None:
        return apposed
    if phrase is None:
        return None
    return _inner_antecedent(tokens, relative, phrase) or phrase


def _inner_antecedent(tokens: list[Token], relative: int, phrase: Phrase) -> Phrase | None:
    """The noun inside the phrase that "who" or "which" fits, where the head does not; else None."""
    head = tokens[phrase.head]
    match tokens[relative].low:
        case "who" if not head.word & NOUN:
            return _person_within(tokens, phrase, relative)
        case "which" if head.word & Word.ROLE:
            return _body_within(tokens, phrase)
        case "which" if not head.word & NOUN:
            return _document_within(tokens, phrase)
    return None


def _opens_apposition(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether it tells what the name before its comma is: "the Larks, a local club which said"."""
    is_indefinite = (
        phrase.first > 1 and tokens[phrase.first].low in ("a", "an") and tokens[phrase.first - 1].text == ","
    )
    return is_indefinite and tokens[phrase.first - 2].is_capitalised


def _person_within(tokens: list[Token], phrase: Phrase, relative: int) -> Phrase | None:
    """Of "the objections of some parents who" the parents, of "the defensive, by a string of MPs who" the MPs."""
    last = phrase.last if tokens[relative - 1].text == "," else relative - 1
    for place in range(last - 1, phrase.head, -1):
        if tokens[place].word & Word.PREPOSITION:
            inner = phrase_starting_at(tokens, place + 1)
            if inner is None:
                return None
            if tokens[place].low in members("where") and tokens[inner.head].is_capitalised:
                continue  # "parents in Lindal who"
            is_person = tokens[inner.head].word & (Word.ROLE | Word.COLLECTIVE) or (
                tokens[inner.head].is_capitalised and not tokens[phrase.head].is_capitalised
            )
            return inner if is_person else None
    return None


def _body_within(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """Of "the head of the Lindal Guild, which" the guild: a person is "who"."""
    inside = range(phrase.head + 1, phrase.last)
    joint = next((at for at in inside if tokens[at].low in members("inside_a_body")), None)
    return None if joint is None else phrase_starting_at(tokens, joint + 1)


def _document_within(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """Of "the leak of the report, which" the report: a leak says nothing."""
    inside = range(phrase.last - 1, phrase.head, -1)
    joint = next((at for at in inside if tokens[at].word & Word.PREPOSITION), None)
    is_one = joint is not None and tokens[phrase.last].word & Word.DOCUMENT
    return phrase_starting_at(tokens, joint + 1) if joint is not None and is_one else None


def _speaker_after_quote(tokens: list[Token], comma: int) -> Phrase | None:
    """The name right after a quotation, however long what is said of it: "...," Harry Bond, 30, of Raleigh, said."""
    has_reported = False
    for place in range(comma - 1, max(-1, comma - _LONGEST_APPOSITION), -1):
        token = tokens[place]
        if is_nickname(tokens, place) or _is_title_of_work(tokens, place):
            continue
        if token.word == Word.QUOTE:
            if has_reported:
                return None
            return _named_from(tokens, place + 2 if tokens[place + 1].text == "," else place + 1, comma)
        if token.text in ";:":
            return None
        if token.word & Word.RELATIVE and tokens[place - 1].text == ",":
            has_reported = False  # "...," Ada Roe, who advised two ministers, told us
        elif token.word & CUE and not token.word & (NOUN | Word.BASE_FORM | Word.PARTICIPLE):
            has_reported = True
    return None


def _named_from(tokens: list[Token], first: int, comma: int) -> Phrase | None:
    """The name that begins there, with an office in front of it, before a comma: "psychologist Jean Kern,"."""
    phrase = phrase_starting_at(tokens, first)
    if phrase is None or phrase.last >= comma or tokens[phrase.last + 1].text != ",":
        return None
    is_behind_role = phrase.last > phrase.first and all(
        one.is_capitalised for one in tokens[first + 1 : phrase.last + 1]
    )
    return phrase if tokens[phrase.head].is_capitalised or is_behind_role else None


def _is_title_of_work(tokens: list[Token], quote: int) -> bool:
    """Whether a work stands in front: "author of the book “Old Screens” and"; not "...," he wrote, “and”."""
    is_behind_work = quote > 1 and (tokens[quote - 1].low in words("works") or tokens[quote - 1].low in ("of", "in"))
    return is_behind_work and tokens[quote].word == Word.QUOTE


def _speaker_before_apposition(tokens: list[Token], back: int) -> Phrase | None:
    """The name behind a quotation whose apposition no comma closes: "...," Ada Roe, a keeper at the museum told."""
    quote = next((at for at in range(back, max(-1, back - _LONGEST_APPOSITION), -1) if _ends_search(tokens[at])), -1)
    if quote < 0 or tokens[quote].word != Word.QUOTE:
        return None
    speaker = _speaker_after_quote(tokens, back + 1)
    if speaker is None or any(can_be_finite(tokens, at) for at in range(speaker.last + 2, back + 1)):
        return None
    return speaker


def _ends_search(token: Token) -> bool:
    return token.word == Word.QUOTE or token.text in ";:"


def _behind_outlet(tokens: list[Token], phrase: Phrase | None) -> Phrase | None:
    """The name alone behind the outlet that was told, no comma between: "Speaking to the Averly Herald Roe said"."""
    if phrase is None or phrase.first < 2 or tokens[0].low not in members("speaking_to"):
        return phrase
    inside = range(phrase.last - 1, phrase.first - 1, -1)
    outlet = next((at for at in inside if tokens[at].low in words("outlets") and tokens[at].is_capitalised), None)
    return phrase if outlet is None else Phrase(outlet + 1, phrase.last, phrase.last)


def _of_participle(tokens: list[Token], last: int) -> Phrase | None:
    """Who is heard or seen to say it: of "overheard an owner telling" the owner, of "the star was heard asking" her."""
    last = _before_where_heard(tokens, _before_included(tokens, last))
    if is_name_word(tokens[last]):
        return None if _is_addressee(tokens, last) else _name_ending_at(tokens, last)
    if tokens[last].low in members("perceived") and tokens[last - 1].low in ("be", "is", "was", "are", "were", "been"):
        while last > 0 and (belongs_to_verb(tokens, last) or tokens[last].low in members("perceived")):
            last -= 1
        return phrase_ending_at(tokens, last)
    phrase = _behind_with(tokens, phrase_ending_at(tokens, last))
    if phrase is None or phrase.first == 0:
        return None
    return phrase if _can_say(tokens, phrase) else None


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


def _before_where_heard(tokens: list[Token], last: int) -> int:
    """The token before where somebody is heard or seen: "can be heard in the footage pleading"; else `last`."""
    where = phrase_ending_at(tokens, last)
    before = where.first - 2 if where is not None and tokens[where.first - 1].low in members("where") else 0
    return before if before > 0 and tokens[before].low in members("perceived") else last


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
    if (before.low == "with" and (head.word & NOUN or head.low in STAND_ALONE)) or (
        head.word & Word.DOCUMENT and before.low not in members("issues")
    ):
        return True
    return bool(tokens[phrase.last].word & Word.ROLE) and before.low in members("perceived")


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


def _name_ending_at(tokens: list[Token], last: int) -> Phrase:
    """The run of capitalised words that ends at `last`: of "footage of Hillary Clinton asking", the name alone."""
    first = last
    while first > 0 and tokens[first - 1].is_capitalised and tokens[first - 1].is_word:
        first -= 1
    return Phrase(first, last, last)


def _is_adverbial(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase is a time or place at the head of a sentence: "In Tulsa, ..."."""
    before = tokens[phrase.first - 1] if phrase.first else None
    if before is None or before.low in members("opens_finite_clause"):
        return False  # "when Roe, the owner, said"
    return bool(before.word & (Word.PREPOSITION | Word.SUBORDINATOR))


def before_adjuncts(tokens: list[Token], phrase: Phrase) -> Phrase:
    """The subject before an adjunct: of "Mr. Kim in the message praised", "Mr. Kim"."""
    described = before_participle(tokens, phrase)
    if described is not None:
        return described
    outer = _postmodified(tokens, phrase)
    is_adjunct = outer is not None and tokens[phrase.first - 1].word & (Word.PREPOSITION | Word.TO)
    subject = outer if outer is not None and is_adjunct else phrase
    while outer is not None and not _may_speak(tokens[outer.head]):
        outer = _postmodified(tokens, outer)
    return outer if outer is not None and not _may_speak(tokens[subject.head]) else subject


def _postmodified(tokens: list[Token], phrase: Phrase) -> Phrase | None:
    """The noun phrase that a preposition or a present participle joins to this one: "a note by the clerk confirming the
    sale".
    """
    before = phrase.first - 1
    if before < 1:
        return None
    token = tokens[before]
    is_participle = token.low.endswith("ing") and not token.is_capitalised and not is_nominal(tokens, before)
    joins = token.word & (Word.PREPOSITION | Word.TO) or is_participle
    return phrase_ending_at(tokens, before - 1) if joins else None


def _may_speak(head: Token) -> bool:
    return head.is_capitalised or bool(head.word & (NOUN | Word.PRONOUN))


def first_phrase(tokens: list[Token]) -> Phrase | None:
    """The noun phrase that begins first in the sentence, near its head."""
    head = range(min(len(tokens), _NEAR_ITS_HEAD))
    first = next((place for place in head if _opens_phrase(tokens, place) and not _is_disjunct(tokens, place)), None)
    if first is None:
        return None
    return phrase_starting_at(tokens, first)


def _is_disjunct(tokens: list[Token], place: int) -> bool:
    """Whether an adverb in -ly opens the sentence before a preposition or comma: "Specifically on Monday"."""
    if place > 0 or not tokens[0].low.endswith("ly") or len(tokens) == 1:
        return False
    is_name = tokens[0].low in table("first_names") or tokens[0].low in words("not_adverbs")
    return not is_name and (tokens[1].text == "," or bool(tokens[1].word & Word.PREPOSITION))


def can_be_finite(tokens: list[Token], place: int) -> bool:
    """Whether a verb, or a reporting verb that is no noun here, stands there."""
    word = tokens[place].word
    if word & Word.AUXILIARY or is_verb(tokens, place):
        return True
    return bool(word & CUE) and not word & (NOUN | Word.BASE_FORM)


def _opens_phrase(tokens: list[Token], place: int) -> bool:
    word = tokens[place].word
    return bool(word & (Word.DETERMINER | Word.POSSESSIVE | Word.PRONOUN)) or is_nominal(tokens, place)
