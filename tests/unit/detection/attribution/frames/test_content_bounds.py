"""Where the reported words begin behind a reporting verb, what stands between them left out."""

import pytest

from factcheck.detection.attribution.frames.content_bounds import skip_to_content
from factcheck.detection.attribution.frames.finding import find_frames
from factcheck.language.doc import Doc
from factcheck.language.sentences import split_sentences


@pytest.mark.parametrize(
    "marked",
    [
        "The mayor said [the road was shut.",
        "The mayor said that [the road was shut.",
        "The mayor said on Monday that [the road was shut.",
        "The mayor said on Monday [the road was shut.",
        "The mayor told her [the road was shut.",
        "The mayor told reporters in Oslo that [the road was shut.",
        "The mayor told a packed meeting [the road was shut.",
        "The mayor told host Ada Roe [she would go.",
        "The mayor said [her deputy accepted that the road was shut.",
        "The mayor threatened [to shut the road.",
        "According to a survey released in June, [the road is shut.",
    ],
)
def test_reported_words_begin_behind_that_day_and_addressee(marked: str) -> None:
    at = marked.index("[")
    sentence = Doc(marked.replace("[", ""), split_sentences(marked.replace("[", ""))).masked[0]
    frame = find_frames(sentence, None)[0]
    assert sentence.tokens[skip_to_content(sentence.tokens, frame, len(sentence.tokens))].start == at
