"""Recognise paragraphs that appeal to the reader of a page: paywalls and their prices, newsletters, "story continues";
and lines that point elsewhere: "Read more: ...".

Such a box reads like prose and stands inside the article. An ordinary sentence about subscribers or a newsletter
reports: it has somebody's words in it, or says no more of an offer than one phrase.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache

from factcheck.intake.language_id import function_words
from factcheck.intake.page.paragraph_features import Look, is_closed
from factcheck.intake.words import by_beginning, table

_LONGEST = 300
_LONGEST_FORM = 1_200
_LONGEST_HEADING = 60
_LONGEST_LINE_OF_A_BOX = 100
_WORD = re.compile(r"[\w'-]+")
_REPORTS = frozenset({"said_long", "said_short"})
# What somebody says is text, whatever it is: "Click here to vote, the page told them".
_TOLD = re.compile(r" said\b|[,!?] (?!you |we )(?:[\w’'-]+ ){1,6}(?:told|wrote|asked|read|ruled|warned)\b|[\"“”«»„]")
# The name of what is offered: "our “Best of Norport” newsletter", "our podcast, “Quay.”".
_NAMED = re.compile(
    r"[“\"][^“”\"]{2,40}[”\"] (?=newsletter|podcast)"
    r"|(?:(?<=podcast, )|(?<=newsletter, ))[“\"][^“”\"]{2,40}[”\"]"
)
_FEWEST_OFFERS = 2
_CODE = re.compile(r"(?:\?|\byour?\b).*\b(?:with|using|use|enter) (?:the )?(?:promo |discount )?code [A-Z0-9]{4,}\b")
_PRICE = re.compile(r"\d.{0,20}? (?:a|per) (?:week|month|year)\b")
_CONTINUES = re.compile(
    r"(?:[\W_]*(?:advertisement|ad)[\W_]+)?[\W_]*(?:(?:the |this )?(?:story|article|post|report|interview|content"
    r"|text) "
    r"continue[sd] (?:below|after|under)\b|(?:scroll|continue scrolling|keep scrolling) (?:down )?(?:to|for) "
    r"(?:continue|read|more)\b|continue reading below|skip (?:past )?(?:advertisement|ad|newsletter)\b).{0,60}",
    re.IGNORECASE,
)

_LONGEST_POINTER = 160
# What somebody says behind a label is text: "Listen: “We did not know,” she said."
_POINTED = re.compile(
    r"[“\"«„]|(?<!\.\.)(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\. |(?<!\.\.)[!?] |(?<!\.\.)\.$"
)
_AROUND_A_LABEL = " .:;|·•–—-►▶▸»›>→*[]()"
_LABEL = re.compile(r"(?P<label>[^:|–—.…›»→▶-]{4,24}?)(?: ?[:|–—…›»→▶]| -|-(?= )|\.{3}) ?\S")
# "The mayor on the quay0:45", "Listen · 3:45": how long a recording is.
_RECORDING = re.compile(r".{3,140}?(?:[^\W\d_]| ?[|·•] ?| 0?(?=0:))\d{1,2}:\d\d")
_AT_A_TIME = re.compile(r"\b(?:at|by|from|until|till|to|after|before|around|about|since) \d{1,2}:\d\d$")
_LABELLED_TIME = re.compile(r"(?P<label>[^:|·•\d]{4,24}?)[ :|·•]+\d{1,2}:\d\d")
_NETWORKS = (
    r"(?:twitter|facebook|instagram|x|whatsapp|telegram|google news|youtube|linkedin|threads|tiktok|bluesky|flipboard)"
)
_BUTTONS = (
    "share post send save print copy link email e-mail mail tweet pin pocket messenger reddit pinterest sms "
    "on via to by"
)
_POINTERS = (
    re.compile(rf"(?:(?:{'|'.join(_BUTTONS.split())}|{_NETWORKS})(?: |$)){{2,14}}"),
    re.compile(r"(?:(?:image|photo|slide|picture|page) )?\d{1,3} ?(?:of|/) ?\d{1,3}"),
    re.compile(r"(?:see|view|open|launch) (?:the )?(?:full )?(?:photo )?gallery.{0,20}"),
    re.compile(r"\d{1,2}:\d\d ?/ ?-?\d{1,2}:\d\d"),
    re.compile(r"next video in \d+(?: seconds?)?|(?:video )?duration:? \d.{0,40}|video duration .{3,40}"),
    re.compile(r"(?:more (?:about|from|in|on)|also on(?! the\b| \w+day\b)) [^:.?!]{2,40}:(?: \S+ \S+ .{3,120})?"),
    re.compile(r"more (?:by|from) \w+ \w+|see more (?:by|from) [^:.?!]{3,40}"),
    re.compile(
        r"(?:for (?:more|the latest)|to (?:read|see|watch|learn|find out) more)\b[^:!?]{3,90}"
        r"(?:click here|(?:go to|visit|check out|head to) \S+\.\w{2,5}\S{0,60})"
    ),
    re.compile(
        r"(?:this (?:story|article|report|piece) is )?part of our [^.:!?]{0,60}"
        r"\b(?:series|coverage|project|report|reports|package|guide|edition|campaign|newsletter|special|collection)"
        r"\b[^.:!?]{0,40}"
    ),
    re.compile(r"(?:download|get) (?:the|our) [^,.:!?]{2,40} app\b[^,.:!?]{0,60}"),
    re.compile(rf"follow (?!up\b)[^,.:!?]{{3,60}} on {_NETWORKS}(?:(?:,| and|, and| &) {_NETWORKS}){{0,4}}"),
    re.compile(
        rf"(?:join|follow|subscribe to) (?!in\b)[^,.:!?]{{0,50}}\b{_NETWORKS} (?:channel|community|group"
        rf"|page)\b[^,.:!?]{{0,90}}"
    ),
    re.compile(
        rf"get (?:the )?(?:latest|best|top|breaking)\b[^,.:!?]{{3,60}} (?:on|in|via|to) (?:{_NETWORKS}|your (?:inbox"
        rf"|phone))"
    ),
    re.compile(
        r"(?:(?:try|get|subscribe for) (?:(?:only|just|from) )?(?:\d+ (?:week|month|year)s? for )?"
        r"|(?:(?:only|just|from|starting at) )?\d+ (?:week|month|year)s? for )[$€£]\d+(?:[.,]\d\d)?"
        r"(?: ?/ ?| for | a | per )(?:the first )?(?:\d+ )?(?:week|month|year)s?|(?:try|get) \d+ (?:week"
        r"|month)s? (?:for [$€£]\d+(?:\.\d\d)?|free)"
    ),
    re.compile(r"(?:(?:only|just|from) )?[$€£]\d+(?:[.,]\d\d)? for (?:the first )?(?:\d+ )?(?:week|month|year)s?"),
    re.compile(r"to continue(?: reading)?, (?:please )?(?:sign|log|register|subscribe)[^.:!?]{0,40}"),
    re.compile(r"add [^,.:!?]{2,40} (?:on|to|as a preferred source on) google(?: news)?"),
    re.compile(r"(?:sponsored|presented|brought to you) by \w[^,.:!?]{1,40}"),
    re.compile(
        r"(?:skip|end of|skip past|skip to end of) (?:twitter|x|instagram|facebook|youtube|tiktok) (?:post|content"
        r"|video|embed)\b[^.:!?]{0,40}"
    ),
    re.compile(
        r"live updates (?:on|from) [^,.:!?]{3,60}"
        r"|.{0,100}\ba post shared by .{2,60} \(@[\w.]{2,40}\) on \w{3,9} \d.{5,40}"
    ),
    re.compile(r"post by @\w{2,20}|(?:#\w{2,40} ?)+"),
    re.compile(r"(?:[\d.,]+[km]? )(?:shares|comments|likes|views|reads|retweets|replies|reactions)"),
    re.compile(r"(?:reading time:? ?|read time:? ?)?\d{1,2}[ -]?min(?:ute)?s?(?: read(?:ing time)?| to read)?"),
    re.compile(r"follow (?:us|me) on [\w ,&]{1,60}"),
    re.compile(r"click here (?:to|for) .{1,90}"),
    re.compile(r"(?:see also|also read|read also) \w.{3,120}"),
    re.compile(r"follow @\w{2,20}(?: on \w{1,12})?"),
    re.compile(rf"follow (?!up\b)[^.:!?]{{3,60}} on {_NETWORKS}\b:?(?: @\w{{2,20}})?"),
    re.compile(r"scroll down (?:to|for) [^.]{3,100}"),
    re.compile(r"(?:posted|filed) (?:in|under):? [\w &,]{3,50}"),
    re.compile(r".{0,50}\bshow all \d{1,3}"),
    re.compile(r".{3,100} by .{3,40} on (?:scribd|documentcloud|issuu)"),
    re.compile(r"[^.:,]{3,30} in pictures"),
    re.compile(r"also on \w+\.com .*"),
    re.compile(
        r"(?:get|sign up|download|subscribe|watch|find|see|read|for) .{3,120}\b(?:by clicking|click) here\b.{0,20}"
    ),
)
# Of a whole sentence, the beginning or the end tells.
_ARROW = re.compile(r"(?:»(?= )|→|►|▶|>>+) ?[A-ZÀ-Þ“‘'\"\d].{8,150}")
_BRACKETED_LABEL = re.compile(r"\[(?P<label>[^\[\]]{4,24})\] ?\S")
_POINTS_ON = re.compile(
    r"(?:For more|To (?:read|see|learn|find out|watch) more)\b[^:!?“”\"]{3,90}(?:click here|(?:go to"
    r"|visit) \S+\.\w{2,5}\S{0,60})\.?"
    r"|(?:Read|Find out|See|Learn) more (?:about|on|of) [^.:!?]{3,80}\.?|.*\w[’'”\")?!]* Read more(?: [»›>→]+)?"
    r"|.{10,140}(?:\.\.\.|…) Read (?:more )?on (?:[Tt]he )?[A-Z][\w ]{2,30}"
    r"|(?:.*[.!?] )?(?:For|To|If you|Want|Read|See|Watch|Find|Get) [^.!?“”\"]{3,90} [Cc]lick [Hh]ere[.!]?"
)
_SIGNS_OF_POINTING = ("more", "Read on ", "lick ")
# What opens a line of a page, where a word alone would open a sentence as well.
_BEGINS = re.compile(
    r"a post shared by .{2,60}\(@"
    r"|this (?:article|story|post) (?:is|was published) more than \w+ (?:day|week|month|year)s?\b"
)
# "More from the Norport Post:"
_MORE_FROM = re.compile(r"(?:More|MORE) from (?:[Tt]he )?[A-Z][\w .&’'-]{2,40}:(?:(?=\S).{3,160})?")
_COMMANDS = ("Click here ", "Follow ", "Read ", "You can ")
_COMMAND = re.compile(
    r"Click here (?:to|for) [^.:!?]{2,80}[.!]|Follow (?!up\b)[^.:!?]{3,60} on \w{1,12}(?: at)?:? @\w{2,20}\."
    r"|(?:You can )?(?:[Rr]ead|[Ff]ollow) (?:the|more|our|its|his|her|their|on)\b[^.:!?,]{0,70}"
    r"(?:(?: below,? or)? here| @\w{2,20})\.?"
)
# "[Is the mayor losing her grip?]": a line in square brackets that is no sentence.
_IN_SQUARE_BRACKETS = re.compile(r"\[ ?[A-ZÀ-Þ“‘'\"\d](?:[^\[\].!?]|[.!?](?! [A-Z])){15,140}[^\[\].] ?\]")
_FEWEST_WORDS_IN_BRACKETS = 4
# "Roe and Lund:From friends to foes", no full stop: a label glued to the headline that it is of.
_GLUED_LABEL = re.compile(r"[A-Z][\w’'-]*(?:[ -][\w’'-]+){1,5}:(?=[A-Z“‘'])[^.!“”\"]*(?: [^ ]+){4,24}[\w’')]")
# "BRAIN BUG Fish to blame HATS OFF Builders reveal ...": headlines of others, each behind words in capitals.
_SHOUTED = re.compile(r"(?:^|(?<=[a-z0-9?!’'] ))[A-Z][A-Z’']+(?: [A-Z’']{2,})+[!?]? (?=[A-Z‘“£$€]['’]?[a-z\d])")
_FEWEST_SHOUTED = 3
# "JUST WATCHED The quay falls Replay More Videos ... MUST WATCH The quay falls 03:46"
_PLAYERS = re.compile(r"JUST WATCHED .{3,200} MUST WATCH\b.*")
_LISTS = (
    "Related Stories ",
    "Related stories ",
    "Most Read In ",
    "Most read in ",
    "More Stories ",
    "Read More On ",
    "RELATED STORIES ",
)
_LONGEST_LIST = 1_200
_SHARED = ("Click To Tweet", "Click to Tweet", "Click to tweet")


def is_appeal(text: str, look: Look) -> bool:
    """Whether a paragraph opens as an appeal and makes an offer, or makes two, or says that the text goes on below; or
    whether it has the words of a form to fill in.
    """
    if not _may_appeal(text, look) or _is_told(text):
        return False
    lowered = text.lower().replace("’", "'").replace("\xa0", " ")
    has_form = _has_form(text, lowered, look)
    if not has_form and len(text) > _LONGEST:
        return False
    if not _REPORTS.isdisjoint(look.traits):
        return False
    if has_form or _CONTINUES.fullmatch(text):
        return True
    offers = len({match[0] for match in _offers().finditer(lowered)})
    has_price = _PRICE.search(lowered) is not None
    is_command = _openers().match(lowered) is not None
    return offers > 0 and (offers + has_price >= _FEWEST_OFFERS or is_command)


def _is_told(text: str) -> bool:
    has_name = "newsletter" in text or "podcast" in text
    return _TOLD.search(_NAMED.sub("", text) if has_name else text) is not None


def _may_appeal(text: str, look: Look) -> bool:
    """A prefilter: whether a paragraph has the telling word of a form, or a shorter one that of an offer."""
    if len(text) > _LONGEST:
        return len(text) <= _LONGEST_FORM and not _telling_words("form").isdisjoint(look.vocabulary)
    is_told = not _telling_words("form", "offer").isdisjoint(look.vocabulary)
    return is_told or _CONTINUES.fullmatch(text) is not None


def _has_form(text: str, lowered: str, look: Look) -> bool:
    """Whether it has the words of a form, or a code to enter."""
    told = _telling_words("form") & look.vocabulary
    has_words = any(form in lowered for word in told for form in _forms().get(word, ()))
    return has_words or (" code " in text and _CODE.search(text) is not None)


def heads_appeal(text: str, below: str, look_below: Look) -> bool:
    """Whether a line heads the box of an appeal: "Get daily Norport news" over "Get the news in your inbox"."""
    is_line = len(text) <= _LONGEST_HEADING and text[-1].isalnum()
    return is_line and _openers().match(text.lower()) is not None and is_appeal(below, look_below)


def is_above_form(text: str) -> bool:
    """Whether a line right above a form may be of its box: "The Norport Weekly", "Fridays. A digest of the best."."""
    if len(text) > _LONGEST_LINE_OF_A_BOX or _TOLD.search(text):
        return False
    return not _words_of_boxes().isdisjoint(_WORD.findall(text.lower()))


def is_pointer(text: str, *, may_be_headline: bool = False) -> bool:
    """Whether a short line points elsewhere, and is no text: "Read more: Storvik gets a quay", "5 min read".

    A headline may be labelled as that of a recording: "Video: ferry hits the quay".
    """
    if _is_list_of_links(text):
        return not may_be_headline
    return _is_line_that_points(text, {"label"} if may_be_headline else {"label", "media"})


def _is_line_that_points(text: str, labels: Collection[str]) -> bool:
    if len(text) > _LONGEST_POINTER:
        return len(text) <= _LONGEST_FORM and _is_labelled_in_capitals(text)
    lowered = text.lower().replace("’", "'").strip(_AROUND_A_LABEL)
    if lowered in table("pointers"):
        return True
    if (_points_on(text) or _opens_a_box(lowered)) and _TOLD.search(text) is None:
        return True
    if _POINTED.search(text):
        return False
    if _ARROW.fullmatch(text) or _has_label_in_brackets(text) or _GLUED_LABEL.fullmatch(text):
        return True
    if _is_labelled(lowered, labels) or _is_labelled_in_capitals(text):
        return True
    if ":" in lowered and _RECORDING.fullmatch(lowered):
        return _AT_A_TIME.search(lowered) is None
    return any(form.fullmatch(lowered) for form in _POINTERS)


def _is_list_of_links(text: str) -> bool:
    """Whether a paragraph is a player, headlines behind what they are ("Related Stories ..."), or one in brackets."""
    if len(text) > _LONGEST_LIST:
        return False
    if text.startswith(_LISTS):
        return not is_closed(text)
    if text[:2].isupper() and len(_SHOUTED.findall(text)) >= _FEWEST_SHOUTED:
        return _SHOUTED.match(text) is not None and text[-1] != "."
    if text[0] == "[":
        return text.count(" ") >= _FEWEST_WORDS_IN_BRACKETS and _is_bracketed_line(text)
    return text.startswith("JUST WATCHED ") and _PLAYERS.fullmatch(text) is not None


def _is_bracketed_line(text: str) -> bool:
    """Whether a line in brackets is no sentence and no aside of an interview: "[Roe laughs and looks at the boats]"."""
    if not _IN_SQUARE_BRACKETS.fullmatch(text):
        return False
    return all(table("no_caption_words").get(word) != "of a talk" for word in _WORD.findall(text.lower()))


def _points_on(text: str) -> bool:
    """Whether a sentence does no more than send the reader elsewhere."""
    if (any(map(text.__contains__, _SIGNS_OF_POINTING)) and _POINTS_ON.fullmatch(text)) or _MORE_FROM.fullmatch(text):
        return True
    return text.endswith(_SHARED) or (text.startswith(_COMMANDS) and _COMMAND.fullmatch(text) is not None)


def _opens_a_box(lowered: str) -> bool:
    return lowered.startswith(_openings().get(lowered[:2], ())) or _BEGINS.match(lowered) is not None


def _is_labelled(lowered: str, kinds: Collection[str]) -> bool:
    found = (form.match(lowered) for form in (_LABEL, _LABELLED_TIME))
    return any(match is not None and table("pointers").get(match["label"]) in kinds for match in found)


def _has_label_in_brackets(text: str) -> bool:
    match = _BRACKETED_LABEL.match(text)
    return match is not None and table("pointers").get(match["label"].casefold()) == "label"


def _is_labelled_in_capitals(text: str) -> bool:
    """ "READ MORE Storvik gets a quay": capitals set a label of several words apart from what it points to."""
    return text.startswith(_labels_in_capitals().get(text[:2], ())) and not text.isupper()


@cache
def _openings() -> dict[str, tuple[str, ...]]:
    return by_beginning(words for words, kind in table("pointers").items() if kind == "opening")


@cache
def _labels_in_capitals() -> dict[str, tuple[str, ...]]:
    labels = (words for words, kind in table("pointers").items() if kind == "label" and " " in words)
    return by_beginning(f"{words.upper()} " for words in labels)


@cache
def _telling_words(*kinds: str) -> frozenset[str]:
    """The telling word of each offer or form, and that of codes to enter."""
    return frozenset(_telling_word(words) for words, given in table("appeals").items() if given in kinds) | {"code"}


def _telling_word(words: str) -> str:
    """The longest that is no function word."""
    usual = function_words()["en"]
    found: list[str] = _WORD.findall(words)
    return max(found, key=lambda word: (word not in usual, len(word)))


@cache
def _words_of_boxes() -> frozenset[str]:
    return frozenset(word for word, given in table("appeals").items() if given in ("box", "offer"))


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """The words of forms, by the telling one."""
    forms = defaultdict[str, list[str]](list)
    for words, given in table("appeals").items():
        if given == "form":
            forms[_telling_word(words)].append(words)
    return {word: tuple(found) for word, found in forms.items()}


@cache
def _offers() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_of_kind('offer')})(?!\w)")


@cache
def _openers() -> re.Pattern[str]:
    """At the beginning, as a command: "get our newsletter", but not "get-togethers"."""
    return re.compile(rf"\W*(?:{_of_kind('opener')})(?![\w-])")


def _of_kind(kind: str) -> str:
    found = (words for words, given in table("appeals").items() if given == kind)
    return "|".join(map(re.escape, sorted(found, key=lambda words: (-len(words), words))))
