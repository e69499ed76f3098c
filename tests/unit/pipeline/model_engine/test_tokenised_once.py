"""A report with a model has its article tokenised once by the auditors; the rest is what they audit."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from benchmarks.gold import read_article
from factcheck.auditing.tokens import tokenise
from factcheck.domain.report import EngineName
from factcheck.domain.worksheet import Worksheet
from tests.asking import check_with, knowing, prepared

TEXT = read_article("north-korea-russia")


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
    sheet = prepared(TEXT).sheet
    lines = {name: {"by": [number], "text": written(sheet, number)} for name, number in (("first", 4), ("second", 5))}
    with tokenised_texts() as texts:
        report = check_with(TEXT, knowing(sheet, summary=lines))
    assert report.provenance.engine is EngineName.LLM
    assert sum(report.article.text in text for text in texts) == 1
    assert sum(map(len, texts)) < 8 * len(report.article.text)


def written(sheet: Worksheet, number: int) -> str:
    sentence = sheet.sentence(number)
    assert sentence is not None
    return sentence.cut(sheet.article.text)
