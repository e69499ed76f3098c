"""A tokeniser that counts what passes through it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.auditing.tokens import Token, tokenise


@dataclass
class CountingTokeniser:
    characters: int = 0
    texts: list[str] = field(default_factory=list)

    def __call__(self, text: str) -> Sequence[Token]:
        self.characters += len(text)
        self.texts.append(text)
        return tokenise(text)
