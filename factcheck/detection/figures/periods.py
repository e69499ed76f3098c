"""Text -> time adjuncts ("in 2022", "since January", "over the past two years") and the one that
modifies each figure.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.detection.figures.figure_clauses import Clause, Clauses
from factcheck.language.en.calendar import month_pattern, weekday_pattern
from factcheck.language.en.lexicon import CUE, Word
from factcheck.language.en.word_classes import OPENS, behind_adverbs, is_nominal
from factcheck.language.numbers.figure_words import of_class
from factcheck.language.tokens import Token

_MONTH = month_pattern()
_DAY = weekday_pattern()
_SEASON = r"(?:spring|summer|autumn|fall(?! (?:of|in|from|to) (?!\d|the year))|winter|Christmas|Easter|Ramadan)"
_YEAR = r"(?:1[5-9]|20)\d\d(?:(?:[-/]|–)\d{2,4})?"
_UNIT = (
    r"(?i:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnight|months?|quarters?|halves|half|years?"
    r"|decades?|century|centuries|seasons?|terms?|sessions?|morning|afternoon|evening|game|match|election|campaign)"
)
_STRETCH = (
    r"(?:day|weekend|week|month|quarter|half|year|decade|century|season|term|session|period|game|match|campaign|night)"
)
_COUNT = (
    r"(?i:\d{1,3}(?:\.\d)?|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen|several|few|couple of|a few)"
)
_RELATIVE = (
    r"(?i:past|last|recent|next|previous|coming|following|current|same|this|latest|preceding|corresponding|first|second"
    r"|third|fourth|final|1st|2nd|3rd|4th)"
)
_OWN = r"(?:the|its|their|his|her)"
_WITHIN = r"(?:[Ii]n|[Oo]ver|[Ww]ithin|[Dd]uring|[Tt]hroughout|[Aa]fter|[Bb]efore|[Bb]y)"
_KIND = r"(?:fiscal|calendar|financial|trading)"
_PART = (
    r"(?:(?:the )?(?:early|late|mid|middle of|end of|start of|beginning of|first half of|second half of|turn of"
    r"|course of)[ -](?:the )?)?"
)
_ORDINAL_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"{_PART}(?:(?:{_ORDINAL_DAY} )?{_MONTH}(?: {_ORDINAL_DAY}\b(?!\.\d))?(?:,? {_YEAR}| (?:this|last|next) year)?"
    rf"|(?:fiscal |fiscal year |financial year |the year )?{_YEAR}|the (?:1[5-9]|20)?\d0s"
    rf"|(?:the )?{_SEASON}(?: of)?(?: {_YEAR})?|{_DAY}(?: (?:morning|afternoon|evening|night))?"
    rf"|today|yesterday|then|now|midnight|noon|Q[1-4](?: {_YEAR})?)"
)
_OF_YEAR = rf"(?: of (?:(?:the|this|last|next) year|{_YEAR}))?"
_SPELL = (
    rf"(?:the |its |their |his |her )?{_RELATIVE} (?:{_COUNT}(?:(?: to | or |-){_COUNT})? )?(?:{_KIND} )?"
    rf"(?:{_UNIT}|{_MONTH}|{_DAY}|{_SEASON}){_OF_YEAR}"
)
# "In April and September", "in 2006, 2009 and 2013".
_MORE = rf"(?:{_MONTH}(?: {_YEAR})?|{_YEAR}|{_DAY})"
_MORE = rf"(?:(?:, {_MORE})*,? and {_MORE}(?!['’]s|[\d,]))?"
_LEADS = (
    *("in", "since", "by", "until", "during", "for", "over", "within", "throughout"),
    *("after", "before", "at", "on", "through", "across", "from", "of"),
)
_LEAD = "(?:" + "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _LEADS) + "|[Aa]s of)"
# "That year", "at that time", "earlier in that month".
_THAT_TIME = (
    r"(?:(?:(?:[Ee]arlier |[Ll]ater |[Ll]ate |[Ee]arly )?"
    r"(?:[Ii]n|[Aa]t|[Oo]ver|[Dd]uring|[Bb]y|[Ss]ince|[Uu]ntil|[Oo]n)|[Ee]arlier|[Ll]ater) )?"
    rf"[Tt]hat (?:same )?(?:{_STRETCH}|time|{_SEASON}|{_MONTH}|{_DAY}|morning|afternoon|evening)\b(?!['’])"
)
_HOLIDAY = r"(?:Christmas|Easter|Thanksgiving|Election|Boxing|New Year['’]s|Valentine['’]s|Independence)"
_CLOCK = r"(?:about |around )?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.?|[ap]m|GMT|UTC|BST|EST|EDT|ET|IST|CET)"
# "It now has", "there are now", not "have now revealed".
_NOW = r"(?<=\bis )now|(?<=\bare )now|(?<=\bha[sv]e )now(?! \w+e[dn]\b)|now(?= (?:is|are|has|have|stands?|totals?)\b)"
_ALONE = (
    r"[Yy]esterday|[Tt]oday|[Tt]onight|[Rr]ight now|[Bb]ack then|"
    rf"[Oo]vernight|{_DAY}|[Tt]his time last year|{_NOW}|{_YEAR}(?=,? when\b)"
)
_OCCASION_WORD = rf"(?!(?:{_DAY}|{_MONTH}|last|next|this)\b)(?:[^\W\d][\w'’-]*|{_YEAR}\b)"
_SINCE_THEN = rf"[Ii]n the (?:{_COUNT} )?{_UNIT} (?:since|after|before|following)"
_PERIOD = re.compile(
    rf"\b(?:(?P<since_then>{_SINCE_THEN}(?! {_DATE})(?: {_OCCASION_WORD}){{0,4}})"
    rf"|{_THAT_TIME}|[Bb]etween {_ORDINAL_DAY} and {_ORDINAL_DAY} {_MONTH}"
    rf"|(?:[Bb]etween|[Ff]rom) {_DATE} (?:and|to|until|through) {_DATE}"
    rf"|[Bb]y the (?:end|start|middle|beginning) of (?:the|this|next|its|their) {_STRETCH}"
    rf"|{_LEAD} (?:{_DATE}{_MORE}|{_SPELL}|the {_STRETCH}(?: (?:before|after|to) {_DATE})?"
    rf"|{_OWN} (?:{_RELATIVE} )?(?:[a-z]+ )?{_STRETCH}{_OF_YEAR})"
    rf"|[Ss]ince (?:[\w'’-]+ ){{1,8}}?in (?:early |late )?(?:{_MONTH} )?{_YEAR}"
    rf"|{_WITHIN} (?:(?:the )?{_COUNT} {_UNIT}(?: (?:to|ended|ending|through) {_DATE})?"
    rf"|an? (?:single )?(?!quarter|half|second){_UNIT})"
    rf"|(?P<occasion>(?:[Dd]uring|[Ss]ince) {_OWN}(?: {_RELATIVE}\b)?(?: {_OCCASION_WORD}){{1,5}})"
    r"|[Ss]ince (?:then|9/11)"
    rf"|[Aa]t mid-?(?:day|morning|afternoon)|[Ii]n (?:\w+[ -])?(?:morning|afternoon|hours|market) trading"
    rf"|[Aa]t {_OWN} (?:\w+['’]s )?(?:peak|height|start|end|outset|close)"
    rf"|[Bb]y \d{{4}} (?:GMT|UTC)"
    rf"|(?:[Aa]t|[Bb]y|[Ss]ince|[Uu]ntil|[Aa]s of|[Aa]fter|[Bb]efore) {_CLOCK}|[Aa]s of writing"
    rf"|[Oo]n {_HOLIDAY}(?: (?:Eve|Day|Monday))?(?:,? {_YEAR})?"
    rf"|[Dd]uring any (?:one |single )?{_STRETCH}|(?:{_MONTH})(?=['’]s (?:[$£€]|\d))"
    rf"|[Oo]ver the course of (?:the|an?|one) (?:[a-z]+ )?{_STRETCH}|[Aa]t the time(?= ?[.,;—–)])"
    rf"|[Tt]he same (?:day|night|week|month|year|season|period|time period)"
    rf"|(?:[Ee]arl(?:y|ier)|[Ll]ater?) (?:on )?(?=[Tt]his |[Ll]ast |[Ii]n the |{_DAY}|{_MONTH})"
    rf"(?:[Tt]his |[Ll]ast |[Ii]n the )?(?:{_UNIT}|{_MONTH}|{_DAY}|{_SEASON})(?: (?:morning|afternoon|evening|night))?"
    rf"|(?:[Tt]his|[Ll]ast|[Nn]ext|[Tt]he (?:past|last|next|previous|following)) (?:{_COUNT} )?(?:{_KIND} )?"
    rf"(?:{_UNIT}|{_MONTH}|{_DAY}|{_SEASON})"
    rf"|(?:[Aa]n?|{_COUNT}) {_UNIT} (?:ago|earlier|before|later)"
    rf"|(?:year|quarter|month|week) ago|[Tt]he {_STRETCH} (?:before|earlier)"
    rf"|[Ss]o far(?: this {_UNIT})?|[Tt]o date|[Yy]ear[- ](?:on|over)[- ]year|{_ALONE})(?:\b|(?<=\.m\.))"
)
# What names an occasion opens so; "in the year since" is a time without one.
_OCCASION = re.compile(
    rf"(?:[Dd]uring|[Ss]ince) {_OWN}\b(?: {_RELATIVE}\b)? ?|(?P<whole>{_SINCE_THEN})(?: {_OWN}\b)?(?: {_RELATIVE}\b)? ?"
)
# "The highest since the war", "for the first time since the war".
_RECORD = re.compile(r"\b(?:[a-z]{2,}est|worst|most|least|first)\b[^,;]{0,40}$")
# "On his campaign", "at the spring", "by a week", "in today's dollars": no time.
_NO_TIME = re.compile(
    r"(?:[Oo]n|[Ff]or|[Ff]rom|[Bb]y|[Aa]t) (?:\w+ ){0,3}(?:campaign|election)|[Aa]t \w+ (?:spring|fall)|[Bb]y an? \w+"
    r"|(?:[Ii]n|[Oo]f|[Ff]rom) (?:today|then)|[Oo]n the (?:\w+ )?(?:game|match)|[Ii]n an election"
)
_GERUND = re.compile(r"\b(?:after|before|despite|while) (?:being |having )?[a-z]+ing\b")
_DEICTIC = re.compile(rf"\b{_RELATIVE}\b")
# "Up 2 points on 2019", "three times that of 2019": the year of what is compared.
_YEAR_COMPARED = re.compile(r"[Oo][nf] (?:1[5-9]|20)\d\d")
_COMPARED = re.compile(r"\bthan (?:(?:there|it|they|we|he|she|you)\b.*)?$|\bcompared (?:with|to) (?:the same )?$")
# "An increase from 2019": the year of what is compared.
_CHANGED = re.compile(r"\b(?:increase|rise|growth|gain|jump|drop|fall|decline|decrease|up|down) $")
# "On two sites — one of which was shut on Friday": the time of a clause that a dash opens.
_IN_A_RELATIVE = re.compile(r"(?:—|–| -) ?(?:which|who|whose|where)\b[^—–]*$")
# In code points: a time adjunct further away modifies another figure, or none.
_REACH = 200
# In code points: from where a figure begins to a time adjunct right behind it.
_BESIDE = 25
# In tokens: what stands before a time adjunct that opens a sentence: "Further, during", "In Osk last month".
_LONGEST_LEAD = 3
_GOES_ON = frozenset({"when", "that", "which"})
_TELLS_WHEN = frozenset({"when", "after"})
# The most time adjuncts of one clause that are considered.
_MOST = 12
_FROM = frozenset({"after", "before", "later", "earlier"})
_POSSESSIVE = ("'s", "’s")
# In code points, half-open.
_Span = tuple[int, int]


@dataclass(slots=True)
class Periods:
    """The time adjuncts of one stretch of text, found once, as (start, end) in code points, sorted."""

    clauses: Clauses
    found: list[_Span]
    # Where the figures begin that another is compared with: "from 224 a year earlier".
    baselines: Sequence[int] = ()

    def of(self, start: int, end: int, clause: Clause, text: str) -> _Span | None:
        """The span of the time adjunct of the figure at `start` to `end`, from its clause: the nearest behind, or else
        before, or else what a clause with "when" goes on from; None for none.

        Before the verb it must be clause-initial or adjacent to the verb: others modify something else.
        """
        tokens = self.clauses.tokens
        if not self.found or clause.start >= len(tokens):
            return None
        low = tokens[clause.start].start
        high = tokens[clause.end - 1].end if clause.end > clause.last else end
        first = bisect_left(self.found, (low, low))
        inside = [span for span in self.found[first : first + _MOST] if span[1] <= max(high, start)]
        is_baseline = start in self.baselines  # "5% in 2022, from 6%": the time is that of the later value
        before = [] if is_baseline else self._before(inside, start, clause, text)
        after = [span for span in inside if span[0] >= end and self._follows(span, end, text)]
        found = _nearer(before, after, start, end)
        if found is None and not is_baseline:
            behind = self._when(clause) or self._since(clause)
            return self._antecedent(clause, text) or self._fronted(start, clause) or behind
        return found

    def _antecedent(self, clause: Clause, text: str) -> _Span | None:
        """ "Since 1959, when two women died", "the raid on Sunday that killed two": the time adjunct right before what
        opens the clause.
        """
        tokens = self.clauses.tokens
        opener = tokens[clause.start - 1] if clause.start else None
        if opener is None or opener.low not in _GOES_ON or (opener.low != "when" and clause.verb != clause.start):
            return None
        at = bisect_left(self.found, (opener.start, opener.start)) - 1
        return self.found[at] if at >= 0 and text[self.found[at][1] : opener.start].strip(" ,") == "" else None

    def _fronted(self, start: int, clause: Clause) -> _Span | None:
        """ "Two months ago, rebels linked to Osk killed 32 people": the time adjunct that opens the sentence, with a
        comma behind it, across phrases that are no clauses.
        """
        place, last = self.clauses.place(*self.found[0])
        tokens = self.clauses.tokens
        if len(self.found) > 1 and self.found[1][1] <= start:
            return self._fronted_again(start)
        is_fronted = place <= _LONGEST_LEAD and last < clause.first and tokens[last].text == ","
        if not is_fronted or start - self.found[0][1] > _REACH or self._is_of_baseline(self.found[0][0]):
            return None
        lead = range(place)
        is_adverbial = not lead or bool(tokens[0].word & Word.PREPOSITION) or tokens[place - 1].text == ","
        is_same = not any(self.clauses.goes_on(at) for at in range(last + 1, clause.first))
        return self.found[0] if is_adverbial and is_same else None

    def _fronted_again(self, start: int) -> _Span | None:
        """ "Since 2003, mills have closed, and in 2017, six were left": the adjunct that opens the second clause."""
        tokens = self.clauses.tokens
        later = self.found[bisect_left(self.found, (start, start)) - 1]
        place, last = self.clauses.place(*later)
        is_fronted = bool(tokens[place - 1].word & Word.CONJUNCTION) and tokens[last].text == ","
        return later if is_fronted and not any(map(self.clauses.goes_on, range(last, self._first(start)))) else None

    def _first(self, start: int) -> int:
        return self.clauses.place(start, start + 1)[0]

    def _when(self, clause: Clause) -> _Span | None:
        """ "40 people died when a ferry sank on Friday": the first time adjunct of a clause with "when" behind."""
        tokens = self.clauses.tokens
        if clause.end >= len(tokens) or tokens[clause.end].low not in _TELLS_WHEN:
            return None
        opener = tokens[clause.end]
        at = bisect_left(self.found, (opener.end, opener.end))
        if at == len(self.found) or self.found[at][0] - opener.end > _REACH:
            return None
        first, _ = self.clauses.place(*self.found[at])
        is_same = not any(self.clauses.goes_on(place) for place in range(clause.end + 1, first))
        return self.found[at] if is_same and not self._is_of_baseline(self.found[at][0]) else None

    def _since(self, clause: Clause) -> _Span | None:
        """ "40 boats have sunk since it opened in 2008": the clause that goes on behind is a time adjunct."""
        tokens = self.clauses.tokens
        if clause.end >= len(tokens) or tokens[clause.end].low != "since":
            return None
        at = bisect_left(self.found, (tokens[clause.end].start, 0))
        is_here = at < len(self.found) and self.found[at][0] == tokens[clause.end].start
        return self.found[at] if is_here else None

    def _before(self, inside: Sequence[_Span], start: int, clause: Clause, text: str) -> list[_Span]:
        earlier = [span for span in inside if span[1] <= start and not self._is_of_baseline(span[0])]
        if clause.last < len(self.clauses.tokens) and self.clauses.tokens[clause.last].low in _FROM:
            # "At noon, three hours after the storm": the time from which it is measured.
            earlier = [span for span in earlier if text[span[1] : start].strip(" ,")]
        return [
            span
            for span in earlier
            if self._is_adverbial(span, start, clause, text) and not self._is_of_intent(span, clause)
        ]

    def _is_of_intent(self, span: _Span, clause: Clause) -> bool:
        """ "Last year pledged to buy 40 vans": whether the adjunct tells when a deed was announced, not done."""
        tokens, verb = self.clauses.tokens, clause.verb
        if verb is None or verb == 0 or not tokens[verb - 1].word & Word.TO:
            return False
        told = self.clauses.verb_before(verb - 1)
        return (
            told is not None and tokens[told].low in of_class("announces_a_deed") and span[1] <= tokens[verb - 1].start
        )

    def _follows(self, span: _Span, end: int, text: str) -> bool:
        """Whether the adjunct behind a figure that ends at `end` may be its own; not that of what it is compared with:
        "4% fewer than in 2022", "than there were in 2022", "240 against 224 a year earlier"; nor that of a note: "19
        (the last was in 2020)", or a clause in dashes.
        """
        between = text[end : span[0]]
        if text.startswith(_POSSESSIVE, span[1]) or _COMPARED.search(between) or _IN_A_RELATIVE.search(between):
            return False
        if _GERUND.search(between):
            return False  # "jailed 40 after being told on Friday"
        if _CHANGED.search(between) and text.startswith("from ", span[0]):
            return False
        if text.startswith("since ", span[0]) and _RECORD.search(between):
            return False
        note = between.rfind("(")
        if note > between.rfind(")") and between[note + 1 :].strip():
            return False
        return bisect_left(self.baselines, end) == bisect_left(self.baselines, span[0])

    def _is_adverbial(self, span: _Span, start: int, clause: Clause, text: str) -> bool:
        if text.startswith(_POSSESSIVE, span[1]):
            return start - span[1] <= len("'s ") or self._owns_the_subject(span, clause)
        first, last = self.clauses.place(*span)
        if any(map(self.clauses.is_dash, range(last, clause.first))):
            return False
        if clause.verb is None or first > clause.verb:
            return True
        tokens = self.clauses.tokens
        lead = range(max(0, clause.start - 1) if first == clause.start else clause.start, first)
        opens = not any(is_nominal(tokens, place) or self._is_participle(place) for place in lead)
        behind = behind_adverbs(tokens, last)
        is_beside = behind < len(tokens) and self.clauses.is_verb(behind)
        return opens or is_beside or self._is_set_off(first, last) or self._has_result(last)

    def _is_set_off(self, first: int, last: int) -> bool:
        """Whether it stands between commas."""
        tokens = self.clauses.tokens
        return last < len(tokens) and tokens[first - 1].text == "," == tokens[last].text

    def _owns_the_subject(self, span: _Span, clause: Clause) -> bool:
        """ "Saturday's peak demand reached 44,947 megawatts", not "Sunday's paper said"."""
        first, _ = self.clauses.place(*span)
        is_head = first == clause.start or (
            first == clause.start + 1 and bool(self.clauses.tokens[first - 1].word & OPENS)
        )
        verb = clause.verb
        return is_head and verb is not None and first < verb and not self.clauses.tokens[verb].word & CUE

    def _has_result(self, last: int) -> bool:
        """ "It struck late on Monday, killing two": a participle behind the adjunct's comma tells what came of it."""
        tokens = self.clauses.tokens
        is_participle = (
            last + 1 < len(tokens) and tokens[last + 1].low.endswith("ing") and self.clauses.is_verb(last + 1)
        )
        return is_participle and tokens[last].text == ","

    def _is_of_baseline(self, start: int) -> bool:
        """ "From 54% in May to 35%": whether the adjunct at `start` is of a figure that another is compared with."""
        at = bisect_left(self.baselines, start) - 1
        return at >= 0 and start - self.baselines[at] <= _BESIDE

    def _is_participle(self, place: int) -> bool:
        """ "Founded in 1979, it runs 4 ships": the time adjunct of a participle clause is its own."""
        token = self.clauses.tokens[place]
        return bool(token.word & Word.PAST) or token.low.endswith(("ed", "ing")) or self.clauses.is_verb(place)


