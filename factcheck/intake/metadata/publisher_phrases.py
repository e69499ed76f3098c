"""Lines of a page -> the names in phrases in which pages name themselves, with their weight as evidence.

"© 2024 Storvik Post", "Advertise with Storvik Post", "By Jo Berg, Storvik Post", "For Storvik Radio, I’m Jo Berg": the
phrases of notices and buttons are data (publisher_phrases.txt), those of by-lines and sign-offs stand here.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from factcheck.intake.metadata.found import fold
from factcheck.intake.metadata.mastheads import has_masthead_noun, is_known_outlet, is_outlet, is_own_name, is_paper
from factcheck.intake.metadata.votes import NOTICE, SHOWN, WEAK, is_holder, name_key
from factcheck.intake.words import rows, table, words
from factcheck.language.datelines import is_wire_service

# "The New York Times Company".
_COMPANY = "Company"
_MOST_OF_A_KIND = 2
# "The Local": in a notice, a common word with its article is a name.
_WITH_ARTICLE = re.compile(r"The [A-Z]\w+$")
# A wire service's notice stands below its copy, too.
_OF_A_SERVICE = 0.375
YEARS = r"(?:0|(?:19|20)\d\d)(?: ?[-–—] ?(?:19|20)?\d\d)?"
_INNER = "(?:of |and |for |in |& )"
_POSSESSIVE = re.compile(r"[’'][sS](?= |$)")
_OWNER = (
    r"\b(?:[Aa] (?:division|subsidiary|unit|property|brand) of|[Oo]wned (?:and operated )?by|(?i:published) by) NAME"
)
_SIGNS_OF_AN_OWNER = ("division of", "subsidiary of", "unit of", "property of", "brand of", "owned ", "published by")


class _Naming(NamedTuple):
    """How pages name themselves, the weight of that as evidence, and a prefilter: lower-case lines have a sign."""

    phrase: str
    weight: float
    signs: tuple[str, ...]


def in_phrases(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The names in phrases of `_namings`; a phrase counts twice at most, once where it is weak."""
    signs = _signs_in("\n".join(lines).casefold())
    namings = [(at, naming) for at, naming in enumerate(_namings()) if not signs.isdisjoint(naming.signs)]
    if not namings:
        return
    seen: Counter[tuple[str, int]] = Counter()
    small = lower_case_words(lines)
    for line in lines:
        folded = line.casefold()
        if not any(map(folded.__contains__, signs)):
            continue
        for at, naming in namings:
            if not any(map(folded.__contains__, naming.signs)):
                continue
            for match in _form(naming.phrase).finditer(line):
                name = _bare(match["name"])
                is_own = _is_noticed(name) if naming.weight >= NOTICE else _is_named_so(name, small)
                seen[name_key(name), at] += 1
                weight = naming.weight * (_OF_A_SERVICE if name_key(name) in words("syndicated") else 1)
                if not is_holder(name) and _company_form().match(line, match.end("name")):
                    weight *= WEAK
                is_new = seen[name_key(name), at] <= (1 if is_holder(name) or naming.weight < 1 else _MOST_OF_A_KIND)
                if is_own and is_new and not _is_credit(name, line, match):
                    yield name, max(weight, SHOWN) if is_paper(name) else weight


