"""Paragraphs that sell the page, and ordinary ones that have the same words."""

import pytest

from factcheck.domain.article import Metadata
from factcheck.intake.page.appeals import heads_appeal, is_appeal, is_pointer
from factcheck.intake.page.paragraph_features import look_at
from factcheck.intake.pasted import read_pasted


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe to continue reading. Already a subscriber? Sign in.",
        "Get unlimited access for 3.50 euros a month. Cancel any time.",
        "Only £1 a week for the first six weeks. Cancel anytime.",
        "Sign up for the Harbour Post’s morning newsletter.",
        "Get the day’s top stories in your inbox every evening.",
        "You have two free articles left this month.",
        "This article is for subscribers only.",
        "To continue reading, start your free trial.",
        "Story continues below advertisement",
        "Article continues after video",
        "Advertisement - scroll to continue reading",
        "Support our journalism from 2 euros a month.",
        "Enter your email address Please enter an email address Email address is invalid Try another",
        "Post News Email. Please verify you’re not a robot by clicking the box. An error has occurred.",
        "By providing your email address, you have read and agree to our Terms and Conditions and Privacy Policy.",
        "Was this email forwarded to you? Sign up here.",
        "We pay for your stories! Do you have a story for the Norport Sun? Email us at tips@sun.example",
        "Craving even more? Like us on Facebook or follow us on Twitter.",
        "For breaking news download our apps for iOS and Android.",
        "New to Harbo? It helps you save. Deposit 100 kroner and get 10 with the code HARBO10",
        "Choose Norport Star as a ‘Preferred Source’ on Google News for quick access to the news you value.",
        "For the latest from across the coast, sign up for our newsletters .",
        "Hours fly by the sea! Renew to keep enjoying all our premium content.",
        "Story Continued Below",
        "When you buy through links of ours, we may earn a commission.",
        "(This story has not been edited by Norport Post staff and is published from a syndicated feed.)",
        "What do you make of the new quay? Let us know in the comments below.",
        "Download the Norport app for free.",
        "Dear Reader - You can now support the Norport Post directly, and get ad-reduced access. Thank you!",
        "For the latest stories and breaking news updates download the Norport apps.",
        "Copy is available without charge to any eligible news publisher that can provide a large audience.",
        "Subscribe to our podcast at iTunes.",
        "Subscribe on Apple Podcasts, Spotify, or wherever you listen to podcasts.",
        "Subscribe to Norport Radio on YouTube.",
        "Sign up for Next Quay, a weekly email on where the harbour stands.",
        "Catch up on the storm with our experts on our weekly politics podcast.",
        'Want more of the coast? Sign up for Norport\'s "Best of the quay" newsletter here.',
        "Catch up on the storm on our weekly podcast, “Ground Quay.”",
        "This is a rush transcript. Copy may not be in its final form.",
        "The Norport Press receives support for its work from the Osk Trust. It is solely responsible for all content.",
        "Editor’s note: As a public service, all our coverage of the storm is free. No paywall.",
    ],
)
def test_appeals_to_the_reader_are_recognised(text: str) -> None:
    assert is_appeal(text, look_at(text))


