"""Source's phrase -> the two in it: a document and its author, a spokesperson and the body they speak for."""

from factcheck.language.en.appositions import name_apposed_to
from factcheck.language.en.homographs import is_used_as_verb
from factcheck.language.en.lexicon import NOUN, Word
from factcheck.language.en.phrases import Phrase, phrase_starting_at
from factcheck.language.en.word_classes import is_verb
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token

_LONGEST_ISSUED = 8
_NO_MAKER = Word.DETERMINER | Word.POSSESSIVE | Word.CALENDAR


def document_and_author(tokens: list[Token], source: Phrase) -> tuple[Phrase, Phrase] | None:
    """Of "the report by the auditors", "a release put out by the police", "the bank's report" the document and its
    author; None for others.
    """
    for at in range(source.first + 1, source.last + 2):
        if not tokens[at - 1].word & Word.DOCUMENT:
            continue
        if _is_written_by(tokens, source, at):
            return Phrase(source.first, at - 1, at - 1), Phrase(at, source.last, source.last)
        first = _author_behind(tokens, at)
        author = phrase_starting_at(tokens, first) if first is not None else None
        if author is not None and not _is_occasion_of_poll(tokens, at, author):
            author = _before_verb(tokens, author)
            return Phrase(source.first, at - 1, at - 1), name_apposed_to(tokens, author) or author
    return _document_of_owner(tokens, source)


def _before_verb(tokens: list[Token], author: Phrase) -> Phrase:
    """Without the verb of the document, which may be a noun: of "data by the bureau show that" the bureau."""
    verb = author.last
    if verb == author.first or not tokens[verb].word & Word.BASE_FORM or not is_used_as_verb(tokens, verb):
        return author
    return Phrase(author.first, verb - 1, min(author.head, verb - 1))


def _is_occasion_of_poll(tokens: list[Token], place: int, author: Phrase) -> bool:
    """ "Exit polls from last month's primary", not "a poll from the Averly Institute"."""
    head = tokens[author.head]
    is_poll = tokens[place - 1].low in members("polls") and tokens[place].low == "from"
    return is_poll and not (head.is_capitalised or head.word & NOUN)


def _is_written_by(tokens: list[Token], source: Phrase, place: int) -> bool:
    """Whether a relative clause names the author there: "a letter Ada Roe wrote in May"."""
    is_name = (
        all(one.is_capitalised for one in tokens[place : source.last + 1]) and not tokens[place - 1].is_capitalised
    )
    return is_name and place <= source.last < len(tokens) - 1 and is_verb(tokens, source.last + 1)


def _author_behind(tokens: list[Token], place: int) -> int | None:
    """Where the author begins behind a document: "by the auditors", "from the bank", "released on Friday by"."""
    if place >= len(tokens):
        return None
    if tokens[place].low == "by":
        return place + 1
    if tokens[place].low == "of":
        return place + 1 if _is_drawn_by(tokens, place) else None
    if tokens[place].low == "from":
        is_dispatch = tokens[place - 1].low in members("sources_of_figures") and not _is_from_a_body(tokens, place)
        return None if is_dispatch or _is_deed_of_name(tokens, place - 1) else place + 1
    if tokens[place].low not in members("issued"):
        return None
    by = (at for at in range(place + 1, min(place + _LONGEST_ISSUED, len(tokens))))
    behind = next((at for at in by if tokens[at].low == "by" or tokens[at].text == ","), None)
    return behind + 1 if behind is not None and tokens[behind].low == "by" else None


def _is_deed_of_name(tokens: list[Token], place: int) -> bool:
    """Whether a word in -s behind a person's name is a verb: "Roe returns from Osk", not "bank records from Osk"."""
    before = tokens[place - 1] if place else None
    return before is not None and before.is_capitalised and not before.word and tokens[place].low.endswith("s")


def _is_from_a_body(tokens: list[Token], place: int) -> bool:
    """ "A report from Lindal authorities", not "a report from Lindal"."""
    author = phrase_starting_at(tokens, place + 1) if tokens[place - 1].low in members("authored") else None
    return author is not None and bool(tokens[author.head].word & (Word.ORGANISATION | Word.COLLECTIVE | Word.ROLE))


def _is_drawn_by(tokens: list[Token], place: int) -> bool:
    """ "The findings of the Rail Board", not "the findings of the report"."""
    author = phrase_starting_at(tokens, place + 1) if tokens[place - 1].low in members("drawn") else None
    if author is None or tokens[author.head].word & Word.DOCUMENT:
        return False
    return tokens[author.head].is_capitalised or bool(tokens[author.head].word & (Word.ORGANISATION | Word.ROLE))


