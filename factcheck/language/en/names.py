"""Masked sentences -> the table of an article's proper names, with titles, roles, ages and acronyms."""

from collections import Counter
from collections.abc import Iterator

from factcheck.language.en.appositions import is_apposed_name
from factcheck.language.en.lexicon import CUE, NOUN, Word, lexicon
from factcheck.language.en.name_runs import (
    NEVER_A_NAME,
    behind_opening,
    gender_of_title,
    is_body_of,
    name_runs,
    without_titles,
)
from factcheck.language.en.name_table import LONGEST_NAME, Name, NameTable, first_name_gender, surname
from factcheck.language.en.offices import offices_of, origins_of
from factcheck.language.en.words import members, table
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token, low_at

_NO_PERSON = Word.ORGANISATION | Word.DOCUMENT | Word.COLLECTIVE
_GENDER_OF_OWNER = {"his": "m", "her": "f"}
_DIGITS_OF_AN_AGE = 2
_FIRST_AND_LAST = 2
_LEADS = 2
_LONGEST_SMALL_WORD = 3
_VERB_ENDINGS = ("s", "ed")
_ENDINGS = (*_VERB_ENDINGS, "ly", "ing")


def collect_names(sentences: list[MaskedSentence]) -> NameTable:
    """The proper names of an article. A sentence-initial capital counts only if the word is no common word."""
    names = NameTable()
    names.small.update([token.low for sentence in sentences for token in sentence.tokens if token.text == token.low])
    headlines = [one.tokens for one in sentences if _is_in_capitals(one.tokens) or is_headline(one.tokens)]
    titled = {tokens[0].start for tokens in headlines}
    _note_no_names(names, sentences, headlines)
    for sentence in sentences:
        tokens = sentence.tokens
        if is_all_capitals(tokens) and len(names.small) > len(tokens):
            continue  # the headline of another article: MAYOR CLAIMS BRIDGE WAS SHUT
        in_capitals = tokens[0].start in titled
        if _asks(tokens):
            names.no_names.add(tokens[0].start)
        for start, last in name_runs(tokens, names.no_names):
            _note_name(names, tokens, behind_opening(tokens, start, last, names.small), last, in_capitals=in_capitals)
    return names


def _note_name(names: NameTable, inside: list[Token], first: int, last: int, *, in_capitals: bool) -> None:
    """Record the proper name from `first` to `last` of a sentence, with what is told of its bearer around it."""
    _note_acronym(names, inside, first, last)
    if _is_called_outlet(inside, first, last):
        names.outlets.add(tuple(token.low for token in inside[first : last + 1]))
    titles, tokens = without_titles(inside[first : last + 1])
    form = tuple(token.text for token in tokens)
    for title in titles:
        _note_title(names, title.low, form)
    if 2 <= len(form) <= LONGEST_NAME and not is_body_of(tokens) and (first_name_gender(form) or not in_capitals):
        names.first.setdefault(form, tokens[0].start)
        for word in _short_forms(form):
            names.full.setdefault(word, Counter())[form] += 1
        if tokens[-1].word & _NO_PERSON or tokens[0].word & NOUN:
            names.bodies.add(form)
        _note_age(names, inside, last, form)
        _note_possessive(names, inside, last, form)
        _note_sibling(names, inside, first, form)
        _note_generation(names, form[-1], form)  # John Roe Sr.
    if len(form) > 1 or not tokens[0].word & (Word.ROLE | Word.HONORIFIC):  # not "the Prime Minister"
        _note_bearer(names, inside, first, last, titles=len(titles), form=form)
    names.named[form[-1].lower()] += 1
    _note_owner(names, inside, last, form)
    _note_only_name(names, inside, first, form, has_title=bool(titles) and not tokens[0].word & NOUN)


def _note_possessive(names: NameTable, tokens: list[Token], last: int, form: Name) -> None:
    """Record the gender that "Alex Roe and his firm" tells, where the first name does not."""
    joined, owner, owned = (low_at(tokens, last + behind) for behind in (1, 2, 3))
    if joined == "and" and owner in _GENDER_OF_OWNER and owned.isalpha() and not first_name_gender(form):
        names.note_gender(form, _GENDER_OF_OWNER[owner])


def _note_bearer(names: NameTable, tokens: list[Token], first: int, last: int, *, titles: int, form: Name) -> None:
    """Record the offices of the person, and where from; no person is "the Harbour Strip"."""
    if first and not titles and tokens[first - 1].low == "the":
        return
    for role, duties in offices_of(tokens, first, last, titles):
        names.roles.setdefault(role, {}).setdefault(form, tokens[first].start)
        names.duties.setdefault(form, set()).update(duties)
        _note_title(names, role.rpartition(" ")[2], form)
    for word in origins_of(tokens, first, last, titles):
        names.origins.setdefault(form, {}).setdefault(word, tokens[first].start)


