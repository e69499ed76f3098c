"""The wheel, installed without the lock into an empty environment, is the whole product."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

from factcheck import __version__
from factcheck.pipeline.exam.gold import own_articles
from tests.architecture.resolving import resolve
from tests.cli.command import SEED, environment

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built with the backend that pip would call; it needs no network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment: the wheel unpacked, and what pip takes along with it linked."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    (packages,) = home.glob("lib/python*/site-packages")
    for name in resolve(wheel, _pinned_and_installed(), tmp_path_factory.mktemp("index")) - {"factcheck-desk"}:
        _link(distribution(name), packages)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    return home / "bin" / "python"


def _pinned_and_installed() -> Iterator[Distribution]:
    """The lock bounds what may be taken along; it also pins distributions for other systems."""
    names = re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    for name in names:
        with suppress(PackageNotFoundError):
            yield distribution(name)


def _link(installed: Distribution, packages: Path) -> None:
    for file in installed.files or ():
        if file.suffix != ".pyc" and ".." not in file.parts:
            target = packages / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(Path(str(file.locate())))


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([python, *arguments], cwd=folder, env=environment(), capture_output=True, check=False)


def test_the_wheel_holds_all_that_the_package_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    package = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "factcheck").rglob("*")
        if path.is_file() and path.suffix != ".pyc" and path.parent.name != "__pycache__"
    }
    beside = {
        f"factcheck/{path.relative_to(ROOT)}"
        for folder in ("prompts", "fixtures/gold", "fixtures/articles")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.stem != SEED.stem
    }
    assert len(beside) > 0
    assert {name for name in inside if ".dist-info/" not in name} == package | beside
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_nothing_that_is_published_holds_the_seed_article(wheel: Path, tmp_path: Path) -> None:
    """Its text is a newspaper's; here it stands for measurements."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (sdist,) = tmp_path.glob("*.tar.gz")
    shutil.unpack_archive(sdist, tmp_path / "sdist")
    shutil.unpack_archive(wheel, tmp_path / "wheel", "zip")
    assert list(tmp_path.rglob(f"{SEED.stem}.*")) == []
    assert len(list(tmp_path.rglob("council-budget.txt"))) == 2


def test_the_installed_package_has_the_articles_of_the_exam(python: Path, tmp_path: Path) -> None:
    code = "from factcheck.pipeline.exam.gold import own_articles; print(*(one.id for one in own_articles()))"
    done = run(python, tmp_path, "-c", code)
    assert done.stdout.decode().split() == [one.id for one in own_articles()]


def test_the_installed_package_is_the_one_of_the_wheel(python: Path, tmp_path: Path) -> None:
    done = run(python, tmp_path, "-c", "import factcheck; print(factcheck.__file__)")
    assert Path(os.fsdecode(done.stdout.strip())).is_relative_to(python.parents[1])


def test_the_installed_package_needs_nothing_of_the_developers(python: Path, tmp_path: Path) -> None:
    """Were the environment not an empty one, the other tests here would prove nothing."""
    done = run(python, tmp_path, "-c", "import pytest")
    assert b"No module named 'pytest'" in done.stderr


def test_the_installed_command_says_its_version(python: Path, tmp_path: Path) -> None:
    done = run(python, tmp_path, "-m", "factcheck", "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"factcheck {__version__}\n".encode(), b"")


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html", "csv", "jsonld"])
def test_the_installed_command_checks_the_seed(python: Path, tmp_path: Path, form: str) -> None:
    done = run(python, tmp_path, "-m", "factcheck", "check", str(SEED), "--format", form)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "hegemonic policy" in done.stdout.decode("utf-8")


def test_the_installed_command_checks_a_page(python: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<article><p>The mayor said the bridge will cost 15 million euros.</p></article>", encoding="utf-8")
    done = run(python, tmp_path, "-m", "factcheck", "check", str(page), "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [claim["kind"] for claim in json.loads(done.stdout)["claims"]] == ["statement", "quantity"]


def test_the_installed_command_reports_as_the_source_does(python: Path, tmp_path: Path) -> None:
    installed = run(python, tmp_path, "-m", "factcheck", "check", str(SEED), "--format", "json")
    source = run(Path(sys.executable), ROOT, "-m", "factcheck", "check", str(SEED), "--format", "json")
    assert json.loads(installed.stdout)["schema_version"] == "1"
    assert installed.stdout == source.stdout


def test_the_installed_service_imports(python: Path, tmp_path: Path) -> None:
    done = run(python, tmp_path, "-c", "import factcheck.api.app, factcheck.api.server")
    assert (done.returncode, done.stderr) == (0, b"")
