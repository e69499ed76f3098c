"""Claim drafts -> the quotations of one word that say nothing beside the statement in which they stand: he was
“serious”, called it “unacceptable”.

A checker takes up what is said, here the statement; its marks show that one word of it is verbatim (partial quotation,
AP and Guardian style books). With a charge it is the word that is contested, and with an owner it names a thing: those
stay.
"""

from collections.abc import Iterator, Sequence

from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import ClaimKind, QuotationForm
from factcheck.language.en.words import members
from factcheck.language.tokens import tokenise

PART_OF_A_STATEMENT = "one word of a statement"

_CHARGES = members("alleges") | members("charges")


def single_words(article: Article, drafts: Sequence[ClaimDraft]) -> Iterator[ClaimDraft]:
    """Of the drafts, in order of position, the quotations of one word inside a statement by the same source; not in the
    head, whose words are chosen.
    """
    gone_on = {draft.continues_at for draft in drafts}
    around: list[ClaimDraft] = []
    for draft in drafts:
        if draft.kind is ClaimKind.STATEMENT:
            around = [*(one for one in around if one.end > draft.start), draft]
        elif _is_one_word(draft) and draft.start not in gone_on and draft.start >= article.parts.body.start:
            statement = next((one for one in reversed(around) if _holds(one, draft)), None)
            if statement is not None and not _weighs(statement, draft):
                yield draft


def _is_one_word(draft: ClaimDraft) -> bool:
    is_partial = draft.quotation is not None and draft.quotation.form is QuotationForm.PARTIAL
    return is_partial and draft.continues_at is None and len(draft.text.split()) == 1


def _holds(statement: ClaimDraft, quotation: ClaimDraft) -> bool:
    source, of_quotation = statement.attribution.source, quotation.attribution.source
    is_same = source is not None and of_quotation is not None and source.name == of_quotation.name
    return is_same and statement.start <= quotation.start and quotation.end <= statement.end


def _weighs(statement: ClaimDraft, quotation: ClaimDraft) -> bool:
    """Whether somebody is charged with the word ("accused her of “cheating”"), or it is somebody's: its “dignity”."""
    before = [token.low for token in tokenise(statement.text[: quotation.start - statement.start]) if token.is_word]
    return before[-1:] != [] and (before[-1] in members("possessors") or not _CHARGES.isdisjoint(before))
