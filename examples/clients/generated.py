"""Calls through the client that generate.sh makes with openapi-python-client: checked by mypy there."""

from factcheck_client import Client
from factcheck_client.api.default import create_batch, create_report, list_reports
from factcheck_client.models import Batch, BatchArticle, BatchState, PastedArticle, Report, ReportList

client = Client(base_url="http://localhost:8000")

article = PastedArticle(text="The ministry tested 15 missiles in 2022.", publisher="The Example Times")
report = create_report.sync(client=client, body=article)
if isinstance(report, Report):
    print([claim.text for claim in report.claims])

batch = create_batch.sync(client=client, body=Batch(rows=[BatchArticle(id=1, text="It rained 15 days.")]))
if isinstance(batch, BatchState):
    print(batch.state)

reports = list_reports.sync(client=client, limit=5)
if isinstance(reports, ReportList):
    print([entry.title for entry in reports.reports])
