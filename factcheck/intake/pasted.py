"""Read pasted page text as an article."""

import re
from collections.abc import Iterator, Sequence

from factcheck.domain.article import DropReason, Metadata, Reading
from factcheck.errors import EmptyInputError, NotAnArticleError
from factcheck.intake.assembly import Facts, Kept, Removed, assemble
from factcheck.intake.lines import cut_lines
from factcheck.intake.metadata import find_dateline, find_metadata
from factcheck.intake.paragraphs import Paragraph, join_lines
from factcheck.intake.visible import Visible

_CLOSED = re.compile(r"[.!?…。！？।؟]['\"”’»)\]]*$")
_FURNITURE = re.compile(
    r"\b(?:sign[ -]?(?:in|up)|log(?:ged)? in|subscri|newsletter|cookie|comments?\b.*\b(?:rules|guidelines|account)"
    r"|register(?:ed)?\b.*\baccount|photo credit|all rights reserved|©)|\bFile\.$|^Comments have to be",
    re.IGNORECASE,
)


def read_pasted(raw: str, metadata: Metadata) -> Reading:
    """The article in `raw`. What `metadata` says wins over what the page says.

    Raises EmptyInputError, NotAnArticleError, and InputError where a lone surrogate stands.
    """
    visible = Visible(raw)
    paragraphs = join_lines(cut_lines(visible.text))
    if not paragraphs:
        raise EmptyInputError("the input is empty; hand in the text of an article")
    kept = choose(paragraphs)
    removed = tuple(_removed(paragraphs, kept))
    article = assemble(visible, kept, removed, Facts(find_metadata(paragraphs, metadata), find_dateline(paragraphs)))
    return Reading(article=article, warnings=())


def choose(paragraphs: Sequence[Paragraph]) -> Kept:
    """Title, standfirst and body among the paragraphs of a page."""
    texts = [" ".join(line.text for line in paragraph) for paragraph in paragraphs]
    is_body = [_reads_as_body(text) for text in texts]
    if not any(is_body):
        raise NotAnArticleError(f"no sentence in {len(texts)} lines, the first is {texts[0][:60]!r}; is this a menu?")
    first = is_body.index(True)
    title = next((at for at in range(first) if len(texts[at].split()) > 3), None)
    standfirst = title + 1 if title is not None and title + 1 < first and len(texts[title + 1]) > 80 else None
    return Kept(
        title=paragraphs[title] if title is not None else None,
        standfirst=paragraphs[standfirst] if standfirst is not None else None,
        body=[paragraph for paragraph, body in zip(paragraphs, is_body, strict=True) if body],
    )


def _reads_as_body(text: str) -> bool:
    if _FURNITURE.search(text):
        return False
    return bool(_CLOSED.search(text)) or len(text) > 200


def _removed(paragraphs: Sequence[Paragraph], kept: Kept) -> Iterator[Removed]:
    inside = {id(paragraph) for paragraph in (kept.title, kept.standfirst, *kept.body)}
    for paragraph in paragraphs:
        if id(paragraph) not in inside:
            yield Removed(paragraph[0].start, paragraph[-1].end, DropReason.MENU)
