"""A tokeniser that remembers what it has cut."""

from factcheck.language.figure_tokens import FigureTokens


class CountingTokeniser:
    """Cuts as the real one does, and keeps each stretch of text that it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    @property
    def characters(self) -> int:
        return sum(map(len, self.texts))

    def __call__(self, text: str, start: int, end: int) -> FigureTokens:
        self.texts.append(text[start:end])
        return FigureTokens(text, start, end)
