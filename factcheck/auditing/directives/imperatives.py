"""Clause -> whether it is an imperative: a base-form verb at its head, without a subject.

Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language (1985), 11.24 to 11.30.
"""

import re
from collections.abc import Iterator
from typing import Final

from factcheck.auditing.audit_words import is_function_word, words
from factcheck.language.en.words import words as language_words

_WORD: Final = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)?")
_INFLECTED: Final = ("s", "ing", "ed", "ly")
_COLON: Final = re.compile(r"[:;]\s")


def clauses(line: str) -> Iterator[str]:
    """The line split at colons and semicolons, each part with its main clause behind a fronted "if ...,"."""
    for clause in _COLON.split(line):
        yield from opening(clause)


def opening(clause: str) -> Iterator[str]:
    """The clause, and the main clause behind a fronted subordinate clause: "if ...,"."""
    yield clause
    first = _WORD.search(clause)
    if first and first[0].lower() in words("clause_openers"):
        _, _, main = clause.partition(",")
        if main.lstrip()[:1].islower():
            yield main


def is_directive(clause: str) -> bool:
    """Whether the imperative asks for text: "write ...", "now, please, leave out ...", "just print ..."."""
    verb, following = verb_and_next(clause)
    return verb in words("directives") and following not in words("after_nouns")


def verb_and_next(clause: str) -> tuple[str, str]:
    """The first word that can be an imperative, adverbs and "please" skipped, and the word right behind it; "" for
    none.
    """
    found = _WORD.finditer(clause)
    first = verb = next(found, None)
    while verb is not None and verb[0].lower() in words("before_commands"):
        verb = next(found, None)
    if first is None or verb is None or any(character.isalnum() for character in clause[: first.start()]):
        return "", ""
    behind = next(found, None)
    is_close = behind is not None and clause[verb.end() : behind.start()].isspace()
    is_initial = behind is not None and behind[0] == "A" and not verb[0].isupper()
    return verb[0].lower(), behind[0].lower() if behind is not None and is_close and not is_initial else ""


def may_be_a_verb(low: str) -> bool:
    """Whether a word in lower case can be an uninflected verb, by exclusion."""
    is_inflected = low.endswith(_INFLECTED) and not low.endswith("ss")
    is_word = len(low) > 1 and low.isalpha()
    is_other = is_function_word(low) or low in words("no_verbs") or low in language_words("sentence_openers")
    return is_word and not is_inflected and not is_other
