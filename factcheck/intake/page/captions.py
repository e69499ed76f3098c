"""Tell a caption by the credit that it closes with."""

import re

_LONGEST_CAPTION = 400
_LONGEST_CREDIT = 80
# "Photo: Jo Berg", "Photograph by Jo Berg/Agency", "(AP Photo/Jo Berg)", "Credit: Agency via Getty Images".
_CREDIT = re.compile(
    r"(?:^|[.!?)\]”\"|—–-] ?|\()(?:(?:AP|file|handout|courtesy|stock) )?"
    r"(?:photo(?:graph)?|image|picture|illustration|foto|bild|crédit|credit)s?"
    r"(?: credits?| courtesy)?(?: ?[:/|] ?|,? (?:by|via|courtesy(?: of)?) )\S[^.!?]*[.)\]]?$",
    re.IGNORECASE,
)


def is_credited_caption(text: str) -> bool:
    """Whether a paragraph ends in the credit of a picture."""
    return len(text) <= _LONGEST_CAPTION and _CREDIT.search(text, max(0, len(text) - _LONGEST_CREDIT)) is not None
