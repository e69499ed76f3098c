"""Which words in quotation marks are a quotation, and why the others are none."""

import pytest
from _pytest.mark import ParameterSet

from factcheck.detection.attribution.quotation_uses import (
    LABEL,
    NAME,
    NICKNAME,
    NO_WORDS,
    ONE_WORD,
    PROPER_NAME,
    SCARE_QUOTES,
    TITLE,
    WORD_AS_WORD,
)
from tests.unit.detection.attribution.table import Case, attributed

ASIDE = {
    "nickname_between_two_names": ('Walter "Duke" Harrow opened the shop in 1961.', NICKNAME),
    "nickname_of_two_words": ('Agnes "Big Mama" Tolland ran the market for years.', NICKNAME),
    "nickname_in_curly_marks": ("Walter “Duke” Harrow opened the shop in 1961.", NICKNAME),
    "nickname_in_single_marks": ("Walter 'Duke' Harrow opened the shop in 1961.", NICKNAME),
    "nickname_in_lower_case": ('Walter "the nose" Harrow opened the shop in 1961.', NICKNAME),
    "nickname_in_brackets": ('Walter ("Duke") Harrow opened the shop in 1961.', NICKNAME),
    "nickname_of_a_speaker_before_a_cue": ('Walter "Duke" Harrow said the shop would close in June.', NICKNAME),
    "better_known_as": ('Walter Harrow, better known as "Duke", opened the shop in 1961.', NICKNAME),
    "alias": ('Walter Harrow, alias "Duke", opened the shop in 1961.', NICKNAME),
    "dubbed": ('The press dubbed the mayor "the Ferret" after the vote.', NICKNAME),
    "affectionately_called": ('Visitors fed the walrus, affectionately called "Bubbles", from the pier.', NICKNAME),
    "novel": ('Her third novel, "The Salt Road", comes out in autumn.', TITLE),
    "novel_without_a_comma": ('Her novel "The Salt Road" comes out in autumn.', TITLE),
    "song": ('The song "Nine Empty Chairs" was number one for a week.', TITLE),
    "song_of_one_word": ('Her song "Harbour" was number one for a week.', TITLE),
    "film_with_a_year": ('The film "A Winter of Wolves" (1988) was shot here.', TITLE),
    "broadcast": ('Ana Roe appeared on "Good Morning Norport" to defend the ban.', TITLE),
    "called_at_the_head": ('Called "The Truth About Flour," the campaign has begun.', NAME),
    "title_as_a_subject": ('"What Really Happened: The Mills and Me" includes a map.', TITLE),
    "series": ('The series "Cold Ferry" runs on Sundays.', TITLE),
    "painting": ('The painting "Girl with Two Herons" was stolen in May.', TITLE),
    "makers_possessive": ('In Okell\'s "The Salt Road" nobody speaks for 80 pages.', TITLE),
    "work_named_after_the_title": ('"The Salt Road" is a novel about a blind mule driver.', TITLE),
    "actor_of": ('He played the priest in "A Winter of Wolves".', TITLE),
    "author_of": ('Petra Okell, author of "The Salt Road", died on Monday.', TITLE),
    "two_works": ('He wrote the plays "Old Snow" and "The Tin Wedding" in prison.', TITLE),
    "exhibition": ('The exhibition "Nets and Knots" closes in March.', TITLE),
    "holiday": (
        'The launch came days ahead of the "Day of the Rising Tide," the birthday of the founder.',
        PROPER_NAME,
    ),
    "treaty": ('The "Global Pact for Rivers" aims to keep the water clean.', PROPER_NAME),
    "report_titled": ('The report, titled "Bridges in Danger", lists 40 spans.', TITLE),
    "work_beside_a_speaker": ('Petra Okell said her novel "The Salt Road" was written in a shed.', TITLE),
    "ship": ('The trawler "Marie Celine" sank off the cape in 1974.', TITLE),
    "operation": ('The exercise, called "Iron Heron", ends on Friday.', NICKNAME),
    "word": ('The word "forever" appears twice in the contract.', WORD_AS_WORD),
    "term": ('Doctors use the term "quiet lung" for the condition.', WORD_AS_WORD),
    "so_called": ('The so-called "ghost ships" anchor off the cape.', WORD_AS_WORD),
    "meaning": ('The name means "little otter" in the old dialect.', WORD_AS_WORD),
    "hashtag": ('The hashtag "riverback" was used 9,000 times.', WORD_AS_WORD),
    "letter": ('A giant letter "K" hangs over the gate.', WORD_AS_WORD),
    "spelt": ('The street is spelled "Maine" on one side and "Mayne" on the other.', WORD_AS_WORD),
    "scare_quotes": ('The town has three "smart" lampposts.', SCARE_QUOTES),
    "scare_quotes_of_two_words": ('The "fresh air" in the tunnel comes from a fan.', SCARE_QUOTES),
    "scare_quotes_in_single_marks": ("The town has three 'smart' lampposts.", SCARE_QUOTES),
    "scare_quotes_after_a_person": ('Ida Lund walked past the "temporary" fence of 2009.', SCARE_QUOTES),
    "scare_quotes_before_a_noun_of_speech": ('Their "talks" lasted nine minutes.', SCARE_QUOTES),
    "title_after_a_colon": ('She wrote a paper titled: "What eels know about the moon, a first account."', TITLE),
    "titles_in_a_row": ('Three films lead the field: "Cold Ferry," "The Salt Road" and "Girl with Two Herons".', TITLE),
    "title_before_its_maker": ('"Cold Ferry" director Jan Harrow said nothing to reporters.', TITLE),
    "title_named_in_another_sentence": (
        'The film "Harbour" leads the field. Jan Harrow said "Harbour" had cost him his house.',
        TITLE,
    ),
    "group_called": ("A group called 'We Want Our River Back & Co' has 9,000 members, the council said.", NAME),
    "project_called": ('The project, called "Otters for Marsden", ends in May, the mayor said.', NAME),
    "one_word_before_a_noun": ('The mayor blamed the council for its "stupid" plan.', ONE_WORD),
    "one_word_behind_an_article": ('The ministry said a "heroic" crew had put out the fire.', ONE_WORD),
    "one_word_behind_a_compound": ('Police warned of a well-known "lottery" trick, the mayor said.', ONE_WORD),
    "one_word_behind_a_preposition": ('The mayor paid for "quick" repairs, the council said.', ONE_WORD),
    "one_word_behind_a_gerund": ('He was barred for spreading "misleading" news, the harbour board said.', ONE_WORD),
    "few_words_in_a_headline": ("Marsden tires of 'ghost ships'\n\nThe harbour was shut on Friday.", SCARE_QUOTES),
    "button": ("The 'Send' button opens a form, the council said.", LABEL),
    "pressed": ("You press 'square' to pause the film.", LABEL),
    "tapped_on": ('Tap on the "plus" to add a boat, the harbour board said.', LABEL),
    "address": ('The council put up a page, "marsden-floods.org", in May, the mayor said.', LABEL),
    "programme_before_its_host": ('Ida Lund told "Norport This Morning" co-host Jan Harrow that she would go.', TITLE),
    "latest_work": ('In her latest, "Harbour," Ida Lund sings of eels.', TITLE),
    "forum_called": ('A forum for keepers called "Heron Watchers" has 9,000 members, the council said.', NAME),
    "one_called": ("Another called 'Friends of the Marsden Eel' has 9,000 members, the council said.", NAME),
    "firm": ('The council said "Marsden Mills Ltd." had left in May.', PROPER_NAME),
    "under_a_name": ('The firm has another name, "Noble Moving and Storage," the council said.', PROPER_NAME),
    "law": ('Ida Lund said the "Harbour Reform Act" was late.', PROPER_NAME),
    "author_about_a_word": ("We can't think of such floods as a tolerable “normal” to live with.", SCARE_QUOTES),
    "no_words": ('She wrote "???" and left the room at once.', NO_WORDS),
}
QUOTATIONS = {
    "phrase_of_a_speaker": 'Ida Lund called the ruling "deeply unfair".',
    "one_word_of_a_speaker": 'Ida Lund called the ruling "unfair".',
    "one_word_answer": 'Asked if she would resign, Ida Lund said: "No."',
    "capitals_that_somebody_says_behind_an_article": 'The "Big Steal" must end, Ida Lund said.',
    "capitals_of_a_predicate": 'Ida Lund said the harbour master was a "Proven Failure" in business.',
    "capitals_of_a_speaker": 'Ida Lund said: "God Save Marsden."',
    "possessive_before_what_was_said": 'Nobody believed Ida Lund\'s "I was asleep".',
    "chant": 'Protesters chanted "Give us back our river".',
    "one_word_that_something_is": 'The mayor said the priests were "fake".',
    "one_word_behind_as": 'The mayor described the plan as "reckless".',
    "one_word_that_it_was_called": 'The mayor called the plan a "disgrace".',
    "one_word_of_an_accusation": 'The club accused the striker of "cheating".',
    "shouts": 'The mayor drew shouts of "Shame!" from the benches.',
    "noun_of_an_owner": 'The general said the army would defend its "dignity" against anybody.',
    "two_words_of_an_owner": 'The general condemned the union and its "hostile forces".',
    "one_word_quoted_as_an_answer": 'Lund called Harrow "Liar".',
    "banner": 'Marchers carried a banner reading "Give us back our river".',
    "headline": "Lund calls ruling 'deeply unfair'\n\nThe court in Marsden sat for nine minutes on Friday.",
    "long_words_without_a_speaker": 'The wall was covered in paint: "We were here before you and will be after you."',
    "described_as_by_a_body": 'The ministry described the dam as "safe".',
    "between_two_names_that_are_speakers": 'Lund said "Never". Harrow said "Perhaps".',
    "speaker_says_the_word": 'Ida Lund used the words "total failure" twice in her speech to the council.',
    "one_word_behind_as_before_a_noun": 'The mayor described the plan as "reckless" politics.',
    "one_word_behind_an_auxiliary": 'The mayor said members were "disappointed" people.',
    "the_press_is_no_button": 'The mayor called the press "dishonest".',
    "few_words_in_a_headline_that_the_body_has": (
        "Harbour is a 'sorry sight'\n\nIda Lund said on Friday: “It is a sorry sight in winter.”"
    ),
    "what_a_headline_says_that_it_is": "Floods in Marsden are 'terrifying'\n\nThe council met on Friday.",
    "predicate_of_a_headline": "Harrow 'not sure' about the harbour\n\nThe council met on Friday.",
    "behind_the_colon_of_a_headline": "The mayor on the floods: 'A scandal'\n\nThe council met on Friday.",
    "many_words_in_a_headline": "Mayor on the harbour: 'We Were Wrong About This'\n\nThe council met on Friday.",
    "called_by_somebody": 'The mayor, called "Sleepy Old Jan" by critics, left.',
    "author_who_said_so": 'We told the mayor "no" in May.',
    "as_they_call_it": "The “green flood”, as keepers call it, is over.",
    "slogan_that_somebody_tells": '"Make Lindal Great Again" is what the mayor told the crowd.',
    "slogan_that_is_an_answer": '"No More Taxes Ever" was the mayor\'s answer.',
    "one_word_that_somebody_speaks_of": 'The mayor spoke of "massive" fraud and warned of "grave" floods.',
    "anywhere_behind_the_colon_of_a_headline": "Lund: harbour 'eyesore'\n\nThe council met on Friday.",
    "past_predicate_of_a_headline": "Harbour 'ruined for good'\n\nThe council met on Friday.",
    "book_says": 'The book says the mine was "a grave with a lift".',
}
# What the rules get wrong so far; whoever mends one takes it out.
KNOWN_GAPS = {
    "nickname_in_lower_case",
    "nickname_in_brackets",
    "affectionately_called",
    "work_named_after_the_title",
    "actor_of",
    "operation",
    "spelt",
    "speaker_says_the_word",
}


def _row(name: str, *values: str) -> ParameterSet:
    gap = pytest.mark.xfail(reason="known gap", strict=True, raises=AssertionError)
    return pytest.param(*values, id=name, marks=[gap] if name in KNOWN_GAPS else [])


def _reasons(text: str) -> set[str | None]:
    return {quotation.set_aside for quotation in attributed(Case(id="marks", text=text, nothing=True)).quotations}


@pytest.mark.parametrize(("text", "reason"), [_row(name, *row) for name, row in ASIDE.items()])
def test_words_that_nobody_is_quoted_with_are_set_aside(text: str, reason: str) -> None:
    assert _reasons(text) == {reason}


@pytest.mark.parametrize("text", [_row(name, text) for name, text in QUOTATIONS.items()])
def test_words_that_somebody_said_are_listed(text: str) -> None:
    assert _reasons(text) == {None}
