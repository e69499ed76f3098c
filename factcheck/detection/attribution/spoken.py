"""Quoted passages with their voices -> quotation candidates; nested and repeated passages and titles are settled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.attribution.quotation_uses import LABEL, NAME, TITLE
from factcheck.detection.attribution.voices import NOBODY, Attributions, Voice
from factcheck.domain.candidates import QuotationCandidate, QuotedPassage, StatementCandidate
from factcheck.domain.claim import Certainty, QuotationForm
from factcheck.domain.values import Span
from factcheck.language.en.words import table
from factcheck.language.masking import MaskedSentence

NESTED = "inside another quotation"
INTERJECTION = "an interjection in a transcript"
_NAMES = frozenset({TITLE, NAME, LABEL})
_WORD = re.compile(r"\w[\w'’.-]*")
_NOTE = re.compile(r"[(\[][^)\]]*[)\]]")
_CLAUSE_WORDS = 8
# Only the first quotations can stand in a headline or standfirst; the bound keeps long articles linear.
_IN_HEADLINES = 2
_FEWEST_CUT_SHORT = 4
_FEWEST_OF_A_HEADLINE = 2
_IN_REACH = 6
_FEWEST_WORDS_OF_A_TURN = 2


@dataclass(slots=True)
class Spoken:
    """What has been settled about one quoted passage."""

    voice: Voice = NOBODY
    set_aside: str | None = None
    form: QuotationForm = QuotationForm.PARTIAL
    continues: int | None = None


def settle_nested(passages: Sequence[QuotedPassage], spoken: dict[int, Spoken]) -> None:
    """A quotation inside another is set aside: who is quoted there is for the checker to see."""
    for which, passage in enumerate(passages):
        if passage.depth > 0:
            spoken[which] = Spoken(NOBODY, NESTED)


def settle_titles(passages: Sequence[QuotedPassage], spoken: dict[int, Spoken]) -> None:
    """A title of a work, a name or a label in one place of the article is one in all of them, the headline included."""
    known = {
        _folded(passages[which].text): said.set_aside for which, said in spoken.items() if said.set_aside in _NAMES
    }
    for which, said in spoken.items():
        reason = known.get(_folded(passages[which].text))
        if reason is not None and passages[which].depth == 0:
            said.set_aside = reason


def settle_repeated(passages: Sequence[QuotedPassage], spoken: dict[int, Spoken], *, headline: Span | None) -> None:
    """The same words attributed once in the article are the same speaker's where nothing else says who spoke."""
    if all(said.voice.certainty is not Certainty.OPEN for said in spoken.values()):
        return
    folded = {which: _folded(passages[which].text) for which in spoken}
    known = _known_voices(spoken, folded)
    for which, said in spoken.items():
        if said.set_aside in _NAMES or passages[which].depth > 0:
            continue
        known_voice = known.get(folded[which])
        if known_voice is None and which < _IN_HEADLINES:
            in_headline = headline is not None and passages[which].start < headline.end
            known_voice = _of_longer(known, folded[which], _FEWEST_OF_A_HEADLINE if in_headline else _FEWEST_CUT_SHORT)
        if said.voice.mention is None and known_voice is not None:
            said.voice, said.set_aside = known_voice.but(Certainty.LIKELY), None
        elif said.set_aside is None and said.voice.cue is None and said.voice.certainty is Certainty.OPEN:
            said.voice = _of_crosshead(which, spoken, folded) or said.voice


def _known_voices(spoken: dict[int, Spoken], folded: dict[int, str]) -> dict[str, Voice]:
    """Who says which words, the first who does, open guesses left out."""
    known: dict[str, Voice] = {}
    for which in sorted(spoken):
        voice = spoken[which].voice
        if voice.mention is not None and voice.certainty is not Certainty.OPEN:
            known.setdefault(folded[which], voice)
    return known


