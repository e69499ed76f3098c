from itertools import pairwise

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.render.markdown import COLUMNS, escaped, render
from factcheck.render.visible import visible_line
from tests.builders import build_article, build_attribution, build_claim, build_report, hostile_report
from tests.unit.render.strategies import HOSTILE_TEXT

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {"text", "inline"}


def _inlines(document: str) -> list[Token]:
    return [token for token in MARKDOWN.parse(document) if token.type == "inline"]


def _words(inline: Token) -> str:
    """What a reader sees, if nothing in `inline` is more than text."""
    assert {child.type for child in inline.children or ()} <= PLAIN
    return "".join(child.content for child in inline.children or ())


def _table(document: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for before, token in pairwise(MARKDOWN.parse(document)):
        if before.type == "tr_open":
            rows.append([])
        if before.type in {"td_open", "th_open"}:
            rows[-1].append(_words(token))
    return rows


def _row(**cells: str) -> list[str]:
    """A row of the table; what is not named is empty."""
    assert set(cells) <= set(COLUMNS)
    return [cells.get(column, "") for column in COLUMNS]


def test_each_claim_is_one_row_of_the_table() -> None:
    usual = {"publisher": "The Daily & Sons", "certainty": "likely", "checkability": "0.75"}
    told = {"source": "Ada | Roe (“She”), “told”", "via": "Agency [One](http://one.example)"}

    assert _table(render(hostile_report())) == [
        list(COLUMNS),
        _row(
            rank="1",
            id="c1",
            text='no <script>alert("x")</script> runs " onmouseover="alert(2) | here',
            kind="statement",
            source="+Roe (“Roe says”), “says”",
            questions="Did Roe say so? Is it so?",
            **usual,
        ),
        _row(
            rank="2",
            id="c2",
            text="“=HYPERLINK(1) shows -3.5 million rockets \\u202eflown\\u202c *so far*”",
            kind="quotation, direct",
            **told,
            **usual,
        ),
        _row(
            rank="3",
            id="c3",
            text="↳ -3.5 million rockets",
            kind="quantity",
            value="at least -3.5",
            unit="million, rockets, so far",
            within="c2",
            **told,
            **usual,
        ),
        _row(
            rank="4",
            id="c4",
            text="It was the largest launch since 1998 🚀",
            kind="assertion",
            source="the article's own voice",
            **usual,
        ),
    ]


def test_a_claim_that_is_said_again_is_one_row_or_on_request_one_each() -> None:
    text = "Rain fell.\n\nIt rained.\n\nAgain it rained."
    claims = (
        build_claim(text, "Rain fell.", rank=3),
        build_claim(text, "It rained.", number=2, rank=1),
        build_claim(text, "Again it rained.", number=3, repeats="c2", rank=2),
    )
    report = build_report(build_article(text), claims)
    shown = [COLUMNS.index(name) for name in ("rank", "id", "repeats")]

    assert [[row[place] for place in shown] for row in _table(render(report))[1:]] == [
        ["1", "c2", "said 1 more time: paragraph 3 [c3]"],
        ["3", "c1", ""],
    ]
    assert [[row[place] for place in shown] for row in _table(render(report, everything=True))[1:]] == [
        ["1", "c2", "said 1 more time: paragraph 3 [c3]"],
        ["2", "c3", "c2"],
        ["3", "c1", ""],
    ]


def test_everything_around_the_table_is_there() -> None:
    document = render(hostile_report())
    head, tail = document.split("| rank |")[0], document.split("since 1998 🚀 |")[1].split("\n", 1)[1]

    assert [_words(inline) for inline in _inlines(head)] == [
        "Minister <b>Ada | Roe</b> counts rockets",
        "Publisher: The Daily & Sons",
        "Published: 2022-05-10",
        "Address: https://daily.example/a?b=1&c=2",
        "Language: en",
        f"Article: {hostile_report().article.id}",
        "Made by: factcheck 1.2.3, offline engine",
        "Summary (extractive)",
        "She told of <rockets>.",
        "Claims",
        "4 claims: 1 quotation, 1 statement, 1 quantity, 1 assertion.",
    ]
    assert [_words(inline) for inline in _inlines(tail)] == [
        "Coverage",
        "Quotations: 1 found, 1 listed, 0 set aside",
        "Statements: 1 found, 1 listed, 0 set aside",
        "Figures: 2 found, 1 listed, 1 set aside",
        "Assertions: 1 found, 1 listed, 0 set aside",
        "Dropped from the page: 1 menu or label, 1 promotion or sign-up",
        "Figures set aside",
        "“1998”: a date",
        "Rejected",
        "made | up: not in the article (model)",
        "Warnings",
        "The article names no <byline>.",
    ]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        pytest.param("# a #b", r"\# a \#b", id="heading"),
        pytest.param("- a - b", r"\- a - b", id="list"),
        pytest.param("12. May", r"12\. May", id="numbered-list"),
        pytest.param("12.5 million", r"12\.5 million", id="decimal-at-the-start"),
        pytest.param("a\n\n| b", r"a \| b", id="line-ends"),
        pytest.param("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)", id="links"),
        pytest.param("<b> &lt;", "&lt;b&gt; &amp;lt;", id="html"),
        pytest.param(
            "see https://a.example, www.b.example", r"see https\://a.example, www\.b.example", id="bare-links"
        ),
        pytest.param("Mr. Kim's 15 (fifteen) tests: done!", "Mr. Kim's 15 (fifteen) tests: done!", id="plain-words"),
    ],
)
def test_only_what_markdown_would_act_on_is_escaped(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


@given(HOSTILE_TEXT)
def test_no_article_breaks_out_of_its_cell_or_line(text: str) -> None:
    article = build_article(text, title=text, publisher=text)
    attribution = build_attribution(text, text, name=text, cue=text, via=[text], published_by=text)
    report = build_report(
        article, (build_claim(text, text, attribution=attribution, questions=(text,)),), warnings=(text,)
    )
    shown = visible_line(text)

    document = render(report)

    (row,) = _table(document)[1:]
    source = visible_line(f"{text}, “{text}”")
    assert row == _row(
        rank="1",
        id="c1",
        text=shown,
        kind="assertion",
        source=source,
        via=shown,
        publisher=shown,
        certainty="likely",
        checkability="0.75",
        questions=shown,
    )
    plain = render(build_report(build_article("It rained.", title="Rain", publisher="P"), (), warnings=("None",)))
    assert _headings(document) - _headings(plain) <= {shown}
    assert {token.type for token in MARKDOWN.parse(document)} & {"html_block", "fence", "code_block", "hr"} == set()


def _headings(document: str) -> set[str]:
    return {_words(token) for before, token in pairwise(MARKDOWN.parse(document)) if before.type == "heading_open"}
