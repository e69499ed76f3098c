"""A model's reviews of the draft -> what changes in it, each reference resolved and checked; the rest is rejected.

The rules, in this order:

1. What the model is not granted is not used, and each question is answered once.
2. Words stand in the sentence that is named, first and last words once; a source not inside what it says, while "the
   report has it that ..." may well name its carrier in quoted words.
3. A quotation's words are never altered, and a quotation is never made another claim: it can only be dropped.
4. A quotation that is added stands between quotation marks, a figure has a numeral, a statement has a source.
5. A spot check that the model has not put right costs it trust (`is_attentive`), nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from factcheck.domain.answer import Added, Cause, FigurePart, Named, Rekinded, Review, Stretch
from factcheck.domain.authority import Decision
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import ClaimKind, Origin, Quantity
from factcheck.domain.report import Rejected
from factcheck.domain.values import Passage, Span
from factcheck.domain.worksheet import Worksheet
from factcheck.grounding.figures import Refusal, quantity_at, read_part, with_part
from factcheck.grounding.references import FEWEST_WORDS, find_names, find_stretch, joined
from factcheck.language.marks import QUOTATION_MARKS

VOICE: Final = "voice"
NOT_TOLD: Final = "not told"
TOP: Final = 5
_SAME: Final = 0.8
_CLOSING: Final = ",.;:!?…"
_OPEN_KINDS: Final = (ClaimKind.STATEMENT, ClaimKind.ASSERTION)
_NOT_GRANTED: Final = "the model may not decide this"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said a claim: the words that name the source; None for the article's own voice, or (`is_untold`) nobody."""

    words: Passage | None
    is_untold: bool = False


@dataclass(slots=True)
class Change:
    """What changes in one claim; None where the rules' value stands. `parts`: its words, several where they are cut."""

    speaker: Speaker | None = None
    via: tuple[Passage, ...] | None = None
    parts: tuple[Passage, ...] | None = None
    kind: ClaimKind | None = None
    quantity: Quantity | None = None
    dropped: Cause | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """A claim that the draft lacks, as `parts` of the article."""

    kind: ClaimKind
    parts: tuple[Passage, ...]


@dataclass(slots=True)
class Merged:
    """What is accepted, and what is rejected, with the reason. Added claims are numbered on from the draft's last.

    `top` has the numbers of the claims to take first, best first. `is_attentive`: no spot check was missed.
    """

    changes: dict[int, Change] = field(default_factory=dict)
    added: dict[int, Addition] = field(default_factory=dict)
    top: tuple[int, ...] = ()
    restatements: dict[int, str] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    is_attentive: bool = True

    def change(self, number: int) -> Change:
        return self.changes.setdefault(number, Change())

    def reject(self, text: str, reason: str) -> None:
        self.rejected.append(Rejected(text=" ".join(text.split()), reason=reason, origin=Origin.MODEL))


def merge(sheet: Worksheet, reviews: Sequence[Review]) -> Merged:
    """Merge the reviews of all chunks of an article; restatements are not audited here."""
    merged = Merged()
    merged.is_attentive = sheet.spot_check is None or not reviews
    tops = [_Merging(sheet, review, merged).run() for review in reviews]
    merged.changes = {number: change for number, change in merged.changes.items() if change != Change()}
    gone = {number for number, change in merged.changes.items() if change.dropped is not None}
    best = (number for column in zip_longest(*tops) for number in column if number is not None)
    merged.top = tuple(dict.fromkeys(number for number in best if number not in gone))[:TOP]
    return merged