def _note_no_names(names: NameTable, sentences: list[MaskedSentence], headlines: list[list[Token]]) -> None:
    """Record what only headlines capitalise; the first word of another sentence is a name if never written small."""
    if not headlines:
        return
    starts = {tokens[0].start for tokens in headlines}
    bodies = [one.tokens for one in sentences if one.tokens[0].start not in starts]
    capitals = {token.low for tokens in bodies for token in tokens[1:] if token.is_capitalised}
    capitals.update(tokens[0].low for tokens in bodies if tokens[0].low not in names.small)
    for tokens in headlines:
        names.no_names.update(_no_names(tokens, names.small, capitals))


def _no_names(tokens: list[Token], small: set[str], capitals: set[str]) -> Iterator[int]:
    """Where a headline in title case has a capital that marks no name: a verb or adverb behind one, "Ada Roe Bets on
    Snow", "Roe Sees War". The article has such a word in small letters, if at all.
    """
    for place in range(1, len(tokens) - 1):
        token, before, after = tokens[place], tokens[place - 1], tokens[place + 1]
        goes_on = after.is_word or after.word == Word.QUOTE  # "Ada Roe Evans, Osk Herald" signs
        if not (token.is_capitalised and before.is_capitalised and goes_on) or token.low in capitals:
            continue
        is_plain = not table("first_names").get(before.low) and _is_common(token, small)
        is_deed = before.low in capitals and _ends_as_verb(token, after)
        if is_plain or is_deed or _goes_on_behind_name(tokens, place):
            yield token.start


def _ends_as_verb(token: Token, after: Token) -> bool:
    """Whether a word in -s that no lexicon has stands before no verb: "Roe Dumps Osk Deal", not "Roe Fans Say"."""
    is_known = token.word & (NOUN | Word.HONORIFIC) or after.word & (CUE | Word.VERB | Word.AUXILIARY)
    return token.low.endswith("s") and not token.low.endswith("ss") and not is_known


def _asks(tokens: list[Token]) -> bool:
    """Whether an auxiliary that may be a first name opens a question: "Will Roe go?"."""
    return tokens[-1].text == "?" and bool(lexicon().get(tokens[0].low, 0) & Word.AUXILIARY)


def _is_common(token: Token, small: set[str]) -> bool:
    """Whether the word is a verb and nothing else, or one that the article has in small letters."""
    if token.word & (NOUN | Word.HONORIFIC):
        return False
    return bool(token.word & (Word.VERB | CUE)) or (token.low in small and not token.word & ~Word.NOUN_LIKE)


def _goes_on_behind_name(tokens: list[Token], place: int) -> bool:
    """Whether the ending of a verb or adverb stands behind a first name and another, "Ada Roe Powerfully", or behind an
    office: "Governor Defies".
    """
    token, before = tokens[place], tokens[place - 1]
    if token.word & (NOUN | Word.HONORIFIC):
        return False
    if before.word & Word.ROLE and token.low.endswith(_VERB_ENDINGS):
        return True
    is_behind = place > 1 and table("first_names").get(tokens[place - 2].low) and tokens[place - 2].is_capitalised
    return bool(is_behind) and token.low.endswith(_ENDINGS)


def _note_only_name(names: NameTable, tokens: list[Token], place: int, form: Name, *, has_title: bool) -> None:
    """Record who is called by one name: "a driver, Rahmatullah, said", "President Roe"."""
    is_alone = len(form) == 1 and place > 1 and tokens[place - 1].text == ","
    if (has_title and len(form) == 1) or (is_alone and is_apposed_name(tokens, place - 1, place + 1)):
        names.people.add(form)


def _short_forms(form: Name) -> set[str]:
    """The words by which the name may be taken up alone, lower case: first name, surname, of a person's name of three
    words and more also those between ("Varela" of "Ana Luz Varela Ruiz").
    """
    inner = form[1:-1] if len(form) > 2 and first_name_gender(form) else ()
    alone = (word for word in inner if word[0].isupper() and not word.endswith("."))
    return {form[0].lower(), form[-1].lower(), surname(form).lower(), *(word.lower() for word in alone)}


