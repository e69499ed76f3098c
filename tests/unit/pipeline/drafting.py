"""Sentences of a draft and of its sources -> its report, and what of it a table compares."""

from collections.abc import Sequence

from factcheck.domain.draft_report import DetailCheck, DraftReport, QuotationCheck
from factcheck.pipeline.draft_check import Text, check_draft

HALDEN = """\
Mayor Ann Roe told the council on 14 March that 15 ferries had been sold for 2.5 million euros. “We will build the \
bridge, and nobody will stop us,” Roe said. “The old harbour is not safe for children.”

John Moss, who leads the opposition, disagreed. “This is a waste of public money,” he said in a letter. “I do not \
think that the people of Halden want 12 lanes.”

The council voted 12 to 5. Building begins in 2027, the Nordic Harbour Company said.
"""
SPEECH = """ROE: Thank you all for coming tonight to the old school house.

MOSS: I have never seen a budget like this one in thirty years.

ROE: We have cut the deficit by a third, and we may cut it again.

MOSS: The schools will pay for every cent of it.
"""


def drafted(draft: str, *sources: str) -> DraftReport:
    read = [Text(f"s{number}", "text", source) for number, source in enumerate(sources)]
    return check_draft(Text("draft", "text", draft), read)


def only(report: DraftReport) -> QuotationCheck:
    (quotation,) = report.quotations
    return quotation


def changed(quotation: QuotationCheck) -> list[tuple[str, str | None, str | None]]:
    """Each change: its kind, the words of the draft and those of the source."""
    return [
        (one.kind.value, one.draft.text if one.draft else None, one.source.text if one.source else None)
        for one in quotation.changes
    ]


def details(found: Sequence[DetailCheck], verdict: str) -> list[str]:
    return [one.text for one in found if one.verdict == verdict]
