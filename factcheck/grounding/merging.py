"""A model's answers -> what of them is merged into the rules' values, after validation against the worksheet.

The rules, in this order:

1. A number must stand for something, and each candidate is answered once; what does not is rejected with its reason.
2. Some sources are asked although the rules are sure of them, as control questions. A model that misses one, or that
   was asked fewer than two, is not believed in what it judges: sources, further statements, kinds of claims. A small
   model answers all of these, fluently and wrongly.
3. Where the rules are sure, or likely right, their value stands. Only what they leave open is the model's to decide.
4. A source must be one of those offered: named in the candidate's sentence or beside it, and not inside its words.
5. What carried it (`via`) must be named as near, and be no person.
6. A further statement must be found, first word to last, in one sentence that no claim of somebody's words covers; its
   source must be named in that sentence or the one before, outside the words. Two do not overlap (further.py).
7. Calling words no quotation is heeded for up to three words of an open source: scare quotes and titles are no longer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from factcheck.domain.answer import ClaimsAnswer, FurtherStatement, Restated, SourceChoice
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Attribution, Certainty, Origin, QuotationForm, Source, SourceKind
from factcheck.domain.report import Rejected
from factcheck.domain.values import Passage
from factcheck.domain.worksheet import Entity, Worksheet
from factcheck.grounding.further import Further, read_further

FEWEST_CONTROLS: Final = 2
_LONGEST_SCARE_QUOTE: Final = 3
_UNTRUSTED: Final = "the model missed a source that the rules are sure of, so what it judges is not used"
_UNTESTED: Final = "the article has too few sure sources to test the model with, so what it judges is not used"


@dataclass(slots=True)
class Merged:
    """What is accepted, by candidate number where there is one, and what is rejected, with the reason."""

    sources: dict[int, Attribution] = field(default_factory=dict)
    restatements: dict[int, str] = field(default_factory=dict)
    opinions: set[int] = field(default_factory=set)
    forecasts: set[int] = field(default_factory=set)
    unquoted: set[int] = field(default_factory=set)
    further: list[Further] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


def merge(sheet: Worksheet, answers: Sequence[ClaimsAnswer]) -> Merged:
    """Merge the answers about all chunks of an article; restatements are not audited here."""
    merged = Merged()
    distrust = _distrust(sheet, answers)
    seen: set[tuple[str, int]] = set()
    for answer in answers:
        for choice in answer.sources:
            _merge_source(sheet, choice, merged, seen, distrust)
        for restated in answer.restated:
            _merge_restated(sheet, restated, merged, seen)
        _merge_kinds(sheet, answer, merged, seen, distrust)
        for statement in answer.more:
            _merge_further(sheet, statement, merged, distrust)
    return merged


def _distrust(sheet: Worksheet, answers: Iterable[ClaimsAnswer]) -> str | None:
    """Why the model failed the control questions; None where it passed."""
    if len(sheet.controls) < FEWEST_CONTROLS:
        return _UNTESTED
    said: dict[int, set[int]] = {}
    for choice in (choice for answer in answers for choice in answer.sources):
        said.setdefault(choice.c, set()).add(choice.m)
    return None if all(said.get(number) == {right} for number, right in sheet.controls.items()) else _UNTRUSTED


def _unknown(sheet: Worksheet, what: str, number: int, seen: set[tuple[str, int]]) -> str | None:
    if sheet.draft(number) is None:
        return f"there is no candidate c{number}"
    if (what, number) in seen:
        return f"c{number} is answered twice"
    seen.add((what, number))
    return None


def _merge_restated(sheet: Worksheet, restated: Restated, merged: Merged, seen: set[tuple[str, int]]) -> None:
    """A sentence's restatement is given to every candidate that begins in it and has none."""
    sentence = sheet.sentence(restated.s)
    if sentence is None or ("restated", restated.s) in seen:
        _reject(merged, restated.text, f"there is no s{restated.s}" if sentence is None else "it is answered twice")
        return
    seen.add(("restated", restated.s))
    waiting = [c for c in sheet.unrestated if sentence.start <= sheet.drafts[c - 1].start < sentence.end]
    if not waiting:
        _reject(merged, restated.text, f"the rules have restated s{restated.s}")
    merged.restatements.update(dict.fromkeys(waiting, restated.text))


