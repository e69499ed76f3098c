"""Recognise who wrote an article, above and below it: by-lines, notes on the author, titles of boxes.

Who a reporter is counts as text where the article speaks of that reporter elsewhere.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from factcheck.intake.metadata.bylines import is_byline
from factcheck.intake.page.notes.house import BULLETS, PERSON, PERSONS
from factcheck.intake.page.paragraph_features import is_closed
from factcheck.intake.words import table
from factcheck.language.en.lexicon import Word, lexicon

_LONGEST_NOTE = 300
_LONGEST = 600
_MOST_WORDS_OF_A_TITLE = 4
_QUOTED = re.compile(r"[“”„«»\"]")
_LETTERS = re.compile(r"[^\W\d_]+")
_TITLES = r"(?:(?:Sen|Rep|Gov|Gen|Dr|Prof|Mr|Mrs|Ms)\. )?"
# "• Ada Roe, a Democrat, is the mayor of Norport.": below a column, who wrote it.
_BULLETS = (*BULLETS, "*", "—", "–", "--", "- ")
_AUTHOR_BEHIND_A_BULLET = re.compile(
    rf"(?:{'|'.join(map(re.escape, _BULLETS))}) ?{_TITLES}(?P<name>{PERSONS}),? (?:[^.!?]{{2,160}}, )?"
    r"(?:is|are|was|has been|served|serves|covers|writes|hosts|works|teaches) .{5,500}"
)
# "Ada Roe (@adaroe), who ...", "Ada Roe PhD is".
_BEHIND_A_NAME = r"(?: \(@\w+\))?(?:,? (?:Ph\.?D\.?|M\.?D\.?))?"
_WORKS = re.compile(
    rf"{PERSON},? (?:(?:covers|writes (?:about|on|every)|reports on) [^.!?“”\"]{{3,100}}? (?:for|at)"
    rf"|(?:also )?reports for) (?:[Tt]he )?[A-Z][^.!?“”\"]{{2,100}}(?:\.|$)"
)
_LIVES = re.compile(
    rf"{PERSON}(?: \(@\w+\))? lives in [A-Z][\w ,.]{{2,40}} (?:where|and) (?:s?he )?(?:writes|teaches|works|edits) "
)
_OUTLETS = r"(?:(?:[Tt]he )?[A-Z][\w ]{1,30}[’']s? )?"
_NAME_AT_HEAD = re.compile(rf"{_TITLES}{_OUTLETS}(?P<name>{PERSON})")
# "Ada Roe is the author of “Quays,” which tells of the harbour."
_AUTHOR_OF = re.compile(rf"{_OUTLETS}{PERSON},? (?:[^.,]{{2,60}}, )?(?:is|are) the (?:co-)?authors? of [“\"‘'A-Z]")
# "Ada Roe is an economist at Osk College.", "Sen. Ada Roe, Osk Republican, is a member of two boards."
_INTRODUCED = re.compile(
    rf"(?!The |An? |This ){_TITLES}(?P<name>{PERSON}){_BEHIND_A_NAME}(?:, [^,.!?]{{2,90}},)? (?:is|are|has been) "
    r"(?:(?:an?|the|our) |co-|(?!(?!managing|contributing|founding|visiting|retired|storytelling)[a-z]+(?:ed|ing)\b))"
    r"(?P<what>[^.!?]{3,250}?)[.!]?(?= [A-Z]|$)"
)
# "... of the Osk Institute", "Norport Radio’s legal analyst".
_OF_A_BODY = re.compile(
    r"\b(?:at|for|with) (?:the |The )?[A-Z]|\bof (?:(?:the|The) |[A-Z][\w’'-]* )[A-Z]|[A-Z]\w*(?:[’']s?) [a-z]"
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"])[.!] (?=[A-Z])")
_LABEL = re.compile(r"^(?:Editor|EDITOR)[’']?(?:s|S)?[’']? (?:[Nn]ote|NOTE): ")
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_SUPERLATIVE = re.compile(r"\w{3,}est")
_TITLE_OF_A_WORK = re.compile(r"[“\"][^“”\"]{3,90}[”\"]")
_GOES_ON = re.compile(
    r"(?<=[a-z0-9)”\"][.!?]) (?!(?:He|She|They|His|Her|Their|Follow|Contact|Email|Reach"
    r"|This (?:column|article|piece|essay|op-ed)|For|To|You|Subscribe|Catch|Read|Write|Listen|Watch|Visit|Find"
    r"|The (?:author[’']s )?(?:views|opinions)"
    r"|Opinions|Views)\b)(?P<next>[A-Z][^.!?]*)"
)
# A note says what somebody is; "..., and he is not sorry", "... when it burnt" tell more.
_GOES_ON_ABOUT = re.compile(
    r", (?:and|but|so) (?:he|she|they|it|I|we)\b"
    r"|\b(?:because|when|where|after|before|said|says|told|who (?:was|is|has|had|will|may))\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I[’']\w+|[Mm]y|[Ww]e|[Oo]ur)\b")
_FEWEST_IN_THE_FIRST_PERSON = 2
_RELATIVE = re.compile(r", (?:and|but) |\b(?:who|whose|which|because|when|where|after|before)\b")


def without_author(body: Sequence[int], texts: Sequence[str]) -> list[int]:
    """`body` without a last paragraph that is a by-line or the title of a box, or says who a reporter is; not where
    another speaks of that reporter.
    """
    kept = [*body]
    while (
        len(kept) > 2 and is_closed(texts[kept[-2]]) and _is_of_author(texts[kept[-1]], [texts[at] for at in kept[:-1]])
    ):
        kept.pop()
    return kept


def is_author_at_the_head(text: str, others: Sequence[str]) -> bool:
    """Whether one of the first paragraphs says who its author is: "Editor’s note: Ada Roe is a fellow of the Guild."

    Where another paragraph has the surname, it says who the article is about.
    """
    bare = _LABEL.sub("", text)
    name = _NAME_AT_HEAD.match(bare) if len(bare) <= _LONGEST else None
    if name is None or any(name["name"].split()[-1] in one for one in others):
        return False
    is_told = not _RELATIVE.search(bare) and _is_bio(bare)
    return is_told or _AUTHOR_OF.match(bare) is not None or _is_introduced(bare, ())


def _is_title(text: str) -> bool:
    """ "Pixel Perfect": the title of a box whose links were not copied."""
    own = text.split()
    is_short = 1 < len(own) <= _MOST_WORDS_OF_A_TITLE and text.replace(" ", "").isalpha()
    return is_short and all(word[0].isupper() for word in own) and not text.isupper()


def _is_of_author(text: str, above: Sequence[str]) -> bool:
    if len(text) > _LONGEST:
        return False
    if is_byline(text):
        return not any(is_byline(one) for one in above[1:])  # a digest names whom it quotes below each
    if _is_title(text):
        return True
    name = _NAME_AT_HEAD.match(text)
    if name is None:
        return False
    is_told = not _RELATIVE.search(text) and (_WORKS.match(text) is not None or _is_bio(text))
    if not (is_told or _LIVES.match(text) or _AUTHOR_OF.match(text) or _is_introduced(text, above)):
        return False
    surname = name["name"].split()[-1]
    return not any(surname in one for one in above)


def is_of_the_house(text: str, above: Sequence[str]) -> bool:
    """Whether a last paragraph says what a column or outlet is that the text does not name: "The Quay is a column"."""
    match = _house().match(text) if len(text) <= _LONGEST else None
    if match is None:
        return False
    own = _LETTERS.findall(match[0][match.end("name") :].lower())
    if any(table("author_bio").get(word) == "news" for word in own):
        return False
    return not any(match["name"] in one for one in above)


@cache
def _house() -> re.Pattern[str]:
    """ "The Quay is a weekly newsletter", "Osk Radio, which ..., is one of Norport’s media companies"."""
    return re.compile(
        r"[“\"]?(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){1,4})[”\"]?(?:, [^.!?]{2,120},)? is (?:an?|the|one of"
        rf"|[A-Z]\w+[’']s) (?:[\w’',-]+ ){{0,8}}{_of_kind('house')}\b(?! (?:said|says)\b)"
    )


def _is_introduced(text: str, above: Sequence[str]) -> bool:
    """Whether it says what somebody is, and no news; and names a book or an account, or the text has “I” or “we”."""
    bare = _TITLE_OF_A_WORK.sub("Works", text)
    match = _INTRODUCED.match(bare)
    if match is None or _is_news(match["what"]):
        return False
    is_of_a_body = _has_a_role_at_a_body(_SENTENCE_END.split(bare[match.start("what") :], maxsplit=1)[0])
    if not is_of_a_body and not _names_a_role(match["what"]):
        return False
    if any(_INTRODUCED.match(after["next"]) is None for after in _GOES_ON.finditer(bare)):
        return False
    own = (one for one in above if _FIRST_PERSON.search(one) and not _QUOTED.search(one))
    return is_of_a_body or _ties().search(text) is not None or len([*islice(own, _FEWEST_IN_THE_FIRST_PERSON)]) > 1


def _has_a_role_at_a_body(text: str) -> bool:
    """Whether it names a role, and whose: "research director for the Osk Institute"; and no news."""
    if _OF_A_BODY.search(text) is None or _GOES_ON_ABOUT.search(text) or _is_news(text):
        return False
    own = _LETTERS.findall(text.lower())
    return _names_a_role(text) or any(table("author_bio").get(word) in ("role", "tie", "post") for word in own)


def _is_news(text: str) -> bool:
    """Whether what somebody is singles them out, or has a number in it: "the only other candidate", "40 and free"."""
    own = _LETTERS.findall(text.lower())
    is_told = any(table("author_bio").get(word) == "news" or _SUPERLATIVE.fullmatch(word) for word in own)
    return is_told or _NUMBER.search(text) is not None


def _names_a_role(text: str) -> bool:
    return any(lexicon().get(word, Word.NONE) & Word.ROLE for word in _LETTERS.findall(text.lower()))


def _is_bio(text: str) -> bool:
    return _bio().match(text) is not None and not _is_news(text)


@cache
def _bio() -> re.Pattern[str]:
    roles = "|".join(sorted(word for word, kind in table("author_bio").items() if kind == "role"))
    return re.compile(
        rf"{PERSON}(?:, [^,.]{{2,60}},)? (?:is|are) (?:(?:a|an|the|our) "
        rf"|[A-Z][\w ]+[’']s )?(?:[\w’'&-]+ ){{0,5}}(?i:{roles})s?"
        r" (?:for|at|with|of|in|covering|based|and)\b[^!?“”\"]*\.?$"
    )


def is_author_note(text: str) -> bool:
    """Whether it says what its author is, and how to get in touch."""
    if len(text) > _LONGEST_NOTE or not (" is " in text or " are " in text):
        return False
    return _author_bio().search(text) is not None and _contact().search(text) is not None


def is_author_behind_a_bullet(body: Sequence[int], texts: Sequence[str]) -> bool:
    """Whether the last paragraph says behind a bullet who its author is, and no other has one or names that person."""
    match = _AUTHOR_BEHIND_A_BULLET.fullmatch(texts[body[-1]])
    if match is None or any(texts[at].startswith(_BULLETS) for at in body[:-1]):
        return False
    surname = match["name"].split()[-1]
    return not any(surname in texts[at] for at in body[:-1])


@cache
def _author_bio() -> re.Pattern[str]:
    """ "Jo Berg is a senior political reporter", "Jo Berg is Senior Editor at"."""
    role = _of_kind("role")
    return re.compile(
        rf"\b(?:is|are) (?:(?:a|an|the|our) (?:[\w’'&-]+ ){{0,5}}{role}|(?:[A-Z][\w’'&-]+ ){{0,5}}(?i:{role}))\b"
    )


@cache
def _contact() -> re.Pattern[str]:
    """An address, or "reach her at", "follow Jo Berg on", but not "lost contact with her"."""
    return re.compile(
        rf"@\w|\b{_of_kind('contact')}(?:ed)? (?!with\b)(?:[\w.’'-]+ ){{0,2}}(?:at|on|via|by|through)\b",
        re.IGNORECASE,
    )


@cache
def _ties() -> re.Pattern[str]:
    """What ties somebody to writing: an account, a site, a book."""
    return re.compile(rf"@\w|\bwww\.|\b{_of_kind('tie')}\b", re.IGNORECASE)


def _of_kind(kind: str) -> str:
    """An alternation of the words of one kind."""
    return f"(?:{'|'.join(sorted(re.escape(word) for word, given in table('author_bio').items() if given == kind))})"
