"""Inline elements of HTML: marks and struck-out text are dropped, words are not glued together."""

import pytest

from factcheck.domain.article import DropReason
from factcheck.intake.html.blocks import read_blocks


def shown(source: str) -> list[str]:
    return [block.text for block in read_blocks(source).shown]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>in 2023<sup>2</sup> and 45<sup>3</sup> million", "in 2023 and 45 million"),
        ("<p>in 2023<sup><a href=#fn2>[2]</a></sup>, then", "in 2023, then"),
        ("<p>he said so<sup>4,5</sup> then", "he said so then"),
        ("<p>he said so.<sup>4</sup> Then", "he said so. Then"),
        ("<p>the fleet<sup>*</sup> sailed", "the fleet sailed"),
        ("<p>in 2023<a href=#fn2>[2]</a> and", "in 2023 and"),
        ("<p>the <a href=#more>2</a> boats", "the 2 boats"),
        ("<p>10<sup>6</sup> cells on 45 km<sup>2</sup>", "10⁶ cells on 45 km²"),
        ("<p>la 2<sup>e</sup> fois", "la 2e fois"),
        ("<p>on the 21<sup>st</sup> of May, CO<sub>2</sub>", "on the 21st of May, CO2"),
        ("<p><del>3</del><ins>5</ins> people", "5 people"),
        ("<p>a <s>small</s> fire", "a fire"),
        ("<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>の", "東京の"),
        ("<p>a <q>blow to <q>every</q> family</q>.", "a “blow to ‘every’ family”."),
        ("<p>called it <q> a blow </q> and left", "called it “a blow” and left"),
        ("<p>a <q>“blow”</q>, <q>&ldquo;hard&rdquo;</q>", "a “blow”, “hard”"),
        ("<p><q>We go,</q> he said", "“We go,” he said"),
        ("<p>a</q> blow <i hidden><q>x</q></i>", "a blow"),
        ("<h1>Ferry line<br>loses its licence</h1>", "Ferry line loses its licence"),
        ("<p>The <x-term>ferry</x-term> line", "The ferry line"),
        ("<div><span>It was late.</span><span>The boats left.</span></div>", "It was late. The boats left."),
        ("<div><span>It was late.</span><b>“We go,”</b> he said", "It was late. “We go,” he said"),
        ("<p><strong>By the numbers:</strong>The fleet", "By the numbers: The fleet"),
        ("<p>asked <em>is it late?</em>“ he said", "asked is it late?“ he said"),
        (
            "<p>the U.<b>S.</b> fleet, <i>functools.</i><b>Placeholder</b>",
            "the U.S. fleet, functools.Placeholder",
        ),
        ("<p>at 10:<b>30</b> on You<b>Tube</b>", "at 10:30 on YouTube"),
        ("<p>It was late.<a href=#r1>↩</a>", "It was late."),
    ],
)
def test_inline_elements_are_read_as_a_reader_does(source: str, expected: str) -> None:
    assert shown(source) == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>The ferry line to the islands<br>loses its licence", ["The ferry line to the islands loses its licence"]),
        (
            "<p>“We cannot let a ship sail, he said,<br/> which does not",
            ["“We cannot let a ship sail, he said, which does not"],
        ),
        ("<p>The line loses its licence today.<br>it was late", ["The line loses its licence today.", "it was late"]),
        ("<p>The line loses its licence today<br>The mayor", ["The line loses its licence today", "The mayor"]),
        ("<p>The line loses its licence today<br><br>at last", ["The line loses its licence today", "at last"]),
        ("<p>Ferry line<br>harbour board", ["Ferry line", "harbour board"]),
        (
            "<p>The ferry line to the islands<br>ferry.example/line",
            ["The ferry line to the islands", "ferry.example/line"],
        ),
        ("<p>The ferry line to the islands<br>3 boats", ["The ferry line to the islands", "3 boats"]),
        ("<p>The ferry line to the islands<br><q>a blow</q>", ["The ferry line to the islands", "“a blow”"]),
    ],
)
def test_a_line_break_in_the_middle_of_a_sentence_is_a_space(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<span style='display:block'>One.</span><span style='display: block'>Two.</span>", ["One.", "Two."]),
        ("By Ada Roe<b style='color:red;display:flex'>One.</b>Two.", ["By Ada Roe", "One.", "Two."]),
        ("<span style='display:inline-block'>On</span>e.", ["One."]),
        ("<span style='display:inline'>On</span>e.", ["One."]),
        ("<span data-display='block'>On</span>e.", ["One."]),
        ("<pre>One of the boats\nsank.\n\nTwo did not.</pre>", ["One of the boats sank.", "Two did not."]),
        ("<pre><code>one\n\ntwo</code></pre>", ["one two"]),
        ("<p>One\n\ntwo</p>", ["One two"]),
    ],
)
def test_what_is_set_as_a_paragraph_is_one(source: str, expected: list[str]) -> None:
    assert shown(source) == expected


def test_custom_elements_are_blocks_outside_of_paragraphs() -> None:
    assert shown("<x-body><x-p>One.</x-p><x-p>Two.</x-p></x-body>") == ["One.", "Two."]


def test_marks_and_struck_out_text_are_listed_with_their_reason() -> None:
    found = read_blocks("<p>45<sup>3</sup> <del>small</del> boats <i hidden>x</i>").left_out
    assert [(one.reason, one.end - one.start) for one in found] == [
        (DropReason.MARK, 1),
        (DropReason.STRUCK_OUT, 5),
        (DropReason.HIDDEN, 1),
    ]
