"""Paragraphs that send their reader elsewhere, and ordinary ones that open with the same words."""

import pytest

from factcheck.intake.page.notes.commands import is_command


@pytest.mark.parametrize(
    "text",
    [
        "Click for more from Harbour Talk.",
        "CLICK HERE TO GET THE HARBOUR NEWS APP.",
        "FOR CONTINUING COVERAGE OF THE STORM, CLICK HERE.",
        "Don’t see the graphic above? Click here.",
        "Read more from the Norport Post:",
        "Watch the mayor’s speech below:",
        "Listen to the full interview here:",
        "Sign the petition here.",
        "Watch the latest video at video.norport.com",
        "Visit the Norport Post’s homepage for more stories.",
        "Read or Share this story: https://www.norport.example/story/quay-2019.html",
        "For more harbour coverage: http://www.norport.example and http://www.osk.example/boats",
        "Follow Ann Lund on Facebook and Twitter.",
        "Follow Ann Lund at twitter.com/annlund and Ole Dahl at twitter.com/oledahl",
        "Join us on Facebook.com/NorportPost.",
        "Do you work on the quay? Fill out this form, and we will be in touch.",
        "Send letters to letters@norport.example.",
        "Send tips to ann@ norport.example",
        "Contact the writers at desk@norport.example.no",
        "Have you seen the storm? If it is safe to do so please get in touch. Email stories@norport.example.",
        "Are you on board the ferry? Tell us your story by emailing stories@norport.example.",
        "[Read the board’s resolution here.]",
        "Tune in next Monday for a talk with the mayor.",
        "If you would like to receive the Quay Report daily, click here to subscribe.",
        "Were you in the storm? Let us know about your boats. Email stories@norport.example with your pictures.",
    ],
)
def test_commands_to_the_reader_are_recognised(text: str) -> None:
    assert is_command(text)


@pytest.mark.parametrize(
    "text",
    [
        "Click here to vote, the page of the board told them, and 4,000 did.",
        "Follow the board at a distance and you see more.",
        "Watch the board closely. It sold the quay in 1998.",
        "Read the plan of the board below the line, or lose your stall.",
        "Visit the market on a Monday and half of the stalls are empty.",
        "Contact with the buyer broke off at 9 p.m. on Sunday.",
        "Send us boats, they wrote to the board at noon.",
        "Who paid for the quay? Nobody knows.",
        "Find the money and you find the buyer.",
        "Anyone who saw the boat is asked to email tips@norport.example.",
        "Email Detective Roe of the Osk police at roe@osk.example.",
        "If you see the boat, the mayor says, email harbour@osk.example.",
        "Tell us what it costs, she told the board.",
        "“Watch the quay here,” the sign says.",
        "Join the group or leave the market.",
        "Read her full answer below:",
    ],
)
def test_ordinary_sentences_are_no_commands(text: str) -> None:
    assert not is_command(text)


def test_what_is_below_the_last_paragraph_is_not_there() -> None:
    assert is_command("Read her full answer below:", is_last=True)
