"""The text of a response -> the answer in it."""

from typing import TypeVar

from pydantic import ValidationError

from factcheck.domain.values import Value
from factcheck.errors import InvalidAnswerError

Answer = TypeVar("Answer", bound=Value)


def read_answer(text: str, answer: type[Answer]) -> Answer:
    """The answer that the text is the JSON of. Raises InvalidAnswerError, which never repeats the text."""
    try:
        return answer.model_validate_json(text)
    except ValidationError as exc:
        where = ".".join(str(part) for part in exc.errors()[0]["loc"]) or "the whole"
        raise InvalidAnswerError(f"the model's answer is not what was asked for: {where} does not fit") from None
