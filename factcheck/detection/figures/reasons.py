"""The reasons for which a figure is set aside, as a report shows them."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a figure is set aside; the value is what `coverage` says."""

    ADDRESS = "an address"
    AGE = "an age"
    CODE = "a version or code"
    DATE = "a date"
    LABEL = "a label or page"
    NAME = "part of a name"
    PHONE = "a phone number"
    RANK = "a place in an order"
    SCORE = "a score"
    TABLE = "a run of bare numbers"
    TIME = "a time of day"
    WEB = "a web address"
