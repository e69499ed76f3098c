"""A replay miss says what has changed since the nearest recording, and how to record it."""

import hashlib
from pathlib import Path

import pytest

from factcheck.adapters.model.request_body import chat_request
from factcheck.adapters.model.request_shapes import LimitField, Shape
from factcheck.adapters.recordings.recording_folder import RecordingFolder
from factcheck.domain.chat import ChatRequest
from tests.contract.questions import question
from tests.contract.test_ladder import SHAPES
from tests.unit.adapters.chat import ARTICLE, build_request
from tests.unit.adapters.recordings.recorded import miss, only_file, record


def test_a_miss_without_recordings_says_how_to_record(tmp_path: Path) -> None:
    assert miss(tmp_path, build_request()) == (
        f"no recording for claims@3 ({build_request().fingerprint[:16]}) in {tmp_path}; there is none to compare with\n"
        "to record it, run the same with FACTCHECK_RECORDINGS=record"
    )


@pytest.mark.parametrize(
    ("asked", "difference"),
    [
        (build_request(version=4), "prompt version: 3 recorded, 4 asked"),
        (build_request(prompt_sha256="c" * 64), f"prompt text (sha256): {'a' * 16} recorded, {'c' * 16} asked"),
        (build_request(schema_sha256=None), f"schema (sha256): {'a' * 16} recorded, none asked"),
        (build_request(endpoint="local"), "endpoint: default recorded, local asked"),
        (build_request(model="large"), 'model: "small" recorded, "large" asked'),
        (build_request(temperature=0.5), "body.temperature: 0 recorded, 0.5 asked"),
        (build_request(seed=1), "body.seed: nothing recorded, 1 asked"),
        (
            build_request(ARTICLE.replace("15", "16")),
            "article text (message 2, user): “bridge will cost 15 million euros. “We” recorded, "
            "“bridge will cost 16 million euros. “We” asked",
        ),
    ],
    ids=["version", "prompt", "schema", "endpoint", "model", "temperature", "new field", "article"],
)
def test_a_miss_shows_what_differs_from_the_nearest(tmp_path: Path, asked: ChatRequest, difference: str) -> None:
    record(tmp_path, build_request("Some other article."), build_request(), build_request(prompt="summary"))
    nearest = RecordingFolder(tmp_path).path_of(build_request()).name
    message = miss(tmp_path, asked)
    assert f"the nearest is {nearest}, which differs in:\n  - {difference}\nto record it, " in message


def numbered(*sentences: str) -> str:
    """An article as prompts have it: within tags that bear its hash, a numbered sentence a line."""
    tag = f"article-{hashlib.sha256(' '.join(sentences).encode()).hexdigest()[:20]}"
    lines = (f"s{number} {sentence}" for number, sentence in enumerate(sentences, start=1))
    return "\n".join((f"<{tag}>", *lines, f"</{tag}>"))


SENTENCES = (
    "The mayor of Brill opened a bridge on Friday.",
    "It cost 15 million euros, she said.",
    "A second one is planned.",
    "Nobody has said when it will be built.",
)


@pytest.mark.parametrize(
    ("sentences", "difference"),
    [
        (
            ("Brill, Monday.", *SENTENCES),
            "“The mayor of” recorded, “Brill, Monday. The mayor of” asked",
        ),
        (
            (*SENTENCES[:2], SENTENCES[2].replace("second", "third"), SENTENCES[3]),
            "“she said. A second one is planned.” recorded, “she said. A third one is planned.” asked",
        ),
        (SENTENCES[:3], "“one is planned. Nobody has said when it will be built.” recorded, “one is planned.” asked"),
    ],
    ids=["a new first sentence", "a word", "a sentence less"],
)
def test_a_miss_shows_the_words_that_changed(tmp_path: Path, sentences: tuple[str, ...], difference: str) -> None:
    record(tmp_path, build_request(numbered("Some", "other", "article")), build_request(numbered(*SENTENCES)))
    message = miss(tmp_path, build_request(numbered(*sentences)))
    assert f"article text (message 2, user): {difference}" in message
    assert "article-" not in message


def test_of_many_changed_words_a_miss_shows_the_first(tmp_path: Path) -> None:
    record(tmp_path, build_request(numbered(*SENTENCES)))
    message = miss(tmp_path, build_request(numbered(*(sentence.replace("i", "y") for sentence in SENTENCES))))
    assert message.count(" recorded, ") == 3
    assert "; and 6 more\n" in message


def test_a_miss_without_a_changed_word_shows_the_place(tmp_path: Path) -> None:
    record(tmp_path, build_request("One.\n\nTwo."))
    assert "from character 4, 'One.\\n\\nTwo.' recorded, 'One. Two.' asked" in miss(
        tmp_path, build_request("One. Two.")
    )


@pytest.mark.parametrize("recorded", SHAPES, ids=repr)
def test_a_miss_does_not_name_what_only_the_servers_dialect_makes_different(tmp_path: Path, recorded: Shape) -> None:
    one, other = (chat_request(question(user=user), endpoint="default", model="m", shape=recorded) for user in "ab")
    asked = chat_request(question(user="c d"), endpoint="default", model="m", shape=Shape())
    record(tmp_path, one, other)
    message = miss(tmp_path, asked)
    assert "which differs in:\n  - article text (message 2, user): " in message
    assert message.count("\n") == 2


def test_a_miss_names_another_limit_of_the_answer(tmp_path: Path) -> None:
    record(
        tmp_path, chat_request(question(most=50), endpoint="default", model="m", shape=Shape(limits=(LimitField.NEW,)))
    )
    asked = chat_request(question(most=60), endpoint="default", model="m", shape=Shape())
    assert "differs in:\n  - limit of the answer, in tokens: 50 recorded, 60 asked\n" in miss(tmp_path, asked)


def test_a_miss_passes_over_a_damaged_recording(tmp_path: Path) -> None:
    record(tmp_path, build_request())
    only_file(tmp_path).write_text("{}", encoding="utf-8")
    assert "there is none to compare with" in miss(tmp_path, build_request("Another article."))