def _merge_source(
    sheet: Worksheet, choice: SourceChoice, merged: Merged, seen: set[tuple[str, int]], distrust: str | None
) -> None:
    reason = _unknown(sheet, "source", choice.c, seen)
    if reason is None and choice.c in sheet.controls:
        return
    reason = reason or _no_source(sheet, choice) or distrust
    entity, draft = sheet.entity(choice.m), sheet.draft(choice.c)
    if reason is not None or entity is None or draft is None:
        _reject(merged, f"c{choice.c}: source m{choice.m}", reason or "nobody is named")
        return
    merged.sources[choice.c] = _attribution(draft, entity, tuple(_via(sheet, choice, draft, merged)))


def _no_source(sheet: Worksheet, choice: SourceChoice) -> str | None:
    if choice.c not in sheet.choices:
        return f"the rules have the source of c{choice.c}"
    if sheet.entity(choice.m) is None:
        return f"there is no name m{choice.m}"
    if choice.m not in sheet.choices[choice.c]:
        return f"m{choice.m} is not named near c{choice.c}"
    return None


def _via(sheet: Worksheet, choice: SourceChoice, draft: ClaimDraft, merged: Merged) -> Iterator[Passage]:
    for number in dict.fromkeys(choice.via):
        entity = sheet.entity(number)
        if entity is None or number not in sheet.choices[choice.c] or number == choice.m:
            _reject(
                merged, f"c{choice.c}: via m{number}", f"m{number} is nobody near c{choice.c} who could have carried it"
            )
        elif entity.kind is SourceKind.NAMED:
            _reject(merged, f"c{choice.c}: via m{number}", f"{entity.name} is a person, no outlet or document")
        else:
            mention = entity.nearest(draft)
            yield Passage(text=mention.text, start=mention.start, end=mention.end)


def _attribution(draft: ClaimDraft, entity: Entity, via: tuple[Passage, ...]) -> Attribution:
    """The model's source; where rules and model agree, the rules' attribution, its certainty raised to likely."""
    before = draft.attribution
    if before.source is not None and before.source.name == entity.name:
        return before.model_copy(update={"certainty": Certainty.LIKELY, "via": before.via or via})
    mention = entity.nearest(draft)
    return Attribution(
        kind=entity.kind,
        source=Source(text=mention.text, start=mention.start, end=mention.end, name=entity.name),
        cue=None,
        via=via,
        published_by=before.published_by,
        certainty=Certainty.LIKELY,
    )


def _merge_kinds(
    sheet: Worksheet, answer: ClaimsAnswer, merged: Merged, seen: set[tuple[str, int]], distrust: str | None
) -> None:
    kinds = (
        (answer.opinions, merged.opinions),
        (answer.forecasts, merged.forecasts),
        (answer.unquoted, merged.unquoted),
    )
    for (numbers, kept), what in zip(kinds, ("an opinion", "a forecast", "no quotation"), strict=True):
        for number in numbers:
            reason = _unknown(sheet, what, number, seen) or distrust
            if reason is None and what == "no quotation":
                reason = _is_quotation(sheet.drafts[number - 1])
            if reason is None:
                kept.add(number)
            else:
                _reject(merged, f"c{number} is {what}", reason)


def _is_quotation(draft: ClaimDraft) -> str | None:
    short = len(draft.text.split()) <= _LONGEST_SCARE_QUOTE
    partial = draft.quotation is not None and draft.quotation.form is QuotationForm.PARTIAL
    if short and partial and draft.attribution.certainty is Certainty.OPEN:
        return None
    return "the rules hold it to be a quotation"


def _merge_further(sheet: Worksheet, statement: FurtherStatement, merged: Merged, distrust: str | None) -> None:
    found = distrust or read_further(sheet, statement, merged.further)
    if isinstance(found, Further):
        merged.further.append(found)
    else:
        _reject(merged, f"s{statement.s}: {statement.first} … {statement.last}", found)


def _reject(merged: Merged, text: str, reason: str) -> None:
    merged.rejected.append(Rejected(text=text, reason=reason, origin=Origin.MODEL))
