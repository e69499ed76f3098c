"""What a fact-checker has noted about a claim: where the check stands, a note, and who has it. Never the tool's own."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from pydantic import Field

from factcheck.domain.values import Value

LONGEST_NOTE: Final = 10_000
LONGEST_ASSIGNEE: Final = 200


class Status(StrEnum):
    """Where the check of a claim stands, as its checker says."""

    OPEN = "open"
    CHECKING = "checking"
    CONFIRMED = "confirmed"
    WRONG = "wrong"
    UNCHECKABLE = "uncheckable"


class Checking(Value):
    """One row of a worksheet. `note` is plain text of any number of lines."""

    status: Status = Field(default=Status.OPEN, description="the checker's own; the service gives no verdict")
    note: str = Field(default="", max_length=LONGEST_NOTE)
    assignee: str = Field(default="", max_length=LONGEST_ASSIGNEE, description="who checks the claim")


UNTOUCHED: Final = Checking()
# By the id of the claim; a claim that nobody has touched is not there.
Checkings = Mapping[str, Checking]
NONE_TOUCHED: Final[Checkings] = MappingProxyType({})
