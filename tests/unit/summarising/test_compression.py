"""A compressed sentence lacks side clauses, and nothing that the claim would be another without."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.article import Metadata
from factcheck.domain.values import Span
from factcheck.intake.pasted import read_pasted
from factcheck.language.doc import Doc
from factcheck.pipeline.check import OfflineChecker
from factcheck.summarising.compression import compressed
from factcheck.summarising.reports import Report
from factcheck.summarising.standing_alone import Standing

CUT = [
    (
        "The bridge fell into the river after the old deck was badly damaged by a storm.",
        "The bridge fell into the river.",
    ),
    (
        "The council closed the old bridge while the mayor was in Lund where a school had burned.",
        "The council closed the old bridge.",
    ),
    # Asides between commas.
    (
        "The council of Trent, which owns the bridge, voted on Monday to close it.",
        "The council of Trent voted on Monday to close it.",
    ),
    (
        "Ada Roe, a teacher from Lund, was named head of the council on Monday.",
        "Ada Roe was named head of the council on Monday.",
    ),
    (
        "Jan Lund, head of the council’s board of works, on Monday closed the bridge over the river.",
        "Jan Lund on Monday closed the bridge over the river.",
    ),
    (
        "Ada Roe, the engineer who built the bridge, was named head of the council.",
        "Ada Roe was named head of the council.",
    ),
    (
        "The report on the bridge, seen by the Trent Echo, lists forty faults in the deck.",
        "The report on the bridge lists forty faults in the deck.",
    ),
    (
        "Mina Okafor, 41, has led the harbour board of Trent since May.",
        "Mina Okafor has led the harbour board of Trent since May.",
    ),
    (
        "The driver, Jan Lund, 40, was taken to a hospital in Trent.",
        "The driver, Jan Lund, was taken to a hospital in Trent.",
    ),
    (
        "The driver’s son, Jan Lund, 40, was taken to a hospital in Trent.",
        "The driver’s son, Jan Lund, was taken to a hospital in Trent.",
    ),
    (
        "Lund’s mayor, Ada Roe, 57, said the bridge was safe for trams.",
        "Lund’s mayor, Ada Roe, said the bridge was safe for trams.",
    ),
    (
        "Speaking to members in the old hall, Ada Roe, the head of the board, closed the meeting.",
        "Speaking to members in the old hall, Ada Roe closed the meeting.",
    ),
    (
        "In the old town, Jan Lund, 40, was taken to a hospital by his neighbours.",
        "In the old town, Jan Lund was taken to a hospital by his neighbours.",
    ),
    # What stands between the subject and its verb, and behind the cue.
    (
        "The council of Trent, in a vote on Monday, decided to close the bridge.",
        "The council of Trent decided to close the bridge.",
    ),
    (
        "The bridge over the river was shut for repairs, Ada Roe said in a statement on Tuesday.",
        "The bridge over the river was shut for repairs, Ada Roe said.",
    ),
    # One side clause of two.
    (
        "Families in the valley waited for the flood, with some moving to the school, as rain fell on the hills.",
        "Families in the valley waited for the flood.",
    ),
    # Brackets and dashes.
    ("The council of Trent (CT) voted on Monday to close it.", "The council of Trent voted on Monday to close it."),
    (
        "The old bridge — a landmark of the town — was closed for repairs on Monday.",
        "The old bridge was closed for repairs on Monday.",
    ),
    # Side clauses and adjuncts at the end, behind a comma.
    (
        "The council of Trent voted to close the bridge, which was built by monks.",
        "The council of Trent voted to close the bridge.",
    ),
    (
        "The vote to close it comes as the council, which owns the bridge, has no money.",
        "The vote to close it comes as the council has no money.",
    ),
    (
        "Four hundred homes in Trent lost power on Friday, with crews working through the night.",
        "Four hundred homes in Trent lost power on Friday.",
    ),
    (
        "Police arrested three men in Lund on Friday, two days after the raid on the bank.",
        "Police arrested three men in Lund on Friday.",
    ),
    (
        "The ferry company cut its fares on Monday, in a bold move to win back passengers.",
        "The ferry company cut its fares on Monday.",
    ),
    (
        "Forty houses were flooded in Trent, with the river still rising, Mayor Ada Roe said.",
        "Forty houses were flooded in Trent, Mayor Ada Roe said.",
    ),
    ("The dam held through the night — engineers had feared the worst on Sunday.", "The dam held through the night."),
    ("The river flooded the old town, but the dam held through the night.", "The river flooded the old town."),
    (
        "The prize for the new bridge went to Ada Roe, the head of the board of works.",
        "The prize for the new bridge went to Ada Roe.",
    ),
    # Whole reports and quotations.
    (
        "The council of Lund voted to shut the bridge, and Ada Roe called the vote a “lot of noise”.",
        "The council of Lund voted to shut the bridge.",
    ),
    (
        "The council of Lund attacked the plan on Monday, warning that the bridge would fall.",
        "The council of Lund attacked the plan on Monday.",
    ),
    # A further predicate.
    (
        "The men who ran the ferry met the council on Monday and asked for an old boat.",
        "The men who ran the ferry met the council on Monday.",
    ),
    (
        "The court of Trent — whose old judge was never charged or sent to jail — seems calm.",
        "The court of Trent seems calm.",
    ),
    (
        "The council of Trent was shut out of the talks, as was the head of the port.",
        "The council of Trent was shut out of the talks.",
    ),
    (
        "The storm broke the bridge over the river and flooded four hundred homes in Lund.",
        "The storm broke the bridge over the river.",
    ),
    # Without a comma.
    (
        "A baker from Lund was arrested at the border while carrying six passports.",
        "A baker from Lund was arrested at the border.",
    ),
    (
        "The river rose to a record nine metres as rain fell across the valley.",
        "The river rose to a record nine metres.",
    ),
    ("Two hundred people fled their homes amid fears of a second wave.", "Two hundred people fled their homes."),
    (
        "The Trent zoo has closed its lion house after a keeper was bitten, officials said.",
        "The Trent zoo has closed its lion house, officials said.",
    ),
    (
        "Jan Lund, 30, from Trent, said the tram sped up before the bend.",
        "Jan Lund, from Trent, said the tram sped up before the bend.",
    ),
    (
        "About 400 homes stand below the bridge of Trent, which was closed on Monday.",
        "About 400 homes stand below the bridge of Trent.",
    ),
]

KEPT = [
    # An object that two verbs share, the last of three predicates, half a pair of brackets.
    "The coastguard said on Friday that it boarded and searched the ship off Trent.",
    "The coastguard said on Friday that it boarded and later searched the ship off Trent.",
    "The rocket rose to 770 km, crossed an island of Trent and fell into the sea.",
    "Most voters like Ada Roe today, compared with few (Jan Lund, by contrast, is at 64).",
    "The council said on Friday that its men had seized or lost passports of old ferrymen.",
    "The board said on Friday that its men repaired and painted ferries of the port.",
    "The board was due on Friday to hear the officer who shot and killed teenager Jan Lund.",
    # A complement of the verb, and a comma inside marks.
    "Ada Roe has pointed to the plan of 2019, as proof of a new era for Trent.",
    "Ada Roe of Trent called the plan for the bridge “folly gone wild,” and warns of a flood.",
    # The main verb stands behind.
    "The storm that broke the bridge and flooded the old town was not the last one.",
    "The price of the homes that have been sold since May or are for sale is 2 million.",
    "The faults — which came to 1,000, as of May — emerged only when the bridge was closed.",
    "The council board of Trent, which names the head of the harbour as well as those of the port.",
    "Ferrymen who feared a loss after the council banned their boats were working without a licence.",
    "The 40 miles the old ferry went before breaking down were a record for the port.",
    "The dilemma of Trent while building a new bridge was on display in the old hall.",
    # Lists.
    "Lakes, beaches, roads and bridges that teemed with walkers in May were closed by the state.",
    "The council praised Ada Roe, and the board’s head of works, in a letter to the state.",
    "The council of Trent voted to close the bridge, the port, and the old ferry.",
    "Mina Okafor, 41, and her brother Otto, who is blind, and a guide were driving to Trent.",
    "The storm shut Trent School, Lund School - all of them old - North School and the port.",
    "Most villages were cut off by the flood, most of them after the bridge fell.",
    "The storm both broke the bridge over the river and flooded the old town.",
    "The council did not close the bridge and left the port to the state.",
    "The bridge may be small, but the council of Lund uses it for the trams.",
    "The council of Lund was praised for feeding the poor, housing the sick and for the port.",
    "The council spoke of faults in the deck, sawing wood and burning it by the river.",
    "The county police department of Lund said Friday that Jan Roe faces two counts of theft.",
    # Parts of names.
    "The board was founded under the Water (Supply and Sewers) Act.",
    "The man was charged under section 4(a) of the act on harbours.",
    # What opens a sentence is no main clause.
    "When a mill is lost—or a bridge falls—the state pays for the work.",
    "Even if Lund were to settle for 200 million, with twice as many victims, the firm could pay.",
    "With a nod to the old river, trams and boats crossed Trent.",
    "Given that the dam has held before, following three storms, Lund is calm.",
    "A bus carrying 10 German tourists, as well as two guides crashed in Trent.",
    # Participles behind a day.
    "The teams worked on Friday, bringing the toll from floods, landslides and storms to nine.",
    # What only announces something.
    "The council of Lund issued a letter on Friday, saying the bridge would stay closed.",
    # Conditions, limits, causes, purposes.
    "The council will close the bridge, unless the state pays for the work.",
    "The mill would reopen after the owners had paid the fine in full.",
    "The bridge stays closed until the engineers have tested the deck.",
    "The minister did not resign after the vote on the bridge was lost.",
    "Only two ferries were running before the storm hit the harbour of Trent.",
    # Figures in brackets; comparisons; measures.
    "The bridge over the river cost a lot (40 million euros).",
    "The fines were not as high as the council had wanted them to be.",
    "The town held Jan Lund in a cell three days after the court had freed him.",
    "The old mill served the same purpose as the church had served before.",
    # What is reported is given whole, but for what commas set off.
    "The union alleged that the mayor closed the yard following pressure from the port.",
    "Ada Roe claimed the board knew of the fault while it sold the tickets.",
    # Complements.
    "The new toll on the bridge was seen as humiliating by the drivers of Lund.",
    # The verb or the answer stands behind.
    "Passengers may find the boats quite safe because, despite the noise, there have been no faults.",
    "There is one more guest to greet in the hall of Trent - the queen.",
    "The police in Trent are following the case of the lost ferry.",
]


def ways(sentence: str) -> list[str]:
    article = read_pasted(sentence, Metadata()).article
    (reviewed, *_) = OfflineChecker(min_checkability=0.0).review(article)
    doc, (whole,) = Doc.of(article), article.sentences
    variants = compressed(doc, whole, Standing(article, doc, reviewed.drafts).reports(whole))
    return ["".join(part.cut(sentence) for part in parts) for parts in variants]


@pytest.mark.parametrize(("sentence", "shorter"), CUT)
def test_an_aside_or_side_clause_is_cut(sentence: str, shorter: str) -> None:
    assert ways(sentence)[0] == sentence
    assert ways(sentence)[-1] == shorter


def test_an_aside_does_not_reach_past_the_verb_that_takes_up_the_clause() -> None:
    sentence = "Trent says all routes, including the ferry, are on the table, although its wish is for a bridge."
    assert ways(sentence) == [sentence, "Trent says all routes, including the ferry, are on the table."]


@pytest.mark.parametrize("sentence", KEPT)
def test_what_changes_the_claim_stays(sentence: str) -> None:
    assert ways(sentence) == [sentence]


PIECES = [
    *("The council", "Ada Roe", "the bridge", "voted", "said", "did not", "closed", "40 million euros", "on Monday"),
    *(", which", ", with", ", a teacher from Lund,", ", 41,", "after", "as", "while", "unless", "(CT)", " — ", ", and"),
    *("“a lot of noise”", "no", "only", "would", ", officials said", "was", "amid"),
]
WORD = re.compile(r"[\w’]+")
BINDING = frozenset({"not", "no", "only", "would", "unless"})


@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=20))
def test_what_is_left_is_a_subsequence_with_whole_quotations_and_attributions(pieces: list[str]) -> None:
    sentence = f"{' '.join(pieces)}."
    doc = Doc(sentence, [Span(start=0, end=len(sentence))])
    said = [Span(start=one.start(), end=one.end()) for one in re.finditer("officials said", sentence)]
    held = [Report(source=one, cue=None, content=Span(start=0, end=len(sentence))) for one in said]
    for parts in compressed(doc, doc.sentences[0], held):
        assert all(one.end <= other.start for one, other in pairwise(parts))
        shorter = "".join(part.cut(sentence) for part in parts)
        assert shorter.count("“") == shorter.count("”") == shorter.count("“a lot of noise”")
        assert shorter.count("officials said") == sentence.count("officials said")
        assert parts[-1].end == len(sentence)


@given(st.sampled_from(sorted(BINDING)), st.sampled_from(["after", "before", "while", "as", "amid"]))
def test_a_clause_without_comma_stays_where_the_sentence_denies_or_limits(word: str, opener: str) -> None:
    sentence = f"The old port of Trent {word} closed its gates {opener} the storm hit the town."
    assert ways(sentence) == [sentence]
