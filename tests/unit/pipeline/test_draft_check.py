"""A draft against its sources: every verdict by tables of sentences, and the places that it rests on."""

import json

import pytest
from jsonschema import Draft202012Validator

from factcheck.domain.draft_report import DraftReport, QuotationVerdict
from factcheck.domain.schema import draft_schema
from factcheck.errors import EmptyInputError, NotAnArticleError
from factcheck.pipeline.draft_check import Text, check_draft
from tests.unit.pipeline.drafting import HALDEN, SPEECH, changed, details, drafted, only

UNTOUCHED = {
    "as it stands": "“We will build the bridge, and nobody will stop us,” Ann Roe said.",
    "other marks": '"We will build the bridge, and nobody will stop us," Ann Roe said.',
    "another dash and space": "“We will  build the\u00a0bridge, and nobody will stop us”, said Ann Roe.",
    "a part of it": "Roe said that “nobody will stop us” in Halden.",
    "begins in the middle": "“The old harbour is not safe,” said Roe.",
    "a sentence of a paragraph that goes on": "“I do not think that the people of Halden want 12 lanes,” Moss said.",
    "no speaker that can be told": "“This is a waste of public money.” That is the word in Halden.",
}


@pytest.mark.parametrize("draft", UNTOUCHED.values(), ids=UNTOUCHED.keys())
def test_a_quotation_that_was_not_touched_is_verbatim(draft: str) -> None:
    quotation = only(drafted(draft, HALDEN))
    assert (quotation.verdict, quotation.changes, quotation.meaning_changed) == ("verbatim", (), False)


ALTERED = [
    ("“We will build a bridge, and nobody will stop us,” Roe said.", "function_words", "a", "the", False),
    (
        "“We will build the bridge and nobody will stop us,” Roe said.",
        "punctuation",
        "bridge and",
        "bridge, and",
        False,
    ),
    ("“We will build the Bridge, and nobody will stop us,” Roe said.", "capitals", "Bridge", "bridge", False),
    ("“We will build the tunnel, and nobody will stop us,” Roe said.", "content_words", "tunnel", "bridge", True),
    ("“We will build the bridge, and nobody can stop us,” Roe said.", "function_words", "can", "will", False),
    ("“The old harbour is safe for children,” Roe said.", "negation", None, "not", True),
    ("“The old harbour isn't safe for children,” Roe said.", "spelling", "isn't", "is not", False),
    ("“I do not think that the people of Halden want 13 lanes,” Moss said.", "number", "13", "12", True),
    ("“I do not think that the people of Halden want twelve lanes,” Moss said.", "spelling", "twelve", "12", False),
    ("“I do not think that people of Halden want 12 lanes,” Moss said.", "function_words", None, "the", False),
    ("“This is a waste of scarce public money,” Moss said.", "content_words", "scarce", None, True),
    ("“This may be a waste of public money,” Moss said.", "hedge", "may be", "is", True),
    ("“Waste of public cash,” said Moss.", "content_words", "cash", "money", True),
]


@pytest.mark.parametrize(("draft", "kind", "own", "theirs", "meaning"), ALTERED, ids=[row[0] for row in ALTERED])
def test_a_change_is_named_with_its_words(
    draft: str, kind: str, own: str | None, theirs: str | None, *, meaning: bool
) -> None:
    quotation = only(drafted(draft, HALDEN))
    assert (quotation.verdict, changed(quotation), quotation.meaning_changed) == (
        "altered",
        [(kind, own, theirs)],
        meaning,
    )


def test_what_the_draft_shows_to_have_left_out_bears_no_meaning_but_for_a_negation() -> None:
    shown = only(drafted("“I do not think ... people of Halden want 12 lanes,” Moss said.", HALDEN))
    assert (changed(shown), shown.changes[0].marked) == ([("function_words", None, "that the")], True)
    hidden = only(drafted("“The old harbour is ... safe for children,” Roe said.", HALDEN))
    assert (hidden.changes[0].marked, hidden.meaning_changed) == (True, True)


def test_brackets_are_shown_as_the_editors_words() -> None:
    quotation = only(drafted("“[The city] will build the bridge, and nobody will stop us,” Roe said.", HALDEN))
    assert changed(quotation)[0] == ("function_words", "The city", None)
    assert not quotation.meaning_changed


STITCHED = {
    "over the reporting clause": (
        "“We will build the bridge, and nobody will stop us. The old harbour is not safe for children,” Roe said.",
        ["We will build the bridge, and nobody will stop us", "The old harbour is not safe for children"],
    ),
    "in another order": (
        "“I do not think that the people of Halden want 12 lanes. This is a waste of public money,” Moss said.",
        ["I do not think that the people of Halden want 12 lanes", "This is a waste of public money"],
    ),
    "of two speakers": (
        "“Nobody will stop us. This is a waste of public money,” Ann Roe said.",
        ["nobody will stop us", "This is a waste of public money"],
    ),
}


