"""Tell quotations from the other uses of quotation marks: nicknames, titles of works, words as words, scare quotes."""

from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token

NICKNAME = "a nickname"
TITLE = "the title of a work"
WORD_AS_WORD = "a word mentioned as a word"
SCARE_QUOTES = "scare quotes: no source in reach"
NO_WORDS = "no words in it"

_LONGEST_SCARE_QUOTE = 3
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})


def aside(quoted: list[str], tokens: list[Token], place: int, *, has_source: bool, in_headline: bool) -> str | None:
    """Why the `quoted` words at token `place` are no quotation; None where they are one."""
    if not quoted:
        return NO_WORDS
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if _is_nickname(quoted, before, after):
        return NICKNAME
    if _looks_like_title(quoted) and _introduces_work(tokens, place):
        return TITLE
    if _is_called(tokens, place):
        return NICKNAME if quoted[0][0].isupper() or quoted[0].lower() == "the" else WORD_AS_WORD
    if has_source or in_headline:
        return None
    if len(quoted) <= _LONGEST_SCARE_QUOTE:
        return WORD_AS_WORD if before is not None and before.low in words("metalanguage") else SCARE_QUOTES
    return TITLE if _looks_like_title(quoted) else None


def _is_nickname(quoted: list[str], before: Token | None, after: Token | None) -> bool:
    if before is None or after is None or len(quoted) > 2:
        return False
    names = before.is_capitalised and after.is_capitalised and not (before.word | after.word) & (CUE | Word.QUOTE)
    return names and before.is_word and quoted[0][0].isupper()


def _is_called(tokens: list[Token], place: int) -> bool:
    """Whether the words give a thing its name: known as "the Dentist", nicknamed the tower "the Toothbrush"."""
    near = [token.low for token in tokens[max(0, place - 4) : place]]
    if (near[-1:] == ["as"] and "known" in near) or near[-3:] == ["by", "the", "name"]:
        return True
    if place > 1 and tokens[place - 1].word & Word.REFLEXIVE and tokens[place - 2].low in members("calls"):
        return True
    return near[-2:] == ["known", "as"] or bool(words("nicknaming").intersection(near))


def _looks_like_title(quoted: list[str]) -> bool:
    """Whether all but the small words are capitalised, and there is more than one."""
    large = [word for word in quoted if word.lower() not in _SMALL]
    return bool(large) and len(quoted) <= 12 and all(word[0].isupper() or word[0].isdigit() for word in large)


def _introduces_work(tokens: list[Token], place: int) -> bool:
    """Whether a noun for a work, or a maker's possessive, stands right before: her novel "...", NBC's "..."."""
    near = tokens[max(0, place - 2) : place]
    if any(token.low in words("works") for token in near):
        return True
    return len(near) == 2 and near[1].low == "'s" and near[0].is_capitalised
