"""A source's phrase is a document and its author, or neither."""

import pytest

from factcheck.detection.attribution.authorship import document_and_author
from factcheck.language.doc import Doc
from factcheck.language.en.phrases import Phrase
from factcheck.language.sentences import split_sentences


def author(text: str, head: int, last: int) -> str | None:
    """The author's words in the phrase from the first token to `last`, whose head stands at `head`."""
    tokens = Doc(text, split_sentences(text)).masked[0].tokens
    found = document_and_author(tokens, Phrase(0, last, head))
    return None if found is None else " ".join(token.text for token in tokens[found[1].first : found[1].last + 1])


@pytest.mark.parametrize(
    ("text", "head", "last", "named"),
    [
        ("Bank records from Osk College show it.", 1, 4, "Osk College"),
        ("Documents from the army show it.", 0, 3, "the army"),
        ("A report from Lindal authorities shows it.", 1, 4, "Lindal authorities"),
        ("A police statement shows it.", 2, 2, "police"),
        ("A report from Lindal shows it.", 1, 3, None),
        ("A court document shows it.", 2, 2, None),
        ("Kern returns from Osk and shows it.", 1, 3, None),
        ("Kern reports from Osk and shows it.", 1, 3, None),
    ],
)
def test_the_author_is_who_wrote_it_and_no_place_or_person_at_work(
    text: str, head: int, last: int, named: str | None
) -> None:
    assert author(text, head, last) == named
