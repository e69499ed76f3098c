"""HTML source -> Reading: blocks, labels by CRF with trafilatura as fallback, JSON-LD, boilerplate, offsets back."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.domain.article import Dropped, DropReason, Metadata, Reading
from factcheck.errors import EmptyInputError, NotAnArticleError, TooLargeError
from factcheck.intake.assembly import Piece
from factcheck.intake.html._siblings import with_lead, with_tables
from factcheck.intake.html.blocks import Block, Blocks, read_blocks
from factcheck.intake.html.boilerplate import without_furniture
from factcheck.intake.html.features import html_traits
from factcheck.intake.html.stated_body import as_stated
from factcheck.intake.html.tokenizer import Run
from factcheck.intake.html.trafilatura_votes import votes_on
from factcheck.intake.invisible import Visible
from factcheck.intake.metadata.found import fold
from factcheck.intake.metadata.from_markup import hints, read_stated, stated_publishers, stated_titles
from factcheck.intake.metadata.linked_data import Node, about_this, read_linked_data, stated_body
from factcheck.intake.metadata.publishers import publisher_of_markup
from factcheck.intake.page.head_lines import without_head_lines
from factcheck.intake.page.headline import LONGEST as LONGEST_HEADLINE
from factcheck.intake.page.labelled import Page
from factcheck.intake.page.model import Place, load_model, place, places_around
from factcheck.intake.page.notes.foot import is_below_the_text
from factcheck.intake.page.paragraph_features import look_at
from factcheck.intake.page.reading import make_reading

MAX_CHARACTERS = 2_000_000

# Where the model and trafilatura agree on less than this (F1 of characters), the model is off the article.
_LEAST_AGREEMENT = 0.65
# The page may show a title with so much more around it that is no letter.
_TITLE_AND_MARKS = 2
_LINES_READ = 300
_FOOT_LINES = 3
_CROSSHEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def read_html(html: str, metadata: Metadata, *, max_characters: int = MAX_CHARACTERS) -> Reading:
    """The article on the page; `metadata` given by the caller takes precedence over what the page states.

    Raw offsets, of segments and of what was dropped, are code points of `html`: each dropped stretch is (a part of) one
    text node, as the source writes it. Hidden text is dropped as such; scripts, styles and attributes are no text.
    Raises EmptyInputError, TooLargeError, NotAnArticleError, and InputError for pages that nest too deep.
    """
    if len(html) > max_characters:
        raise TooLargeError(
            f"the HTML has {len(html)} characters, the limit is {max_characters}; hand in the article's text"
        )
    visible = Visible(html)
    if not visible.text.strip():
        raise EmptyInputError("the HTML is empty; hand in the page of an article")
    blocks = read_blocks(visible.text)
    if not blocks.shown:
        raise NotAnArticleError("the page shows no text of its own; where scripts build it, save it from a browser")
    linked = read_linked_data(blocks.stated.linked_data)
    page = _survey(visible, blocks, stated_body(linked.articles))
    articles = _likeliest_first(linked.articles, blocks, page)
    stated = read_stated(blocks.stated, linked, articles)
    titles = stated_titles(blocks.stated, articles)
    headline = _shown_title(titles, page.texts)
    names = stated_publishers(blocks.stated, linked, articles)
    return make_reading(
        page,
        metadata,
        stated._replace(
            title=headline or _main_heading(blocks.shown),
            publisher=publisher_of_markup(names, blocks.stated.titles, _outside(page)),
        ),
        titles,
    )


def _likeliest_first(articles: Sequence[Node], blocks: Blocks, page: Page) -> Sequence[Node]:
    if len(articles) < 2:
        return articles
    short = (text for text in page.texts if len(text) <= LONGEST_HEADLINE)
    return about_this(articles, hints(blocks.stated, _headings(blocks.shown), short))


def _outside(page: Page) -> list[str]:
    """The texts of a page that are not of the article, a notice right below it among them: the first and last ones,
    between which pages list others.
    """
    foot = len(page.texts) - _FOOT_LINES
    texts = [
        text
        for at, (text, where) in enumerate(zip(page.texts, page.places, strict=True))
        if where is not Place.ARTICLE or (at >= foot and is_below_the_text(text))
    ]
    return texts if len(texts) <= 2 * _LINES_READ else texts[:_LINES_READ] + texts[-_LINES_READ:]


def _survey(visible: Visible, blocks: Blocks, body: str) -> Page:
    shown = blocks.shown
    texts = [block.text for block in shown]
    seen = {text: look_at(text) for text in set(texts)}
    looks = [seen[text] for text in texts]
    votes = votes_on(texts, looks, "".join(blocks.markup))
    gaps = [block.gap for block in shown]
    places = place(looks, gaps, load_model("html_model"), html_traits(shown, looks, votes))
    if _agreement(texts, places, votes) < _LEAST_AGREEMENT:
        places = _by_votes(votes)
    places = (as_stated(body, shown, places, votes) if body else None) or places
    places = with_tables(with_lead(without_furniture(places, shown, looks), shown, looks), shown, looks)
    labels = without_head_lines(places, texts, looks)
    return Page(
        _Markup(visible, blocks),
        texts,
        looks,
        labels,
        dict(_dated(shown, blocks.stated.times)),
        _unlinked_headings(shown),
    )


def _unlinked_headings(blocks: Sequence[Block]) -> frozenset[int]:
    """The numbers of the headings that are no link, as those inside an article are; the main one is none."""
    return frozenset(
        at for at, one in enumerate(blocks) if not one.linked and not _CROSSHEADS.isdisjoint(one.tags[-1:])
    )


def _dated(blocks: Sequence[Block], times: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The blocks in which a `<time>` stands, by number, each with the stated days before what is shown."""
    ends = [block.runs[-1].end for block in blocks]
    for at, group in groupby(times, key=lambda time: bisect_right(ends, time[0])):
        if at < len(blocks):
            marks = [*group]
            parts = []
            for run in blocks[at].runs:
                while marks and marks[0][0] < run.start:
                    parts.append(f" {marks.pop(0)[1]} ")
                parts.append(run.text)
            yield at, " ".join("".join(parts).split())


