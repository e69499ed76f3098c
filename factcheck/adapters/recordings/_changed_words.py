"""Two texts of a prompt -> the words that changed between them (a word-level diff), for a person to read.

The numbers of lines (`s12`, `c3`) and the tags around an article, which bear its hash, are left out: one inserted
sentence would change them all.
"""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import islice
from typing import Final

_MARK: Final = re.compile(r"</?[\w-]+>|[a-z]\d+[,:]?")
_MOST_CHANGES: Final = 3
# Words that are shown before and behind a change, and of the change itself.
_AROUND: Final = 3
_LONGEST: Final = 12
# A diff is quadratic; beyond so many words difflib's heuristic for popular ones is good enough.
_EXACT_UP_TO: Final = 2000


def words_of(text: str) -> list[str]:
    """The words, without marks of lines and articles."""
    return [word for word in text.split() if not _MARK.fullmatch(word)]


def likeness(one: str, other: str) -> float:
    """Dice's coefficient of the two bags of words, 0 to 1."""
    bags = Counter(words_of(one)), Counter(words_of(other))
    common, all_words = (bags[0] & bags[1]).total(), bags[0].total() + bags[1].total()
    return 2 * common / all_words if all_words else 1.0


def changed_words(old: str, new: str) -> str:
    """The first changes, each with the words around it; empty where no word has changed."""
    before, after = words_of(old), words_of(new)
    popular = max(len(before), len(after)) > _EXACT_UP_TO
    opcodes = SequenceMatcher(None, before, after, autojunk=popular).get_opcodes()
    changes = [spans for tag, *spans in opcodes if tag != "equal"]
    shown = [
        f"{_excerpt(before, start, end)} recorded, {_excerpt(after, new_start, new_end)} asked"
        for start, end, new_start, new_end in islice(changes, _MOST_CHANGES)
    ]
    more = len(changes) - len(shown)
    return "; ".join((*shown, f"and {more} more")) if more else "; ".join(shown)


def _excerpt(words: list[str], start: int, end: int) -> str:
    changed = words[start:end]
    if len(changed) > _LONGEST:
        changed = [*changed[: _LONGEST // 2], "...", *changed[-_LONGEST // 2 :]]
    around = [*words[max(0, start - _AROUND) : start], *changed, *words[end : end + _AROUND]]
    return f"“{' '.join(around)}”"
