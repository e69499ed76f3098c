"""cases/*.toml -> articles of our own invention, each with what a reader would expect to be attributed, and to whom.

One phenomenon an article. A field that is left out is not compared: two answers are right there. Conventions: a
source is the noun phrase at the place, without apposition and relative clause ("a spokeswoman for the bank"); a
leading article or title makes no difference; `name` is the fullest form in the article, without title.
"""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from re import findall
from typing import Literal, Self

from pydantic import Field, model_validator

from factcheck.detection.attribution.attribute import Attributed, attribute
from factcheck.domain.article import Metadata
from factcheck.domain.candidates import QuotationCandidate, StatementCandidate
from factcheck.domain.claim import Attribution, Certainty, QuotationForm, SourceKind
from factcheck.domain.values import Passage, Value
from factcheck.intake.pasted import read_pasted
from factcheck.language.doc import Doc

_CASES = Path(__file__).parent / "cases"
_ENOUGH = 0.8
_TITLES = """
mr mrs ms miss dr sir dame lord lady prof professor president prime minister senator sen rep governor gov judge
justice detective inspector chief sergeant sgt captain col colonel general gen king queen prince mayor chancellor
councillor sheikh chairman chairwoman coach deputy foreign finance health interior secretary superintendent lieutenant
"""
_LEADING = frozenset({"a", "an", "the", *_TITLES.split()})


class Expected(Value):
    """One thing that somebody said. `continues` is the text of the quotation that this one goes on with."""

    kind: Literal["quotation", "statement"]
    text: str
    source: str | None = None
    name: str | None = None
    by: SourceKind | None = None
    cue: str | None = None
    via: tuple[str, ...] | None = None
    form: QuotationForm | None = None
    certainty: Certainty | None = None
    continues: str | None = None
    known_gap: bool = False

    def words(self) -> list[str | None]:
        """All that must stand in the text."""
        via = [words for choice in self.via or () for words in choice.split(" | ")]
        return [self.text, self.source, self.cue, self.continues, *via]


class Aside(Value):
    """Words in quotation marks that are no quotation; `reason` is a part of the reason that the report gives."""

    text: str
    reason: str
    known_gap: bool = False


class Case(Value):
    """A short article. What is neither expected nor in `may` must not be attributed to anybody."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    text: str
    publisher: str | None = None
    expect: tuple[Expected, ...] = ()
    set_aside: tuple[Aside, ...] = ()
    may: tuple[str, ...] = ()
    nothing: bool = False
    else_gap: bool = False

    @model_validator(mode="after")
    def _must_expect_words_of_the_text(self) -> Self:
        if self.nothing == bool(self.expect or self.set_aside):
            raise ValueError(f"{self.id}: either something is expected, or nothing")
        said = [words for entry in self.expect for words in entry.words()]
        for words in (*said, *(aside.text for aside in self.set_aside), *self.may):
            if words is not None and words not in self.text:
                raise ValueError(f"{self.id}: {words!r} is not in the text")
        return self


def cases() -> list[tuple[str, Case]]:
    """Every case with the name of its phenomenon."""
    return [
        (path.stem, Case.model_validate(case))
        for path in sorted(_CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


@cache
def attributed(case: Case) -> Attributed:
    article = read_pasted(case.text, Metadata(publisher=case.publisher)).article
    return attribute(Doc.of(article), article.parts, publisher=case.publisher)


def found(case: Case, expected: Expected) -> QuotationCandidate | StatementCandidate | None:
    """What the rules found at the expected words: a quotation word for word, a statement by nearly the same words."""
    if expected.kind == "quotation":
        listed = (quotation for quotation in attributed(case).quotations if quotation.set_aside is None)
        return next((quotation for quotation in listed if quotation.passage.text == expected.text), None)
    statements = attributed(case).statements
    best = max(statements, key=lambda statement: word_f1(statement.text, expected.text), default=None)
    return best if best is not None and word_f1(best.text, expected.text) >= _ENOUGH else None


def word_f1(one: str, other: str) -> float:
    left, right = (Counter(findall(r"\w+", words.lower())) for words in (one, other))
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def bare(words: str) -> str:
    """Without leading articles and titles: "the Prime Minister Ida Lund" and "Ida Lund" are one."""
    parts = words.split()
    while len(parts) > 1 and parts[0].lower().rstrip(".") in _LEADING:
        del parts[0]
    return " ".join(parts)


def differences(case: Case, expected: Expected) -> list[str]:
    """What the rules made of it otherwise than expected, field by field; empty where all is as it should be."""
    candidate = found(case, expected)
    if candidate is None:
        return [f"{expected.kind} not found"]
    said, wrong = candidate.attribution, []
    for field, want, got in _fields(expected, said):
        if want is not None and want != got:
            wrong.append(f"{field}: {got!r}, not {want!r}")
    if isinstance(candidate, QuotationCandidate):
        if expected.form is not None and expected.form != candidate.form:
            wrong.append(f"form: {candidate.form}, not {expected.form}")
        if expected.continues is not None and expected.continues != _continued(case, candidate):
            wrong.append(f"continues: {_continued(case, candidate)!r}, not {expected.continues!r}")
    return wrong


def _fields(expected: Expected, said: Attribution) -> list[tuple[str, object, object]]:
    source = said.source
    via = [bare(passage.text) for passage in said.via]
    return [
        ("source", _bare(expected.source), _bare(source.text if source else None)),
        ("name", _bare(expected.name), _bare(source.name if source else None)),
        ("by", expected.by, said.kind),
        ("certainty", expected.certainty, said.certainty),
        ("cue", expected.cue, said.cue.text if said.cue else None),
        ("via", None if expected.via is None else _chosen(expected.via, via), via),
    ]


def _chosen(expected: tuple[str, ...], got: list[str]) -> list[str]:
    """The expected words, with the alternative that was found where there are several: "Tass | remarks"."""
    alternatives = [[bare(words) for words in choice.split(" | ")] for choice in expected]
    return [next((words for words in choice if words in got), choice[0]) for choice in alternatives]


def _bare(words: str | None) -> str | None:
    return None if words is None else bare(words)


def _continued(case: Case, candidate: QuotationCandidate) -> str | None:
    earlier = candidate.continues
    return None if earlier is None else attributed(case).quotations[earlier].passage.text


def not_set_aside(case: Case, aside: Aside) -> list[str]:
    """Why the words were set aside where that is for another reason, or not at all; else empty."""
    candidates = attributed(case).quotations
    reason = next((one.set_aside for one in candidates if one.passage.text == aside.text), "not found")
    return [] if aside.reason in (reason or "") else [f"{aside.text!r}: {reason}"]


def anything_else(case: Case) -> list[str]:
    """What was attributed to somebody though nobody said it."""
    known = [(case.text.index(words), len(words)) for words in (*(entry.text for entry in case.expect), *case.may)]
    sourced: list[Passage] = [
        q.passage for q in attributed(case).quotations if not q.set_aside and q.attribution.source
    ]
    sourced += [statement for statement in attributed(case).statements if statement.attribution.source]
    return [
        f"{passage.text!r}"
        for passage in sourced
        if not any(_same_place(case.text, passage.text, start, start + length) for start, length in known)
    ]


def _same_place(text: str, words: str, start: int, end: int) -> bool:
    at = text.find(words)
    return at < end and start < at + len(words)
