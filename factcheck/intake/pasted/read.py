"""Pasted page text -> Reading: unwrap lines, label paragraphs with the CRF page model, map offsets back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from factcheck.domain.article import Dropped, DropReason, Metadata, Reading
from factcheck.errors import EmptyInputError
from factcheck.intake.assembly import Piece
from factcheck.intake.invisible import Visible
from factcheck.intake.metadata.found import Found
from factcheck.intake.page.head_lines import head_lines
from factcheck.intake.page.labelled import Page
from factcheck.intake.page.model import Place, load_model, place, places_around
from factcheck.intake.page.paragraph_features import Look, is_closed, look_at
from factcheck.intake.page.photo_credits import LONGEST_CAPTION, is_photo_credit
from factcheck.intake.page.reading import make_reading
from factcheck.intake.pasted.features import pasted_traits
from factcheck.intake.pasted.front_matter import split_front_matter
from factcheck.intake.pasted.mail import split_mail_header
from factcheck.intake.pasted.marks import without_marks, without_post_links
from factcheck.intake.pasted.paragraphs import HYPHEN, Paragraph, cut_lines, is_numbered_page, join_lines, text_of
from factcheck.intake.pasted.rows import find_rows
from factcheck.intake.pasted.sign_offs import with_sign_offs_apart

# In a bare article, one paragraph in so many may be a short line without a full stop (a heading, a name).
_LINES_IN_BARE_TEXT = 4
_BLANK = 2
_WORD = re.compile(r"\w+")


def read_pasted(raw: str, metadata: Metadata) -> Reading:
    """The article in `raw`; `metadata` given by the caller takes precedence over what the page says.

    Raises EmptyInputError, NotAnArticleError, and InputError where a lone surrogate stands.
    """
    page, stated, subject = _page(raw)
    return make_reading(page, metadata, stated, [subject] if subject else [])


def survey(raw: str) -> Page:
    """The labelled paragraphs of `raw`; raises EmptyInputError."""
    return _page(raw)[0]


def _page(raw: str) -> tuple[Page, Found, str | None]:
    """The labelled paragraphs, what is stated above them, and the subject of a mail."""
    visible = Visible(raw, has_references=True)
    stated, lines = split_front_matter(cut_lines(visible.text))
    subject, lines = split_mail_header(lines)
    paragraphs = with_sign_offs_apart(without_marks(join_lines(lines)))
    if not paragraphs:
        raise EmptyInputError("the input is empty; hand in the text of an article")
    return _labelled(visible, paragraphs), stated, subject


def _labelled(visible: Visible, paragraphs: Sequence[Paragraph]) -> Page:
    texts = [text_of(paragraph) for paragraph in paragraphs]
    seen = {text: look_at(text) for text in set(texts)}
    looks = [seen[text] for text in texts]
    gaps = [paragraph[0].gap for paragraph in paragraphs]
    rows = find_rows(texts, gaps)
    if len(rows) == len(texts):
        rows = frozenset()
    rest = [at for at in range(len(texts)) if at not in rows]
    places = _label([texts[at] for at in rest], [looks[at] for at in rest], [gaps[at] for at in rest])
    shown = without_post_links(paragraphs)
    return Page(
        _Pasted(visible, shown),
        [
            text_of(one) if one is not paragraph else text
            for one, paragraph, text in zip(shown, paragraphs, texts, strict=True)
        ],
        looks,
        _with_rows(dict(zip(rest, places, strict=True)), len(texts)),
    )


def _label(texts: Sequence[str], looks: Sequence[Look], gaps: Sequence[int]) -> list[Place]:
    if _is_bare(texts, looks):
        return _bare_places(texts, looks)
    model = load_model("page_model")
    places = place(looks, gaps, model, pasted_traits(texts, looks, model.words))
    places = _without_captions(_with_their_boxes(places, looks, gaps), texts, gaps)
    return _without_labels(places, texts, looks)


def _with_rows(places: Mapping[int, Place], count: int) -> list[Place]:
    """`places` and the labels of the rows between: of the article where both what is above and below them is.

    At the foot of a page that ends in the article, rows are of it, too.
    """
    kept = {at for at, where in places.items() if where is Place.ARTICLE}
    above: list[bool] = []
    for at in range(count):
        above.append(at in kept if at in places else bool(above) and above[-1])
    below = True
    for at in reversed(range(count)):
        below = at in kept if at in places else below
        if at not in places and below and above[at]:
            kept.add(at)
    return places_around(frozenset(kept), count)


def _is_bare(texts: Sequence[str], looks: Sequence[Look]) -> bool:
    """Whether the input is an article without boilerplate: few short lines, none with boilerplate vocabulary."""
    lines = [look for text, look in zip(texts[1:], looks[1:], strict=True) if look.shape == "x" and not is_closed(text)]
    if any(look.kinds - {"date"} for look in lines):
        return False
    return len(lines) * _LINES_IN_BARE_TEXT <= len(looks)


def _bare_places(texts: Sequence[str], looks: Sequence[Look]) -> list[Place]:
    """Labels without the model: all is the article, except date lines, by-lines and mastheads near its top."""
    every = range(len(texts))
    out = {at for at in every[1:] if is_numbered_page(texts[at])}
    out |= head_lines(every, texts, looks)
    return places_around(frozenset(every) - out, len(texts))


def _is_ad_label(text: str, look: Look) -> bool:
    return look.shape == "x" and "ad" in look.kinds and len(_WORD.findall(text)) == 1


def _with_their_boxes(places: Sequence[Place], looks: Sequence[Look], gaps: Sequence[int]) -> list[Place]:
    """A short line right below boilerplate, with a blank line after it, is part of that box: relabel it INSIDE."""
    settled = list(places)
    for at in range(1, len(settled) - 1):
        is_of_box = settled[at - 1] is Place.INSIDE and gaps[at] < _BLANK <= gaps[at + 1]
        if settled[at] is Place.ARTICLE and looks[at].shape == "x" and is_of_box:
            settled[at] = Place.INSIDE
    return settled


def _without_captions(places: list[Place], texts: Sequence[str], gaps: Sequence[int]) -> list[Place]:
    """Relabel a paragraph on the line right above a photo credit, where a blank line is above it: its caption."""
    captions = {
        at
        for at in range(1, len(texts) - 1)
        if gaps[at + 1] < _BLANK <= gaps[at] and is_photo_credit(texts[at + 1]) and len(texts[at]) <= LONGEST_CAPTION
    }
    kept = frozenset(at for at, where in enumerate(places) if where is Place.ARTICLE)
    return places_around(kept - captions, len(places)) if not captions.isdisjoint(kept) else places


def _without_labels(places: list[Place], texts: Sequence[str], looks: Sequence[Look]) -> list[Place]:
    """Relabel what is never of the article: "Advertisement" alone, the number of a page, a date line near the top."""
    kept = [at for at, where in enumerate(places) if where is Place.ARTICLE]
    labels = {at for at in kept if _is_ad_label(texts[at], looks[at]) or is_numbered_page(texts[at])}
    labels |= head_lines(kept, texts, looks)
    return places_around(frozenset(kept) - labels, len(places)) if labels else places


class _Pasted:
    """`page.labelled.Source` over unwrapped lines: paragraph number -> raw offsets."""

    def __init__(self, visible: Visible, paragraphs: Sequence[Paragraph]) -> None:
        self._visible = visible
        self._paragraphs = paragraphs

    def pieces(self, at: int) -> list[Piece]:
        pieces: list[Piece] = []
        for line in self._paragraphs[at]:
            pieces.extend(self._visible.pieces(line.start, line.end))
            pieces.append(Piece(line.joiner, None))
        return pieces[:-1]

    def dropped(self, first: int, last: int, reason: DropReason) -> Iterator[Dropped]:
        yield self._visible.dropped(self._paragraphs[first][0].start, self._paragraphs[last][-1].end, reason)

    def unseen(self) -> Iterator[Dropped]:
        yield from self._visible.unseen()
        yield from self._marks()

    def _marks(self) -> Iterator[Dropped]:
        """What stands before, between and behind the lines of paragraphs and is no white space: hyphens at line ends
        aside, all marks.
        """
        at, whole = 0, len(self._visible.text)
        spans = ((line.start, line.end) for line in chain.from_iterable(self._paragraphs))
        for start_of_next, end_of_next in (*spans, (whole, whole)):
            between = self._visible.text[at:start_of_next]
            bare = between.strip()
            if bare and bare != HYPHEN:
                start = at + len(between) - len(between.lstrip())
                yield self._visible.dropped(start, start + len(bare), DropReason.MARK)
            at = end_of_next
