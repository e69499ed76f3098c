"""Capability fallback: ask in the strictest request shape, step down where it is rejected, remember what is taken.

The shape is part of the body, and so of the fingerprint: each shape is a request, a cache entry and a recording of its
own. Rejections are never stored. So the fallback stands above cache and recordings, and a replay steps down as the
recording did: a shape without a recording is skipped, and only where none has one is the first miss raised.
"""

import logging
from collections.abc import Iterator
from typing import Final

from factcheck.adapters.model.request_body import chat_request
from factcheck.adapters.model.request_shapes import AnswerForm, Shape, lower
from factcheck.domain.chat import Answered
from factcheck.domain.question import Question
from factcheck.errors import ModelRequestError, ReplayError
from factcheck.pipeline.ports import ChatModel

_log: Final = logging.getLogger(__name__)


class Ladder:
    """The negotiated shape of an endpoint; one for all its askers, for the life of the process."""

    def __init__(self, top: Shape) -> None:
        self._shape = top

    def shape(self, question: Question) -> Shape:
        """The first shape to try; without a schema the answer form does not matter, and is the lowest."""
        return self._shape if question.answer_schema is not None else _formless(self._shape)

    def settle(self, shape: Shape, question: Question) -> None:
        """Start from `shape` from now on: the server took it after it had rejected those above."""
        known = shape if question.answer_schema is not None else shape.model_copy(update={"form": self._shape.form})
        _log.warning("the model server refuses some of what it is asked for; asking it for less: %s", known)
        self._shape = known


class LadderChat:
    """An `Asker` over any `ChatModel`: recordings, a cache, or the server itself."""

    def __init__(self, chat: ChatModel, *, endpoint: str, model: str, ladder: Ladder) -> None:
        self._chat = chat
        self._endpoint = endpoint
        self._model = model
        self._ladder = ladder

    async def ask(self, question: Question) -> Answered:
        """Ask in the negotiated shape, and in lower ones where it is rejected or the recording was made with one.

        Where every shape fails the first error is raised: it is about what we asked, not about how.
        """
        top = self._ladder.shape(question)
        try:
            return await self._descend(question, top)
        except ReplayError as miss:
            for shape in _below(top):
                try:
                    return await self._answer(question, shape)
                except ReplayError:
                    continue
            raise miss from None

    async def _descend(self, question: Question, top: Shape) -> Answered:
        try:
            return await self._answer(question, top)
        except ModelRequestError as error:
            first = error
        shape, field = lower(top, first.field), None
        while shape is not None:
            try:
                answered = await self._answer(question, shape)
            except ModelRequestError as error:
                field = error.field
            else:
                self._ladder.settle(shape, question)
                return answered
            shape = lower(shape, field)
        raise first

    async def _answer(self, question: Question, shape: Shape) -> Answered:
        request = chat_request(question, endpoint=self._endpoint, model=self._model, shape=shape)
        return Answered(response=await self._chat.answer(request), fingerprint=request.fingerprint)


def shapes_from(top: Shape) -> tuple[Shape, ...]:
    """`top`, and every shape that the fallback from it can reach."""
    return (top, *_below(top))


def _formless(shape: Shape) -> Shape:
    return shape.model_copy(update={"form": AnswerForm.PROMPT})


def _below(top: Shape) -> Iterator[Shape]:
    """Every shape that the fallback from `top` can reach, breadth first, `top` left out."""
    seen, waiting = {top}, [top]
    for shape in waiting:
        fields = ("response_format", "temperature", shape.limits[0] if shape.limits else None)
        for reached in filter(None, (lower(shape, field) for field in fields)):
            if reached not in seen:
                seen.add(reached)
                waiting.append(reached)
                yield reached
