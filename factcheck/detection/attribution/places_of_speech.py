"""Noun phrase -> whether it is where words were said or carried: an occasion, a site, a go-between, a journal."""

from factcheck.detection.attribution.outlets import is_outlet
from factcheck.language.en.lexicon import Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token, low_at


def is_between(tokens: list[Token], token: Token, phrase: Phrase) -> bool:
    """Whether it names who passed it on: "through an interpreter", "via Ada Roe of the Herald", "on Radio Averly"."""
    head = tokens[phrase.head]
    is_name = head.is_capitalised or _is_site_of_many(tokens, phrase)
    match token.low:
        case "through":
            return any(one.word & Word.ROLE for one in tokens[phrase.first : phrase.last + 1])
        case "via":
            return is_name or bool(head.word & Word.ROLE)
        case "in":  # "in the journal Nature"
            return is_name and any(one.low in members("periodicals") for one in tokens[phrase.first : phrase.last])
        case "on":
            return is_name and is_site(tokens, phrase)
    return False


def is_site(tokens: list[Token], phrase: Phrase) -> bool:
    head = tokens[phrase.head]
    is_x = head.text == "X" and phrase.first == phrase.last
    return is_x or _is_site_of_many(tokens, phrase) or is_outlet(tokens, phrase)


def _is_site_of_many(tokens: list[Token], phrase: Phrase) -> bool:
    """ "On her website", "on social media"."""
    is_media = tokens[phrase.head].low == "media" and low_at(tokens, phrase.head - 1) in members("kinds_of_media")
    return is_media or tokens[phrase.head].low in members("sites")


def names_occasion(tokens: list[Token], phrase: Phrase) -> bool:
    head = tokens[phrase.head].low
    if head in members("needs_the_press"):  # "a press release", not "his release"
        return phrase.head > phrase.first and tokens[phrase.head - 1].low in members("of_the_press")
    return head in words("occasions")


def is_user_of(tokens: list[Token], source: Phrase) -> bool:
    """ "one user on Weibo", which says who, not where it was said."""
    return tokens[source.last + 1].low == "on" and not tokens[source.head].is_capitalised


def is_of_work(tokens: list[Token], source: Phrase, place: Phrase) -> bool:
    """Whether it is where a work of the person appeared: "Ada Roe, author of the study published in Nature, said"."""
    is_person = tokens[source.head].is_capitalised or tokens[source.head].word & Word.ROLE
    published = place.first - 2
    if not is_person or published <= source.last or tokens[published].low not in members("carried"):
        return False
    work = tokens[published - 1]
    return bool(work.word & Word.DOCUMENT) and tokens[source.last + 1].text == "," and work.low not in members("told")


def is_programme(tokens: list[Token], place: int) -> bool:
    """Whether words in marks stand where the addressee does: "told “Osk Today.”", not "told “Osk Today” host Kern"."""
    if place >= len(tokens) or tokens[place].word != Word.QUOTE:
        return False
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    return behind is None or not behind.is_word or bool(behind.word & (Word.PREPOSITION | Word.THAT | Word.CALENDAR))


def who_polled(tokens: list[Token], source: Phrase) -> Phrase | None:
    """Who put the question to the source: "analysts polled by Osk Data expect"; None for nobody."""
    participle = source.last + 1
    if low_at(tokens, participle + 1) != "by" or tokens[participle].low not in members("put_to_by"):
        return None
    return phrase_starting_at(tokens, participle + 2)