@pytest.mark.parametrize(
    "text",
    [
        "Subscribers can cancel any time, the company said on Monday.",
        "Get out of the water, the lifeguards told bathers on Sunday.",
        "The newsletter reached 40,000 inboxes before it was banned.",
        "“Sign up for our newsletter and cancel any time,” the advertisement read.",
        "Support for a free trial of the vaccine grew to 61 percent in May.",
        "The story continues to divide the town, nine years after the fire.",
        "Only two of the nine witnesses had full access to the file.",
        "Join the queue early: that is the lesson of the three nights before the sale.",
        "Subscribe to the strike fund or cross the picket line: dockers have no third choice.",
        "The paper lost 12,000 subscribers in a year and now has 80,000.",
        "Register offices in the north closed for two days.",
        "The mayor asked readers to send her a note, she said, and 90 did.",
        "The code of the port, which dates from 1934, has 90 articles.",
        "To read a meter, residents use an app of the port.",
        "Add 40 boats to the fleet, and the port is full.",
        "The firm was named a preferred source of nets in May.",
        "The story continued to divide the town, nine years after the fire.",
        "The app for iOS and Android had 40 million users in May, up from 12 million.",
        "Officials declined to say whether we may earn a commission from the sale.",
        "The trust said that those who enter their email addresses are sent nothing.",
    ],
)
def test_ordinary_sentences_are_no_appeals(text: str) -> None:
    assert not is_appeal(text, look_at(text))


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Norport gets a new quay",
        "More:Norport gets a new quay",
        "Also: See what the quay cost",
        "Read more about the storm.",
        "I rowed across the bay. Today I would tell you: do not try it Read more",
        "Every harbour has a story that it does not tell. Click To Tweet",
        "Scroll down to see the quay before the storm",
        "Posted in News Release",
        "Published under: Ada Roe , Norport , Harbours",
        "Norport in pictures",
        "Show all 50",
        "GET THE NORPORT POST ON THE GO BY CLICKING HERE",
        "Read our complete coverage",
        "more-in",
        "READ ALSO | Norport gets a new quay",
        "Related – Norport gets a new quay",
        "▶ Watch: How the quay was built",
        "Don’t miss: Norport gets a new quay",
        "Lesen Sie auch: Neuer Kai in Norport",
        "5 min read",
        "Social Sharing",
        "COMMENTARY",
        "Reading time: 5 minutes",
        "ADVERTISEMENT",
        "Listen to this article",
        "Follow us on Facebook and X",
        "Click here to read more",
        "Related stories:",
        "More On This... The mayor of Norport and her boats",
        "READ MORE Norport gets a new quay",
        "See also Norport gets a new quay",
        "CLICK HERE FOR MORE NEWS OF THE COAST ON NORPORTPOST.COM",
        "Click here for the latest news.",
        "Follow Jo Berg on Twitter: @joberg",
        "Follow @joberg",
        "The mayor speaks about the quay0:45",
        "The mayor speaks about the quay | 1:45",
        "Listen · 3:45",
        "Trending Right Now:",
        "View this post on Instagram",
        "A post shared by Ada Roe (@adaroe) on Jan 3, 2019 at 9:00am PST",
        "We apologize, but this video has failed to load.",
        "Enjoyed this story?",
        "You can read the full statement here.",
        "This is a developing story and will be updated.",
        "This article is more than three years old",
        "Back to top",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Now Playing: Watch this: Boats leave Norport",
        "More from the Norport Post:",
        "Report an editorial error",
        "[Is Norport’s mayor losing her grip?]",
        "[ The end of the quay brings forth a mighty sound ]",
        "JUST WATCHED The quay falls Replay More Videos ... MUST WATCH The quay falls 03:46",
        "Related Stories 'WORST YET TO COME' The mayor mocks claims BOAT BOMBERS Who are they, and what do they want",
        "A version of this article appears in print on Page A 14 of the New York edition.",
        "Read or Share this story: https://norport.example/quay",
        "Advertisement Continue reading the main story",
        "Live updates on the fall of the quay",
        "The quay tonight A post shared by Ada Roe (@adaroe) on Oct 1, 2017 at 10:56pm PDT",
        "[RELATED] Norport gets a new quay",
        "→ Norport gets a new quay",
        "More on the storm: Norport gets a new quay",
        "For more on this story, go to norportpost.com.",
        "To read more stories from the Norport Post, click here.",
        "This story is part of our series on quays",
        "Download the Norport Post app for iOS and Android",
        "Follow the Norport Post's channel on WhatsApp",
        "Join our WhatsApp community to get the top stories sent to your phone",
        "Get the latest updates on Telegram",
        "$1 for 6 months",
        "Subscribe for $1 a week",
        "Sponsored by Nordline",
        "Share on Facebook Share on Twitter",
        "Facebook Twitter WhatsApp Email",
        "1.2k shares",
        "#Norport #Quays",
        "0:00 / 4:32",
        "Image 1 of 5",
        "See gallery (12 photos)",
        "Next video in 5 seconds",
        "Something went wrong. Please try again later.",
        "This audio is auto-generated. Please let us know if you have feedback.",
        "Already have an account? Log in",
        "Comments have been turned off.",
        "End of Twitter post by @adaroe",
        "see also The best quays of the coast The Norport Harbour Agency is warning its guests that some...",
        "Also see: Mayor shrugs off the critics of the quay",
        "Published in",
        "More from Ada Roe:Which mayor can save the quay? Don't bet on Dahl, Lund or Berg.",
        "Roe and Lund:From friends to foes, not your usual quarrel",
        "Roe-Lund talks:Everything you should know about the talks in Osk",
        "BRAIN BUG Fish may be to blame for it HATS OFF Mayor reveals all WATCH OUT This cheeky quay costs £40",
        "SEA LIFE Mayor sails home BOAT SHOCK Mum, 40, finds a seal in her boat ALL GONE! What became of the quay?",
        "Watch The Harbour Hour weekdays at 4pm. For the latest from The Harbour Hour click here.",
        "If you want to read our report, click here",
        "The plan for the quay by Jo Berg on Scribd",
        "Story highlights One family had three boats",
        "Update Your Boat Without Leaving Home With These Nordline... Read on The Inventory",
        "Read the plan for the quay below, or here.",
        "MOST READ IN NEWS Boats leave Norport SEA LIFE Mayor sails home after 40 years",
    ],
)
def test_a_line_that_points_elsewhere_is_told(line: str) -> None:
    assert is_pointer(line)


