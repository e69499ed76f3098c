"""Noun phrase -> SourceKind, by its head: a person, a role, an organisation, a document, or anonymous."""

from collections.abc import Callable
from typing import NamedTuple

from factcheck.domain.claim import SourceKind
from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.name_table import Name
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.verbs import has_figure
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token, low_at

# Endings that make a noun a person's: teacher, instructor, economist, librarian, applicant, and their plurals.
_ENDINGS_OF_PERSONS = (
    *("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ant", "ants"),
    *("man", "woman", "men", "women"),
)


class _Head(NamedTuple):
    """What decides the kind: the words of the phrase up to its head, all of its words, and the name in it."""

    core: list[Token]
    inside: list[Token]
    name: Name
    is_person: bool

    @property
    def last(self) -> Token:
        return self.core[-1]

    def stands_for_people(self) -> bool:
        alone = len(self.core) == 1 and self.core[0].low in members("stand_for_people")
        return alone or self.last.low in members("stand_for_people")

    def is_withheld(self) -> bool:
        return not words("anonymous").isdisjoint([token.low for token in self.inside])

    def is_unnamed(self, word: int) -> bool:
        return bool(self.last.word & word) and not self.name

    def is_document(self) -> bool:
        is_whole = len(self.name) > 1
        return bool(self.last.word & Word.DOCUMENT) and not self.last.word & Word.ORGANISATION and not is_whole

    def is_body(self) -> bool:
        return bool(self.name or self.last.word & Word.ORGANISATION or self.last.is_capitalised)


# The first row that fits decides; what fits none is taken for a body.
_KINDS: tuple[tuple[SourceKind, Callable[[_Head], bool]], ...] = (
    (SourceKind.ANONYMOUS, _Head.stands_for_people),
    (SourceKind.NAMED, lambda head: bool(head.name) and head.is_person),
    (SourceKind.ANONYMOUS, _Head.is_withheld),
    (SourceKind.ANONYMOUS, lambda head: head.is_unnamed(Word.COLLECTIVE)),
    (SourceKind.ROLE, lambda head: head.is_unnamed(Word.ROLE)),
    (SourceKind.DOCUMENT, _Head.is_document),
    (SourceKind.ORGANISATION, _Head.is_body),
    (SourceKind.ROLE, lambda head: _ends_as_a_person(head.last)),
)


def kind_of(core: list[Token], inside: list[Token], name: Name, *, is_person: bool) -> SourceKind:
    head = _Head(core, inside, name, is_person)
    return next((kind for kind, fits in _KINDS if fits(head)), SourceKind.ORGANISATION)


def can_speak(core: list[Token]) -> bool:
    """Whether what the phrase names can: people, bodies, documents; no landscape, and no figure alone."""
    head = core[-1]
    if len(core) > 1 and " ".join(token.low for token in core) in words("bodies"):
        return True
    if head.low in words("place_words") or (len(core) == 1 and head.text[0].isdigit()):
        return False
    if head.word & NOUN or head.low in members("stand_for_people") or _ends_as_a_person(head):
        return True
    return head.is_capitalised or any(
        token.text[0].isdigit() or token.low in members("stand_for_people") for token in core
    )


def is_plural(head: Token) -> bool:
    return head.low.endswith(("s", "men", "women", "people")) and not head.low.endswith("ss")


def _ends_as_a_person(head: Token) -> bool:
    """Whether the noun looks like one for a person: a welder, not a merger."""
    return head.low.endswith(_ENDINGS_OF_PERSONS) and head.low.removesuffix("s") not in words("not_persons")


def is_for_a_person(head: Token) -> bool:
    """Whether the noun names somebody by what they are: "leader", "native"."""
    return bool(head.word & Word.ROLE) or head.low in members("told_again")


def tells_again(description: list[Token]) -> bool:
    """Whether it tells more of a known person: an age or "veteran", or by a noun that brings in nobody, where from:
    "the Osk lawmaker", "the actress"; not of an office, "the former French president".
    """
    *modifiers, head = description
    if head.low in members("told_again"):
        return not modifiers or any(one.is_capitalised for one in modifiers) or _adds_to_known(modifiers)
    if modifiers and modifiers[0].low == "former" and any(one.is_capitalised for one in modifiers):
        return False
    return _adds_to_known(modifiers)


def _adds_to_known(modifiers: list[Token]) -> bool:
    return any(one.low in members("redescribes") or one.low.endswith("-year-old") for one in modifiers)


def denies(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether the phrase names nobody: "no one", "none of the officials", "neither minister", "not a single expert"."""
    first, before = tokens[phrase.first], low_at(tokens, phrase.first - 1)
    if first.low in members("nobody") or before in members("denying"):
        return True
    if before in members("hardly") and first.low in members("articles"):
        return True  # "hardly a critic"
    if tokens[phrase.head].low in members("stretches") and has_figure(tokens[phrase.first : phrase.head]):
        return True  # "the past three months show"
    behind = tokens[phrase.first + 1] if phrase.first < phrase.last else first
    is_few = first.low == "few" or (first.low in members("hardly") and behind.low in members("any"))
    return is_few or (
        first.low == "no" and first is not behind and not behind.text[0].isdigit() and first.text[-1] != "."
    )
