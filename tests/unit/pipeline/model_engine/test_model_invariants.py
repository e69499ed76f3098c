"""What holds whatever a model answers, and however long the article is."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.gold import read_article
from factcheck.domain.article import Metadata
from factcheck.domain.claim import Certainty
from tests.asking import Authored, candidates_of, checker, hear, is_about_claims, prepared, silent

_SPEAKERS = ("Ana Costa", "Ivo Lund", "Mara Quist", "Tom Field")
_FILLING = "And so it went on, as such evenings do, with tea and talk and in no hurry at all, until it was late again."


def long_article(words: int) -> str:
    """Paragraphs of a quotation, a figure and filling each, until there are so many words."""
    paragraphs: list[str] = []
    length = 0
    while length < words:
        number = len(paragraphs) + 1
        paragraphs.append(
            f"{_SPEAKERS[number % 4]} said “we counted {number} boats in the harbour” at the meeting in Brill. "
            + " ".join([_FILLING] * 15)
        )
        length += len(paragraphs[-1].split())
    return "\n\n".join(("The harbours of Brill are counted again", *paragraphs))


def test_an_article_of_100_000_words_is_asked_about_in_parts_few_at_a_time() -> None:
    model = Authored(silent)
    with_model = checker(model, at_once=3)
    ready = with_model.prepare_text(long_article(100_000), Metadata())
    report = with_model.finish(ready, hear(with_model, ready))
    parts = [candidates_of(one) for one in model.asked if is_about_claims(one)]
    assert len(parts) >= 40
    assert model.most_in_flight == 3
    assert all(set(one).isdisjoint(other) for one, other in pairwise(parts))
    assert {number for part in parts for number in part} >= {*ready.sheet.choices, *ready.sheet.unrestated}
    assert report.warnings == ()
    assert [(one.text, one.attribution) for one in report.claims] == [
        (one.text, one.attribution) for one in ready.offline.claims
    ]


_READY = prepared(read_article("council-budget"))
_KEYS = st.builds(lambda letter, number: f"{letter}{number}", st.sampled_from("cs"), st.integers(-1, 40)) | st.text(
    max_size=3
)
_NUMBERS = st.integers(-1, 40) | st.integers()
_WORDS = st.sampled_from(["the", "Wellmere", "council", "said", "“", "of", "years"]) | st.text(max_size=6)
_LINE = st.none() | st.fixed_dictionaries({"by": st.lists(_NUMBERS, max_size=4), "text": st.text(max_size=40)})
_FURTHER = st.fixed_dictionaries({"first": _WORDS, "last": _WORDS, "m": _NUMBERS, "s": _NUMBERS})
ANSWERS = st.fixed_dictionaries(
    {
        "kinds": st.dictionaries(_KEYS, st.sampled_from(["fact", "forecast", "opinion", "unquoted"])),
        "restated": st.dictionaries(_KEYS, st.text(max_size=40)),
        "sources": st.dictionaries(_KEYS, _NUMBERS),
        "summary": st.dictionaries(st.sampled_from(["first", "second", "third", "fourth"]), _LINE),
        "unlisted": st.lists(_FURTHER, max_size=5),
        "via": st.dictionaries(_KEYS, _NUMBERS),
    }
)
_KNOWN = {f"c{number}": m for number, m in _READY.sheet.controls.items()}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(ANSWERS, st.sampled_from([{}, _KNOWN]))
def test_whatever_a_model_answers_sure_sources_stay_and_every_claim_is_a_slice(
    said: dict[str, dict[str, int]], known: dict[str, int]
) -> None:
    answer = {**said, "sources": {**said["sources"], **known}}
    model = checker(Authored(lambda question: answer if is_about_claims(question) else {"summary": said["summary"]}))
    report = model.finish(_READY, hear(model, _READY))
    sure = {
        (one.start, one.kind): one.attribution
        for one in _READY.offline.claims
        if one.attribution.certainty is Certainty.SURE and one.kind.has_source
    }
    after = {(one.start, one.kind): one.attribution for one in report.claims}
    assert sure == {place: after.get(place) for place in sure}
    assert all(report.article.text[one.start : one.end] == one.text for one in report.claims)
