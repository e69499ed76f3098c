"""`factcheck corpus`: files of articles, by the million, to files of answers, a shard each."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from factcheck.cli.exit_codes import exit_code
from factcheck.cli.options import (
    FILE,
    FOLDER,
    engine_option,
    model_options,
    read_options,
    report_options,
    settings_with,
)
from factcheck.cli.terminal.console import complain
from factcheck.cli.terminal.loudness import note, say
from factcheck.cli.verb import Verb
from factcheck.cli.verbs.batch import row_checkers
from factcheck.render.counting import several

if TYPE_CHECKING:
    from factcheck.corpus.shards import Shard
    from factcheck.corpus.work import Ended, Job
    from factcheck.errors import FactcheckError


@click.command(cls=Verb)
@click.argument("inputs", nargs=-1, required=True, type=FILE, metavar="IN...")
@click.option("-o", "--output", required=True, type=FOLDER, metavar="OUT/", help="The folder of the outputs.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["parquet", "jsonl"]),
    default="parquet",
    show_default=True,
    help="parquet (zstd) or JSON lines.",
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes. [default: one a core]")
@click.option("--cluster", metavar="ADDRESS", help="Run on the Dask cluster of this scheduler, tcp://host:8786.")
@click.option("--part", default="1/1", metavar="i/n", help="Only every n-th shard, from the i-th: for array jobs.")
@click.option(
    "--shard",
    type=click.IntRange(min=1),
    default=5000,
    show_default=True,
    metavar="N",
    help="Articles a shard; each has an output of its own.",
)
@report_options
@engine_option
@model_options
def corpus(
    inputs: Sequence[str],
    output: str,
    form: str,
    jobs: int | None,
    cluster: str | None,
    part: str,
    shard: int,
    engine: str | None,
    kinds: str | None,
    min_checkability: float | None,
    summary_sentences: int | None,
    *,
    prior: bool,
    **flags: str | None,
) -> None:
    """Check the articles of whole files, in shards that each are done or not begun.

    IN is a file of JSON lines or Parquet, a folder of them, or a glob; of this machine, or in s3:// or gs://. Rows are
    those of `factcheck batch`; the columns of Parquet have the names of its fields. Each shard has an output in OUT,
    named by its input, with the fields id, report and error.

    The same command goes on where an earlier one stopped: a shard with an output is skipped. Parts may run at once, on
    any hosts that see the same files.

    \b
    Examples:
      factcheck corpus archive.parquet -o reports/
      factcheck corpus archive/ -o reports/ --format jsonl --jobs 8
      factcheck corpus 's3://archive/2024-*.parquet' -o s3://reports/2024/ --part 3/50
      factcheck corpus /shared/archive/ -o /shared/reports/ --cluster tcp://scheduler:8786
    """
    if cluster is not None and jobs is not None:
        raise click.UsageError("--jobs is for this machine; a cluster has its own workers.")
    settings = settings_with(engine=engine, **flags)
    options = read_options(
        kinds=kinds, min_checkability=min_checkability, summary_sentences=summary_sentences, prior=prior
    )
    from factcheck.corpus.addresses import absolute
    from factcheck.corpus.extras import need_pyarrow
    from factcheck.corpus.inputs import Form, find_sources
    from factcheck.corpus.manifest import Plan, begin, finish, left_of
    from factcheck.corpus.shards import read_part
    from factcheck.corpus.work import Job
    from factcheck.wiring.identity import versions

    if form == Form.PARQUET:
        need_pyarrow("--format parquet")
    mine, out, checkers = read_part(part), absolute(output), row_checkers(settings)
    checkers(options)  # fail early, before the output is begun
    sources = find_sources(inputs, without=out)
    plan = Plan(versions=versions(settings, options), form=Form(form), articles_a_shard=shard, sources=tuple(sources))
    manifest = begin(out, plan)
    shards = mine.take(manifest.shards)
    left = left_of(out, manifest, shards)
    if len(left) < len(shards):
        note(f"{len(shards) - len(left):,} of {several(len(shards), 'shard')} are done already")
    failures = _run(Job(checkers, options, out, Form(form)), left, jobs, cluster)
    complete = finish(out, manifest)
    if complete.counts is not None:
        say(f"{several(complete.counts.reports, 'report')}, {several(complete.counts.errors, 'error')} in {output}")
    if failures:
        raise click.exceptions.Exit(exit_code(type(failures[0])))


def _run(job: "Job", shards: "Sequence[Shard]", jobs: int | None, cluster: str | None) -> "list[FactcheckError]":
    """Run all, and tell what failed."""
    from factcheck.cli.terminal.shard_progress import shard_progress

    failures: list[FactcheckError] = []
    try:
        with shard_progress(len(shards), sum(shard.rows for shard in shards)) as advance:
            for ended in _ended(job, shards, jobs, cluster) if shards else ():
                advance(ended.shard.rows)
                if ended.failure is not None:
                    failures.append(ended.failure)
                    complain(f"{ended.failure}; the other shards go on")
    except KeyboardInterrupt:
        raise KeyboardInterrupt("interrupted; shards that are done are kept: go on with the same command") from None
    return failures


def _ended(job: "Job", shards: "Sequence[Shard]", jobs: int | None, cluster: str | None) -> "Iterator[Ended]":
    if cluster is not None:
        from factcheck.corpus.extras import need_distributed

        need_distributed()
        from factcheck.corpus.cluster import run_on_cluster

        return run_on_cluster(job, shards, address=cluster, tell=note)
    from factcheck.corpus.local import run_locally

    return run_locally(job, shards, jobs=jobs or _cores())


def _cores() -> int:
    """Those that this process may use."""
    import os

    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
