"""Text of an article -> the questions about one of its claims."""

from factcheck.domain.article import Metadata
from factcheck.pipeline.check import OfflineChecker


def asked(text: str, words: str, **metadata: str) -> tuple[str, ...]:
    """The questions about the claim of these words."""
    claims = OfflineChecker(min_checkability=0).check_text(text, Metadata.model_validate(metadata)).claims
    return next(claim.questions for claim in claims if claim.text.startswith(words))