@dataclass(slots=True)
class _Merging:
    """Merges one review. `numbers`: the number here of each claim that it adds, by the review's own."""

    sheet: Worksheet
    review: Review
    merged: Merged
    numbers: dict[int, int] = field(default_factory=dict)
    answered: set[tuple[str, int]] = field(default_factory=set)

    def run(self) -> list[int]:
        """The claims that the review would take first."""
        for dropped in self.review.drop:
            number = self._asked(Decision.DROP, "drop", dropped.c)
            if number is not None:
                self.merged.change(number).dropped = dropped.why
        for added in self.review.add:
            self._add(added)
        for stretch in self.review.span:
            self._span(stretch)
        for rekinded in self.review.kind:
            self._kind(rekinded)
        for who in self.review.who:
            self._who(who)
        for via in self.review.via:
            self._via(via)
        for part in self.review.figure:
            self._figure(part)
        self._settle_kinds()
        self._restate()
        known = (self._known(number) for number in self.review.top)
        granted = Decision.RANK in self.sheet.authority
        return [number for number in known if number is not None] if granted else []

    def _known(self, number: int) -> int | None:
        """The number here of a claim of the draft, or of one that was added."""
        return number if self.sheet.draft(number) is not None else self.numbers.get(number)

    def _asked(self, decision: Decision, key: str, number: int) -> int | None:
        """The number here of the claim, where the model may decide this of it, and says it for the first time."""
        known = self._known(number)
        label = f"c{number}: {key}"
        may = known in self.merged.added or decision in self.sheet.authority
        if known is None:
            self.merged.reject(label, f"there is no claim c{number}")
        elif not may:
            self.merged.reject(label, _NOT_GRANTED)
        elif (key, known) in self.answered:
            self.merged.reject(label, "it is answered twice")
        else:
            self.answered.add((key, known))
            return known
        return None

    def _add(self, added: Added) -> None:
        label = f"s{added.s}: {added.first} … {added.last}"
        reason: str | None = None
        if Decision.ADD not in self.sheet.authority:
            reason = _NOT_GRANTED
        elif self._known(added.c) is not None:
            reason = f"c{added.c} stands for another claim"
        kind = added.k.kind
        fewest = 1 if kind is ClaimKind.QUANTITY else FEWEST_WORDS
        found = find_stretch(self.sheet, added, None, fewest_words=fewest) if reason is None else reason
        if isinstance(found, str):
            self.merged.reject(label, found)
            return
        reason = self._no_claim(kind, found)
        if reason is not None:
            self.merged.reject(label, reason)
            return
        number = len(self.sheet.drafts) + len(self.merged.added) + 1
        self.numbers[added.c] = number
        self.merged.added[number] = Addition(kind, found)
        if kind is ClaimKind.QUANTITY:
            self.merged.change(number).quantity = quantity_at(self.sheet, _sentence(self.sheet, found[0]), found[0])

    def _no_claim(self, kind: ClaimKind, parts: Sequence[Passage]) -> str | None:
        """Why these words cannot be added as a claim of that kind."""
        text = self.sheet.article.text
        if kind is ClaimKind.QUOTATION and not all(_is_quoted(text, part) for part in parts):
            return "it does not stand between quotation marks"
        if kind is ClaimKind.QUANTITY and quantity_at(self.sheet, _sentence(self.sheet, parts[0]), parts[0]) is None:
            return "there is no figure in it"
        others = [(number, one.kind, one) for number, one in enumerate(self.sheet.drafts, start=1)]
        for number, other, words in others:
            if other is kind and not self._is_dropped(number) and any(_is_same(words, part) for part in parts):
                return f"it is c{number}"
        added = (part for one in self.merged.added.values() if one.kind is kind for part in one.parts)
        return "it is added twice" if any(_is_same(one, part) for one in added for part in parts) else None

    def _is_dropped(self, number: int) -> bool:
        change = self.merged.changes.get(number)
        return change is not None and change.dropped is not None

    def _span(self, said: Stretch) -> None:
        number = self._asked(Decision.SPAN, "span", said.c)
        if number is None:
            return
        draft, label = self.sheet.draft(number), f"c{said.c}: {said.first} … {said.last}"
        if draft is None or draft.kind not in _OPEN_KINDS:
            self.merged.reject(label, "the words of a quotation and of a figure stand as they are")
            return
        found = find_stretch(self.sheet, said, draft)
        if isinstance(found, str):
            self.merged.reject(label, found)
        elif not _touches(found, draft.sentence):
            self.merged.reject(label, "it is another claim's place")
        else:
            self.merged.change(number).parts = found

    def _kind(self, said: Rekinded) -> None:
        number = self._asked(Decision.SPAN, "kind", said.c)
        draft = self.sheet.draft(number) if number is not None else None
        if draft is None or number is None:
            return
        if draft.kind not in _OPEN_KINDS or said.k.kind not in _OPEN_KINDS:
            self.merged.reject(f"c{said.c}: kind {said.k}", "only a statement and an assertion can be the other")
        elif said.k.kind is not draft.kind:
            self.merged.change(number).kind = said.k.kind

    def _who(self, said: Named) -> None:
        number = self._asked(Decision.SOURCE, "who", said.c)
        if number is None:
            return
        speaker = self._speaker(number, said)
        if isinstance(speaker, str):
            self.merged.reject(f"c{said.c}: who s{said.s} {', '.join(said.w)}", speaker)
        elif self._is_spot_check(number):
            self._check_spot(said, speaker)
        else:
            self.merged.change(number).speaker = speaker

    def _speaker(self, number: int, said: Named) -> Speaker | str:
        draft, added = self.sheet.draft(number), self.merged.added.get(number)
        kind = added.kind if added is not None else draft.kind if draft is not None else None
        if said.w == (VOICE,):
            is_quoted = kind is ClaimKind.QUOTATION
            return "a quotation is somebody's; what nobody said is dropped" if is_quoted else Speaker(None)
        if said.w == (NOT_TOLD,):
            return Speaker(None, is_untold=True)
        if not said.w:
            return "nobody is named"
        words = self._words(number)
        found = find_names(self.sheet, said.s, said.w, words)
        if isinstance(found, str):
            return found
        whole = joined(self.sheet.article.text, found)
        return Speaker(whole) if whole is not None else "the names do not stand beside each other"

    def _is_spot_check(self, number: int) -> bool:
        return self.sheet.spot_check is not None and self.sheet.spot_check.number == number

    def _check_spot(self, said: Named, speaker: Speaker) -> None:
        """The model has to name whom the rules are sure of; it changes nothing."""
        spot = self.sheet.spot_check
        right = self.sheet.drafts[spot.number - 1].attribution.source if spot is not None else None
        words = set(speaker.words.text.casefold().split()) if speaker.words is not None else set()
        known = set(f"{right.text} {right.name}".casefold().split()) if right is not None else set()
        if words & known:
            self.merged.is_attentive = True
        else:
            self.merged.reject(f"c{said.c}: who s{said.s} {', '.join(said.w)}", "the rules are sure of another source")

    def _words(self, number: int) -> Span | None:
        """The words of the claim as they will be."""
        change, added = self.merged.changes.get(number), self.merged.added.get(number)
        parts = change.parts if change is not None and change.parts else added.parts if added is not None else None
        if parts:
            return parts[0] if len(parts) == 1 else None
        draft = self.sheet.draft(number)
        return draft if draft is not None and draft.kind.has_source else None

    def _via(self, said: Named) -> None:
        number = self._asked(Decision.VIA, "via", said.c)
        if number is None:
            return
        words = self._words(number)
        found = find_names(self.sheet, said.s, said.w, words, may_be_inside=True) if said.w else ()
        publisher = self.sheet.article.publisher
        if isinstance(found, str):
            self.merged.reject(f"c{said.c}: via s{said.s} {', '.join(said.w)}", found)
        elif publisher is not None and any(one.text.casefold() == publisher.casefold() for one in found):
            self.merged.reject(f"c{said.c}: via s{said.s} {', '.join(said.w)}", "the publisher carries everything")
        else:
            self.merged.change(number).via = found

    def _figure(self, said: FigurePart) -> None:
        number = self._asked(Decision.FIGURE, said.p.value, said.c)
        if number is None:
            return
        draft, added, change = self.sheet.draft(number), self.merged.added.get(number), self.merged.change(number)
        quantity = change.quantity or (draft.quantity if draft is not None else None)
        words: Passage | None = added.parts[0] if added is not None else draft
        label = f"c{said.c}: {said.p.value} {said.w}"
        if quantity is None or words is None:
            self.merged.reject(label, "it is no figure")
            return
        value = read_part(self.sheet, _sentence(self.sheet, words), said.p, said.w)
        if isinstance(value, Refusal):
            self.merged.reject(label, value.reason)
        else:
            changed = with_part(quantity, said.p, value)
            change.quantity = None if draft is not None and changed == draft.quantity else changed

    def _settle_kinds(self) -> None:
        """A statement has a source, an assertion none: what is added without is rejected, the rest is of the other
        kind.
        """
        for number in self.numbers.values():
            change = self.merged.change(number)
            kind = self.merged.added[number].kind
            is_told = change.speaker is not None and (change.speaker.words is not None or change.speaker.is_untold)
            if kind.has_source and not is_told:
                addition = self.merged.added.pop(number)
                del self.merged.changes[number]
                self.merged.reject(addition.parts[0].text, "it is somebody's words, and nobody is named")
        for number, change in list(self.merged.changes.items()):
            draft = self.sheet.draft(number)
            if draft is None or draft.kind not in _OPEN_KINDS:
                continue
            speaker = change.speaker
            if speaker is not None and not speaker.is_untold:
                change.kind = ClaimKind.ASSERTION if speaker.words is None else ClaimKind.STATEMENT
            elif change.kind is ClaimKind.STATEMENT:
                self.merged.reject(f"c{number}: kind S", "a statement has a source, and none is named")
                change.kind = None
            if change.kind is draft.kind:
                change.kind = None

    def _restate(self) -> None:
        """A sentence's restatement is given to every claim that begins in it and has none."""
        for restated in self.review.restated:
            if restated.s not in self.sheet.restated or ("restated", restated.s) in self.answered:
                self.merged.reject(restated.text, f"no restatement of s{restated.s} is asked for")
                continue
            self.answered.add(("restated", restated.s))
            sentence = self.sheet.article.sentences[restated.s - 1]
            waiting = [c for c in self.sheet.unrestated if _begins_in(self.sheet.drafts[c - 1], sentence)]
            self.merged.restatements.update(dict.fromkeys(waiting, restated.text))


def _sentence(sheet: Worksheet, words: Span) -> Span:
    """The sentence in which the words begin."""
    holding = [one for one in sheet.article.sentences if one.start <= words.start < one.end]
    return holding[0] if holding else words


def _begins_in(draft: ClaimDraft, sentence: Span) -> bool:
    return sentence.start <= draft.start < sentence.end


def _is_quoted(text: str, words: Span) -> bool:
    """Whether quotation marks stand around; where the last paragraph but one of a speech ends, only before."""
    before = text[words.start - 1 : words.start]
    behind = text[words.end : words.end + 3].lstrip(_CLOSING)
    ends = not behind or behind[0] in QUOTATION_MARKS or behind[0] == "\n"
    return bool(before) and before in QUOTATION_MARKS and ends


def _is_same(one: Span, other: Span) -> bool:
    """Whether the overlap is most of both."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > _SAME * (max(one.end, other.end) - min(one.start, other.start))


def _touches(parts: Sequence[Span], sentence: Span) -> bool:
    return any(part.start < sentence.end and sentence.start < part.end for part in parts)
