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
        (".x{color:none;content:'display:block'}", ' class="x"', False),
        (".x{display:none", ' class="x"', False),
    ],
)
def test_simple_rules_hide_what_they_name(rules: str, attributes: str, is_hidden: bool) -> None:  # noqa: FBT001
    assert Hiding([rules]).hides(attributes) is is_hidden


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