def _note_acronym(names: NameTable, tokens: list[Token], first: int, last: int) -> None:
    """Abbreviation definition: World Falconry Association (WFA), or the initials of an organisation's name alone.

    After Schwartz and Hearst (2003), initials of capitalised words only; an ambiguous acronym is not resolved.
    """
    first = _start_of_body(tokens, first)
    inside = tokens[first : last + 1]
    initials = "".join(token.text[0] for token in inside if token.is_capitalised)
    letters = tokens[last + 2].text if last + 2 < len(tokens) and tokens[last + 1].text == "(" else ""
    if len(letters) > 1 and letters.isupper() and initials.endswith(letters):
        names.acronyms[letters] = _joined(inside)
        return
    is_body = tokens[last].word & Word.ORGANISATION or (first and tokens[first - 1].low == "the")
    if len(initials) > 1 and is_body:
        whole = names.acronyms.setdefault(initials, _joined(inside))
        if whole.casefold() != _joined(inside).casefold():
            names.acronyms[initials] = initials


def _is_called_outlet(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the article says that the name is an outlet's: "the Harda daily", "the newspaper Harda"."""
    kinds = members("kinds_of_outlet")
    is_before = low_at(tokens, last + 1) in kinds and low_at(tokens, last + 2) != "'s"
    return is_before or low_at(tokens, first - 1) in kinds


def _start_of_body(tokens: list[Token], first: int) -> int:
    """Back over "of", "for", "and" and the capitals before them: "Department of State" of "State"."""
    while first > 1 and tokens[first - 1].low in members("inside_a_body") and tokens[first - 2].is_capitalised:
        first -= 2
        while first > 0 and tokens[first - 1].is_capitalised and not tokens[first - 1].word & NEVER_A_NAME:
            first -= 1
    return first


def _joined(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _note_title(names: NameTable, title: str, form: Name) -> None:
    """Record the gender that a title or kinship noun implies: Mr, spokeswoman, "his son"."""
    gender = gender_of_title(title)
    if gender:
        names.note_gender(form, gender)
    _note_generation(names, title, form)


def _note_generation(names: NameTable, told: str, form: Name) -> None:
    generation = table("generations").get(told.lower().rstrip("."))
    if generation is not None:
        names.generation.setdefault(form, generation)


def _note_age(names: NameTable, tokens: list[Token], last: int, form: Name) -> None:
    """Record the age in apposition: "Rolf Stern, 61, ..."."""
    age = tokens[last + 2].text if last + 3 < len(tokens) and tokens[last + 1].text == "," else ""
    if age.isdecimal() and len(age) <= _DIGITS_OF_AN_AGE and tokens[last + 3].text in ",.":
        names.ages.setdefault(form, int(age))


def _note_sibling(names: NameTable, tokens: list[Token], first: int, form: Name) -> None:
    """Record the first name before "and" that has the surname, too: "Amy and Zoe Bright"."""
    other = low_at(tokens, first - 2) if low_at(tokens, first - 1) == "and" else ""
    before = tokens[first - 3] if other and first > _LEADS else None
    is_alone = before is None or not before.is_capitalised or bool(before.word & (Word.ROLE | Word.HONORIFIC))
    if not other or not is_alone or len(form) != _FIRST_AND_LAST:
        return
    if all(table("first_names").get(one) for one in (other, form[0].lower())):
        names.siblings.setdefault(form[-1].lower(), []).append(other)


def _note_owner(names: NameTable, tokens: list[Token], last: int, form: Name) -> None:
    """Record the gender of a possessive's antecedent: "Mina Holt and her husband"; "Alex Morrow, who uses they/them
    pronouns".
    """
    owner = low_at(tokens, last + 2) if low_at(tokens, last + 1) == "and" else ""
    if owner in _GENDER_OF_OWNER and any(token.word & Word.ROLE for token in tokens[last + 3 : last + 5]):
        names.note_gender(form, _GENDER_OF_OWNER[owner])
    lows = [token.low for token in tokens[last + 1 : last + 8]]
    if "pronouns" in lows and any(low.startswith("they") for low in lows[: lows.index("pronouns")]):
        names.note_gender(form, "they")


def is_all_capitals(tokens: list[Token]) -> bool:
    """Whether all its words, three or more, are in capitals, so that they mark no proper names."""
    count = 0
    for token in tokens:
        if token.is_word:
            if token.text != token.text.upper():
                return False
            count += 1
    return count > 2


def is_headline(tokens: list[Token]) -> bool:
    """Whether a short sentence without a stop at its end has capitals alone: "Roe Sees War"."""
    if not (tokens[-1].is_word or tokens[-1].text in "?’”"):
        return False
    long_words = [token for token in tokens if token.is_word and len(token.text) > _LONGEST_SMALL_WORD]
    return len(long_words) > 1 and all(token.is_capitalised for token in long_words)


def _is_in_capitals(tokens: list[Token]) -> bool:
    """Whether the sentence is a headline in title case, where capitals mark no proper names."""
    count = 0
    for token in tokens:
        if token.is_word and len(token.text) > _LONGEST_SMALL_WORD:
            if not (token.is_capitalised or token.text[0].isdigit()):
                return False
            count += 1
    return count > 3
