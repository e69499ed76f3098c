"""The plain text of an article -> Article, verbatim: no boilerplate removal, offsets are those of the text."""

from factcheck.domain.article import Article, Metadata, Parts
from factcheck.domain.values import Span
from factcheck.errors import EmptyInputError
from factcheck.intake.assembly import Facts, identify
from factcheck.language.sentences import split_sentences


def read_plain(text: str) -> Article:
    """An article without title, metadata or dropped text. Raises EmptyInputError."""
    if not text.strip():
        raise EmptyInputError("the article is empty; hand in its text")
    return Article(
        id=identify(text, Facts(Metadata(), dateline=None)),
        title=None,
        byline=None,
        publisher=None,
        published_at=None,
        dateline=None,
        url=None,
        language=None,
        text=text,
        sentences=split_sentences(text, body=0),
        parts=Parts(title=None, standfirst=None, body=Span(start=0, end=len(text))),
        dropped=(),
    )
