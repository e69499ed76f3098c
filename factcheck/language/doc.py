"""Text -> Doc: lazy annotations (tokens, quotations, figure tokens, proper names), each computed once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from factcheck.domain.article import Article
from factcheck.domain.candidates import QuotedPassage
from factcheck.domain.values import Span
from factcheck.language.en.body_names import mark_bodies
from factcheck.language.en.name_homographs import join_brands, mark_names
from factcheck.language.en.name_table import NameTable
from factcheck.language.en.names import collect_names
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.masking import MaskedSentence, mask
from factcheck.language.quotation_marks import find_quotations
from factcheck.language.tokens import Token, tokenise

_BLANKED = re.compile(r"[^\n]+")


class Doc:
    """A text with its sentence spans and lazy annotations. Offsets are code points of `text`, half-open.

    A slice keeps some of the sentences and blanks the others with spaces, so that offsets stay those of the whole text
    while the annotators do not see what was left out. `pieces` are the spans that it keeps.

    Annotations are computed on first access and memoised, but not pickled. Nothing here judges.
    """

    def __init__(self, text: str, sentences: Sequence[Span], pieces: Sequence[Span] | None = None) -> None:
        self.text = text
        self.sentences = tuple(sentences)
        whole = (Span(start=0, end=len(text)),) if text else ()
        self.pieces = whole if pieces is None else tuple(pieces)
        self._figure_tokens: dict[tuple[int, int], FigureTokens] = {}

    @classmethod
    def of(cls, article: Article) -> "Doc":
        """The doc of an article's text and sentences."""
        return cls(article.text, article.sentences)

    def slice(self, sentences: Sequence[Span]) -> "Doc":
        """The doc of these of its sentences, in order of position; the gap between two adjacent ones is kept."""
        pieces = _runs(self.sentences, sentences)
        return Doc(_blanked(self.text, pieces), sentences, pieces)

    def __reduce__(self) -> tuple[type["Doc"], tuple[str, tuple[Span, ...], tuple[Span, ...]]]:
        return Doc, (self.text, self.sentences, self.pieces)

    @cached_property
    def tokens(self) -> list[Token]:
        """The words and punctuation marks of the text, with their word classes."""
        return mark_bodies(join_brands(mark_names(tokenise(self.text))))

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens whose first character is in the span; by binary search."""
        starts = self._token_starts
        return self.tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def quotations(self) -> tuple[QuotedPassage, ...]:
        """The quoted passages in order of position; nested ones carry their depth, outermost is 0."""
        return find_quotations(self.text)

    @cached_property
    def outer_quotations(self) -> list[QuotedPassage]:
        """The outermost quoted passages (depth 0) in order of position, disjoint."""
        return [passage for passage in self.quotations if passage.depth == 0]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [passage.outer.start for passage in self.outer_quotations]

    def quotations_in(self, span: Span) -> list[QuotedPassage]:
        """The outermost quotations that overlap the span, quotation marks included."""
        first = max(0, bisect_right(self._quotation_starts, span.start) - 1)
        last = bisect_left(self._quotation_starts, span.end)
        return [passage for passage in self.outer_quotations[first:last] if passage.outer.end > span.start]

    @cached_property
    def masked(self) -> list[MaskedSentence]:
        """The sentences as tokens, each outermost quotation replaced by one placeholder token."""
        return mask(self.text, self.tokens, self.sentences, self.outer_quotations)

    @cached_property
    def names(self) -> NameTable:
        """The proper names outside quotations, indexed by each of their words."""
        return collect_names(self.masked)

    def figure_tokens(self, start: int, end: int) -> FigureTokens:
        """The numeral reader's tokens of `text[start:end]`, which must be one of `stretches()`; memoised."""
        tokens = self._figure_tokens.get((start, end))
        if tokens is None:
            tokens = self._figure_tokens[start, end] = FigureTokens(self.text, start, end)
        return tokens

    def stretches(self) -> Iterator[tuple[int, int]]:
        """A partition of the text into half-open offsets: the sentences and the gaps between them."""
        at = 0
        for sentence in self.sentences:
            if at < sentence.start:
                yield at, sentence.start
            yield sentence.start, sentence.end
            at = sentence.end
        if at < len(self.text):
            yield at, len(self.text)

    def holds(self, span: Span) -> bool:
        """Whether the span lies inside one kept piece."""
        place = self._piece(span.start)
        return place >= 0 and span.end <= self.pieces[place].end

    def kept_between(self, start: int, end: int) -> int:
        """How many code points from `start` to `end` are kept; negative where `end` precedes `start`."""
        if len(self.pieces) == 1:
            return end - start
        return self._kept_before(end) - self._kept_before(start)

    def _kept_before(self, place: int) -> int:
        at = self._piece(place)
        if at < 0:
            return 0
        piece = self.pieces[at]
        return self._piece_lengths[at] + min(place, piece.end) - piece.start

    @cached_property
    def _piece_lengths(self) -> list[int]:
        """Prefix sums: the number of code points kept before each piece."""
        lengths = [0]
        for piece in self.pieces:
            lengths.append(lengths[-1] + piece.end - piece.start)
        return lengths

    def _piece(self, place: int) -> int:
        """The index of the last piece that begins at or before the offset; -1 for none."""
        return bisect_right(self.pieces, place, key=lambda piece: piece.start) - 1


def _runs(whole: Sequence[Span], sentences: Sequence[Span]) -> list[Span]:
    """The sentences, those adjacent in `whole` merged into one span."""
    follower = dict(pairwise(one.start for one in whole))
    runs: list[Span] = []
    last = -1
    for one in sentences:
        if runs and follower.get(last) == one.start:
            runs[-1] = Span(start=runs[-1].start, end=one.end)
        else:
            runs.append(one)
        last = one.start
    return runs


def _blanked(text: str, pieces: Sequence[Span]) -> str:
    """The text, same length, with all but line feeds outside the pieces replaced by spaces."""
    ends = [0, *(piece.end for piece in pieces)]
    starts = [*(piece.start for piece in pieces), len(text)]
    holes = [
        _BLANKED.sub(lambda hole: " " * len(hole[0]), text[end:start]) for end, start in zip(ends, starts, strict=True)
    ]
    kept = [*(piece.cut(text) for piece in pieces), ""]
    return "".join(part for pair in zip(holes, kept, strict=True) for part in pair)
