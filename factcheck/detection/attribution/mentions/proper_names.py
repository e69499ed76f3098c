"""Noun phrase -> the proper name in it, and whether a person bears it: titles, first names, names of bodies."""

from collections.abc import Callable
from typing import Final, NamedTuple

from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.name_runs import behind_opening, gender_of_title, name_runs, without_titles
from factcheck.language.en.name_table import LONGEST_NAME, Name, NameTable, first_name_gender, is_suffix
from factcheck.language.en.words import table, words
from factcheck.language.rules import first_verdict
from factcheck.language.tokens import Token

Run = tuple[int, int]
_LONGEST_INITIALS = 2


def runs_of(names: NameTable, tokens: list[Token], first: int, head: int) -> list[Run]:
    """The proper names of a phrase as first and last token, counted from the phrase's first.

    A verb such as "Brand" is one behind another word, or where the article has it in a full name.
    """
    shift = 1 if first else 0
    runs = [
        (max(one - shift, 0), last - shift) for one, last in name_runs(tokens[first - shift : head + 1], names.no_names)
    ]
    runs = [(behind_opening(tokens[first:], one, last, names.small), last) for one, last in runs if last >= 0]
    opens = tokens[first]
    if (not runs or runs[0][0]) and opens.is_capitalised and opens.low in names.full and opens.word & CUE:
        runs.insert(0, (0, 0))
    return runs


def proper_name(names: NameTable, core: list[Token], runs: list[Run]) -> tuple[Name, bool]:
    """The name at the end of the phrase, titles before it left out, and whether it is a person's."""
    run = _last_run(core, runs)
    if run is None or any(token.low == "'s" for token in core[run[0] :]):
        return (), False
    titles, words_of_run = without_titles(core[run[0] : run[1] + 1])
    name = tuple(token.text for token in words_of_run)
    no_name = Word.ROLE if titles else Word.ROLE | Word.COLLECTIVE
    if words_of_run[-1].word & no_name and (len(name) == 1 or (titles and not first_name_gender(name))):
        return (), False  # "the Prime Minister", "Chief Financial Officer"
    if titles:
        return name, True
    before = core[run[0] - 1] if run[0] else None
    is_of_office = before is not None and before.is_capitalised and bool(first_name_gender(name))
    told = None if before is None or is_of_office else _told_before(before)  # "Ambassador to the UN Ada Roe"
    return name, is_persons_name(names, name, words_of_run) if told is None else told


def _told_before(before: Token) -> bool | None:
    """Whether the word before a name makes it a person's ("the mayor Roe") or a body's ("the Lark"); else None."""
    if before.word & (Word.HONORIFIC | Word.ROLE) or before.low in words("portfolios"):
        return True
    return False if before.low == "the" or before.word & Word.ORGANISATION else None


def _last_run(core: list[Token], runs: list[Run]) -> Run | None:
    """The run that reaches the last word of the phrase."""
    last = len(core) - 1
    while last >= 0 and not core[last].is_word:
        last -= 1
    return next(((first, end) for first, end in reversed(runs) if end >= last), None)


def is_persons_name(names: NameTable, name: Name, tokens: list[Token]) -> bool:
    """Whether a person bears the name: by the first of `RULES` that has a verdict; by default one of ordinary length
    without a body in it.
    """
    verdict = first_verdict(RULES, NameInArticle(names, name, tokens))
    if verdict is not None:
        return verdict
    return len(name) <= LONGEST_NAME and not any(word.lower() in words("bodies") for word in name)


class NameInArticle(NamedTuple):
    """A proper name with its tokens, and the names of the article."""

    names: NameTable
    name: Name
    tokens: list[Token]

    @property
    def last(self) -> Token:
        return self.tokens[-1]


def _body(one: NameInArticle) -> bool | None:
    """ "Congress", "Lindal Council": a known body, or a noun for bodies, documents or crowds at the end."""
    is_body = " ".join(one.name).lower() in words("bodies")
    return False if is_body or one.last.word & (Word.ORGANISATION | Word.DOCUMENT | Word.COLLECTIVE) else None


def _company(one: NameInArticle) -> bool | None:
    """ "Roe Holdings", "Ministry Roe"."""
    is_company = one.last.low in words("company_words")
    return False if is_company or any(token.word & Word.ORGANISATION for token in one.tokens) else None


def _acronym(one: NameInArticle) -> bool | None:
    """ "NATO", but no suffix: "Roe III"."""
    last = one.name[-1]
    return False if last.isupper() and len(last) > 1 and not is_suffix(last) else None


def _first_name(one: NameInArticle) -> bool | None:
    """ "Ada Roe"."""
    return True if first_name_gender(one.name) else None


def _place(one: NameInArticle) -> bool | None:
    """ "Averly Bay"."""
    return False if one.last.low in words("place_words") else None


def _letters(one: NameInArticle) -> bool | None:
    """ "BBC Breakfast": letters of a body in front, not "AJ Roe" or "ADA ROE"."""
    first, is_mixed = one.name[0], len(one.name) > 1 and not one.name[-1].isupper()
    is_body = is_mixed and len(first) > _LONGEST_INITIALS and first.isupper() and "." not in first
    return False if is_body else None


def _gendered(one: NameInArticle) -> bool | None:
    """One name, a first name or with a gender shown in the article: "Mr. Roe ... Roe"."""
    if len(one.name) > 1:
        return None
    low = one.name[0].lower()
    return True if one.names.gender.get((low,)) or table("first_names").get(low) else None


def _surname(one: NameInArticle) -> bool | None:
    """One name, the last of a full name in the article that is no body's."""
    if len(one.name) > 1:
        return None
    full = one.names.fullest(one.name)
    is_person = first_name_gender(full) and not one.last.word and full not in one.names.bodies
    if is_person or one.name in one.names.people:
        return True
    is_body = " ".join(full).lower() in words("bodies") or any(word.lower() in words("organisations") for word in full)
    return len(full) > 1 and not is_body


RULES: Final[tuple[Callable[[NameInArticle], bool | None], ...]] = (
    _body,
    _company,
    _acronym,
    _first_name,
    _place,
    _letters,
    _gendered,
    _surname,
)


def gender_of(names: NameTable, core: list[Token], name: Name) -> str:
    """ "m" or "f" by a title in the phrase, or by the name; "" where nothing tells."""
    genitive = next((at for at in range(len(core) - 1, 0, -1) if core[at].low == "'s"), -1)
    for token in core[genitive + 1 :]:  # "the boy's girlfriend"
        gender = gender_of_title(token.low) if token.word or not token.is_capitalised else ""  # Ada King
        if gender:
            return gender
    return names.gender_of(name) if name else ""


def without_bracket(inside: list[Token]) -> list[Token]:
    """The words without a bracket at their end: "the Lindal Guild (LG)"."""
    opening = next((at for at in range(len(inside) - 1, 0, -1) if inside[at].text == "("), None)
    return inside if opening is None or inside[-1].text != ")" else inside[:opening]
