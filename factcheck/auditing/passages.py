"""A stretch of text -> its tokens, figures, dates and topics, each read once on first access (memoised)."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Final

from factcheck.auditing.figures import Figure, read_figures
from factcheck.auditing.modality import is_content
from factcheck.language.dates import NamedDate, read_named_dates
from factcheck.language.en.stems import stem
from factcheck.language.figure_tokens import CasedToken, FigureTokens

# Negated auxiliaries that do not end in the auxiliary and "n't".
_NEGATED: Final = {"can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not"}


class Passage:
    """One sentence, or any stretch of text, that no figure or date crosses. Annotations are computed on
    first access.
    """

    def __init__(self, source: FigureTokens) -> None:
        self._source = source

    @classmethod
    def of(cls, text: str) -> "Passage":
        """The passage of a text by itself; offsets are those of `text`."""
        return cls(FigureTokens(text, 0, len(text)))

    @property
    def tokens(self) -> Sequence[CasedToken]:
        """The tokens, case-folded for comparison."""
        return self._source.cased

    @cached_property
    def figures(self) -> Sequence[Figure]:
        """All figures in order, ages, dates and codes included."""
        return tuple(read_figures(self._source))

    @cached_property
    def dates(self) -> Sequence[NamedDate]:
        """Months and weekdays, as `dates.read_named_dates` finds them."""
        return tuple(read_named_dates(self._source))

    @cached_property
    def dated(self) -> frozenset[int]:
        """The token indices covered by dates."""
        return frozenset(at for date in self.dates for at in range(date.first, date.last))

    @cached_property
    def topics(self) -> Sequence[tuple[int, str]]:
        """(offset, topic) pairs: the stem of each content word, in order, then each reading of each figure."""
        topics = [(token.start, stem(token.low)) for token in self.tokens if is_content(token)]
        for figure in self.figures:
            start = self.tokens[figure.first].start
            topics.extend((start, str(key)) for key in sorted(figure.keys, key=str))
        return topics

    def cut(self, first: int, last: int) -> str:
        """The text of the tokens `first` to `last` (half-open)."""
        return self._source.cut(first, last)


def tokens_of(passages: Iterable[Passage]) -> list[CasedToken]:
    """The tokens of all passages, concatenated."""
    return list(chain.from_iterable(passage.tokens for passage in passages))


def topics_of(passages: Iterable[Passage]) -> dict[str, None]:
    """The topics of all passages, in order, deduplicated."""
    return dict.fromkeys(topic for passage in passages for _, topic in passage.topics)


def content(tokens: Iterable[CasedToken]) -> str:
    """Normal form for verbatim matching: words and numbers alone, contractions of "not" written out, with a space on
    either side of each.
    """
    return " " + "".join(f"{_spelled_out(token.low)} " for token in tokens if token.is_word or token.is_number)


def _spelled_out(low: str) -> str:
    """A contraction of "not" in full: the speaker's "didn't" may be written "did not", and the other way round."""
    if low in _NEGATED:
        return _NEGATED[low]
    return low.removesuffix("n't") + " not" if low.endswith("n't") else low
