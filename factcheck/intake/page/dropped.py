"""The paragraphs of a page that are not in the article -> dropped stretches, each with its reason."""

from collections.abc import Collection, Iterator, Sequence

from factcheck.domain.article import Dropped, DropReason
from factcheck.intake.page.captions import is_caption
from factcheck.intake.page.headline import Head
from factcheck.intake.page.labelled import Page
from factcheck.intake.page.model import Place
from factcheck.intake.page.notes.foot import is_below_the_text
from factcheck.intake.page.paragraph_features import LONG, Look

# The first kind of vocabulary that the paragraph has decides.
_BY_KIND = (
    ("comments", DropReason.COMMENTS),
    ("legal", DropReason.LEGAL),
    ("credit", DropReason.CAPTION),
    ("account", DropReason.PROMOTION),
    ("ad", DropReason.PROMOTION),
    ("related", DropReason.RELATED),
    ("contact", DropReason.PROMOTION),
)
_ITEMS = frozenset({DropReason.MENU, DropReason.RELATED, DropReason.COMMENTS})


def dropped(page: Page, inside: Collection[int], head: Head, body: Sequence[int]) -> Iterator[Dropped]:
    """What of the page is not `inside` the article; adjacent paragraphs of one reason are one stretch."""
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
    """Whether a list item of no particular kind stands below a promotion: then it lists what that offers."""
    has_no_kind = reason in _ITEMS and "related" not in page.looks[at].kinds
    return above is DropReason.PROMOTION and has_no_kind and "bullet" in page.looks[at].traits


def _reason(page: Page, at: int, head: Head, body: Sequence[int]) -> DropReason:
    text, look = page.texts[at], page.looks[at]
    where = Place.BEFORE if at < body[0] else Place.AFTER if at > body[-1] else Place.INSIDE
    if _is_caption(page, at, head, body):
        return DropReason.CAPTION
    if where is Place.AFTER and is_below_the_text(text):
        return DropReason.SIGN_OFF
    for kind, reason in _BY_KIND:
        if kind in look.kinds:
            return reason
    if not any(map(str.isalnum, text)):
        return DropReason.SIGN_OFF if where is Place.AFTER else DropReason.MENU
    if look.length < LONG and "byline" in look.kinds:
        return DropReason.BYLINE
    if look.length < LONG and "date" in look.kinds:
        return DropReason.DATE_LINE
    return _by_shape(text, look, where)


def _is_caption(page: Page, at: int, head: Head, body: Sequence[int]) -> bool:
    """A long paragraph between headline and body, one with a photo credit, or one that is repeated with its credit."""
    text, look = page.texts[at], page.looks[at]
    in_head = head.title is not None and head.title < at < body[0]
    following = page.texts[at + 1] if at + 1 < len(page.texts) else ""
    is_twice = following.startswith(text) and "credit" in page.looks[at + 1].kinds
    return is_twice or (in_head and look.length >= LONG) or is_caption(text)


def _by_shape(text: str, look: Look, where: Place) -> DropReason:
    if "bullet" in look.traits:
        return DropReason.RELATED if look.length >= LONG // 2 else DropReason.MENU
    if look.length >= LONG:
        return DropReason.RELATED if where is not Place.INSIDE else DropReason.CAPTION
    if text.endswith(":"):
        return DropReason.HEADING
    return DropReason.MENU
