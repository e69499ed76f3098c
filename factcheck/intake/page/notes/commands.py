"""Recognise paragraphs that tell their reader to go, watch or write somewhere, and no more: "Watch her speech below:",
"Send letters to desk@norport.example.", "Do you work on the quay? Fill out this form."

Each of their sentences does, or asks what the next one answers. An order in the text names no address, and what
somebody said is text.
"""

import re

from factcheck.intake.page.notes.house import BULLETS
from factcheck.intake.words import words

_LONGEST = 400
_AROUND = f"{BULLETS}►▶▸»›>*—–-()[] \xa0"
_SENTENCE = re.compile(r"[^.!?]*(?:[.!?](?=[^\s.!?])[^.!?]*|(?<=\b[A-Z])\.[^.!?]*)*(?:[.!?]+|$)\s*")
_ADDRESS = r"[\w.+-]{1,40}@ ?[\w-]+(?:\.[\w-]+)+"
_SITE = r"(?:https?:\S+|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|tv|uk|fm|co|info)\b\S*)"
_NETWORK = (
    r"(?:Twitter|Facebook|Instagram|YouTube|WhatsApp|Telegram|LinkedIn|Threads|TikTok|Bluesky|Flipboard|Snapchat|X)"
)
_FREE = r"[^!?“”\"«»„]"
# "Watch a fisherman and you know why he stays here."
_NO_CLAUSE = r"(?!.* and (?:you|it|he|she|they|we|the)\b)"
_COMMANDS = (
    rf"(?:Click|Tap)(?: here| below| play| through)?(?:,)?(?: (?:to|for) {_FREE}{{2,110}})?",
    rf"(?:For|To|If you|Want|Read|See|Watch|Find|Get|Download|Learn) {_FREE}{{3,110}},?"
    rf" (?:[Cc]lick|tap) (?:here|below)(?: to \w+(?: \w+){{0,4}})?",
    rf"(?:Read|See|Hear|Find|Watch) more (?:from|by) {_FREE}{{3,60}}",
    rf"(?:Watch|Listen(?: to)?|Hear) {_NO_CLAUSE}{_FREE}{{3,140}} (?:below|here|above)(?: for .{{3,40}})?",
    rf"(?:Read|See|View|Check out|Sign|Download|Find|Donate|Scroll) {_NO_CLAUSE}{_FREE}{{3,140}}"
    rf" (?:here|above)(?: for .{{3,40}})?",
    rf"(?:Watch|See|View|Read|Find|Listen to) {_FREE}{{2,80}} (?:at|on) {_SITE}",
    rf"Visit (?:{_FREE}{{3,60}} for (?:more|the latest|all)\b{_FREE}{{0,60}}|{_SITE}{_FREE}{{0,80}})",
    rf"(?:Read|Share)(?: or share| and share| more| this| the full)?{_FREE}{{0,40}}?:? ?{_SITE}",
    r"[A-Z][^.!?:“”\"]{2,70}: https?://\S+(?: (?:and )?https?://\S+)*",
    rf"Follow [A-Z]{_FREE}{{2,80}} (?:at|on):? {_SITE}{_FREE}{{0,120}}",
    rf"Follow (?:us|me|[A-Z]{_FREE}{{2,80}}?) on {_NETWORK}(?:(?:,|,? and| &) {_NETWORK}){{0,5}}"
    rf"(?:,? and (?:sign up|subscribe|buy) {_FREE}{{3,90}})?",
    rf"(?:Join|Follow|Like|Find|Check) us (?:out )?(?:on|at) {_NETWORK}{_FREE}{{0,60}}",
    rf"Fill (?:out|in) (?:this|the|our) (?:\w+ )?(?:form|survey|questionnaire)\b{_FREE}{{0,200}}",
    rf"Tune in (?:to|for|on|at|next|every)\b{_FREE}{{3,150}}",
    rf"(?:If {_FREE}{{2,80}}?,? )?(?:[Pp]lease )?(?i:send|submit|share|tell|let|get|e-?mail|contact|write"
    rf"|reach|message|ask)\b{_FREE}{{0,120}}?{_ADDRESS}{_FREE}{{0,120}}",
    rf"(?:If {_FREE}{{2,60}},? )?[Pp]lease get in touch",
)
_COMMAND = re.compile(f"(?:{'|'.join(_COMMANDS)})[.!:]*")
# What is below may be text: "Read her full answer below:".
_BELOW = re.compile(rf"(?:Read|See|View|Check out|Find) {_FREE}{{3,140}} below[.!:]*")
_QUESTION = re.compile(r"[A-Z][^.!?“”\"]{4,200}\?|(?:Let us know|Tell us) [^.!?“”\"]{3,60}\.")
# What the police ask of witnesses is news.
_OF_OTHERS = re.compile(
    r"\b(?:police|sheriff|detectives?|crime|tipline|officers?|investigators?|embassy|hotline)\b", re.IGNORECASE
)
_TOLD = re.compile(r" said\b|[,!?] (?:[\w’'-]+ ){1,6}(?:told|wrote|asked|read|ruled|warned|says)\b|[“”«»„\"]")


def is_command(text: str, *, is_last: bool = False) -> bool:
    """Whether a paragraph tells the reader to go, watch or write somewhere, and no more; below the last is nothing."""
    if len(text) > _LONGEST or not _may_command(text) or _TOLD.search(text) or _OF_OTHERS.search(text):
        return False
    bare = text.strip(_AROUND)
    if bare.isupper():
        bare = bare.capitalize()
    sentences = [one.strip() for one in _SENTENCE.findall(bare) if one.strip()]
    if is_last and _BELOW.fullmatch(bare):
        return True
    is_told = [_COMMAND.fullmatch(one) is not None for one in sentences]
    return is_told[-1:] == [True] and all(
        told or _QUESTION.fullmatch(one) for told, one in zip(is_told, sentences, strict=True)
    )


def _may_command(text: str) -> bool:
    """A prefilter: the first word is one that such paragraphs open with, or a question or an address stands in it."""
    first = text.lstrip(_AROUND).partition(" ")[0].strip(",:").lower()
    return first in words("commands") or "? " in text or "://" in text
