"""The value of a numeral read from a text, and the form in which it is written."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a numeral is written. OPEN: a vague numeral ("dozens", "hundreds of thousands"). PART: a fraction ("a third
    of", "½", "two in five").
    """

    DIGITS = "digits"
    WORDS = "words"
    OPEN = "open"
    PART = "part"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    CODE = "code"


@dataclass(slots=True)
class Numeral:
    """A numeral at the tokens `first` to `last` (half-open). `high`: the upper end of a vague one. `is_scaled`: a
    magnitude ("million") multiplied it.
    """

    first: int
    last: int
    value: float
    form: Form
    high: float | None = None
    is_scaled: bool = False
