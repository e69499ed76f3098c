"""The header fields above pasted mail (RFC 5322), or above what it forwards -> the lines below them."""

import re
from collections.abc import Sequence
from itertools import takewhile

from factcheck.intake.pasted.paragraphs import Line

_FIELD = re.compile(r"(?:From|To|Cc|CC|Bcc|Date|Sent|Subject|Reply-To|Message-ID|Importance|Attachments?):(?: |$)")
_ORIGIN = re.compile(r"From: ")
_FORWARDED = re.compile(r"[-_> ]*(?:Begin f|F)orwarded message:?[-_ ]*|-{2,} ?Original [Mm]essage ?-{2,}")
_FEWEST_FIELDS = 3
_REACH = 40


_SUBJECT = re.compile(r"Subject: (?:(?:RE|Re|FW|Fw|FWD|Fwd|AW|WG|TR): ?)*(?P<subject>\S.*)")
# "On Thu, Sep 14, 2023 at 8:20 AM Ada Roe <ada@storvik.example> wrote:", over what is quoted.
_WROTE = re.compile(r"On .{6,120} wrote:")
_LONGEST_REPLY = 400


def split_mail_header(lines: Sequence[Line]) -> tuple[str | None, Sequence[Line]]:
    """The subject, and `lines` below the last header of three fields or more, the sender among them, that opens them or
    follows the note that a message is forwarded; all of them where there is none, or those below "On Monday Ada Roe
    wrote:" where that is most of the mail.
    """
    starts = [0, *(at + 1 for at, line in enumerate(lines[:_REACH]) if _FORWARDED.fullmatch(line.text))]
    for start in reversed(starts):
        fields = [*takewhile(lambda line: _FIELD.match(line.text), lines[start:])]
        if len(fields) >= _FEWEST_FIELDS and any(_ORIGIN.match(line.text) for line in fields):
            subjects = filter(None, (_SUBJECT.match(line.text) for line in fields))
            return next((match["subject"] for match in subjects), None), lines[start + len(fields) :]
    return None, _quoted(lines)


def _quoted(lines: Sequence[Line]) -> Sequence[Line]:
    """What a short reply quotes below it; else all lines."""
    at = next((at for at, line in enumerate(lines[:_REACH]) if _WROTE.fullmatch(line.text)), None)
    if at is None:
        return lines
    reply, quoted = (sum(len(line.text) for line in part) for part in (lines[:at], lines[at + 1 :]))
    return lines[at + 1 :] if reply <= _LONGEST_REPLY < quoted else lines
