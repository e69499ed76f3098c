"""A page as intake sees it: its paragraphs, their looks, their places, and the way back to the input."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from factcheck.domain.article import Dropped, DropReason
from factcheck.errors import NotAnArticleError
from factcheck.intake.assembly import Pieces
from factcheck.intake.looks import Look
from factcheck.intake.page_model import Place

_SHORTEST_LONE_LINE = 12


class Source(Protocol):
    """Leads from paragraphs, by their number, back to the input."""

    def pieces(self, at: int) -> Pieces:
        """The characters of one paragraph."""
        ...

    def dropped(self, first: int, last: int, reason: DropReason) -> Iterator[Dropped]:
        """The neighbouring paragraphs `first` to `last`, as dropped for one reason."""
        ...

    def unseen(self) -> Iterator[Dropped]:
        """What no reader of the input sees."""
        ...


class Page(NamedTuple):
    """The paragraphs of an input with their looks and places."""

    source: Source
    texts: Sequence[str]
    looks: Sequence[Look]
    places: Sequence[Place]

    def body(self) -> list[int]:
        """The numbers of the article's paragraphs; raises NotAnArticleError where they hold no sentence."""
        body = [at for at, where in enumerate(self.places) if where is Place.ARTICLE]
        is_text = any(self.looks[at].shape in {"S", "s", "L"} for at in body)
        is_lone_line = len(self.texts) == 1 and self.looks[0].length >= _SHORTEST_LONE_LINE
        if not body or not (is_text or is_lone_line):
            raise NotAnArticleError(_what_was_seen(self.texts))
        return body


def _what_was_seen(texts: Sequence[str]) -> str:
    opening = ", ".join(repr(text[:30]) for text in texts[:3])
    begins = f", which begin {opening}" if texts else ""
    return (
        f"no article in {len(texts)} lines{begins}: they read as a menu or a list of links; "
        "hand in the text of one article, at least one whole sentence of it"
    )