def _of_crosshead(which: int, spoken: dict[int, Spoken], folded: dict[int, str]) -> Voice | None:
    """Who says the words, or more than they, in one of the next quotations: a crosshead quotes what stands below."""
    if folded[which].count(" ") + 1 < _FEWEST_CUT_SHORT:
        return None
    for later in range(which + 1, which + _IN_REACH):
        is_below = later in spoken and f" {folded[which]} " in f" {folded[later]} "
        if is_below and spoken[later].voice.certainty is not Certainty.OPEN:
            return spoken[later].voice.but(Certainty.OPEN)
    return None


def _of_longer(known: dict[str, Voice], cut_short: str, fewest: int) -> Voice | None:
    """Whose longer quotation in the body it is that a headline cuts short; nobody's where several people said it."""
    if cut_short.count(" ") + 1 < fewest:
        return None
    longer = (voice for words, voice in known.items() if cut_short in words)
    voices = {voice.mention.name: voice for voice in longer if voice.mention is not None}
    return next(iter(voices.values())) if len(voices) == 1 else None


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(words.lower()))


def quotation_candidates(
    passages: Sequence[QuotedPassage], spoken: dict[int, Spoken], attributions: Attributions
) -> list[QuotationCandidate]:
    """The passages between quotation marks, in order of position."""
    plain = [which for which in sorted(spoken) if not passages[which].by_apostrophes]
    position = {which: place for place, which in enumerate(plain)}
    return [
        QuotationCandidate(
            passage=passages[which],
            attribution=attributions.of(spoken[which].voice),
            form=spoken[which].form,
            set_aside=spoken[which].set_aside,
            continues=position.get(earlier) if (earlier := spoken[which].continues) is not None else None,
        )
        for which in plain
    ]


def with_turns(quoted: Sequence[QuotationCandidate], turns: Sequence[QuotationCandidate]) -> list[QuotationCandidate]:
    """The quoted passages and the turns of interviews and transcripts, direct speech without marks, by position."""
    found = sorted((*quoted, *turns), key=lambda one: (one.passage.start, -one.passage.end))
    if not turns:
        return found
    position = {one.passage.start: place for place, one in enumerate(found)}
    moved = (None if one.continues is None else position[quoted[one.continues].passage.start] for one in found)
    return [one.model_copy(update={"continues": place}) for one, place in zip(found, moved, strict=True)]


def is_interjection(turn: str) -> bool:
    """Whether a turn of a transcript is one word and no figure, the typist's notes aside: "Whoo (ph)."."""
    forms = [form.rstrip(".") for form in _WORD.findall(_NOTE.sub("", turn.lower()))]
    gives_figure = any(form in table("number_words") or form[0].isdigit() for form in forms)
    return len(forms) < _FEWEST_WORDS_OF_A_TURN and not gives_figure


def statements_between_apostrophes(
    passages: Sequence[QuotedPassage], spoken: dict[int, Spoken], attributions: Attributions
) -> list[StatementCandidate]:
    """What stands between pairs of apostrophes, as statements: read and attributed like quotations, but not called
    verbatim, since archives put the same pairs around emphasis, titles and words that an editor replaced.
    """
    return [
        StatementCandidate(
            text=passage.text,
            start=passage.start,
            end=passage.end,
            attribution=attributions.of(spoken[which].voice),
        )
        for which, passage in enumerate(passages)
        if passage.by_apostrophes and spoken[which].set_aside is None
    ]


def form_of(
    passage: QuotedPassage, words: list[str], sentence: MaskedSentence, place: int, *, goes_on: bool
) -> QuotationForm:
    """A clause in the speaker's words is direct; a phrase that the article's own sentence runs through is partial."""
    if goes_on or len(words) >= _CLAUSE_WORDS or sentence.is_only_quotes:
        return QuotationForm.DIRECT
    first = next((character for character in passage.text if character.isalpha()), "")
    brought_in = place == 0 or sentence.tokens[place - 1].text in ",:"
    return QuotationForm.DIRECT if first.isupper() and brought_in else QuotationForm.PARTIAL
