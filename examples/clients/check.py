"""Check an article with a running service, and print each claim as it is grounded.

usage: python check.py URL FILE
"""

import json
import os
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


def main(url: str, file: str) -> None:
    for name, content in events(url, Path(file).read_text(encoding="utf-8")):
        if name == "stage":
            print(f"... {content['stage']}", file=sys.stderr)
        elif name == "claim":
            source = content["attribution"]["source"]
            print(f"{content['kind']}: {content['text']} [{source['name'] if source else 'no source'}]")
        elif name == "end":
            print(f"... stored at {content.get('Location', 'no place')}", file=sys.stderr)
        elif name == "problem":
            sys.exit(f"{content['title']}: {content.get('detail')}")


def events(url: str, text: str) -> Iterator[tuple[str, Any]]:
    """Name and content of each server-sent event of a check."""
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = kind(parts.netloc, timeout=300)
    headers = {
        "Content-Type": "application/json",
        "Accept": "text/event-stream",
        "Authorization": f"Bearer {os.environ.get('FACTCHECK_SERVICE_KEY', 'none')}",
    }
    connection.request("POST", f"{parts.path}/v1/reports", json.dumps({"text": text}), headers)
    response = connection.getresponse()
    if response.headers.get_content_type() == "application/problem+json":
        yield "problem", json.load(response)
    else:
        yield from _parsed(response)
    connection.close()


def _parsed(response: HTTPResponse) -> Iterator[tuple[str, Any]]:
    """Lines that begin with a colon only say that the service is still there."""
    name = ""
    for line in response:
        field, _, value = line.decode("utf-8").rstrip("\n").partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            yield name, json.loads(value)


if __name__ == "__main__":
    main(*sys.argv[1:])
