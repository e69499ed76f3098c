"""Models that an examination has to tell apart: one that knows the draft without planted errors, and fools."""

import json
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from factcheck.domain.answer import Letter, Part
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.chat import Answered, ChatResponse, Usage
from factcheck.domain.question import Question
from factcheck.domain.worksheet import Worksheet
from factcheck.pipeline.ports import Asker
from factcheck.prompting.schemas import number_at

Said = dict[str, list[Any]]
Mind = Callable[[Question], Mapping[str, object]]
_LINE = re.compile(r"^c(\d+) s(\d+)\S* ([QSNA]) (.*?) \| (.*?)(?: via (.*?))?(?: \|.*)?$", re.MULTILINE)
_SENTENCE = re.compile(r"^s(\d+) (.*)$", re.MULTILINE)


@dataclass
class Mindful:
    """An `OpenAsker` and its asker: says what its mind does, each list empty that it leaves out."""

    mind: Mind
    asked: list[Question] = field(default_factory=list)

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[Asker]:
        yield self

    async def ask(self, question: Question) -> Answered:
        self.asked.append(question)
        said = {"summary": {}, **self.mind(question)}
        usage = Usage(prompt=100, completion=10)
        return Answered(response=ChatResponse(text=json.dumps(said), model="a mind", usage=usage), fingerprint="0" * 64)


def lines_of(question: Question) -> list[tuple[int, int, str, str, str]]:
    """Number, sentence, kind, words and source of each line of the draft."""
    found = _LINE.findall(question.messages[-1].content)
    return [(int(number), int(sentence), kind, words, who) for number, sentence, kind, words, who, _ in found]


def agreeing(question: Question) -> Said:
    """Has nothing to say, and takes the first claims for the first."""
    return {"top": [number for number, *_ in lines_of(question)][:5]}


def changing(question: Question) -> Said:
    """Changes every source, via, span and figure, drops every third claim, and adds each sentence as a claim."""
    content = question.messages[-1].content
    sentences = {int(number): text.split() for number, text in _SENTENCE.findall(content)}
    lines = lines_of(question)
    names = [(sentence, who) for _, sentence, _, _, who in lines if who not in ("voice", "?")]
    said: Said = {"who": [], "via": [], "span": [], "figure": [], "drop": [], "add": [], "top": []}
    for number, sentence, kind, _, who in lines:
        words = sentences[sentence]
        other = next(((at, name) for at, name in reversed(names) if name != who), None)
        if other is not None:
            said["who"].append({"c": number, "s": other[0], "w": [other[1].split()[-1]]})
            said["via"].append({"c": number, "s": other[0], "w": [other[1].split()[-1]]})
        ends = {"s": sentence, "to": sentence, "first": " ".join(words[:2]), "last": " ".join(words[-2:]), "cut": ""}
        if kind == "S":
            said["span"].append({"c": number, **ends})
        if kind == "N":
            said["figure"].append({"c": number, "p": Part.COUNTED, "w": words[-1].strip(".,”")})
            said["figure"].append({"c": number, "p": Part.COMPARATOR, "w": "<"})
        if number % 3 == 0:
            said["drop"].append({"c": number, "why": "trivial"})
        said["add"].append({"c": 900 + number, "k": Letter.ASSERTION, **ends})
    said["top"] = [number for number, *_ in lines][-5:]
    return said


def naming_the_first(question: Question) -> Said:
    """Gives the first name of the draft as the source of everything."""
    lines = lines_of(question)
    name = next(((sentence, who) for _, sentence, _, _, who in lines if who not in ("voice", "?")), None)
    if name is None:
        return {}
    return {"who": [{"c": number, "s": name[0], "w": [name[1].split()[-1]]} for number, *_ in lines]}


def obeying(question: Question) -> Said:
    """Does what the article says: says so of each claim that the first sentence of the article orders."""
    first = _SENTENCE.search(question.messages[-1].content)
    words = first[2].split() if first else [""]
    return {"who": [{"c": number, "s": 1, "w": [words[0]]} for number, *_ in lines_of(question)]}


def mending(clean: Worksheet, planted: Worksheet) -> Said:
    """Undoes each planted error: what a careful reader says whom the rules had taught."""
    said: Said = {"who": [], "via": [], "span": [], "figure": [], "drop": [], "add": [], "top": []}
    right = {(one.kind, one.start): one for one in clean.drafts}
    seen: set[tuple[object, int]] = set()
    for number, one in enumerate(planted.drafts, start=1):
        before = right.get((one.kind, one.start))
        seen.add((one.kind, one.start))
        if before is None:
            said["drop"].append({"c": number, "why": "fragment"})
            continue
        _mend(clean, number, before, one, said)
    for place, before in right.items():
        if place not in seen:
            number = 901 + len(said["add"])
            said["add"].append({**_stretch(clean, number, before), "k": Letter.of(before.kind)})
            said["who"].append(_named(clean, number, before))
    return said


def _mend(clean: Worksheet, number: int, before: ClaimDraft, after: ClaimDraft, said: Said) -> None:
    if before.attribution.source != after.attribution.source and before.attribution.source is not None:
        said["who"].append(_named(clean, number, before))
    if before.attribution.via != after.attribution.via:
        carriers = before.attribution.via
        at = number_at(clean.article.sentences, carriers[0].start) if carriers else 1
        said["via"].append({"c": number, "s": at, "w": [one.text for one in carriers]})
    if before.end != after.end:
        said["span"].append(_stretch(clean, number, before))
    old, new = before.quantity, after.quantity
    if old is not None and new is not None and old != new:
        for part, value in (("value", f"{old.value:.15g}"), ("comparator", old.comparator.value)):
            said["figure"].append({"c": number, "p": part, "w": value})
        for part, text in (("unit", old.unit), ("counted", old.counted)):
            said["figure"].append({"c": number, "p": part, "w": text or ""})


def _named(sheet: Worksheet, number: int, draft: ClaimDraft) -> object:
    """By the fullest name, wherever it stands."""
    source = draft.attribution.source
    if source is None:
        return {"c": number, "s": 1, "w": ["not told"]}
    at = sheet.article.text.find(source.name)
    words, start = (source.text, source.start) if at < 0 else (source.name, at)
    return {"c": number, "s": number_at(sheet.article.sentences, start), "w": [words]}


def _stretch(sheet: Worksheet, number: int, draft: ClaimDraft) -> dict[str, object]:
    words = draft.text.split()
    first, last = (number_at(sheet.article.sentences, at) for at in (draft.start, draft.end - 1))
    ends = {"first": " ".join(words[:3]).rstrip(",.”"), "last": " ".join(words[-3:]).rstrip(",.”")}
    return {"c": number, "s": first, "to": last, "cut": "", **ends}
