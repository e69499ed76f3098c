"""What is expected is not done, and what is done is not to come: the audit of a summary tells the two apart."""

import pytest

from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.auditing.summaries.audit import DraftSentence, SentenceAudit, audit_summary
from factcheck.auditing.summaries.support import ArticleIndex
from tests.builders import build_article

TO_COME = [
    ("The bank is expected to cut rates on Friday.", "The bank has cut rates on Friday."),
    ("The bank is expected to cut rates on Friday.", "The bank cut rates on Friday."),
    ("The mayor will shut the school.", "The mayor has already shut the school."),
    ("The council plans to put 12 boats on sale.", "The council put up 12 boats for sale."),
    ("Rain is set to spread to Moss by Monday.", "Rain spread to Moss by Monday."),
    ("Twelve boats are to be hit by the ban.", "Twelve boats were hit by the ban."),
    ("The firm is due to approve the sale.", "The firm has approved the sale."),
    ("Prices are forecast to rise by 3% in May.", "Prices have risen by 3% in May."),
]
HAS_HAPPENED = [
    ("The bank cut rates on Friday.", "The bank is expected to cut rates on Friday."),
    ("The bank has cut rates on Friday.", "The bank will cut rates on Friday."),
    ("She had been hurt in Moss.", "She is expected to be hurt in Moss."),
    ("The firm bought 7 boats.", "The firm plans to buy 7 boats."),
    ("The sale was approved by the firm.", "The sale will be approved by the firm."),
    ("The council, which put 12 boats on sale, met.", "The council is to put 12 boats on sale."),
]
ALIKE = [
    ("The bank is expected to cut rates on Friday.", "The bank will cut rates on Friday."),
    ("The bank is expected to cut rates on Friday.", "The bank is likely to cut rates on Friday."),
    ("The bank is expected to cut rates on Friday.", "A rate cut by the bank is expected on Friday."),
    ("The bank is expected to cut rates on Friday, after a cut in May.", "The bank is due to cut rates on Friday."),
    ("The bank cut rates on Friday.", "On Friday the bank cut rates."),
    ("The bank has cut rates and will cut jobs.", "The bank will cut jobs."),
    ("The bank has cut rates and will cut jobs.", "The bank cut rates."),
    ("The firm bought 7 boats to cut costs.", "The firm bought 7 boats to cut costs."),
    ("Increased spending is expected in May.", "Spending is expected to increase in May."),
    ("If the sale is approved, the firm moves to Moss.", "If the sale will be approved, the firm moves to Moss."),
    ("He'd bought 7 boats.", "He bought 7 boats."),
    ("Roe bought 7 boats.", "Roe said he'd bought 7 boats."),
]


def audit(text: str, summary: str) -> SentenceAudit:
    article = build_article(text, title=None, publisher=None, published_at=None, url=None)
    (audited,) = audit_summary([DraftSentence(text=summary)], ArticleIndex(ArticleTokens(article)))
    return audited


@pytest.mark.parametrize(("text", "summary"), TO_COME)
def test_what_is_expected_is_not_done(text: str, summary: str) -> None:
    assert any("is still to come" in reason for reason in audit(text, summary).reasons)


@pytest.mark.parametrize(("text", "summary"), HAS_HAPPENED)
def test_what_is_done_is_not_to_come(text: str, summary: str) -> None:
    assert any("has happened" in reason for reason in audit(text, summary).reasons)


@pytest.mark.parametrize(("text", "summary"), ALIKE)
def test_the_same_event_may_be_told_in_other_words(text: str, summary: str) -> None:
    assert audit(text, summary).reasons == ()
