"""Values of a report -> short phrases, shared by text, Markdown and HTML."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from unicodedata import category

from factcheck.domain.article import Article
from factcheck.domain.checking import Status
from factcheck.domain.claim import Attribution, Certainty, Claim, ClaimKind, Comparator, Flag, Quantity
from factcheck.domain.report import Coverage, Provenance, Report, Tally
from factcheck.render.counting import several
from factcheck.render.folding import Node

OWN_VOICE = "the article's own voice"

# From the largest down; a figure is counted in them where two decimals are enough.
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MARKS = str.maketrans('“”‘’"', "'''''")
_CLOSING = " .,;:!?“”‘’\"'"
_MOST_WORDS, _FIRST_WORDS, _LAST_WORDS = 9, 4, 3

_COMPARATORS = {
    Comparator.EQUAL: "",
    Comparator.ABOUT: "about ",
    Comparator.LESS: "less than ",
    Comparator.MORE: "more than ",
    Comparator.AT_MOST: "at most ",
    Comparator.AT_LEAST: "at least ",
}

_STATUSES = {Status.UNCHECKABLE: "can't be checked"}


def status(given: Status) -> str:
    """The checker's own, in words."""
    return _STATUSES.get(given, given.value)


def number(value: float) -> str:
    """The shortest digits that stand for `value`: 15, not 15.0, and no exponent."""
    return f"{Decimal(repr(value)):f}".removesuffix(".0")


def amount(quantity: Quantity, *, write: Callable[[float], str] | None = None) -> str:
    """`at least 1,500 to 2,000`: comparator, value and the end of a range."""
    ends = (quantity.value,) if quantity.value_high is None else (quantity.value, quantity.value_high)
    digits = " to ".join(map(write or _digits, ends))
    return f"{_COMPARATORS[quantity.comparator]}{'number ' if quantity.ordinal else ''}{digits}"


def figure_parts(quantity: Quantity) -> tuple[tuple[str, str], ...]:
    """Label and words of what is known about a figure, in reading order."""
    parts = (
        ("value", amount(quantity)),
        ("unit", quantity.unit),
        ("counted", quantity.counted),
        ("subject", quantity.subject.text if quantity.subject else None),
        ("period", quantity.period),
        ("change", quantity.change),
    )
    return tuple((label, words) for label, words in parts if words)


def figure(quantity: Quantity) -> str:
    """All that is known about a figure in one line: `15 rounds · missile tests · North Korea · in 2022`."""
    others = (words for label, words in figure_parts(quantity) if label not in ("value", "unit"))
    return " · ".join((_with_unit(quantity), *others))


def _with_unit(quantity: Quantity) -> str:
    unit = quantity.unit or ""
    sign, _, rest = unit.partition(" ")
    is_money = sign != "" and category(sign[-1]) == "Sc"
    digits = amount(quantity, write=partial(_in_millions, sign=sign if is_money else ""))
    if unit == "%":
        return f"{digits}%"
    return f"{digits} {rest if is_money else unit}".rstrip()


def _in_millions(value: float, *, sign: str) -> str:
    """`€1.42 billion`, `£2.40`: money has cents or none."""
    exact = Decimal(repr(value))
    for size, name in _LARGE:
        if abs(exact) >= size and exact == round(exact / size, 2) * size:
            return f"{sign}{_digits(float(exact / size))} {name}"
    has_cents = sign and exact == round(exact, 2) != round(exact)
    return f"{sign}{exact:,.2f}" if has_cents else sign + _digits(value)


def _digits(value: float) -> str:
    return f"{Decimal(repr(value)):,f}".removesuffix(".0")


def said_again(repetitions: Sequence[Claim]) -> str:
    return f"said {several(len(repetitions), 'more time')}"


def in_short(claim: Claim, head: Claim) -> str:
    """The words of a claim; the first and the last ones where the whole stands in `head`, which is shown above it."""
    stands_above = head.start <= claim.start and claim.end <= head.end
    return _ends(claim.text) if stands_above else claim.text


def _ends(text: str) -> str:
    words = text.split()
    if len(words) <= _MOST_WORDS:
        return text
    return " ".join((*words[:_FIRST_WORDS], "…", *words[-_LAST_WORDS:]))


def speaker(attribution: Attribution) -> str:
    """Who said it, with the words of the place where those differ from the name: `Kim Jong Un ("he")`."""
    source = attribution.source
    if source is None:
        return OWN_VOICE
    return source.name if source.name == source.text else f"{source.name} (“{source.text}”)"


def chain(attribution: Attribution) -> Iterator[str]:
    """The links Source -> via -> publisher, the cue beside the source."""
    yield from _links(attribution, cue=", cue “{}”")


