"""Definite description -> the person that it stands for: "the Osk senator" is Ada Roe, once "Sen. Ada Roe (R-Osk)"."""

from factcheck.detection.attribution.mentions.antecedents import RECENT, Antecedents
from factcheck.detection.attribution.mentions.mention import Mention
from factcheck.domain.claim import Certainty, SourceKind
from factcheck.language.en.name_table import Name, NameTable
from factcheck.language.en.offices import duties, office
from factcheck.language.en.words import members, table
from factcheck.language.tokens import Token

# How much oftener the foremost of several holders of an office is named.
_FAR_MORE = 3
# So many letters tell Japan and Japanese, Russia and Russian from others.
_STEM = 4


def of_that_place(antecedents: Antecedents, inside: list[Token], gender: str) -> Mention | None:
    """The person of that place or party whom the article has named: "the Osk Republican", "the Russian president".

    Sure where one alone fits and is in reach; likely where he is farther back, or the last in force of several.
    """
    places = _places(inside)
    if not places:
        return None
    known = antecedents.names.origins_of(inside[0].start).items()
    fitting = {name for name, told in known if _is_of(told, places) and _may_be_called(antecedents, name, told, inside)}
    fitting = _of_gender(antecedents, _called_by_surname(fitting), gender)
    if len(fitting) == 1:
        return _only(antecedents, fitting.pop(), inside)
    return _last_in_force(antecedents, fitting, inside)


def of_office(antecedents: Antecedents, inside: list[Token], gender: str) -> Mention | None:
    """The holder of the office: the only one; else, likely, the one whom the article is about or who is in force.

    "The president" is rather the one of nothing in particular than the president of Osk.
    """
    held = office(inside, len(inside) - 1)
    holders = set() if held in table("parties") else antecedents.names.holders_of(held, inside[0].start)
    if not holders:
        return None
    origins = antecedents.names.origins_of(inside[0].start)
    told = ({token.low for token in inside[1:-1]} | _places(inside)) - members("sets_office_off")
    if duties_meant := duties(inside, len(inside) - 1):
        holders, is_told = _of_duty(antecedents.names, holders, duties_meant)
        told -= duties_meant if is_told else set()
    if held not in members("of_one_name"):
        holders = _called_by_surname(holders)
    holders = _so_called(_of_gender(antecedents, holders, gender), origins, inside, told)
    if not holders:
        return None
    if len(holders) == 1:
        holder = _only(antecedents, holders.pop(), inside)
        return holder._replace(certainty=Certainty.LIKELY) if told else holder
    public = held.rpartition(" ")[2]
    if public in members("one_in_a_country"):
        of_none = {name for name in holders if not origins.get(name)}
        return _foremost(antecedents, of_none or holders, inside) or _last_in_force(antecedents, holders, inside)
    return _last_in_force(antecedents, holders, inside) if public in members("public_offices") else None


def _of_duty(names: NameTable, holders: set[Name], meant: set[str]) -> tuple[set[Name], bool]:
    """Those who hold the office for that, and whether it is told; else those of whom no other is: "the finance
    minister" is not the prime minister.
    """
    held = {name: names.duties_of(name) for name in holders}
    exact = {name for name in holders if not held[name].isdisjoint(meant)}
    if exact or not meant.isdisjoint(members("makes_another_office")):
        return exact, True
    return {name for name in holders if not held[name]}, False


def _so_called(holders: set[Name], origins: dict[Name, set[str]], inside: list[Token], told: set[str]) -> set[Name]:
    """Those of whom what stands before the noun is told, or may be: of "the Osk president" not the one of Lindal."""
    if _places(inside):
        return {name for name in holders if _may_be_of(origins.get(name, set()), inside)}
    return {name for name in holders if told and told <= origins.get(name, set())} or holders


def _is_of(told: set[str], places: set[str]) -> bool:
    """Whether all the places are told of somebody, as they stand or by the word they are made of: Japan, Japanese."""
    return all(
        place in told or any(place[:_STEM] == one[:_STEM] for one in told if len(one) >= _STEM) for place in places
    )


