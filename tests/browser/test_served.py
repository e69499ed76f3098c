"""The pages of a running service, with people at them."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.visiting import Visits, exported, found_by_axe, found_in_colours, width_and_content
from tests.cli.command import SEED
from tests.http.keys import ARCHIVE, DESK
from tests.http.service import Service

HOSTILE = (
    "<b>Roe</b> said that </script><script>alert(1)</script> \u202eevil\u202c fell on Monday. "
    f"“{'x' * 100_000} is 40 percent,” she told <img src=x onerror=alert(2)> Reuters."
)


@pytest.fixture(scope="module")
def report(service: Service) -> str:
    """The id of the seed's report."""
    answer = service.post_json(text=SEED.read_text(encoding="utf-8"), publisher="The Hindu")
    return answer.headers["location"].rpartition("/")[2]


def _row(service: Service, report: str, claim: str) -> dict[str, str]:
    """Status, note and assignee as the service has them; nothing where nobody has touched the claim."""
    rows = service.get(f"/v1/reports/{report}/worksheet").json()["claims"]
    return {name: value for name, value in rows.get(claim, {}).items() if name != "etag" and value}


def _opened(page: Page, claim: str) -> Page:
    page.locator(f"#{claim} > summary").click()
    return page


def test_a_pasted_article_becomes_a_report_that_is_found_again(visits: Visits, service: Service) -> None:
    page = visits.open(service.url)
    page.get_by_label("The article, as text or HTML").fill(SEED.read_text(encoding="utf-8"))
    page.get_by_label("Published").fill("2022-05-11")
    expect(page.locator("#curl")).to_contain_text("-F 'published_at=2022-05-11'")

    page.get_by_role("button", name="Find the claims").click()

    page.wait_for_url("**/reports/*")
    expect(page.get_by_role("heading", level=1)).to_have_text("North Korea in ‘firm solidarity’ with Russia")
    page.get_by_role("link", name="All reports").click()
    page.get_by_label("Search the reports").fill("HEGEMONIC solidarity")
    expect(page.locator("#recent-list li")).to_contain_text(["2022-05-11"])
    page.get_by_label("Search the reports").fill("hegemonic zebra")
    expect(page.locator("#recent-none")).to_have_text("No report has these words.")


def test_a_report_is_deleted_when_that_is_said_twice(visits: Visits, service: Service) -> None:
    service.post_json(text="The mayor of Osk said that the bridge will cost 15 million euros.", title="A bridge")
    page = visits.open(service.url)
    entry = page.locator("#recent-list li", has_text="A bridge")

    entry.get_by_role("button").click()
    expect(entry).to_have_count(1)
    entry.get_by_role("button").click()

    expect(entry).to_have_count(0)
    assert "A bridge" not in service.get("/v1/reports").body.decode()


def test_all_of_a_key_is_deleted_when_that_is_said_twice(visits: Visits, keyed: Service) -> None:
    headers = {"X-API-Key": ARCHIVE}
    for year in (2021, 2022):
        body = json.dumps({"text": f"The mayor said on Monday that the bridge of {year} will cost 15 million euros."})
        keyed.request("POST", "/v1/reports", body.encode(), {**headers, "Content-Type": "application/json"})
    page = visits.open(keyed.url)
    page.get_by_label("Key").fill(ARCHIVE)
    page.get_by_role("button", name="Open").click()
    expect(page.locator("#recent-list li")).to_have_count(2)
    page.get_by_label("Search the reports").fill("2022")
    expect(page.locator("#recent-list li")).to_have_count(1)
    expect(page.locator("#recent-forget")).to_be_hidden()
    page.get_by_label("Search the reports").fill("")

    page.get_by_role("button", name="Delete all").click()
    expect(page.locator("#recent-forget")).to_have_accessible_name("Delete all reports, worksheets and batches?")
    expect(page.locator("#recent-list li")).to_have_count(2)
    page.locator("#recent-forget").click()

    expect(page.locator("#recent-none")).to_be_visible()
    assert keyed.request("GET", "/v1/reports", headers=headers).json()["reports"] == []


def test_what_is_wrong_is_said_beside_its_field(visits: Visits, service: Service) -> None:
    page = visits.open(service.url)
    article = page.get_by_label("The article, as text or HTML")
    page.get_by_role("button", name="Find the claims").click()
    expect(page.locator("[data-for=text]")).to_contain_text("There is nothing here yet")
    expect(article).to_be_focused()

    article.fill("Home\nSport\nWeather\n")
    page.get_by_role("button", name="Find the claims").click()
    expect(page.locator("[data-for=text]")).to_contain_text("article")

    article.fill("The mayor said on Monday that the bridge will cost 15 million euros.")
    page.get_by_label("Engine").select_option("with a model")
    page.get_by_role("button", name="Find the claims").click()
    expect(page.locator('[data-for="options/engine"]')).to_be_visible()
    expect(page.locator("[data-for=text]")).to_be_hidden()


