"""The folder of outputs <-> its manifest: of which inputs, code and settings it is, how it is cut, what is done.

What is ours begins with `_`, so that readers of the folder as a data set (pyarrow, Spark, DuckDB) pass over it.
"""

from collections.abc import Sequence
from typing import Final

from pydantic import ValidationError

from factcheck.corpus.addresses import files_at, is_draft, join, path_of, read_bytes, write_bytes
from factcheck.corpus.inputs import Form, Source
from factcheck.corpus.shards import Shard, cut
from factcheck.corpus.work import COUNTS, Counts, counts_of
from factcheck.domain.values import Value
from factcheck.errors import UnwritableFileError
from factcheck.wiring.identity import Versions

MANIFEST: Final = "_manifest.json"
_FORMAT: Final = 1


class Plan(Value):
    """All that decides on what the outputs are; equal plans make equal outputs."""

    format: int = _FORMAT
    versions: Versions
    form: Form
    articles_a_shard: int
    sources: tuple[Source, ...]


class Manifest(Value):
    """A plan with its shards; `counts` of all of them, once all are done."""

    plan: Plan
    shards: tuple[Shard, ...]
    counts: Counts | None = None


def begin(out: str, plan: Plan) -> Manifest:
    """The manifest of an earlier run with the same plan, or a new one, which is written.

    Raises UnwritableFileError where the folder is of another plan, or holds what is not ours.
    """
    is_begun = any(not is_draft(one.address) for one in files_at(out).find(out))
    kept = read_bytes(join(out, MANIFEST))  # after the listing: another part may have begun it meanwhile
    if kept is not None:
        return _same(out, _read(out, kept), plan)
    if is_begun:
        raise UnwritableFileError(f"{out} is there and no folder of `factcheck corpus`; name a new folder")
    manifest = Manifest(plan=plan, shards=cut(plan.sources, articles=plan.articles_a_shard))
    _write(out, manifest)
    return manifest


def left_of(out: str, manifest: Manifest, shards: Sequence[Shard]) -> list[Shard]:
    """Those without an output: one listing of the folder, however many they are."""
    if manifest.counts is not None:
        return []
    root = f"{path_of(out)}/"
    done = {path_of(one.address).removeprefix(root) for one in files_at(out).find(out)}
    return [shard for shard in shards if f"{shard.name}.{manifest.plan.form.value}" not in done]


def finish(out: str, manifest: Manifest) -> Manifest:
    """Write the counts of the whole corpus where all of it is done, and remove what dead workers left half-written."""
    if manifest.counts is not None or left_of(out, manifest, manifest.shards):
        return manifest
    counts = sum((_counts(out, shard) for shard in manifest.shards), Counts())
    complete = manifest.model_copy(update={"counts": counts})
    _write(out, complete)
    for one in files_at(out).find(out):
        if is_draft(one.address):
            files_at(out).remove(one.address)
    return complete


def _counts(out: str, shard: Shard) -> Counts:
    kept = read_bytes(counts_of(out, shard))
    if kept is None:
        raise UnwritableFileError(f"{out}: {COUNTS}/{shard.name}.json is missing; remove the output of that shard")
    return Counts.model_validate_json(kept)


def _read(out: str, kept: bytes) -> Manifest:
    try:
        return Manifest.model_validate_json(kept)
    except ValidationError as exc:
        raise UnwritableFileError(
            f"{join(out, MANIFEST)} is of another version of factcheck; name a new folder"
        ) from exc


def _same(out: str, kept: Manifest, plan: Plan) -> Manifest:
    """Raises UnwritableFileError, which says what differs."""
    was, now = kept.plan, plan
    differs = {
        "version": (was.versions.factcheck, was.versions.word_lists)
        != (now.versions.factcheck, now.versions.word_lists),
        "settings": was.versions.settings != now.versions.settings,
        "--format": was.form != now.form,
        "--shard": was.articles_a_shard != now.articles_a_shard,
        "inputs": was.sources != now.sources,
    }
    named = ", ".join(name for name, is_other in differs.items() if is_other)
    if named:
        raise UnwritableFileError(f"{out} was begun with other {named}; name a new folder, or go on as it was begun")
    return kept


def _write(out: str, manifest: Manifest) -> None:
    write_bytes(join(out, MANIFEST), manifest.model_dump_json(indent=1).encode() + b"\n")
