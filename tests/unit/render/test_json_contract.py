import json
import unicodedata

from hypothesis import given

from factcheck.domain.report import Report
from factcheck.render.json_contract import render
from tests.builders import build_article, build_claim, build_report, hostile_report
from tests.unit.render.strategies import HOSTILE_TEXT


def test_the_document_is_the_report() -> None:
    document = render(hostile_report())

    assert Report.model_validate_json(document) == hostile_report()
    assert json.loads(document) == hostile_report().model_dump(mode="json")
    assert document.startswith('{\n "schema_version": "1",\n "article": {\n  "id": "sha256:')


def test_letters_stay_letters() -> None:
    document = render(build_report(build_article("Müller sagte „東京“ 🚀", title=None)))

    assert '"text": "Müller sagte „東京“ 🚀"' in document


@given(HOSTILE_TEXT)
def test_any_text_comes_back_and_none_acts_on_a_terminal(text: str) -> None:
    report = build_report(build_article(text, title=None), (build_claim(text, text),))

    document = render(report)

    assert Report.model_validate_json(document) == report
    assert {unicodedata.category(char) for char in document.replace("\n", "")} & {"Cc", "Zl", "Zp"} == set()
    assert not any(unicodedata.bidirectional(char) in {"RLO", "LRO", "RLE", "LRE", "PDF"} for char in document)
