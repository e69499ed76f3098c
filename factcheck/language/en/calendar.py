"""`data/calendar.txt`, `data/steps.txt` -> numbers of months, weekdays and relative days, and regular expressions."""

from functools import cache

from factcheck.language.en.words import table


@cache
def months() -> dict[str, int]:
    """Month names and abbreviations, in lower case -> 1 to 12."""
    return _numbers("month")


@cache
def weekdays() -> dict[str, int]:
    """Weekday names and abbreviations, in lower case -> ISO 8601 number, Monday is 1."""
    return _numbers("weekday")


@cache
def days_beside_today() -> dict[str, int]:
    """ "yesterday" -> -1: the distance in days from the day of writing."""
    return _numbers("day")


@cache
def steps() -> dict[str, int]:
    """ "last" -> -1: which month or year, from that of writing."""
    return {word: int(number) for word, number in table("steps").items()}


@cache
def month_pattern() -> str:
    """A regular expression for a capitalised month, in full or abbreviated, with or without full stop: "January",
    "Sept.".
    """
    full = {number: name for name, number in reversed(months().items())}  # the first name of each is the full one
    shorts = (name for name in months() if name not in full.values())
    forms = [*full.values(), *(name + (r"\." if _needs_stop(name) else r"\.?") for name in shorts)]
    return f"(?:{'|'.join(form.capitalize() for form in sorted(forms, key=len, reverse=True))})"


@cache
def weekday_pattern() -> str:
    """A regular expression for a capitalised weekday in full."""
    return f"(?:{'|'.join(name.capitalize() for name in weekdays() if name.endswith('day'))})"


@cache
def also_words() -> frozenset[str]:
    """The names with a common-word homograph at the head of a sentence: "May", "Sun"."""
    return frozenset(name for name, row in table("calendar").items() if row.endswith(("word", "stop")))


def _needs_stop(name: str) -> bool:
    return table("calendar")[name].endswith("stop")


def _numbers(kind: str) -> dict[str, int]:
    rows = ((name, row.split()) for name, row in table("calendar").items())
    return {name: int(row[1]) for name, row in rows if row[0] == kind}
