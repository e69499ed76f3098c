"""Places in a text -> whose words they are there: attribution of the text, or of what stands around the places."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from factcheck.auditing.drafts.speakers import Speaker
from factcheck.detection.attribution.attribute import Attributed, attribute
from factcheck.detection.attribution.dialogue.finding import find_turns
from factcheck.detection.attribution.dialogue.turns import QUESTION, Turn
from factcheck.domain.article import Article
from factcheck.domain.claim import Attribution, Certainty, SourceKind
from factcheck.domain.values import Span
from factcheck.language.doc import Doc
from factcheck.language.en.lexicon import lexicon

# So many characters of the sources are attributed; where they are longer, what stands around the places, with the
# beginnings, where people are introduced by their full names.
_MOST_READ: Final = 150_000
_LEAST_AROUND, _MOST_AROUND = 300, 3_000
_BEGINNING: Final = 1_500
# How far before a place the words of a turn around it may begin.
_LONGEST_TURN: Final = 20_000


class Reach(NamedTuple):
    """How much of a text is attributed: all, or its beginning and the paragraphs of the places, and where these do not
    name the speaker of a quotation, so many characters around it.
    """

    is_all: bool
    around: int = _LEAST_AROUND

    @classmethod
    def of(cls, characters: int, places: int) -> "Reach":
        """For so many characters with so many places of quotations in them."""
        around = _MOST_READ // (2 * max(places, 1))
        return cls(characters <= _MOST_READ, min(max(around, _LEAST_AROUND), _MOST_AROUND))


class Attributions:
    """The reported words of a text with their speakers, by position."""

    def __init__(self, attributed: Attributed, doc: Doc, turns: Iterable[Turn] = ()) -> None:
        self._doc = doc
        quoted = [(one.passage, self.speaker(one.attribution)) for one in attributed.quotations]
        told = [(one, self.speaker(one.attribution)) for one in attributed.statements]
        labelled = [(Span(start=turn.start, end=turn.end), _speaker_of(turn)) for turn in turns]
        said = [(Span(start=one.start, end=one.end), by) for one, by in (*quoted, *told, *labelled) if by is not None]
        self._said = sorted(said, key=lambda one: (one[0].start, -one[0].end))
        self._starts = [span.start for span, _ in self._said]

    def speaker_at(self, place: Span) -> Speaker | None:
        """Whose words most of the place is, by the closest reported words around it; None for nobody's."""
        first = bisect_left(self._starts, place.start - _LONGEST_TURN)
        best: Speaker | None = None
        most = (place.end - place.start) // 2
        shortest = 0
        for span, speaker in self._said[first : bisect_left(self._starts, place.end)]:
            common = min(span.end, place.end) - max(span.start, place.start)
            if common > most or (best is not None and common == most and span.end - span.start < shortest):
                best, most, shortest = speaker, common, span.end - span.start
        return best

    def speaker(self, attribution: Attribution) -> Speaker | None:
        """The speaker of an attribution, with the roles or names that the text gives him."""
        source = attribution.source
        if source is None:
            return None
        return Speaker(
            name=source.name,
            kind=attribution.kind,
            is_open=attribution.certainty is Certainty.OPEN,
            also=self._also(source.name, attribution.kind),
        )

    def _also(self, name: str, kind: SourceKind) -> tuple[str, ...]:
        roles = self._doc.names.roles
        words = set(name.lower().split())
        if kind is SourceKind.ROLE:
            held = [{form[-1]: " ".join(form) for form in roles[word]} for word in words & roles.keys()]
            return tuple(next(iter(holders.values())) for holders in held if len(holders) == 1)
        surname = name.split()[-1]
        return tuple(role for role, forms in roles.items() if any(form[-1] == surname for form in forms))


def speakers_at(
    article: Article, doc: Doc, quoted: Sequence[Span], told: Sequence[Span], reach: Reach
) -> Callable[[Span], Speaker | None]:
    """Whose words they are at each of the places of quotations and reported statements; `doc` is that of the article.

    Of a long text the paragraph of a place is read, which mostly names the speaker. Where it does not, more is read
    around a quotation, and it cannot be told of a statement.
    """
    if reach.is_all:
        return _attributed(article, doc).speaker_at
    paragraphs = {place: _paragraph(doc.text, place) for place in (*quoted, *told)}
    near = _attributed(article, doc.slice(_around(doc.sentences, paragraphs.values(), 0)))
    known = {place: near.speaker_at(place) for place, where in paragraphs.items()}
    unsure = {place for place, where in paragraphs.items() if not _is_named(known[place], where.cut(doc.text))}
    wanting = unsure.intersection(quoted)
    if wanting:
        far = _attributed(article, doc.slice(_around(doc.sentences, wanting, reach.around)))
        known |= {place: far.speaker_at(place) for place in wanting}
    return {place: speaker for place, speaker in known.items() if place in wanting or place not in unsure}.get


def _attributed(article: Article, doc: Doc) -> Attributions:
    turns = find_turns(doc.masked, body=article.parts.body.start)
    return Attributions(attribute(doc, article.parts, publisher=article.publisher), doc, turns.values())


def _paragraph(text: str, place: Span) -> Span:
    end = text.find("\n", place.end)
    return Span(start=text.rfind("\n", 0, place.start) + 1, end=end if end >= 0 else len(text))


def _is_named(speaker: Speaker | None, paragraph: str) -> bool:
    return speaker is not None and speaker.is_somebody and speaker.name.split()[-1] in paragraph


def _speaker_of(turn: Turn) -> Speaker | None:
    """Whom the label of a turn names, a surname alone or the one who asks included."""
    if turn.label is None or turn.is_answer or turn.name == (QUESTION,):
        return None
    is_name = not any(lexicon().get(word.lower(), 0) or word.isdigit() for word in turn.name)
    return Speaker(name=" ".join(turn.name), kind=SourceKind.NAMED if is_name else SourceKind.ROLE)


def _around(sentences: Sequence[Span], places: Iterable[Span], reach: int) -> list[Span]:
    """The sentences near a place, and the first ones."""
    wanted: set[int] = set(range(bisect_left(sentences, _BEGINNING, key=_start)))
    for place in places:
        first = bisect_left(sentences, place.start - reach, key=_start)
        wanted.update(range(first, bisect_left(sentences, place.end + reach, key=_start)))
    return [sentences[at] for at in sorted(wanted)]


def _start(span: Span) -> int:
    return span.start