def _document_of_owner(tokens: list[Token], source: Phrase) -> tuple[Phrase, Phrase] | None:
    """ "The bank's report", "Ms. Roe's letter"; not "Monday's report"."""
    genitive = next((at for at in range(source.first + 1, source.head) if tokens[at].low == "'s"), None)
    if genitive is None and tokens[source.first].low == "its" and source.head == source.first + 1:
        is_own = tokens[source.head].word & Word.DOCUMENT or tokens[source.head].low in members("sites")
        return (source, Phrase(source.first, source.first, source.first)) if is_own else None
    if genitive is None:
        return _document_of_maker(tokens, source)
    is_own = tokens[source.head].word & Word.DOCUMENT or tokens[source.head].low in members("sites")
    if not is_own or tokens[genitive - 1].word & Word.CALENDAR:
        return None
    owner = tokens[genitive - 1]
    if not (owner.word & NOUN or owner.is_capitalised) or owner.low in members("days"):
        return None
    return source, Phrase(source.first, genitive - 1, genitive - 1)


def _document_of_maker(tokens: list[Token], source: Phrase) -> tuple[Phrase, Phrase] | None:
    """ "A World Bank report", "the Pentagon statement", "a police report"; not "a Harrow poll", which only the pollster
    has made.
    """
    document = tokens[source.head]
    if not document.word & Word.DOCUMENT or document.is_capitalised or document.low in members("polls"):
        return None
    first = source.head
    while first > source.first and tokens[first - 1].is_capitalised and not tokens[first - 1].word & _NO_MAKER:
        first -= 1
    if first == source.head and tokens[first - 1].low in members("makers") and first > source.first:
        return source, Phrase(first - 1, first - 1, first - 1)
    maker = Phrase(first, source.head - 1, source.head - 1)
    is_body = first < source.head and _is_known_body(tokens, maker)
    return (source, maker) if is_body else None


def _is_known_body(tokens: list[Token], phrase: Phrase) -> bool:
    name = " ".join(token.low for token in tokens[phrase.first : phrase.last + 1])
    last = tokens[phrase.last]
    return (
        name in words("bodies") or bool(last.word & Word.ORGANISATION) or (last.text.isupper() and len(last.text) > 1)
    )


def spokesperson_and_body(tokens: list[Token], source: Phrase) -> tuple[Phrase, Phrase | None] | None:
    """Of "a spokeswoman for the bank", "an Edhi Foundation spokesperson" the go-between and the body; None for others.

    The body is None where the phrase does not name it: "the spokesman".
    """
    head = next((at for at in range(source.first, source.last + 1) if tokens[at].low in members("spokespersons")), None)
    if head is None or any(tokens[at].is_capitalised for at in range(head + 1, min(head + 3, source.last + 1))):
        return None if head is None or tokens[head + 1].is_capitalised else _with_body(tokens, source, head)
    return _with_body(tokens, source, head)


def _with_body(tokens: list[Token], source: Phrase, head: int) -> tuple[Phrase, Phrase | None]:
    if head + 1 < len(tokens) and tokens[head + 1].low in ("for", "of", "from", "at"):
        body = phrase_starting_at(tokens, head + 2)
        is_named = body is not None and not tokens[body.first].word & Word.PRONOUN
        return Phrase(source.first, head, head), _owner_of_seat(tokens, body) if body and is_named else None
    body = _body_before(tokens, source.first, head)
    return Phrase(source.first if body is None else head, head, head), body


def _body_before(tokens: list[Token], first: int, head: int) -> Phrase | None:
    """The body named in front of its spokesperson: "the bank's spokesman", "the Tarnair spokesman"."""
    last = head - 1
    while first < head and tokens[first].low in ("a", "an", "another"):
        first += 1
    if last >= first and tokens[last].low == "'s":
        last -= 1
    elif tokens[first].low == "the" and first < last and tokens[first + 1].is_capitalised:
        first += 1
    inside = tokens[first : last + 1]
    names_body = any(token.word & NOUN or (token.is_capitalised and not token.word & _NO_MAKER) for token in inside)
    return Phrase(first, last, last) if names_body else None


def _owner_of_seat(tokens: list[Token], body: Phrase) -> Phrase:
    """The body at whose seat somebody speaks for it: of "Tarnair's Osk headquarters" Tarnair; else the phrase."""
    genitive = next((at for at in range(body.first + 1, body.last) if tokens[at].low == "'s"), None)
    if genitive is None or tokens[body.head].low not in members("seats"):
        return body
    return Phrase(body.first, genitive - 1, genitive - 1)
