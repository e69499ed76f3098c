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
    ],
)
def test_inline_elements_are_read_as_a_reader_does(source: str, expected: str) -> None:
    assert shown(source) == [expected]


def test_custom_elements_are_blocks_outside_of_paragraphs() -> None:
    assert shown("<x-body><x-p>One.</x-p><x-p>Two.</x-p></x-body>") == ["One.", "Two."]


def test_marks_and_struck_out_text_are_listed_with_their_reason() -> None:
    found = read_blocks("<p>45<sup>3</sup> <del>small</del> boats <i hidden>x</i>").left_out
    assert [(one.reason, one.end - one.start) for one in found] == [
        (DropReason.MARK, 1),
        (DropReason.STRUCK_OUT, 5),
        (DropReason.HIDDEN, 1),
    ]
