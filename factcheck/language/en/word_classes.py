"""Part-of-speech disambiguation from lexicon classes, suffixes and neighbours: verb, adverb, nominal."""

from factcheck.language.en.lexicon import CUE, NOUN, Word
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token, low_at

OPENS = Word.DETERMINER | Word.POSSESSIVE
_NOT_NOMINAL = (
    Word.PRONOUN
    | Word.OBJECT_PRONOUN
    | Word.REFLEXIVE
    | Word.RELATIVE
    | Word.PREPOSITION
    | Word.TO
    | Word.SUBORDINATOR
    | Word.CONJUNCTION
    | Word.AUXILIARY
    | Word.NEGATION
    | Word.ADVERB
    | Word.QUOTE
    | Word.THAT
    | OPENS
)
_BEFORE_A_NOUN = OPENS | Word.PREPOSITION | Word.ADJECTIVE
_VERBAL = Word.VERB | Word.AUXILIARY
_MAY_BE_VERB = _VERBAL | CUE
STAND_ALONE = frozenset(
    {"many", "some", "several", "both", "most", "others", "few", "all", "another", "neither", "those"}
)
_PLURALS = ("s", "men", "women", "people", "police", "media", "data")
# Derivational suffixes of adjectives (Quirk, App. I.37 to I.45).
_ADJECTIVES = ("al", "ic", "ary", "ive", "ous", "ish", "ern", "less", "ful")
_ORDER = frozenset({"first", "earlier", "later"})
# Of its characters, marks included.
_LONGEST_NICKNAME = 24


def is_verb(tokens: list[Token], place: int) -> bool:
    """Whether the word is a verb in its context: a listed form, or one in -ed without a determiner before it."""
    token = tokens[place]
    if not token.word & _MAY_BE_VERB and not token.low.endswith("ed"):
        return token.low in members("costs") and _gives_price(tokens, place)
    if token.is_capitalised and place > 0:
        return False
    before = tokens[place - 1].word if place else 0
    if before & _BEFORE_A_NOUN or (token.word & Word.ADJECTIVE and _describes_next(tokens, place)):
        return False
    if token.word & _VERBAL:
        return True
    if token.word & CUE and not token.word & NOUN:
        return not token.word & Word.BASE_FORM
    return _is_regular_past(tokens, place)


def _gives_price(tokens: list[Token], place: int) -> bool:
    """ "The bill cost $2.5 million", "it cost about £4", "it cost too much"; not "the cost about which they asked"."""
    if place == 0 or place + 1 >= len(tokens) or tokens[place - 1].word & (_BEFORE_A_NOUN | Word.TO):
        return False
    about = place + 1 + (tokens[place + 1].low in members("before_a_price"))
    price = low_at(tokens, about)
    return price[:1].isdigit() or price in table("currency_marks") or price in members("price_in_words")


def _is_regular_past(tokens: list[Token], place: int) -> bool:
    """Whether the word is no noun and ends in -ed; not in "Norway's anti-organised crime agency", nor a name: "Ahmed
    said".
    """
    token = tokens[place]
    if token.is_capitalised and _is_name_in_ed(tokens, place):
        return False
    if not token.low.endswith("ed") or len(token.low) <= 4 or ("-" in token.low and _is_attributive(tokens, place)):
        return False
    return not (token.word & NOUN or token.low in words("anonymous"))


def _is_name_in_ed(tokens: list[Token], place: int) -> bool:
    """Whether a capitalised word in -ed is a first name, or has a reporting verb of its own behind it."""
    after = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    return bool(table("first_names").get(tokens[place].low)) or bool(after.word & CUE and after.word & Word.PAST)


def _is_attributive(tokens: list[Token], place: int) -> bool:
    """Whether a compound participle modifies a noun: "Norway's anti-organised crime agency", "the Saudi state-owned
    channel".
    """
    if is_possessive(tokens, place - 1):
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return after is not None and (after.is_capitalised or bool(after.word & NOUN))


def _describes_next(tokens: list[Token], place: int) -> bool:
    """ "retired colonel Ada Roe": the participle is an attributive adjective."""
    after = tokens[place + 1] if place + 1 < len(tokens) else tokens[place]
    return bool(after.word & NOUN) or after.is_capitalised


