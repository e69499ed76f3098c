"""Each prompt file is whole, its example is a good answer, and asking costs little beyond the article."""

import json
import re
from collections.abc import Sequence

import pytest

from benchmarks.gold import gold_names, read_article
from factcheck.adapters.metering.token_counter import count_tokens
from factcheck.answers.reading import read_review, read_summary
from factcheck.domain.answer import Review
from factcheck.domain.authority import NO_AUTHORITY, Authority, AuthorityChoice, Decision
from factcheck.prompting.chunks import chunks
from factcheck.prompting.questions import REVIEW, SUMMARY, review_question
from factcheck.prompting.templates import Prompt, prompt, prompt_names, read_prompt
from tests.asking import prepared

_HEADER = "---\nname: claims\nversion: 2\npurpose: try\nanswer: none\n---\nAnswer.\n"


def example_of(asked: Prompt, decisions: Sequence[Decision] = tuple(Decision)) -> tuple[str, str]:
    """What the example shows, and its answer."""
    shown, _, answer = asked.instructions(decisions).partition("\nExample\n")[2].rpartition("\n")
    return shown, answer


def numbers(shown: str, letter: str) -> set[int]:
    return {int(number) for number in re.findall(rf"^{letter}(\d+) ", shown, re.MULTILINE)}


def test_there_are_the_prompts_that_are_asked() -> None:
    assert prompt_names() == (REVIEW, SUMMARY)
    assert [prompt(name).name for name in prompt_names()] == [REVIEW, SUMMARY]


def test_the_example_of_a_review_is_an_answer_about_numbers_that_it_shows() -> None:
    shown, text = example_of(prompt(REVIEW))
    review = read_review(text)
    claims, sentences = (numbers(shown, letter) for letter in "cs")
    added = {one.c for one in review.add}
    assert {
        *(one.c for one in review.drop),
        *(one.c for one in review.figure),
        *(one.c for one in review.who),
        *review.top,
    } <= claims | added
    named = {*(one.s for one in review.add), *(one.s for one in review.who), *(one.s for one in review.restated)}
    assert named | {number for line in review.summary for number in line.by} <= sentences
    assert review.add
    assert review.who
    assert review.summary


@pytest.mark.parametrize("words", [(one.s, one.w[0]) for one in read_review(example_of(prompt(REVIEW))[1]).who])
def test_the_words_of_the_example_stand_in_the_sentence_that_it_names(words: tuple[int, str]) -> None:
    shown, _ = example_of(prompt(REVIEW))
    (sentence,) = [line for line in shown.splitlines() if line.startswith(f"s{words[0]} ")]
    assert words[1] in sentence


@pytest.mark.parametrize("decisions", [(), *((one,) for one in Decision), tuple(Decision)])
def test_instructions_and_example_ask_for_what_the_schema_has(decisions: tuple[Decision, ...]) -> None:
    authority = Authority(by=AuthorityChoice.EXAM, granted=decisions)
    sheet = prepared(read_article("council-budget"), authority).sheet
    asked = review_question(sheet, chunks(sheet)[0])
    assert asked.answer_schema is not None
    keys = json.loads(asked.answer_schema)["required"]
    instructions, _, _ = asked.messages[0].content.partition("\nExample\n")
    assert sorted(re.findall(r"^([a-z]+): ", instructions, re.MULTILINE)) == keys
    assert list(json.loads(example_of(prompt(REVIEW), decisions)[1])) == keys
    assert re.findall(r"^\[.*", asked.messages[0].content, re.MULTILINE) == []


def test_the_example_of_a_summary_is_an_answer_about_sentences_that_it_shows() -> None:
    shown, text = example_of(prompt(SUMMARY))
    lines = read_summary(text)
    assert lines
    assert {number for line in lines for number in line.by} <= numbers(shown, "s")


@pytest.mark.parametrize("name", [REVIEW, SUMMARY])
def test_an_example_is_one_line_of_compact_json(name: str) -> None:
    _, text = example_of(prompt(name))
    assert json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":")) == text


@pytest.mark.parametrize("name", gold_names())
def test_a_review_costs_at_most_900_tokens_and_30_a_claim_beyond_the_article(name: str) -> None:
    sheet = prepared(read_article(name)).sheet
    (whole,) = chunks(sheet)
    question = review_question(sheet, whole)
    asked = sum(count_tokens(message.content).tokens for message in question.messages)
    assert asked - count_tokens(sheet.article.text).tokens <= 900 + 30 * len(sheet.drafts)


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


@pytest.mark.parametrize("name", gold_names())
def test_a_model_without_authority_costs_at_most_500_tokens_beyond_the_article(name: str) -> None:
    sheet = prepared(read_article(name), NO_AUTHORITY).sheet
    (whole,) = chunks(sheet)
    asked = sum(count_tokens(message.content).tokens for message in review_question(sheet, whole).messages)
    assert asked - count_tokens(sheet.article.text).tokens <= 500


def test_no_answer_at_all_has_the_fields_of_an_answer() -> None:
    assert read_review('{"summary":{}}') == Review()