def _may_be_of(told: set[str], inside: list[Token]) -> bool:
    """Whether nothing tells that somebody is of another place: nothing is told, part of it, or what letters stand for:
    "the HSD secretary" for "Secretary of Home Security Ada Roe".
    """
    places = _places(inside)
    letters = {token.low for token in inside if token.text.isupper()}
    is_short = any(all(word[0] in one for word in told) for one in letters)
    return is_short or not told or not told.isdisjoint(places)


def _only(antecedents: Antecedents, name: Name, inside: list[Token]) -> Mention:
    """The only one who fits: sure where in reach, else likely."""
    is_near = _is_near(antecedents, name) or len(antecedents.sentences) <= RECENT
    return _known(antecedents, name, inside, Certainty.SURE if is_near else Certainty.LIKELY)


def _called_by_surname(names: set[Name]) -> set[Name]:
    """Those who are called by more than a first name."""
    return {name for name in names if len(name) > 1 or name[0].lower() not in table("first_names")}


def _of_gender(antecedents: Antecedents, names: set[Name], gender: str) -> set[Name]:
    """Those who may be of the gender."""
    return {name for name in names if not gender or antecedents.names.gender_of(name) in ("", gender)}


def contradicts(antecedents: Antecedents, one: Mention, inside: list[Token]) -> bool:
    """Whether the article gives the person another office or party: Sen. Ada Roe is not "the governor", nor is a
    president "the former president".
    """
    name, head = tuple(one.name.split()), office(inside, len(inside) - 1)
    held = {held for held in antecedents.names.offices_of(name) if held.rpartition(" ")[2] in members("public_offices")}
    if held and head.rpartition(" ")[2] in members("public_offices"):
        return head not in held
    party = table("parties").get(head)
    told = antecedents.names.origins_of(inside[0].start).get(name, set())
    return party is not None and party not in told and not told.isdisjoint(table("parties").values())


def _places(inside: list[Token]) -> set[str]:
    """The places and parties in front of the noun: osk of "the then-Osk senator"."""
    told = (token.text.removeprefix("then-") for token in inside[1:-1])
    return {table("parties").get(text.lower(), text.lower()) for text in told if text[:1].isupper()}


def _may_be_called(antecedents: Antecedents, name: Name, told: set[str], inside: list[Token]) -> bool:
    """Whether the noun can be said of the person: by office, by party, or of anybody ("lawmaker")."""
    head = inside[-1].low
    party = table("parties").get(head)
    if party is not None:
        return party in told or told.isdisjoint(table("parties").values())
    return head in members("of_any_office") or office(inside, len(inside) - 1) in antecedents.names.offices_of(name)


def _last_in_force(antecedents: Antecedents, names: set[Name], inside: list[Token]) -> Mention | None:
    """The last of them who was subject or speaker, a few sentences back at most; never sure."""
    known, near = {" ".join(name): name for name in names}, antecedents.start_of(RECENT)
    persons = (one for one in reversed(antecedents.persons) if near <= one.start and one.end <= inside[0].start)
    last = next((known[one.name] for one in persons if one.name in known), None)
    return None if last is None else _known(antecedents, last, inside, Certainty.LIKELY)


def _foremost(antecedents: Antecedents, names: set[Name], inside: list[Token]) -> Mention | None:
    """The one of them who is named far more often than the others."""
    counts = antecedents.names.named
    ranked = sorted(names, key=lambda name: (-counts[name[-1].lower()], name))
    often = [counts[name[-1].lower()] for name in ranked]
    if not ranked or (len(often) > 1 and often[0] < _FAR_MORE * often[1]):
        return None
    return _known(antecedents, ranked[0], inside, Certainty.LIKELY)


def _is_near(antecedents: Antecedents, name: Name) -> bool:
    """Whether the person was subject or speaker a few sentences back at most, or is named there."""
    text, near = " ".join(name), antecedents.start_of(RECENT)
    return any(one.name == text and one.start >= near for one in antecedents.persons)


def _known(antecedents: Antecedents, name: Name, inside: list[Token], certainty: Certainty) -> Mention:
    text, gender = " ".join(name), antecedents.names.gender_of(name)
    place = inside[0].start, inside[-1].end
    return Mention(*place, text, SourceKind.NAMED, gender, is_person=True, certainty=certainty)
