"""An article is tokenised once, whoever asks; what a span of it has is what the span has by itself."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.auditing.passages import Passage
from factcheck.auditing.traceability import Known
from factcheck.domain.values import Span
from tests.builders import build_article, span_of
from tests.unit.auditing.counting import CountingTokeniser

TEXT = (
    "Ferries late, U.S. port says\n\n“We’ll lose 1,250.5 tonnes,” said Jon Lie, the harbour master. "
    "He didn't name a cause.\n\nThe quay of Moss-Horten has 15 berths... It was built in 1911."
)
ARTICLE = build_article(TEXT, publisher="The Quay Times", published_at="2024-05-10")
SENTENCES = st.sampled_from(ARTICLE.sentences)


@given(SENTENCES)
def test_a_sentence_has_the_tokens_that_it_has_by_itself(sentence: Span) -> None:
    apart = Passage.of(sentence.cut(TEXT)).tokens
    within = ArticleTokens(ARTICLE).tokens_within(sentence)
    start = sentence.start
    assert [one._replace(start=one.start - start, end=one.end - start) for one in within] == apart


@given(SENTENCES, st.integers(0, 200), st.integers(1, 200))
def test_a_part_of_a_sentence_is_read_by_itself(sentence: Span, left: int, length: int) -> None:
    start = min(sentence.start + left, sentence.end - 1)
    part = Span(start=start, end=min(start + length, sentence.end))
    assert ArticleTokens(ARTICLE).known_in(part).words == Known([Passage.of(part.cut(TEXT))], "").words


def test_what_is_known_has_the_publisher_and_the_date_and_the_text_has_not() -> None:
    tokens = ArticleTokens(ARTICLE)
    assert {"quay", "times"} < tokens.known.words
    assert "times" not in tokens.known_text.words


def test_the_figures_of_a_span_are_those_that_begin_in_it() -> None:
    span = span_of(TEXT, "We’ll lose 1,250.5 tonnes")
    (figure,) = ArticleTokens(ARTICLE).figures_within(span)
    assert figure.keys == {("count", 1250.5)}


def test_the_article_is_tokenised_once_for_all_its_sentences() -> None:
    tokenise = CountingTokeniser()
    tokens = ArticleTokens(ARTICLE, cut=tokenise)
    for _ in range(3):
        for sentence in ARTICLE.sentences:
            assert tokens.known_in(sentence).words <= tokens.known.words
            assert list(tokens.tokens_within(sentence))
    assert tokenise.characters < 1.5 * len(TEXT)


def test_another_process_gets_the_article_and_tokenises_it_anew() -> None:
    tokens = ArticleTokens(ARTICLE)
    assert tokens.known.words
    pickled = pickle.dumps(tokens)
    assert len(pickled) < len(pickle.dumps(ARTICLE)) + 200
    assert pickle.loads(pickled).known.words == tokens.known.words  # noqa: S301 -- our own bytes
