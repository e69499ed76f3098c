"""Each cue other than a verb that opens a reporting frame, with its source."""

import pytest

from factcheck.detection.attribution.frames.other_cues import OTHER_FRAMES
from factcheck.language.doc import Doc
from factcheck.language.sentences import split_sentences
from factcheck.language.tokens import Token

_CUES = [
    ("_is_according_to", "The road is shut, [according] to the mayor.", "the mayor"),
    ("_is_according_to", "They were wed [according] to old custom.", None),
    ("_is_according_to", "They sat [according] seats by rank.", False),
    ("_is_per", "The road is shut, [per] the mayor.", "the mayor"),
    ("_is_per", "It fell, 40, [per] cent by cent.", False),
    ("_is_owners_claim", "The mayor's [claim] that the road is shut is odd.", "The mayor"),
    ("_is_owners_claim", "The mayor's [claim] is odd.", False),
    ("_is_claim_from", "A [warning] from the bank that rates would rise came late.", "the bank"),
    ("_is_claim_from", "A [warning] from the bank came late.", None),
    ("_is_claim_from", "A [warning] came late.", False),
    ("_is_in_the_words_of", "The road was, in the [words] of Clara Venn, a mess.", "Clara Venn"),
    ("_is_in_the_words_of", "The [words] of Clara Venn were loud.", False),
    ("_is_in_owners_view", "The road is, in Clara Venn's [view], a mess.", "Clara Venn"),
    ("_is_in_owners_view", "Clara Venn's [view] is odd.", False),
]


def _tokens(text: str) -> list[Token]:
    return Doc(text, split_sentences(text)).masked[0].tokens


@pytest.mark.parametrize(("name", "marked", "source"), _CUES, ids=[f"{row[0]} {row[1]}" for row in _CUES])
def test_cue_opens_a_frame_with_its_source(*, name: str, marked: str, source: str | bool | None) -> None:
    """`source`: False where no such cue stands, None where it opens no frame."""
    is_cue, read = next(row for row in OTHER_FRAMES if row[0].__name__ == name)
    text = marked.replace("[", "").replace("]", "")
    tokens = _tokens(text)
    place = next(at for at, token in enumerate(tokens) if token.start == marked.index("["))
    assert is_cue(tokens, place) is (source is not False)
    frame = read(tokens, place) if is_cue(tokens, place) else None
    phrase = frame.source if frame is not None else None
    assert (text[tokens[phrase.first].start : tokens[phrase.last].end] if phrase else None) == (source or None)
