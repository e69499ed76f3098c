"""Restating the claims of an article costs the reading of the article once, however many claims it has."""

from factcheck.auditing.article_tokens import ArticleTokens
from factcheck.auditing.directives.addressed import OwnVoice
from factcheck.detection.attribution.attribute import attribute
from factcheck.detection.attribution.naming import list_mentions
from factcheck.domain.article import Metadata
from factcheck.intake.pasted import read_pasted
from factcheck.language.doc import Doc
from factcheck.pipeline.check import OfflineChecker
from factcheck.pipeline.model_engine._redraft import place_of
from factcheck.pipeline.model_engine.restating import Restater
from tests.cli.command import SEED
from tests.unit.auditing.counting import CountingTokeniser

ARTICLE = read_pasted(SEED.read_text(encoding="utf-8"), Metadata()).article


def restater(count: CountingTokeniser) -> Restater:
    doc = Doc.of(ARTICLE)
    mentions = list_mentions(doc, attribute(doc, ARTICLE.parts, publisher=None))
    return Restater(ArticleTokens(ARTICLE, cut=count), doc, OwnVoice(doc), mentions)


def test_the_article_is_tokenised_once_for_all_claims() -> None:
    count = CountingTokeniser()
    (reviewed,) = OfflineChecker().review(ARTICLE)
    restated = restater(count).restate_all(reviewed.drafts)
    assert sum(draft.restatement is not None for draft in restated.drafts) > 10
    assert count.characters < 1.5 * len(ARTICLE.text)


def test_drafts_that_have_not_changed_are_not_audited_again() -> None:
    (reviewed,) = OfflineChecker().review(ARTICLE)
    before = restater(CountingTokeniser()).restate_all(reviewed.drafts).drafts
    count = CountingTokeniser()
    again = restater(count).restate_all(reviewed.drafts, before=before)
    assert again.drafts == before
    assert count.characters == 0


def test_what_a_model_offers_stands_where_the_rules_have_nothing() -> None:
    (reviewed,) = OfflineChecker().review(ARTICLE)
    one = restater(CountingTokeniser())
    before = one.restate_all(reviewed.drafts).drafts
    said = {place_of(draft): "Mr. Nobody sank forty ships." for draft in before}
    after = one.restate_all(reviewed.drafts, before=before, said=said)
    assert after.drafts == before
    assert len(after.rejected) == sum(draft.restatement is None for draft in before)
