"""Words of the article -> how they stand inside the sentence of a question: capitals, quotation marks, articles."""

import re
from collections.abc import Container, Sequence
from functools import cache, lru_cache
from typing import Final

from factcheck.domain.claim import Attribution, SourceKind
from factcheck.language.en.lexicon import Word, lexicon
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token, tokenise

CLOSING: Final = ".,;:!? "
_DETERMINERS: Final = frozenset({"det", "poss"})
_BEHIND_A_GERUND: Final = frozenset({"det", "poss", "pron", "objpron"})
_COMMON_NOUNS: Final = frozenset({SourceKind.ROLE, SourceKind.ANONYMOUS, SourceKind.DOCUMENT})
# In characters: what lies behind is not looked at, so that the work stays linear.
_NEAR_THE_BEGINNING: Final = 5000
_BEHIND_A_NOUN: Final = re.compile(r" (?:of|in|from|at|with|for|on|who|that|familiar|close|briefed) ")
_OPENING_MARKS: Final = frozenset("‘“\"'")
_INITIALS: Final = re.compile(r"(?:\b[A-Za-z]\.){2,}$")
_BULLET: Final = re.compile(r"[*•·–-] +")
# A speaker in capitals, as in a transcript: "ADA ROE, HOST: ".
_SPEAKER: Final = re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:, [A-Z ]{3,20})?: (?=\S)")
_CONTRACTION: Final = re.compile(r"['’].*")


def one_line(content: str) -> str:
    """The words on one line, without the bullet of a list before them."""
    line = " ".join(content.split())
    bullet = _BULLET.match(line)
    return (line[bullet.end() :] if bullet else line).rstrip(",")


def behind_the_speaker(text: str, start: int, end: int) -> int:
    """Where the words of a slice begin behind the label that names their speaker; `start` where none stands there."""
    label = _SPEAKER.match(text, start, end)
    return label.end() if label else start


def quoted(content: str) -> str:
    return f"“{in_single_marks(one_line(content))}”"


def _without_stop(line: str) -> str:
    """The line without its closing marks, but for the full stop of an abbreviation: "in the U.S."."""
    shorter = line.rstrip(CLOSING)
    return f"{shorter}." if line.startswith(".", len(shorter)) and _INITIALS.search(f"{shorter}.") else shorter


def in_single_marks(line: str) -> str:
    """Marks inside marks are single; straight ones are paired in turn."""
    pieces = _without_stop(line).replace("“", "‘").replace("”", "’").split('"')
    paired = "".join(piece + ("" if at == len(pieces) - 1 else "‘’"[at % 2]) for at, piece in enumerate(pieces))
    is_closed_inside = paired.endswith(("’", "'")) and paired[-2:-1] in CLOSING
    return f"{paired[:-1].rstrip(CLOSING)}{paired[-1]}" if is_closed_inside else paired


def behind_that(line: str, tokens: Sequence[Token], text: str) -> str:
    """The clause as it stands behind "that": without a connective at its head, a common word there in lower case.

    `tokens` are the line's own; a word is common, too, that stands in lower case near the beginning of `text`.
    """
    first, space, rest = line.partition(" ")
    if _is_time_before(rest):
        return first.lower() + space + rest
    if rest and first[0].isupper() and _is_connective(first):
        return behind_that(rest, tokens[2 if first.endswith(",") else 1 :], text)
    return first.lower() + space + rest if _is_common(first, rest, tokens, text) else line


def _is_time_before(rest: str) -> bool:
    """Whether a common noun of time opens the clause: "Moments earlier, she"."""
    return rest.partition(",")[0].lower() in members("steps_of_time")


def _is_connective(first: str) -> bool:
    """Whether the word can go: a coordinator ("But he"), or a linking adverb before its comma ("Still, he")."""
    low = first.rstrip(",").lower()
    return (table("function_words").get(low) == "conj" and low != "nor") or (
        first.endswith(",") and low in words("connectives")
    )


def _is_common(first: str, rest: str, tokens: Sequence[Token], text: str) -> bool:
    """Whether the capital of the first word is the sentence's, not a name's."""
    word = _CONTRACTION.sub("", first.strip("‘’“”'\",")).lower()
    if word == "i" or first[1:] != first[1:].lower() or _is_day_or_month(word):
        return False
    if word.endswith("ly") or any(one in listed for one in (word, word.partition("-")[0]) for listed in _no_names()):
        return True
    token = next((one for one in tokens if one.is_word), None)
    is_listed = token is not None and token.low == word and bool(token.word)
    if word in words("works") and rest[:1] in _OPENING_MARKS:
        return True
    return rest[:1].islower() and (
        is_listed or _is_gerund(word, rest) or text.find(f" {word} ", 0, _NEAR_THE_BEGINNING) >= 0
    )


