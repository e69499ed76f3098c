"""Report -> JSON-LD: schema.org for article and claims, W3C Web Annotations for the places where they stand.

The two vocabularies mean different things by the same terms (`name`, `Person`), so each annotation brings its own
context. There is no `ClaimReview` and no rating: a report grounds claims and does not judge them.
"""

import json
from collections.abc import Iterator

from factcheck.domain.article import Article
from factcheck.domain.claim import Attribution, Claim, ClaimKind, Comparator, Quantity, Source, SourceKind
from factcheck.domain.report import Report
from factcheck.domain.values import Passage
from factcheck.render.json_contract import harmless

SCHEMA_ORG = "https://schema.org/"
WEB_ANNOTATION = "http://www.w3.org/ns/anno.jsonld"
# The Web Annotation Data Model (4.2.4, 4.2.5) counts code points, not code units. The document says so too, since
# many tools count UTF-16 units.
POSITION_UNIT = "Unicode code point"
CONTEXT_LENGTH = 32

Json = str | float | list["Json"] | dict[str, "Json"]
Node = dict[str, Json]

_BOUNDS = {
    Comparator.LESS: ("maxValue", "less than"),
    Comparator.AT_MOST: ("maxValue", "at most"),
    Comparator.MORE: ("minValue", "more than"),
    Comparator.AT_LEAST: ("minValue", "at least"),
    Comparator.ABOUT: ("value", "about"),
    Comparator.EQUAL: ("value", None),
}


def render(report: Report) -> str:
    """One document, its contexts by reference; safe inside a `<script>` element too."""
    graph: list[Json] = [_article(report)]
    graph.extend(_claim(claim, report.article) for claim in report.claims)
    for claim in report.claims:
        graph.extend(_annotations(claim, report.article))
    document = json.dumps({"@context": SCHEMA_ORG, "@graph": graph}, ensure_ascii=False, indent=1, allow_nan=False)
    return harmless(document).replace("<", "\\u003c") + "\n"


def identifier(article: Article, *parts: str) -> str:
    """`urn:factcheck:sha256:...:c1`: made of the ids of article and claim alone."""
    return ":".join(("urn:factcheck", article.id, *parts))


def _article(report: Report) -> Node:
    article = report.article
    return _known(
        {
            "@id": identifier(article),
            "@type": "NewsArticle",
            "headline": article.title,
            "author": article.byline,
            "publisher": _organisation(article.publisher),
            "sourceOrganization": _organisation(article.agency),
            "datePublished": article.published_at,
            "dateline": article.dateline,
            "url": article.url,
            "inLanguage": article.language,
            "abstract": " ".join(sentence.text for sentence in report.summary.sentences),
            "articleBody": article.text,
            "hasPart": [{"@id": identifier(article, claim.id)} for claim in report.claims],
        }
    )


def _claim(claim: Claim, article: Article) -> Node:
    """A `Quotation` is part of the article; any other claim makes an appearance in it."""
    quoted = claim.kind is ClaimKind.QUOTATION
    return _known(
        {
            "@id": identifier(article, claim.id),
            "@type": "Quotation" if quoted else "Claim",
            "text": claim.text,
            "name": claim.restatement,
            "isPartOf" if quoted else "appearance": {"@id": identifier(article)},
            **_who_said_it(claim.attribution, "spokenByCharacter" if quoted else "author"),
            "citation": [via.text for via in claim.attribution.via],
            "about": _figure(claim.quantity) if claim.quantity else None,
            "temporalCoverage": claim.quantity.period if claim.quantity else None,
            "subjectOf": [{"@type": "Question", "text": question} for question in claim.questions],
        }
    )


def _who_said_it(attribution: Attribution, speaker: str) -> dict[str, Json | None]:
    """A document is what a claim is based on, not its speaker; without a source the publisher speaks."""
    source = attribution.source
    if source is None:
        return {speaker: _organisation(attribution.published_by)}
    match attribution.kind:
        case SourceKind.DOCUMENT:
            return {"isBasedOn": {"@type": "CreativeWork", "name": source.name}}
        case SourceKind.ORGANISATION:
            return {speaker: _organisation(source.name)}
        case _:
            return {speaker: _person(attribution.kind, source)}


def _person(kind: SourceKind, source: Source) -> Node:
    return {"@type": "Person", "name" if kind is SourceKind.NAMED else "description": source.name}


def _organisation(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _figure(quantity: Quantity) -> Node:
    bound, comparison = _BOUNDS[quantity.comparator]
    ends = {bound: quantity.value}
    if quantity.value_high is not None:
        ends = {"minValue": quantity.value, "maxValue": quantity.value_high}
    return _known(
        {
            "@type": "QuantitativeValue",
            "name": quantity.counted,
            **ends,
            "unitText": quantity.unit,
            "description": comparison,
            "disambiguatingDescription": quantity.change,
        }
    )


def _annotations(claim: Claim, article: Article) -> Iterator[Node]:
    """Web Annotations of the claim, and of its source, cue and via."""
    attribution = claim.attribution
    yield _annotation(claim, "claim", claim, article)
    if attribution.source:
        yield _annotation(claim, "source", attribution.source, article)
    if attribution.cue:
        yield _annotation(claim, "cue", attribution.cue, article)
    for position, via in enumerate(attribution.via, start=1):
        yield _annotation(claim, f"via-{position}", via, article)


def _annotation(claim: Claim, role: str, place: Passage, article: Article) -> Node:
    about = identifier(article, claim.id)
    return {
        "@context": WEB_ANNOTATION,
        "id": f"{about}:{role}",
        "type": "Annotation",
        "motivation": "identifying" if role == "claim" else "linking",
        "body": [about, {"type": "TextualBody", "purpose": "tagging", "value": role.partition("-")[0]}],
        "target": {"source": identifier(article), "selector": _selectors(place, article.text)},
    }


def _selectors(place: Passage, text: str) -> list[Json]:
    """Quote and position selectors; both refer to the text under `articleBody`."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": place.text,
            "prefix": text[max(0, place.start - CONTEXT_LENGTH) : place.start],
            "suffix": text[place.end : place.end + CONTEXT_LENGTH],
        },
        {
            "type": "TextPositionSelector",
            "start": place.start,
            "end": place.end,
            "schema:unitText": POSITION_UNIT,
        },
    ]


def _known(node: dict[str, Json | None]) -> Node:
    """`node` without null and empty values."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}
