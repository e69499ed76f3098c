"""Short lines of a page -> the names that stand in them among words of its buttons: "Storvik Shop", "About Storvik".

A site names itself in its navigation again and again; a topic or a person stands there in a line or two.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from factcheck.intake.words import words
from factcheck.language.en.words import table as lexical_table

_LONGEST_LINE = 60
_MOST_WORDS = 7
_LONGEST_NAME = 4
_LONGEST_TAIL = 2
_INNER = frozenset({"of", "and", "the", "&"})


def names_in_navigation(lines: Iterable[str]) -> Iterator[str]:
    """Each name once for each different line that has it, with and without the words behind it: "Storvik News"."""
    for line in dict.fromkeys(line for line in lines if len(line) <= _LONGEST_LINE):
        tokens = line.split()
        if 1 < len(tokens) <= _MOST_WORDS:
            yield from _names(tokens)


def _names(tokens: Sequence[str]) -> Iterator[str]:
    bare = [token.strip(".,:;!?()").casefold() for token in tokens]
    own = [at for at, word in enumerate(bare) if word not in _known() and word not in _INNER]
    if not own:
        return
    first, end = own[0], own[-1] + 1
    is_whole = end - first == len(tokens)
    if is_whole or end - first > _LONGEST_NAME or not _is_name(tokens[first:end], bare[first:end]):
        return
    if not (set(bare[:first]) <= _known() and set(bare[end:]) <= _behind()):
        return
    is_daily = first > 0 and bare[first - 1] in words("sections") and tokens[first - 1][0].isupper()
    for start in (first, first - 1) if is_daily else (first,):
        for last in range(end, min(len(tokens), end + _LONGEST_TAIL) + 1):
            if all(token[0].isupper() for token in tokens[end:last]):
                yield " ".join(tokens[start:last]).strip(".,:;!?()")


def _is_name(tokens: Sequence[str], bare: Sequence[str]) -> bool:
    """Whether words are written as a name is, and not as a person's with a usual first name."""
    is_capitalised = all(token[0].isupper() or word in _INNER for token, word in zip(tokens, bare, strict=True))
    return is_capitalised and not (len(tokens) > 1 and bare[0] in lexical_table("first_names"))


@cache
def _behind() -> frozenset[str]:
    return words("behind_a_publisher") | words("sections")


@cache
def _known() -> frozenset[str]:
    return words("before_a_publisher") | _behind()
