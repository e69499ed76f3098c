"""A page with labelled paragraphs -> Reading: headline, standfirst and body, merged metadata, what was dropped."""

from collections.abc import Iterator, Sequence

from factcheck.auditing.directives.addressed import is_instruction
from factcheck.domain.article import Dropped, DropReason, Metadata, Reading
from factcheck.intake.assembly import Facts, Kept, assemble
from factcheck.intake.language_id import detect_language, language_warnings
from factcheck.intake.metadata.found import Found, fold, settle
from factcheck.intake.metadata.from_lines import find_metadata
from factcheck.intake.metadata.publication_dates import day_in_address
from factcheck.intake.metadata.publisher_places import SIGNS_OF_QUESTIONS
from factcheck.intake.page.captions import has_opener, is_caption, is_post
from factcheck.intake.page.desk_lines import without_desk_lines
from factcheck.intake.page.dropped import dropped
from factcheck.intake.page.head_lines import is_head_line
from factcheck.intake.page.headline import (
    LONGEST_STANDFIRST,
    Head,
    find_head,
    is_about,
    is_above_lead,
    is_said_again,
    reads_as_headline,
    reads_as_lead,
    settled_headline,
    titles_about,
)
from factcheck.intake.page.labelled import Page
from factcheck.intake.page.paragraph_features import LONG
from factcheck.intake.page.photo_credits import is_credited_caption

# Around the headline stand byline and date line, a few lines off where there is a share box.
_HEAD_LINES_BEFORE = 6
_FOOT_LINES = 3
_NOTE_LINES = 12
_LEAD_PARAGRAPHS = 4
_CREDIT_LINES = 6
_LAST_PARAGRAPHS = 3
_STANDFIRST_REACH = 2
_DATE_REACH = 3
_OF_OTHERS = frozenset({"related", "comments"})
_OF_THE_ARTICLE = frozenset({"date", "byline"})
_FURNITURE_LINES = 300
_PARAGRAPHS_FOR_LANGUAGE = 20
_OF_PROSE = frozenset("SL")
# Of news pages and guides whose body was found, one in fifty has so much prose around it.
_LITTLE = 0.35
_LEAST_PROSE = 1_000


def make_reading(page: Page, given: Metadata, stated: Found, titles: Sequence[str] = ()) -> Reading:
    """The article and warnings about it; `titles` are all that the markup states, the likeliest first.

    Metadata precedence: `given` by the caller, then `stated` by the markup, then what the lines of the page say. Raises
    NotAnArticleError.
    """
    whole = page.body()
    body = without_desk_lines(whole, page.texts, lambda at: reads_as_headline(page.texts[at], page.looks[at]))
    told = titles_about(titles, (page.texts[at] for at in body[:_PARAGRAPHS_FOR_LANGUAGE]))
    head, body = _split_head(page, body, given.title or stated.title, told, is_bare=_is_bare(page, whole[0]))
    kept = Kept(
        title=page.source.pieces(head.title) if head.title is not None else None,
        standfirst=page.source.pieces(head.standfirst) if head.standfirst is not None else None,
        body=[page.source.pieces(at) for at in body],
    )
    inside = {at for at in (head.title, head.standfirst, *body) if at is not None}
    found = _merged(stated, _found(page, head, body, inside))
    found = found.or_else(Found(published_at=day_in_address(given.url or found.url or "")))
    if told:
        found = found._replace(title=settled_headline(found.title, told, found.publisher))
    known, conflicts = settle(given, found)
    text = "\n\n".join(page.texts[at] for at in body[:_PARAGRAPHS_FOR_LANGUAGE])
    known = known.model_copy(update={"language": given.language or detect_language(text) or stated.language})
    article = assemble(kept, dropped(page, inside, head, body), Facts(known, found.dateline, found.agency))
    little = _little_kept(page, inside, article.dropped)
    return Reading(article=article, warnings=(*conflicts, *little, *language_warnings(known.language)))


def _merged(stated: Found, seen: Found) -> Found:
    """What the markup states, else what is seen; of by-lines, a person's rather than the outlet's own name."""
    found = stated.or_else(seen)
    names = {fold(name) for name in (found.publisher, seen.publisher) if name}
    outlet = fold(stated.byline or "")
    is_named = outlet in names and seen.byline is not None and not fold(seen.byline).startswith(outlet)
    return found._replace(byline=seen.byline) if is_named else found


def _is_bare(page: Page, first: int) -> bool:
    """Whether nothing stands above the text but dates, by-lines and mastheads."""
    return first <= _HEAD_LINES_BEFORE and all(is_head_line(page.texts[at], page.looks[at]) for at in range(first))


def _little_kept(page: Page, inside: set[int], dropped: Sequence[Dropped]) -> tuple[str, ...]:
    """The warning that much of the prose on the page, hidden prose too, is not in the article, with the share kept."""
    prose = {at: look.length for at, look in enumerate(page.looks) if look.shape in _OF_PROSE}
    kept = sum(length for at, length in prose.items() if at in inside)
    hidden = (len(one.text) for one in dropped if one.reason is DropReason.HIDDEN)
    whole = sum(prose.values()) + sum(length for length in hidden if length >= LONG)
    if whole < _LEAST_PROSE or kept > _LITTLE * whole:
        return ()
    return (
        f"little_kept: only {kept / whole:.0%} of the running text on the page was taken for the article; "
        "look under article.dropped whether some of it belongs there, or hand in the article's text alone",
    )


