"""Make the article of a page whose paragraphs have their places."""

from collections.abc import Iterator, Sequence

from factcheck.domain.article import Dropped, DropReason, Metadata, Reading
from factcheck.intake.assembly import Facts, Kept, assemble
from factcheck.intake.headline import Head, find_head, fold, reads_as_headline
from factcheck.intake.language import detect_language, language_warnings
from factcheck.intake.looks import LONG
from factcheck.intake.metadata import Found, find_metadata, settle
from factcheck.intake.page import Page
from factcheck.intake.reasons import reason_for

# Around the headline stand byline and date line, a few lines off where there is a share box.
_HEAD_LINES_BEFORE = 3
_FOOT_LINES = 3
_FURNITURE_LINES_READ = 400
_PARAGRAPHS_FOR_LANGUAGE = 20


def make_reading(page: Page, given: Metadata, stated: Found) -> Reading:
    """The article and what to know about it; `given` wins over `stated`, and that over what the lines say."""
    head, body = _split_head(page, page.body(), given.title or stated.title)
    kept = Kept(
        title=page.source.pieces(head.title) if head.title is not None else None,
        standfirst=page.source.pieces(head.standfirst) if head.standfirst is not None else None,
        body=[page.source.pieces(at) for at in body],
    )
    inside = {at for at in (head.title, head.standfirst, *body) if at is not None}
    found = stated.or_else(_found(page, head, body, inside))
    known, conflicts = settle(given, found)
    text = "\n\n".join(page.texts[at] for at in body[:_PARAGRAPHS_FOR_LANGUAGE])
    known = known.model_copy(update={"language": given.language or detect_language(text) or stated.language})
    article = assemble(kept, _dropped(page, inside, head, body), Facts(known, found.dateline))
    return Reading(article=article, warnings=(*conflicts, *language_warnings(known.language)))


def _split_head(page: Page, body: list[int], wanted: str | None) -> tuple[Head, list[int]]:
    """Headline and standfirst; in bare text the first paragraph may be the headline."""
    if body[0] > 0:
        return find_head(page.texts, page.looks, body, wanted), body
    first = page.texts[0]
    is_wanted = wanted is not None and fold(wanted) == fold(first)
    if len(body) > 1 and (is_wanted or reads_as_headline(first, page.looks[0])):
        return Head(0, None), body[1:]
    return Head(None, None), body


def _found(page: Page, head: Head, body: Sequence[int], inside: set[int]) -> Found:
    return find_metadata(
        page.texts[head.title] if head.title is not None else None,
        [page.texts[at] for at in _lines_around(page, head, body) if at not in inside],
        [page.texts[at] for at in body[:1]],
        [text for at, text in enumerate(page.texts) if at not in inside][-_FURNITURE_LINES_READ:],
    )


def _lines_around(page: Page, head: Head, body: Sequence[int]) -> Iterator[int]:
    start = body[0] if head.title is None else head.title
    yield from range(max(0, start - _HEAD_LINES_BEFORE), body[0])
    yield from range(body[-1] + 1, min(len(page.texts), body[-1] + 1 + _FOOT_LINES))


def _dropped(page: Page, inside: set[int], head: Head, body: Sequence[int]) -> Iterator[Dropped]:
    """What is not in the article; neighbours of one reason are one stretch."""
    stretch: tuple[int, int, DropReason] | None = None
    for at in range(len(page.texts)):
        if at in inside:
            continue
        reason = _reason(page, at, head, body)
        if stretch and stretch[1] == at - 1 and stretch[2] is reason:
            stretch = (stretch[0], at, reason)
            continue
        if stretch:
            yield from page.source.dropped(*stretch)
        stretch = (at, at, reason)
    if stretch:
        yield from page.source.dropped(*stretch)
    yield from page.source.unseen()


def _reason(page: Page, at: int, head: Head, body: Sequence[int]) -> DropReason:
    text, look = page.texts[at], page.looks[at]
    in_head = head.title is not None and head.title < at < body[0]
    following = page.texts[at + 1] if at + 1 < len(page.texts) else ""
    is_twice = following.startswith(text) and "credit" in page.looks[at + 1].kinds
    return reason_for(text, look, page.places[at], is_caption=is_twice or (in_head and look.length >= LONG))
