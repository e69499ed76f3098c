"""A worksheet -> the same with errors planted in its draft, of each sort that a model may be granted to mend.

Deterministic: which claims are hit depends on their numbers alone. Where the rules were wrong there already a planted
error may happen to be right; the marking sees to that, since it asks the gold.
"""

from collections.abc import Callable, Sequence
from typing import Final

from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Attribution, Certainty, ClaimKind, Comparator, Quantity
from factcheck.domain.values import passage
from factcheck.domain.worksheet import Worksheet
from factcheck.grounding.claims import in_order

_Plant = Callable[[Worksheet, ClaimDraft], ClaimDraft | None]
_MOST_OF_A_SORT: Final = 2
_FEWEST_TO_CUT: Final = 8
# A fragment of the article's own voice passes for a statement.
_FRAGMENT: Final = (2, 5)


def plant(sheet: Worksheet) -> Worksheet:
    """The worksheet with planted errors: sources, via, spans, figures, claims that are none, claims that lack."""
    drafts = list(sheet.drafts)
    taken: set[int] = set()
    for error in (_other_source, _other_via, _cut_short, _other_figure):
        hits = 0
        for place in _turns(len(drafts), len(taken)):
            planted = error(sheet, drafts[place]) if place not in taken and hits < _MOST_OF_A_SORT else None
            if planted is not None:
                drafts[place] = planted
                taken.add(place)
                hits += 1
    removable = [
        place for place, one in enumerate(drafts) if place not in taken and one.kind.has_source and not one.continues_at
    ]
    removed = set(removable[1::3][:_MOST_OF_A_SORT])
    kept = [one for place, one in enumerate(drafts) if place not in removed]
    return sheet.model_copy(
        update={
            "drafts": tuple(in_order((*kept, *_fragments(sheet)))),
            "unrestated": (),
            "restated": (),
            "spot_check": None,
        }
    )


def _turns(count: int, shift: int) -> Sequence[int]:
    """All places, not in order, so that the planted errors do not stand together."""
    return [(3 * turn + shift) % count for turn in range(count)] if count % 3 else list(range(shift % 3, count, 2))


def _other_source(sheet: Worksheet, draft: ClaimDraft) -> ClaimDraft | None:
    """Somebody else who speaks in the article."""
    said = draft.attribution
    if not draft.kind.has_source or said.source is None or said.certainty is not Certainty.SURE:
        return None
    own = set(said.source.name.casefold().split())
    for other in sheet.drafts:
        source = other.attribution.source
        if source is not None and own.isdisjoint(source.name.casefold().split()):
            kind = other.attribution.kind
            return _attributed(draft, said.model_copy(update={"source": source, "kind": kind, "cue": None}))
    return None


def _other_via(sheet: Worksheet, draft: ClaimDraft) -> ClaimDraft | None:
    """The carrier left out; where there is none, one who is a source elsewhere."""
    said = draft.attribution
    if not draft.kind.has_source:
        return None
    if said.via:
        return _attributed(draft, said.model_copy(update={"via": ()}))
    own = {said.source.name} if said.source else set()
    for other in reversed(sheet.drafts):
        source = other.attribution.source
        if source is not None and source.name not in own and source.end <= draft.start:
            words = passage(sheet.article.text, source.start, source.end)
            return _attributed(draft, said.model_copy(update={"via": (words,)}))
    return None


def _cut_short(sheet: Worksheet, draft: ClaimDraft) -> ClaimDraft | None:
    """A statement without its end."""
    words = draft.text.split()
    if draft.kind is not ClaimKind.STATEMENT or len(words) < _FEWEST_TO_CUT:
        return None
    end = draft.start + draft.text.index(words[len(words) // 3], len(words[0]))
    cut = passage(sheet.article.text, draft.start, max(draft.start + 1, end)).text.rstrip()
    return draft.model_copy(update={"text": cut, "end": draft.start + len(cut)}) if cut else None


def _other_figure(sheet: Worksheet, draft: ClaimDraft) -> ClaimDraft | None:
    """A part of a figure wrong: unit, comparator, value or what is counted, by turns."""
    del sheet
    quantity = draft.quantity
    if quantity is None:
        return None
    match draft.start % 4:
        case 0 if quantity.unit is not None and quantity.unit != "percent":
            wrong = _changed(quantity, "unit", "percent")
        case 1:
            opposite = Comparator.MORE if quantity.comparator is not Comparator.MORE else Comparator.LESS
            wrong = _changed(quantity, "comparator", opposite)
        case 2 if quantity.counted is not None:
            wrong = _changed(quantity, "counted", None)
        case _:
            wrong = _changed(quantity, "value", quantity.value * 10 + 1)
    return draft.model_copy(update={"quantity": wrong})


def _changed(quantity: Quantity, field: str, value: object) -> Quantity:
    return Quantity.model_validate({**dict(quantity), field: value})


def _attributed(draft: ClaimDraft, attribution: Attribution) -> ClaimDraft:
    return draft.model_copy(update={"attribution": attribution})


def _fragments(sheet: Worksheet) -> list[ClaimDraft]:
    """Pieces of sentences without a claim, made statements of whoever speaks last."""
    speaker = next((one for one in reversed(sheet.drafts) if one.kind is ClaimKind.STATEMENT), None)
    if speaker is None:
        return []
    text, found = sheet.article.text, []
    for number, sentence in enumerate(sheet.article.sentences, start=1):
        words = sentence.cut(text).split()
        is_free = not any(one.start < sentence.end and sentence.start < one.end for one in sheet.drafts)
        if is_free and number not in sheet.withheld and len(words) > sum(_FRAGMENT):
            first, last = _FRAGMENT
            start = sentence.start + sentence.cut(text).index(" ".join(words[first : first + 1]))
            piece = text[start : sentence.end].split(" ", last - first)
            end = start + len(" ".join(piece[: last - first]))
            cut = {"text": text[start:end], "start": start, "end": end, "sentence": sentence}
            found.append(speaker.model_copy(update=cut))
    return found[:_MOST_OF_A_SORT]
