"""`factcheck corpus --cluster`: the same outputs from the workers of a Dask cluster, of the same version."""

from pathlib import Path

import pytest

from factcheck.corpus.cluster import difference
from factcheck.corpus.local import run_locally
from factcheck.corpus.manifest import begin
from factcheck.wiring.identity import Versions
from tests.cli.command import factcheck
from tests.dask_cluster import dask_cluster
from tests.unit.corpus.builders import article, job_to, outputs, plan_of, write_lines

OURS = Versions(factcheck="1.0", word_lists="a", settings="b")


def test_a_worker_of_a_cluster_makes_the_same_outputs(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", map(article, range(4)))
    here, there = tmp_path / "here", tmp_path / "there"
    list(run_locally(job_to(here), begin(str(here), plan_of(source, out=here)).shards, jobs=1))
    with dask_cluster(tmp_path / "cluster") as cluster:
        cluster.start_scheduler()
        cluster.start_workers(1)
        options = ["--engine", "offline", "--format", "jsonl", "--shard", "3"]
        done = factcheck("corpus", source, "-o", there, *options, "--cluster", cluster.address)
    assert (done.code, done.err.splitlines()[-1]) == (0, f"4 reports, 0 errors in {there}")
    assert done.err.startswith("factcheck: 1 worker; dashboard: http://")
    assert outputs(there) == outputs(here)


@pytest.mark.parametrize(
    ("python", "theirs", "said"),
    [
        ("3.11", OURS, None),
        ("3.12", OURS, "runs Python 3.12, and this is 3.11"),
        ("3.11", None, "cannot take the settings: no file of weights"),
        ("3.11", OURS.model_copy(update={"factcheck": "0.9"}), "has factcheck 0.9, and this is 1.0"),
        ("3.11", OURS.model_copy(update={"word_lists": "c"}), "has other word lists"),
        ("3.11", OURS.model_copy(update={"settings": "c"}), "has other weights, another certificate"),
    ],
)
def test_a_worker_that_would_answer_otherwise_is_refused(
    python: str, theirs: Versions | None, said: str | None
) -> None:
    complaint = difference(("3.11", OURS, ""), (python, theirs, "no file of weights"))
    assert (complaint or "").startswith(said or "")
    assert (complaint is None) == (said is None)
