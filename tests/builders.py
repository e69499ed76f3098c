"""Build articles, claims and reports by hand: name what the test is about, the rest is sensible.

Words are found where they first stand in the text, so a test never counts characters.
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from factcheck.domain.article import Article, Dropped, DropReason, Parts
from factcheck.domain.claim import (
    Attribution,
    Certainty,
    Checkability,
    Claim,
    ClaimKind,
    Comparator,
    Flag,
    Origin,
    Quantity,
    Quotation,
    QuotationForm,
    Source,
    SourceKind,
)
from factcheck.domain.report import (
    Coverage,
    EngineName,
    Provenance,
    Rejected,
    Report,
    SetAside,
    Summary,
    SummaryMethod,
    SummarySentence,
    Tally,
)
from factcheck.domain.values import Passage, Span, passage
from factcheck.language.doc import Doc

TITLE = "Minister <b>Ada | Roe</b> counts rockets"
# What an article may hold to act on a page, a spreadsheet, a worksheet or a terminal.
STATEMENT = 'no <script>alert("x")</script> runs " onmouseover="alert(2) | here'
QUOTATION = "=HYPERLINK(1) shows -3.5 million rockets \u202eflown\u202c *so far*"
FIGURE = "-3.5 million rockets"
ASSERTION = "It was the largest launch since 1998 🚀"
TEXT = (
    f"{TITLE}\n\n"
    f"Roe says that {STATEMENT}. She told Agency [One](http://one.example) that “{QUOTATION}” on Monday.\n\n"
    f"{ASSERTION}.\nIt was clear of 東京."
)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def passage_of(text: str, words: str) -> Passage:
    span = span_of(text, words)
    return passage(text, span.start, span.end)


def doc_of(text: str, *sentences: Span) -> Doc:
    """Without `sentences` the text is one."""
    return Doc(text, sentences or ([Span(start=0, end=len(text))] if text else []))


def build_article(
    text: str = TEXT,
    *,
    title: str | None = TITLE,
    publisher: str | None = "The Daily & Sons",
    published_at: str | None = "2022-05-10",
    url: str | None = "https://daily.example/a?b=1&c=2",
    language: str | None = "en",
    dropped: tuple[Dropped, ...] = (),
) -> Article:
    """`title` becomes a part where it opens the text; each paragraph is a sentence."""
    headline = span_of(text, title) if title and text.startswith(title) else None
    paragraphs = [span_of(text, paragraph) for paragraph in text.split("\n\n") if paragraph]
    return Article(
        id=f"sha256:{sha256(text.encode()).hexdigest()}",
        title=title,
        byline=None,
        publisher=publisher,
        published_at=published_at,
        dateline=None,
        url=url,
        language=language,
        text=text,
        sentences=tuple(paragraphs),
        parts=Parts(
            title=headline,
            standfirst=None,
            body=Span(start=headline.end if headline and headline.end < len(text) else 0, end=len(text)),
        ),
        dropped=dropped,
    )


def build_attribution(
    text: str,
    source: str | None = None,
    *,
    name: str | None = None,
    kind: SourceKind = SourceKind.NAMED,
    cue: str | None = None,
    via: Sequence[str] = (),
    published_by: str | None = "The Daily & Sons",
) -> Attribution:
    said = passage_of(text, source) if source else None
    return Attribution(
        kind=kind if said else SourceKind.UNATTRIBUTED,
        source=Source(text=said.text, start=said.start, end=said.end, name=name or said.text) if said else None,
        cue=passage_of(text, cue) if cue else None,
        via=tuple(passage_of(text, words) for words in via),
        published_by=published_by,
        certainty=Certainty.LIKELY,
    )


def build_claim(
    text: str,
    words: str,
    kind: ClaimKind = ClaimKind.ASSERTION,
    *,
    number: int = 1,
    attribution: Attribution | None = None,
    quantity: Quantity | None = None,
    flags: tuple[Flag, ...] = (),
    questions: tuple[str, ...] = (),
    reasons: tuple[str, ...] = ("an event",),
    restatement: str | None = None,
    continues: str | None = None,
    repeats: str | None = None,
    within: str | None = None,
    rank: int | None = None,
    score: float = 0.75,
    sentence: str | None = None,
    form: QuotationForm = QuotationForm.DIRECT,
) -> Claim:
    """`c<number>`, of that rank; a quotation is direct, a figure is 15, and the words are their own sentence."""
    span = span_of(text, words)
    return Claim(
        id=f"c{number}",
        kind=kind,
        text=words,
        start=span.start,
        end=span.end,
        sentence=span_of(text, sentence) if sentence else span,
        continues=continues,
        repeats=repeats,
        within=within,
        rank=rank or number,
        attribution=attribution or build_attribution(text),
        quotation=Quotation(form=form) if kind is ClaimKind.QUOTATION else None,
        quantity=(quantity or Quantity(value=15)) if kind is ClaimKind.QUANTITY else None,
        checkability=Checkability(score=score, reasons=reasons),
        flags=flags,
        questions=questions,
        restatement=restatement,
        origin=Origin.DETECTED,
    )


def build_claims(text: str = TEXT) -> tuple[Claim, ...]:
    """One of each kind; the figure stands inside the quotation."""
    told = build_attribution(text, "She", name="Ada | Roe", cue="told", via=["Agency [One](http://one.example)"])
    return (
        build_claim(
            text,
            STATEMENT,
            ClaimKind.STATEMENT,
            number=1,
            attribution=build_attribution(text, "Roe says", name="+Roe", cue="says"),
            questions=("Did Roe say so?", "Is it so?"),
        ),
        build_claim(
            text,
            QUOTATION,
            ClaimKind.QUOTATION,
            number=2,
            attribution=told,
            flags=(Flag.PRONOUN_UNRESOLVED, Flag.PARTIAL_QUOTATION),
            restatement="Ada Roe said that rockets flew.",
        ),
        build_claim(
            text,
            FIGURE,
            ClaimKind.QUANTITY,
            number=3,
            attribution=told,
            quantity=Quantity(
                value=-3.5, comparator=Comparator.AT_LEAST, unit="million", counted="rockets", period="so far"
            ),
            reasons=("a count", "a period"),
            within="c2",
        ),
        build_claim(text, ASSERTION, ClaimKind.ASSERTION, number=4),
    )


def hostile_report() -> Report:
    """The hostile article with a claim of each kind, a figure set aside, something rejected and two pieces dropped."""
    promotion = Dropped(text="Sign in!", reason=DropReason.PROMOTION, raw_start=0, raw_end=8)
    menu = Dropped(text="<menu>", reason=DropReason.MENU, raw_start=9, raw_end=15)
    article = build_article(dropped=(promotion, menu))
    return build_report(
        article,
        build_claims(article.text),
        summary=(SummarySentence(text="She told of <rockets>.", support=(span_of(article.text, "She told"),)),),
        rejected=(Rejected(text="made | up", reason="not in the article", origin=Origin.MODEL),),
        figures_aside=("1998",),
        warnings=("The article names no <byline>.",),
    )


def build_report(
    article: Article,
    claims: tuple[Claim, ...] = (),
    *,
    summary: tuple[SummarySentence, ...] = (),
    rejected: tuple[Rejected, ...] = (),
    figures_aside: tuple[str, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Report:
    """An offline report; its coverage adds up from the claims and from `figures_aside`, words of the article."""
    aside = tuple(
        SetAside(start=span.start, end=span.end, reason="a date")
        for span in (span_of(article.text, words) for words in figures_aside)
    )
    count = Counter(claim.kind for claim in claims)
    quotations, statements, assertions = (
        Tally(found=count[kind], listed=count[kind])
        for kind in (ClaimKind.QUOTATION, ClaimKind.STATEMENT, ClaimKind.ASSERTION)
    )
    figures = count[ClaimKind.QUANTITY]
    return Report(
        article=article,
        summary=Summary(sentences=summary, method=SummaryMethod.EXTRACTIVE),
        claims=claims,
        rejected=rejected,
        coverage=Coverage(
            quotations=quotations,
            statements=statements,
            assertions=assertions,
            quantities=Tally(found=figures + len(aside), listed=figures, set_aside=aside),
        ),
        warnings=warnings,
        provenance=Provenance(engine=EngineName.OFFLINE, factcheck_version="1.2.3"),
    )
