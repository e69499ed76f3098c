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


def below_mail_header(lines: Sequence[Line]) -> Sequence[Line]:
    """`lines` below the last header of three fields or more, the sender among them, that opens them or follows the
    note that a message is forwarded; all of them where there is none.
    """
    starts = [0, *(at + 1 for at, line in enumerate(lines[:_REACH]) if _FORWARDED.fullmatch(line.text))]
    for start in reversed(starts):
        fields = [*takewhile(lambda line: _FIELD.match(line.text), lines[start:])]
        if len(fields) >= _FEWEST_FIELDS and any(_ORIGIN.match(line.text) for line in fields):
            return lines[start + len(fields) :]
    return lines
