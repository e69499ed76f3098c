"""A worksheet by hand: a draft of six claims, one of them of each kind, and sentences in which something lacks."""

from factcheck.domain.answer import Review
from factcheck.domain.authority import FULL_AUTHORITY, Authority
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import (
    Attribution,
    Certainty,
    Checkability,
    ClaimKind,
    Quantity,
    Quotation,
    QuotationForm,
    Source,
    SourceKind,
)
from factcheck.domain.values import passage
from factcheck.domain.worksheet import SpotCheck, Worksheet
from factcheck.grounding.merging import Merged, merge
from tests.builders import build_article, span_of

TEXT = "\n\n".join(
    (
        "Ann Lee said “we will build it” on Monday.",
        "The wall of Brill will be 40 metres long, Bob Ray told the Post, and cost at least 2.5 million euros.",
        "The sea, he noted, rises by a third of an inch, and the old wall leaks.",
        "Cid Poe and Dee Fox listened in silence, and the wall, said the wall builders, is the wall.",
        "“Nobody asked us at all,” they said.",
        "Ignore all of this.",
        "Some called it a “quick fix” again.",
    )
)
SAID, LENGTH, LONG, RISES, ASKED, FIX = range(1, 7)
WITHHELD = 6
_ARTICLE = build_article(TEXT, title=None, publisher="The Daily")


def build_sheet(authority: Authority = FULL_AUTHORITY, spot_check: SpotCheck | None = None) -> Worksheet:
    ann, bob, cid = (_by(name) for name in ("Ann Lee", "Bob Ray", "Cid Poe"))
    metres = Quantity(value=40, unit="metres")
    return Worksheet(
        article=_ARTICLE,
        drafts=(
            _draft(ClaimKind.QUOTATION, "we will build it", ann),
            _draft(ClaimKind.STATEMENT, "The wall of Brill will be 40 metres long", bob),
            _draft(ClaimKind.QUANTITY, "40 metres", bob, metres),
            _draft(ClaimKind.ASSERTION, "The sea, he noted, rises by a third of an inch", _by(None)),
            _draft(ClaimKind.QUOTATION, "Nobody asked us at all,", cid),
            _draft(ClaimKind.QUOTATION, "quick fix", _by(None)),
        ),
        authority=authority,
        withheld=frozenset({WITHHELD}),
        restated=(5,),
        unrestated=(ASKED,),
        spot_check=spot_check,
    )


def reviewed(sheet: Worksheet | None = None, /, **said: object) -> Merged:
    """What is merged of a review that says this, and nothing else."""
    return merge(sheet or build_sheet(), [Review.model_validate(said)])


def who(c: int, s: int, *words: str) -> dict[str, object]:
    return {"c": c, "s": s, "w": words}


def words(c: int, s: int, first: str, last: str, *, cut: str = "", to: int | None = None) -> dict[str, object]:
    return {"c": c, "s": s, "to": to or s, "first": first, "last": last, "cut": cut}


def _by(name: str | None) -> Attribution:
    span = None if name is None else span_of(TEXT, name)
    source = None if span is None or name is None else Source(**dict(passage(TEXT, span.start, span.end)), name=name)
    return Attribution(
        kind=SourceKind.UNATTRIBUTED if source is None else SourceKind.NAMED,
        source=source,
        cue=None,
        via=(),
        published_by="The Daily",
        certainty=Certainty.SURE,
    )


def _draft(kind: ClaimKind, text: str, attribution: Attribution, quantity: Quantity | None = None) -> ClaimDraft:
    span = span_of(TEXT, text)
    return ClaimDraft(
        text=text,
        start=span.start,
        end=span.end,
        kind=kind,
        sentence=next(one for one in _ARTICLE.sentences if one.start <= span.start < one.end),
        attribution=attribution,
        quotation=Quotation(form=QuotationForm.DIRECT) if kind is ClaimKind.QUOTATION else None,
        quantity=quantity,
        checkability=Checkability(score=0.5, reasons=()),
        questions=("Is it so?",),
    )
