"""Ask what a checker would ask of a claim: was it said, and is it so."""

from factcheck.domain.claim import Attribution, Quantity, QuotationForm, SourceKind
from factcheck.language.en.words import table

_LONGEST_EXCERPT = 160
_DETERMINERS = frozenset({"det", "poss"})
_COMMON_NOUNS = frozenset({SourceKind.ROLE, SourceKind.ANONYMOUS, SourceKind.DOCUMENT})


def was_it_said(words: str, attribution: Attribution, *, verbatim: bool) -> str:
    """Who said it, in these words or in effect, and through whom we know."""
    excerpt = _excerpt(words)
    said = f"say “{excerpt}” in these words" if verbatim else f"say in effect: “{excerpt}”"
    who = _who(attribution)
    asked = f"Did {who} {said}" if who else f"Who said “{excerpt}”"
    if attribution.via:
        return f"{asked}, as carried by {' and '.join(_after_words(_one_line(via.text)) for via in attribution.via)}?"
    return f"{asked}, and when and where?"


def is_it_so(words: str, *, form: QuotationForm | None = None, sentence: str = "") -> str:
    """Whether the content holds; a phrase of a quotation makes sense only in its sentence."""
    if form is QuotationForm.PARTIAL:
        return f"Is it so, as the sentence has it: “{_excerpt(sentence)}”?"
    return f"Is it so: “{_excerpt(words)}”?"


def is_the_figure_right(words: str, quantity: Quantity, *, subject: str | None, as_of: str | None) -> str:
    """The figure with its unit, what it counts, for whom, its period and the day up to which it can hold."""
    value = _one_line(words)
    if quantity.counted and quantity.counted not in words:
        value += f" ({_one_line(quantity.counted)})"
    period = f" {quantity.period}" if quantity.period and quantity.period not in value else ""
    for_whom = f" for {_after_words(subject)}" if subject else ""
    until = f", as of {as_of[:10]}" if as_of else ""
    return f"Is the figure right{for_whom}: {value}{period}{until}?"


def who_counted(attribution: Attribution) -> str:
    """Where the figure comes from."""
    who = _who(attribution)
    if attribution.source is None or who is None:
        return "Who counted or measured it, and how? The article names no source."
    if attribution.kind is SourceKind.DOCUMENT:
        return f"Does “{_one_line(attribution.source.name)}” give this figure, and how was it found?"
    return f"Where does {_one_line(who)} have this figure from?"


def _who(attribution: Attribution) -> str | None:
    """The source's name as it stands inside a sentence: "the ministry", "officials"."""
    if attribution.source is None:
        return None
    name = _after_words(attribution.source.name)
    is_common = attribution.kind in _COMMON_NOUNS and name[1:].islower()
    return name[0].lower() + name[1:] if is_common else name


def _after_words(name: str) -> str:
    """Without the capital that a determiner has from the head of its sentence: "the Times", but "All Blacks"."""
    first, space, rest = name.partition(" ")
    is_lowered = first == "The" or (rest[:1].islower() and table("function_words").get(first.lower()) in _DETERMINERS)
    return first.lower() + space + rest if is_lowered else name


def _excerpt(words: str) -> str:
    line = _one_line(words)
    if len(line) <= _LONGEST_EXCERPT:
        return line
    return line[:_LONGEST_EXCERPT].rsplit(" ", 1)[0] + " …"


def _one_line(words: str) -> str:
    return " ".join(words.split()).rstrip(",")
