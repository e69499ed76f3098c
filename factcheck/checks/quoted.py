"""Find the words of a text that stand between quotation marks."""

import re

# Single marks open behind a space and close before one: apostrophes do neither.
_QUOTED = re.compile(
    r"“([^“”\n]*)[”\"]"
    r"|\"([^\"“”\n]*)[\"”]"
    r"|«([^«»\n]*)»"
    r"|„([^„“”\n]*)[“”]"
    r"|``((?:(?!'').)*)''"
    r"|(?<!\w)‘([^‘\n]*?)’(?!\w)"
    r"|(?<!\w)'([^'\n]*(?:'\w[^'\n]*)*)'(?!\w)"
)


def quoted_places(text: str) -> list[tuple[int, int]]:
    """Where quoted words begin and end, the marks left out."""
    return [match.span(match.lastindex) for match in _QUOTED.finditer(text) if match.lastindex is not None]
