"""The report on the seed article says what the article says, and nothing of the page around it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from factcheck.domain.article import Metadata
from factcheck.domain.claim import Claim, ClaimKind, Comparator, SourceKind
from factcheck.domain.report import EngineName, Report
from factcheck.domain.schema import report_schema
from factcheck.pipeline.check import OfflineChecker
from factcheck.render import Format, render

FIXTURES = Path(__file__).parents[3] / "fixtures"
SEED = (FIXTURES / "articles" / "north-korea-russia.txt").read_text(encoding="utf-8")
EXPECTED = FIXTURES / "reports" / "north-korea-russia.json"

STATE_MEDIA = "North Korean state media"
AGENCY = "The report by the Korean Central News Agency"
ROOT_OUT = (
    "root out the political and military threat and blackmail "
    "by the hostile forces and safeguard the country’s dignity."
)


@pytest.fixture(scope="module")
def report() -> Report:
    return OfflineChecker().check_text(SEED, Metadata())


def quotations(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if claim.kind is ClaimKind.QUOTATION]


def in_the_body(report: Report) -> list[Claim]:
    return [claim for claim in quotations(report) if claim.start >= report.article.parts.body.start]


def test_the_report_is_the_expected_one(report: Report) -> None:
    assert EXPECTED.read_text(encoding="utf-8") == render(report, Format.JSON), "run: make expected, and read the diff"


def test_the_body_has_seven_quotations_verbatim(report: Report) -> None:
    assert [claim.text for claim in in_the_body(report)] == [
        "dignity",
        "hostile forces",
        "great war of justice to destroy fascism,",
        "strategic and traditional relations of friendship.",
        "firm solidarity",
        ROOT_OUT,
        "hegemonic policy",
    ]


def test_headline_and_standfirst_come_first_and_the_body_repeats_them(report: Report) -> None:
    headline, standfirst = quotations(report)[:2]
    repeated = {claim.text: claim.repeats for claim in quotations(report) if claim.repeats}
    assert [headline.text, standfirst.text] == ["firm solidarity", "great war of justice to destroy fascism,"]
    assert repeated == {headline.text: headline.id, standfirst.text: standfirst.id}


@pytest.mark.parametrize(
    ("words", "via"),
    [
        ("great war of justice to destroy fascism,", STATE_MEDIA),
        ("strategic and traditional relations of friendship.", STATE_MEDIA),
        ("firm solidarity", AGENCY),
        (ROOT_OUT, AGENCY),
    ],
)
def test_kim_is_the_source_and_who_carried_it_is_via(report: Report, words: str, via: str) -> None:
    (claim,) = [claim for claim in in_the_body(report) if claim.text == words]
    said = claim.attribution
    assert said.source is not None
    assert (said.kind, said.source.name, said.published_by) == (SourceKind.NAMED, "Kim Jong Un", "The Hindu")
    assert via in [carrier.text for carrier in said.via]


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("hegemonic policy", {"North Korea"}),
        ("dignity", {"Kim Jong Un", "North Korea"}),
        ("hostile forces", {"Kim Jong Un", "North Korea"}),
    ],
)
def test_the_other_quotations_are_those_of_kim_or_north_korea(report: Report, words: str, sources: set[str]) -> None:
    (claim,) = [claim for claim in in_the_body(report) if claim.text == words]
    assert claim.attribution.source is not None
    assert claim.attribution.source.name in sources


def test_the_count_is_the_articles_own(report: Report) -> None:
    (claim,) = [claim for claim in report.claims if claim.kind is ClaimKind.QUANTITY]
    assert claim.quantity is not None
    assert (claim.quantity.value, claim.quantity.comparator) == (15, Comparator.EQUAL)
    assert (claim.quantity.unit, claim.quantity.counted) == ("rounds", "missile tests")
    assert claim.quantity.period is not None
    assert claim.quantity.period.startswith("in 2022")
    assert claim.sentence.cut(report.article.text).startswith("North Korea has so far conducted")
    assert claim.attribution.kind is SourceKind.UNATTRIBUTED
    assert claim.attribution.published_by == "The Hindu"


def test_title_date_and_publisher_are_read_from_the_page(report: Report) -> None:
    article = report.article
    assert article.title == "North Korea in ‘firm solidarity’ with Russia"
    assert article.published_at is not None
    assert article.published_at.startswith("2022-05-10")
    assert article.publisher == "The Hindu"


def test_the_caller_knows_the_publisher_better(report: Report) -> None:
    named = OfflineChecker().check_text(SEED, Metadata(publisher="AP"))
    assert named.article.publisher == "AP"
    assert {claim.attribution.published_by for claim in named.claims} == {"AP"}
    assert named.article.text == report.article.text


@pytest.mark.parametrize(
    "furniture",
    [
        "0 / 0",
        "Sign in to unlock",
        "Access 10 free stories",
        "Comments have to be in English",
        "We have migrated",
        "Vuukle",
        "Photo Credit",
    ],
)
def test_furniture_is_dropped_and_listed(report: Report, furniture: str) -> None:
    assert furniture not in report.article.text
    (piece,) = [piece for piece in report.article.dropped if furniture in piece.text]
    assert SEED[piece.raw_start : piece.raw_end] == piece.text


def test_the_body_is_all_that_the_article_says(report: Report) -> None:
    body = report.article.parts.body.cut(report.article.text)
    beginnings = [paragraph[:24] for paragraph in body.split("\n\n")]
    assert beginnings == [
        "North Korea says leader ",
        "North Korean state media",
        "The report by the Korean",
        "North Korea has repeated",
        "Russia’s invasion of Ukr",
    ]
    assert body.endswith("15 rounds of missile tests in 2022 alone.")


def test_the_report_is_that_of_the_offline_engine_and_is_valid(report: Report) -> None:
    assert (report.provenance.engine, report.provenance.model) == (EngineName.OFFLINE, None)
    Draft202012Validator(report_schema()).validate(json.loads(render(report, Format.JSON)))


def test_assertions_below_the_threshold_are_left_out_and_nothing_else(report: Report) -> None:
    everything = OfflineChecker(min_checkability=0).check_text(SEED, Metadata())
    strict = OfflineChecker(min_checkability=1).check_text(SEED, Metadata())
    others = [claim.text for claim in report.claims if claim.kind is not ClaimKind.ASSERTION]
    assert [claim.text for claim in strict.claims] == others
    assert len(strict.claims) < len(report.claims) <= len(everything.claims)
