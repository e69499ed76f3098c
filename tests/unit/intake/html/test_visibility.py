"""What a browser would not show: by attributes, and by the rules of style sheets."""

import pytest

from factcheck.intake.html._visibility import Hiding, style_sheets


@pytest.mark.parametrize(
    ("rules", "attributes", "is_hidden"),
    [
        (".x{display:none}", ' class="x"', True),
        (".x , .y { color: red; display : none !important }", " class='a y'", True),
        ("#ad{visibility:hidden}", " id=ad", True),
        ("/* note */ .x{display:none}", ' class="x"', True),
        ("@import 'a.css'; .x{display:none}", ' class="x"', True),
        (".x{display:none}", ' class="xy"', False),
        (".x{display:none}", ' id="x"', False),
        (".x{display:none}", ' data-class="x"', False),
        ("/* .x{display:none} */", ' class="x"', False),
        (".a .x{display:none}", ' class="x"', False),
        ("@media print{.x{display:none}}", ' class="x"', False),
        (".x{display:none} @media (min-width:9px){.x{display:block}}", ' class="x"', False),
        (".x{display:none} @media (min-width:9px){.md\\:block{display:block}}", ' class="x md:block"', False),
        (".x{display:none} @media (min-width:9px){.md\\:block{display:block}}", ' class="x y"', True),
        (".x{color:none;content:'display:block'}", ' class="x"', False),
        (".x{display:none", ' class="x"', False),
    ],
)
def test_simple_rules_hide_what_they_name(rules: str, attributes: str, is_hidden: bool) -> None:  # noqa: FBT001
    assert Hiding([rules]).hides(attributes) is is_hidden


@pytest.mark.parametrize(
    ("attributes", "is_hidden"),
    [
        (" hidden", True),
        (' class="a" HIDDEN=""', True),
        (' data-title="The hidden costs of the ferry"', False),
        (" title='a hidden owner'", False),
        (' data-hidden="x"', False),
        (' class="hidden md:block"', False),
        (' class="overflow-hidden"', False),
        (' class="u-sr-only"', True),
        (' class="screen-reader-text"', True),
        (' class="sr-only md:not-sr-only"', False),
        (' class="md:sr-only"', False),
        (' style="display: none !important"', True),
        (' style="display:none;display:block"', False),
        (' title="display:none"', False),
        (' style="opacity:0"', True),
        (' style="opacity:0.5"', False),
        (' style="opacity:0;transform:translateY(20px)"', False),
        (' style="position:absolute;clip:rect(0 0 0 0)"', True),
        (' style="clip-path: inset(50%)"', True),
        (' style="clip-path: inset(0)"', False),
        (' style="overflow:hidden"', False),
        (' style="font-size:0"', True),
        (' style="font-size:0.9em"', False),
        (' aria-hidden="true"', True),
        (' aria-hidden="false"', False),
    ],
)
def test_attributes_hide_by_name_and_not_by_the_words_in_them(attributes: str, is_hidden: bool) -> None:  # noqa: FBT001
    assert Hiding([]).hides(attributes) is is_hidden


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<style>a{}</style><p>x<STYLE media=all>b{}</STYLE >", ["a{}", "b{}"]),
        ("<!-- <style>a{}</style> -->", []),
        ("<script>'<style>a{}</style>'</script>", []),
        ("<noscript><style>a{}</style></noscript>", []),
        ("<style>a{}", ["a{}"]),
        ("<p>no style", []),
    ],
)
def test_style_sheets_are_those_that_hold_for_a_reader(page: str, expected: list[str]) -> None:
    assert list(style_sheets(page)) == expected
