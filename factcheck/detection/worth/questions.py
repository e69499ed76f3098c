"""Claim drafts -> a checker's questions: was it said, and which record shows it; is it so, and what would settle it.

Of claims that stand within others only what the outer claim does not ask. The records and what settles a question are
data (`data/records.toml`), kinds of sources; no body is named that the article does not name.
"""

import calendar
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, assert_never

from factcheck.domain.article import Article
from factcheck.domain.candidates import ClaimDraft
from factcheck.domain.claim import Attribution, ClaimKind, Quantity, QuotationForm, SourceKind
from factcheck.language.en.lexicon import Word
from factcheck.language.en.word_classes import is_verb
from factcheck.language.en.words import members, table, words
from factcheck.language.tokens import Token, tokenise

_RECORDS = Path(__file__).parent / "data" / "records.toml"
_DETERMINERS: Final = frozenset({"det", "poss"})
_COMMON_NOUNS: Final = frozenset({SourceKind.ROLE, SourceKind.ANONYMOUS, SourceKind.DOCUMENT})
_WORD = re.compile(r"[^\W_]+")
_MONTHS: Final = tuple(calendar.month_name)[1:]
_MONTH_FIRST = re.compile(rf"\b(?:{'|'.join(_MONTHS)}|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) \d{{1,2}}\b")
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
# The words by which the first one is told to be a verb: itself and the one behind it, with marks between.
_NEAR_A_VERB: Final = 3
_CLOSING: Final = ".,;:!? "
# What opens a content that names nobody, or is none of its own.
_NO_NAMES: Final = frozenset(
    {"he", "she", "it", "they", "this", "these", "those", "how", "why", "whether", "what", "who", "which", "if"}
)


def with_questions(article: Article, drafts: Sequence[ClaimDraft], subjects: Mapping[int, str]) -> list[ClaimDraft]:
    """The drafts, in order of position, each with one to three questions.

    `subjects` has, by the start of a figure, the name of whose figure it is.
    """
    as_of = _date(article)
    open_ones: list[ClaimDraft] = []
    asked = []
    for draft in drafts:
        open_ones = [one for one in open_ones if one.end > draft.start]
        outer = [one for one in open_ones if one.end >= draft.end]
        questions = _questions(article, draft, outer, subjects.get(draft.start), as_of)
        asked.append(draft.model_copy(update={"questions": questions}))
        if draft.kind.has_source:
            open_ones.append(draft)
    return asked


def _questions(
    article: Article, draft: ClaimDraft, outer: Sequence[ClaimDraft], subject: str | None, as_of: str | None
) -> tuple[str, ...]:
    match draft.kind:
        case ClaimKind.QUOTATION:
            said = was_it_said(article.text, draft)
            is_asked = bool(outer) or (draft.quotation is not None and draft.quotation.form is QuotationForm.PARTIAL)
            is_asked = is_asked or draft.text[0].islower()
            return (said,) if is_asked else (said, *is_it_so(draft.text))
        case ClaimKind.STATEMENT:
            said = was_it_said(article.text, draft)
            is_asked = bool(outer) or _verb_before(article.text, draft) is not None
            return (said,) if is_asked else (said, *is_it_so(draft.text))
        case ClaimKind.ASSERTION:
            return is_it_so(draft.text) or (f"Is it so: {_quoted(draft.text)}?",)
        case ClaimKind.QUANTITY:
            quantity = draft.quantity or Quantity(value=0)
            right = is_the_figure_right(draft.text, quantity, subject=subject, as_of=as_of)
            return (f"{right} {_settled_by(draft.sentence.cut(article.text), quantity)}", *_whence(draft, outer))
        case _:
            assert_never(draft.kind)


def was_it_said(text: str, draft: ClaimDraft) -> str:
    """Asks for the words, of a statement for what they come to, and names the record that would show them."""
    who = _who(draft.attribution)
    content = _one_line(draft.text)
    if who is None:
        return f"Who said {_quoted(content)}, and where is that on record?"
    if draft.kind is ClaimKind.QUOTATION:
        asked = f"Did {who} say {_quoted(content)} in these words?"
    elif _tells(content):
        asked = f"Is it right that {who} {_in_single_marks(content)}?"
    elif verb := _verb_before(text, draft):
        asked = f"Is it right that {who} {verb} {_in_single_marks(content)}?"
    elif _is_clause(content):
        asked = f"Did {who} say that {_lowered(_in_single_marks(content))}?"
    else:
        asked = f"Did {who} say so: {_quoted(content)}?"
    return f"{asked} {_record(draft, text)}"


