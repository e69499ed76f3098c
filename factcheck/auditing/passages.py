"""A stretch of text -> its tokens, figures, dates and topics, each read once on first access (memoised)."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

from factcheck.auditing.figures import Figure, read_figures
from factcheck.auditing.modality import is_content
from factcheck.language.dates import NamedDate, read_named_dates
from factcheck.language.en.stems import stem
from factcheck.language.figure_tokens import CasedToken, FigureTokens


class Passage:
    """One sentence, or any stretch of text, of which figures and dates do not cross the edges. Read on first access."""

    def __init__(self, source: FigureTokens) -> None:
        self._source = source

    @classmethod
    def of(cls, text: str) -> "Passage":
        return cls(FigureTokens(text, 0, len(text)))

    @property
    def tokens(self) -> Sequence[CasedToken]:
        return self._source.cased

    @cached_property
    def figures(self) -> Sequence[Figure]:
        return tuple(read_figures(self._source))

    @cached_property
    def dates(self) -> Sequence[NamedDate]:
        return tuple(read_named_dates(self._source))

    @cached_property
    def dated(self) -> frozenset[int]:
        """The places of the tokens of dates."""
        return frozenset(at for date in self.dates for at in range(date.first, date.last))

    @cached_property
    def topics(self) -> Sequence[tuple[int, str]]:
        """What it speaks of, in order: the stem of each content word and each reading of each figure, with its offset
        in the text.
        """
        topics = [(token.start, stem(token.low)) for token in self.tokens if is_content(token)]
        for figure in self.figures:
            start = self.tokens[figure.first].start
            topics.extend((start, str(key)) for key in sorted(figure.keys, key=str))
        return topics

    def cut(self, first: int, last: int) -> str:
        """The characters of the tokens `first` to `last` (half-open)."""
        return self._source.cut(first, last)


def tokens_of(passages: Iterable[Passage]) -> list[CasedToken]:
    """The tokens of all of them, in order."""
    return list(chain.from_iterable(passage.tokens for passage in passages))


def topics_of(passages: Iterable[Passage]) -> dict[str, None]:
    """The topics of all of them, in order, each once."""
    return dict.fromkeys(topic for passage in passages for _, topic in passage.topics)


def content(tokens: Iterable[CasedToken]) -> str:
    """Words and numbers alone, each between spaces: what is compared where marks and line ends do not count."""
    return " " + "".join(f"{token.low} " for token in tokens if token.is_word or token.is_number)