def _links(attribution: Attribution, *, cue: str) -> Iterator[str]:
    yield speaker(attribution) + (cue.format(attribution.cue.text) if attribution.cue else "")
    for via in attribution.via:
        yield f"via {via.text}"
    yield " ".join(publisher(attribution))


def labelled_chain(attribution: Attribution) -> Iterator[tuple[str, str]]:
    """Label and words of each link: source, the cue, via, publisher."""
    yield "source", speaker(attribution)
    if attribution.cue:
        yield "cue", attribution.cue.text
    for via in attribution.via:
        yield "via", via.text
    yield publisher(attribution)


def agency(article: Article) -> str | None:
    """The wire service that the article's copy came from, for a reader."""
    return f"agency: {article.agency}" if article.agency else None


def publisher(attribution: Attribution) -> tuple[str, str]:
    """Label and words of the chain's last link."""
    return ("published by", attribution.published_by) if attribution.published_by else ("publisher", "not known")


def who_says_it(attribution: Attribution, published_by: str | None) -> str:
    """The chain without a publisher that is the article's own, and the certainty where it is not sure."""
    links = list(_links(attribution, cue=", “{}”"))
    if attribution.published_by == published_by:
        del links[-1]
    doubt = "" if attribution.certainty is Certainty.SURE else f" [{attribution.certainty}]"
    return " -> ".join(links) + doubt


def kind(claim: Claim) -> str:
    return f"{claim.kind}, {claim.quotation.form}" if claim.quotation else str(claim.kind)


def first_question(claim: Claim) -> str | None:
    """What to ask about a claim: of somebody's words whether they are so, rather than whether they were said.

    Where it has more than a few of the claim's own words, which are shown above, it asks without them.
    """
    asked = claim.questions[claim.kind.has_source :] or claim.questions
    if not asked:
        return None
    question, words = asked[0], " ".join(claim.text.split()).rstrip(_CLOSING)
    start = _evened(question).find(_evened(words))
    if start < 0 or len(words.split()) <= _MOST_WORDS:
        return question
    return _in_few_words(question[:start], question[start + len(words) :])


def _in_few_words(before: str, behind: str) -> str:
    """The question without the words of the claim between the two parts."""
    said, _, rest = behind.partition("?")
    whom = before.removeprefix("Did ").partition(" say ")[0]
    if before.startswith("Did "):
        return f"Did {whom} say {'it in these words' if said.endswith('in these words') else 'so'}?{rest}"
    return f"{'Is it right' if before.startswith('Is it right') else 'Is it so'}?{rest}"


def _evened(text: str) -> str:
    """As many characters, the marks of quotations and the case of letters made even."""
    return "".join(char if len(char) == 1 else "?" for char in map(str.lower, text.translate(_MARKS)))


def flags_to_show(claims: Iterable[Claim]) -> list[Flag]:
    """The flags of claims, each once, but for what the kind of a claim says already."""
    flags = dict.fromkeys(flag for claim in claims for flag in claim.flags)
    return [flag for flag in flags if flag is not Flag.PARTIAL_QUOTATION]


def details(claims: Sequence[Claim]) -> str:
    """What is folded below a card."""
    questions = several(sum(len(claim.questions) for claim in claims), "question")
    return f"{several(len(claims), 'claim')} in full, {questions}"


def of_lower_rank(cards: Iterable[Node]) -> str:
    return f"{several(sum(1 for card in cards for _ in card.claims()), 'more claim')} of lower rank"


def plainly(flag: str) -> str:
    return flag.replace("_", " ")


def tallies(coverage: Coverage) -> tuple[tuple[str, Tally], ...]:
    """The tally of each kind of claim, with its label."""
    return (
        ("quotations", coverage.quotations),
        ("statements", coverage.statements),
        ("figures", coverage.quantities),
        ("assertions", coverage.assertions),
    )


def tally(found: Tally) -> str:
    return f"{found.found} found, {found.listed} listed, {len(found.set_aside)} set aside"


def kinds(report: Report) -> str:
    """`9 claims: 7 quotations, 1 quantity, 1 statement`."""
    counts = Counter(claim.kind for claim in report.claims)
    each = ", ".join(several(counts[kind], kind) for kind in ClaimKind if counts[kind])
    return several(len(report.claims), "claim") + (f": {each}" if each else "")


def engine(provenance: Provenance) -> str:
    model = f" ({provenance.model})" if provenance.model else ""
    recorded = ", from recordings" if provenance.recorded else ""
    return f"factcheck {provenance.factcheck_version}, {provenance.engine} engine{model}{recorded}"


def all_warnings(report: Report) -> tuple[str, ...]:
    return report.warnings + tuple(f"Summary: {warning}" for warning in report.summary.warnings)