def is_deictic(adjunct: str) -> bool:
    """ "Over the next four years", "in the first ten months": which stretch of time it is; not "in seven seconds"."""
    return _DEICTIC.search(adjunct) is not None


def _nearer(before: Sequence[_Span], after: Sequence[_Span], start: int, end: int) -> _Span | None:
    """The first adjunct behind the figure at `start` to `end`, unless the last before it is much nearer."""
    gap_before = start - before[-1][1] if before else _REACH + 1
    gap_after = after[0][0] - end if after else _REACH + 1
    if after and gap_after <= min(_REACH, 2 * gap_before):
        return after[0]
    return before[-1] if before and gap_before <= _REACH else None


def find_periods(
    text: str, start: int, end: int, clauses: Clauses, taken: Sequence[_Span], baselines: Sequence[int] = ()
) -> Periods:
    """The periods named in `text[start:end]`; `taken` are the places of counts, which name no year, and `baselines`
    where the figures begin that another is compared with.
    """
    starts = [place for place, _ in taken]
    found = []
    for match in _PERIOD.finditer(text, start, end):
        first, last = match.span()
        place = bisect_left(starts, last) - 1
        if place >= 0 and taken[place][1] > first:
            # "In May 12 men": the day of the month is the count.
            last = first + len(text[first : taken[place][0]].rstrip())
            if not _PERIOD.fullmatch(text, first, last):
                continue
        if match.lastgroup is not None:
            last = _end_of_occasion(text, clauses, first, last)
        if last > first and _NO_TIME.fullmatch(text, first, last) is None:
            found.append((first, last))
    return Periods(clauses, [span for span in found if _YEAR_COMPARED.fullmatch(text, *span) is None], baselines)