@pytest.mark.parametrize(("draft", "places"), STITCHED.values(), ids=STITCHED.keys())
def test_a_quotation_of_two_is_stitched(draft: str, places: list[str]) -> None:
    quotation = only(drafted(draft, HALDEN))
    assert (quotation.verdict, [place.text for place in quotation.places]) == ("stitched", places)


def test_a_stitched_quotation_of_two_speakers_says_so() -> None:
    quotation = only(drafted(STITCHED["of two speakers"][0], HALDEN))
    assert (quotation.speaker_match, [place.speaker for place in quotation.places]) == (
        "other",
        ["Ann Roe", "John Moss"],
    )


def test_turns_of_a_transcript_are_stitched_and_have_their_speakers() -> None:
    draft = "“We may cut it again. The schools will pay for every cent of it,” Roe said."
    quotation = only(drafted(draft, SPEECH))
    assert quotation.verdict == "stitched"
    assert [place.text for place in quotation.places] == [
        "we may cut it again",
        "The schools will pay for every cent of it",
    ]


OTHERS = [
    ("“This is a waste of public money,” Ann Roe said.", HALDEN, "John Moss"),
    ("“The old harbour is not safe for children,” said John Moss.", HALDEN, "Ann Roe"),
    ("“The schools will pay for every cent of it,” Ada Brook said.", SPEECH, "MOSS"),
]


@pytest.mark.parametrize(("draft", "source", "speaker"), OTHERS, ids=[row[0] for row in OTHERS])
def test_words_of_somebody_else_are_another_speakers(draft: str, source: str, speaker: str) -> None:
    quotation = only(drafted(draft, source))
    assert (quotation.verdict, quotation.speaker_match) == ("other_speaker", "other")
    assert [place.speaker for place in quotation.places] == [speaker]


SAME = [
    ("“This is a waste of public money,” Moss said.", HALDEN),
    ("“The old harbour is not safe for children,” the mayor said.", HALDEN),
    ("“The schools will pay for every cent of it,” Mr Moss said.", SPEECH),
]


@pytest.mark.parametrize(("draft", "source"), SAME, ids=[row[0] for row in SAME])
def test_a_shorter_name_or_a_role_is_the_same_speaker(draft: str, source: str) -> None:
    assert only(drafted(draft, source)).speaker_match == "same"


NOT_FOUND = [
    "“We love our harbour more than anything,” Roe said.",
    "“It is what it is,” Moss said.",
    "“Nobody can say what will become of them in the end,” Roe said.",
]


@pytest.mark.parametrize("draft", NOT_FOUND)
def test_words_that_stand_nowhere_are_not_found(draft: str) -> None:
    quotation = only(drafted(draft, HALDEN))
    assert (quotation.verdict, quotation.places) == ("not_found", ())


def test_of_several_sources_the_one_is_taken_where_the_speaker_is_the_same() -> None:
    other = "“This is a waste of public money,” said Ada Brook."
    quotation = only(drafted("“This is a waste of public money,” Moss said.", other, HALDEN))
    assert (quotation.verdict, [(place.source, place.speaker) for place in quotation.places]) == (
        "verbatim",
        [(1, "John Moss")],
    )


DETAILS = [
    ("The council voted 12 to 5.", ["12", "5"], [], []),
    ("The council voted 12 to 6.", ["12"], ["6"], []),
    ("They had been sold for 2.5 million euros.", ["2.5 million"], [], []),
    ("They had been sold for 3.5 million euros.", [], ["3.5 million"], []),
    ("They had been sold for 2.5 million dollars.", [], [], ["2.5 million"]),
    ("Fifteen ferries had been sold.", ["Fifteen"], [], []),
    ("More than 15 ferries had been sold.", [], ["15"], []),
    ("Building begins in 2027.", ["2027"], [], []),
    ("Building begins in 2028.", [], ["2028"], []),
    ("Roe told the council on March 14.", ["Roe", "March 14"], [], []),
    ("Roe told the council on March 15.", ["Roe"], ["March 15"], []),
    ("There were 900 horses.", [], [], ["900"]),
    ("The letter came from John Moss.", ["John Moss"], [], []),
    ("The letter came from Jon Moss.", [], ["Jon Moss"], []),
    ("The letter came from Ada Brook.", [], [], ["Ada Brook"]),
    ("The letter came from the NHC.", ["NHC"], [], []),
]


