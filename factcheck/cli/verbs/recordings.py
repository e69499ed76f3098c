"""`factcheck recordings`: list, record, verify and prune the model responses committed for replay."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from factcheck.cli.files import read_text
from factcheck.cli.options import FILE, FOLDER, settings_with
from factcheck.cli.terminal.loudness import detail, note
from factcheck.cli.verb import Verb, VerbGroup
from factcheck.errors import (
    ConfigurationError,
    EngineNotConfiguredError,
    ModelError,
    ReplayError,
    UnsoundRecordingsError,
    UnwritableFileError,
)
from factcheck.render.counting import several

if TYPE_CHECKING:
    from factcheck.settings import Settings

folder_option = click.option(
    "--folder", type=FOLDER, metavar="FOLDER", help="Where the recordings are. [default: FACTCHECK_RECORDINGS_DIR]"
)


@click.group(cls=VerbGroup, no_args_is_help=False)
def recordings() -> None:
    """Look after recorded responses of a model.

    They are readable files, from which checks are replayed without a network.

    \b
    Examples:
      factcheck recordings list
      factcheck recordings record fixtures/articles/*.txt
      factcheck recordings verify fixtures/articles/*.txt
    """


@recordings.command("list", cls=Verb)
@folder_option
def list_(folder: str | None) -> None:
    """List the recordings: name, prompt, model, origin, date and tokens.

    \b
    Examples:
      factcheck recordings list
    """
    from factcheck.wiring import build_recordings

    damaged = 0
    for name, recording in build_recordings(_in_folder(folder)).read_all():
        if isinstance(recording, ReplayError):
            damaged += 1
            note(f"note: {recording}")
            continue
        prompt = f"{recording.request.prompt}@{recording.request.prompt_version}"
        when = f"{recording.origin.value}  {recording.recorded_at}"
        click.echo("  ".join((name, prompt, recording.model, when, recording.outcome)))
    if damaged:
        raise UnsoundRecordingsError(f"{damaged} of the recordings cannot be read; run: factcheck recordings verify")


@recordings.command(cls=Verb)
@click.argument("articles", nargs=-1, type=FILE, required=True, metavar="ARTICLE...")
@folder_option
@click.option("--again", is_flag=True, help="Ask for what is recorded already, too.")
def record(articles: Sequence[str], folder: str | None, *, again: bool) -> None:
    """Check articles with the model, and record its responses.

    What is recorded already is not asked for, unless --again; what somebody has authored is never replaced. Exit code 8
    where the model fails and its answer is missing in a replay.

    \b
    Examples:
      factcheck recordings record fixtures/articles/north-korea-russia.txt
      factcheck recordings record --again fixtures/articles/*.txt
    """
    settings = settings_with(engine="llm", recordings="rerecord" if again else "record", recordings_dir=folder)
    texts = [read_text(article, settings.max_bytes).text for article in articles]
    from factcheck.domain.article import Metadata
    from factcheck.wiring import build_recording_checker, build_recordings

    checker, kept = build_recording_checker(settings), build_recordings(settings)
    before = len(kept)
    failed: list[str] = []
    for article, text in zip(articles, texts, strict=True):
        detail(f"{article} ...")
        try:
            checker.check_text(text, Metadata())
        except ModelError as exc:
            failed.append(f"{article}: {exc}")
    click.echo(f"{several(len(kept), 'recording')} in {settings.recordings_dir}, {len(kept) - before} of them new")
    for failure in failed[1:]:
        note(f"note: {failure}")
    if failed:
        raise ModelError(f"{len(failed)} of {several(len(texts), 'article')} cannot be replayed; {failed[0]}")


@recordings.command(cls=Verb)
@click.argument("articles", nargs=-1, type=FILE, metavar="[ARTICLE...]")
@folder_option
def verify(articles: Sequence[str], folder: str | None) -> None:
    """Say whether the recordings still hold; made for CI. Exit code 9 where they do not.

    Each file must be whole, bear the fingerprint of its request, be named after it, and hold no secret. With ARTICLEs,
    what is asked about them today must be recorded, and nothing else. The model is that of the recordings, unless
    FACTCHECK_MODEL names one.

    \b
    Examples:
      factcheck recordings verify
      factcheck recordings verify fixtures/articles/*.txt
    """
    from factcheck.wiring import build_recordings

    settings = _in_folder(folder)
    kept = build_recordings(settings)
    if articles and settings.model is None:
        kept = build_recordings(settings.model_copy(update={"model": _only(kept.asked_models())}))
    findings = kept.verify(_texts(articles, settings))
    for finding in findings:
        click.echo(f"{finding.name}: {finding.problem}")
    if findings:
        raise UnsoundRecordingsError(
            f"{several(len(findings), 'finding')} in {settings.recordings_dir}; record what is missing, prune the rest"
        )
    are = "is" if len(kept) == 1 else "are"
    held = f"{several(len(kept), 'recording')} in {settings.recordings_dir}"
    click.echo(f"{held} {are} whole, unchanged and without secrets")
    if not articles:
        click.echo("not checked: whether today's prompts ask for them; name the ARTICLEs")


@recordings.command(cls=Verb)
@click.argument("articles", nargs=-1, type=FILE, required=True, metavar="ARTICLE...")
@folder_option
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
def prune(articles: Sequence[str], folder: str | None, *, dry_run: bool) -> None:
    """Delete the recordings that no question about the ARTICLEs asks for, and half-written files.

    Name all articles that your recordings were made of: what is asked about others is unused.

    \b
    Examples:
      factcheck recordings prune --dry-run fixtures/articles/*.txt
    """
    from factcheck.wiring import build_recordings

    settings = settings_with(recordings_dir=folder)
    kept = build_recordings(settings)
    if kept.requester is None:
        raise EngineNotConfiguredError(
            "which recordings are used depends on the model; set FACTCHECK_MODEL to the one that was recorded; "
            "nothing is deleted"
        )
    _must_be_there(settings)
    for path in kept.prunable(_texts(articles, settings)):
        click.echo(f"{'would delete' if dry_run else 'deleted'} {path.name}")
        if not dry_run:
            try:
                path.unlink(missing_ok=True)
            except OSError as exc:
                raise UnwritableFileError(f"{path}: {exc.strerror or exc}; it is not deleted") from exc


def _only(models: Sequence[str]) -> str:
    """The one model of the recordings. Raises EngineNotConfiguredError."""
    if len(models) != 1:
        found = f"are of several models ({', '.join(models)})" if models else "name no model"
        raise EngineNotConfiguredError(
            f"what is asked today depends on the model, and the recordings {found}; set FACTCHECK_MODEL to one"
        )
    return models[0]


def _texts(articles: Sequence[str], settings: "Settings") -> list[str]:
    return [read_text(article, settings.max_bytes).text for article in articles]


def _in_folder(folder: str | None) -> "Settings":
    settings = settings_with(recordings_dir=folder)
    _must_be_there(settings)
    return settings


def _must_be_there(settings: "Settings") -> None:
    """Fail on a missing folder, which would pass for an empty one."""
    if not settings.recordings_dir.is_dir():
        raise ConfigurationError(
            f"{settings.recordings_dir} is no folder; name that of your recordings by --folder or "
            "FACTCHECK_RECORDINGS_DIR"
        )
