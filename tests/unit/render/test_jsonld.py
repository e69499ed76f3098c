import json
from typing import TypedDict

import pytest
from hypothesis import given

from factcheck.domain.claim import ClaimKind, Comparator, Quantity, SourceKind
from factcheck.render.jsonld import Json, Node, render
from tests.builders import build_article, build_attribution, build_claim, build_report, hostile_report
from tests.unit.render.strategies import HOSTILE_TEXT

TEXT = "A ministry report said that 15 of 🚀 20 tests failed, Reuters reported."
REPORT = build_report(
    build_article(TEXT, title="Tests", publisher="The Daily", url=None),
    (
        build_claim(
            TEXT,
            "15",
            ClaimKind.QUANTITY,
            attribution=build_attribution(TEXT, "ministry", kind=SourceKind.ORGANISATION, cue="said", via=["Reuters"]),
            quantity=Quantity(value=15, unit="tests", comparator=Comparator.MORE, period="in 2022"),
            questions=("Did 15 tests fail?",),
        ),
    ),
)
ARTICLE = f"urn:factcheck:{REPORT.article.id}"


class Document(TypedDict):
    graph: list[Node]
    context: Json


def _document(text: str) -> Document:
    loaded = json.loads(text)
    assert set(loaded) == {"@context", "@graph"}
    return {"graph": loaded["@graph"], "context": loaded["@context"]}


def test_the_article_and_its_claims_are_schema_org() -> None:
    document = _document(render(REPORT))

    assert document["context"] == "https://schema.org/"
    assert document["graph"][:2] == [
        {
            "@id": ARTICLE,
            "@type": "NewsArticle",
            "headline": "Tests",
            "publisher": {"@type": "Organization", "name": "The Daily"},
            "datePublished": "2022-05-10",
            "inLanguage": "en",
            "articleBody": TEXT,
            "hasPart": [{"@id": f"{ARTICLE}:c1"}],
        },
        {
            "@id": f"{ARTICLE}:c1",
            "@type": "Claim",
            "text": "15",
            "appearance": {"@id": ARTICLE},
            "author": {"@type": "Organization", "name": "ministry"},
            "citation": ["Reuters"],
            "about": {
                "@type": "QuantitativeValue",
                "minValue": 15.0,
                "unitText": "tests",
                "description": "more than",
            },
            "temporalCoverage": "in 2022",
            "subjectOf": [{"@type": "Question", "text": "Did 15 tests fail?"}],
        },
    ]


def test_the_places_are_web_annotations_that_count_code_points() -> None:
    annotations = _document(render(REPORT))["graph"][2:]

    assert [node["id"] for node in annotations] == [
        f"{ARTICLE}:c1:{role}" for role in ("claim", "source", "cue", "via-1")
    ]
    assert annotations[3] == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{ARTICLE}:c1:via-1",
        "type": "Annotation",
        "motivation": "linking",
        "body": [f"{ARTICLE}:c1", {"type": "TextualBody", "purpose": "tagging", "value": "via"}],
        "target": {
            "source": ARTICLE,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "Reuters",
                    "prefix": "aid that 15 of 🚀 20 tests failed, "[-32:],
                    "suffix": " reported.",
                },
                {
                    "type": "TextPositionSelector",
                    "start": TEXT.index("Reuters"),
                    "end": TEXT.index("Reuters") + len("Reuters"),
                    "schema:unitText": "Unicode code point",
                },
            ],
        },
    }


@pytest.mark.parametrize(
    ("kind", "property_", "value"),
    [
        (SourceKind.NAMED, "spokenByCharacter", {"@type": "Person", "name": "Kim"}),
        (SourceKind.ORGANISATION, "spokenByCharacter", {"@type": "Organization", "name": "Kim"}),
        (SourceKind.ROLE, "spokenByCharacter", {"@type": "Person", "description": "Kim"}),
        (SourceKind.ANONYMOUS, "spokenByCharacter", {"@type": "Person", "description": "Kim"}),
        (SourceKind.DOCUMENT, "isBasedOn", {"@type": "CreativeWork", "name": "Kim"}),
    ],
)
def test_a_quotation_is_spoken_by_its_source(kind: SourceKind, property_: str, value: Node) -> None:
    text = "Kim said “no”."
    claim = build_claim(text, "no", ClaimKind.QUOTATION, attribution=build_attribution(text, "Kim", kind=kind))

    node = _document(render(build_report(build_article(text), (claim,))))["graph"][1]

    assert node["@type"] == "Quotation"
    assert node["isPartOf"] == {"@id": f"urn:factcheck:{build_article(text).id}"}
    assert node[property_] == value


@pytest.mark.parametrize(
    ("quantity", "ends"),
    [
        (Quantity(value=1), {"value": 1.0}),
        (Quantity(value=1, value_high=2), {"minValue": 1.0, "maxValue": 2.0}),
        (Quantity(value=0, comparator=Comparator.AT_LEAST), {"minValue": 0.0, "description": "at least"}),
        (Quantity(value=1, comparator=Comparator.LESS), {"maxValue": 1.0, "description": "less than"}),
        (Quantity(value=1, comparator=Comparator.ABOUT), {"value": 1.0, "description": "about"}),
    ],
)
def test_a_figure_is_bounded_as_the_article_bounds_it(quantity: Quantity, ends: Node) -> None:
    claim = build_claim("one", "one", ClaimKind.QUANTITY, quantity=quantity)

    node = _document(render(build_report(build_article("one"), (claim,))))["graph"][1]

    assert node["about"] == {"@type": "QuantitativeValue", **ends}


def test_nothing_is_judged() -> None:
    document = render(hostile_report())

    assert not [word for word in ("ClaimReview", "Rating", "claimReviewed", "verdict") if word in document]


@given(HOSTILE_TEXT)
def test_any_text_comes_back_and_closes_no_script_element(text: str) -> None:
    rendered = render(build_report(build_article(text, title=text), (build_claim(text, text),)))

    assert "<" not in rendered
    article, claim, *_ = _document(rendered)["graph"]
    assert (article["articleBody"], claim["text"]) == (text, text)
