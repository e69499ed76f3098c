"""Give each voice of an article as the report has it: source, cue, via and publisher."""

from dataclasses import dataclass, field

from factcheck.detection.attribution.voices import Voice
from factcheck.domain.claim import Attribution, Source, SourceKind
from factcheck.domain.values import passage


@dataclass(slots=True)
class Attributions:
    """The attributions in one article: all that one voice says there, quoted or not, has one and the same."""

    text: str
    publisher: str | None
    known: dict[Voice, Attribution] = field(default_factory=dict)

    def of(self, voice: Voice) -> Attribution:
        found = self.known.get(voice)
        if found is None:
            found = self.known[voice] = _attribution(self.text, voice, self.publisher)
        return found


def _attribution(text: str, voice: Voice, publisher: str | None) -> Attribution:
    """A pronoun that nothing resolves keeps its own words as name."""
    mention = voice.mention
    cue = passage(text, *voice.cue) if voice.cue else None
    via = tuple(passage(text, *place) for place in voice.via if not _is_publisher(text[slice(*place)], publisher))
    if mention is None:
        return Attribution(
            kind=SourceKind.UNATTRIBUTED,
            source=None,
            cue=cue,
            via=via,
            published_by=publisher,
            certainty=voice.certainty,
        )
    words_there = text[mention.start : mention.end]
    source = Source(text=words_there, start=mention.start, end=mention.end, name=mention.name)
    return Attribution(
        kind=mention.kind, source=source, cue=cue, via=via, published_by=publisher, certainty=voice.certainty
    )


def _is_publisher(words_there: str, publisher: str | None) -> bool:
    """Whether the words name the article's own publisher, in full or by the last word: published_by, never via."""
    if publisher is None:
        return False
    here, whole = _bare(words_there), _bare(publisher)
    return here == whole or whole.endswith(f" {here}")


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()
