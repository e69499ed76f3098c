"""A value that cannot be valid cannot be built."""

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from factcheck.domain.article import Dropped, DropReason
from factcheck.domain.claim import Claim, ClaimKind, Quantity
from factcheck.domain.report import Report, SetAside, SummarySentence, Tally
from factcheck.domain.values import Passage, Span, passage
from tests.builders import build_article, build_attribution, build_claim, build_report

TEXT = "Ann Lee said “it is so” to 15 people."
ARTICLE = build_article(TEXT, title=None)


def quotation(**changes: object) -> Claim:
    claim = build_claim(TEXT, "it is so", ClaimKind.QUOTATION, attribution=build_attribution(TEXT, "Ann Lee"))
    return Claim.model_validate(claim.model_dump() | changes)


def report_of(*claims: Claim) -> Report:
    return build_report(ARTICLE, claims)


def test_a_report_whose_claims_stand_in_its_article_is_built() -> None:
    assert report_of(quotation()).claims == (quotation(),)


@pytest.mark.parametrize(
    ("build", "complaint"),
    [
        pytest.param(lambda: Span(start=3, end=3), "is empty", id="an empty span"),
        pytest.param(lambda: Span(start=3, end=2), "runs backwards", id="a span that runs backwards"),
        pytest.param(lambda: Span(start=-1, end=2), "greater than or equal to 0", id="a span before the text"),
        pytest.param(lambda: Passage(text="so", start=0, end=3), "passage of 2 characters", id="a passage too short"),
        pytest.param(
            lambda: Dropped(text="", reason=DropReason.MENU, raw_start=0, raw_end=0), "dropped text of 0", id="no text"
        ),
        pytest.param(
            lambda: quotation(quotation=None), "quotation with quotation None", id="a quotation without its form"
        ),
        pytest.param(
            lambda: quotation(quantity=Quantity(value=1)), "quotation with quantity", id="a quotation with a figure"
        ),
        pytest.param(lambda: quotation(id="7"), "String should match pattern", id="an id of another form"),
        pytest.param(lambda: quotation(verdict="true"), "Extra inputs are not permitted", id="a verdict"),
        pytest.param(lambda: Quantity(value=float("inf")), "finite number", id="an infinite figure"),
        pytest.param(
            lambda: build_attribution(TEXT, "Ann Lee").model_validate(
                build_attribution(TEXT).model_dump() | {"kind": "named"}
            ),
            "attribution of kind named",
            id="a named source that is none",
        ),
        pytest.param(lambda: Tally(found=2, listed=1), "2 found, but 1 listed and 0 set aside", id="a figure missed"),
        pytest.param(
            lambda: SummarySentence(text="So.", support=()), "at least 1 item", id="a summary without support"
        ),
    ],
)
def test_an_invalid_value_is_not_built(build: Callable[[], object], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        build()


@pytest.mark.parametrize(
    ("claims", "complaint"),
    [
        pytest.param([{"text": "It is so"}], "claim c1 14..22 is not what the article says there", id="another letter"),
        pytest.param([{"start": 15, "end": 23}], "claim c1 15..23 is not what", id="another place"),
        pytest.param([{"start": 90, "end": 98}], "claim c1 90..98 ends outside the text of 37", id="no place"),
        pytest.param([{"sentence": {"start": 0, "end": 38}}], "claim c1 0..38 ends outside", id="a sentence too long"),
        pytest.param([{"repeats": "c1"}], "c1 refers to c1, which does not stand before it", id="itself repeated"),
        pytest.param([{"continues": "c2"}, {"id": "c2"}], "c1 refers to c2", id="a later claim continued"),
        pytest.param([{}, {}], "claim c1 stands twice", id="one id twice"),
        pytest.param(
            [{"attribution": build_attribution("Bob Lee said", "Bob Lee").model_dump()}],
            "source of c1 0..7 is not what the article says there",
            id="an invented source",
        ),
        pytest.param(
            [{"attribution": build_attribution("He wrote it", "He", cue="wrote").model_dump()}],
            "source of c1 0..2 is not what",
            id="a source and cue of elsewhere",
        ),
    ],
)
def test_a_report_of_what_is_not_in_its_article_is_not_built(claims: list[dict[str, object]], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        report_of(*(quotation(**changes) for changes in claims))


def test_support_and_words_set_aside_stand_in_the_article() -> None:
    outside = Span(start=30, end=38)
    with pytest.raises(ValidationError, match=r"support of the summary 30\.\.38 ends outside"):
        build_report(ARTICLE, summary=(SummarySentence(text="So.", support=(outside,)),))
    report = build_report(ARTICLE, figures_aside=("15",))
    aside = SetAside(start=30, end=38, reason="an age")
    broken = report.coverage.model_dump() | {"quantities": Tally(found=1, listed=0, set_aside=(aside,)).model_dump()}
    with pytest.raises(ValidationError, match=r"set-aside span 30\.\.38 ends outside"):
        Report.model_validate(report.model_dump() | {"coverage": broken})


def test_a_value_does_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        quotation().__setattr__("text", "it was so")
    assert passage(TEXT, 0, 3) == Passage(text="Ann", start=0, end=3)
