"""Definite description -> the body that it stands for: "the council" is Averly Council, "the company" Tarnair."""

from factcheck.detection.attribution.mentions.antecedents import RECENT, Antecedents, Past
from factcheck.detection.attribution.mentions.mention import Mention
from factcheck.domain.claim import Certainty, SourceKind
from factcheck.language.en.name_runs import name_runs
from factcheck.language.en.name_table import Name, NameTable
from factcheck.language.en.words import members, words
from factcheck.language.tokens import Token

_MOST_WORDS = 3
_LONGEST_LETTERS = 5
# The description's own sentence and the one before it.
_BESIDE = 2


def whole_name(names: NameTable, inside: list[Token]) -> Name | None:
    """The only body's name so far that the words behind "the" end: "the data center" is Averly Data Center."""
    behind = inside[inside[0].low == "the" :]
    if not 0 < len(behind) < _MOST_WORDS or not _shortens(behind[-1]):
        return None
    lows, before = tuple(token.low for token in behind), inside[0].start
    forms = {
        form
        for form in names.full.get(lows[-1], ())
        if len(form) > len(lows) and _ends_in(form, lows) and names.first.get(form, before) < before
    }
    longest = max(forms, key=len, default=None)
    is_one = longest is not None and all(_ends_in(longest, tuple(word.lower() for word in form)) for form in forms)
    return longest if is_one else None


def is_in_force(antecedents: Antecedents, name: Name) -> bool:
    """Whether one of the sentences in reach has the name."""
    return any(
        token.text == name[-1] and tokens[at - 1].text == name[-2]
        for tokens in (past.tokens for past in antecedents.sentences)
        for at, token in enumerate(tokens)
        if at
    )


def _shortens(head: Token) -> bool:
    """Whether a noun for bodies stands for one whose name it ends; not "the army", "the House", "the press"."""
    is_body = head.low in words("organisations") and head.low not in members("never_short")
    return is_body and not (head.is_capitalised and head.low in words("bodies"))


def _ends_in(form: Name, lows: tuple[str, ...]) -> bool:
    return tuple(word.lower() for word in form[-len(lows) :]) == lows


def body_gone_on_about(antecedents: Antecedents, inside: list[Token]) -> Mention | None:
    """The body that the article goes on about by a noun of its kind: "the Osk-based company"; if the sentences since it
    was subject name nothing else.
    """
    head, before = inside[-1], inside[0].start
    kinds = members("kinds_of_company") | members("kinds_of_paper") | members("kinds_of_group")
    if len(inside) > _MOST_WORDS or head.text not in kinds:
        return None
    last = next((one for one in reversed(antecedents.bodies) if one.end <= before), None)
    if last is None or not _is_named(last) or last.start < antecedents.start_of(RECENT) or not _fits(last, head):
        return None
    since = (past for past in antecedents.sentences if past.tokens[-1].end > last.start)
    if any(_names_another(past, antecedents.persons_of(past), last, before) for past in since):
        return None
    is_near = last.start >= antecedents.start_of(_BESIDE)
    return last._replace(
        start=before,
        end=inside[-1].end,
        antecedent=last.antecedent or (last.start, last.end),
        certainty=last.certainty if is_near else Certainty.LIKELY,
    )


def _is_named(body: Mention) -> bool:
    """Whether the body has a proper name: "Tarnair", "the Rail Board"; not "The plan"."""
    name = [word for word in body.name.split() if word.lower() not in members("inside_a_body")]
    is_body = body.kind is SourceKind.ORGANISATION and not body.members and body.can_speak
    is_heading = body.name.isupper() and len(body.name) > _LONGEST_LETTERS
    return is_body and not is_heading and all(word[0].isupper() for word in name)


def _fits(body: Mention, head: Token) -> bool:
    """Whether the noun can be said of it: a paper is an outlet, and no state or public body a company."""
    lows = body.name.lower().removeprefix("the ").split()
    is_outlet = not words("outlets").isdisjoint(lows) or " ".join(lows) in words("wire_services")
    if is_outlet or head.low in members("kinds_of_paper"):
        return is_outlet and head.low in members("kinds_of_paper")
    is_public = " ".join(lows) in words("bodies") or not members("public_bodies").isdisjoint(lows)
    is_public = is_public or "." in lows[-1][:-1]  # "the U.S."
    return not (is_public and head.low in members("kinds_of_company"))


def _names_another(past: Past, persons: list[Mention], body: Mention, before: int) -> bool:
    """Whether the sentence names another than the body, persons and places left out."""
    tokens = past.tokens
    ends = {one.end for one in persons}
    known = {word.lower() for word in body.name.split()}
    for first, last in name_runs(tokens):
        inside = tokens[first : last + 1]
        is_other = not any(token.low in known for token in inside) and inside[-1].end not in ends
        is_place = first > 0 and tokens[first - 1].low in members("before_places")
        if is_other and not is_place and inside[-1].end <= before:
            return True
    return False
