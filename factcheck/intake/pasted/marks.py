"""Pasted paragraphs -> the same without marks that are no text: footnote references, Markdown, notes to the desk.

Only marks are cut, and what screen readers are told of links and posts; never a word between them, so that every other
character keeps its raw offset. Footnote references are those of encyclopaedias and reports ("2023[3]", "said.²"); an
editor's insertion ("the [2] boats", "boat[s]") stays.
Markdown: headings, emphasis, links and pictures (CommonMark 0.31).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from factcheck.intake.pasted.paragraphs import Line, Paragraph, text_of
from factcheck.intake.words import table

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# A number behind a word, a figure or a mark; a letter or a note behind a mark alone; those of Markdown and of
# encyclopaedias ("[^1]", "[citation needed]"). A raised number behind a word of
# three letters, a year or a mark: behind fewer it is an exponent.
# Each begins with what is rare, by which it is found fast.
_REFERENCES = (
    re.compile(r"\[(?<=[^\s\[(]\[)\d{1,3}(?:[,–-] ?\d{1,3})*\](?!\w)"),
    re.compile(r"\[(?<=[.,;:!?”\"’)\]]\[)(?:[a-z]|[ivx]{1,4}|note \d{1,2})\](?!\w)"),
    re.compile(r"\[\^[\w-]{1,20}\](?:: ?)?"),
    re.compile(r"\[(?<=[^\s(]\[)[a-z]+ needed\]"),
)
_RAISED_REFERENCE = re.compile(
    rf"(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:!?”\"’)])|(?<=(?<!\d)(?:19|20)\d\d))[{_RAISED}]{{1,3}}(?![\w{_RAISED}])"
)
# One of these stands in each mark but "((": a prefilter.
_ANY_MARK = re.compile(rf"[*_\[#{_RAISED}]")
# One paragraph in bold is a lead; the questions of an interview are more.
_FEWEST_LABELS = 2
# The last group of each is what stays.
_HEADING = re.compile(r"#{1,6} +(?=\S)")
_STRONG = re.compile(r"\*\*\*?(?=[^\s*])((?:[^*]|\*(?!\*))+?)(?<=[^\s*])\*\*\*?")
_EMPHASIS = (
    _STRONG,
    re.compile(r"(?<![\w_])__(?=[^\s_])([^_]+)(?<=[^\s_])__(?![\w_])"),
    re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,300})(?<=[^\s*])\*(?![\w*])"),
    re.compile(r"(?<![\w@/._])_(?=[^\s_])([^_]{1,300})(?<=[^\s_])_(?![\w_])"),
)
_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,300})\]\((?:https?://|/|mailto:|#)[^\s()]{0,1000}(?: \"[^\"]{0,200}\")?\)")
# "[a report][1]", and below the text "[1]: https://storvik.example/report".
_NUMBERED_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,300})\]\[[^\[\]]{0,40}\]")
_LINK_TARGET = re.compile(r"\[[^\[\]]{1,40}\]:\s+<?(?:https?://|/|mailto:)\S{1,1000}(?:\s+[\"'(].{0,200})?")
_PICTURE = re.compile(r"!\[[^\[\]]{0,300}\]\([^\s()]{1,1000}(?: \"[^\"]{0,200}\")?\)()")
# What stands for the picture or the link of an embedded post.
_POST_LINK = re.compile(r" ?(?:https?://t\.co/\w{4,20}?(?=pic\.twitter|\W|$)|(?:\b|(?<=\w))pic\.twitter\.com/\w{4,20})")
# What screen readers are told of a link.
_OPENS_ANEW = re.compile(
    r" ?, ?opens (?:new|in a new|in new) (?:tab|window)\b| ?\((?:link )?opens in (?:a )?new (?:tab|window)\)"
)
# What screen readers are told of an embedded post.
_AROUND_A_POST = re.compile(
    r"(?:Skip|End of) (?:Twitter|X|Instagram|Facebook|YouTube|TikTok) (?:post"
    r"|content)(?: \d+)? by @[\w.]{2,30}(?:, \d{1,2})? ?"
)
# "... of the show Play Video 0:53 The show – video": a recording, pasted behind the text above it.
_PLAYER = re.compile(r"(?<=[\w.!?”\"’)]) ?Play [Vv]ideo ?\d{1,2}:\d\d .{5,140}$")
# "... for the quay. (RELATED: Mayor shrugs off critics)": a pointer behind a sentence.
_POINTER = re.compile(r"(?<=[.!?…”\"’]) ?\((?P<label>[A-Za-z][A-Za-z ]{2,20}): [^()]{8,200}\)")
# Buttons of a box: "Q&A What is a quay? Show Hide A quay is".
_BUTTONS = re.compile(r"(?<=\S) Show Hide(?= [A-Z“\"‘'])")
# The sign of a link, left in front of its words: "paid by >Norport Bank".
_LINK_SIGN = re.compile(r"(?<=[\s(“‘])>(?=[^\W\d_])")
# A sign at the end of the text, as magazines set it.
_END_SIGNS = "■□▪◼◾∎●◆♦★❏❑µ"
_END_SIGN = re.compile(rf"(?<=[.!?…”\"’)]) ?[{_END_SIGNS}]$")
# Notes to the desk stand in double brackets.
_NOTE = re.compile(r"\(\((?=[^\s()])(?:[^()]|\([^()]{0,80}\)){1,300}\)\) ?|\[\[(?=[^\s\[\]])[^\[\]]{1,300}\]\] ?")


def without_marks(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """`paragraphs` without marks, each cut into lines where one stood; those that were nothing else are left out."""
    texts = [*map(text_of, paragraphs)]
    has_labels = sum(text.startswith("**") and _is_bold(text) for text in texts) >= _FEWEST_LABELS
    targets = {text for text in texts if text[0] == "[" and _LINK_TARGET.fullmatch(text)}
    spans = (
        [(0, len(text))]
        if text in targets
        else sorted(_marks(text, may_be_label=has_labels, has_targets=bool(targets)))
        if _may_have_marks(text)
        else ()
        for text in texts
    )
    cut = (_cut(paragraph, marks) if marks else paragraph for paragraph, marks in zip(paragraphs, spans, strict=True))
    return tuple(filter(None, cut))


def without_post_links(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """As many paragraphs, without what stands for the picture or the link of an embedded post."""
    return tuple(map(_without_post_links, paragraphs))


def _without_post_links(paragraph: Paragraph) -> Paragraph:
    text = text_of(paragraph)
    if "t.co/" not in text and "pic.twitter" not in text:
        return paragraph
    return _cut(paragraph, [match.span() for match in _POST_LINK.finditer(text)]) or paragraph


def _is_bold(text: str) -> bool:
    return _STRONG.fullmatch(text) is not None


def _may_have_marks(text: str) -> bool:
    return _ANY_MARK.search(text) is not None or "((" in text or _may_have_links(text)


def _may_have_links(text: str) -> bool:
    if "opens " in text or "Play " in text or " post by @" in text or text[-1] in _END_SIGNS:
        return True
    return " >" in text or "Show Hide" in text or (" (" in text and _has_pointer(text))


def _has_pointer(text: str) -> bool:
    return any(map(_is_pointer, _POINTER.finditer(text)))


def _is_pointer(match: re.Match[str]) -> bool:
    return table("pointers").get(match["label"].casefold()) in ("label", "media")


def _marks(text: str, *, may_be_label: bool, has_targets: bool) -> Iterator[tuple[int, int]]:
    """The spans of marks in a paragraph; they may overlap. `has_targets`: below the text stand those of links."""
    heading = _HEADING.match(text)
    if heading:
        yield heading.span()
    framed = (*(_EMPHASIS if "*" in text or "_" in text else ()), *((_LINK, _PICTURE) if "](" in text else ()))
    framed += (_NUMBERED_LINK,) if has_targets and "][" in text else ()
    for form in framed:
        for match in form.finditer(text):
            if form is _STRONG and _is_label(text, match) and (may_be_label or match.end() < len(text)):
                continue
            yield match.start(), match.start(1)
            yield match.end(1), match.end()
    for match in chain.from_iterable(form.finditer(text) for form in (*_references(text), *_notes_on_links(text))):
        yield match.span()
    yield from (match.span() for match in _POINTER.finditer(text) if match.start() and _is_pointer(match))


def _references(text: str) -> Iterator[re.Pattern[str]]:
    if "[" in text:
        yield from _REFERENCES
    if not text.isascii():
        yield _RAISED_REFERENCE
        yield _END_SIGN
    if "((" in text or "[[" in text:
        yield _NOTE


def _notes_on_links(text: str) -> Iterator[re.Pattern[str]]:
    if "opens " in text:
        yield _OPENS_ANEW
    if "Play " in text:
        yield _PLAYER
    if "@" in text:
        yield _AROUND_A_POST
    if ">" in text:
        yield _LINK_SIGN
    if "Show Hide" in text:
        yield _BUTTONS


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether words in bold open a paragraph as the label of a turn does, or the question of an interview.

    Its marks are read by who looks for turns: "**Ada Roe:** Yes.", "**Tell me of the sale.**".
    """
    behind = text[match.end() : match.end() + 1]
    return not match.start() and (not behind or behind == ":" or match[1][-1] in ":.?!")


