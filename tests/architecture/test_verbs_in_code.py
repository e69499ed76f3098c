"""A verb is a line of data: no module outside language/en has a list of English verbs of its own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.language.en.lexicon import CUE, NOUN, Word, lexicon

PACKAGE = Path(__file__).parents[2] / "factcheck"
READERS = ("auditing", "detection", "grounding", "intake", "language", "pipeline", "summarising")
MODULES = sorted(
    path
    for reader in READERS
    for path in (PACKAGE / reader).rglob("*.py")
    if PACKAGE / "language" / "en" not in path.parents
)
# Fewer are no list but the words of one construction: "as saying", "told by".
FEWEST = 3


def collections_of_words(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """The strings of each literal set, list or tuple, and the line on which it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            words = [one.value for one in node.elts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            yield node.lineno, words


def verbs_among(words: list[str]) -> list[str]:
    """Those that are a verb and nothing else, by the lexicon."""
    forms = lexicon()
    found = [word for word in words if forms.get(word, 0) & (CUE | Word.VERB)]
    return [word for word in found if not forms[word] & (NOUN | Word.AUXILIARY)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_list_of_verbs_stands_in_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lists = {line: verbs_among(words) for line, words in collections_of_words(tree)}
    assert {line: verbs for line, verbs in lists.items() if len(verbs) >= FEWEST} == {}


def test_a_list_of_verbs_would_be_seen() -> None:
    lists = [
        verbs_among(words) for _, words in collections_of_words(ast.parse('SAY = frozenset({"said", "told", "urged"})'))
    ]
    assert lists == [["said", "told", "urged"]]
