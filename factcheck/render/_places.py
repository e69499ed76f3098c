"""Span -> where it begins, for a reader: "headline", "standfirst" or "paragraph 3" of the body."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from factcheck.domain.article import Article
from factcheck.domain.claim import Claim
from factcheck.domain.values import Span
from factcheck.render.phrases import said_again

_BREAK = re.compile(r"\n\n+")


class Places:
    """The paragraphs of an article, found once."""

    def __init__(self, article: Article) -> None:
        parts = article.parts
        self._heads = (("headline", parts.title), ("standfirst", parts.standfirst))
        breaks = _BREAK.finditer(article.text, parts.body.start, parts.body.end)
        self._starts = [found.end() for found in breaks if found.start() > parts.body.start]

    def of(self, span: Span) -> str:
        for name, part in self._heads:
            if part and part.start <= span.start < part.end:
                return name
        return f"paragraph {bisect_right(self._starts, span.start) + 1}"

    def again(self, repetitions: Sequence[Claim]) -> str:
        """`said 2 more times: headline [c1], paragraph 4 [c9]`."""
        return f"{said_again(repetitions)}: " + ", ".join(f"{self.of(one)} [{one.id}]" for one in repetitions)
