"""Published fact-checks -> words: quoted as their publishers' own, never as a verdict of this report."""

from collections.abc import Iterable, Iterator

from factcheck.domain.claim import Claim
from factcheck.domain.prior import PriorCheck


def in_words(check: PriorCheck) -> str:
    """`strong: PolitiFact rated: “False”, 2021-05-03. Claim: “...” (Donald Trump). https://...`."""
    claimant = f" ({check.claimant})" if check.claimant else ""
    return f"{check.strength}: {_ended(rating(check))} Claim: {_ended(f'“{check.claim}”{claimant}')} {check.url}"


def _ended(words: str) -> str:
    """With a full stop, where what is quoted does not end the sentence."""
    return words if words.endswith((".”", "!”", "?”", "…”")) else f"{words}."


def rating(check: PriorCheck) -> str:
    """Who rated, how, and when, as far as it is known."""
    who = check.publisher or "A publisher that is not named"
    rated = f"{who} rated: “{check.rating}”" if check.rating else f"{who} has checked it, rating not known"
    return ", ".join(filter(None, (rated, check.date)))


def entries(claim: Claim) -> Iterator[str]:
    """The checks of one claim in words."""
    return map(in_words, claim.prior_checks or ())


def distinct(claims: Iterable[Claim]) -> Iterator[tuple[Claim, PriorCheck]]:
    """The checks of several claims, each beside the first claim that has it."""
    seen: set[str] = set()
    for claim in claims:
        for check in claim.prior_checks or ():
            if check.url not in seen:
                seen.add(check.url)
                yield claim, check
