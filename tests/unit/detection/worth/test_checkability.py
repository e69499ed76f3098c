import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.detection.worth.answers import ask, reasons
from factcheck.detection.worth.checkability import Weights, load_weights, score
from factcheck.domain.claim import Checkability, SourceKind
from factcheck.errors import ConfigurationError

_OWN_VOICE = SourceKind.UNATTRIBUTED


def _score(words: str) -> float:
    return score(ask(words), attribution=_OWN_VOICE, weights=load_weights()).score


def _file(folder: Path, content: str) -> Path:
    path = folder / "weights.toml"
    path.write_text(content, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("The bank closed 40 branches.", "figure"),
        ("It closed 40 branches and 12 offices.", "figures"),
        ("The bank opened in 1954.", "date"),
        ("Millions marched.", "magnitude"),
        ("The stadium was worth a fortune.", "money"),
        ("The majority stayed away.", "share"),
        ("Seven ships sank.", "number"),
        ("Rents have risen since the flood.", "period"),
        ("Rents are higher there.", "comparison"),
        ("It was the longest strike.", "record"),
        ("Output rose.", "change"),
        ("The statute covers tenants.", "law"),
        ("She vetoed the plan.", "decision"),
        ("He announced a truce.", "said"),
        ("The bridge collapsed.", "event"),
        ("The gates were shut.", "past"),
        ("They have been away.", "perfect"),
        ("The mine is currently shut.", "now"),
        ("She resigned.", "somebody"),
        ("Police in Leeds held a man.", "names"),
        ("Police in Leeds and York met Ana Roe.", "many_names"),
        ("Parliament met.", "office"),
        ("Ships left Brazil.", "country"),
        ("Unemployment is a worry.", "economy"),
        ("Hospitals are full.", "welfare"),
        ("Soldiers crossed the river.", "security"),
        ("Emissions are a worry.", "energy"),
        ("Farmers marched.", "groups"),
        ("Everybody left.", "universal"),
        ("A survey asked parents.", "study"),
        ("It flooded because of rain.", "cause"),
        ("Rain will come.", "prediction"),
        ("Rain might come.", "possibility"),
        ("Unless it rains, we sail.", "hypothesis"),
        ("They ought to resign.", "duty"),
        ("We believe him.", "opinion"),
        ("It is a terrible plan.", "value"),
        ("They hope for rain.", "wish"),
        ("I saw it.", "first_person"),
        ("You saw it.", "you"),
        ("Who paid?", "question"),
        ("That is how it ends.", "question_word"),
        ("Thank you all.", "courtesy"),
        ("Let us debate it.", "talk"),
        ("Dignity matters.", "abstract"),
        ("Something happened.", "vague"),
        ("They are making progress.", "doing"),
        ("There is a plan.", "subject_unnamed"),
        ("Rain fell.", "short"),
    ],
)
def test_a_sentence_answers_the_question(words: str, question: str) -> None:
    assert question in ask(words)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("The bank opened in 1954.", "figure"),
        ("One hundred swans.", "event"),
        ("It opens in May.", "possibility"),
        ("The mine is shut.", "first_person"),
        ("Rain fell.", "names"),
        ("The court of appeal sat on the matter of the two estates.", "short"),
    ],
)
def test_a_sentence_does_not_answer_the_question(words: str, question: str) -> None:
    assert question not in ask(words)


def test_curly_apostrophes_are_read_like_straight_ones() -> None:
    assert ask("They’re sure they haven’t paid.") == ask("They're sure they haven't paid.")


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Unemployment fell to 4 percent last year.", "Unemployment will fall next year."),
        ("The senate voted against the treaty in 1998.", "The senate ought to reject the treaty."),
        ("Police killed 12 marchers in Cairo.", "I think the police are wonderful."),
        ("Rents in Leeds have risen since May to the highest level in history.", "What should we do about rents?"),
        ("The company cut 300 jobs in March.", "Thank you all, and good evening."),
    ],
)
def test_what_can_be_looked_up_scores_above_talk(more: str, less: str) -> None:
    assert _score(more) > 0.5 > _score(less)


def test_reasons_name_the_weightiest_answers_first() -> None:
    weights = Weights(base=-1.0, weights={"figure": 2.0, "names": 0.5, "prediction": -1.5, "date": 0.1})

    weighed = score({"figure", "names", "prediction", "date"}, attribution=_OWN_VOICE, weights=weights)

    assert weighed == Checkability(
        score=round(1 / (1 + math.exp(-0.1)), 3),
        reasons=("a count", "a prediction: less checkable", "a named subject"),
    )


def test_an_anonymous_source_makes_a_claim_less_checkable() -> None:
    weights = Weights(base=0.0, weights={"anonymous": -1.0})

    weighed = score(set(), attribution=SourceKind.ANONYMOUS, weights=weights)

    assert weighed == Checkability(score=0.269, reasons=("attributed anonymously: less checkable",))


def test_our_weights_answer_for_every_question() -> None:
    assert load_weights().weights.keys() == reasons().keys()


def test_weights_of_a_file_take_the_place_of_ours(tmp_path: Path) -> None:
    path = _file(tmp_path, "base = 1\n[weights]\nfigure = 2.5\n")

    assert load_weights(path) == Weights(base=1.0, weights={"figure": 2.5})


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("base = ", "no TOML"),
        ("[weights]\nfigure = 1", "wrong at `base`"),
        ("base = 0\n[weights]\nfigure = 'much'", "wrong at `weights.figure`"),
        ("base = 0\n[weights]\nfigure = inf", "wrong at `weights.figure`"),
        ("base = 0\n[weights]\nfigure = 1\nluck = 2", "name no question of ours: luck"),
    ],
)
def test_a_wrong_file_of_weights_is_refused(tmp_path: Path, content: str, complaint: str) -> None:
    with pytest.raises(ConfigurationError, match=complaint):
        load_weights(_file(tmp_path, content))


def test_a_missing_file_of_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot read the checkability weights"):
        load_weights(tmp_path / "none.toml")


@given(st.text())
def test_any_words_get_answers_that_have_a_reason(words: str) -> None:
    assert ask(words) <= reasons().keys()


@given(st.text(), st.floats(min_value=-1e300, max_value=1e300))
def test_any_weight_gives_a_score_between_0_and_1(words: str, weight: float) -> None:
    weights = Weights(base=weight, weights={"names": weight, "short": weight})

    assert 0 <= score(ask(words), attribution=_OWN_VOICE, weights=weights).score <= 1