@pytest.mark.parametrize(("draft", "found", "differs", "missing"), DETAILS, ids=[row[0] for row in DETAILS])
def test_figures_dates_and_names_are_found_differ_or_are_not_found(
    draft: str, found: list[str], differs: list[str], missing: list[str]
) -> None:
    checks = drafted(draft, HALDEN).details
    assert (details(checks, "found"), details(checks, "differs"), details(checks, "not_found")) == (
        found,
        differs,
        missing,
    )


NO_FIGURE = "The council of Olst spoke of ferries, and the air was clear."
WITHOUT = [
    ("The council sold 5 ferries for $3 million.", NO_FIGURE, [], ["5", "3 million"]),
    ("The council of Olst met in May.", NO_FIGURE, ["Olst"], ["May"]),
    ("CO₂ fell in Olst.", "The CO₂ of Olst is less.", ["CO₂", "Olst"], []),
    ("The city of Olst has less SO₂.", NO_FIGURE, ["Olst"], ["SO₂"]),
]


@pytest.mark.parametrize(("draft", "source", "found", "missing"), WITHOUT, ids=[row[0] for row in WITHOUT])
def test_a_source_without_figures_has_none_of_them(
    draft: str, source: str, found: list[str], missing: list[str]
) -> None:
    checks = drafted(draft, source).details
    assert (details(checks, "found"), details(checks, "not_found")) == (found, missing)


def test_the_nearest_figure_is_that_among_the_same_words() -> None:
    far = "The museum in Olst has 16 ferries of tin.\n\nIt opens at nine."
    (check,) = [one for one in drafted("The museum has 16 ferries.", HALDEN, far).details if one.text == "16"]
    assert check.verdict == "found"
    (check,) = [one for one in drafted("The council voted 14 to 5.", HALDEN, far).details if one.text == "14"]
    assert (check.nearest and check.nearest.text) == "12"


def test_the_dateline_of_the_draft_is_its_own() -> None:
    draft = "Ferries sold\n\nHALDEN, 16 April 2025 — Mayor Ann Roe spoke on 15 March of 15 ferries."
    checks = drafted(draft, HALDEN).details
    assert [one.text for one in checks if one.kind == "date"] == ["15 March"]


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        ("Gulls were loud in Halden, Roe said.", []),
        ("Tests will follow in Halden, Roe said.", []),
        ("Okafor said that Halden was late.", ["Okafor"]),
        ("It was late in Halden, Okafor said.", ["Okafor"]),
    ],
)
def test_a_word_that_only_opens_a_sentence_is_a_name_where_somebody_speaks(draft: str, missing: list[str]) -> None:
    assert details(drafted(draft, HALDEN).details, "not_found") == missing


def test_titles_and_scare_quotes_are_set_aside_with_a_reason() -> None:
    report = drafted("Her novel “Old Snow” is out, Ann Roe said. It is a so-called “hit”.", HALDEN)
    assert report.quotations == ()
    assert [one.cut(report.draft.text) for one in report.set_aside] == ["Old Snow", "hit"]


def test_what_intake_takes_for_no_part_of_a_source_is_searched_too() -> None:
    page = (
        f"<html><body><article><h1>Halden votes</h1><p>{HALDEN.split(chr(10))[0]}</p><p>The council voted 12 to 5 on \
Tuesday, and the mayor thanked all the members for their patience.</p></article><aside>Read more: “Gulls are the true \
owners of this town,” says Ada Brook</aside></body></html>"
    )
    report = check_draft(
        Text("draft", "text", "“Gulls are the true owners of this town,” Ada Brook said."), [Text("page", "html", page)]
    )
    place = only(report).places[0]
    assert place.start >= report.sources[0].aside_from
    assert report.sources[0].text[place.start : place.end] == "Gulls are the true owners of this town"


def test_a_report_satisfies_its_schema() -> None:
    report = drafted("\n\n".join(UNTOUCHED.values()), HALDEN, SPEECH)
    document = json.loads(report.model_dump_json())
    Draft202012Validator(draft_schema()).validate(document)
    assert DraftReport.model_validate(document) == report


def test_an_error_names_the_text_that_it_is_about() -> None:
    with pytest.raises(EmptyInputError, match=r"^notes\.txt: "):
        check_draft(Text("story.txt", "text", HALDEN), [Text("notes.txt", "text", " \n")])
    with pytest.raises(NotAnArticleError, match=r"^story\.txt: "):
        check_draft(Text("story.txt", "text", "Menu\nHome\n"), [Text("notes.txt", "text", HALDEN)])


def test_every_verdict_has_a_table() -> None:
    drafts = [*UNTOUCHED.values(), ALTERED[0][0], *(row[0] for row in STITCHED.values()), OTHERS[0][0], NOT_FOUND[0]]
    assert {only(drafted(draft, HALDEN)).verdict for draft in drafts} == set(QuotationVerdict)
