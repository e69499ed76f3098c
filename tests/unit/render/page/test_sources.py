from factcheck.domain.claim import ClaimKind
from factcheck.render.page.sources import by_source
from tests.builders import build_attribution, build_claim

TEXT = "Roe said the town would “go on” and rise. Roe: “Go on”. The board said no. It rained."


def test_a_source_has_all_that_it_is_reported_to_have_said_and_each_word_counts_once() -> None:
    roe = build_attribution(TEXT, "Roe", name="Ada Roe")
    board = build_attribution(TEXT, "The board", name="The board")
    claims = (
        build_claim(TEXT, "the town would “go on” and rise", ClaimKind.STATEMENT, number=1, attribution=roe),
        build_claim(TEXT, "go on", ClaimKind.QUOTATION, number=2, attribution=roe, within="c1"),
        build_claim(TEXT, "Go on", ClaimKind.QUOTATION, number=3, attribution=roe, repeats="c2"),
        build_claim(TEXT, "no", ClaimKind.STATEMENT, number=4, attribution=board),
        build_claim(TEXT, "It rained", number=5),
    )

    found = by_source(claims)

    assert [(voice.name, [claim.id for claim in voice.claims], voice.words, voice.quoted) for voice in found] == [
        ("Ada Roe", ["c1", "c2", "c3"], 7, 2),
        ("The board", ["c4"], 1, 0),
    ]
