"""An article -> what langextract lists of it, asked in an environment that has it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from benchmarks.listing import Listed, Listing
from benchmarks.peers import run_peer

PEER: Final = ("langextract[openai]==1.7.1",)

PROMPT: Final = """\
Extract the quotations and the figures of this news article, in order of appearance.
A quotation is the words inside one pair of quotation marks that somebody is reported to have said or written; its \
speaker is who said or wrote them, by the fullest name in the text. A figure is a number with its unit and what it \
counts; dates, ages and times are none. Use exact text for extractions. Do not paraphrase or overlap entities."""

EXAMPLE: Final = {
    "text": "“We will plant new trees in the spring,” said Ida Falk, the head gardener of Morwick Park. The park has "
    "lost 40 lime trees since January 2021. In a letter the council called her plan “a gift to the town”.",
    "extractions": [
        ["quotation", "We will plant new trees in the spring,", {"speaker": "Ida Falk"}],
        ["figure", "40 lime trees", {}],
        ["quotation", "a gift to the town", {"speaker": "the council"}],
    ],
}

# Gives the words as the model wrote them, and as langextract found them in the article where it did.
_LANGEXTRACT: Final = """
import json, sys, time
import langextract as lx
asked = json.load(sys.stdin)
text, example = asked["text"], asked["example"]
config = lx.factory.ModelConfig(model_id=asked["model"], provider="openai", provider_kwargs={
    "api_key": asked["key"], "base_url": asked["base_url"], "temperature": 0.0})
shown = [lx.data.Extraction(extraction_class=kind, extraction_text=words, attributes=attributes)
         for kind, words, attributes in example["extractions"]]
started = time.perf_counter()
result = lx.extract(text, prompt_description=asked["prompt"], config=config, show_progress=False,
                    examples=[lx.data.ExampleData(text=example["text"], extractions=shown)], **asked["options"])
seconds = time.perf_counter() - started
rows = []
for one in result.extractions or ():
    place = one.char_interval
    versions = [one.extraction_text] + ([text[place.start_pos:place.end_pos]] if place else [])
    speaker = (one.attributes or {}).get("speaker")
    rows.append([one.extraction_class, versions, " ".join(speaker) if isinstance(speaker, list) else speaker])
print(json.dumps([seconds, rows]))
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """`options` are those of `langextract.extract` that are not left at their defaults."""

    base_url: str
    key: str
    model: str
    text: str
    options: Mapping[str, int]


def extract(python: Path, asked: Asked) -> tuple[float, Listing]:
    """The seconds that it took, start-up aside, and what came of it."""
    task = {"prompt": PROMPT, "example": EXAMPLE, **asdict(asked)}
    seconds, rows = json.loads(run_peer(python, _LANGEXTRACT, asked=json.dumps(task)))
    listed = [(kind, Listed(tuple(versions), speaker)) for kind, versions, speaker in rows]
    return seconds, Listing(
        quotations=tuple(one for kind, one in listed if kind == "quotation"),
        figures=tuple(one for kind, one in listed if kind == "figure"),
    )
