"""Tell whether a text says that somebody says so, and whether it names whom."""

from collections.abc import Sequence

from factcheck.checks.tokens import Token, tokenise
from factcheck.checks.words import words


def reports(tokens: Sequence[Token]) -> bool:
    """Whether a reporting word ("said", "according", "statement") stands there."""
    return any(token.low in words("reporting") for token in tokens)


def names_source(tokens: Sequence[Token], *forms: str) -> bool:
    """Whether a word of substance from one of the forms of the source's name stands there, where they have one."""
    known = {token.low for form in forms for token in tokenise(form) if token.is_word} - words("function_words")
    return not known or any(token.low in known for token in tokens)
