"""A corpus loses no row and answers none twice, whatever process of it is killed, and wherever it ran."""

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.command import command, environment, factcheck
from tests.dask_cluster import Cluster, dask_cluster
from tests.processes import GUARD_S, eventually, family, started
from tests.unit.corpus.builders import answers, article, outputs, write_lines

pytestmark = pytest.mark.scale

ARTICLES = 1_200
SHARD = 60


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("in") / "in.jsonl", map(article, range(ARTICLES)))


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The outputs of an undisturbed run on this machine."""
    out = tmp_path_factory.mktemp("expected") / "out"
    assert factcheck("corpus", *_options(source, out), "--jobs", "1").code == 0
    assert [answer["id"] for answer in answers(out)] == [f"a{number}" for number in range(ARTICLES)]
    return digests(out)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with dask_cluster(tmp_path / "cluster") as made:
        made.start_scheduler()
        made.start_workers(2)
        yield made


def digests(out: Path) -> dict[str, str]:
    """Of the outputs, since a comparison of megabytes that fails would take pytest minutes to show."""
    return {name: sha256(content).hexdigest() for name, content in outputs(out).items()}


@contextmanager
def driving(
    out: Path, options: Sequence[str | Path], inside: Sequence[str] = ()
) -> "Iterator[subprocess.Popen[bytes]]":
    """A run that has its first shards done."""
    with started([*inside, *command("corpus", *options)], env=environment(), stderr=subprocess.PIPE) as driver:
        eventually(lambda: outputs(out) or driver.poll() is not None, "the first shards are done")
        yield driver


def _options(source: Path, out: Path) -> list[str | Path]:
    return [source, "-o", out, "--shard", str(SHARD), "--format", "jsonl"]


def test_a_worker_process_of_this_machine_is_killed(source: Path, expected: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    with driving(out, [*_options(source, out), "--jobs", "2"]) as driver:
        os.kill(max(pid for pid, parent in family(driver.pid).items() if parent == driver.pid), signal.SIGKILL)
        assert driver.wait(GUARD_S) == 0
    assert digests(out) == expected


def test_the_driver_of_this_machine_is_killed(source: Path, expected: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    with driving(out, [*_options(source, out), "--jobs", "2"]) as driver:
        driver.kill()
    assert 0 < len(outputs(out)) < len(expected)
    assert factcheck("corpus", *_options(source, out), "--jobs", "2").code == 0
    assert digests(out) == expected


def test_a_worker_of_the_cluster_is_killed(
    source: Path, expected: dict[str, str], cluster: Cluster, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with driving(out, [*_options(source, out), "--cluster", cluster.address]) as driver:
        cluster.workers[0].kill()
        assert driver.wait(GUARD_S) == 0
    assert digests(out) == expected


def test_the_scheduler_is_killed(source: Path, expected: dict[str, str], cluster: Cluster, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with driving(out, [*_options(source, out), "--cluster", cluster.address]) as driver:
        assert cluster.scheduler is not None
        cluster.scheduler.kill()
        _, said = driver.communicate(timeout=GUARD_S)
        assert (driver.returncode, b"went away; run the same again" in said) == (10, True), said
    cluster.start_scheduler()
    cluster.start_workers(2)
    assert factcheck("corpus", *_options(source, out), "--cluster", cluster.address).code == 0
    assert digests(out) == expected


def test_the_driver_of_the_cluster_is_killed(
    source: Path, expected: dict[str, str], cluster: Cluster, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with driving(out, [*_options(source, out), "--cluster", cluster.address]) as driver:
        driver.kill()
    assert factcheck("corpus", *_options(source, out), "--cluster", cluster.address).code == 0
    assert digests(out) == expected


def test_two_hosts_finish_when_one_is_cut_off(source: Path, expected: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    with namespaces("fc-one", "fc-two") as (one, two), dask_cluster(tmp_path / "cluster") as cluster:
        cluster.start_scheduler("10.213.7.1", one)
        cluster.start_workers(2, one)
        cluster.start_workers(2, two)
        with driving(out, [*_options(source, out), "--cluster", cluster.address], one) as driver:
            subprocess.run(["ip", "-n", "fc-two", "link", "set", "fc-two", "down"], check=True)
            assert driver.wait(GUARD_S) == 0
    assert digests(out) == expected


@contextmanager
def namespaces(one: str, two: str) -> Iterator[tuple[list[str], list[str]]]:
    """Two network namespaces, joined by a pair of interfaces at 10.213.7.1 and .2; what runs a command in each."""
    setting_up = [
        *(f"netns add {name}" for name in (one, two)),
        f"link add {one} netns {one} type veth peer name {two} netns {two}",
        *(f"-n {name} address add 10.213.7.{number}/24 dev {name}" for number, name in enumerate((one, two), start=1)),
        *(f"-n {name} link set {device} up" for name in (one, two) for device in ("lo", name)),
    ]
    with ExitStack() as stack:
        for name in (one, two):
            stack.callback(subprocess.run, ["ip", "netns", "delete", name], capture_output=True)
        for step in setting_up:
            done = _ip(step)
            if done is None or done.returncode:
                pytest.skip(f"network namespaces take root and iproute2: ip {step}: {done and done.stderr.strip()}")
        yield ["ip", "netns", "exec", one], ["ip", "netns", "exec", two]


def _ip(step: str) -> "subprocess.CompletedProcess[str] | None":
    try:
        return subprocess.run(["ip", *step.split()], capture_output=True, text=True)
    except FileNotFoundError:
        return None