def _split_head(
    page: Page, body: list[int], wanted: str | None, titles: Sequence[str], *, is_bare: bool
) -> tuple[Head, list[int]]:
    """The head, and the body below it; in bare text the headline is the first paragraph, or follows an instruction."""
    if not is_bare:
        head = find_head(page.texts, page.looks, body, wanted, titles)
        below = body[1:] if head.title == body[0] and len(body) > 1 else body
        return _opening_standfirst(page, head, below)
    place = 1 if len(body) > 2 and is_instruction(page.texts[body[0]]) else 0
    first, rest = body[place], [*body[:place], *body[place + 1 :]]
    is_wanted = wanted is not None and fold(wanted) == fold(page.texts[first])
    if rest and (is_wanted or _opens_with_headline(page, first, rest)):
        return _opening_standfirst(page, Head(first, None), rest)
    return Head(None, None), body


def _opens_with_headline(page: Page, first: int, rest: Sequence[int]) -> bool:
    text, below = page.texts[first], page.texts[rest[0]]
    return not reads_as_lead(text) and reads_as_headline(
        text,
        page.looks[first],
        may_be_sentence=is_above_lead(below) or is_said_again(text, page.looks[first], below),
        is_about=is_about(text, (page.texts[at] for at in rest[:_PARAGRAPHS_FOR_LANGUAGE])),
    )


def _opening_standfirst(page: Page, head: Head, body: list[int]) -> tuple[Head, list[int]]:
    """A first body paragraph between headline and date line or byline is the standfirst, however it ends."""
    if head.title is None or head.standfirst is not None or len(body) < 2:
        return head, body
    first, second = body[:2]
    is_close = 0 < first - head.title <= _STANDFIRST_REACH and len(page.texts[first]) <= LONGEST_STANDFIRST
    below = (page.looks[at] for at in range(first + 1, min(second, first + 1 + _DATE_REACH)))
    if is_close and any(look.length < LONG and look.kinds & _OF_THE_ARTICLE for look in below):
        return Head(head.title, first), body[1:]
    return head, body


def _found(page: Page, head: Head, body: Sequence[int], inside: set[int]) -> Found:
    return find_metadata(
        page.texts[head.title] if head.title is not None else None,
        [
            _line(page, at, body)
            for at in _lines_around(page, head, body)
            if not (at in inside or _is_credit(page.texts[at]) or is_post(page.texts[at]))
        ],
        [page.texts[at] for at in body[:_LEAD_PARAGRAPHS]],
        _ends([text for at, text in enumerate(page.texts) if at not in inside]),
        page.texts[body[-1] : body[-1] + _CREDIT_LINES],
        [page.texts[at] for at in body if at in body[-_LAST_PARAGRAPHS:] or _tells_of_questions(page.texts[at])],
        [
            page.texts[at]
            for at in range(_head_start(head, body), body[0])
            if not (at in inside or _is_credit(page.texts[at]))
        ],
        list(_notes(page, body)),
    )


def _is_credit(text: str) -> bool:
    """Whether a line credits a picture, and no copy: "(Jo Berg / AP)", "Enlarge this image Jo Berg/AP"."""
    return is_credited_caption(text) or has_opener(text) or (text[0] == "(" and is_caption(text))


def _tells_of_questions(text: str) -> bool:
    return any(sign in text for sign in SIGNS_OF_QUESTIONS)


def _notes(page: Page, body: Sequence[int]) -> Iterator[str]:
    """The lines right below the body, up to a heading of other articles or comments; "Tags: ferries" is none."""
    for at in range(body[-1] + 1, min(len(page.texts), body[-1] + 1 + _NOTE_LINES)):
        if not page.looks[at].kinds.isdisjoint(_OF_OTHERS) and ": " not in page.texts[at]:
            return
        yield page.texts[at]


def _head_start(head: Head, body: Sequence[int]) -> int:
    """Where the lines between headline and text begin; without a headline, those right above the text."""
    if head.title is not None:
        return head.title
    return 0 if body[0] <= _HEAD_LINES_BEFORE else body[0]


def _line(page: Page, at: int, body: Sequence[int]) -> str:
    """A line above the body with the days that the markup states in it; below may stand those of other articles."""
    return page.dated_text(at) if at < body[-1] else page.texts[at]


def _ends(lines: list[str]) -> list[str]:
    """The first and last lines: in between, large pages list other articles."""
    return lines if len(lines) <= 2 * _FURNITURE_LINES else lines[:_FURNITURE_LINES] + lines[-_FURNITURE_LINES:]


def _lines_around(page: Page, head: Head, body: Sequence[int]) -> Iterator[int]:
    """Paragraph numbers: between headline and body, before the headline, date lines and bylines below a deck that is
    the first of the body, then those below the body.
    """
    start = body[0] if head.title is None else head.title
    yield from range(start, body[0])
    yield from range(max(0, start - _HEAD_LINES_BEFORE), start)
    below_deck = range(body[0] + 1, body[min(1, len(body) - 1)])
    lines = (at for at in below_deck if not is_caption(page.texts[at]))
    yield from (at for at in lines if is_head_line(page.texts[at], page.looks[at]))
    for at in range(body[-1] + 1, min(len(page.texts), body[-1] + 1 + _FOOT_LINES)):
        if not page.looks[at].kinds or page.looks[at].kinds - _OF_THE_ARTICLE:
            return
        yield at
