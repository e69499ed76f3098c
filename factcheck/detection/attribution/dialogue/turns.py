"""A turn of a dialogue: a paragraph of one speaker's words."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.language.en.phrases import Phrase
from factcheck.language.masking import MaskedSentence
from factcheck.language.tokens import Token

QUESTION: Final = "Q"
ANSWER: Final = "A"
# In tokens.
LONGEST_LABEL: Final = 5
FEWEST_TURNS: Final = 3
FEWEST_WORDS: Final = 2
# Markdown.
EMPHASIS: Final = frozenset("*_")

Paragraphs = Sequence[Sequence[MaskedSentence]]


class Turn(NamedTuple):
    """A paragraph of one speaker's words, `start` to `end` in the article.

    `tokens` are those of the sentence with the label, which stands in this paragraph or in another one; `name` is the
    longest label of that speaker. `asks`: it is a question, or the interviewer's, who speaks for the paper.
    `is_plain`: the label leaves no doubt. `is_talk`: somebody says "I" or "you" in the dialogue. `via`: where the
    account stands whose post it is. An answer below a question that is a paragraph of its own has no label.
    """

    tokens: list[Token]
    label: Phrase | None
    name: tuple[str, ...]
    start: int
    end: int
    asks: bool
    is_plain: bool = False
    is_talk: bool = False
    via: tuple[tuple[int, int], ...] = ()

    @property
    def is_answer(self) -> bool:
        """Whether the label names nobody: the one who is interviewed."""
        return self.name == (ANSWER,)


def asks_at_end(sentence: MaskedSentence) -> bool:
    """Whether it ends with a question mark, marks of emphasis left out."""
    return next((token.text for token in reversed(sentence.tokens) if token.text not in EMPHASIS), "") == "?"
