"""Past 400 lines there are two ideas in a module, and a folder of more than twenty modules is two folders."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_MOST_LINES = 400
_MOST_MODULES = 20


def test_no_module_is_longer_than_one_idea() -> None:
    lengths = dict(_lengths(_ROOT))
    assert len(lengths) > 500
    assert {place: length for place, length in lengths.items() if length > _MOST_LINES} == {}


def test_no_folder_has_more_modules_than_one_room_holds() -> None:
    counted = _modules_by_folder(_ROOT / "factcheck")
    assert len(counted) > 30
    assert {folder: count for folder, count in counted.items() if count > _MOST_MODULES} == {}


def _lengths(root: Path) -> Iterator[tuple[str, int]]:
    """The lines of each module, and of each module of tests."""
    for path in (*(root / "factcheck").rglob("*.py"), *(root / "tests").rglob("test_*.py")):
        yield str(path.relative_to(root)), path.read_text(encoding="utf-8").count("\n")


def _modules_by_folder(package: Path) -> Counter[str]:
    modules = (path for path in package.rglob("*.py") if path.name != "__init__.py")
    return Counter(str(path.parent.relative_to(package)) for path in modules)


def test_a_long_module_and_a_full_folder_would_be_seen(tmp_path: Path) -> None:
    room = tmp_path / "factcheck" / "room"
    room.mkdir(parents=True)
    for number in range(_MOST_MODULES + 1):
        (room / f"module_{number}.py").touch()
    (room / "__init__.py").write_text("x = 1\n" * (_MOST_LINES + 1), encoding="utf-8")
    assert dict(_lengths(tmp_path))["factcheck/room/__init__.py"] > _MOST_LINES
    assert _modules_by_folder(tmp_path / "factcheck") == {"room": _MOST_MODULES + 1}
