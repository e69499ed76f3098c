"""Article -> its passages: tokenised and annotated once, shared by every audit against the article."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final

from factcheck.auditing.figures import Figure
from factcheck.auditing.passages import Passage
from factcheck.auditing.traceability import Known
from factcheck.domain.article import Article
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.figure_tokens import CasedToken, FigureTokens

ARTICLE: Final = "the article"
SENTENCE: Final = "the claim's sentence"


Cut = Callable[[str, int, int], FigureTokens]


class ArticleTokens:
    """The passages of an article: its sentences and the gaps between them. Lazy.

    `doc`, where there is one, is that of the article: it has cut its figure tokens for detection. Pickled without its
    passages: another process cuts the article again, once.
    """

    def __init__(self, article: Article, doc: Doc | None = None, cut: Cut = FigureTokens) -> None:
        self.article = article
        self._doc = doc
        self._cut = cut
        self._stretches = list((doc or Doc.of(article)).stretches())
        self._starts = [start for start, _ in self._stretches]
        self._sentences: dict[tuple[int, int], Known] = {}

    def __reduce__(self) -> tuple[type["ArticleTokens"], tuple[Article, Doc | None, Cut]]:
        return ArticleTokens, (self.article, self._doc, self._cut)

    @cached_property
    def passages(self) -> Sequence[Passage]:
        if self._doc is not None:
            return [Passage(self._doc.figure_tokens(start, end)) for start, end in self._stretches]
        return [Passage(self._cut(self.article.text, start, end)) for start, end in self._stretches]

    @cached_property
    def sentences(self) -> Sequence[tuple[Span, Passage]]:
        """(span, passage) of each sentence, in order."""
        by_start = {start: passage for (start, _), passage in zip(self._stretches, self.passages, strict=True)}
        return [(span, by_start[span.start]) for span in self.article.sentences]

    @cached_property
    def known(self) -> Known:
        """The evidence of the whole article, metadata included: title, byline, publisher, dateline, date."""
        article = self.article
        facts = (article.title, article.byline, article.publisher, article.dateline, article.published_at)
        return Known([*self.passages, *(Passage(self._cut(fact, 0, len(fact))) for fact in facts if fact)], ARTICLE)

    @cached_property
    def known_text(self) -> Known:
        """The evidence of the article's text alone, without metadata."""
        return Known(self.passages, ARTICLE)

    def known_in(self, sentence: Span) -> Known:
        """The evidence of a claim's sentence; memoised, since several claims share a sentence."""
        place = sentence.start, sentence.end
        if place not in self._sentences:
            passages = [self._cut_to(sentence, at) for at in self._touching(sentence)]
            self._sentences[place] = Known(passages, SENTENCE)
        return self._sentences[place]

    def tokens_within(self, span: Span) -> Iterator[CasedToken]:
        """The tokens whose first character is in the span."""
        for at in self._touching(span):
            yield from (token for token in self.passages[at].tokens if span.start <= token.start < span.end)

    def figures_within(self, span: Span) -> Iterator[Figure]:
        """The figures whose first character is in the span."""
        for at in self._touching(span):
            tokens = self.passages[at].tokens
            figures = self.passages[at].figures
            yield from (figure for figure in figures if span.start <= tokens[figure.first].start < span.end)

    def _touching(self, span: Span) -> range:
        """The indices of the passages that overlap the span."""
        first = bisect_right(self._starts, span.start) - 1
        return range(max(first, 0), bisect_right(self._starts, span.end - 1))

    def _cut_to(self, span: Span, at: int) -> Passage:
        """The passage if the span contains it, else its intersection with the span, tokenised anew."""
        start, end = self._stretches[at]
        if span.start <= start and end <= span.end:
            return self.passages[at]
        return Passage(self._cut(self.article.text, max(start, span.start), min(end, span.end)))
