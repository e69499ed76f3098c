"""Each prompt file is whole, its example is a good answer, and asking costs little beyond the article."""

import json
import re

import pytest

from benchmarks.gold import gold_names, read_article
from factcheck.adapters.metering.token_counter import count_tokens
from factcheck.answers.reading import read_claims, read_summary
from factcheck.domain.answer import ClaimsAnswer
from factcheck.prompting.chunks import chunks
from factcheck.prompting.questions import CLAIMS, SUMMARY, claims_question
from factcheck.prompting.templates import Prompt, prompt, prompt_names, read_prompt
from tests.asking import prepared

_HEADER = "---\nname: claims\nversion: 2\npurpose: try\nanswer: none\n---\nAnswer.\n"


def example_of(asked: Prompt) -> tuple[str, str]:
    """What the example shows, and its answer."""
    shown, _, answer = asked.text.partition("\nExample\n")[2].rpartition("\n")
    return shown, answer


def numbers(shown: str, letter: str) -> set[int]:
    return {int(number) for number in re.findall(rf"^{letter}(\d+) ", shown, re.MULTILINE)}


def test_there_are_the_prompts_that_are_asked() -> None:
    assert prompt_names() == (CLAIMS, SUMMARY)
    assert [prompt(name).name for name in prompt_names()] == [CLAIMS, SUMMARY]


def test_the_example_about_claims_is_an_answer_about_numbers_that_it_shows() -> None:
    shown, text = example_of(prompt(CLAIMS))
    answer = read_claims(text)
    candidates, sentences, names = (numbers(shown, letter) for letter in "csm")
    assert {choice.c for choice in answer.sources} | {*answer.opinions, *answer.forecasts} <= candidates
    assert {choice.m for choice in answer.sources} <= names
    cited = {number for line in answer.summary for number in line.by}
    assert cited | {restated.s for restated in answer.restated} <= sentences
    assert answer.sources
    assert answer.restated
    assert answer.summary


def test_the_example_answers_the_choice_that_it_offers() -> None:
    shown, text = example_of(prompt(CLAIMS))
    offered = dict(re.findall(r"^c(\d+) .* who: (.*)$", shown, re.MULTILINE))
    said = {str(choice.c): f"m{choice.m}" for choice in read_claims(text).sources}
    assert said.keys() == offered.keys()
    assert all(said[number] in offered[number].split() for number in offered)


def test_the_example_of_a_summary_is_an_answer_about_sentences_that_it_shows() -> None:
    shown, text = example_of(prompt(SUMMARY))
    lines = read_summary(text)
    assert lines
    assert {number for line in lines for number in line.by} <= numbers(shown, "s")


@pytest.mark.parametrize("name", [CLAIMS, SUMMARY])
def test_an_example_is_one_line_of_compact_json(name: str) -> None:
    _, text = example_of(prompt(name))
    assert json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")) == text


@pytest.mark.parametrize("name", gold_names())
def test_asking_costs_at_most_700_tokens_and_25_a_candidate_beyond_the_article(name: str) -> None:
    sheet = prepared(read_article(name)).sheet
    (whole,) = chunks(sheet)
    question = claims_question(sheet, whole)
    asked = sum(count_tokens(message.content).tokens for message in question.messages)
    assert asked - count_tokens(sheet.article.text).tokens <= 700 + 25 * len(sheet.drafts)


def test_a_prompt_is_its_header_its_text_and_the_hash_of_both() -> None:
    read, other = read_prompt(_HEADER), read_prompt(_HEADER.replace("Answer.", "Answer!"))
    assert (read.name, read.version, read.text) == ("claims", 2, "Answer.")
    assert read.sha256 != other.sha256


@pytest.mark.parametrize(
    "content",
    [
        "Answer.\n",
        f"Hello.\n{_HEADER}",
        _HEADER.replace("version: 2", "version: two"),
        _HEADER.replace("purpose: try\n", ""),
        _HEADER.replace("name: claims", "name: Claims of Ours"),
        _HEADER.replace("answer: none", "answer: none\nauthor: me"),
        _HEADER.replace("Answer.\n", ""),
    ],
    ids=["no header", "text before it", "version", "no purpose", "name", "unknown field", "no text"],
)
def test_a_prompt_file_that_is_not_as_it_should_be_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_prompt(content)


def test_no_answer_at_all_has_the_fields_of_an_answer() -> None:
    assert read_claims('{"summary":{}}') == ClaimsAnswer(
        forecasts=(), more=(), opinions=(), restated=(), sources=(), summary=(), unquoted=()
    )