@pytest.mark.parametrize(
    "line",
    [
        "Watch: “We did not know,” she said",
        "More boats are for sale",
        "More from Norport’s boats: nets",
        "Now playing its third season, Norport has lost 12 games.",
        "Read more about the storm: 12 boats were lost.",
        "Posted in Berlin since May, Roe is the youngest consul. She speaks six languages.",
        "Show all 50 boats at once, the rule says.",
        "Related: the board will vote again in May. The state pays half.",
        "Read more of this: the board sold 12 of its boats.",
        "Norport: Read more books, says minister",
        "The 5 min read was his first",
        "Watch sales fell by 12 percent",
        "Listen to the harbour board: it voted 9 to 4.",
        "Follow-up: 12 boats",
        "Follow up on the plan for the pier on Monday",
        "Video-sharing sites face a ban in Norport",
        "Read-only access for all",
        "Chart-topping singer returns to Norport",
        "The doors open at 9:30",
        "[Laughter]",
        "Live updates on the fall of the quay were read by 40,000 people.",
        "[The name of the boy has been changed.]",
        "Related stories of other boats were told for 40 years.",
        "For more than 40 years the quay fed the town.",
        "To learn more, the police will visit 40 homes.",
        "Part of our history is lost, the mayor said.",
        "Sponsored by a bank from Lindal, the club won 40 games.",
        "Get the best of the boats out by noon, the harbour told its crews.",
        "Join the group or leave the quay, they were told.",
        "They get $40 a week.",
        "Try 40 days without water, Roe said.",
        "Download the whole of the app and you find 40 errors, an expert said.",
        "→ , said the sign",
        "Already registered? Then you may vote, the page says.",
        "Comments on the plan have been turned off its course by the mayor",
        "Category 4: the storm took 40 boats.",
        "Read the will of Ada Roe, they told her, and leave here.",
        "This is a story of 40 boats",
        "In pictures that the police took, 40 boats lie on the quay",
        "READ MORE BOOKS, SAYS MINISTER",
        "Read more: that is what “the minister wants”",
        "Your browser does not support “ferry” as a word",
        "Video shows the quay falling",
        "See also sections 4 and 5 of the law. They bind the port.",
        "$40 a week",
        "From £400 per month",
        "Only $40 a year",
        "Part of our history",
        "Also in May: A hotel opens",
        "Also on the menu: Cod and eel",
        "Elsewhere in town: Two stalls burn",
        "Elsewhere on the islands",
        "Previously: a clerk in Lindal",
        "Suggested: a tax of 4 percent on all stalls",
        "What do you think?",
        "Why you can trust a fisher: he has no time to lie.",
        "»We lost it all",
        "Roe: From friends to foes in 40 days",
        "Roe:From friends to foes in 40 days",
        "The talks of 9 to 5:The mayor would not say who had called them.",
        "Time and place:Monday, town hall",
        "The NORPORT BOARD met the OSK BOARD and the LINDAL BOARD on Monday",
        "NEW YORK Mayor Roe and LOS ANGELES Mayor Dahl met in SAN DIEGO on Monday.",
        "Scam mails ask the fishers to click here.",
        "The story highlights one family of the port",
        "The plan was drawn by Jo Berg on Monday",
        "The children read on the quay...",
        "Published in May",
        "Read the plan for the quay below, or lose your stall.",
        "[Pause]",
        "(PAUSE)",
        "[Roe laughs and looks out of the window at the boats]",
        "[Name withheld at the request of the family]",
        "[The board did not answer our questions on the sale]",
    ],
)
def test_a_line_that_tells_is_no_pointer(line: str) -> None:
    assert not is_pointer(line)


