"""Two speakers, of a draft and of its source -> whether they are one."""

from dataclasses import dataclass
from itertools import product
from typing import Final

from factcheck.auditing.audit_words import is_function_word
from factcheck.domain.claim import SourceKind
from factcheck.domain.draft_report import SpeakerMatch
from factcheck.language.en.lexicon import Word, lexicon
from factcheck.language.word_stream import read_words

_TITLE: Final = Word.ROLE | Word.HONORIFIC
_WITHOUT_NAME: Final = frozenset({SourceKind.ANONYMOUS, SourceKind.UNATTRIBUTED})


@dataclass(frozen=True)
class Speaker:
    """Whose words they are: the fullest name, and `also` the other names of whom a text introduces in that role.

    `is_open`: who it is could not be told for sure.
    """

    name: str
    kind: SourceKind
    is_open: bool = False
    also: tuple[str, ...] = ()

    @property
    def is_somebody(self) -> bool:
        """Whether it can be told who it is."""
        return not self.is_open and self.kind not in _WITHOUT_NAME


def compare(one: Speaker | None, other: Speaker | None) -> SpeakerMatch:
    """Two names, or two bodies, that have no word in common are others; a role may be anybody whom no text names.

    Of two names the roles do not count: two people may be senators.
    """
    if one is None or other is None or not (one.is_somebody and other.is_somebody):
        return SpeakerMatch.UNCLEAR
    kinds = {one.kind, other.kind}
    names = (
        ((one.name,), (other.name,))
        if kinds == {SourceKind.NAMED}
        else ((one.name, *one.also), (other.name, *other.also))
    )
    if any(_may_be_one(name, theirs) for name, theirs in product(*names)):
        return SpeakerMatch.SAME
    if kinds == {SourceKind.NAMED}:
        return SpeakerMatch.OTHER
    are_bodies = kinds == {SourceKind.ORGANISATION} and _words(one.name).isdisjoint(_words(other.name))
    return SpeakerMatch.OTHER if are_bodies else SpeakerMatch.UNCLEAR


def _may_be_one(name: str, other: str) -> bool:
    """Whether a name is a part of the other, its initials, or the same with a first name cut short: "J. Roe"."""
    words, others = _words(name), _words(other)
    if not words or not others:
        return False
    if words <= others or others <= words:
        return True
    return _initials(name) == _letters(other) or _initials(other) == _letters(name) or _is_cut_short(name, other)


def _words(name: str) -> frozenset[str]:
    """The words of a name without titles and roles; of a role alone, its words."""
    lows = [_plain(low) for low in read_words(name).lows]
    named = [low for low in lows if not is_function_word(low) and not lexicon().get(low, 0) & _TITLE]
    return frozenset(named or (low for low in lows if not is_function_word(low)))


def _plain(low: str) -> str:
    return low.removesuffix("'s").replace(".", "")


def _initials(name: str) -> str:
    return "".join(form[0] for form in read_words(name).forms if form[0].isupper())


def _letters(name: str) -> str:
    """The letters of a name that is one word in capitals; a mark that is no initial else."""
    letters = name.replace(".", "").strip()
    return letters if letters.isupper() and letters.isalpha() and len(letters) > 1 else "-"


def _is_cut_short(name: str, other: str) -> bool:
    one, two = ([_plain(low) for low in read_words(text).lows] for text in (name, other))
    same_surname = len(one) > 1 and len(two) > 1 and one[-1] == two[-1]
    return same_surname and one[0][:1] == two[0][:1] and 1 in (len(one[0]), len(two[0]))
