"""Text -> Doc: tokens, quotation marks, figure tokens and names of a text, each read once, on first access."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from factcheck.domain.article import Article
from factcheck.domain.candidates import QuotedPassage
from factcheck.domain.values import Span
from factcheck.language.en.names import NameTable, collect_names
from factcheck.language.figure_tokens import FigureTokens
from factcheck.language.masking import MaskedSentence, mask
from factcheck.language.quotation_marks import find_quotations
from factcheck.language.tokens import Token, tokenise


class Doc:
    """A text with its sentences, and what can be read from it. Offsets are code points of `text`, half-open.

    Annotations are lazy: each is computed on first access and kept. Nothing here judges what it reads.
    """

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.sentences = tuple(sentences)

    @classmethod
    def of(cls, article: Article) -> "Doc":
        return cls(article.text, article.sentences)

    @cached_property
    def tokens(self) -> list[Token]:
        """The words and marks of the text with their word classes."""
        return tokenise(self.text)

    @cached_property
    def quotations(self) -> tuple[QuotedPassage, ...]:
        """The passages between quotation marks, in order of position, nested ones with their depth."""
        return find_quotations(self.text)

    @cached_property
    def masked(self) -> list[MaskedSentence]:
        """The sentences as tokens in which each outermost quotation is one token."""
        return mask(self.text, self.sentences, self.quotations)

    @cached_property
    def names(self) -> NameTable:
        """The proper names outside quotation marks, by each of their words."""
        return collect_names(self.masked)

    @cached_property
    def figure_tokens(self) -> list[FigureTokens]:
        """The tokens that figures are read from, for each stretch: a sentence, or what stands between two."""
        return [FigureTokens(self.text, start, end) for start, end in self.stretches()]

    def stretches(self) -> Iterator[tuple[int, int]]:
        """The sentences, and the text between them, so that no character is passed over."""
        at = 0
        for sentence in self.sentences:
            if at < sentence.start:
                yield at, sentence.start
            yield sentence.start, sentence.end
            at = sentence.end
        if at < len(self.text):
            yield at, len(self.text)
