"""A report with a model has its article tokenised once by the auditors; the rest is what they audit."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from benchmarks.gold import read_article
from factcheck.domain.report import EngineName
from factcheck.domain.worksheet import Worksheet
from factcheck.language.figure_tokens import FigureTokens
from tests.asking import check_with, prepared, reviewing

TEXT = read_article("north-korea-russia")


@contextmanager
def tokenised_stretches() -> Iterator[list[tuple[str, str]]]:
    """What is tokenised for a comparison, whoever asks: each stretch with the text that it is of."""
    code = vars(FigureTokens)["cased"].func.__code__
    stretches: list[tuple[str, str]] = []

    def profile(frame: FrameType, event: str, argument: object) -> None:
        del argument
        if event == "call" and frame.f_code is code:
            tokens = frame.f_locals["self"]
            if len(tokens):
                stretches.append((tokens.text, tokens.cut(0, len(tokens))))

    sys.setprofile(profile)
    try:
        yield stretches
    finally:
        sys.setprofile(None)


def test_the_auditors_tokenise_the_article_once() -> None:
    sheet = prepared(TEXT).sheet
    lines = {name: {"by": [number], "text": written(sheet, number)} for name, number in (("first", 4), ("second", 5))}
    with tokenised_stretches() as stretches:
        report = check_with(TEXT, reviewing(summary=lines))
    assert report.provenance.engine is EngineName.LLM
    of_the_article = [stretch for text, stretch in stretches if text == report.article.text]
    assert sum(map(len, of_the_article)) < 1.05 * len(report.article.text)
    assert sum(len(stretch) for _, stretch in stretches) < 8 * len(report.article.text)


def written(sheet: Worksheet, number: int) -> str:
    sentence = sheet.sentence(number)
    assert sentence is not None
    return sentence.cut(sheet.article.text)
