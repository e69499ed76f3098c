"""Say why a paragraph of a page is no part of the article."""

from factcheck.domain.article import DropReason
from factcheck.intake.page.model import Place
from factcheck.intake.page.paragraph_features import LONG, Look

_LABELS = (
    ("comments", DropReason.COMMENTS),
    ("legal", DropReason.LEGAL),
    ("credit", DropReason.CAPTION),
    ("account", DropReason.PROMOTION),
    ("ad", DropReason.PROMOTION),
    ("related", DropReason.RELATED),
    ("contact", DropReason.PROMOTION),
)


def reason_for(text: str, look: Look, place: Place, *, is_caption: bool) -> DropReason:
    """The reason that the paragraph's looks and place speak for."""
    if is_caption:
        return DropReason.CAPTION
    for kind, reason in _LABELS:
        if kind in look.kinds:
            return reason
    if not any(map(str.isalnum, text)):
        return DropReason.SIGN_OFF if place is Place.AFTER else DropReason.MENU
    if look.length < LONG and "byline" in look.kinds:
        return DropReason.BYLINE
    if look.length < LONG and "date" in look.kinds:
        return DropReason.DATE_LINE
    return _by_shape(text, look, place)


def _by_shape(text: str, look: Look, place: Place) -> DropReason:
    if "bullet" in look.traits:
        return DropReason.RELATED if look.length >= LONG // 2 else DropReason.MENU
    if look.length >= LONG:
        return DropReason.RELATED if place is not Place.INSIDE else DropReason.CAPTION
    if text.endswith(":"):
        return DropReason.HEADING
    return DropReason.MENU
