"""Recognise who reported an article, and from where, below its text: "Roe reported from Osk. Ann Lund contributed."

At the end alone: elsewhere, where somebody reported from may be part of the story.
"""

import re
from collections.abc import Iterator, Sequence

from factcheck.intake.page.appeals import is_pointer
from factcheck.intake.page.notes.commands import is_command
from factcheck.intake.page.notes.house import BULLETS, PERSON, PERSONS, is_house_note

_LONGEST = 900
_AROUND = f"{BULLETS}*—–-_()[]~ \xa0"
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]][.!?]) ?(?=[A-Z@(])|(?<=[A-Z]{2}[.!?]) (?=[A-Z])")
_THIS = r"(?:this|the) (?:report|story|article|piece|post|column|project|reporting)\b(?! of\b)"
# Whoever did it, what "this report" is tells: "Storvik Radio, Osk, contributed to this story".
_TO_THIS = re.compile(
    rf"(?:(?:and )?[A-Z][^!?“”\"]{{1,500}}? )?(?:also )?contributed(?: additional)?(?: reporting| research)?"
    rf" (?:(?:to|for) )?{_THIS}[^!?“”\"]{{0,160}}|[A-Z][^!?“”\"]{{1,500}}? (?:also )?contributed "
    r"(?:additional )?(?:reporting|research)(?: (?:from|in|for) [A-Z][^!?“”\"]{2,160})?"
)
_CONTRIBUTED = re.compile(
    rf"(?P<who>[^!?“”\"]{{0,500}}\b{PERSON}|{PERSONS}|[A-Z]\w+)(?: in [A-Z][^!?“”\"]{{2,120}}?)?,?"
    r" (?:also )?contributed"
    r"(?: from [A-Z][^!?“”\"]{2,160})?"
)
_REPORTED = re.compile(
    rf"(?P<who>{PERSONS}|[A-Z]\w+(?:(?:, and |, | and )[A-Z]\w+){{0,3}}) (?:also )?reported from [A-Z][^!?“”\"]{{2,90}}"
)
_CONTRIBUTING = re.compile(r"Contribut(?:ing|ors?)(?: (?:reporters?|writers?))?: [A-Z][^!?“”\"]{2,300}")
_MADE_FROM = re.compile(
    r"This (?:article|story|report|post|piece) (?:is|was|has been) (?:based|reported|compiled|written|produced|adapted"
    r"|prepared)(?: in part| partly| largely)? (?:on|by|from|with|using) "
    r"(?:[^!?“”\"]{0,60}\b(?:wires?|agency|agencies|news services?)\b[^!?“”\"]{0,60}"
    r"|(?:the |The )?[A-Z][\w’']*(?: (?:and|of|the|[A-Z][\w’']*)){0,6})"
)
_WITH = re.compile(
    r"[Ww]ith (?:(?:[A-Z]\w*,? ){0,3}(?:wires|wire reports|wire services|staff reports|news services|agencies"
    r"|agency reports)|(?:files|reporting|contributions|assistance|reports|material) (?:by|from) (?:the )?"
    r"[A-Z][^!?“”\"]{2,250})"
    r"|(?i:additional) (?:reporting|research)(?: by| from|:) (?:agencies|wires|news agencies|[A-Z][^!?“”\"]{2,250})"
)
_LOWER_CASE_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w’'])")
# "AP technology writer Ada Roe", "USA TODAY intern Jo Berg".
_MOST_WORDS_OF_ROLES = 6
_FEWEST_WORDS_OF_A_NAME = 2
_NAMES_BEHIND_A_DASH = re.compile(rf"(?:[—–]|--?) ?{PERSONS},?")
_ENDS_QUOTED = ("”", '"', "’", "'", "»", ":")


def tells_who_reported(text: str, above: Sequence[str]) -> bool:
    """Whether each sentence of a last paragraph says who reported or helped, or how to get in touch; `above` it stands
    the text, in which nobody of that name is.
    """
    if len(text) > _LONGEST:
        return False
    if _NAMES_BEHIND_A_DASH.fullmatch(text):
        return not above[-1].endswith(_ENDS_QUOTED)
    sentences = [*_sentences(text)]
    told = [one for one in sentences if _is_credit(one, above)]
    return bool(told) and all(one in told or _is_for_the_reader(one) for one in sentences)


def _is_for_the_reader(sentence: str) -> bool:
    return is_house_note(sentence) or is_pointer(sentence) or is_command(sentence)


def _sentences(text: str) -> Iterator[str]:
    yield from (one for part in _SENTENCE_END.split(text) if (one := part.strip(_AROUND)))


def _is_credit(sentence: str, above: Sequence[str]) -> bool:
    bare = sentence.rstrip(".")
    has_verb = "contributed" in bare
    if (has_verb and _TO_THIS.fullmatch(bare)) or _CONTRIBUTING.fullmatch(bare) or _MADE_FROM.fullmatch(bare):
        return True
    if _WITH.fullmatch(bare):
        return len(_LOWER_CASE_WORD.findall(bare)) <= _MOST_WORDS_OF_ROLES
    if has_verb and _is_of(_CONTRIBUTED.fullmatch(bare), above):
        return True
    return "reported from" in bare and _is_of(_REPORTED.fullmatch(bare), above)


def _is_of(match: re.Match[str] | None, above: Sequence[str]) -> bool:
    """Whether who is named is nobody in the text, with at most a role before the name."""
    if match is None or len(_LOWER_CASE_WORD.findall(match["who"])) > _MOST_WORDS_OF_ROLES:
        return False
    surname = match["who"].split()[-1]
    return not any(surname in one for one in above)
