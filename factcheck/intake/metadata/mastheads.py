"""Lines of a page, and the names that its markup states -> who published it, by votes.

A page names itself in many places: in copyright lines, mastheads, by-lines ("Storvik Post Staff"), buttons ("Advertise
with Storvik Post"), addresses. Each is weak evidence, since a copyright line may name a holding company, a button a
social network, a line in the head another paper of the house; together they tell.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from factcheck.intake.metadata.found import fold
from factcheck.intake.metadata.navigation import names_in_navigation
from factcheck.intake.metadata.publication_dates import without_days
from factcheck.intake.words import rows, table, words
from factcheck.language.datelines import is_wire_service

_LONGEST_LINE = 2_000
_LONGEST_MASTHEAD = 40
_MOST_WORDS = 5
_MASTHEAD_LINES = 3
_FOOT_LINES = 12
# "Auto News" may be a part of the paper.
_SECTION = " News"
# "The New York Times Company".
_COMPANY = "Company"
_MOST_OF_A_KIND = 2
# "The Local": in a notice, a common word with its article is a name.
_WITH_ARTICLE = re.compile(r"The [A-Z]\w+$")
_NOTICE = 2
_MOST_LINES = 4
# "Storvik.org", "StorvikPost", "SRF".
_OUTLET_FORM = re.compile(r"\w\.\w|[a-z][A-Z][a-z]|^[A-Z]{3,5}$")
_NO_MASTHEAD = re.compile(r"[a-z][A-Z]|[,:;]|^(?:By|BY)\b")
_FEWEST_VOTES = 1.0
_STATED = 3.0
_FIRST_STATED = 0.25
_SHOWN = 1.0
_WEAK = 0.5
_OWN = 1.5
_MENTION = 0.25
# A wire service's notice stands below its copy, too.
_OF_A_SERVICE = 0.375

_LONGEST_LINE_OF_HEAD = 80
_LOWER_CASE = re.compile(r"\s[a-z]+\b")
_NO_NAME_AT_TOP = re.compile(r"[,:;|!?]|\d{2}|\b[a-z]{5,}")
_FEWEST_LINES_WITH_NAME = 2
_AT_THE_TOP = 0.75
_AROUND_A_NAME = " ,;:|·•/–—-"

_YEARS = r"(?:0|(?:19|20)\d\d)(?: ?[-–—] ?(?:19|20)?\d\d)?"
_SITE_AND_MORE = re.compile(r"\s+(?:[|•·»–—:]+|-+)\s+|: ")
_BULLET = re.compile(r"^[*+•▪●◦‣·o-]\s+")
_INNER = "(?:of |and |for |in |& )"
_POSSESSIVE = re.compile(r"[’'][sS](?= |$)")
_ABOUT = re.compile(r"About (?:the )?(?P<name>[A-Z][\w.&’'-]*(?: (?:of |and |for |the |& )?[A-Z][\w.&’'-]*){0,7}):?")
# "(Jo Berg/Storvik Post)", "Jo Berg for Storvik Post", but not "(Jo Berg/Storvik Post via AP)".
_TAKEN_BY = re.compile(
    r"[A-Z][\w.’'-]+ [A-Z][\w.’'-]+(?: ?/ ?| for )(?P<name>[A-Z](?:(?! for )[\w.&’' -]){2,40}?)[)\]]?$"
)
# "Norport Post’s request for comment was not answered": what a newsroom writes of its own.
_ASKED = re.compile(
    r"(?P<name>[A-Z][\w&-]*(?:\.[\w&-]+)*(?: [A-Z][\w&-]*(?:\.[\w&-]+)*){0,3})"
    r"(?:[’']s? (?:[a-z]+ )?(?:requests?|inquir(?:y|ies)) for comment|(?: has| had)? reached out to\b)"
)
SIGNS_OF_QUESTIONS = (" for comment", " reached out to ")
_NAMELESS = re.compile(rf"© ?(?:{_YEARS})?[., ]*[Aa]ll [Rr]ights [Rr]eserved\.?")
_OWNER = (
    r"\b(?:[Aa] (?:division|subsidiary|unit|property|brand) of|[Oo]wned (?:and operated )?by|(?i:published) by) NAME"
)
_SIGNS_OF_AN_OWNER = ("division of", "subsidiary of", "unit of", "property of", "brand of", "owned ", "published by")
_DOMAIN = re.compile(r"(?:@|www\.|://|(?<![\w.]))([a-z0-9-]{3,40})\.(?:co\.|com\.)?[a-z]{2,4}\b", re.IGNORECASE)


class _Naming(NamedTuple):
    """How pages name themselves, the weight of that as evidence, and a prefilter: lower-case lines have a sign."""

    phrase: str
    weight: float
    signs: tuple[str, ...]


class _Votes:
    """Votes for names: those that differ in case, article or punctuation are one, written as most lines do."""

    def __init__(self) -> None:
        self.weights: defaultdict[str, float] = defaultdict(float)
        self._forms: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, name: str, weight: float) -> None:
        if name.startswith("the "):
            name = f"The {name[4:]}" if _is_known(name[4:]) else name[4:]
        self.weights[_key(name)] += weight * (_WEAK if _is_holder(name) else 1)
        self._forms[_key(name)][name] += 1

    def best(self, barred: Collection[str] = ()) -> str | None:
        """The name with most votes, which is none of the `barred` ones."""
        key = max((key for key in self.weights if key not in barred), key=lambda key: self.weights[key], default=None)
        return self.form(key) if key is not None and self.weights[key] >= _FEWEST_VOTES else None

    def form(self, key: str) -> str:
        """The usual spelling, of two equally usual ones the longer: with its article."""
        forms = self._forms[key]
        return max(forms, key=lambda form: (not form.islower(), forms[form], len(form)))


def publisher_of_lines(head: Sequence[str], page: Sequence[str], last: Sequence[str] = ()) -> str | None:
    """Who published the page, by its lines: `head` stand around the headline, `page` are all that are not the text.

    In the `last` lines of the text a reporter may sign off on the air; those on who was asked for comment name it, too.
    """
    lines = [_BULLET.sub("", line[:_LONGEST_LINE]) for line in page]
    around = [_BULLET.sub("", line) for line in head]
    votes = _Votes()
    for name, weight in (
        *_named(lines),
        *_dated(lines[-_FOOT_LINES:]),
        *_signed_off(last),
        *_credited(around),
        *_mastheads(lines, around),
        *_at_the_top(lines),
        *_pictured(lines),
        *_above_notice(lines),
        *_presented(last),
        *_asked((*last, *lines)),
        *((name, _OWN) for name in filter(None, map(outlet_beside_a_date, around))),
    ):
        votes.add(name, weight)
    for name, weight in _in_navigation(lines, votes):
        votes.add(name, weight)
    _support(votes, [line for line in lines if line not in head])
    _merge(votes)
    holders = {key for key in votes.weights if _is_holder(form := votes.form(key)) and not is_outlet_line(form)}
    return votes.best(holders | _owners(lines)) or votes.best(holders)


def publisher_of_markup(stated: Sequence[str], titles: Sequence[str], page: Sequence[str]) -> str | None:
    """Which of the names that the markup states is the publisher's, helped by the end of a `<title>` and the lines.

    A wire service that another outlet carries is its agency.
    """
    lines = [_BULLET.sub("", line[:_LONGEST_LINE]) for line in page]
    shown, ends = frozenset(map(_key, lines)), frozenset(map(_key, _ends(titles)))
    named = Counter(_key(name) for name, _ in _named(lines))
    votes = _Votes()
    for place, name in enumerate(dict.fromkeys(map(cleaned, stated))):
        key = _key(name)
        if not key or (is_wire_service(name) and any(not is_wire_service(other) for other in stated)):
            continue
        own = (
            _STATED - _FIRST_STATED * place + _SHOWN * (key in shown) + _SHOWN * bool(named[key]) + _OWN * (key in ends)
        )
        votes.add(name, own)
    for name in filter(is_own_name, _ends(titles)):
        # A page may name itself in all three places, and its owner alone in its markup.
        if named[_key(name)] and not votes.weights[_key(name)]:
            votes.add(name, _OWN + _SHOWN + _SHOWN * (_key(name) in shown))
    best = votes.best()
    return best if best is None else _as_shown(best, lines)


def cleaned(name: str) -> str:
    """A stated name without what the site says of itself behind it, and without the form of the company."""
    first = next((part for part in _SITE_AND_MORE.split(name) if is_own_name(part)), name)
    while (last := first.rstrip(" .,").rpartition(" "))[0] and last[2].strip("().,") in words("company_forms"):
        first = last[0]
    return first.strip(" ,")


def names_itself(name: str, page: Sequence[str]) -> bool:
    """Whether lines of the page are that name, or have it in a phrase in which pages name themselves."""
    key = _key(name)
    return any(_key(line) == key for line in page) or any(_key(found) == key for found, _ in _named(page))


def is_outlet(name: str) -> bool:
    """Whether a name is a known outlet's, or one by its form, and not a colleague's or a role: "Norport Ledger"."""
    if _is_known(name):
        return True
    is_named = _has_masthead_noun(name.split()) or _OUTLET_FORM.search(name) is not None
    return is_named and is_own_name(name) and not is_wire_service(name)


def _owners(lines: Iterable[str]) -> set[str]:
    """The names that lines give as those of owners: "A division of Dahl Holdings"."""
    owned = (line for line in lines if any(map(line.casefold().__contains__, _SIGNS_OF_AN_OWNER)))
    return {_key(match["name"]) for line in owned for match in _form(_OWNER).finditer(line)}


def _presented(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Who presents itself below its release: "About Storvik University", and a paragraph that begins with that name."""
    for line, after in pairwise(lines):
        match = _ABOUT.fullmatch(line)
        if match is not None and match["name"].casefold() in after[: len(line) + _LONGEST_MASTHEAD].casefold():
            yield match["name"], _OWN


