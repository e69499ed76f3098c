"""Pages with a marked body -> the features and places of their paragraphs, as the models of pages learn them."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from factcheck.intake.html.blocks import read_blocks
from factcheck.intake.html.features import html_traits
from factcheck.intake.html.trafilatura_votes import votes_on
from factcheck.intake.invisible import Visible
from factcheck.intake.page.model import Place, contexts
from factcheck.intake.page.paragraph_features import look_at
from factcheck.intake.pasted.features import pasted_traits
from factcheck.intake.pasted.paragraphs import cut_lines, join_lines, text_of

# A paragraph is of the body where so much of it is; short stretches of equal words are chance.
_LEAST_COVERED = 0.6
_SHORTEST_MATCH = 4
_WORD = re.compile(r"\w+")
_LONGEST_BODY = 60_000


class Sample(NamedTuple):
    """The paragraphs of a page, `gaps` the line ends before each, and where each of them stands."""

    site: str
    texts: list[str]
    gaps: list[int]
    places: list[Place]
    features: list[list[str]]


def read_samples(folder: Path, form: str) -> Iterator[Sample]:
    """The pages of `folder`/dev.jsonl, {"domain" or "publisher", "page_text", "html_path", "article_body"} each."""
    for line in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        site = str(row.get("domain") or row["publisher"]).lower().partition(".")[0]
        if form == "pasted":
            yield from _as_pasted(site, row["page_text"], row["article_body"])
        else:
            source = gzip.decompress((folder / row["html_path"]).read_bytes()).decode("utf-8", "replace")
            yield from _as_html(site, source, row["article_body"])


def read_wcxb(folder: Path) -> Iterator[Sample]:
    """The articles of a part of the Web Content Extraction Benchmark (CC BY 4.0): `html/` and `ground-truth/`."""
    for path in sorted((folder / "ground-truth").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        body = row["ground_truth"].get("main_content")
        if row["_internal"]["page_type"]["primary"] == "article" and body and len(body) <= _LONGEST_BODY:
            source = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes()).decode("utf-8", "replace")
            site = urlsplit(row.get("url") or path.stem).netloc or path.stem
            yield from _as_html(site, source, body)


def pasted_features(texts: Sequence[str], gaps: Sequence[int]) -> list[list[str]]:
    """What page_model.txt weighs."""
    looks = [look_at(text) for text in texts]
    around = contexts(looks, gaps, pasted_traits(texts, looks))
    return [[*look.traits, *near] for look, near in zip(looks, around, strict=True)]


def _as_pasted(site: str, page: str, body: str) -> Iterator[Sample]:
    paragraphs = join_lines(cut_lines(Visible(page).text))
    texts = [text_of(paragraph) for paragraph in paragraphs]
    gaps = [paragraph[0].gap for paragraph in paragraphs]
    places = _places(texts, body)
    if Place.ARTICLE in places:
        yield Sample(site, texts, gaps, places, pasted_features(texts, gaps))


def _as_html(site: str, source: str, body: str) -> Iterator[Sample]:
    page = read_blocks(Visible(source).text)
    blocks = page.shown
    texts, gaps = [block.text for block in blocks], [block.gap for block in blocks]
    looks = [look_at(text) for text in texts]
    votes = votes_on(texts, looks, "".join(page.markup))
    around = contexts(looks, gaps, html_traits(blocks, looks, votes))
    places = _places(texts, body)
    if Place.ARTICLE in places:
        features = [[*look.traits, *context] for look, context in zip(looks, around, strict=True)]
        yield Sample(site, texts, gaps, places, features)


def _places(texts: Sequence[str], body: str) -> list[Place]:
    """Before, in, inside or after the body, by the words that page and body have in common in their order."""
    inside = [at for at, share in enumerate(_covered(texts, body)) if share >= _LEAST_COVERED]
    if not inside:
        return [Place.BEFORE] * len(texts)
    first, last, known = inside[0], inside[-1], set(inside)
    return [
        Place.BEFORE if at < first else Place.AFTER if at > last else Place.ARTICLE if at in known else Place.INSIDE
        for at in range(len(texts))
    ]


def _covered(texts: Sequence[str], body: str) -> list[float]:
    """The share of each paragraph's words that the body has, too."""
    words: list[str] = []
    owners: list[int] = []
    for at, text in enumerate(texts):
        found = _WORD.findall(text.lower())
        words += found
        owners += [at] * len(found)
    sizes, hits = Counter(owners), Counter[int]()
    for match in SequenceMatcher(None, words, _WORD.findall(body.lower()), autojunk=False).get_matching_blocks():
        for at, count in Counter(owners[match.a : match.a + match.size]).items():
            if match.size >= _SHORTEST_MATCH or count == sizes[at]:
                hits[at] += count
    return [hits[at] / sizes[at] if sizes[at] else 0.0 for at in range(len(texts))]
