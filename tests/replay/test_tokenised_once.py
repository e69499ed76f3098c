"""A report with a model has its article tokenised once by the auditors; the rest is what they audit."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from benchmarks.gold import read_article
from factcheck.auditing.tokens import tokenise
from factcheck.domain.article import Metadata
from tests.replay.test_engines import checker

ARTICLE = "north-korea-russia"


@contextmanager
def tokenised_texts() -> Iterator[list[str]]:
    """What passes the tokeniser, whoever calls it."""
    texts: list[str] = []

    def profile(frame: FrameType, event: str, argument: object) -> None:
        del argument
        if event == "call" and frame.f_code is tokenise.__code__:
            texts.append(str(frame.f_locals["text"]))

    sys.setprofile(profile)
    try:
        yield texts
    finally:
        sys.setprofile(None)


def test_the_auditors_tokenise_the_article_once() -> None:
    with tokenised_texts() as texts:
        article = checker().check_text(read_article(ARTICLE), Metadata()).article
    assert sum(article.text in text for text in texts) == 1
    assert sum(map(len, texts)) < 8 * len(article.text)
