"""Worksheet and chunk -> question: instructions, user message, answer schema, token limit."""

from collections.abc import Sequence
from typing import Final

from factcheck.domain.question import Message, Question, Role
from factcheck.domain.values import Value
from factcheck.domain.worksheet import Chunk, Worksheet
from factcheck.prompting._user_message import sentence_lines, tag_of, user_message, visible
from factcheck.prompting.schemas import restated_in, review_schema, summary_schema
from factcheck.prompting.templates import Prompt, prompt

REVIEW: Final = "review"
SUMMARY: Final = "summary"
# Token limits of an answer: beyond them the model is looping.
_TOKENS_A_CLAIM: Final = 60
_TOKENS_A_SENTENCE: Final = 90
_TOKENS_BESIDE: Final = 350
_TOKENS_OF_SUMMARY: Final = 400


class Objection(Value):
    """A summary sentence that failed its audit, and why."""

    text: str
    reasons: tuple[str, ...]


def review_question(sheet: Worksheet, chunk: Chunk) -> Question:
    """Asks what is wrong or missing in the draft of a chunk, as far as the model may decide it, for restatements, and
    for a summary.
    """
    instructions = prompt(REVIEW)
    most = _TOKENS_BESIDE + _TOKENS_A_SENTENCE * len(restated_in(sheet, chunk))
    if sheet.authority.granted:
        most += _TOKENS_A_CLAIM * len(chunk.candidates)
    text = instructions.instructions(sheet.authority.granted)
    return _question(instructions, text, user_message(sheet, chunk), review_schema(sheet, chunk), most)


def summary_question(sheet: Worksheet, sentences: Sequence[int], objections: Sequence[Objection] = ()) -> Question:
    """Asks for a summary from the sentences of these numbers; `objections` quotes a failed one, for the retry."""
    tag = tag_of(sheet)
    lines = [f"<{tag}>", *sentence_lines(sheet, sentences), f"</{tag}>"]
    lines.extend(visible(f"Do not write: {one.text} -- {'; '.join(one.reasons)}") for one in objections)
    instructions = prompt(SUMMARY)
    return _question(
        instructions, instructions.instructions(), "\n".join(lines), summary_schema(sheet), _TOKENS_OF_SUMMARY
    )


def _question(instructions: Prompt, text: str, content: str, schema: str, most: int) -> Question:
    return Question(
        prompt=instructions.name,
        prompt_version=instructions.version,
        prompt_sha256=instructions.sha256,
        messages=(
            Message(role=Role.SYSTEM, content=text),
            Message(role=Role.USER, content=content),
        ),
        answer_schema=schema,
        max_answer_tokens=most,
    )
