"""Find antonyms and co-hyponyms: words of a summary in whose place the article has an opposite or a sister term."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from factcheck.auditing.lemmas import lemmas
from factcheck.auditing.modality import is_content
from factcheck.auditing.summaries.summary_words import table
from factcheck.auditing.traceability import Draft, Known
from factcheck.language.en.stems import stem
from factcheck.language.figure_tokens import CasedToken

# Prefixes that derive an antonym of almost any adjective; others (in-, dis-) begin too many unrelated words.
_DENIES = ("un", "non")
_SHORTEST = 4
# Neighbours of a word: so many content words on each side, within so many tokens.
_COMPANY = 3
_REACH = 8


class Kin(NamedTuple):
    """For one word its synonyms and the words that exclude it: antonyms or co-hyponyms."""

    same: tuple[str, ...]
    others: tuple[str, ...]


class Forms:
    """The words of a text, indexed by their candidate lemmas."""

    def __init__(self, tokens: Sequence[CasedToken]) -> None:
        self._written: dict[str, str] = {}
        for token in tokens:
            if token.is_word:
                for lemma in lemmas(token.low):
                    self._written.setdefault(lemma, token.text)

    def find(self, words: Sequence[str]) -> str | None:
        """The first of the lemmas that occurs, as written in the text."""
        return next((self._written[word] for word in words if word in self._written), None)


def contrasting_words(draft: Draft, support: Sequence[CasedToken], known: Known, everywhere: Forms) -> Iterator[str]:
    """A reason for each word in whose place the article has its opposite, and for each that is not known while one of
    its kind is or, in like company, its opposite.

    `everywhere` has the words of what is known. Contrasts that the draft has, too, are no evidence: "from small
    to large" may sum up either.
    """
    own, near = Forms(draft.tokens), Forms(support)
    for at, token in enumerate(draft.tokens):
        if not token.is_word or (token.is_capital and not token.opens):
            continue
        opposite = _swapped(draft.tokens, at, support, known, own)
        if opposite is None and stem(token.low) in known.stems:
            continue
        opposites = _excluded(_opposites(token.low), everywhere, besides=own)
        opposite = opposite or _in_like_company(opposites, support, _company(draft.tokens, at))
        if opposite is not None:
            yield f'"{token.text}" is the opposite of "{opposite}" in the supporting sentences'
            continue
        others = _excluded(_of_its_kind(token.low), everywhere, besides=own)
        if (other := near.find(others) or everywhere.find(others)) is not None:
            yield f'"{token.text}" is not in {known.where}, which has "{other}"'


def _swapped(
    draft: Sequence[CasedToken], at: int, support: Sequence[CasedToken], known: Known, own: Forms
) -> str | None:
    """The antonym that the support has before the same content word: "small boats" for "large boats"; None for none."""
    kin = _opposites(draft[at].low)
    opposites = frozenset(word for each in kin for word in each.others if own.find([word]) is None)
    following = _following(draft, at) if opposites else None
    if following is None:
        return None
    same = frozenset((*lemmas(draft[at].low), *(word for each in kin for word in each.same)))
    if any(_in_front_of(following, same, known.tokens)):
        return None
    return next((token.text for token in _in_front_of(following, opposites, support)), None)


def _in_front_of(following: str, forms: Set[str], tokens: Sequence[CasedToken]) -> Iterator[CasedToken]:
    """The tokens with one of these lemmas whose next content word has the stem `following`."""
    for at, token in enumerate(tokens):
        if not forms.isdisjoint(lemmas(token.low)) and _following(tokens, at) == following:
            yield token


def _following(tokens: Sequence[CasedToken], at: int) -> str | None:
    """The stem of the next content word, at most three tokens on."""
    return next((stem(token.low) for token in tokens[at + 1 : at + 4] if is_content(token)), None)


def _excluded(kin: Sequence[Kin], everywhere: Forms, *, besides: Forms) -> list[str]:
    """The antonyms or co-hyponyms that the draft lacks; none if the evidence has the word or a synonym."""
    if any(everywhere.find(each.same) for each in kin):
        return []
    return [word for each in kin for word in each.others if besides.find([word]) is None]


def _in_like_company(words: Sequence[str], support: Sequence[CasedToken], company: Set[str]) -> str | None:
    """The first of the lemmas in the support that shares a neighbour (`company`) with the draft's word."""
    wanted = frozenset(words)
    for place, token in enumerate(support if wanted else ()):
        if not wanted.isdisjoint(lemmas(token.low)) and not company.isdisjoint(_company(support, place)):
            return token.text
    return None


def _company(tokens: Sequence[CasedToken], at: int) -> frozenset[str]:
    """The stems of the nearest content words on either side."""
    before = [stem(token.low) for token in tokens[max(0, at - _REACH) : at] if is_content(token)]
    after = [stem(token.low) for token in tokens[at + 1 : at + 1 + _REACH] if is_content(token)]
    return frozenset((*before[-_COMPANY:], *after[:_COMPANY]))


def _opposites(low: str) -> list[Kin]:
    """Antonyms by the lexicon and by prefixation: crewed, uncrewed."""
    found = [kin for lemma in lemmas(low) for kin in _kin("opposites").get(lemma, ())]
    for prefix in _DENIES:
        if len(low) >= _SHORTEST:
            found.append(Kin((low,), (prefix + low,)))
        if low.startswith(prefix) and len(low) >= _SHORTEST + len(prefix):
            found.append(Kin((low,), (low.removeprefix(prefix),)))
    return found


def _of_its_kind(low: str) -> list[Kin]:
    """Co-hyponyms by the lexicon: another month, colour, relative."""
    return [kin for lemma in lemmas(low) for kin in _kin("kinds").get(lemma, ())]


@cache
def _kin(name: str) -> Mapping[str, Sequence[Kin]]:
    """The rows of a table as `Kin` by word. A word in several groups is their hypernym (a parent is a mother or a
    father): a synonym of all, an antonym of none.
    """
    found: dict[str, list[Kin]] = {}
    for row in table(name).values():
        groups = [group.split("/") for group in row.split()]
        counts = Counter(word for group in groups for word in group)
        special = [word for word, count in counts.items() if count == 1]
        for group in groups:
            others = tuple(word for word in special if word not in group)
            for word in group:
                if counts[word] == 1:
                    found.setdefault(word, []).append(Kin(tuple(group), others))
    return found
