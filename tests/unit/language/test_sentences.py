"""Hard cases of splitting sentences, all of our own making: the parts of a row, joined by a space, come apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.sentences import split_sentences

CASES = [
    pytest.param(("Mr. Adder met Mrs. Okell.", "He left."), id="title before a name"),
    pytest.param(("He said »stop it.«", "His voice broke.", "»Far from it,« she said."), id="reversed guillemets"),
    pytest.param(("He said, « stop it. »", "« Go, » she said, « now. »"), id="guillemets with spaces"),
    pytest.param(("It was late.", "``Far from it,'' she said."), id="backticks"),
    pytest.param(("He paid 5 kr. » see more.",), id="guillemet as an arrow"),
    pytest.param(("Dr. Venn and Prof. Reve agreed.", "Nobody else did."), id="doctor and professor"),
    pytest.param(("Lt. Gen. Otto Brandt resigned.", "Col. Ruiz took over."), id="military ranks"),
    pytest.param(("Sen. Ana Beltran and Gov. Draycott met.", "They spoke for an hour."), id="politicians' titles"),
    pytest.param(("The Rev. Hale thanked the Hon. Mr. Pike.", "Both bowed."), id="reverend and honourable"),
    pytest.param(("The road to St. Helens is closed.", "Snow fell."), id="saint in a place name"),
    pytest.param(("J. T. Hollander spoke.", "K. Venkataswamy listened."), id="initials before a surname"),
    pytest.param(("Ida B. Lund won.", "Tom Q. Reve lost."), id="middle initial"),
    pytest.param(("They chose plan B.", "The first had failed."), id="letter as a name"),
    pytest.param(("The U.S. Congress met.", "It adjourned at noon."), id="country of two letters"),
    pytest.param(("She moved to the U.S.", "The move cost her a job."), id="country at the end"),
    pytest.param(("He left the U.K.", "He never came back."), id="country at the end before a pronoun"),
    pytest.param(("U.N. officials and E.U. envoys agreed.", "Nothing was signed."), id="body of two letters"),
    pytest.param(("He works in Washington, D.C.", "She works in Lagos."), id="capital of the states"),
    pytest.param(("He was born in Gary, Ind., in 1950.", "She was not."), id="city and state"),
    pytest.param(("Lena Moss, Ph.D., wrote it.", "M.D. students read it."), id="degree"),
    pytest.param(("It opened at 5 p.m. Monday.", "It closed at 6."), id="hour before a day"),
    pytest.param(("It opened at 5 p.m.", "The doors stayed shut."), id="hour at the end"),
    pytest.param(("At 10 a.m. the court opened.", "At 11 a.m. it rose."), id="hour in the middle"),
    pytest.param(("He died on Sept. 11.", "She died on Oct. 3, 1999."), id="month before a day"),
    pytest.param(("It rained until Dec.", "The sun came in Jan."), id="month at the end"),
    pytest.param(("It ran on Mon. 4 May.", "It stopped on Tues. 5 May."), id="weekday shortened"),
    pytest.param(("Bus No. 5 is late.", "Bus No. 6 is not."), id="number sign"),
    pytest.param(("He said no.", "She said yes."), id="answer no"),
    pytest.param(("See pp. 4 and Vol. 2 of the report.", "The rest is blank."), id="page and volume"),
    pytest.param(("Fig. 3 shows Art. 5 of the treaty.", "Sec. 2 is missing."), id="figure and article"),
    pytest.param(("Velkov Metals Inc. said so.", "Brightwell Foods Ltd. denied it."), id="company in the middle"),
    pytest.param(("She left Velkov Metals Inc.", "The shares fell."), id="company at the end"),
    pytest.param(("Orin Corp. fell 3 percent.", "Tarn Bros. rose."), id="company before a verb"),
    pytest.param(("Walter Harrow Jr. sold the mill.", "Nobody bought it."), id="junior"),
    pytest.param(
        ("They sold nails, rope, etc. to farmers.", "They sold soap, etc.", "The shop closed."), id="and so on"
    ),
    pytest.param(("It was Rovers vs. United.", "Rovers won."), id="versus"),
    pytest.param(("Metals, e.g. zinc, are dear.", "Others, i.e. tin, are not."), id="for example"),
    pytest.param(("It is approx. 3 miles long.", "It is wide."), id="approximately"),
    pytest.param(("It cost $3.5 million.", "It took 2.75 years."), id="decimal"),
    pytest.param(("He hit .300 that year.", "She hit .250."), id="decimal without a nought"),
    pytest.param(("Version 2.0.1 is out.", "Section 4.2 is new."), id="version and section"),
    pytest.param(("Visit example.org for more.", "The page is slow."), id="web address"),
    pytest.param(("It was … well, late.", "Nobody minded."), id="ellipsis inside"),
    pytest.param(("He waited...", "Then he left."), id="ellipsis at the end"),
    pytest.param(("He waited... and left.", "She stayed."), id="three dots and a small letter"),
    pytest.param(("Did he know?", "Yes."), id="question"),
    pytest.param(("Stop!", "He did not."), id="exclamation"),
    pytest.param(("He knew?!", "She laughed."), id="both marks"),
    pytest.param(("What!!!", "Nothing."), id="many marks"),
    pytest.param(("Yahoo! Inc. fell.", "Others rose."), id="name with a mark"),
    pytest.param(("“It is over.”", "She left."), id="double marks close a sentence"),
    pytest.param(("“Why?” he asked.", "Nobody spoke."), id="question in marks and its speaker"),
    pytest.param(("“Stop!” she cried.", "He ran."), id="cry in marks and its speaker"),
    pytest.param(('"It is over."', "She left."), id="straight marks close a sentence"),
    pytest.param(("‘It is over.’", "She left."), id="single marks close a sentence"),
    pytest.param(("He called it “a road to nowhere”.", "She agreed."), id="marks outside the stop"),
    pytest.param(("He sighed.", "“It is over.”"), id="quotation opens a sentence"),
    pytest.param(("“We knew.", "We said so,” he told them.", "They nodded."), id="several sentences in marks"),
    pytest.param(("«C'est fini.»", "Elle partit."), id="guillemets"),
    pytest.param(("„Es ist aus.“", "Sie ging."), id="low and high marks"),
    pytest.param(("(He had left.)", "She came."), id="brackets close a sentence"),
    pytest.param(("He left (on Sept. 3) and came back.", "She stayed."), id="bracket inside a sentence"),
    pytest.param(("[The tape ends.]", "It was short."), id="square brackets"),
    pytest.param(("He left.", "3 men stayed."), id="digit opens a sentence"),
    pytest.param(("He left.", "• She stayed."), id="bullet behind a stop"),
    pytest.param(("He left.", "— She stayed."), id="dash behind a stop"),
    pytest.param(("“They lied.” — Carla Sanchez",), id="signed quotation"),
    pytest.param(("Il est parti.", "Élise est restée."), id="accented capital"),
    pytest.param(("Он ушёл.", "Она осталась."), id="cyrillic"),
    pytest.param(("Έφυγε.", "Εκείνη έμεινε."), id="greek"),
    pytest.param(("他走了。", "她留下了！", "真的？"), id="chinese"),
    pytest.param(("「終わった。」", "彼は去った。"), id="japanese with marks"),
    pytest.param(("वह चला गया।", "वह रुकी।"), id="hindi"),
    pytest.param(("وہ چلا گیا۔", "وہ رکی۔"), id="urdu"),
    pytest.param(("هل ذهب؟", "نعم."), id="arabic question"),
    pytest.param(("He left.", "She stayed"), id="no stop at the end"),
    pytest.param(("Minister resigns over bridge",), id="headline without a stop"),
    pytest.param(("The file is called a.b.c and it is here.", "It is old."), id="a word with inner stops"),
    pytest.param(("He works at example. com and that is all.",), id="small letter after a stop"),
    pytest.param(("“He lives in the U.S.”", "She asked why."), id="abbreviation before a closing mark"),
    pytest.param(("It was signed by J. T.", "The rest was torn."), id="two initials at the end"),
    pytest.param(("It begins at 9 p.m. GMT.", "It ends at ten."), id="time zone"),
    pytest.param(("He is a Dr. now.", "She is not."), id="title at the end"),
]


@pytest.mark.parametrize("sentences", CASES)
def test_a_text_comes_apart_into_its_sentences(sentences: tuple[str, ...]) -> None:
    text = " ".join(sentences)
    assert tuple(span.cut(text) for span in split_sentences(text)) == sentences


def test_no_sentence_crosses_a_blank_line() -> None:
    text = "Bridge to close\n\nThe bridge\nwill close.\n \nIt is old."
    assert [span.cut(text) for span in split_sentences(text)] == [
        "Bridge to close",
        "The bridge\nwill close.",
        "It is old.",
    ]


@given(st.text(alphabet='aA. !?…\n"”’)U.S。3'))
def test_sentences_are_in_order_and_leave_out_white_space_alone(text: str) -> None:
    at = 0
    for span in split_sentences(text):
        assert span.start >= at
        assert not text[at : span.start].strip()
        assert span.cut(text).strip() == span.cut(text)
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Ida Lund moved her firm to the U.S. Roe said it had cost her dear.", "Roe said it had cost her dear."),
        ("Ida Lund moved her firm to the U.K. Roe says it has cost her dear.", "Roe says it has cost her dear."),
        ("The yard was sold to Tarnair Ltd. Roe said it owed money.", "Roe said it owed money."),
        ("Ida Lund moved her firm to Averly, D.C. Roe said it was dear.", "Roe said it was dear."),
        ("The mill stands at 9 Mill St. Roe said it was for sale.", "Roe said it was for sale."),
        ("The council chose plan B. Roe said it was cheap.", "Roe said it was cheap."),
        ("The mill will close in May.Roe said so.", "Roe said so."),
        ("The mill will close in 2031.Roe said so.", "Roe said so."),
        ("He wrote: “It leaks.”In particular, Roe said so.", "In particular, Roe said so."),
        ("Nobody came to mend it.“It leaks,” Roe said.", "“It leaks,” Roe said."),
    ],
    ids=[
        *("a country", "a country, present", "a company", "a district", "a street", "a letter", "no space", "a year"),
        *("a close", "an opening"),
    ],
)
def test_a_sentence_begins_with_who_says_something_behind_an_abbreviation(text: str, second: str) -> None:
    assert [span.cut(text) for span in split_sentences(text)][1:] == [second]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Treasury said rates would rise.",
        "Mr. Rao said Rs. 40 lakh was missing.",
        "The site Tarnbridge.Com was down all day.",
        "The letter from J. Roe was read aloud.",
        "The mayor of Port St. Roe said it was late.",
        "The hall was built by Wm. Crane of Osk.",
        "He came later, and J.P. Roe said it was late.",
        "The lamps run on version 2.0.It was late.",
        "He liked the “U.S.”Open more than most.",
    ],
)
def test_a_sentence_goes_on_behind_an_abbreviation_in_the_middle_of_it(text: str) -> None:
    assert len(split_sentences(text)) == 1