def is_finite(tokens: list[Token], place: int) -> bool:
    """Whether the word can be the verb of a clause: an auxiliary, "to", a verb form, or a form in -s; high recall. A
    quotation counts.
    """
    token = tokens[place]
    if token.word & (Word.AUXILIARY | Word.TO | Word.QUOTE) or is_verb(tokens, place):
        return True
    return token.low.endswith("s") and not token.is_capitalised


def is_plain_verb(tokens: list[Token], place: int) -> bool:
    """Whether an unlisted word stands where a plural or a share has its verb: "women prefer Roe", "60 percent approve
    of her"; not "women prefects", "boats sinking in".
    """
    token, subject, behind = tokens[place], tokens[place - 1], tokens[place + 1]
    if token.word or not token.text.isalpha() or not token.text.islower() or token.low.endswith(("s", "ing", "ly")):
        return False
    is_many = is_plural_noun(subject) or subject.low in ("percent", "%", "cent")
    has_object = behind.word & (OPENS | Word.PREPOSITION | Word.OBJECT_PRONOUN | Word.TO) or behind.is_capitalised
    return bool(is_many and has_object) and (subject.text == "%" or is_nominal(tokens, place - 1))


def is_reduced_passive(tokens: list[Token], place: int) -> bool:
    """Whether a passive participle describes what stands in front of it: "said a letter signed by 40 mayors"."""
    return low_at(tokens, place).endswith(("ed", "en")) and low_at(tokens, place + 1) == "by"


def is_adverb(token: Token) -> bool:
    """Whether the token is an adverb: listed, a negation, or in -ly."""
    if token.word & (Word.ADVERB | Word.NEGATION):
        return True
    if not token.low.endswith("ly"):
        return False
    is_name = token.is_capitalised and not token.text.isupper()
    return not is_name and token.low not in words("not_adverbs")


def before_adverbs(tokens: list[Token], place: int) -> int:
    """The last token before `place` that is no adverb, "yet" behind a negation being one; -1 where there is none."""
    before = place - 1
    while before >= 0 and (is_adverb(tokens[before]) or _is_not_yet(tokens, before)):
        before -= 1
    return before


def _is_not_yet(tokens: list[Token], place: int) -> bool:
    return tokens[place].low == "yet" and place > 0 and bool(tokens[place - 1].word & Word.NEGATION)


def behind_adverbs(tokens: list[Token], place: int) -> int:
    """The first token from `place` on that is no adverb, a negated auxiliary included ("cannot"); the number of tokens
    where there is none.
    """
    while place < len(tokens) and is_adverb(tokens[place]) and not tokens[place].word & Word.AUXILIARY:
        place += 1
    return place


def is_nominal(tokens: list[Token], place: int) -> bool:
    """Whether there is a token that can stand inside a noun phrase: noun, proper name, adjective, numeral."""
    token = tokens[place] if place < len(tokens) else None
    if token is None or not token.is_word or (token.word & _NOT_NOMINAL and not _orders_next(tokens, place)):
        return False
    if token.word & Word.CALENDAR and not (is_possessive(tokens, place + 1) or _says_which(tokens, place)):
        return False
    return not is_verb(tokens, place)


def _orders_next(tokens: list[Token], place: int) -> bool:
    """ "Her first novel", not "she first said"; "an earlier report"; "last month's poll", not "last month"."""
    if tokens[place].low in ("last", "next"):
        return is_possessive(tokens, place + 2)
    if place == 0 or tokens[place].low not in _ORDER:
        return False
    return bool(tokens[place - 1].word & OPENS) or (tokens[place].low != "first" and _counts(tokens, place - 1))


def _counts(tokens: list[Token], place: int) -> bool:
    """Whether a number or an owner stands there: "two earlier tests", "Roe's later letter"."""
    return is_number(tokens[place]) or is_possessive(tokens, place)


def _says_which(tokens: list[Token], place: int) -> bool:
    """Whether the calendar word is an attributive modifier ("a Wednesday editorial") or names a paper ("The Sun")."""
    if place > 1 and tokens[place - 1].text == "The" and tokens[place - 2].is_word:
        return True
    if not 0 < place < len(tokens) - 1:
        return False
    if not tokens[place - 1].word & OPENS:  # "according to Wednesday filings"
        return bool(tokens[place - 1].word & Word.TO and tokens[place + 1].word & Word.DOCUMENT)
    return _is_dated(tokens, place)