def is_it_so(content: str) -> tuple[str, ...]:
    """Asks whether a clause with a verb holds, and says what would settle it; nothing of predictions and wishes.

    What has a first person or several sentences is asked in its own words.
    """
    line = _one_line(content)
    low = _WORD.findall(line.lower())
    if not _is_clause(line) or not members("no_facts").isdisjoint(low) or line.endswith("?") or low[0] in _NO_NAMES:
        return ()
    is_own = not members("of_oneself").isdisjoint(low) or ". " in line
    asked = f"Is it so: {_quoted(line)}?" if is_own else f"Is it so that {_lowered(_in_single_marks(line))}?"
    return (f"{asked} {_settled_by(content, None)}",)


def is_the_figure_right(figure: str, quantity: Quantity, *, subject: str | None, as_of: str | None) -> str:
    """Asks for the figure with unit, counted noun, subject, period and the day up to which it can hold."""
    value = _one_line(figure)
    if quantity.counted and quantity.counted not in figure:
        value += f" ({_one_line(quantity.counted)})"
    period = f" {quantity.period}" if quantity.period and quantity.period not in value else ""
    for_whom = f" for {_after_words(_one_line(subject))}" if subject else ""
    until = f", as of {as_of}" if as_of else ""
    return f"Is the figure right{for_whom}: {value}{period}{until}?"


def who_counted(attribution: Attribution) -> str:
    """Asks for the provenance of the figure."""
    who = _who(attribution)
    if who is None:
        return "Who counted or measured it, and how? The article names no source."
    if attribution.kind is SourceKind.DOCUMENT:
        return f"Does {who} give this figure, and how was it found?"
    return f"Where does {who} have this figure from?"


def _whence(draft: ClaimDraft, outer: Sequence[ClaimDraft]) -> tuple[str, ...]:
    """Who counted, where no other claim around asks the same source."""
    has_figure = any(one.attribution.source == draft.attribution.source for one in outer)
    return () if has_figure and draft.attribution.kind is SourceKind.DOCUMENT else (who_counted(draft.attribution),)


def _record(draft: ClaimDraft, text: str) -> str:
    """The record that would show the words: a sentence, with the day where the article's sentence names one."""
    attribution = draft.attribution
    outside = text[draft.sentence.start : draft.start] + text[draft.end : draft.sentence.end]
    day = _DAY.search(outside)
    when = f", {day[0]}" if day and not any(day[0] in via.text for via in attribution.via) else ""
    if attribution.via:
        return f"To look at: {_carrier(_after_words(_one_line(attribution.via[-1].text)))}{when}."
    who = _who(attribution) or ""
    cue = attribution.cue.text.lower() if attribution.cue else ""
    kinds = _records()["records"]
    said = {*_WORD.findall(cue), *_WORD.findall(who.lower())}
    found = next((kind for kind, shown_by in kinds.items() if not said.isdisjoint(shown_by.split())), None)
    if found is None:
        is_person = attribution.kind in (SourceKind.NAMED, SourceKind.ROLE, SourceKind.ANONYMOUS)
        found = "a recording, a transcript or notes of the words" if is_person else "the statement as it was published"
    return f"To look at: {found}{when}."


def _settled_by(content: str, quantity: Quantity | None) -> str:
    """What would settle the question: a kind of source by the words of the figure, or those of the claim."""
    other = "a witness or a record of the event itself"
    given = [content]
    if quantity is not None:
        other = "a count by somebody in charge of it"
        subject = quantity.subject.text if quantity.subject else ""
        given = [" ".join(filter(None, (quantity.unit, quantity.counted, subject))), content]
    found = next((kind for each in given if (kind := _kind_that_settles(each))), other)
    return f"What would settle it: {found}."


def _kind_that_settles(content: str) -> str | None:
    low = {*_WORD.findall(content.lower()), *(mark for mark in "$£€%" if mark in content)}
    kinds = _records()["settling"]
    return next((kind for kind, shown_by in kinds.items() if not low.isdisjoint(shown_by.split())), None)


def _carrier(name: str) -> str:
    """The document itself, what an outlet carried, or what a person said on the way."""
    if _is_document(name):
        return name
    first, last = name.split(" ")[0], name.split(" ")[-1]
    if first.strip(".").lower() in words("honorifics") or last.islower():
        is_bare = first.islower() and table("function_words").get(first) is None and not first.endswith("s")
        return f"a recording or notes of what {'the ' if is_bare else ''}{name} said"
    return f"what {name} carried"


def _is_document(name: str) -> bool:
    return not set(_WORD.findall(name.lower())).isdisjoint(words("documents"))


