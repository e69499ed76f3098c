"""Tables of HTML elements: void, display: block, not rendered, implied end tags (HTML standard, 13.1.2 and 15.3)."""

from factcheck.domain.article import DropReason

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
# What stands in these is not shown as text of the page.
NO_TEXT = frozenset(
    "script style template noscript svg math iframe object canvas audio video select textarea noembed noframes head "  # noqa: SIM905
    "datalist map".split()
)
# What a reader sees, and reads as no part of the sentence.
LEFT_OUT = {
    **dict.fromkeys(("del", "s", "strike"), DropReason.STRUCK_OUT),
    **dict.fromkeys(("rt", "rp"), DropReason.MARK),
}
# A line break in one of these is for looks; below, it may part a byline from its date.
HEADLINES = ("h1", "h2")
BLOCKS = frozenset(
    "address article aside blockquote body br button center dd details dialog div dl dt fieldset figcaption figure "  # noqa: SIM905
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol option p pre section summary table tbody td "
    "tfoot th thead tr ul label legend".split()
)
# Blocks with a margin around them.
SPACED = frozenset("blockquote h1 h2 h3 h4 h5 h6 p article section figure table ul ol".split())  # noqa: SIM905
CLOSES_PARAGRAPH = BLOCKS - {"br", "button", "label", "body", "html"}
# None of them closes a paragraph that is open outside of another one.
KEEPS_PARAGRAPH = CLOSES_PARAGRAPH - {"p"}
# An element that opens closes an open one of its kind, unless one of these stands between.
CLOSES_ITSELF = {
    "li": frozenset({"ul", "ol", "menu"}),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "tr": frozenset({"table"}),
    "td": frozenset({"tr", "table"}),
    "th": frozenset({"tr", "table"}),
    "option": frozenset({"select", "datalist"}),
    "a": frozenset({"td", "th", "li", "div"}),
}
