"""A report with a model has its article tokenised once by the auditors; the rest is what they audit."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from benchmarks.gold import read_article
from factcheck.domain.report import EngineName
from factcheck.domain.worksheet import Worksheet
from factcheck.language.figure_tokens import FigureTokens
from tests.asking import check_with, knowing, prepared

TEXT = read_article("north-korea-russia")


@contextmanager
def tokenised_stretches() -> Iterator[list[tuple[str, int]]]:
    """Each text of which a stretch passes the tokeniser, whoever calls it, with the length of the stretch."""
    stretches: list[tuple[str, int]] = []

    def profile(frame: FrameType, event: str, argument: object) -> None:
        del argument
        if event == "call" and frame.f_code is FigureTokens.__init__.__code__:
            start, end = frame.f_locals["start"], frame.f_locals["end"]
            stretches.append((str(frame.f_locals["text"]), end - start))

    sys.setprofile(profile)
    try:
        yield stretches
    finally:
        sys.setprofile(None)


def test_the_auditors_tokenise_the_article_once() -> None:
    sheet = prepared(TEXT).sheet
    lines = {name: {"by": [number], "text": written(sheet, number)} for name, number in (("first", 4), ("second", 5))}
    with tokenised_stretches() as stretches:
        report = check_with(TEXT, knowing(sheet, summary=lines))
    assert report.provenance.engine is EngineName.LLM
    article = report.article.text
    of_article = sum(length for text, length in stretches if text == article)
    assert 0 < of_article < 1.1 * len(article)
    assert sum(length for _, length in stretches) < 8 * len(article)


def written(sheet: Worksheet, number: int) -> str:
    sentence = sheet.sentence(number)
    assert sentence is not None
    return sentence.cut(sheet.article.text)
