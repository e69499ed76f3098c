"""How long does one recorded or stored response take: replay here, vcrpy, LiteLLM's disk cache? And 1,000 of them?

usage: python -m benchmarks.replay [--no-peers]

Each peer is installed into an environment of its own, in a temporary folder, from the index the machine is set to.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.measuring import print_table, seed_text
from benchmarks.peers import install_peers, run_peer
from factcheck.adapters.recordings.recorded_chat import ReplayChat
from factcheck.adapters.recordings.recording_folder import Origin, Recording, RecordingFolder
from factcheck.domain.chat import ChatRequest, ChatResponse, canonical_json

ROUNDS: Final = 300
# Apart: vcrpy 8.1.1 cannot be imported beside the aiohttp that LiteLLM brings.
VCRPY: Final = ("vcrpy==8.1.1", "requests")
LITELLM: Final = ("litellm", "openai==3.54.0", "diskcache==5.6.3")

# Peers read the same body and answer from what they keep of the same exchange; their own server runs on loopback once.
_VCRPY = """
import json, sys, threading, time
from http.server import BaseHTTPRequestHandler, HTTPServer
from statistics import median
import requests, vcr
body, answer, rounds = json.load(sys.stdin)
class Server(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200); self.send_header("content-type", "application/json")
        raw = json.dumps(answer).encode(); self.send_header("content-length", str(len(raw))); self.end_headers()
        self.wfile.write(raw)
    def log_message(self, *words): pass
server = HTTPServer(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}/v1/chat/completions"
tape = vcr.VCR(match_on=["method", "uri", "body"])
session = requests.Session()
with tape.use_cassette(sys.argv[1] + "/tape.yaml"):
    session.post(url, data=body.encode()).json()
server.shutdown()
times, warm = [], []
for _ in range(rounds):
    started = time.perf_counter()
    with tape.use_cassette(sys.argv[1] + "/tape.yaml", record_mode="none"):
        session.post(url, data=body.encode()).json()
    times.append(time.perf_counter() - started)
with tape.use_cassette(sys.argv[1] + "/tape.yaml", record_mode="none", allow_playback_repeats=True):
    for _ in range(rounds):
        started = time.perf_counter()
        session.post(url, data=body.encode()).json()
        warm.append(time.perf_counter() - started)
print(json.dumps([median(warm), median(times)]))
"""

_LITELLM = """
import json, os, sys, time
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
from statistics import median
import litellm
from litellm.caching.caching import Cache
body, answer, rounds = json.load(sys.stdin)
asked = json.loads(body)
litellm.cache = Cache(type="disk", disk_cache_dir=sys.argv[1])
def ask():
    return litellm.completion(model="openai/small", messages=asked["messages"], temperature=0, api_key="k",
                              mock_response=answer["choices"][0]["message"]["content"], caching=True)
first = ask().id
time.sleep(2)
times = []
for _ in range(rounds):
    started = time.perf_counter()
    again = ask()
    times.append(time.perf_counter() - started)
assert again.id == first, "not answered from the cache"
print(json.dumps([median(times)]))
"""

_START = """
import asyncio, json, sys, time
from pathlib import Path
started = time.perf_counter()
from factcheck.domain.chat import ChatRequest
from factcheck.settings import RecordingsMode, Settings
from factcheck.wiring import build_chat
def no_model():
    raise AssertionError("a replay asks no model")
request = ChatRequest.model_validate_json(sys.stdin.read())
chat = build_chat(Settings(recordings=RecordingsMode.REPLAY, recordings_dir=Path(sys.argv[1])), no_model)
asyncio.run(chat.answer(request))
print(time.perf_counter() - started)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-peers", action="store_true", help="leave vcrpy and LiteLLM out")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = _replay_s(folder / "ours")
        rows = [("factcheck, replay", ours)]
        if not parser.parse_args().no_peers:
            rows += _peers(folder)
        print_table(
            ("one response", f"median of {ROUNDS}", "times factcheck"),
            [(name, f"{took * 1000:.3f} ms", f"{took / ours:.1f}") for name, took in rows],
        )
        few, many = _start_s(folder / "one", 1), _start_s(folder / "thousand", 1000)
        print(f"\nstart-up and first answer: 1 recording {few * 1000:.0f} ms, 1,000 recordings {many * 1000:.0f} ms")


def _request(number: int = 0) -> ChatRequest:
    messages = [
        {"role": "system", "content": "Label the candidates."},
        {"role": "user", "content": f"{number}\n{seed_text()}"},
    ]
    body = canonical_json({"model": "small", "messages": messages, "temperature": 0})
    return ChatRequest(endpoint="default", body=body, prompt="claims", prompt_version=1, prompt_sha256="a" * 64)


def _response() -> ChatResponse:
    claims = [{"candidate": f"c{number}", "source": f"m{number}", "label": "said"} for number in range(20)]
    return ChatResponse(text=json.dumps({"claims": claims}), model="small")


def _record(path: Path, number: int) -> RecordingFolder:
    folder = RecordingFolder(path)
    for each in range(number):
        recording = Recording(
            request=_request(each),
            response=_response(),
            origin=Origin.AUTHORED,
            recorded_at="2026-01-01T00:00:00Z",
            client="benchmark",
        )
        folder.write(recording, {})
    return folder


def _replay_s(path: Path) -> float:
    """With a request made anew each time, so that its fingerprint is in the time."""
    chat = ReplayChat(_record(path, 1))
    made = _request()
    fields = made.model_dump()
    with asyncio.Runner() as runner:
        assert runner.run(chat.answer(made)) == _response()

        async def measure() -> float:
            return median([await _once() for _ in range(ROUNDS)])

        async def _once() -> float:
            request = ChatRequest.model_construct(**fields)
            loop = asyncio.get_running_loop()
            started = loop.time()
            await chat.answer(request)
            return loop.time() - started

        return runner.run(measure())


def _start_s(path: Path, number: int) -> float:
    _record(path, number)
    asked = _request().model_dump_json()

    def start() -> float:
        done = subprocess.run(
            [sys.executable, "-c", _START, str(path)], input=asked, capture_output=True, text=True, check=True
        )
        return float(done.stdout)

    start()
    return median(start() for _ in range(9))


def _peers(folder: Path) -> list[tuple[str, float]]:
    answer = {"choices": [{"index": 0, "message": {"role": "assistant", "content": _response().text}}]}
    asked = json.dumps([_request().body, answer, ROUNDS])
    warm, each = _run_peer(install_peers(folder / "env-vcrpy", VCRPY), _VCRPY, folder / "vcrpy", asked)
    (stored,) = _run_peer(install_peers(folder / "env-litellm", LITELLM), _LITELLM, folder / "litellm", asked)
    return [
        ("vcrpy, body matched, cassette open", warm),
        ("vcrpy, body matched, a cassette each", each),
        ("LiteLLM, disk cache", stored),
    ]


def _run_peer(python: Path, code: str, folder: Path, asked: str) -> list[float]:
    folder.mkdir()
    took: list[float] = json.loads(run_peer(python, code, folder, asked=asked))
    return took


if __name__ == "__main__":
    main()
