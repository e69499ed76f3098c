"""Tell what kind of source a noun phrase makes: a person, a role, a body, a document, or nobody in particular."""

from factcheck.domain.claim import SourceKind
from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token

# Endings that make a noun a person's: teacher, instructor, economist, librarian, applicant, and their plurals.
_ENDINGS_OF_PERSONS = (
    *("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "ant", "ants"),
    *("man", "woman", "men", "women"),
)


def kind_of(core: list[Token], inside: list[Token], name: tuple[str, ...], *, is_person: bool) -> SourceKind:
    unnamed = words("anonymous")
    head = core[-1]
    if head.low in members("stand_for_people") or (core[0].low in members("stand_for_people") and len(core) == 1):
        return SourceKind.ANONYMOUS
    if name and is_person:
        return SourceKind.NAMED
    if any(token.low in unnamed for token in inside):
        return SourceKind.ANONYMOUS
    if head.word & Word.COLLECTIVE and not name:
        return SourceKind.ANONYMOUS
    if head.word & Word.ROLE and not name:
        return SourceKind.ROLE
    if head.word & Word.DOCUMENT and not head.word & Word.ORGANISATION and not (name and len(name) > 1):
        return SourceKind.DOCUMENT
    if name or head.word & Word.ORGANISATION or head.is_capitalised:
        return SourceKind.ORGANISATION
    return SourceKind.ROLE if _ends_as_a_person(head) else SourceKind.ORGANISATION


def can_speak(core: list[Token]) -> bool:
    head = core[-1]
    if head.word & NOUN or head.low in members("stand_for_people") or _ends_as_a_person(head):
        return True
    return head.is_capitalised or any(
        token.text[0].isdigit() or token.low in members("stand_for_people") for token in core
    )


def is_plural(head: Token) -> bool:
    return head.low.endswith(("s", "men", "women", "people"))


def _ends_as_a_person(head: Token) -> bool:
    """Whether the noun looks like one for a person: a welder, not a merger."""
    return head.low.endswith(_ENDINGS_OF_PERSONS) and head.low.removesuffix("s") not in words("not_persons")