def test_a_headline_may_be_labelled_as_that_of_a_recording() -> None:
    assert is_pointer("Video: ferry hits the quay")
    assert not is_pointer("Video: ferry hits the quay", may_be_headline=True)
    assert is_pointer("Read more: ferry hits the quay", may_be_headline=True)


def test_a_line_that_points_elsewhere_inside_an_article_is_left_out() -> None:
    told = (
        "The harbour board of Norport will close the old pier for two years, its chairwoman Karin Holm said on Monday.",
        "The repair will cost 3.2 million crowns, of which the state pays half, the ministry of transport said.",
        "Fishermen who land their catch there will have to sail 12 kilometres further, to the quay at Storvik.",
    )
    page = "\n\n".join(["Norport closes its old pier", told[0], "Read more: Norport gets a new quay", *told[1:]])
    text = read_pasted(page, Metadata()).article.text
    assert "Read more" not in text
    assert all(paragraph in text for paragraph in told)


def test_a_line_heads_the_box_of_an_appeal() -> None:
    below = "Get the day’s top stories in your inbox every evening."
    assert heads_appeal("Get daily Norport news", below, look_at(below))
    told = "The lifeguards told bathers to leave."
    assert not heads_appeal("Get out of the water", told, look_at(told))
    assert not heads_appeal("What the lifeguards saw", below, look_at(below))


def test_lines_with_words_of_sign_up_boxes_above_a_form_are_of_its_box() -> None:
    prose = "The board of the harbour met on Tuesday to hear what the builders had found below the quay."
    box = ["The Norport Weekly", "Fridays. A weekly digest of the best of our coverage.", "Email"]
    form = "By signing up, you confirm that you are over the age of 16 and agree to receive offers."
    text = read_pasted(
        "\n\n".join([prose, prose[4:], *box, form, prose.replace("Tuesday", "Monday"), prose]), Metadata()
    ).article.text
    assert text == "\n\n".join([prose, prose[4:], prose.replace("Tuesday", "Monday"), prose])
    kept = "Weekly, 40 boats come to the quay."
    assert (
        kept
        in read_pasted("\n\n".join([prose, kept, prose.replace("Tuesday", "Monday"), prose]), Metadata()).article.text
    )
