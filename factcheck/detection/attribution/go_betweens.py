"""Name the principal of a go-between: the body of a spokesperson, the author of a document, and these as via."""

from bisect import bisect_left

from factcheck.detection.attribution.authorship import document_and_author, spokesperson_and_body
from factcheck.detection.attribution.channels import obtained_by, place_of
from factcheck.detection.attribution.frames.frame import Frame
from factcheck.detection.attribution.mentions.discourse import Discourse
from factcheck.detection.attribution.mentions.mention import Mention, least_sure
from factcheck.detection.attribution.outlets import is_outlet
from factcheck.domain.claim import Certainty, SourceKind
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.phrases import Phrase
from factcheck.language.en.words import members
from factcheck.language.tokens import Token

_Place = tuple[int, int]
_NEAR_SUIT = 6


def speaker_behind(
    discourse: Discourse, tokens: list[Token], source: Phrase, mention: Mention
) -> tuple[Mention, _Place | None]:
    """Whose words they are that the mention passes on, and where the mention stands as the go-between, if it is one."""
    spoken_for = spokesperson_and_body(tokens, source)
    written = document_and_author(tokens, source)
    if spoken_for is None and written is None:
        return _known_go_between(discourse, tokens, source, mention)
    go_between = place_of(tokens, (spoken_for or written or (source,))[0])
    if spoken_for is not None:
        mention = _body_behind(discourse, tokens, mention, spoken_for[1])
    if written is not None:
        mention = _written_by(mention, discourse.mention(tokens, written[1]))
    return mention, go_between


def through(
    discourse: Discourse,
    tokens: list[Token],
    frame: Frame,
    mention: Mention,
    go_between: _Place | None,
    via: list[_Place],
) -> list[_Place]:
    """What the via lacks: the outlet that has the source's document, the go-between, the outlet in force."""
    found: list[_Place] = []
    if frame.source is not None and frame.source.last < frame.cue:
        found.extend(place_of(tokens, outlet) for outlet in obtained_by(tokens, frame.source.last + 1))
    if go_between is not None and not _names_itself(tokens, mention, go_between):
        found.append(go_between)
    _remember_channels(discourse, tokens, frame, mention, [*via, *found])
    is_bare = not via and not found
    if is_bare and discourse.carrier is not None and _is_quoted_by_nobody(tokens, frame):
        found.append(discourse.carrier)
    return found


def _body_behind(discourse: Discourse, tokens: list[Token], mention: Mention, body: Phrase | None) -> Mention:
    """Whom an unnamed spokesperson speaks for: the body that is named there, else the last one named so."""
    if mention.kind is SourceKind.NAMED and not _has_unnamed_since(discourse, tokens, mention):
        return mention
    if body is not None:
        discourse.spoken_for = _as_before(discourse, discourse.mention(tokens, body))
    known = discourse.spoken_for or _body_just_heard(discourse, tokens)
    if known is None:
        return mention
    certainty = mention.certainty if discourse.spoken_for else known.certainty
    return mention._replace(name=known.name, kind=known.kind, is_person=False, certainty=certainty)


def _has_unnamed_since(discourse: Discourse, tokens: list[Token], named: Mention) -> bool:
    """Whether an unnamed spokesperson was brought in after the named one was in force, so that "the spokesman" is
    the former.
    """
    before = (one.start for one in reversed(discourse.persons) if one.name == named.name)
    last = next((start for start in before if start < tokens[0].start), 0)
    return any(place[0] > last for place, _ in discourse.spokespersons.values())


def _as_before(discourse: Discourse, body: Mention) -> Mention:
    """The body by the longer name of the one last spoken for: Tarn Air Lines, where "the Tarn spokesman" follows."""
    known = discourse.spoken_for
    is_short = known is not None and known.name.removeprefix("The ").startswith(f"{body.name} ")
    return body._replace(name=known.name) if known is not None and is_short else body