def test_a_check_that_takes_long_says_so_and_is_cancelled(visits: Visits, service: Service) -> None:
    page = visits.open(service.url)
    page.get_by_label("The article, as text or HTML").fill("The mayor said that a check takes 15 seconds.")

    with service.held():
        page.get_by_role("button", name="Find the claims").click()
        expect(page.locator("#stage")).to_contain_text("…")
        page.get_by_role("button", name="Cancel").click()
        expect(page.locator("#stage")).to_have_text("Cancelled.")


def test_a_file_is_read_as_what_it_is(visits: Visits, service: Service) -> None:
    page = visits.open(service.url)
    article = "<title>Café</title><article><p>The mayor said the café cost 15 million euros.</p></article>"
    file = FilePayload(name="page.html", mimeType="text/html", buffer=article.encode("utf-8"))
    page.get_by_label("or a file").set_input_files(file)

    page.get_by_role("button", name="Find the claims").click()

    page.wait_for_url("**/reports/*")
    expect(page.locator(".text")).to_contain_text("the café cost 15 million euros")


def test_a_status_is_kept_by_the_service_and_there_after_a_reload(
    visits: Visits, service: Service, report: str
) -> None:
    page = visits.open(f"{service.url}/reports/{report}")
    page.keyboard.press("j")
    with page.expect_response("**/claims/c4"):
        page.keyboard.press("4")
    assert _row(service, report, "c4") == {"status": "wrong"}

    page.reload()

    expect(page.locator("#c4 .status")).to_have_text("wrong")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_an_export_is_what_the_service_says(visits: Visits, service: Service, report: str, tmp_path: Path) -> None:
    page = _opened(visits.open(f"{service.url}/reports/{report}"), "c22")
    for form, query in (("csv", "?format=csv&bom=true"), ("markdown", "?format=markdown"), ("json", "")):
        page.locator("#c22").get_by_label("Note").fill(f"=1+1 | *{form}*\nwww.example.org <b>")

        content = exported(page, form, tmp_path)

        assert content == service.get(f"/v1/reports/{report}/worksheet{query}").body
        assert b"1+1" in content
        assert form.encode() in content


def test_two_people_who_change_different_things_lose_nothing(visits: Visits, service: Service, report: str) -> None:
    address = f"{service.url}/reports/{report}"
    ana, ben = _opened(visits.open(address), "c18"), _opened(visits.open(address), "c18")

    with ana.expect_response("**/claims/c18"):
        ana.locator("#c18").get_by_label("checking").check()
    with ben.expect_response(lambda answer: "/claims/c18" in answer.url and answer.status == 200):
        ben.locator("#c18").get_by_label("Assignee").fill("Ben")
        ben.locator("#c18").get_by_label("Assignee").blur()

    expect(ben.locator("#c18 .status")).to_have_text("checking, Ben")
    assert _row(service, report, "c18") == {"status": "checking", "assignee": "Ben"}


def test_what_somebody_else_has_noted_comes_by_itself(visits: Visits, service: Service, report: str) -> None:
    address = f"{service.url}/reports/{report}"
    ana, ben = visits.open(address), visits.page()
    ben.clock.install()
    ben.goto(address)
    ben.keyboard.press("j")
    ana.locator("#c14 > summary").focus()
    with ana.expect_response("**/claims/c14"):
        ana.keyboard.press("3")

    with ben.expect_response("**/worksheet"):
        ben.clock.fast_forward(16_000)
    expect(ben.locator("#c14 .status")).to_have_text("confirmed")
    with ben.expect_response(lambda answer: "/worksheet" in answer.url and answer.status == 304):
        ben.clock.fast_forward(16_000)


def test_two_people_who_change_the_same_note_see_both_and_choose(visits: Visits, service: Service, report: str) -> None:
    address = f"{service.url}/reports/{report}"
    ana, ben = _opened(visits.open(address), "c21"), _opened(visits.open(address), "c21")

    with ana.expect_response("**/claims/c21"):
        ana.locator("#c21").get_by_label("Note").fill("Ana’s words")
    ben.locator("#c21").get_by_label("Note").fill("Ben’s words")

    conflict = ben.get_by_role("group", name="Two people changed this")
    expect(conflict.locator("dd")).to_have_text(["Ana’s words", "Ben’s words"])
    assert _row(service, report, "c21") == {"status": "open", "note": "Ana’s words"}
    assert found_by_axe(ben, "#c21") == []
    with ben.expect_response(lambda answer: "/claims/c21" in answer.url and answer.status == 200):
        conflict.get_by_role("button", name="Keep both").click()
    expect(conflict).to_have_count(0)
    assert _row(service, report, "c21") == {"status": "open", "note": "Ana’s words\nBen’s words"}


