"""What a number read from a text is."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a number is written. OPEN: "dozens", "hundreds of thousands". PART: "a third of", "½", "two in five"."""

    DIGITS = "digits"
    WORDS = "words"
    OPEN = "open"
    PART = "part"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    CODE = "code"


@dataclass(slots=True)
class Numeral:
    """A number at the tokens `first` to `last` (half-open). `is_scaled`: a word such as "million" multiplied it."""

    first: int
    last: int
    value: float
    form: Form
    high: float | None = None
    is_scaled: bool = False
