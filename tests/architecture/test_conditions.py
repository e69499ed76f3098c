"""No function decides by more than fifteen conditions: a longer rule is a decision list of named patterns."""

import ast
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_MOST = 15


def test_no_function_has_more_conditions_than_a_reader_can_hold() -> None:
    counted = {place: count for path in sorted((_ROOT / "factcheck").rglob("*.py")) for place, count in _counts(path)}
    assert len(counted) > 1000
    assert {place: count for place, count in counted.items() if count > _MOST} == {}


def _counts(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(_ROOT)}:{node.lineno} {node.name}", sum(map(_conditions, node.body))


def _conditions(node: ast.AST) -> int:
    """The tests of `if`, `while`, conditional expressions and comprehensions, `and` and `or` counted by operand."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return 0  # counted on its own
    tests: list[ast.expr] = []
    if isinstance(node, ast.BoolOp):
        tests = node.values
    elif isinstance(node, ast.If | ast.While | ast.IfExp):
        tests = [node.test]
    elif isinstance(node, ast.comprehension):
        tests = node.ifs
    own = sum(not isinstance(_without_not(test), ast.BoolOp) for test in tests)
    return own + sum(map(_conditions, ast.iter_child_nodes(node)))


def _without_not(test: ast.expr) -> ast.expr:
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test = test.operand
    return test


def test_conditions_are_counted_by_operand() -> None:
    source = "def f(a, b):\n    if a and not (b or a):\n        return [c for c in b if c]\n    return 1 if a else 2\n"
    assert _conditions(ast.Module(ast.parse(source).body[0].body, [])) == 5  # type: ignore[attr-defined]
