"""An article is tokenised once, whoever asks; what a span of it has is what the span has by itself."""

import pickle
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.auditing.tokens import tokenise
from factcheck.domain.values import Span
from tests.builders import build_article
from tests.unit.auditing.counting import CountingTokeniser

TEXT = (
    "Ferries late, U.S. port says\n\n“We’ll lose 1,250.5 tonnes,” said Jon Lie, the harbour master. "
    "He didn't name a cause.\n\nThe quay of Moss-Horten has 15 berths... It was built in 1911."
)
ARTICLE = build_article(TEXT, publisher="The Quay Times", published_at="2024-05-10")
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda ends: ends[0] < ends[1])


@given(SPANS)
def test_a_span_has_the_tokens_that_it_has_by_itself(ends: tuple[int, int]) -> None:
    span = Span(start=ends[0], end=ends[1])
    apart = tokenise(span.cut(TEXT))
    within = ArticleTokens(ARTICLE).within(span)
    base = within[0].start - apart[0].start if within else 0
    assert [replace(one, start=one.start - base, end=one.end - base) for one in within] == apart


def test_what_is_known_has_the_publisher_and_the_date_and_the_text_has_not() -> None:
    tokens = ArticleTokens(ARTICLE)
    assert {"quay", "times"} < tokens.known.words
    assert tokens.text == tokenise(TEXT)


def test_the_article_is_tokenised_once_for_all_its_sentences() -> None:
    tokenise = CountingTokeniser()
    tokens = ArticleTokens(ARTICLE, tokenise)
    for _ in range(3):
        for sentence in ARTICLE.sentences:
            assert tokens.known_in(sentence).words <= tokens.known.words
            assert tokens.within(sentence)
    assert len(tokenise.texts) == 1
    assert tokenise.characters < 1.5 * len(TEXT)


def test_another_process_gets_the_article_and_tokenises_it_anew() -> None:
    tokens = ArticleTokens(ARTICLE)
    assert tokens.text
    pickled = pickle.dumps(tokens)
    assert len(pickled) < len(pickle.dumps(ARTICLE)) + 200
    assert pickle.loads(pickled).text == tokens.text  # noqa: S301 -- our own bytes