@lru_cache(maxsize=8)
def _is_clause(content: str) -> bool:
    """Whether a subject stands before a finite verb. Cached, since both questions of a claim turn on it."""
    tokens = tokenise(content)
    place = next((at for at in range(len(tokens)) if _is_finite(tokens, at)), None)
    return place is not None and place > 0 and any(token.is_word for token in tokens[:place])


def _tells(content: str) -> bool:
    """Whether it is a predicate: a verb opens it ("denied any wrongdoing")."""
    tokens = tokenise(" ".join(content.split(" ", _NEAR_A_VERB)[:_NEAR_A_VERB]))
    return bool(tokens) and _is_finite(tokens, 0)


def _is_finite(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if place == 0 and token.word & Word.AUXILIARY:
        return False
    if token.word & Word.TO or (token.low.endswith("ing") and not token.word & Word.AUXILIARY):
        return False
    return is_verb(tokens, place) or bool(token.word & Word.PAST)


def _verb_before(text: str, draft: ClaimDraft) -> str | None:
    """The finite verb, other than of plain saying, right behind which the content stands: "reiterated his support"."""
    cue = draft.attribution.cue
    if cue is None or cue.end > draft.start or text[cue.end : draft.start].strip() or " " in cue.text:
        return None
    tokens = tokenise(cue.text)
    is_plain = tokens[0].low.endswith("ing") or tokens[0].low in members("plain_saying")
    return None if is_plain or not _is_finite(tokens, 0) else cue.text


def _who(attribution: Attribution) -> str | None:
    """The source's name as it stands inside a sentence, with an article where a common noun or a court lacks one."""
    if attribution.source is None:
        return None
    name = _after_words(_one_line(attribution.source.name))
    is_common = attribution.kind in _COMMON_NOUNS and name[1:].islower()
    name = name[0].lower() + name[1:] if is_common else name
    first = name.split(" ")[0]
    if first.islower() and not first.endswith("s") and table("function_words").get(first) is None:
        is_bare = first not in table("number_words") and not first[0].isdigit()
        return f"the {name}" if is_bare else name
    return f"the {name}" if _takes_article(attribution.kind, name) else name


@lru_cache(maxsize=256)
def _takes_article(kind: SourceKind, name: str) -> bool:
    """Whether a body's name is a common noun with words before it: "the Edhi Foundation", not "Reuters"."""
    tokens = tokenise(name)
    heads = (tokens[at] for at in range(1, len(tokens)) if tokens[at].word & (Word.ORGANISATION | Word.COLLECTIVE))
    is_body = kind in (SourceKind.ORGANISATION, SourceKind.NAMED) and next(heads, None) is not None
    return (is_body or tokens[-1].low in ("court", "service")) and not tokens[0].word & Word.DETERMINER


def _after_words(name: str) -> str:
    """Lower-case a sentence-initial determiner: "the Times", but "All Blacks"."""
    first, space, rest = name.partition(" ")
    is_lowered = first == "The" or (rest[:1].islower() and table("function_words").get(first.lower()) in _DETERMINERS)
    return first.lower() + space + rest if is_lowered else name


def _lowered(line: str) -> str:
    """The clause as it stands behind "that": a function word or a common plural at its head in lower case."""
    first, space, rest = line.partition(" ")
    word = first.strip("‘’“”'\"")
    is_common = (
        table("function_words").get(word.lower()) is not None
        or word.lower() in table("number_words")
        or any(word.lower() in words(name) for name in ("people_nouns", "connectives", "roles"))
    )
    return first.lower() + space + rest if is_common and word != "I" else line


def _quoted(content: str) -> str:
    return f"“{_in_single_marks(_one_line(content).rstrip(_CLOSING))}”"


def _in_single_marks(line: str) -> str:
    """Marks inside marks are single; straight ones are paired in turn."""
    pieces = line.rstrip(_CLOSING).replace("“", "‘").replace("”", "’").split('"')
    paired = "".join(piece + ("" if at == len(pieces) - 1 else "‘’"[at % 2]) for at, piece in enumerate(pieces))
    return f"{paired[:-1].rstrip(_CLOSING)}’" if paired.endswith("’") and paired[-2:-1] in _CLOSING else paired


def _date(article: Article) -> str | None:
    """The day of publication in the article's own order: 10 May 2022, or where it puts the month first May 10, 2022."""
    if not article.published_at:
        return None
    year, month, day = article.published_at[:10].split("-")
    name = _MONTHS[int(month) - 1]
    is_american = _MONTH_FIRST.search(article.text) is not None
    return f"{name} {int(day)}, {year}" if is_american else f"{int(day)} {name} {year}"


def _one_line(content: str) -> str:
    return " ".join(content.split()).rstrip(",")


@cache
def _records() -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = tomllib.loads(_RECORDS.read_text(encoding="utf-8"))
    return rows