def beside_a_year(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """ "Storvik Post 2024" at the foot of a page: a notice without its mark."""
    for line in lines:
        match = _name_and_year().match(line) if line[-1:].isdigit() else None
        if match is not None and is_own_name(match["name"]):
            yield match["name"], WEAK


def signed_off(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """ "For Storvik Radio, I’m Jo Berg in Storvik": how reporters of stations end."""
    for match in filter(None, map(_sign_off().match, lines)):
        yield match["name"], NOTICE


def in_bylines(head: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The outlet behind a reporter's name: "By Jo Berg, Storvik Post", "Jo Berg | Storvik Post"."""
    for line in head:
        for form in _bylines():
            match = form.search(line)
            if match is not None and is_outlet(match["name"]):
                yield match["name"].strip(" .,"), SHOWN


def owners(lines: Iterable[str]) -> set[str]:
    """The names that lines give as those of owners: "A division of Dahl Holdings"."""
    owned = (line for line in lines if any(map(line.casefold().__contains__, _SIGNS_OF_AN_OWNER)))
    return {name_key(match["name"]) for line in owned for match in _form(_OWNER).finditer(line)}


def names_itself(name: str, page: Sequence[str]) -> bool:
    """Whether lines of the page are that name, or have it in a phrase in which pages name themselves."""
    key = name_key(name)
    return any(name_key(line) == key for line in page) or any(name_key(found) == key for found, _ in in_phrases(page))


def lower_case_words(lines: Sequence[str]) -> frozenset[str]:
    """The words in lower case, of which a name of one word is none."""
    return frozenset(filter(str.islower, set(" ".join(lines).split())))


def _signs_in(folded: str) -> frozenset[str]:
    """The signs of `_namings` that stand anywhere in the text: a prefilter for its lines."""
    return frozenset(filter(folded.__contains__, _signs()))


@cache
def _signs() -> frozenset[str]:
    return frozenset(sign for naming in _namings() for sign in naming.signs)


@cache
def _namings() -> tuple[_Naming, ...]:
    return tuple(_naming(*row.split(" ; ", 2)) for row in rows("publisher_phrases"))


def _naming(weight: str, signs: str, phrase: str) -> _Naming:
    return _Naming(phrase, float(weight), tuple(signs.split("|")))


@cache
def _form(phrase: str) -> re.Pattern[str]:
    """What matches the phrase; compiled where a line has a sign of it, since that takes a millisecond."""
    return re.compile(phrase.replace("NAME", _name()).replace("YEARS", YEARS))


def _bare(name: str) -> str:
    """A name without what it has for its readers: "Storvik Post’s Newsletter", "Storvik Post Customer Support"."""
    name = name.strip(" .,-–").removeprefix("the ")
    owner = _POSSESSIVE.search(name)
    if owner is not None and _is_offer(name[owner.end() :].split(), name[: owner.start()]):
        name = name[: owner.start()]
    while (last := name.rpartition(" "))[0] and last[2].casefold() in _behind_a_name():
        name = last[0]
    return last[0] if last[2] == _COMPANY and has_masthead_noun(last[0].split()) else name


@cache
def _behind_a_name() -> frozenset[str]:
    return words("behind_a_publisher") - words("mastheads")


def _is_offer(behind: Sequence[str], owner: str) -> bool:
    """Whether what a name is said to own is no part of it: "Storvik Post’s Newsletter", but not "People’s Daily"."""
    known = words("behind_a_publisher") | words("sections") - words("mastheads")
    return not behind or behind[0].casefold() in known or (behind[0].isupper() and not owner.isupper())


def _is_noticed(name: str) -> bool:
    """Whether a name may be that of a notice, where common words are one: "Daily News", "The Local"."""
    own = fold(name).split()
    if own and table("photo_credits").get(own[-1].removesuffix("s")) == "medium":
        return False
    return not set(own) <= words("not_a_publisher") or _WITH_ARTICLE.match(name) is not None


def _is_named_so(name: str, small: Collection[str]) -> bool:
    """Whether a name is no button's, and no common word of the page unless an outlet is known by it."""
    return is_own_name(name) and (name_key(name) not in small or is_known_outlet(name))


@cache
def _company_form() -> re.Pattern[str]:
    """Behind a name in a notice, what the company that owns it is: ", LLC", ", Berg & Co. Ltd"."""
    forms = "|".join(map(re.escape, sorted(words("company_forms"))))
    return re.compile(rf"(?:,? (?:& )?[A-Z][\w’'-]*){{0,3}}?,? (?:& )?(?:{forms})(?!\w)")


def _is_credit(name: str, line: str, match: re.Match[str]) -> bool:
    """Whether a name in a notice credits a picture or a text, as agencies' do, and is not the page's own."""
    if line[match.end() :].lstrip()[:1] == "/" and not _is_reserved(line, match.end()):
        return True
    if not _is_notice(match.group()) or _is_reserved(line, match.end()):
        return False
    return name_key(name) in words("syndicated") or (is_wire_service(name) and match.start() > 0)


def _is_notice(text: str) -> bool:
    return any(mark in text.casefold() for mark in ("©", "(c)", "copyright"))


def _is_reserved(line: str, end: int) -> bool:
    return re.match(r"(?:[.,]| ?[/|·-])? ?all rights reserved\b(?!\.? this)", line[end:].casefold()) is not None


@cache
def _name_and_year() -> re.Pattern[str]:
    return re.compile(rf"{_name()} {YEARS}$")


@cache
def _sign_off() -> re.Pattern[str]:
    return re.compile(rf"(?:For|With) {_name()}, (?:I[’']m|I am|this is) [A-Z][^.]{{2,60}}\.?$")


@cache
def _bylines() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(phrase.replace("NAME", _words()))
        for phrase in (
            r"^(?:By|by|BY) [A-Z][^,|]{3,40}(?: ?, ?| \| ?)NAME(?: [Ss]taff)?$",
            r"^NAME [Ss]taff(?: [Ww]riter| [Rr]eporter)?$",
            r"\b(?:[Ss]pecial to|for) NAME$",
            r"^(?:By|by|BY) [^()]{3,40} ?\(NAME\)$",
        )
    )


def _name() -> str:
    """A run of words of a name that no further one follows."""
    return rf"{_words()}(?![\w’'&-]| {_INNER}?{_proper()}| & )"


def _words() -> str:
    return rf"(?P<name>(?:[Tt]he )?{_proper()}(?: {_INNER}?{_proper()}){{0,6}}?)"


@cache
def _proper() -> str:
    """A word of a name: capitalised, and none that ends it, such as "Ltd"."""
    ends = "|".join(map(re.escape, sorted(words("no_word_of_a_publisher") | words("company_forms"))))
    return rf"(?!(?:{ends})(?!\w))\d{{0,2}}[A-Z][\w’'&-]*(?:\.\w+)*"
