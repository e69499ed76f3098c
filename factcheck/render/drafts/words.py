"""Verdicts and changes of a draft's report -> words for people."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.domain.draft_report import (
    Change,
    ChangeKind,
    DetailCheck,
    DetailKind,
    DetailVerdict,
    DraftReport,
    QuotationCheck,
    QuotationVerdict,
    SpeakerMatch,
    StatementCheck,
    StatementVerdict,
)
from factcheck.render.counting import several

_VERDICTS: Final = {
    QuotationVerdict.VERBATIM: "verbatim",
    QuotationVerdict.ALTERED: "altered",
    QuotationVerdict.STITCHED: "stitched from several places",
    QuotationVerdict.OTHER_SPEAKER: "another speaker",
    QuotationVerdict.NOT_FOUND: "not found",
}
_STATEMENTS: Final = {
    StatementVerdict.SAME_SPEAKER: "same speaker",
    StatementVerdict.OTHER_SPEAKER: "another speaker",
    StatementVerdict.NOT_COMPARED: "not compared",
}
_DETAILS: Final = {
    DetailVerdict.FOUND: "found",
    DetailVerdict.DIFFERS: "differs",
    DetailVerdict.NOT_FOUND: "not found",
}
_KINDS: Final = {
    ChangeKind.NEGATION: "a negation",
    ChangeKind.NUMBER: "a number",
    ChangeKind.CONTENT: "content words",
    ChangeKind.HEDGE: "a hedge",
    ChangeKind.FUNCTION: "function words",
    ChangeKind.SPELLING: "spelling",
    ChangeKind.CAPITALS: "capitals",
    ChangeKind.PUNCTUATION: "punctuation",
}


def verdict(quotation: QuotationCheck) -> str:
    """ "altered, in its meaning too"."""
    said = _VERDICTS[quotation.verdict]
    if quotation.verdict is QuotationVerdict.OTHER_SPEAKER and quotation.changes:
        said += ", altered"
    return f"{said}, in its meaning too" if quotation.meaning_changed else said


def statement_verdict(statement: StatementCheck) -> str:
    return _STATEMENTS[statement.verdict]


def detail_verdict(detail: DetailCheck) -> str:
    """ "differs (2022-05-10 in the draft, 2022-05-03 in the source)" """
    if detail.verdict is not DetailVerdict.DIFFERS or detail.days is None:
        return _DETAILS[detail.verdict]
    own, theirs = (" or ".join(days) for days in (detail.days.draft, detail.days.source))
    return f"{_DETAILS[detail.verdict]} ({own} in the draft, {theirs} in the source)"


def change(one: Change) -> str:
    """ "left out “not”: a negation"."""
    marked = ", as the draft shows" if one.marked else ""
    if one.draft is None or one.source is None:
        words, done = (one.source, "left out") if one.draft is None else (one.draft, "put in")
        return f"{done} “{words.text if words is not None else ''}”: {_KINDS[one.kind]}{marked}"
    return f"“{one.draft.text}” for “{one.source.text}”: {_KINDS[one.kind]}{marked}"


def speakers(quotation: QuotationCheck) -> str | None:
    """What the draft and the sources say of who spoke; None where they agree."""
    theirs = list(dict.fromkeys(place.speaker for place in quotation.places if place.speaker is not None))
    if quotation.speaker_match is SpeakerMatch.SAME or not quotation.places:
        return None
    return f"{quotation.speaker or 'nobody'} in the draft, {', '.join(theirs) or 'nobody'} in the source"


def statement_speakers(statement: StatementCheck) -> str | None:
    """What the draft and the source say of who said it, where they differ."""
    if statement.verdict is not StatementVerdict.OTHER_SPEAKER or statement.place is None:
        return None
    return f"{statement.speaker} in the draft, {statement.place.speaker} in the source"


def is_settled(quotation: QuotationCheck) -> bool:
    """Whether there is nothing to look at."""
    return quotation.verdict is QuotationVerdict.VERBATIM


def tallies(report: DraftReport) -> Iterator[str]:
    """ "5 quotations: 3 verbatim, 2 altered", then the reported statements, figures, dates and names."""
    verdicts = [_VERDICTS[one.verdict] for one in report.quotations]
    yield _tally("quotation", verdicts, list(_VERDICTS.values()))
    told = [_STATEMENTS[one.verdict] for one in report.statements]
    yield _tally("reported statement", told, list(_STATEMENTS.values()))
    for kind in DetailKind:
        found = [_DETAILS[one.verdict] for one in report.details if one.kind is kind]
        yield _tally(kind.value, found, list(_DETAILS.values()))


def _tally(what: str, found: Sequence[str], order: Sequence[str]) -> str:
    counts = Counter(found)
    parts = [f"{counts[one]} {one}" for one in order if counts[one]]
    return f"{several(len(found), what)}: {', '.join(parts)}" if parts else several(0, what)
