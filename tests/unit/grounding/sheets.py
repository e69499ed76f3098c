"""A worksheet by hand: two sources that the rules are sure of, and what they leave open."""

from collections.abc import Sequence

from factcheck.domain.answer import ClaimsAnswer
from factcheck.domain.candidates import ClaimDraft, MentionCandidate
from factcheck.domain.claim import (
    Attribution,
    Certainty,
    Checkability,
    ClaimKind,
    Quotation,
    QuotationForm,
    Source,
    SourceKind,
)
from factcheck.domain.values import passage
from factcheck.domain.worksheet import Entity, Worksheet
from tests.builders import build_article, span_of

TEXT = "\n\n".join(
    (
        "Ann Lee said “we will build it” on Monday.",
        "“The money is there,” Bob Ray replied.",
        "Cid Poe and Dee Fox listened in silence.",
        "“Nobody asked us at all.”",
        "The Harbour Post printed it, and Eve Gow read out a letter.",
        "Some called it a “quick fix” again.",
        "Fox warned that the harbour would silt up within years.",
    )
)
ANN, BOB, CID, DEE, POST, EVE = range(1, 7)
SURE, REPLIED, OPEN, SHORT = range(1, 5)
OPEN_SENTENCE, SHORT_SENTENCE, WARNING = 4, 6, 7
_ARTICLE = build_article(TEXT, title=None, publisher="The Daily")
_ENTITIES = (
    ("Ann Lee", SourceKind.NAMED, ["Ann Lee"]),
    ("Bob Ray", SourceKind.NAMED, ["Bob Ray"]),
    ("Cid Poe", SourceKind.NAMED, ["Cid Poe"]),
    ("Dee Fox", SourceKind.NAMED, ["Dee Fox", "Fox warned"]),
    ("The Harbour Post", SourceKind.ORGANISATION, ["The Harbour Post"]),
    ("Eve Gow", SourceKind.NAMED, ["Eve Gow"]),
)


def build_sheet(*, controls: Sequence[int] = (SURE, REPLIED)) -> Worksheet:
    """Four quotations: two with a sure source, one for Cid Poe or Dee Fox to have said, and a partial one of nobody."""
    entities = tuple(
        Entity(name=name, kind=kind, mentions=tuple(_mention(words, name, kind) for words in mentions))
        for name, kind, mentions in _ENTITIES
    )
    right = {SURE: ANN, REPLIED: BOB}
    return Worksheet(
        article=_ARTICLE,
        drafts=(
            _draft("we will build it", _by(entities[0], Certainty.SURE)),
            _draft("The money is there,", _by(entities[1], Certainty.SURE)),
            _draft("Nobody asked us at all.", _by(entities[2], Certainty.OPEN)),
            _draft("quick fix", _by(None, Certainty.OPEN), form=QuotationForm.PARTIAL),
        ),
        entities=entities,
        choices={
            **dict.fromkeys(controls, (ANN, BOB)),
            OPEN: (BOB, CID, DEE, POST, EVE),
            SHORT: (POST, EVE),
        },
        controls={number: right[number] for number in controls},
        unrestated=(OPEN,),
    )


def build_answer(*, sources: Sequence[object] = (), **said: object) -> ClaimsAnswer:
    """What a model says beside its answers to the controls, which are right."""
    known = [{"c": SURE, "m": ANN, "via": []}, {"c": REPLIED, "m": BOB, "via": []}]
    return build_untested(sources=[*known, *sources], **said)


def build_untested(**said: object) -> ClaimsAnswer:
    """What a model says, and nothing beside it; what is not named is empty."""
    return ClaimsAnswer.model_validate(dict.fromkeys(ClaimsAnswer.model_fields, ()) | said)


def _mention(words: str, name: str, kind: SourceKind) -> MentionCandidate:
    start = TEXT.index(words)
    end = start + len(words.removesuffix(" warned"))
    return MentionCandidate(text=TEXT[start:end], start=start, end=end, name=name, kind=kind)


def _by(entity: Entity | None, certainty: Certainty) -> Attribution:
    mention = entity.mentions[0] if entity else None
    return Attribution(
        kind=entity.kind if entity else SourceKind.UNATTRIBUTED,
        source=Source(text=mention.text, start=mention.start, end=mention.end, name=mention.name) if mention else None,
        cue=None,
        via=(),
        published_by="The Daily",
        certainty=certainty,
    )


def _draft(words: str, attribution: Attribution, form: QuotationForm = QuotationForm.DIRECT) -> ClaimDraft:
    span = span_of(TEXT, words)
    cut = passage(TEXT, span.start, span.end)
    sentence = next(one for one in _ARTICLE.sentences if one.start <= span.start < one.end)
    return ClaimDraft(
        text=cut.text,
        start=cut.start,
        end=cut.end,
        kind=ClaimKind.QUOTATION,
        sentence=sentence,
        attribution=attribution,
        quotation=Quotation(form=form),
        checkability=Checkability(score=0.5, reasons=("words",)),
        questions=(),
    )
