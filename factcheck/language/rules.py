"""Decision list: ordered rules over one context, each with a verdict or None; the first verdict decides.

Rivest, Learning Decision Lists (1987). A rule is a function of its own, so that a test can call it alone.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

Context = TypeVar("Context")
Verdict = TypeVar("Verdict")


def first_verdict(rules: Sequence[Callable[[Context], Verdict | None]], context: Context) -> Verdict | None:
    """The verdict of the first rule that has one; None where no rule has."""
    for rule in rules:
        verdict = rule(context)
        if verdict is not None:
            return verdict
    return None
