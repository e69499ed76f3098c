"""Make the article of a page whose paragraphs have their places."""

from collections.abc import Iterator, Sequence

from factcheck.checks.addressed import is_instruction
from factcheck.domain.article import Dropped, DropReason, Metadata, Reading
from factcheck.intake.assembly import Facts, Kept, assemble
from factcheck.intake.language_id import detect_language, language_warnings
from factcheck.intake.metadata.from_lines import Found, find_metadata, settle
from factcheck.intake.page.captions import is_credited_caption
from factcheck.intake.page.dropped import reason_for
from factcheck.intake.page.headline import LONGEST_STANDFIRST, Head, find_head, fold, reads_as_headline
from factcheck.intake.page.labelled import Page
from factcheck.intake.page.model import Place
from factcheck.intake.page.paragraph_features import LONG

# Around the headline stand byline and date line, a few lines off where there is a share box.
_HEAD_LINES_BEFORE = 3
_FOOT_LINES = 3
_STANDFIRST_REACH = 2
_DATE_REACH = 3
_OF_THE_ARTICLE = frozenset({"date", "byline"})
_FURNITURE_LINES_READ = 400
_PARAGRAPHS_FOR_LANGUAGE = 20
_ITEMS = frozenset({DropReason.MENU, DropReason.RELATED, DropReason.COMMENTS})


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
    """Headline and standfirst; in bare text the first paragraph may be the headline, or one below an instruction."""
    if body[0] > 0:
        head = find_head(page.texts, page.looks, body, wanted)
        below = body[1:] if head.title == body[0] and len(body) > 1 else body
        return _opening_standfirst(page, head, below)
    place = 1 if len(body) > 2 and is_instruction(page.texts[0]) else 0
    first, rest = body[place], [*body[:place], *body[place + 1 :]]
    is_wanted = wanted is not None and fold(wanted) == fold(page.texts[first])
    if rest and (is_wanted or reads_as_headline(page.texts[first], page.looks[first])):
        return _opening_standfirst(page, Head(first, None), rest)
    return Head(None, None), body


def _opening_standfirst(page: Page, head: Head, body: list[int]) -> tuple[Head, list[int]]:
    """A first paragraph between headline and date line is the standfirst, whether it ends with a full stop or not."""
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
        [page.texts[at] for at in _lines_around(page, head, body) if at not in inside],
        [page.texts[at] for at in body[:1]],
        [text for at, text in enumerate(page.texts) if at not in inside][-_FURNITURE_LINES_READ:],
    )


def _lines_around(page: Page, head: Head, body: Sequence[int]) -> Iterator[int]:
    """Between headline and body, then before the headline, then the byline and date lines that close the body."""
    start = body[0] if head.title is None else head.title
    yield from range(start, body[0])
    yield from range(max(0, start - _HEAD_LINES_BEFORE), start)
    for at in range(body[-1] + 1, min(len(page.texts), body[-1] + 1 + _FOOT_LINES)):
        if not page.looks[at].kinds or page.looks[at].kinds - _OF_THE_ARTICLE:
            return
        yield at


def _dropped(page: Page, inside: set[int], head: Head, body: Sequence[int]) -> Iterator[Dropped]:
    """What is not in the article; neighbours of one reason are one stretch."""
    stretch: tuple[int, int, DropReason] | None = None
    for at in range(len(page.texts)):
        if at in inside:
            continue
        reason = _reason(page, at, head, body)
        if stretch and stretch[1] == at - 1:
            if _is_item_of(page, at, reason, stretch[2]):
                reason = stretch[2]
            if reason is stretch[2]:
                stretch = (stretch[0], at, reason)
                continue
        if stretch:
            yield from page.source.dropped(*stretch)
        stretch = (at, at, reason)
    if stretch:
        yield from page.source.dropped(*stretch)
    yield from page.source.unseen()


def _is_item_of(page: Page, at: int, reason: DropReason, above: DropReason) -> bool:
    """Whether a list item of no particular kind stands below a promotion: it says what that promises."""
    has_no_kind = reason in _ITEMS and "related" not in page.looks[at].kinds
    return above is DropReason.PROMOTION and has_no_kind and "bullet" in page.looks[at].traits


def _reason(page: Page, at: int, head: Head, body: Sequence[int]) -> DropReason:
    text, look = page.texts[at], page.looks[at]
    in_head = head.title is not None and head.title < at < body[0]
    following = page.texts[at + 1] if at + 1 < len(page.texts) else ""
    is_twice = following.startswith(text) and "credit" in page.looks[at + 1].kinds
    where = Place.BEFORE if at < body[0] else Place.AFTER if at > body[-1] else Place.INSIDE
    is_caption = is_twice or (in_head and look.length >= LONG) or is_credited_caption(text)
    return reason_for(text, look, where, is_caption=is_caption)