def _body_just_heard(discourse: Discourse, tokens: list[Token]) -> Mention | None:
    """The body that begins the sentence before and says something there: "a spokesman" is likely to speak for it."""
    body, start = discourse.antecedent("it", tokens[0].start), discourse.start_of(2)
    if body is None or body.kind is not SourceKind.ORGANISATION or not start <= body.start <= start + len("The "):
        return None
    is_heard = any(token.word & CUE for token in discourse.sentences[-2].tokens)
    return body._replace(certainty=least_sure((body.certainty, Certainty.LIKELY))) if is_heard else None


def _known_go_between(
    discourse: Discourse, tokens: list[Token], source: Phrase, mention: Mention
) -> tuple[Mention, tuple[int, int] | None]:
    """For whom "they" speaks who was brought in as a spokesperson, and whose "the statement" is; and these as via."""
    if mention.antecedent is not None and mention.name in discourse.spokespersons:
        place, body = discourse.spokespersons[mention.name]
        return _written_by(mention, body), place
    head = tokens[source.head]
    if not head.word & Word.DOCUMENT or source.head - source.first > 1:
        return mention, None
    if tokens[source.first].low not in members("same_again"):
        discourse.authors.pop(head.low, None)
        return mention, None
    author = discourse.authors.get(head.low)
    return (mention, None) if author is None else (_written_by(mention, author), place_of(tokens, source))


def remember_suit(discourse: Discourse, tokens: list[Token], plaintiff: Mention) -> None:
    """Whose "the lawsuit" is from here on: "The guild sued Tarnair", "Roe filed a complaint"."""
    sues = members("sues")
    place = next((at for at, token in enumerate(tokens) if token.low in sues), 0)
    if not place or not plaintiff.can_speak or tokens[place].start < plaintiff.end:
        return
    behind = {token.low for token in tokens[place + 1 : place + _NEAR_SUIT]}
    is_passive = tokens[place].low == "sued" and tokens[place - 1].low in members("be")
    is_filed = tokens[place].low.startswith("su") or not behind.isdisjoint(members("suits"))
    if is_filed and not is_passive:
        discourse.authors.update(dict.fromkeys(members("suits"), plaintiff))


def _written_by(document: Mention, author: Mention) -> Mention:
    return document._replace(name=author.name, kind=author.kind, is_person=author.is_person)


def _names_itself(tokens: list[Token], mention: Mention, go_between: tuple[int, int]) -> bool:
    """Whether nobody is named for whom they speak: "a spokesman said"."""
    inside = _tokens_in(tokens, go_between)
    return bool(inside) and mention.name.lower().endswith(inside[-1].low)


def _tokens_in(tokens: list[Token], place: _Place) -> list[Token]:
    first = bisect_left(tokens, place[0], key=lambda token: token.start)
    last = bisect_left(tokens, place[1], key=lambda token: token.start)
    return tokens[first:last]


def _remember_channels(
    discourse: Discourse, tokens: list[Token], frame: Frame, mention: Mention, via: list[tuple[int, int]]
) -> None:
    """Whose "the statement" and "the report" are from here on, and which outlet quotes others."""
    if frame.source is None or mention.is_nobody or not mention.can_speak:
        return
    if frame.main and is_outlet(tokens, frame.source):
        discourse.carrier = place_of(tokens, frame.source)
        discourse.authors["report"] = mention
    for place in via:
        carried_by = _tokens_in(tokens, place)
        documents = {token.low for token in carried_by if token.word & Word.DOCUMENT}
        if carried_by and carried_by[0].low in members("same_again"):
            documents -= discourse.authors.keys()  # "the statement added", which has its author
        discourse.authors.update(dict.fromkeys(documents, mention))
    spoken_for = spokesperson_and_body(tokens, frame.source)
    if spoken_for is not None and mention.kind is not SourceKind.NAMED:
        words_there = discourse.mention(tokens, frame.source).name
        discourse.spokespersons[words_there] = place_of(tokens, spoken_for[0]), mention


def _is_quoted_by_nobody(tokens: list[Token], frame: Frame) -> bool:
    """ "Kim was quoted as saying": by the outlet that the article has named before."""
    is_passive = frame.cue > 0 and tokens[frame.cue - 1].low in members("be")
    return is_passive and frame.carrier is None and tokens[frame.cue].low in ("quoted", "cited")