def test_what_is_written_without_a_network_is_sent_later(visits: Visits, service: Service, report: str) -> None:
    page = visits.open(f"{service.url}/reports/{report}")
    page.locator("#c13 > summary").focus()
    page.context.set_offline(True)
    page.keyboard.press("5")
    expect(page.locator("#told")).to_contain_text("kept in this browser")
    expect(page.locator("#c13 .status")).to_have_text("can't be checked")
    assert _row(service, report, "c13") == {}

    with page.expect_response("**/claims/c13"):
        page.context.set_offline(False)

    assert _row(service, report, "c13") == {"status": "uncheckable"}
    expect(page.locator("#told")).to_be_hidden()


def test_what_two_wrote_is_told_beside_a_closed_line_after_a_reload(
    visits: Visits, service: Service, report: str
) -> None:
    page = visits.open(f"{service.url}/reports/{report}")
    page.locator("#c19 > summary").focus()
    page.context.set_offline(True)
    page.keyboard.press("3")
    headers = {"Content-Type": "application/json", "If-Match": '"0"'}
    service.request("PATCH", f"/v1/reports/{report}/claims/c19", b'{"status": "wrong"}', headers)
    page.context.set_offline(False)

    expect(page.locator("#c19 .status")).to_have_text("confirmed, two versions")
    page.reload()
    expect(page.locator("#c19 .status")).to_have_text("confirmed, two versions")
    page.get_by_role("button", name="Take theirs").click()
    expect(page.locator("#c19 .status")).to_have_text("wrong")


def test_a_note_that_is_too_long_is_refused_beside_it(visits: Visits, service: Service, report: str) -> None:
    page = _opened(visits.open(f"{service.url}/reports/{report}"), "c8")
    note = page.locator("#c8").get_by_label("Note")
    note.evaluate("field => field.removeAttribute('maxlength')")
    note.fill("x" * 10_001)

    expect(page.locator("#c8 .complaint")).to_contain_text("10000")
    expect(note).to_have_value("x" * 10_001)
    page.evaluate("localStorage.clear()")


def test_a_hostile_article_comes_back_as_words(visits: Visits, service: Service) -> None:
    page = visits.open(service.url, viewport={"width": 360, "height": 740})
    page.get_by_label("The article, as text or HTML").fill(HOSTILE)
    page.get_by_role("button", name="Find the claims").click()

    page.wait_for_url("**/reports/*")
    shown = page.locator(".text").inner_text()
    assert [words for words in ("<b>Roe</b>", "<script>alert(", "evil", "<img src=x") if words not in shown] == []
    assert "\u202e" not in shown
    assert page.locator(".text img, .text b").count() == 0
    assert width_and_content(page) == (360, 360)


def test_a_service_with_keys_asks_for_one_and_remembers_it(visits: Visits, keyed: Service) -> None:
    page = visits.open(keyed.url)
    expect(page.locator("#article")).to_be_hidden()
    page.get_by_label("Key").fill("fck_wrong")
    page.get_by_role("button", name="Open").click()
    expect(page.locator("#key-complaint")).to_have_text("This key is not known.")
    page.get_by_label("Key").fill(DESK)
    page.get_by_role("button", name="Open").click()

    page.get_by_label("The article, as text or HTML").fill("The mayor said that the bridge will cost 15 million euros.")
    page.get_by_role("button", name="Find the claims").click()
    page.wait_for_url("**/reports/*")
    page.keyboard.press("j")
    with page.expect_response(lambda answer: "/claims/" in answer.url and answer.status == 200):
        page.keyboard.press("2")

    address = page.url
    stranger = visits.open(address)
    expect(stranger.get_by_label("Key")).to_be_visible()
    assert "bridge" not in stranger.content()
    page.get_by_role("link", name="All reports").click()
    page.get_by_role("button", name="Forget my key").click()
    expect(page.get_by_label("Key")).to_be_visible()


def test_an_address_without_a_report_leads_to_the_start(visits: Visits, service: Service) -> None:
    page = visits.open(f"{service.url}/reports/{'0' * 64}")

    expect(page.locator(".told")).to_contain_text("There is no such report")
    expect(page.get_by_label("The article, as text or HTML")).to_be_visible()


def test_axe_finds_nothing(visits: Visits, service: Service, report: str) -> None:
    page = visits.open(service.url, color_scheme="light")
    expect(page.locator("#recent-list li").first).to_be_visible()
    page.get_by_role("button", name="Find the claims").click()
    assert found_by_axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert found_in_colours(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_and_content(page) == (360, 360)
    page.goto(f"{service.url}/reports/{report}")
    assert found_by_axe(page, "header") == []


def test_the_page_allows_what_it_holds_and_no_frame(service: Service, report: str) -> None:
    answer = service.get(f"/reports/{report}")

    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', answer.body.decode())
    allowed = answer.headers["content-security-policy"]
    for hashed in re.findall(r"sha256-[\w+/=]+", policy):
        assert hashed in allowed
    assert "frame-ancestors 'none'" in allowed
    facts = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', answer.body.decode(), re.DOTALL)
    assert facts is not None
    assert json.loads(facts[1])["report"] == report
