"""Read pasted page text as an article."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.domain.article import DropReason, Metadata, Reading
from factcheck.errors import EmptyInputError, NotAnArticleError
from factcheck.intake.assembly import Facts, Kept, Removed, assemble
from factcheck.intake.headline import Head, find_head, fold
from factcheck.intake.language import detect_language, language_warnings
from factcheck.intake.lines import cut_lines
from factcheck.intake.looks import LONG, Look, look_at
from factcheck.intake.metadata import find_metadata, settle
from factcheck.intake.page_model import Place, load_model, place
from factcheck.intake.paragraphs import Paragraph, join_lines
from factcheck.intake.reasons import reason_for
from factcheck.intake.visible import Visible

# Around the headline stand byline and date line, a few lines off where there is a share box.
_HEAD_LINES_BEFORE = 3
_FOOT_LINES = 3
_FURNITURE_LINES_READ = 400

# In a bare article, one paragraph in so many may be a short line without a full stop (a heading, a name).
_LINES_IN_BARE_TEXT = 4


class Page(NamedTuple):
    """The paragraphs of an input with their looks and places."""

    paragraphs: Sequence[Paragraph]
    texts: Sequence[str]
    looks: Sequence[Look]
    places: Sequence[Place]


def read_pasted(raw: str, metadata: Metadata) -> Reading:
    """The article in `raw`. What `metadata` says wins over what the page says.

    Raises EmptyInputError, NotAnArticleError, and InputError where a lone surrogate stands.
    """
    visible = Visible(raw)
    paragraphs = join_lines(cut_lines(visible.text))
    if not paragraphs:
        raise EmptyInputError("the input is empty; hand in the text of an article")
    page = _survey(paragraphs)
    body = [at for at, where in enumerate(page.places) if where is Place.ARTICLE]
    _must_hold_prose(page, body)
    head, body = _find_head(page, body, metadata.title)
    return _reading(visible, page, head, body, metadata)


def _survey(paragraphs: Sequence[Paragraph]) -> Page:
    texts = [" ".join(line.text for line in paragraph) for paragraph in paragraphs]
    seen = {text: look_at(text) for text in set(texts)}
    looks = [seen[text] for text in texts]
    if _is_bare(looks):
        return Page(paragraphs, texts, looks, [Place.ARTICLE] * len(texts))
    gaps = [paragraph[0].gap for paragraph in paragraphs]
    return Page(paragraphs, texts, looks, place(looks, gaps, load_model("page_model")))


def _is_bare(looks: Sequence[Look]) -> bool:
    """Whether the input is an article without furniture: hardly a short line, and none with words of furniture."""
    lines = [look for look in looks[1:] if look.shape == "x"]
    if any(look.kinds - {"date"} for look in lines):
        return False
    return len(lines) * _LINES_IN_BARE_TEXT <= len(looks)


def _must_hold_prose(page: Page, body: Sequence[int]) -> None:
    if any(_reads_as_text(page.looks[at]) for at in body):
        return
    if len(page.texts) == 1 and page.looks[0].length >= 12:
        return
    opening = ", ".join(repr(text[:30]) for text in page.texts[:3])
    raise NotAnArticleError(
        f"no article in {len(page.texts)} lines, which begin {opening}: they read as a menu or a list of links; "
        "hand in the text of one article, at least one whole sentence of it"
    )


def _reads_as_text(look: Look) -> bool:
    return look.shape in {"S", "s", "L"}


def _find_head(page: Page, body: list[int], wanted: str | None) -> tuple[Head, list[int]]:
    """Headline and standfirst; in bare text the first paragraph may be the headline."""
    if body[0] == 0 and len(body) > 1:
        first = page.texts[0]
        if _opens_bare_text(page) or (wanted and fold(wanted) == fold(first)):
            return Head(0, None), body[1:]
        return Head(None, None), body
    if body[0] == 0:
        return Head(None, None), body
    return find_head(page.texts, page.looks, body, wanted), body


def _opens_bare_text(page: Page) -> bool:
    from factcheck.intake.headline import reads_as_headline

    return reads_as_headline(page.texts[0], page.looks[0])


def _reading(visible: Visible, page: Page, head: Head, body: Sequence[int], given: Metadata) -> Reading:
    kept = Kept(
        title=page.paragraphs[head.title] if head.title is not None else None,
        standfirst=page.paragraphs[head.standfirst] if head.standfirst is not None else None,
        body=[page.paragraphs[at] for at in body],
    )
    inside = {at for at in (head.title, head.standfirst, *body) if at is not None}
    found = find_metadata(
        page.texts[head.title] if head.title is not None else None,
        [page.texts[at] for at in _lines_around(page, head, body) if at not in inside],
        [page.texts[at] for at in body[:1]],
        [text for at, text in enumerate(page.texts) if at not in inside][-_FURNITURE_LINES_READ:],
    )
    known, conflicts = settle(given, found)
    text = "\n\n".join(page.texts[at] for at in body[:20])
    known = known.model_copy(update={"language": given.language or detect_language(text)})
    article = assemble(visible, kept, _removed(page, inside, head, body), Facts(known, found.dateline))
    return Reading(article=article, warnings=(*conflicts, *language_warnings(known.language)))


def _lines_around(page: Page, head: Head, body: Sequence[int]) -> Iterator[int]:
    start = body[0] if head.title is None else head.title
    yield from range(max(0, start - _HEAD_LINES_BEFORE), body[0])
    yield from range(body[-1] + 1, min(len(page.texts), body[-1] + 1 + _FOOT_LINES))


def _removed(page: Page, inside: set[int], head: Head, body: Sequence[int]) -> Iterator[Removed]:
    """What is not in the article; neighbours of one reason are one stretch."""
    stretch: Removed | None = None
    for at, paragraph in enumerate(page.paragraphs):
        if at in inside:
            continue
        reason = _reason(page, at, head, body)
        if stretch and stretch.reason is reason and at - 1 not in inside:
            stretch = stretch._replace(end=paragraph[-1].end)
            continue
        if stretch:
            yield stretch
        stretch = Removed(paragraph[0].start, paragraph[-1].end, reason)
    if stretch:
        yield stretch


def _reason(page: Page, at: int, head: Head, body: Sequence[int]) -> DropReason:
    text, look = page.texts[at], page.looks[at]
    in_head = head.title is not None and head.title < at < body[0]
    following = page.texts[at + 1 : at + 2]
    repeats_next = bool(following) and following[0].startswith(text) and "credit" in page.looks[at + 1].kinds
    caption = in_head and (repeats_next or look.length >= LONG)
    return reason_for(text, look, page.places[at], stood_before=False, beside_caption=caption or repeats_next)
