import subprocess
import sys

import pytest

from factcheck.render import Format, View, render
from tests.builders import build_article, build_claim, build_report, hostile_report


def _modules_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("form", Format)
def test_every_format_is_the_same_again_and_ends_with_a_line_end(form: Format) -> None:
    first, second = render(hostile_report(), form), render(hostile_report(), form)

    assert first == second
    assert first.endswith("\n")


def test_the_terminal_format_loads_no_template_engine_and_no_rich() -> None:
    loaded = _modules_after("import factcheck.render.text, factcheck.render")

    assert loaded & {"jinja2", "markupsafe", "rich", "factcheck.render.page.html_page"} == set()


def test_naming_the_formats_builds_no_models() -> None:
    assert "pydantic" not in _modules_after("import factcheck.render")


def test_width_and_color_reach_the_terminal_format() -> None:
    narrow = render(hostile_report(), Format.TEXT, View(width=50))

    assert max(map(len, narrow.splitlines())) <= 50
    assert "\x1b[1m" in render(hostile_report(), Format.TEXT, View(color=True))


@pytest.mark.parametrize(
    ("form", "view"),
    [(Format.TEXT, View(everything=True)), (Format.MARKDOWN, View(everything=True)), (Format.CSV, View(bom=True))],
    ids=["text", "markdown", "csv"],
)
def test_what_a_view_unfolds_reaches_its_format(form: Format, view: View) -> None:
    text = "It rained.\n\nAgain it rained."
    claims = (build_claim(text, "It rained."), build_claim(text, "Again it rained.", number=2, repeats="c1"))
    report = build_report(build_article(text), claims)

    assert len(render(report, form, view)) > len(render(report, form))
