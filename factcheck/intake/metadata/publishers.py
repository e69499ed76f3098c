"""Lines of a page, and the names that its markup states -> who published it, by votes.

A page names itself in many places: in copyright lines, mastheads, by-lines ("Storvik Post Staff"), buttons ("Advertise
with Storvik Post"), addresses. Each is weak evidence, since a copyright line may name a holding company, a button a
social network, a line in the head another paper of the house; together they tell.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from factcheck.intake.metadata.mastheads import is_outlet_line, is_own_name, outlet_beside_a_date
from factcheck.intake.metadata.navigation import names_in_navigation
from factcheck.intake.metadata.publisher_phrases import (
    beside_a_year,
    in_bylines,
    in_phrases,
    lower_case_words,
    owners,
    signed_off,
)
from factcheck.intake.metadata.publisher_places import (
    above_notices,
    asking,
    at_the_top,
    in_mastheads,
    of_photographers,
    presented,
)
from factcheck.intake.metadata.votes import NOTICE, OWN, SHOWN, WEAK, Votes, is_holder, name_key
from factcheck.intake.words import words
from factcheck.language.datelines import is_wire_service

_LONGEST_LINE = 2_000
_FOOT_LINES = 12
_MOST_LINES = 4
_STATED = 3.0
_FIRST_STATED = 0.25
_MENTION = 0.25
_SITE_AND_MORE = re.compile(r"\s+(?:[|•·»–—:]+|-+)\s+|: ")
_BULLET = re.compile(r"^[*+•▪●◦‣·o-]\s+")
_DOTTED = re.compile(r"\.[a-z]", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:@|www\.|://|(?<![\w.]))([a-z0-9-]{3,40})\.(?:co\.|com\.)?[a-z]{2,4}\b", re.IGNORECASE)


def publisher_of_lines(head: Sequence[str], page: Sequence[str], last: Sequence[str] = ()) -> str | None:
    """Who published the page, by its lines: `head` stand around the headline, `page` are all that are not the text.

    In the `last` lines of the text a reporter may sign off on the air; those on who was asked for comment name it, too.
    """
    lines = [_BULLET.sub("", line[:_LONGEST_LINE]) for line in page]
    around = [_BULLET.sub("", line) for line in head]
    votes = Votes()
    for name, weight in (
        *in_phrases(lines),
        *beside_a_year(lines[-_FOOT_LINES:]),
        *signed_off(last),
        *in_bylines(around),
        *in_mastheads(lines, around),
        *at_the_top(lines),
        *of_photographers(lines),
        *above_notices(lines),
        *presented(last),
        *asking((*last, *lines)),
        *((name, OWN) for name in filter(None, map(outlet_beside_a_date, around))),
    ):
        votes.add(name, weight)
    for name, weight in _in_navigation(lines, votes):
        votes.add(name, weight)
    _support(votes, [line for line in lines if line not in head])
    votes.merge()
    holders = {key for key in votes.weights if is_holder(form := votes.form(key)) and not is_outlet_line(form)}
    return votes.best(holders | owners(lines)) or votes.best(holders)


def publisher_of_markup(stated: Sequence[str], titles: Sequence[str], page: Sequence[str]) -> str | None:
    """Which of the names that the markup states is the publisher's, helped by the end of a `<title>` and the lines.

    A wire service that another outlet carries is its agency.
    """
    of_titles = [*_ends(titles)]
    if not stated and not of_titles:
        return None
    lines = [_BULLET.sub("", line[:_LONGEST_LINE]) for line in page]
    shown, ends = frozenset(map(name_key, lines)), frozenset(map(name_key, of_titles))
    named = Counter(name_key(name) for name, _ in in_phrases(lines))
    votes = Votes()
    for place, name in enumerate(dict.fromkeys(map(cleaned, stated))):
        key = name_key(name)
        if not key or (is_wire_service(name) and any(not is_wire_service(other) for other in stated)):
            continue
        own = _STATED - _FIRST_STATED * place + SHOWN * (key in shown) + SHOWN * bool(named[key]) + OWN * (key in ends)
        votes.add(name, own)
    for name in filter(is_own_name, of_titles):
        # A page may name itself in all three places, and its owner alone in its markup.
        if named[name_key(name)] and not votes.weights[name_key(name)]:
            votes.add(name, OWN + SHOWN + SHOWN * (name_key(name) in shown))
    best = votes.best()
    return best if best is None else _as_shown(best, lines)


def cleaned(name: str) -> str:
    """A stated name without what the site says of itself behind it, and without the form of the company."""
    first = next((part for part in _SITE_AND_MORE.split(name) if is_own_name(part)), name)
    while (last := first.rstrip(" .,").rpartition(" "))[0] and last[2].strip("().,") in words("company_forms"):
        first = last[0]
    return first.strip(" ,")


def _in_navigation(lines: Sequence[str], votes: Votes) -> list[tuple[str, float]]:
    """The names that several lines have among words of buttons: "Storvik Shop", "Inside Storvik".

    Topics stand there, too; so another vote, or an address of the page, must have the name, or begin with it; and a
    name of one word is no common one of the page. A name that a notice has in full is meant by its beginning.
    """
    names = [*names_in_navigation(lines)]
    if not names:
        return []
    domains, small = _domains(lines), lower_case_words(lines)
    forms = {name_key(name): name for name in names}
    found = []
    for key, count in Counter(map(name_key, names)).items():
        longer = [other for other in votes.weights if f"{other} ".startswith(f"{key} ")]
        is_known = bool(longer) or key.replace(" ", "") in domains
        if count > 1 and is_known and key not in small and is_own_name(forms[key]):
            full = next((other for other in longer if votes.weights[other] >= NOTICE), None)
            found.append((votes.form(full) if full else forms[key], WEAK * min(count, _MOST_LINES)))
    return found


def _support(votes: Votes, lines: Sequence[str]) -> None:
    """More votes for a name that is a line by itself, or an address of the page: at most twice as many as before.

    "More on the Budget" and "Follow Jo Berg" name topics and people, who are lines by themselves, too: no support.
    """
    backed = [key for key, weight in votes.weights.items() if weight > WEAK]
    if not backed:
        return
    keys = [f" {name_key(line)} " for line in lines if len(line) <= _LONGEST_LINE]
    alone = frozenset(key.strip() for key in keys)
    domains = _domains(lines)
    for key in backed:
        elsewhere = sum(f" {key} " in line for line in keys)
        support = SHOWN * (key in alone) + WEAK * (key.replace(" ", "") in domains)
        support += min(SHOWN, _MENTION * max(0, elsewhere - 1))
        votes.weights[key] += min(support, votes.weights[key])


def _domains(lines: Sequence[str]) -> frozenset[str]:
    found = (match[1] for line in lines if _DOTTED.search(line) for match in _DOMAIN.finditer(line))
    return frozenset(name.casefold().replace("-", "") for name in found)


def _ends(titles: Iterable[str]) -> Iterator[str]:
    """What stands behind the last bar or dash of a title, and before the first."""
    for title in titles:
        parts = _SITE_AND_MORE.split(title)
        if len(parts) > 1:
            yield parts[-1]
            yield parts[0]


def _as_shown(name: str, lines: Sequence[str]) -> str:
    """A name in lower case, or without its article, as the page writes it: "nj" stays, "cleveland.com" does not."""
    forms = Counter(found for found, _ in in_phrases(lines) if name_key(found) == name_key(name))
    return max(forms, key=lambda form: forms[form]) if forms and name.islower() else name
