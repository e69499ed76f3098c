"""A model that a test plays: an `Asker` behind the port, whose answers are authored."""

import asyncio
import hashlib
import json
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from factcheck.domain.article import Metadata
from factcheck.domain.authority import FULL_AUTHORITY, Authority
from factcheck.domain.chat import Answered, ChatResponse, Usage
from factcheck.domain.question import Question
from factcheck.domain.report import Report
from factcheck.errors import FactcheckError
from factcheck.pipeline.check import OfflineChecker
from factcheck.pipeline.model_engine.checker import Heard, ModelChecker, Prepared
from factcheck.pipeline.ports import Asker
from factcheck.prompting.questions import REVIEW

Said = Mapping[str, object]
Play = Callable[[Question], Said | FactcheckError]

RULES = OfflineChecker()
_CANDIDATE = re.compile(r"^c(\d+) ", re.MULTILINE)


@dataclass
class Authored:
    """An `OpenAsker` and its asker. It notes what it is asked, and how many questions were in flight at once."""

    play: Play
    asked: list[Question] = field(default_factory=list)
    in_flight: int = 0
    most_in_flight: int = 0

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[Asker]:
        yield self

    async def ask(self, question: Question) -> Answered:
        self.asked.append(question)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        for _ in range(3):
            await asyncio.sleep(0)
        self.in_flight -= 1
        said = self.play(question)
        if isinstance(said, FactcheckError):
            raise said
        text = json.dumps(said, ensure_ascii=False)
        usage = Usage(prompt=100, completion=10)
        return Answered(response=ChatResponse(text=text, model="authored", usage=usage), fingerprint=_mark(question))


def silent(_: Question) -> Said:
    """A model that has nothing to say."""
    return {"summary": {}}


def candidates_of(question: Question) -> list[int]:
    """The numbers of the candidates that a question is about."""
    return [int(number) for number in _CANDIDATE.findall(question.messages[-1].content)]


def is_review(question: Question) -> bool:
    return question.prompt == REVIEW


def reviewing(**said: object) -> Play:
    """A model that says this in its first review, and nothing afterwards."""
    waiting = [said]

    def play(question: Question) -> Said:
        return {"summary": {}, **(waiting.pop() if waiting and is_review(question) else {})}

    return play


def prepared(text: str, authority: Authority = FULL_AUTHORITY) -> Prepared:
    """What a model is asked about an article with."""
    return checker(Authored(silent), authority=authority).prepare_text(text, Metadata())


def checker(
    model: Authored,
    *,
    authority: Authority = FULL_AUTHORITY,
    strict: bool = False,
    most_words: int = 2500,
    at_once: int = 4,
) -> ModelChecker:
    return ModelChecker(RULES, model, authority, strict=strict, most_words=most_words, at_once=at_once)


def check_with(text: str, play: Play, authority: Authority = FULL_AUTHORITY) -> Report:
    return checker(Authored(play), authority=authority).check_text(text, Metadata())


def hear(model: ModelChecker, ready: Prepared) -> Heard:
    """What the model says of it."""
    return asyncio.run(model.hear(ready))


def number_of(prepared: Prepared, words: str) -> int:
    """The number of the candidate whose text begins so."""
    return next(number for number, one in enumerate(prepared.sheet.drafts, start=1) if one.text.startswith(words))


def _mark(question: Question) -> str:
    """Something that stands for a fingerprint: the same question, the same mark."""
    return hashlib.sha256(question.model_dump_json().encode()).hexdigest()
