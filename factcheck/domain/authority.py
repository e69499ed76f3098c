"""What a model may decide about a draft (its authority), and by which examination it got that."""

from enum import StrEnum

from pydantic import Field

from factcheck.domain.claim import Certainty
from factcheck.domain.values import Value


class Decision(StrEnum):
    """The sorts of decision that a model can be granted. SPAN: where a claim begins and ends, and its kind."""

    SOURCE = "source"
    VIA = "via"
    SPAN = "span"
    FIGURE = "figure"
    DROP = "drop"
    ADD = "add"
    RANK = "rank"


class AuthorityChoice(StrEnum):
    """Where authority comes from. EXAM: from the model's certificate, where there is one."""

    EXAM = "exam"
    NONE = "none"
    ALL = "all"


class Authority(Value):
    """The decisions that a model may take. `certificate` is the short hash of the certificate behind it.

    `named`: how sure a source is that it changes or confirms, `added`: that of a claim it adds; as the exam measured.
    """

    by: AuthorityChoice
    granted: tuple[Decision, ...] = ()
    certificate: str | None = Field(default=None, pattern=r"^[0-9a-f]{16}$")
    named: Certainty = Certainty.LIKELY
    added: Certainty = Certainty.LIKELY

    def __contains__(self, decision: object) -> bool:
        return decision in self.granted


NO_AUTHORITY = Authority(by=AuthorityChoice.NONE)
FULL_AUTHORITY = Authority(by=AuthorityChoice.ALL, granted=tuple(Decision))
