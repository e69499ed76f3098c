"""Visible lines of a page -> byline, publisher, date, dateline and title: around the headline, and in boilerplate."""

import re
from collections.abc import Sequence

from factcheck.intake.metadata.agency import agency_of_foot, agency_of_head
from factcheck.intake.metadata.bylines import find_byline
from factcheck.intake.metadata.found import Found
from factcheck.intake.metadata.mastheads import is_outlet, is_own_name
from factcheck.intake.metadata.publication_dates import (
    find_date,
    is_date_time_group,
    is_publication_note,
    publication_date,
)
from factcheck.intake.metadata.publisher_phrases import names_itself
from factcheck.intake.metadata.publishers import publisher_of_lines
from factcheck.intake.words import words
from factcheck.language.datelines import Dateline, is_wire_service, lead_dateline
from factcheck.language.marks import DASHES

_SUFFIX = re.compile(r"(?<=\S) (?P<mark>[|·»—–-]) (?P<name>[^|·»—–]{2,40}?)$")
_LAST_LINES = 5
# Stations of the United States have call signs with W or K (47 CFR 73.3550).
_CALL_SIGN = re.compile(r"[WK][A-Z]{2,3}(?:-TV)?")
# "AFP, MANILA": a line above the text in place of a dateline.
_SERVICE_AND_PLACE = re.compile(r"(?P<name>[A-Z][\w ]{1,30}), (?P<place>[A-Z][A-Z .’'-]{2,40})$")
_DATE_LINE_PLACE = re.compile(rf"\d.* [{DASHES}] (?P<place>[A-Z][\w .’-]{{1,40}})$")


def find_metadata(
    title: str | None,
    head: Sequence[str],
    body: Sequence[str],
    furniture: Sequence[str],
    foot: Sequence[str] = (),
    last: Sequence[str] = (),
    below: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> Found:
    """From the lines around the headline (`head`), those `below` it, the first and `last` paragraphs of the `body`, its
    end and what follows that (`foot`), the `notes` under it, and the boilerplate (`furniture`).
    """
    head, furniture, below, notes = (list(map(_on_one_line, lines)) for lines in (head, furniture, below, notes))
    bare, suffix = _without_suffix(title, furniture)
    dateline = _dateline_below(title, body)
    lines = (*head, dateline.date) if dateline and dateline.date else head
    filed_by, station = _filed_by(dateline)
    return Found(
        title=bare,
        byline=find_byline(head, below),
        publisher=suffix or publisher_of_lines(head, furniture, last) or station,
        published_at=publication_date(lines)
        or publication_date(filter(is_publication_note, notes))
        or publication_date(filter(is_date_time_group, (*furniture[-_LAST_LINES:], *foot))),
        dateline=next(filter(None, map(_place, head)), None) or (dateline.place if dateline else None),
        agency=filed_by or agency_of_head(head) or agency_of_foot(foot),
    )


def _dateline_below(title: str | None, body: Sequence[str]) -> Dateline | None:
    above = f"{title or ''}\n\n"
    return lead_dateline(above + "\n\n".join(body), len(above)) if body else None


def _filed_by(dateline: Dateline | None) -> tuple[str | None, str | None]:
    """The wire service in a dateline, and the outlet: "OSK, N.J. (WOSK) — " is a station's own report."""
    name = dateline.agency if dateline else None
    if name is None or is_wire_service(name):
        return name, None
    is_own = _CALL_SIGN.fullmatch(name) is not None or name.casefold() in words("known_outlets")
    return (None, name) if is_own else (name, None)


def _on_one_line(text: str) -> str:
    """A line with plain single spaces, as pages put no-break ones behind "By" and into dates."""
    return text if text.isascii() and "  " not in text else " ".join(text.split())


def _without_suffix(title: str | None, page: Sequence[str]) -> tuple[str | None, str | None]:
    """The headline, and the publisher's name behind it; after a dash, one that the page bears out."""
    match = _SUFFIX.search(title) if title else None
    if title is None or match is None or len(match["name"].split()) > 4 or not match["name"][0].isupper():
        return title, None
    name = match["name"].strip()
    if not is_own_name(name):
        return title, None
    if match["mark"] in DASHES and not (is_outlet(name) or names_itself(name, page)):
        return title, None
    return title[: match.start()], name


def _place(line: str) -> str | None:
    filed = _SERVICE_AND_PLACE.match(line)
    if filed is not None and is_wire_service(filed["name"]):
        return filed["place"]
    match = _DATE_LINE_PLACE.search(line)
    return match["place"] if match is not None and find_date(line) else None