def _agreement(texts: Sequence[str], places: Sequence[Place], votes: Sequence[str]) -> float:
    """F1 of characters between the CRF's body and trafilatura's; 1 where that is empty, as for very short pages."""
    ours = sum(len(text) for text, where in zip(texts, places, strict=True) if where is Place.ARTICLE)
    theirs = sum(len(text) for text, vote in zip(texts, votes, strict=True) if vote != "out")
    both = sum(
        len(text)
        for text, where, vote in zip(texts, places, votes, strict=True)
        if where is Place.ARTICLE and vote != "out"
    )
    return 2 * both / (ours + theirs) if theirs else 1.0


def _by_votes(votes: Sequence[str]) -> list[Place]:
    """Fallback labels: trafilatura alone decides."""
    return places_around(frozenset(at for at, vote in enumerate(votes) if vote != "out"), len(votes))


def _shown_title(titles: Sequence[str], texts: Sequence[str]) -> str | None:
    """The first of the stated titles that is also shown on the page, with or without the site name."""
    wanted = {title: fold(title) for title in _without_site(titles)}
    longest = _TITLE_AND_MARKS * max(map(len, wanted), default=0)
    shown = {fold(text) for text in texts if len(text) <= longest}
    return next((title for title, folded in wanted.items() if folded in shown), None)


def _without_site(titles: Sequence[str]) -> Iterator[str]:
    """Each title, then each without the site name after its last bar or dash."""
    yield from titles
    for title in titles:
        for mark in (" | ", " - ", " – ", " — ", " :: ", " • "):
            head, _, tail = title.rpartition(mark)
            if head and tail:
                yield head


def _headings(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if "h1" in block.tags]


def _main_heading(blocks: Sequence[Block]) -> str | None:
    headings = _headings(blocks)
    return headings[-1] if len(set(headings)) == 1 else None


class _Markup:
    """`page.labelled.Source` over HTML blocks: block number -> source offsets."""

    def __init__(self, visible: Visible, blocks: Blocks) -> None:
        self._visible = visible
        self._blocks = blocks

    def pieces(self, at: int) -> list[Piece]:
        pieces: list[Piece] = []
        for run in self._blocks.shown[at].runs:
            if run.is_exact:
                pieces.extend(self._visible.pieces(run.start, run.end))
            else:
                pieces.append(Piece(run.text, None))
        return pieces

    def dropped(self, first: int, last: int, reason: DropReason) -> Iterator[Dropped]:
        for block in self._blocks.shown[first : last + 1]:
            for start, end in _nodes(block.runs):
                yield self._visible.dropped(start, end, reason)

    def unseen(self) -> Iterator[Dropped]:
        for one in self._blocks.left_out:
            yield self._visible.dropped(one.start, one.end, one.reason)
        for run in self._blocks.unseen:
            yield self._visible.dropped(run.start, run.end, DropReason.CONTROL_CHARACTER)
        for block in self._blocks.shown:
            for run in block.runs:
                yield from self._visible.unseen(run.start, run.end)


def _nodes(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """Spans of text nodes: runs that touch in the source are of one."""
    start, end = runs[0].start, runs[0].end
    for run in runs[1:]:
        if run.start != end:
            if start < end:
                yield start, end
            start = run.start
        end = run.end
    if start < end:
        yield start, end
