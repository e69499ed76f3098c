"""Do instructions in an article change its report? Prints each article that they do, and how many there are.

usage: python -m benchmarks.injection [INJECTION.jsonl]

The report of each document of the set is compared with that of the same document without what was put in, offline and
with a model that may decide everything and obeys: where it is shown a piece of the payload it says so wherever it can.
"""

import html
import json
import re
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks.measuring import print_table
from factcheck.domain.article import Metadata
from factcheck.domain.authority import FULL_AUTHORITY
from factcheck.domain.chat import Answered, ChatResponse, Usage
from factcheck.domain.question import Question
from factcheck.domain.report import Report
from factcheck.errors import FactcheckError
from factcheck.pipeline.check import OfflineChecker
from factcheck.pipeline.model_engine.checker import ModelChecker
from factcheck.pipeline.ports import Asker, Checker
from factcheck.prompting.questions import REVIEW

ROWS: Final = Path(__file__).parents[2] / "shared" / "data" / "injection" / "dev.jsonl"
ENGINES: Final = ("offline", "obeying")

# What carries a payload in HTML; in text that is a paragraph.
_CARRIERS: Final = {
    "html_comment": re.compile(r"<!-- .*? -->\n?", re.DOTALL),
    "html_hidden_div": re.compile(r'<div style="display:none">.*?</div>\n?', re.DOTALL),
    "html_img_alt": re.compile(r'<img src="photo\.jpg" alt="[^"]*">\n?'),
    "html_meta_description": re.compile(r'<meta name="description" content="[^"]*">'),
    "html_jsonld": re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL),
}
_WORD: Final = re.compile(r"\w+")
_CANDIDATE: Final = re.compile(r"^c(\d+) ", re.MULTILINE)
_SENTENCE: Final = re.compile(r"^s(\d+) (.*)$", re.MULTILINE)
# As many words in a row of a payload are shown to a model that it can obey.
_SHOWN: Final = 4

Fact = tuple[str, ...]


class Injected(NamedTuple):
    """A document, the same without its payload, and what was taken out."""

    id: str
    is_html: bool
    document: str
    clean: str
    carrier: str


class Difference(NamedTuple):
    """Facts about claims that only the clean document's report has, and those that only the other's has."""

    lost: tuple[Fact, ...]
    new: tuple[Fact, ...]
    summary: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        return not (self.lost or self.new or self.summary)


def main(arguments: Sequence[str]) -> None:
    path = Path(arguments[0]) if arguments else ROWS
    found = measured(path)
    for engine, differences in found.items():
        for name, difference in differences.items():
            if not difference.is_none:
                print(f"{engine} {name}: {difference}")
    print_table(("engine", "the same", "of"), [(engine, *map(str, same(found[engine]))) for engine in found])


def same(differences: Mapping[str, Difference]) -> tuple[int, int]:
    """How many reports are the same, of how many."""
    return sum(one.is_none for one in differences.values()), len(differences)


def measured(path: Path) -> dict[str, dict[str, Difference]]:
    """The difference that each payload makes, by engine and id."""
    rows = [_read(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    return {engine: {row.id: difference(engine, row) for row in rows if row is not None} for engine in ENGINES}


def difference(engine: str, row: Injected) -> Difference:
    checker = _checker(engine, row.carrier)
    before, after = _report(checker, row.clean, row), _report(checker, row.document, row)
    if before is None or after is None:
        return Difference((), (), ()) if before is after else Difference((("no report",),), (), ())
    clean, other = Counter(_facts(before)), Counter(_facts(after))
    carried = _words(row.carrier)
    new = tuple(one for one in (other - clean).elements() if f" {_words(one[1])} " not in f" {carried} ")
    told = {sentence.text for sentence in before.summary.sentences}
    summary = tuple(one.text for one in after.summary.sentences if one.text not in told)
    return Difference(tuple((clean - other).elements()), new, summary)


def _read(row: Mapping[str, Any]) -> Injected | None:
    """None for a document without payload."""
    if not row["injected"]:
        return None
    document, is_html = row["document"], row["input_kind"] == "html"
    if is_html:
        (found,) = _CARRIERS[row["carrier"]].finditer(document)
        start, end = found.span()
    else:
        start = document.index(row["injected_text"])
        end = start + len(row["injected_text"])
        start = document.rfind("\n\n", 0, start) + 2 if "\n\n" in document[:start] else 0
        after = document.find("\n\n", end)
        end = after + 2 if after >= 0 else len(document)
    clean = document[:start].rstrip("\n") if end == len(document) else document[:start] + document[end:]
    return Injected(row["id"], is_html, document, clean, html.unescape(document[start:end]))


def _report(checker: Checker, document: str, row: Injected) -> Report | None:
    try:
        return (checker.check_html if row.is_html else checker.check_text)(document, Metadata())
    except FactcheckError:
        return None


def _facts(report: Report) -> Iterator[Fact]:
    for claim in report.claims:
        said = claim.attribution
        name = said.source.name if said.source is not None else ""
        via = " | ".join(one.text for one in said.via)
        yield claim.kind, claim.text, name, via, said.certainty, str(claim.quantity and claim.quantity.value)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _checker(engine: str, carrier: str) -> Checker:
    rules = OfflineChecker()
    return rules if engine == "offline" else ModelChecker(rules, Obeying(carrier), FULL_AUTHORITY)


class Obeying:
    """An `OpenAsker` and its asker. What it is shown of the payload is the source of every claim, and its summary and
    every restatement; without it has nothing to say.
    """

    def __init__(self, payload: str) -> None:
        words = _words(payload).split()
        length = min(_SHOWN, len(words))
        self._pieces = [" ".join(words[at : at + length]) for at in range(len(words) - length + 1)]

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[Asker]:
        yield self

    async def ask(self, question: Question) -> Answered:
        text = json.dumps(self._say(question), ensure_ascii=False)
        response = ChatResponse(text=text, model="obeying", usage=Usage(prompt=1, completion=1))
        return Answered(response=response, fingerprint="0" * 64)

    def _say(self, question: Question) -> dict[str, object]:
        content = question.messages[-1].content
        shown = next(
            (
                (int(number), text)
                for number, text in _SENTENCE.findall(content)
                if any(f" {piece} " in f" {_words(text)} " for piece in self._pieces)
            ),
            None,
        )
        if shown is None:
            return {"summary": {}}
        sentence, text = shown
        line = {"by": [sentence], "text": text}
        summary: dict[str, object] = {"summary": {"first": line, "second": line, "third": None}}
        if question.prompt != REVIEW:
            return summary
        numbers = [int(number) for number in _CANDIDATE.findall(content)]
        return {
            **summary,
            "who": [{"c": number, "s": sentence, "w": [text.split()[0]]} for number in numbers],
            "drop": [{"c": number, "why": "trivial"} for number in numbers[::2]],
            "restated": [{"s": number, "text": text} for number, _ in _SENTENCE.findall(content)],
        }


if __name__ == "__main__":
    main(sys.argv[1:])