def _is_day_or_month(word: str) -> bool:
    return table("calendar").get(word, "").startswith(("weekday", "month"))


@cache
def _no_names() -> tuple[Container[str], ...]:
    """The lists whose words are no names."""
    return (
        table("function_words"),
        table("number_words"),
        words("sentence_openers"),
        members("stretches"),
        members("quantifiers"),
    )


def _is_gerund(word: str, rest: str) -> bool:
    """Whether it is a verb in -ing before its object, no name: "Shutting the port", "Boeing said"."""
    return word.endswith("ing") and table("function_words").get(rest.partition(" ")[0]) in _BEHIND_A_GERUND


def who_said(attribution: Attribution) -> str | None:
    """The source's name as it stands inside a sentence, with an article where a common noun or a court lacks one; None
    for a pronoun that nothing resolves, too.
    """
    if attribution.source is None or attribution.source.name.lower() in words("unresolved"):
        return None
    name = inside(attribution.source.name)
    first = name.split(" ")[0].lower()
    is_common = attribution.kind in _COMMON_NOUNS and name[1:].islower() and _is_listed(first)
    is_common = is_common or (name.lower() in words("organisations") and first not in members("no_outlets"))
    name = name[0].lower() + name[1:] if is_common else name
    if name[0].islower():
        return with_article(name)
    return f"the {name}" if _takes_article(attribution.kind, name) else name


def with_article(name: str) -> str:
    """ "minister" -> "the minister"; a plural, and what begins with a determiner or a number, stays."""
    return f"the {name}" if is_bare(name) and not _is_plural(name) and not name.split(" ")[0].endswith("s") else name


def is_bare(name: str) -> bool:
    """Whether a common noun stands at its head without determiner or number."""
    first = name.split(" ")[0]
    return first.islower() and table("function_words").get(first) is None and first not in table("number_words")


def inside(name: str) -> str:
    """The name as it stands inside a sentence: "Health authorities" in lower case, "Lund authorities" as it is."""
    name = after_words(one_line(name))
    is_common = _is_plural(name) and _is_listed(name.split(" ")[0].lower())
    return name[0].lower() + name[1:] if is_common else name


def figure_inside(figure: str) -> str:
    """The figure as it stands inside a sentence: "Several thousand" in lower case, "Rs 500" as it is."""
    first = figure.split(" ")[0]
    is_word = len(first) > 2 or table("function_words").get(first.lower()) is not None
    return figure[0].lower() + figure[1:] if is_word and first[1:].islower() else figure


def after_words(name: str) -> str:
    """Lower-case a sentence-initial determiner: "the Times", but "All Blacks"."""
    first, space, rest = name.partition(" ")
    is_lowered = first in ("The", "A", "An") or (
        rest[:1].islower() and table("function_words").get(first.lower()) in _DETERMINERS
    )
    return first.lower() + space + rest if is_lowered else name


def _is_listed(low: str) -> bool:
    """Whether the lexicon has the word, so that it is no name; parties have capitals."""
    return low not in members("of_a_party") and (
        bool(lexicon().get(low, Word.NONE)) or low in table("number_words") or low in members("quantifiers")
    )


def _is_plural(name: str) -> bool:
    """Whether the name is a plural common noun, whatever follows it: "teachers unions", "people close to her"."""
    last = _BEHIND_A_NOUN.split(name, maxsplit=1)[0].split(" ")[-1]
    is_plural = last == "people" or (last.endswith("s") and not last.endswith(("ss", "'s", "’s")))
    return is_plural and name[1:].islower()


@lru_cache(maxsize=256)
def _takes_article(kind: SourceKind, name: str) -> bool:
    """Whether a body's name is a common noun with words before it: "the Edhi Foundation", not "Reuters"."""
    if name.split(" ")[-1].islower() and name.endswith("s"):
        return False
    tokens = tokenise(name.partition(" and ")[0])
    heads = (tokens[at] for at in range(1, len(tokens)) if tokens[at].word & (Word.ORGANISATION | Word.COLLECTIVE))
    is_body = kind in (SourceKind.ORGANISATION, SourceKind.NAMED) and next(heads, None) is not None
    if tokens[-1].low in members("short_for_company") or tokens[-1].low in members("last_of_a_title"):
        return False
    is_determined = tokens[0].word & (Word.DETERMINER | Word.POSSESSIVE) or any(one.low == "'s" for one in tokens)
    return (is_body or tokens[-1].low in ("court", "service")) and not is_determined
