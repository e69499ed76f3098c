"""A warning where little of the page's prose was taken for the article."""

from factcheck.domain.article import Metadata
from factcheck.intake.html import read_html

ARTICLE = (
    "The harbour board of Vesterby voted on Tuesday to keep the old fish market, its chairwoman Ada Lund said after "
    "a meeting of four hours.",
    "The market opened in 1911 and burnt twice, in 1934 and in 1951, and was built up again both times by the "
    "fishermen themselves, according to the town’s archive.",
)
OTHER = "This panel of the page is about something else altogether, and a reader sees it only after a click on it. "


def warnings(hidden: int) -> list[str]:
    inner = "".join(f"<p>{one}</p>" for one in ARTICLE)
    panels = "".join(f'<i style="display:none" id="{chr(97 + n) * 9}">{OTHER}</i>' for n in range(hidden))
    page = f"<html><head><title>Market</title></head><body><article>{inner}</article>{panels}</body></html>"
    return [one for one in read_html(page, Metadata()).warnings if one.startswith("little_kept")]


def test_the_warning_gives_the_share_that_was_kept() -> None:
    (warning,) = warnings(12)
    assert "only 19% of the running text" in warning


def test_a_page_that_is_mostly_article_has_no_warning() -> None:
    assert warnings(0) == warnings(2) == []
