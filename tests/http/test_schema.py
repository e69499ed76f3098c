"""The OpenAPI document is there, and the service keeps what it promises."""

import json
import re
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from factcheck.api.problems import TITLES, TYPE_PREFIX
from factcheck.domain.report import Report
from factcheck.pipeline.facts import Facts
from tests.cli.command import environment
from tests.http.service import Service
from tests.processes import completed

OPERATIONS = {
    "searchPrior",
    "createReport",
    "getReport",
    "listReports",
    "deleteReport",
    "deleteReports",
    "getWorksheet",
    "changeClaim",
    "openSession",
    "closeSession",
    "createBatch",
    "getBatch",
    "cancelBatch",
    "createAudit",
    "createDraft",
    "listPrompts",
    "getReportSchema",
    "isLive",
    "isReady",
}
CONFIG = Path(__file__).with_name("schemathesis.toml")


def test_schema_answers_the_openapi_document(service: Service) -> None:
    root, named = service.get("/schema"), service.get("/schema/openapi.json")
    assert (root.status, named.status) == (200, 200)
    assert root.body == named.body
    assert root.json()["openapi"].startswith("3.1")


def test_the_document_has_the_report_as_it_is_published(service: Service) -> None:
    schemas = service.get("/schema").json()["components"]["schemas"]
    published = Report.model_json_schema(mode="serialization", ref_template="#/components/schemas/{model}")
    definitions = published.pop("$defs")
    assert schemas["Report"] == published
    assert {name: schemas[name] for name in definitions} == definitions


def test_every_reference_of_the_document_leads_somewhere(service: Service) -> None:
    document = service.get("/schema").json()
    references = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(document)))
    assert references <= set(document["components"]["schemas"])
    assert {"Report", "Problem", "PastedArticle", "HtmlArticle", "Health"} <= references


def test_every_operation_has_an_id_and_documents_its_problems(service: Service) -> None:
    operations = [operation for path in service.get("/schema").json()["paths"].values() for operation in path.values()]
    assert {operation["operationId"] for operation in operations} == OPERATIONS
    assert all("application/problem+json" in operation["responses"]["default"]["content"] for operation in operations)


def test_the_document_says_how_keys_are_sent(service: Service) -> None:
    document = service.get("/schema").json()
    names = {name for each in document["security"] for name in each}
    assert names == set(document["components"]["securitySchemes"]) == {"bearer", "apiKey"}


def test_the_examples_of_the_document_work(service: Service) -> None:
    content = service.get("/schema").json()["paths"]["/v1/reports"]["post"]["requestBody"]["content"]
    pasted = {
        media_type: described["examples"]["pasted"]["value"]
        for media_type, described in content.items()
        if "examples" in described
    }
    assert service.post_json(**pasted["application/json"]).is_report
    assert service.post(pasted["text/plain"].encode(), "text/plain").is_report


def test_a_form_is_described_with_all_that_it_takes(service: Service) -> None:
    content = service.get("/schema").json()["paths"]["/v1/reports"]["post"]["requestBody"]["content"]
    form = content["multipart/form-data"]
    assert set(form["schema"]["properties"]) == {"file", "options", *Facts.model_fields}
    assert form["encoding"]["file"]["contentType"] == "text/plain, text/html"


@pytest.mark.parametrize(
    ("draft", "is_valid"),
    [
        ({"text": "It rained."}, True),
        ({"html": "It rained."}, True),
        ({"text": "It rained.", "html": None}, True),
        ({}, False),
        ({"text": ""}, False),
        ({"html": " "}, False),
        ({"text": "It rained.", "html": ""}, False),
    ],
    ids=["text", "html", "no html", "neither", "empty", "blank", "both"],
)
def test_a_draft_is_described_as_it_is_read(service: Service, draft: dict[str, str | None], *, is_valid: bool) -> None:
    schemas = service.get("/schema").json()["components"]["schemas"]
    found = Draft202012Validator({**schemas["DraftText"], "components": {"schemas": schemas}}).is_valid(draft)
    body = json.dumps({"draft": draft, "sources": [{"text": "x"}]}).encode()
    answer = service.request("POST", "/v1/drafts", body, {"Content-Type": "application/json"})
    assert (found, answer.status in (400, 422)) == (is_valid, not is_valid)


@pytest.mark.parametrize("examples", ["3", pytest.param("100", marks=pytest.mark.scale)])
def test_the_service_keeps_what_the_document_promises(service: Service, tmp_path: Path, examples: str) -> None:
    program = str(Path(sys.executable).with_name("schemathesis"))
    how = ["--max-examples", examples, "--seed", "1", "--generation-database", "none", "--no-color"]
    command = [program, "--config-file", str(CONFIG), "run", *how, f"{service.url}/schema"]
    done = completed(command, cwd=tmp_path, env=environment())
    said = (done.stdout + done.stderr).decode()
    assert done.returncode == 0, said
    assert f"Tested: {len(OPERATIONS)}\n" in said


def test_the_example_of_a_report_is_what_the_service_answers(service: Service) -> None:
    operation = service.get("/schema").json()["paths"]["/v1/reports"]["post"]
    request = operation["requestBody"]["content"]["application/json"]["examples"]["pasted"]["value"]
    answered = operation["responses"]["201"]["content"]["application/json"]["examples"]["pasted"]["value"]
    assert service.post_json(**request).json() == answered


def test_the_document_names_every_type_of_problem(service: Service) -> None:
    named = service.get("/schema").json()["components"]["schemas"]["Problem"]["properties"]["type"]["enum"]
    assert named == [TYPE_PREFIX + code for code in TITLES]
