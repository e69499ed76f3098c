import pytest

from factcheck.domain.article import Article
from factcheck.domain.claim import Claim, ClaimKind, QuotationForm
from factcheck.domain.values import Span
from factcheck.render.folding import LEAST_SCORE, MOST_CARDS, Node, context, fold, part, repeated, voices
from tests.builders import build_article, build_attribution, build_claim, span_of

TEXT = (
    "Mayor Roe vowed to “go on” after flood\n\n"
    "Roe told Reuters the town would “go on” though 40 of its 90 homes were lost.\n\n"
    "“We lost it all,” said Ana Diaz. “All of it.”"
)
TITLE = "Mayor Roe vowed to “go on” after flood"
STATEMENT = "the town would “go on” though 40 of its 90 homes were lost"


def _article(text: str = TEXT) -> Article:
    article = build_article(text, title=None)
    body = Span(start=text.index("\n\n") + 2, end=len(text))
    parts = article.parts.model_copy(update={"title": span_of(text, text.partition("\n\n")[0]), "body": body})
    return article.model_copy(update={"parts": parts})


def _claim(words: str, number: int, kind: ClaimKind = ClaimKind.STATEMENT, **links: object) -> Claim:
    return build_claim(TEXT, words, kind, number=number, **links)  # type: ignore[arg-type]


def _outline(cards: list[Node]) -> list[object]:
    """Each node as its id, with the ids folded into it and the outline within it."""
    return [(card.claim.id, [one.id for one in card.again], _outline(card.inner)) for card in cards]


def test_what_stands_within_a_claim_is_under_it_in_order_of_position() -> None:
    claims = (
        _claim(STATEMENT, 1),
        _claim("“go on” though 40", 2, within="c1"),
        _claim("40", 3, ClaimKind.QUANTITY, within="c2"),
        _claim("90 homes", 4, ClaimKind.QUANTITY, within="c1"),
    )

    assert _outline(fold(_article(), claims)) == [
        ("c1", [], [("c2", [], [("c3", [], [])]), ("c4", [], [])]),
    ]


def test_a_repetition_is_folded_into_the_one_that_stands_within_another_claim() -> None:
    claims = (
        _claim("vowed to “go on”", 1),
        _claim(STATEMENT, 2),
        _claim("would “go on”", 3, within="c2", repeats="c1"),
    )

    assert _outline(fold(_article(), claims)) == [("c2", [], [("c3", ["c1"], [])])]


def test_of_a_headline_and_the_body_the_body_is_shown() -> None:
    claims = (_claim("vowed to “go on”", 1), _claim(STATEMENT, 2, repeats="c1"), _claim("All of it", 3, repeats="c2"))

    assert _outline(fold(_article(), claims)) == [("c2", ["c1", "c3"], [])]


def test_a_quotation_that_goes_on_is_part_of_its_first_words() -> None:
    claims = (
        _claim("We lost", 1, ClaimKind.QUOTATION),
        _claim("it all", 2, ClaimKind.QUOTATION, continues="c1"),
        _claim("All of it", 3, ClaimKind.QUOTATION, continues="c2"),
    )

    assert _outline(fold(_article(), claims)) == [("c1", [], [("c2", [], []), ("c3", [], [])])]


def test_figures_and_phrases_of_one_sentence_share_a_card_and_whole_claims_do_not() -> None:
    sentence = "Roe told Reuters " + STATEMENT
    claims = (
        _claim("go on” though", 1, ClaimKind.QUOTATION, sentence=sentence, form=QuotationForm.PARTIAL, rank=5),
        _claim("40", 2, ClaimKind.QUANTITY, sentence=sentence, rank=2),
        _claim("90 homes", 3, ClaimKind.QUANTITY, sentence=sentence, rank=4),
        _claim("Roe told Reuters the town would", 4, sentence=sentence, rank=1),
        _claim("All of it", 5, ClaimKind.QUANTITY, rank=3),
    )

    assert _outline(fold(_article(), claims)) == [
        ("c4", [], []),
        ("c2", [], [("c1", [], []), ("c3", [], [])]),
        ("c5", [], []),
    ]