def _is_dated(tokens: list[Token], place: int) -> bool:
    """ "A Wednesday editorial", "the Sunday Times", "an October 11 presentation", "a June 2016 Rail Board report"."""
    is_date = tokens[place + 1].text.isdecimal() and place + 2 < len(tokens)
    after = tokens[place + 2 if is_date else place + 1]
    is_one = tokens[place - 1].low in ("a", "an")
    if after.is_capitalised and after.is_word and (is_one or not is_date):
        return not after.word & Word.CALENDAR
    return bool(after.word & NOUN) and not after.is_capitalised


def is_possessive(tokens: list[Token], place: int) -> bool:
    """Whether genitive 's stands there; False past the end."""
    return place < len(tokens) and tokens[place].low == "'s"


def is_pronominal(tokens: list[Token], place: int) -> bool:
    """Whether the determiner can be a pronoun: "many said", "both said"."""
    return tokens[place].low in STAND_ALONE


def joins_names(tokens: list[Token], place: int) -> bool:
    """Whether the coordinator at `place` joins two proper names."""
    if tokens[place].low not in ("and", "&") or not 0 < place < len(tokens) - 1:
        return False
    return tokens[place - 1].is_capitalised and tokens[place + 1].is_capitalised


def has_plural_ending(token: Token) -> bool:
    """ "Boats", "firemen", and the plurals without an ending that news has most."""
    return token.low.endswith(_PLURALS)


def is_plural_noun(head: Token) -> bool:
    """Whether the head is a plural common noun, by its ending."""
    return has_plural_ending(head) and not head.is_capitalised


def is_number(token: Token) -> bool:
    """In digits, or in a word: "3", "1,200", "three"."""
    return token.text.replace(",", "").isdigit() or token.low in table("number_words")


def joins_adjectives(tokens: list[Token], place: int) -> bool:
    """Whether the coordinator at `place` joins two attributive adjectives: "political and military leaders"."""
    if tokens[place].low not in ("and", "or", "&") or not 0 < place < len(tokens) - 2:
        return False
    return all(_has_adjectives_ending(tokens[at]) for at in (place - 1, place + 1)) and is_nominal(tokens, place + 2)


def _has_adjectives_ending(token: Token) -> bool:
    return token.low.endswith(_ADJECTIVES) and not token.is_capitalised and not token.word & _NOT_NOMINAL


def is_nickname(tokens: list[Token], place: int) -> bool:
    """Whether the quotation at `place` is a nickname inside a proper name: Marcia "Cia" Price."""
    if tokens[place].word != Word.QUOTE or not 0 < place < len(tokens) - 1:
        return False
    if tokens[place].end - tokens[place].start > _LONGEST_NICKNAME:
        return False
    return tokens[place - 1].is_capitalised and tokens[place + 1].is_capitalised and not tokens[place + 1].word & CUE


def numbers_a_station(tokens: list[Token], place: int) -> bool:
    """Whether the digits belong to a station's name: "BBC Radio 4's Today", "Channel 4 News"; not "told Radio Osk 12
    people died".
    """
    if not tokens[place].text.isdigit() or place + 1 >= len(tokens) or tokens[place - 1].low not in members("stations"):
        return False
    after = tokens[place + 1]
    return tokens[place - 1].is_capitalised and (after.is_capitalised or after.low in ("'s", "that", "news"))


def is_where_people_are(tokens: list[Token], head: int, place: int, last: int) -> bool:
    """Whether the preposition tells where several people are who say it: "officials in the country", "allies inside
    Congress"; not when or how, "officials in a statement".
    """
    people, behind = tokens[head], tokens[place + 1 : last + 1]
    if tokens[place].low not in ("in", "inside") or not people.word & (Word.ROLE | Word.COLLECTIVE):
        return False
    is_several = has_plural_ending(people) or people.low == "source"
    opens = behind[0].is_capitalised or bool(behind[0].word & OPENS)
    return is_several and opens and not any(_tells_when_or_how(token) for token in behind)


def _tells_when_or_how(token: Token) -> bool:
    is_when = token.word & Word.CALENDAR or token.low in members("stretches") or token.low in members("other_times")
    return bool(is_when or token.word & Word.DOCUMENT) or token.low in words("occasions")
