"""A readable form of a body or text is restored exactly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.adapters.recordings._readable import readable, readable_text, restore, restore_text
from factcheck.domain.chat import canonical_json

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
keys = st.text() | st.sampled_from(["$lines", "$json", "$as-is", "compact", "spaced"])
json_values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(keys, inner, max_size=3))
styles = st.sampled_from([(None, (",", ":")), (None, (", ", ": ")), (2, (",", ": ")), (None, (" ,", ":"))])


@given(json_values)
def test_a_readable_body_is_restored_to_the_value(content: object) -> None:
    assert canonical_json(restore(json.loads(json.dumps(readable(content))))) == canonical_json(content)


@given(
    st.text()
    | st.builds(lambda content, style: json.dumps(content, indent=style[0], separators=style[1]), json_values, styles)
)
def test_a_readable_text_is_restored_to_the_character(text: str) -> None:
    assert restore_text(json.loads(json.dumps(readable_text(text)))) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "a\r\nb\n",
        '{"a": 1.10}',
        '{"a":1,"a":2}',
        '{"a" : 1}',
        '{"é": "\\u00e9"}',
        "[" * 100_000,
        "{",
        "[NaN]",
    ],
)
def test_a_text_that_no_style_writes_is_kept_as_it_is(text: str) -> None:
    assert restore_text(json.loads(json.dumps(readable_text(text)))) == text


def test_json_is_shown_as_json_and_text_line_by_line() -> None:
    assert readable_text('{"b": [1], "a": "x\\ny"}') == {"$json": {"spaced": {"b": [1], "a": {"$lines": ["x", "y"]}}}}
    assert readable_text("x\ny") == {"$lines": ["x", "y"]}
