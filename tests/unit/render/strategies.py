"""Article texts for hypothesis: any characters at all, mixed with what acts on one of the formats."""

from hypothesis import strategies as st

_ACTIVE = (
    *(
        "<script>alert(1)</script>",
        "</style>",
        "</p>",
        "<!--",
        "]]>",
        "&lt;",
        "&",
        '" onmouseover="x',
        "' x='",
        "{{ 1 }}",
    ),
    *("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t", "\r", '"', ",", ";"),
    *(
        "|",
        "\\",
        "`",
        "*",
        "_",
        "[a](javascript:x)",
        "![a](b)",
        "# ",
        "- ",
        "1. ",
        "~~~",
        "---",
        "> ",
        "https://a.example",
    ),
    *("\n", "\n\n", "\x1b[2J", "\x9b", "\x00", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "🚀", "東京", "שלום"),
)
_PIECES = st.lists(
    st.sampled_from(_ACTIVE) | st.text(st.characters(codec="utf-8"), max_size=5), min_size=1, max_size=12
)
HOSTILE_TEXT = _PIECES.map("".join).filter(bool)
