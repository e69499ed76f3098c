"""A report as a file on disk: opened by a browser that has no network."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from factcheck.domain.checking import Checking, Status
from factcheck.domain.report import Report
from factcheck.render import csv_rows, markdown
from factcheck.render.page import html_page
from tests.browser.visiting import Visits, exported, found_by_axe, found_in_colours, width_and_content
from tests.builders import build_article, build_attribution, build_claim, build_report, hostile_report

PAGES_OF_A_SHORT_ARTICLE = 2
MOST_BYTES = 200_000
HEBREW = "שרת הבריאות אמרה אתמול כי המחלה נעצרה.\n\nבית החולים מסר כי 40 חולים שוחררו."


# What came to browsers after 2022, or to one of them alone; the page's styles may know more.
YOUNGER = """
delete Map.groupBy; delete Object.groupBy; delete Array.fromAsync; delete Promise.withResolvers; delete URL.canParse;
for (const name of ["toSorted", "toReversed", "toSpliced", "with"]) delete Array.prototype[name];
for (const name of ["union", "intersection", "difference"]) delete Set.prototype[name];
for (const name of ["map", "filter", "toArray"]) delete Iterator.prototype[name];
Object.defineProperty(CSS, "highlights", { value: undefined });
"""

# A page that is never told of its first paint.
UNPAINTED = "PerformanceObserver.prototype.observe = () => {};"


def _write(folder: Path, document: str) -> Path:
    file = folder / "report.html"
    file.write_text(document, encoding="utf-8")
    return file


def _focused(page: Page) -> str:
    """The id of the claim whose line has the focus."""
    return str(page.evaluate("document.activeElement.closest('.claim')?.id"))


def test_the_page_of_the_seed_is_small(seed_file: Path) -> None:
    assert seed_file.stat().st_size < MOST_BYTES


def test_the_keyboard_walks_opens_searches_and_explains_itself(visits: Visits, seed_file: Path) -> None:
    page = visits.open(seed_file)

    page.keyboard.press("j")
    assert _focused(page) == "c4"
    expect(page.locator("mark[data-claim=c4]")).to_have_class(re.compile("current"))
    page.keyboard.press("o")
    expect(page.locator("#c4 > .inside")).to_be_visible()
    page.keyboard.press("j")
    assert _focused(page) == "c5"
    page.keyboard.press("k")
    page.keyboard.press("o")
    page.keyboard.press("j")
    assert _focused(page) == "c14"
    page.keyboard.press("/")
    page.keyboard.type("rounds")
    expect(page.locator(".card:visible")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def test_the_worksheet_waits_for_the_article_but_for_nobody_who_wants_it(visits: Visits, seed_file: Path) -> None:
    page = visits.page()
    page.add_init_script(UNPAINTED)

    page.goto(seed_file.as_uri())
    expect(page.locator("#text")).to_be_visible()
    expect(page.locator("#worksheet")).to_be_hidden()
    page.keyboard.press("j")
    assert _focused(page) == "c4"
    page.goto("about:blank")
    page.goto(f"{seed_file.as_uri()}#c14")
    expect(page.locator("#c14 > summary")).to_be_focused()


def test_single_keys_can_be_switched_off(visits: Visits, seed_file: Path) -> None:
    page = visits.open(seed_file)

    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Single keys work").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert _focused(page) == "None"


def test_marked_words_open_their_claim_and_a_claim_shows_its_words(visits: Visits, seed_file: Path) -> None:
    page = visits.open(seed_file)

    page.locator("mark[data-claim=c22]").click()
    expect(page.locator("#c22")).to_have_attribute("open", "")
    page.locator("mark[data-claim=c20]").click()
    expect(page.locator("#c22")).not_to_have_attribute("open", "")
    expect(page.locator("#c20 > .inside")).to_be_in_viewport()
    assert page.url.endswith("#c20")
    page.locator("#c6 > summary").dispatch_event("focusin")
    expect(page.locator("mark[data-claim=c6]")).to_be_in_viewport()


def test_a_link_to_a_claim_opens_it_and_the_keys_go_on_from_there(visits: Visits, seed_file: Path) -> None:
    page = visits.open(f"{seed_file.as_uri()}#c14")

    expect(page.locator("#c14 > summary")).to_be_focused()
    expect(page.locator("#c14 > .inside")).to_be_visible()
    page.keyboard.press("k")
    assert _focused(page) == "c4"


def test_pointing_at_words_shows_the_chain_with_its_cue_in_the_article(visits: Visits, seed_file: Path) -> None:
    page = visits.open(seed_file)

    page.locator("mark[data-claim=c6]").hover()

    expect(page.locator("#chain-bar li")).to_have_text(
        [
            *("source Kim Jong Un (“leader Kim Jong Un”)", "cue reiterated"),
            *("via North Korea", "via a congratulatory message", "published by The Hindu"),
        ]
    )
    painted = page.evaluate("[...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)])")
    assert painted == [
        ["source", ["leader Kim Jong Un"]],
        ["cue", ["reiterated"]],
        ["via", ["North Korea", "a congratulatory message"]],
    ]


def test_an_older_browser_paints_no_source_and_does_all_else(visits: Visits, seed_file: Path) -> None:
    page = visits.page()
    page.add_init_script(YOUNGER)
    page.goto(seed_file.as_uri())

    page.locator("mark[data-claim=c22]").click()
    expect(page.locator("#chain-bar li").first).to_contain_text("source")
    page.get_by_label("Order").select_option("By source")
    page.get_by_label("Kind", exact=True).select_option("quantity")
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    expect(page.locator("#c22 .status")).to_have_text("confirmed")


def test_a_summary_shows_what_it_rests_on(visits: Visits, seed_file: Path) -> None:
    page = visits.open(seed_file)

    page.locator(".sentence").first.hover()
    expect(page.locator(".support.under")).to_contain_text(["North Korea says leader Kim Jong Un reiterated"])


def test_a_filter_leaves_the_claims_that_are_like_that(visits: Visits, seed_file: Path) -> None:
    page = visits.open(seed_file)
    lines = page.locator(".card:not(.context) > .claim:visible, .within .claim:visible")
    for name, choice, shown in (
        ("Kind", "quantity", ["c22"]),
        ("Source", "North Korean state media", ["c8"]),
        ("Certainty of the source", "source likely", ["c14", "c9", "c18", "c19", "c13", "c11"]),
        ("Status", "checking", []),
    ):
        page.get_by_label(name, exact=True).select_option(choice)

        assert [line.get_attribute("id") for line in lines.all()] == shown, name
        expect(page.locator("#none")).to_be_visible(visible=not shown)
        page.locator("#clear").click()
        expect(page.locator("#count")).to_be_empty()


def test_lines_are_sorted_by_rank_position_and_source(visits: Visits, seed_file: Path) -> None:
    page = visits.open(seed_file)
    cards = page.locator(".card > .claim")
    by_rank = [card.get_attribute("id") for card in cards.all()]

    page.get_by_label("Order").select_option("By position")
    assert [card.get_attribute("id") for card in cards.all()] == sorted(by_rank, key=lambda name: int(str(name)[1:]))
    page.get_by_label("Order").select_option("By rank")
    assert [card.get_attribute("id") for card in cards.all()] == by_rank


def test_status_note_and_assignee_are_there_again_after_a_reload(visits: Visits, seed_file: Path) -> None:
    page = visits.open(seed_file)
    page.keyboard.press("j")
    page.keyboard.press("3")
    page.keyboard.press("n")
    page.keyboard.type("Asked the agency.")
    page.locator("#c4").get_by_label("Assignee").fill("Ana <b>")

    page.reload()

    expect(page.locator("#c4 .status")).to_have_text("confirmed, Ana <b>, note")
    expect(page.locator("#progress")).to_contain_text("1 of ")
    page.locator("#c4 > summary").click()
    expect(page.locator("#c4").get_by_label("Note")).to_have_value("Asked the agency.")
    expect(page.locator("#c4").get_by_label("confirmed")).to_be_checked()


def test_an_export_from_disk_is_what_the_renderer_writes(
    visits: Visits, seed_report: Report, seed_file: Path, tmp_path: Path
) -> None:
    note = "=1+1, “so” | *x* _y_ <b>&\nwww.example.org https://x.org a@b \u202e\u200b\u00a0z \U000e0041 `#1`\r"
    page = visits.open(seed_file)
    page.locator("#c4 > summary").click()
    page.locator("#c4").get_by_label("Note").fill(note)
    page.locator("#c4").get_by_label("Assignee").fill('+Ana "the second"')
    page.locator("#c4").get_by_label("can't be checked").check()
    kept = page.locator("#c4").get_by_label("Note").input_value()
    checkings = {"c4": Checking(status=Status.UNCHECKABLE, note=kept, assignee='+Ana "the second"')}

    content = {form: exported(page, form, tmp_path).decode("utf-8") for form in ("csv", "markdown", "json")}

    assert content["csv"] == csv_rows.render(seed_report, bom=True, checkings=checkings)
    assert content["markdown"] == markdown.render(seed_report, checkings=checkings)
    touched = {name: checking.model_dump(mode="json") for name, checking in checkings.items()}
    assert json.loads(content["json"])["claims"] == touched


def test_without_scripts_links_and_folds_still_lead_everywhere(visits: Visits, seed_file: Path) -> None:
    page = visits.open(seed_file, java_script_enabled=False)

    expect(page.locator("#tools")).to_be_hidden()
    page.locator("#at-c22 .reference").click()
    expect(page.locator("#c22")).to_be_in_viewport()
    page.locator("#c22 > summary").click()
    expect(page.locator("#c22 .questions")).to_be_visible()
    page.locator("#at-c6 .reference").click()
    expect(page.locator("#c6 > summary")).to_be_in_viewport()


def test_a_hostile_article_is_text_and_nothing_else(visits: Visits, tmp_path: Path) -> None:
    page = visits.open(_write(tmp_path, html_page.render(hostile_report())))

    page.locator("#c2 > summary").click()
    page.locator("#c2").get_by_label("Note").fill("</script><img src=x onerror=alert(1)>")
    expect(page.locator("#c2 .status")).to_have_text("note")
    said = page.evaluate("[...CSS.highlights.get('source')].map(String)")
    assert said == ["She"]
    assert page.locator("img, b b, iframe, script:not(.head, .code, .facts, .sheets)").count() == 0


def test_a_word_of_100_000_characters_breaks_no_line(visits: Visits, tmp_path: Path) -> None:
    word = "x" * 100_000
    text = f"Roe said that {word} fell."
    claim = build_claim(text, word, attribution=build_attribution(text, "Roe", name=word[:5_000], cue="said"))
    report = build_report(build_article(text, title=word, publisher=word[:300]), (claim,))
    file = _write(tmp_path, html_page.render(report))

    page = visits.open(file, viewport={"width": 1280, "height": 800})
    page.locator("#c1 > summary").click()
    assert width_and_content(page) == (1280, 1280)
    page.set_viewport_size({"width": 360, "height": 800})
    assert width_and_content(page) == (360, 360)


def test_words_from_right_to_left_run_so(visits: Visits, tmp_path: Path) -> None:
    claim = build_claim(HEBREW, "40 חולים שוחררו", attribution=build_attribution(HEBREW, "בית החולים", cue="מסר"))
    page = visits.open(_write(tmp_path, html_page.render(build_report(build_article(HEBREW, title=None), (claim,)))))

    expect(page.locator(".text p").first).to_have_css("direction", "rtl")
    expect(page.locator("#c1 > summary .words")).to_have_css("direction", "rtl")
    assert found_by_axe(page) == []


def test_axe_finds_nothing(visits: Visits, seed_file: Path) -> None:
    page = visits.open(seed_file, color_scheme="light")
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.keyboard.press("4")
    page.locator("mark[data-claim=c22]").click()
    page.locator(".dropped > summary").first.click()
    page.locator(".sources summary").first.click()
    assert found_by_axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert found_in_colours(page) == []


def test_a_narrow_screen_has_one_column_and_no_way_to_the_side(visits: Visits, seed_file: Path) -> None:
    page = visits.open(seed_file, viewport={"width": 360, "height": 740})
    page.locator("mark[data-claim=c22]").click()

    expect(page.locator("#c22 > .inside")).to_be_in_viewport()
    assert width_and_content(page) == (360, 360)
    assert found_by_axe(page, "header", "#c22") == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_short_article_prints_on_two_pages(visits: Visits, seed_file: Path, paper: str) -> None:
    page = visits.open(seed_file)
    page.keyboard.press("j")
    page.keyboard.press("3")

    printed = page.pdf(format=paper)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == PAGES_OF_A_SHORT_ARTICLE