def _cut(paragraph: Paragraph, spans: Sequence[tuple[int, int]]) -> Paragraph:
    """`paragraph` without `spans` of its text, which are sorted; stretches between marks are lines of their own."""
    starts = accumulate((len(line.text) + len(line.joiner) for line in paragraph), initial=0)
    rest = [part for start, line in zip(starts, paragraph, strict=False) for part in _between(line, start, spans)]
    while rest and not (first := rest[0].text.lstrip()):
        rest.pop(0)
    if not rest:
        return ()
    rest[0] = rest[0]._replace(start=rest[0].end - len(first), text=first, gap=paragraph[0].gap)
    while not (last := rest[-1].text.rstrip()):
        rest.pop()
    rest[-1] = rest[-1]._replace(end=rest[-1].start + len(last), text=last)
    return tuple(rest)


def _between(line: Line, start: int, spans: Sequence[tuple[int, int]]) -> Iterator[Line]:
    """The stretches of a line, which begins at `start` of its paragraph, outside of `spans`."""
    at, parts = 0, []
    for first, last in (*((first - start, last - start) for first, last in spans), (len(line.text), len(line.text))):
        if at < min(first, len(line.text)):
            parts.append((at, min(first, len(line.text))))
        at = max(at, last)
    for number, (first, last) in enumerate(parts, 1):
        joiner = line.joiner if number == len(parts) else ""
        yield Line(line.start + first, line.start + last, line.text[first:last], line.gap, joiner)