def _end_of_occasion(text: str, clauses: Clauses, first: int, last: int) -> int:
    """The end of the noun phrase that names the occasion: of "during the crisis but has" the crisis; `first` for none,
    as where a clause follows: "since the plan is".
    """
    lead = _OCCASION.match(text, first, last)
    if lead is None:
        return last
    tokens = clauses.tokens
    begin, end = clauses.place(lead.end(), last)
    at = _end_of_nouns(tokens, begin, end if last > lead.end() else begin)
    goes_on = text[first] not in "dD" and at < len(tokens) and tokens[at].is_word and _opens_clause(clauses, begin, at)
    if lead["whole"]:
        in_short, whole = lead.start() + lead["whole"].rindex(" "), lead.end("whole")
        return in_short if goes_on else max(whole, tokens[at - 1].end)
    return first if goes_on or at == begin else tokens[at - 1].end


def _opens_clause(clauses: Clauses, begin: int, at: int) -> bool:
    """Whether the nouns from `begin` to `at`, or a pronoun there, are the subject of a clause."""
    return at == begin or clauses.is_verb(at) or clauses.goes_on(at)


def _end_of_nouns(tokens: list[Token], begin: int, end: int) -> int:
    """The end of the nouns at `begin`, with those behind "of": "heat of the campaign"."""
    at = begin
    while at < end:
        behind = at + 1 + (at + 1 < end and bool(tokens[at + 1].word & OPENS))
        if at > begin and tokens[at].low == "of" and behind < end and is_nominal(tokens, behind):
            at = behind
        elif not is_nominal(tokens, at) or (at > begin and tokens[at].low.endswith("ing")):
            return at
        at += 1
    return at
