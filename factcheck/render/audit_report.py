"""Audit of a summary -> text for a terminal, or JSON."""

from collections.abc import Iterator

from factcheck.auditing.summaries.audit import SentenceAudit
from factcheck.pipeline.summary_audit import SummaryAudit
from factcheck.render.counting import several
from factcheck.render.terminal import Style, Terminal

_COLUMN = 14


def as_json(audit: SummaryAudit) -> str:
    """Indented by two, a line feed after the last line."""
    return audit.model_dump_json(indent=2) + "\n"


def as_text(audit: SummaryAudit, article: str, *, width: int = 80, color: bool = False) -> str:
    """Each sentence with what is wrong with it and the sentences of the article that it rests on."""
    to = Terminal(width=width, color=color)
    sections = [to.paragraph(_verdict(audit), style=Style.BOLD)]
    sections.extend(_sentence(sentence, article, to) for sentence in audit.sentences)
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def _verdict(audit: SummaryAudit) -> str:
    held = sum(sentence.supported for sentence in audit.sentences)
    return f"{held} of {several(len(audit.sentences), 'sentence')} supported by the article"


def _sentence(sentence: SentenceAudit, article: str, to: Terminal) -> Iterator[str]:
    yield from to.paragraph(sentence.text, style=Style.PLAIN if sentence.supported else Style.WARNING)
    if sentence.supported:
        yield from to.labelled("supported", "nothing against it was found", indent=2, column=_COLUMN)
    for reason in sentence.reasons:
        yield from to.labelled("but", reason, indent=2, column=_COLUMN)
    for remark in sentence.remarks:
        yield from to.labelled("remark", remark, indent=2, column=_COLUMN)
    for span in sentence.support:
        yield from to.labelled("rests on", span.cut(article), indent=2, column=_COLUMN)
