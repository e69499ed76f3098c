"""The signs by which a value is looked for: a sentence that has the same value shares one, however it is written."""

import pytest

from factcheck.auditing.drafts.fact_index import SourceFacts, check_facts
from factcheck.auditing.drafts.fact_sentences import FactSentence, fact_sentences, signs_of
from factcheck.language.word_stream import read_words


def sentences(text: str) -> list[FactSentence]:
    return list(fact_sentences(read_words(text), [(0, len(text))]))


SAME = [
    ("They sold 15 boats.", "They sold fifteen boats."),
    ("They sold 15,000 boats.", "They sold fifteen thousand boats."),
    ("They sold 250 boats.", "They sold two hundred and fifty boats."),
    ("They sold 24 boats.", "They sold two dozen boats."),
    ("It cost $2.5 million.", "It cost two and a half million dollars."),
    ("It cost $2,500,000.", "It cost $2.5m."),
    ("It cost $500,000.", "It cost half a million dollars."),
    ("It cost 3½ million euros.", "It cost 3.5 million euros."),
    ("It fell by half.", "It fell by 50 percent."),
    ("A quarter of them left.", "25% of them left."),
    ("Three in four adults left.", "75% of adults left."),
    ("Nine out of ten adults left.", "90 percent of adults left."),
    ("Two thirds of them left.", "Two-thirds of them left."),
    ("They came third.", "They were 3rd."),
    ("They came 21st.", "They were twenty-first."),
    ("Output doubled.", "Output doubled again."),
    ("Tens of thousands left.", "Tens of thousands came."),
    ("It was on 10 May.", "It was on May 10th."),
    ("It was on 10 May.", "It happened at 2022-05-10, they say."),
    ("It was on Tuesday.", "On Tuesday’s boat they left."),
    ("It began in 1970.", "It began in 1970-71."),
    ("It was 20 degrees.", "It was twenty degrees."),
]


@pytest.mark.parametrize(("draft", "source"), SAME, ids=[" / ".join(row) for row in SAME])
def test_the_same_value_shares_a_sign_and_is_found(draft: str, source: str) -> None:
    own, theirs = sentences(draft), sentences(source)
    (fact,) = own[0].facts
    assert signs_of(fact, draft) & theirs[0].signs
    checks = list(check_facts(draft, own, SourceFacts(theirs, [0] * len(theirs))))
    assert [check.verdict for check in checks] == ["found"]


@pytest.mark.parametrize("word", ["CO₂", "12 m²", "x⁴", "H₂O₂", "note①"])
def test_a_word_that_ends_in_a_small_digit_is_no_number(word: str) -> None:
    theirs = sentences(f"They sold 15 boats and {word}.")
    assert theirs[0].signs <= {"alone 15", "alone 12"}
    draft = "They sold 15 boats."
    checks = list(check_facts(draft, sentences(draft), SourceFacts(theirs, [0])))
    assert [check.verdict for check in checks] == ["found"]


OTHERS = [
    ("They sold 15 boats.", "They sold 1.5 tonnes, 150 boxes and five cars."),
    ("They sold 300 boats.", "They sold three cars, the third on May 3."),
    ("It was on 10 May.", "It may rain 10 days in March."),
]


@pytest.mark.parametrize(("draft", "source"), OTHERS, ids=[" / ".join(row) for row in OTHERS])
def test_a_sentence_without_the_value_does_not_have_to_be_read(draft: str, source: str) -> None:
    (fact,) = sentences(draft)[0].facts
    assert not signs_of(fact, draft) & sentences(source)[0].signs


@pytest.mark.parametrize("text", ["They may come.", "A boat & a car.", "It costs $ and €."])
def test_a_sentence_without_figures_and_dates_has_no_sign(text: str) -> None:
    assert sentences(text) == []
