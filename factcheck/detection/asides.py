"""Tell quotations from the other uses of quotation marks: nicknames, titles of works, words as words, scare quotes."""

from factcheck.detection.lexicon import CUE, Word
from factcheck.detection.tokens import Token

NICKNAME = "a nickname"
TITLE = "the title of a work"
WORD_AS_WORD = "a word mentioned as a word"
SCARE_QUOTES = "scare quotes: no source in reach"
NO_WORDS = "no words in it"

_WORKS = frozenset(
    {"album", "anthem", "article", "book", "column", "comedy", "documentary", "drama", "episode", "essay", "film", "hit"}
    | {"magazine", "memoir", "movie", "musical", "novel", "opera", "painting", "play", "podcast", "poem", "program"}
    | {"programme", "series", "show", "single", "sitcom", "song", "story", "thriller", "titled", "entitled", "track"}
)
_METALANGUAGE = frozenset(
    {"word", "words", "term", "terms", "phrase", "phrases", "expression", "slogan", "label", "acronym", "hashtag", "so-called"}
    | {"nicknamed", "dubbed", "codenamed", "code-named", "named", "aka", "spelled", "pronounced", "means", "meaning"}
)
_LONGEST_SCARE_QUOTE = 3
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "vs"})


def aside(words: list[str], tokens: list[Token], place: int, *, has_source: bool, in_headline: bool) -> str | None:
    """Why the quoted `words` at token `place` are no quotation; None where they are one."""
    if not words:
        return NO_WORDS
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if _is_nickname(words, before, after):
        return NICKNAME
    if _looks_like_title(words) and _introduces_work(tokens, place):
        return TITLE
    if has_source or in_headline:
        return None
    if len(words) <= _LONGEST_SCARE_QUOTE:
        return WORD_AS_WORD if before is not None and before.low in _METALANGUAGE else SCARE_QUOTES
    return TITLE if _looks_like_title(words) else None


def _is_nickname(words: list[str], before: Token | None, after: Token | None) -> bool:
    if before is None or after is None or len(words) > 2:
        return False
    names = before.is_capitalised and after.is_capitalised and not (before.word | after.word) & (CUE | Word.QUOTE)
    return names and before.is_word and words[0][0].isupper()


def _looks_like_title(words: list[str]) -> bool:
    """Whether all but the small words are capitalised, and there is more than one."""
    large = [word for word in words if word.lower() not in _SMALL]
    return 0 < len(large) and len(words) <= 12 and all(word[0].isupper() or word[0].isdigit() for word in large)


def _introduces_work(tokens: list[Token], place: int) -> bool:
    """Whether a noun for a work, or a maker's possessive, stands right before: her novel "...", NBC's "..."."""
    near = tokens[max(0, place - 2) : place]
    if any(token.low in _WORKS for token in near):
        return True
    return len(near) == 2 and near[1].low == "'s" and near[0].is_capitalised
