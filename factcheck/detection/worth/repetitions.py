"""Claim drafts -> near-duplicates: which of them give the same figure again, or the same statement in other words.

News copy says its main points two or three times: in headline and standfirst, at length in the lead, again below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import ClaimKind, Quantity, SourceKind
from factcheck.language.en.stems import stem
from factcheck.language.en.words import members, table, words

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_CONTENT_LETTERS = 4
# The share of content words that two statements have in common (Jaccard), or that the shorter has in the longer one.
_ALIKE = 0.6
_CONTAINED = 0.8
# Content words that the shorter must have: with the same source, and where one source or both are not certain.
_FEWEST_WORDS = 3
_FEWEST_OF_ANOTHER = 5
# As many drafts of the kind back a repetition is looked for: the comparison stays linear.
_REACH = 40
_LEAD_PARAGRAPHS = 2
# Classes of function words that turn what a clause says: "not"; "whether" and "if" in front of it.
_DENIAL = "neg"
_OPEN = "sub"
# Content words that the sentences of two like figures share.
_SHARED_WORDS = 3
_SHARED_WITH_HEAD = 2


def repetitions(article: Article, drafts: Sequence[ClaimDraft]) -> list[int | None]:
    """For each draft, in order of position, the index of the first of its kind that says the same; None for most.

    A quotation repeats one with the same words, which grounding finds; here are statements, assertions and figures.
    """
    found: list[int | None] = []
    before: dict[ClaimKind, list[tuple[int, _Said]]] = {}
    for place, said in enumerate(_read(article, drafts)):
        earlier = before.setdefault(said.draft.kind, [])
        first = next((at for at, other in earlier[-_REACH:] if _is_same(said, other)), None)
        found.append(first)
        if first is None and said.draft.kind is not ClaimKind.QUOTATION:
            earlier.append((place, said))
    return found


@lru_cache(maxsize=64)
def content(words: str) -> frozenset[str]:
    """The stems of the content words, and the numbers."""
    lows = set(map(str.lower, _WORD.findall(words)))
    return frozenset([stem(low) for low in lows if len(low) >= _CONTENT_LETTERS or low[0].isdecimal()])


def turns(said: str) -> frozenset[str]:
    """Which of a denial, and a condition or indirect question as a whole, the words are."""
    classes = table("function_words")
    lows = _WORD.findall(said.lower().replace("n't", " not").replace("n’t", " not"))
    is_denial = not members("negating").isdisjoint(lows) or _DENIAL in map(classes.get, lows)
    is_open = any(classes.get(low) == _OPEN for low in lows[:1])
    return frozenset({_DENIAL} if is_denial else ()) | frozenset({_OPEN} if is_open else ())


@dataclass
class _Said:
    """A draft with the content words of it and of its sentence, and where in the article it stands."""

    draft: ClaimDraft
    words: frozenset[str]
    sentence: frozenset[str]
    in_head: bool
    in_lead: bool

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(word for word in _WORD.findall(self.draft.text) if word[0].isdecimal())

    @cached_property
    def turns(self) -> frozenset[str]:
        return turns(self.draft.text)


def _read(article: Article, drafts: Sequence[ClaimDraft]) -> Iterator[_Said]:
    body, lead_end = article.parts.body.start, _end_of_lead(article)

    @cache
    def of_sentence(start: int, end: int) -> frozenset[str]:
        return _substance(article.text[start:end])

    for draft in drafts:
        yield _Said(
            draft=draft,
            words=_substance(draft.text),
            sentence=of_sentence(draft.sentence.start, draft.sentence.end),
            in_head=draft.start < body,
            in_lead=body <= draft.start < lead_end,
        )


def _end_of_lead(article: Article) -> int:
    end = article.parts.body.start
    for _ in range(_LEAD_PARAGRAPHS):
        end = article.text.find("\n\n", end + 1)
        if end < 0:
            return article.parts.body.end
    return end


def _substance(words: str) -> frozenset[str]:
    return content(words) - _function_stems()


@cache
def _function_stems() -> frozenset[str]:
    return frozenset(map(stem, table("function_words")))


def _is_same(said: _Said, earlier: _Said) -> bool:
    return _is_same_figure(said, earlier) if said.draft.quantity is not None else _is_same_content(said, earlier)


def _is_same_content(said: _Said, earlier: _Said) -> bool:
    """Whether two statements or assertions have most of their content words in common, and nothing opposes that."""
    common, least = len(said.words & earlier.words), min(len(said.words), len(earlier.words))
    if least < _FEWEST_WORDS or said.draft.start < earlier.draft.end:
        return False
    is_alike = common >= _ALIKE * len(said.words | earlier.words)
    if not is_alike and not (common >= _CONTAINED * least and _may_be_shorter(said, earlier, least)):
        return False
    return not _are_opposed(said, earlier) and not _are_two(said.draft, earlier.draft)


def _may_be_shorter(said: _Said, earlier: _Said, least: int) -> bool:
    """Whether words in a longer claim are enough: one source says both, a lead its headline, or there are many."""
    one, other = said.draft.attribution.source, earlier.draft.attribution.source
    is_one_source = (one and one.name) == (other and other.name)
    return is_one_source or (earlier.in_head and said.in_lead) or least >= _FEWEST_OF_ANOTHER


def _are_opposed(one: _Said, other: _Said) -> bool:
    """Whether one denies what the other does not, or leaves it open, or each has a number that the other lacks."""
    return one.turns != other.turns or not (one.numbers <= other.numbers or other.numbers <= one.numbers)


def _are_two(one: ClaimDraft, other: ClaimDraft) -> bool:
    """Whether two named sources have no word of their names in common."""
    names, others = _names(one), _names(other)
    return bool(names and others) and names.isdisjoint(others)


def _names(draft: ClaimDraft) -> frozenset[str]:
    """The words of the source's name, where it is one."""
    source, kind = draft.attribution.source, draft.attribution.kind
    is_name = source is not None and kind in (SourceKind.NAMED, SourceKind.ORGANISATION)
    return naming_words(source.name) if source and is_name else frozenset()


