"""Name the reasons for which a figure is set aside."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a figure is set aside."""

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