def test_what_somebody_says_inside_an_assertion_is_under_it() -> None:
    sentence = "Roe told Reuters " + STATEMENT
    claims = (
        _claim(sentence, 1, ClaimKind.ASSERTION),
        _claim(STATEMENT, 2, sentence=sentence),
        _claim("go on” though", 3, ClaimKind.QUOTATION, sentence=sentence, within="c2"),
        _claim("90 homes", 4, ClaimKind.QUANTITY, sentence=sentence),
    )

    assert _outline(fold(_article(), claims)) == [
        ("c1", [], [("c2", [], [("c3", [], [])]), ("c4", [], [])]),
    ]


def test_a_card_has_the_best_rank_of_what_is_folded_into_it() -> None:
    claims = (_claim(STATEMENT, 1, rank=3), _claim("40", 2, ClaimKind.QUANTITY, within="c1", rank=1))
    other = _claim("We lost it all", 3, ClaimKind.QUOTATION, rank=2)

    assert [card.claim.id for card in fold(_article(), (*claims, other))] == ["c1", "c3"]


def test_links_that_lead_round_in_a_circle_lose_no_claim() -> None:
    claims = (
        _claim(TITLE, 1),
        _claim("vowed to “go on” after", 2, within="c1"),
        _claim(STATEMENT, 3, repeats="c2", within="c1"),
        _claim("though 40 of its 90 homes", 4, repeats="c1", within="c3"),
    )

    cards = fold(_article(), claims)

    assert sorted(claim.id for card in cards for claim in card.claims()) == ["c1", "c2", "c3", "c4"]


def test_a_voice_has_all_that_one_source_says_by_the_same_way() -> None:
    roe = build_attribution(TEXT, "Roe", name="Ada Roe", cue="told")
    carried = build_attribution(TEXT, "Roe", name="Ada Roe", cue="vowed", via=["Reuters"])
    claims = (
        _claim(STATEMENT, 1, attribution=roe),
        _claim("would “go on”", 2, within="c1", attribution=carried),
        _claim("40", 3, ClaimKind.QUANTITY, within="c1", attribution=roe),
    )
    (card,) = fold(_article(), claims)

    assert [[node.claim.id for node in voice.nodes] for voice in voices(card)] == [["c1", "c3"], ["c2"]]


def test_what_is_said_again_within_a_repetition_is_not_named_again() -> None:
    claims = (
        _claim("vowed to “go on”", 1),
        _claim("go on", 2, ClaimKind.QUOTATION, within="c1"),
        _claim(STATEMENT, 3, repeats="c1"),
        _claim("go on” though", 4, ClaimKind.QUOTATION, within="c3", repeats="c2"),
    )
    (card,) = fold(_article(), claims)

    assert [(node.claim.id, [one.id for one in again]) for node, again in repeated(card)] == [("c3", ["c1"])]


@pytest.mark.parametrize(
    ("scores", "first"),
    [
        pytest.param([0.9] * 3, 3, id="a-few"),
        pytest.param([0.9] * (MOST_CARDS + 2), MOST_CARDS, id="too-many"),
        pytest.param([0.9, LEAST_SCORE, LEAST_SCORE - 0.01, 0.01], 2, id="low-scores"),
        pytest.param([], 0, id="none"),
    ],
)
def test_few_cards_and_none_that_scores_low_are_shown_first(scores: list[float], first: int) -> None:
    cards = [
        Node(claim=_claim(STATEMENT, number, score=score), again=[]) for number, score in enumerate(scores, start=1)
    ]

    shown = part(cards)

    assert (len(shown.first), shown.first + shown.more) == (first, cards)


def test_the_context_of_a_claim_is_its_sentence_or_the_words_around_it() -> None:
    long = "word " * 200 + "some 40 homes" + " word" * 200
    short = build_claim(TEXT, "40", ClaimKind.QUANTITY, sentence=STATEMENT)
    deep = build_claim(long, "40 homes", ClaimKind.QUANTITY, sentence=long)

    assert context(_article(), short) == ("the town would “go on” though ", " of its 90 homes were lost")
    assert context(build_article(long), deep) == ("… " + "word " * 58 + "some ", " word" * 59 + " …")
