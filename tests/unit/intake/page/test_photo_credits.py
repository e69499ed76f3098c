"""Photo credits at the end of captions, and sentences about pictures."""

import pytest

from factcheck.intake.page.photo_credits import is_credited_caption

LAST = "The council meets again in June, its chairwoman said."


@pytest.mark.parametrize(
    "text",
    [
        "A boat in the harbour of Storvik. Photo: Lise Dahl",
        "A boat in the harbour. (AP Photo/Lise Dahl)",
        "A boat in the harbour. Credit: Lise Dahl/Harbour Pictures",
        "The mayor in May. Photograph by Lise Dahl.",
        "Photo: Lise Dahl",
        "Courtesy of the Storvik Museum",
        "Provided by Storvik Port",
    ],
)
def test_a_caption_with_its_credit_is_told(text: str) -> None:
    assert is_credited_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        LAST,
        "She posted a photo: it showed the mayor asleep. Nobody laughed.",
        "The bank gave them credit by mistake.",
        "Courtesy of the new law, 40 boats may land at the pier.",
        "Provided by law, the rule holds for 40 boats",
        "The picture by Lise Dahl was sold for 3 million euros, the house said. It had hung in the town hall.",
    ],
)
def test_a_sentence_about_pictures_is_no_caption(text: str) -> None:
    assert not is_credited_caption(text)
