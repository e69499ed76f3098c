"""Names on the command line -> the articles to check, and the file that the report of each goes to."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import click

from factcheck.cli.files import STREAM, is_same_file
from factcheck.cli.terminal.loudness import note
from factcheck.errors import UnreadableFileError, UnwritableFileError
from factcheck.render import Format
from factcheck.render.counting import several

HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
# What a folder is searched for; a file that is named is read whatever its name.
_SUFFIXES: Final = (*HTML_SUFFIXES, ".txt", ".text", ".md")
_EXTENSIONS: Final = {
    Format.TEXT: ".txt",
    Format.JSON: ".json",
    Format.MARKDOWN: ".md",
    Format.HTML: ".html",
    Format.CSV: ".csv",
    Format.JSONLD: ".jsonld",
}


class Filed(NamedTuple):
    """An article's file, and that of its report."""

    article: str
    report: str


def are_several(files: Sequence[str], output: str | None) -> bool:
    """Whether reports go to a folder: several files are named, or a folder as input or output."""
    return len(files) > 1 or any(Path(file).is_dir() for file in files) or (bool(files) and _is_folder(output))


def file_reports(files: Sequence[str], output: str | None, form: Format) -> list[Filed]:
    """Where each report goes; a file of a folder keeps its place below it. Raises UsageError where two reports would
    have one name.
    """
    if output is None or output == STREAM:
        raise click.UsageError("A folder, or several files: name the folder for their reports with -o DIR.")
    if STREAM in files:
        raise click.UsageError("Standard input has no name that its report could take: check it by itself.")
    folder = Path(output)
    if folder.exists() and not folder.is_dir():
        raise UnwritableFileError(f"{output} is no folder; several articles need one for their reports")
    found = list(dict.fromkeys(one for file in files for one in _found(file, folder)))
    return list(_filed(found, folder, _EXTENSIONS[form]))


def _is_folder(name: str | None) -> bool:
    return name is not None and (name.endswith("/") or Path(name).is_dir())


class _Found(NamedTuple):
    path: Path
    below: Path  # its place below the folder that was named, or its name


def _found(file: str, output: Path) -> Iterator[_Found]:
    path = Path(file)
    if not path.is_dir():
        yield _Found(path, Path(path.name))
        return
    inside = sorted(one for one in path.rglob("*") if _is_open(one.relative_to(path)) and one.is_file())
    inside = [one for one in inside if output not in one.parents]
    articles = [one for one in inside if one.suffix.lower() in _SUFFIXES]
    if not articles:
        raise UnreadableFileError(f"{file} has no file whose name ends in {', '.join(_SUFFIXES)}; name the files")
    if len(articles) < len(inside):
        others = several(len(inside) - len(articles), "file")
        note(f"note: {others} of {file} passed over: the name ends in none of {', '.join(_SUFFIXES)}")
    yield from (_Found(one, one.relative_to(path)) for one in articles)


def _is_open(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)


def _filed(found: Sequence[_Found], folder: Path, extension: str) -> Iterator[Filed]:
    """`a.txt` -> `a.json`; `a.txt.json` where an `a.html` is checked, too."""
    names = Counter(_key(_named(one.below, extension)) for one in found)
    taken: dict[str, list[Path]] = defaultdict(list)
    for one in found:
        below = _named(one.below, extension)
        if names[_key(below)] > 1:
            below = one.below.with_name(one.below.name + extension)
        taken[_key(below)].append(one.path)
        if len(taken[_key(below)]) > 1:
            first, second = taken[_key(below)]
            raise click.UsageError(
                f"The reports on {first} and {second} would both be {folder / below}: check them into folders of "
                "their own."
            )
        report = str(folder / below)
        if is_same_file(str(one.path), report):
            raise click.UsageError(f"The report on {one.path} would overwrite it: name another folder with -o DIR.")
        yield Filed(str(one.path), report)


def _named(path: Path, extension: str) -> Path:
    return path.with_suffix(extension) if path.suffix.lower() in _SUFFIXES else path.with_name(path.name + extension)


def _key(path: Path) -> str:
    """File systems of macOS and Windows fold case."""
    return str(path).casefold()