def naming_words(name: str) -> frozenset[str]:
    """The words of a name, in lower case, without "the" and "of"."""
    return frozenset(map(str.lower, _WORD.findall(name))).difference(table("function_words"))


def _is_same_figure(said: _Said, earlier: _Said) -> bool:
    one, other = said.draft.quantity, earlier.draft.quantity
    if one is None or other is None or (one.value, one.value_high) != (other.value, other.value_high):
        return False
    if said.draft.sentence == earlier.draft.sentence or _are_two(said.draft, earlier.draft):
        return False
    if _is_headline_count(said, earlier):
        return True
    return not _differ(one, other) and (_counts_the_same(one, other) or _is_tied(said, earlier))


def _is_headline_count(said: _Said, earlier: _Said) -> bool:
    """Whether a count of the lead is that of the headline under another noun, by the rest of their sentences: "2 hurt
    as fireworks misfire at Osk beach", "two people were hurt after fireworks misfired at a beach".
    """
    one, other = said.draft.quantity, earlier.draft.quantity
    if one is None or other is None or not (earlier.in_head and said.in_lead):
        return False
    nouns = [figure.unit.lower() for figure in (one, other) if figure.unit is not None]
    are_counts = not any(noun in words("measures") or not noun[0].isalpha() for noun in nouns)
    return are_counts and len((said.sentence & earlier.sentence) - said.words - earlier.words) >= _SHARED_WORDS


def may_be_same(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have the same value, and nothing that both give tells them apart."""
    return (one.value, one.value_high) == (other.value, other.value_high) and not _differ(one, other)


def _differ(one: Quantity, other: Quantity) -> bool:
    """Whether the figures have another unit, without units count another thing, or are of another time or name."""
    if one.unit is None and other.unit is None:
        of_what = _conflict(one.counted, other.counted)
    else:
        of_what = one.unit != other.unit and _conflict(one.unit, other.unit)
    return of_what or _conflict(one.period, other.period) or _conflict(_name(one), _name(other))


def _conflict(one: str | None, other: str | None) -> bool:
    """Whether both are given and have no content word in common."""
    return one is not None and other is not None and one != other and content(one).isdisjoint(content(other))


def _name(figure: Quantity) -> str | None:
    """The name of whose figure it is, where its subject is one."""
    words = figure.subject.text if figure.subject else ""
    return words if words.split()[-1:] and words.split()[-1][0].isupper() and " " in words else None


def _counts_the_same(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and not content(one.counted or "").isdisjoint(content(other.counted or ""))


def _is_tied(said: _Said, earlier: _Said) -> bool:
    """Whether a number of many digits, or other words of their sentences, tell that like figures are one."""
    one, other = said.draft.quantity, earlier.draft.quantity
    if one is None or other is None:
        return False
    if one.unit and other.unit and _is_distinctive(one.value):
        return True
    own = said.words | earlier.words
    least = _SHARED_WITH_HEAD if earlier.in_head else _SHARED_WORDS
    return len((said.sentence & earlier.sentence) - own) >= least


def _is_distinctive(value: float) -> bool:
    """Whether a number hardly stands for two things in one article: 340, 1,325, 8.25; not 12 or 500."""
    digits = len(f"{abs(value):f}".replace(".", "").strip("0"))
    return digits > 2 or (digits == 2 and abs(value) > 100)
