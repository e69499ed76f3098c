"""Paragraphs signed with an account's name -> turns of whose post it is: "It is late! — Ada Roe (@adaroe) May 1"."""

from collections.abc import Iterator
from typing import Final

from factcheck.detection.attribution.dialogue.turns import FEWEST_WORDS, LONGEST_LABEL, Paragraphs, Turn, asks_at_end
from factcheck.language.en.appositions import DASHES
from factcheck.language.en.name_runs import joins_name
from factcheck.language.en.phrases import Phrase
from factcheck.language.tokens import Token, low_at

_LONGEST_SIGNATURE: Final = 12


def posts(paragraphs: Paragraphs, first: int) -> Iterator[tuple[int, Turn]]:
    """The words in front of a signature, as words of whom it names."""
    for group in paragraphs[first:]:
        tokens = group[-1].tokens
        label = _signature(tokens)
        if label is None:
            continue
        said = [*(token for sentence in group[:-1] for token in sentence.tokens), *tokens[: label.first - 1]]
        if sum(token.is_word for token in said) < FEWEST_WORDS:
            continue
        name = tuple(token.text for token in tokens[label.first : label.last + 1])
        asks = len(group) == 2 and label.first == 1 and asks_at_end(group[0])
        account = tokens[label.last + 2]
        via = ((account.start, account.end),)
        yield group[0].paragraph, Turn(tokens, label, name, said[0].start, said[-1].end, asks, is_plain=True, via=via)


def _signature(tokens: list[Token]) -> Phrase | None:
    """The name between a dash and the account in brackets, near the end of the sentence."""
    for dash in range(max(0, len(tokens) - _LONGEST_SIGNATURE), len(tokens) - 1):
        if tokens[dash].text not in DASHES:
            continue
        last = dash + 1
        while last < len(tokens) and last <= dash + LONGEST_LABEL and _is_of_name(tokens[last]):
            last += 1
        if last > dash + 1 and low_at(tokens, last) == "(" and low_at(tokens, last + 1).startswith("@"):
            return Phrase(dash + 1, last - 1, last - 1)
    return None


def _is_of_name(token: Token) -> bool:
    return (token.is_word and token.is_capitalised) or joins_name(token)
