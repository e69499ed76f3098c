"""Article -> its tokens, cut once; those of a sentence or claim are slices of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from factcheck.auditing.known import Known
from factcheck.auditing.tokens import Token, tokenise
from factcheck.domain.article import Article
from factcheck.domain.values import Span

ARTICLE: Final = "the article"
SENTENCE: Final = "the claim's sentence"


class ArticleTokens:
    """The tokens of an article, handed to all who hold a text against it. Lazy: nothing is cut before the first use.

    Pickled without its tokens: another process cuts the article again, once.
    """

    def __init__(self, article: Article, cut: Callable[[str], Sequence[Token]] = tokenise) -> None:
        self.article = article
        self._cut = cut
        self._sentences: dict[tuple[int, int], Known] = {}

    def __reduce__(self) -> tuple[type["ArticleTokens"], tuple[Article, Callable[[str], Sequence[Token]]]]:
        return ArticleTokens, (self.article, self._cut)

    @cached_property
    def known(self) -> Known:
        """What the text of the article says, and who published it, when and where."""
        return Known(self._all, ARTICLE)

    @cached_property
    def text(self) -> Sequence[Token]:
        """The tokens of `article.text`, without those of its byline, publisher and date."""
        return self._all[: bisect_left(self._starts, len(self.article.text))]

    def within(self, span: Span) -> Sequence[Token]:
        """The tokens of `span.cut(article.text)`, at their places in the article, the first as that of a sentence.

        A span that begins or ends inside a token is cut by itself.
        """
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        if self._is_inside(span.start) or self._is_inside(span.end):
            return self._cut(span.cut(self.article.text))
        found = self._all[first:last]
        return [replace(found[0], opens=True), *found[1:]] if found else found

    def known_in(self, sentence: Span) -> Known:
        """What one sentence says; memoised, since several claims stand in it."""
        place = sentence.start, sentence.end
        if place not in self._sentences:
            self._sentences[place] = Known(self.within(sentence), SENTENCE)
        return self._sentences[place]

    def _is_inside(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and self._all[at].start < place < self._all[at].end

    @cached_property
    def _all(self) -> Sequence[Token]:
        article = self.article
        facts = (article.title, article.byline, article.publisher, article.dateline, article.published_at)
        return self._cut("\n".join((article.text, *(fact for fact in facts if fact))))

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self._all]
