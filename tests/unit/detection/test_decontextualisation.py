"""A claim's sentence is made to stand alone by names for pronouns, full names and no connective; or not at all."""

import pytest

from factcheck.detection.attribution.attribute import attribute
from factcheck.detection.attribution.naming import list_mentions
from factcheck.detection.decontextualisation import stand_alone
from factcheck.domain.article import Metadata
from factcheck.intake.pasted import read_pasted
from factcheck.language.doc import Doc

LEAD = "Minister Ada Roe opened the new tunnel in Brill on Monday."


def restated(second: str, lead: str = LEAD) -> str | None:
    """The last sentence of an article of two."""
    article = read_pasted(f"{lead} {second}", Metadata()).article
    doc = Doc.of(article)
    attributed = attribute(doc, article.parts, publisher=None)
    return stand_alone(doc, article.sentences[-1], list_mentions(doc, attributed))


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        ("She said it cost 12 million crowns.", None),
        ("She said the tunnel cost 12 million crowns.", "Ada Roe said the tunnel cost 12 million crowns."),
        ("Ms Roe thanked 40 workers.", "Ada Roe thanked 40 workers."),
        ("But Roe said the tunnel was safe.", "Ada Roe said the tunnel was safe."),
        ("However Brill has 9,000 inhabitants.", "Brill has 9,000 inhabitants."),
        ("Roe said that she would come back.", "Ada Roe said that she would come back."),
        ("Ada Roe said the tunnel “is the town's lung”.", "Ada Roe said the tunnel “is the town's lung”."),
        ("There were 40 workers in the tunnel.", "There were 40 workers in the tunnel."),
        ("This cost the town 12 million crowns.", None),
        ("They had waited for 30 years.", None),
        ("We waited for 30 years.", None),
        ("The report found 14 cracks.", None),
        ("The report of the auditors found 14 cracks.", "The report of the auditors found 14 cracks."),
        ("The engineer, Ivo Lund, found 14 cracks.", "The engineer, Ivo Lund, found 14 cracks."),
    ],
)
def test_a_sentence_stands_alone_or_has_no_restatement(second: str, wanted: str | None) -> None:
    assert restated(second) == wanted


def test_an_adjective_made_of_a_name_is_left_as_it_is() -> None:
    lead = "The U.S.-led West agreed on new rules."
    assert restated("Ada Roe said U.S.-led talks went on.", lead) == "Ada Roe said U.S.-led talks went on."


def test_a_sentence_of_more_than_sixty_words_is_left_to_a_model() -> None:
    assert restated("Ada Roe counted " + "one worker and " * 30 + "a dog.") is None
