"""A chunk of an article -> the question that a model is asked about it."""

from collections.abc import Sequence
from typing import Final

from factcheck.domain.question import Message, Question, Role
from factcheck.domain.values import Value
from factcheck.domain.worksheet import Chunk, Worksheet
from factcheck.prompting.material import material, sentence_lines, tag_of, visible
from factcheck.prompting.schemas import claims_schema, summary_schema
from factcheck.prompting.templates import Prompt, prompt

CLAIMS: Final = "claims"
SUMMARY: Final = "summary"
# Beyond these an answer is no answer, but a model that does not stop.
_TOKENS_A_CLAIM: Final = 45
_TOKENS_BESIDE: Final = 350
_TOKENS_OF_SUMMARY: Final = 400


class Objection(Value):
    """A summary sentence that did not hold, and why."""

    text: str
    reasons: tuple[str, ...]


def claims_question(sheet: Worksheet, chunk: Chunk) -> Question:
    """What the rules leave open about the candidates of a chunk, and a summary of it."""
    most = _TOKENS_BESIDE + _TOKENS_A_CLAIM * len(chunk.candidates)
    return _question(prompt(CLAIMS), material(sheet, chunk), claims_schema(sheet, chunk), most)


def summary_question(sheet: Worksheet, sentences: Sequence[int], objections: Sequence[Objection] = ()) -> Question:
    """A summary of the article from the sentences of these numbers; `objections` says what was wrong with another."""
    tag = tag_of(sheet)
    lines = [f"<{tag}>", *sentence_lines(sheet, sentences), f"</{tag}>"]
    lines.extend(visible(f"Do not write: {one.text} -- {'; '.join(one.reasons)}") for one in objections)
    return _question(prompt(SUMMARY), "\n".join(lines), summary_schema(sheet), _TOKENS_OF_SUMMARY)


def _question(instructions: Prompt, content: str, schema: str, most: int) -> Question:
    return Question(
        prompt=instructions.name,
        prompt_version=instructions.version,
        prompt_sha256=instructions.sha256,
        messages=(
            Message(role=Role.SYSTEM, content=instructions.text),
            Message(role=Role.USER, content=content),
        ),
        answer_schema=schema,
        max_answer_tokens=most,
    )