def _above_notice(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """A name on the line right above a notice that has none: "© All rights reserved"."""
    for line, below in pairwise(lines):
        if below[:1] == "©" and _NAMELESS.fullmatch(below) and _may_be_a_name(line):
            yield line, _NOTICE


def _asked(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The outlets that say whether somebody answered their questions."""
    asked = (line for line in lines if any(sign in line for sign in SIGNS_OF_QUESTIONS))
    for match in (found for line in asked for found in _ASKED.finditer(line)):
        if _is_paper(match["name"]):
            yield match["name"], _SHOWN


def _pictured(lines: Iterable[str]) -> Iterator[tuple[str, float]]:
    """The outlets whose photographers took pictures of the page: "(Jo Berg/Storvik Post)", "Jo Berg/Storvik Post"."""
    seen: Counter[str] = Counter()
    for line in lines:
        may_name = "/" in line or " for " in line
        match = _TAKEN_BY.search(line, max(0, len(line) - _LONGEST_LINE_OF_HEAD)) if may_name else None
        name = match["name"].strip() if match is not None else ""
        if name and _is_paper(name):
            seen[_key(name)] += 1
            if seen[_key(name)] <= _MOST_OF_A_KIND:
                yield name, _SHOWN / seen[_key(name)]


def _is_paper(name: str) -> bool:
    return is_outlet_line(name) and not is_wire_service(name)


def _is_known(name: str) -> bool:
    folded = name.casefold()
    is_listed = not words("known_outlets").isdisjoint((folded, folded.removeprefix("the ")))
    return is_listed and not name[:1].islower() and not is_wire_service(name)


def is_own_name(name: str) -> bool:
    """Whether a name has a word that names no section, button or list of a page."""
    own = fold(name).split()
    return any(len(word) > 1 for word in own) and not set(own) <= words("not_a_publisher") | words("sections")


def _named(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The names in phrases of `_namings`; a phrase counts twice at most, once where it is weak."""
    seen: Counter[tuple[str, int]] = Counter()
    small = _small(lines)
    signs = _signs_in("\n".join(lines).casefold())
    namings = [(at, naming) for at, naming in enumerate(_namings()) if not signs.isdisjoint(naming.signs)]
    for line in lines:
        folded = line.casefold()
        if not any(map(folded.__contains__, signs)):
            continue
        for at, naming in namings:
            if not any(map(folded.__contains__, naming.signs)):
                continue
            for match in _form(naming.phrase).finditer(line):
                name = _bare(match["name"])
                is_own = _is_noticed(name) if naming.weight >= _NOTICE else _is_named_so(name, small)
                seen[_key(name), at] += 1
                weight = naming.weight * (_OF_A_SERVICE if _key(name) in words("syndicated") else 1)
                if not _is_holder(name) and _company_form().match(line, match.end("name")):
                    weight *= _WEAK
                is_new = seen[_key(name), at] <= (1 if _is_holder(name) or naming.weight < 1 else _MOST_OF_A_KIND)
                if is_own and is_new and not _is_credit(name, line, match):
                    yield name, max(weight, _SHOWN) if _is_paper(name) else weight


def _is_named_so(name: str, small: Collection[str]) -> bool:
    """Whether a name is no button's, and no common word of the page unless an outlet is known by it."""
    return is_own_name(name) and (_key(name) not in small or _is_known(name))


def _dated(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """ "Storvik Post 2024" at the foot of a page: a notice without its mark."""
    for line in lines:
        match = _name_and_year().match(line)
        if match is not None and is_own_name(match["name"]):
            yield match["name"], _WEAK


def _bare(name: str) -> str:
    """A name without what it has for its readers: "Storvik Post’s Newsletter", "Storvik Post Customer Support"."""
    name = name.strip(" .,-–").removeprefix("the ")
    owner = _POSSESSIVE.search(name)
    if owner is not None and _is_offer(name[owner.end() :].split(), name[: owner.start()]):
        name = name[: owner.start()]
    while (last := name.rpartition(" "))[0] and last[2].casefold() in words("behind_a_publisher") - words("mastheads"):
        name = last[0]
    return last[0] if last[2] == _COMPANY and _has_masthead_noun(last[0].split()) else name


def _is_offer(behind: Sequence[str], owner: str) -> bool:
    """Whether what a name is said to own is no part of it: "Storvik Post’s Newsletter", but not "People’s Daily"."""
    known = words("behind_a_publisher") | words("sections") - words("mastheads")
    return not behind or behind[0].casefold() in known or (behind[0].isupper() and not owner.isupper())


def _in_navigation(lines: Sequence[str], votes: _Votes) -> list[tuple[str, float]]:
    """The names that several lines have among words of buttons: "Storvik Shop", "Inside Storvik".

    Topics stand there, too; so another vote, or an address of the page, must have the name, or begin with it; and a
    name of one word is no common one of the page. A name that a notice has in full is meant by its beginning.
    """
    names = [*names_in_navigation(lines)]
    if not names:
        return []
    domains, small = _domains(lines), _small(lines)
    forms = {_key(name): name for name in names}
    found = []
    for key, count in Counter(map(_key, names)).items():
        longer = [other for other in votes.weights if f"{other} ".startswith(f"{key} ")]
        is_known = bool(longer) or key.replace(" ", "") in domains
        if count > 1 and is_known and key not in small and is_own_name(forms[key]):
            full = next((other for other in longer if votes.weights[other] >= _NOTICE), None)
            found.append((votes.form(full) if full else forms[key], _WEAK * min(count, _MOST_LINES)))
    return found


def _signed_off(lines: Sequence[str]) -> Iterator[tuple[str, float]]:
    """ "For Storvik Radio, I’m Jo Berg in Storvik": how reporters of stations end."""
    for match in filter(None, map(_sign_off().match, lines)):
        yield match["name"], _NOTICE


def _credited(head: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The outlet behind a reporter's name: "By Jo Berg, Storvik Post", "Jo Berg | Storvik Post"."""
    for line in head:
        for form in _bylines():
            match = form.search(line)
            if match is not None and is_outlet(match["name"]):
                yield match["name"].strip(" .,"), _SHOWN


def outlet_beside_a_date(line: str) -> str | None:
    """An outlet that is a line by itself, or shares one with a date alone: "Storvik Post | 4 May 2021"."""
    bare = without_days(line).strip(_AROUND_A_NAME) if len(line) <= _LONGEST_LINE_OF_HEAD else ""
    return bare if _is_known(bare) or (bare != line and is_masthead(bare)) else None


def _mastheads(page: Sequence[str], head: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Lines that are a newspaper's name and nothing else: at the top of the page, beside the headline, or repeated."""
    twice = (line for line, count in Counter(page).items() if count > 1 and len(line) <= _LONGEST_MASTHEAD)
    for line in dict.fromkeys((*page[:_MASTHEAD_LINES], *head, *twice)):
        if is_masthead(line):
            yield line.strip(), _WEAK if _may_be_section(line, page) else _OWN if line in head else _SHOWN


def _may_be_section(line: str, page: Sequence[str]) -> bool:
    """ "Auto News"; a first line is none, where its other words name none: "Storvik News"."""
    if not line.endswith(_SECTION) or line != page[0]:
        return line.endswith(_SECTION)
    return not (words("sections") | _small(page)).isdisjoint(fold(line).split()[:-1])


def _at_the_top(page: Sequence[str]) -> Iterator[tuple[str, float]]:
    """A name among the first lines that stands among other words, too: "Storvik", and "Storvik is run by its readers".

    A name of words that the page has in lower case, or that buttons have, is none.
    """
    names = [line for line in dict.fromkeys(page[:_MASTHEAD_LINES]) if _may_be_a_name(line)]
    if not names:
        return
    common = _small(page) | words("before_a_publisher") | words("behind_a_publisher") | words("sections")
    told = [line for line in dict.fromkeys(page) if _LOWER_CASE.search(line)]
    for name in names:
        own, bare = _key(name).split(), name.casefold().removeprefix("the ")
        keys = {f" {_key(line)} " for line in told if bare in line.casefold()}
        among = [key for key in keys if f" {_key(name)} " in key and len(key.split()) > len(own)]
        if len(among) >= _FEWEST_LINES_WITH_NAME and not common.issuperset(own):
            yield name, _AT_THE_TOP


def _may_be_a_name(line: str) -> bool:
    is_short = len(line) <= _LONGEST_MASTHEAD and len(line.split()) <= _MOST_WORDS and line[:1].isupper()
    return is_short and not _NO_NAME_AT_TOP.search(line) and is_own_name(line) and not is_wire_service(line)


def is_masthead(line: str) -> bool:
    """Whether a line is the name of a newspaper and nothing else: "Storvik Post", "The Norport Times"."""
    parts = line.split()
    if len(line) > _LONGEST_MASTHEAD or not 1 < len(parts) <= _MOST_WORDS or _NO_MASTHEAD.search(line):
        return False
    return (
        _has_masthead_noun(parts)
        and all(word[0].isupper() or word in ("of", "and", "the", "&") for word in parts)
        and {"The", "THE"}.isdisjoint(parts[1:])
        and not _is_label(parts)
        and is_own_name(line)
    )


def _has_masthead_noun(parts: Sequence[str]) -> bool:
    """Whether a name ends in what newspapers are called, or has it before "of": "Storvik Post", "Times of Storvik"."""
    nouns = [parts[-1].rpartition("-")[2], *(word for word, after in pairwise(parts) if after == "of")]
    return any(word.casefold() in words("mastheads") for word in nouns)


def is_outlet_line(line: str) -> bool:
    """Whether a line is an outlet's name alone: a known one, or the name of a newspaper."""
    return _is_known(line) or is_masthead(line)


def _is_label(parts: Sequence[str]) -> bool:
    """Whether it reads "Next Post" or "Book Review", as labels do."""
    return parts[0].casefold() in words("no_masthead_openers")


def _support(votes: _Votes, lines: Sequence[str]) -> None:
    """More votes for a name that is a line by itself, or an address of the page: at most twice as many as before.

    "More on the Budget" and "Follow Jo Berg" name topics and people, who are lines by themselves, too: no support.
    """
    keys = [f" {_key(line)} " for line in lines if len(line) <= _LONGEST_LINE]
    alone = frozenset(key.strip() for key in keys)
    domains = _domains(lines)
    for key in votes.weights:
        elsewhere = sum(f" {key} " in line for line in keys)
        support = _SHOWN * (key in alone) + _WEAK * (key.replace(" ", "") in domains)
        support += min(_SHOWN, _MENTION * max(0, elsewhere - 1))
        votes.weights[key] += min(support, votes.weights[key]) if votes.weights[key] > _WEAK else 0


def _small(lines: Sequence[str]) -> frozenset[str]:
    """The words in lower case, of which a name of one word is none."""
    return frozenset(filter(str.islower, set(" ".join(lines).split())))


def _domains(lines: Sequence[str]) -> frozenset[str]:
    found = (match[1] for line in lines if "." in line for match in _DOMAIN.finditer(line))
    return frozenset(name.casefold().replace("-", "") for name in found)


def _merge(votes: _Votes) -> None:
    """One name inside another: the votes go to the one that has more, of two with as many to the full one."""
    for short in list(votes.weights):
        for long in list(votes.weights):
            if long.startswith(f"{short} "):
                is_listed = [key in words("known_outlets") for key in (long, short)]
                by_weight = sorted((long, short), key=lambda key: -votes.weights[key])
                keeps, gives = (long, short) if is_listed == [True, False] else by_weight
                votes.weights[keeps] += votes.weights[gives]
                votes.weights[gives] = 0


def _ends(titles: Iterable[str]) -> Iterator[str]:
    """What stands behind the last bar or dash of a title, and before the first."""
    for title in titles:
        parts = _SITE_AND_MORE.split(title)
        if len(parts) > 1:
            yield parts[-1]
            yield parts[0]


def _as_shown(name: str, lines: Sequence[str]) -> str:
    """A name in lower case, or without its article, as the page writes it: "nj" stays, "cleveland.com" does not."""
    forms = Counter(found for found, _ in _named(lines) if _key(found) == _key(name))
    return max(forms, key=lambda form: forms[form]) if forms and name.islower() else name


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


def _is_noticed(name: str) -> bool:
    """Whether a name may be that of a notice, where common words are one: "Daily News", "The Local"."""
    own = fold(name).split()
    if own and table("photo_credits").get(own[-1].removesuffix("s")) == "medium":
        return False
    return not set(own) <= words("not_a_publisher") or _WITH_ARTICLE.match(name) is not None


def _is_holder(name: str) -> bool:
    return not words("holders").isdisjoint(fold(name).split())


def _is_credit(name: str, line: str, match: re.Match[str]) -> bool:
    """Whether a name in a notice credits a picture or a text, as agencies' do, and is not the page's own."""
    if line[match.end() :].lstrip()[:1] == "/" and not _is_reserved(line, match.end()):
        return True
    if not _is_notice(match.group()) or _is_reserved(line, match.end()):
        return False
    return _key(name) in words("syndicated") or (is_wire_service(name) and match.start() > 0)


def _is_notice(text: str) -> bool:
    return any(mark in text.casefold() for mark in ("©", "(c)", "copyright"))


def _is_reserved(line: str, end: int) -> bool:
    return re.match(r"(?:[.,]| ?[/|·-])? ?all rights reserved\b(?!\.? this)", line[end:].casefold()) is not None


def _signs_in(folded: str) -> frozenset[str]:
    """The signs of `_namings` that stand anywhere in the text: a prefilter for its lines."""
    return frozenset(sign for sign in _signs() if sign in folded)


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
    return re.compile(phrase.replace("NAME", _name()).replace("YEARS", _YEARS))


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


@cache
def _sign_off() -> re.Pattern[str]:
    return re.compile(rf"(?:For|With) {_name()}, (?:I[’']m|I am|this is) [A-Z][^.]{{2,60}}\.?$")


@cache
def _name_and_year() -> re.Pattern[str]:
    return re.compile(rf"{_name()} {_YEARS}$")


@cache
def _proper() -> str:
    """A word of a name: capitalised, and none that ends it, such as "Ltd"."""
    ends = "|".join(map(re.escape, sorted(words("no_word_of_a_publisher") | words("company_forms"))))
    return rf"(?!(?:{ends})(?!\w))\d{{0,2}}[A-Z][\w’'&-]*(?:\.\w+)*"


def _words() -> str:
    return rf"(?P<name>(?:[Tt]he )?{_proper()}(?: {_INNER}?{_proper()}){{0,6}}?)"


def _name() -> str:
    """A run of words of a name that no further one follows."""
    return rf"{_words()}(?![\w’'&-]| {_INNER}?{_proper()}| & )"


@cache
def _company_form() -> re.Pattern[str]:
    """Behind a name in a notice, what the company that owns it is: ", LLC", ", Berg & Co. Ltd"."""
    forms = "|".join(map(re.escape, sorted(words("company_forms"))))
    return re.compile(rf"(?:,? (?:& )?[A-Z][\w’'-]*){{0,3}}?,? (?:& )?(?:{forms})(?!\w)")
