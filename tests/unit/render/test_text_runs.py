from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.claim import Claim
from factcheck.domain.values import Span
from factcheck.render._text_runs import Run, anchor, paragraphs
from tests.builders import build_article, build_claim


def _runs(text: str, claims: list[Claim], support: list[Span] | None = None) -> list[Run]:
    found = paragraphs(build_article(text, title=None), claims, support or [])
    return [run for paragraph in found for run in paragraph.runs]


def _ids(claims: tuple[Claim, ...] | list[Claim]) -> str:
    return " ".join(claim.id for claim in claims)


def test_nested_and_overlapping_claims_are_cut_into_runs() -> None:
    text = "abcdefgh"
    claims = [
        build_claim(text, "bcde", number=1),
        build_claim(text, "cd", number=2),
        build_claim(text, "defg", number=3),
    ]

    runs = _runs(text, claims, [Span(start=0, end=3)])

    assert [(run.text, _ids(run.claims), run.anchors, _ids(run.closes)) for run in runs] == [
        ("a", "", ["at-0-3"], ""),
        ("b", "c1", ["at-c1"], ""),
        ("c", "c1 c2", ["at-c2"], ""),
        ("d", "c1 c2 c3", ["at-c3"], "c2"),
        ("e", "c1 c3", [], "c1"),
        ("fg", "c3", [], "c3"),
        ("h", "", [], ""),
    ]


def test_a_claim_over_two_paragraphs_has_a_run_in_each() -> None:
    text = "one two\n\nthree four"

    found = paragraphs(build_article(text, title="one two"), [build_claim(text, "two\n\nthree")], [])

    assert [(each.part, [(run.text, _ids(run.claims)) for run in each.runs]) for each in found] == [
        ("headline", [("one ", ""), ("two", "c1")]),
        ("body", [("three", "c1"), (" four", "")]),
    ]


@st.composite
def _claims(draw: st.DrawFn) -> tuple[str, list[Claim], list[Span]]:
    text = draw(st.text(alphabet="ab \n", min_size=1, max_size=30).filter(str.strip))
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda pair: pair[0] < pair[1])
    spans = [Span(start=start, end=end) for start, end in draw(st.lists(ends, max_size=8))]
    claims = [
        build_claim(text, text, number=number).model_copy(
            update={"start": span.start, "end": span.end, "text": span.cut(text)}
        )
        for number, span in enumerate(spans, start=1)
    ]
    return text, claims, [Span(start=start, end=end) for start, end in draw(st.lists(ends, max_size=3))]


@given(_claims())
def test_runs_hold_the_whole_text_and_exactly_the_claims_that_cover_them(
    drawn: tuple[str, list[Claim], list[Span]],
) -> None:
    text, claims, support = drawn

    runs = _runs(text, claims, support)

    shown = [position for run in runs for position in range(run.start, run.start + len(run.text))]
    assert "".join(run.text for run in runs) == "".join(text[position] for position in shown)
    assert not "".join(char for position, char in enumerate(text) if position not in set(shown)).strip()
    for run in runs:
        end = run.start + len(run.text)
        assert {claim.id for claim in run.claims} == {c.id for c in claims if c.start <= run.start and end <= c.end}
        assert not [claim for claim in claims if run.start < claim.start < end or run.start < claim.end < end]
    assert Counter(name for run in runs for name in run.anchors) == Counter({anchor(s) for s in [*claims, *support]})
    assert Counter(claim.id for run in runs for claim in run.closes) == Counter(claim.id for claim in claims)
