"""Comma, dash or quotation before a verb -> the subject in front of the apposition or clause that it closes."""

from factcheck.detection.attribution.subjects.heavy_subject import heavy_subject
from factcheck.language.en.appositions import apposed_name, before_appositions, is_name_word, opening_mark
from factcheck.language.en.clauses import can_be_finite, is_finite_verb
from factcheck.language.en.coordination import LIST_MARKS, coordinated_before, list_apposed_to
from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.offices import before_party
from factcheck.language.en.phrases import Phrase, phrase_ending_at, phrase_starting_at
from factcheck.language.en.stems import is_past
from factcheck.language.en.word_classes import behind_adverbs, is_adverb, is_nickname, is_nominal, is_verb
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token

_LONGEST_APPOSITION = 40


def before_mark(tokens: list[Token], mark: int) -> Phrase | None:
    """The subject whose apposition or quotation the comma or dash closes."""
    speaker = _speaker_after_quote(tokens, mark)
    speaker = speaker or heavy_subject(tokens, mark) or _whose(tokens, mark)
    if speaker is not None:
        return speaker
    listed = _listed_before(tokens, mark)
    if listed is not None:
        return listed
    opening = opening_mark(tokens, mark)
    if opening is None or _is_predicate(tokens, behind_adverbs(tokens, opening + 1)):
        return None
    name = apposed_name(tokens, opening, mark)
    if name is not None:
        return name
    before = before_appositions(tokens, opening)
    if before is None:
        return None
    named = _named_behind_object(tokens, before, opening)
    if named is not None:
        return named
    is_of_clause = before.first == 1 and tokens[opening + 1].low == "who"  # "When Roe, who has left, told"
    return _joint_before(tokens, before) if is_of_clause or not _is_adverbial(tokens, before) else None


def _joint_before(tokens: list[Token], last: Phrase) -> Phrase:
    """The subject with the conjuncts before the one that the apposition tells of: "The army and the police, which"; not
    where the first of them would be an office of somebody: "Kern, the owner, and Ada Roe, a clerk, said".
    """
    joint = coordinated_before(tokens, last)
    comma = joint.first - 1
    named = before_party(tokens, comma - 1) if comma > 0 and tokens[comma].text == "," else 0
    return last if tokens[named].is_capitalised and named and not tokens[named].word & Word.CALENDAR else joint


def _listed_before(tokens: list[Token], mark: int) -> Phrase | None:
    """The list of names that the mark closes, in apposition to those whom it names: "The two teachers, Ada Roe and Lev
    Brandt, said"; or those of whom it gives examples: "Some states, including Lindal and Osk, said".
    """
    inside = range(mark - 2, max(1, mark - _LONGEST_APPOSITION), -1)
    joint = next((at for at in inside if tokens[at].low == "and" or not tokens[at].is_word), 0)
    if tokens[joint].low != "and" or not tokens[mark - 1].is_capitalised:
        return None
    for opening in range(joint - 1, max(1, mark - _LONGEST_APPOSITION), -1):
        if tokens[opening].word == Word.QUOTE or tokens[opening].text in ";:":
            return None
        several = phrase_ending_at(tokens, opening - 1) if tokens[opening].text in LIST_MARKS else None
        if several is not None and tokens[opening + 1].low in members("opens_examples"):
            return coordinated_before(tokens, several)
        listed = list_apposed_to(tokens, several) if several is not None else None
        if listed is not None and listed.last + 1 == mark:
            return listed
    return None


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


def _is_title_of_work(tokens: list[Token], quote: int) -> bool:
    """Whether a work stands in front: "author of the book “Old Screens” and"; not "...," he wrote, “and”."""
    is_behind_work = quote > 1 and (tokens[quote - 1].low in words("works") or tokens[quote - 1].low in ("of", "in"))
    return is_behind_work and tokens[quote].word == Word.QUOTE


def _named_from(tokens: list[Token], first: int, comma: int) -> Phrase | None:
    """The name that begins there, with an office in front of it, before a comma: "psychologist Jean Kern,"."""
    phrase = phrase_starting_at(tokens, first)
    if phrase is None or phrase.last >= comma or tokens[phrase.last + 1].text != ",":
        return None
    is_behind_role = phrase.last > phrase.first and all(
        one.is_capitalised for one in tokens[first + 1 : phrase.last + 1]
    )
    return phrase if tokens[phrase.head].is_capitalised or is_behind_role else None


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


def _is_predicate(tokens: list[Token], place: int) -> bool:
    """Whether a past verb with its object stands there, one of a row: "Roe, who quit, ran a shop, called it"; not
    "Roe, named the best player, said".
    """
    verb = tokens[place]
    has_object = place + 1 < len(tokens) and tokens[place + 1].word & (Word.DETERMINER | Word.POSSESSIVE)
    return bool(has_object) and is_past(verb.low) and verb.low not in members("complement_participles")


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


def _is_adverbial(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase is a time or place at the head of a sentence: "In Tulsa, ..."."""
    before = tokens[phrase.first - 1] if phrase.first else None
    if before is None or before.low in members("opens_finite_clause"):
        return False  # "when Roe, the owner, said"
    return bool(before.word & (Word.PREPOSITION | Word.SUBORDINATOR))


def described_by_quotation(tokens: list[Token], quote: int) -> Phrase | None:
    """Whom the quotation in front of a verb describes: "A group calling itself “Free Lindal” said", "the author of
    “Nine Doors” told", "a source described as “close to the talks” said".
    """
    before = quote - 1
    if before > 0 and tokens[before].word & Word.PREPOSITION and is_nominal(tokens, before - 1):
        described = phrase_ending_at(tokens, before - 1)
        return _named_before_office(tokens, described) or described
    while before > 0 and (
        tokens[before].word & (Word.REFLEXIVE | Word.PREPOSITION | Word.SUBORDINATOR) or is_adverb(tokens[before])
    ):
        before -= 1
    described = _of_participle(tokens, before)
    if described is None or tokens[described.first].word & Word.PRONOUN:
        return None
    return described if described.first == 0 or tokens[described.first - 1].text in ",;:" else None


def _of_participle(tokens: list[Token], place: int) -> Phrase | None:
    """Whom the participle at `place` describes: "a group calling itself"; None for another word."""
    is_participle = tokens[place].low.endswith("ing") or (
        is_verb(tokens, place) and not tokens[place].word & Word.AUXILIARY
    )
    return phrase_ending_at(tokens, place - 1) if place > 0 and is_participle else None


def _named_before_office(tokens: list[Token], office: Phrase | None) -> Phrase | None:
    """Whose office or distinction the phrase in apposition tells: of "Roe, one of the stars of “Doors,” said" Roe."""
    is_apposed = office is not None and office.first > 1 and tokens[office.first - 1].text == ","
    name = before_appositions(tokens, office.first - 1) if office is not None and is_apposed else None
    if name is None or not is_name_word(tokens[name.head]) or _is_adverbial(tokens, name):
        return None
    return name


def before_relative_with_quotation(tokens: list[Token], quote: int) -> Phrase | None:
    """Whom a relative clause describes, its comma inside the quotation at its end: "Roe, who wrote “Doors,” said"."""
    opening = opening_mark(tokens, quote)
    is_relative = opening is not None and tokens[opening + 1].word & Word.RELATIVE
    return before_appositions(tokens, opening) if opening is not None and is_relative else None


def speaker_before_apposition(tokens: list[Token], back: int) -> Phrase | None:
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
