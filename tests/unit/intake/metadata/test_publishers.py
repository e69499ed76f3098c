"""Who published a page, by what its lines say and what its markup states."""

import pytest

from factcheck.intake.metadata.publishers import cleaned, publisher_of_lines, publisher_of_markup


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (["© Storvik.org 2003 - 2020 powered by Norport Network"], "Storvik.org"),
        (["2024 The Lokal, All Rights Reserved."], "The Lokal"),
        (["© 0 Reuters. All Rights Reserved.", "Discover Thomson Reuters", "Why Reuters counts", "Reuters"], "Reuters"),
        (["© 0 Reuters. All Rights Reserved."], None),
        (["Copyright 2024 The Associated Press. All rights reserved. This material may not be published."], None),
        (["© 2024 People's Daily Online"], "People's Daily Online"),
        (["© 2024 Xinhua"], "Xinhua"),
        (["A boat at sea. © Xinhua"], None),
        (["© 2024 Daily News"], "Daily News"),
        (["Welcome to The Norport Post’s EUROPEAN EXPERIENCE"], "The Norport Post"),
        (
            ["Copyright (c) Norport News Agency. All Rights Reserved.", "About Norport", "About Norport News"],
            "Norport News Agency",
        ),
        (["Published in Morgen, March 5th, 2024"], "Morgen"),
        (["Advertise with Storvik Post"], "Storvik Post"),
        (["Subscribe to Storvik’s Newsletter"], "Storvik"),
        (["Contact Storvik Post Customer Support"], "Storvik Post"),
        (["Storvik Post is a registered trademark of Berg Holdings, Inc."], "Storvik Post"),
        (["© 2024 Berg Holdings, Inc.", "Storvik Post", "Advertise in Storvik Post"], "Storvik Post"),
        (["© 2024 Berg Holdings, Inc."], None),
        (
            ["© 2024 Berg Institute", "A division of Berg Institute", "Sign up to receive emails from The Ferry"],
            "The Ferry",
        ),
        (["© 2024 The Norport Times Company"], "The Norport Times"),
        (["About 9News", "© 2024 Nine Entertainment Co."], "9News"),
        (["More on Storvik News"], "Storvik News"),
        (["Follow Storvik Mirror:"], "Storvik Mirror"),
        (["The mayor at sea. (Lise Dahl/Storvik Post)", "© 2024 Berg Media"], "Storvik Post"),
        (["The mayor at sea. (Lise Dahl/Storvik Post via AP)"], None),
        (["The mayor at sea. Lise Dahl for Storvik Post Lise Dahl for Storvik Post"], "Storvik Post"),
        (["The mayor at sea. Lise Dahl for Reuters"], None),
        (["Quay closed for winter originally appeared on Norport.com on Mon, 1 Jan 2018."], "Norport.com"),
        (["This article was originally published in the Storvik Post."], "Storvik Post"),
        (["This column originally appeared in the Storvik Post."], "Storvik Post"),
        (["© 2018 Creators.com"], None),
        (["Storvik News", "What’s hot"], "Storvik News"),
        (["Home", "Storvik News"], None),
        (["OFF THE POST", "Home"], None),
        (["Do you have a story for The Storvik Sun Online news team?"], "The Storvik Sun"),
        (["View all Norport Times newsletters."], "Norport Times"),
        (["The Morning Ferry is a daily newsletter from Norporty."], "Norporty"),
        (["(Norport Daily 07/15/2016 page1)"], "Norport Daily"),
        (["Copyright 2017 The Associated Press. All rights reserved."], None),
        (["Read the original on Ferryman. Copyright 2018. Follow FERRYMAN on Twitter."], None),
        (["The Storvik Ledger", "News", "Sport"], "The Storvik Ledger"),
        (["Copyright 2021 Storvik News / All rights reserved | A Berg Website Solution"], "Storvik News"),
        (["The Ferryman", "© All rights reserved.", "News"], "The Ferryman"),
        (["Ada Roe fell into the sea on Monday.", "© All rights reserved."], None),
        (["( Also on POLITICO: The price of a quay)"], "POLITICO"),
        (["Offers for programs that support The Nation’s journalism.", "Every nation has one."], "The Nation"),
        (["Contact Information", "About Information"], None),
        (["A boat at sea © Reuters / Jo Berg"], None),
        (["About Us", "Follow Us", "Contact Us", "More from Politics", "Local News", "World News"], None),
        (["Support The Storvik Ledger fund", "Ada Roe", "Sign up for Newsletters and Alerts"], None),
        (["More on Brexit", "Brexit", "Follow Jo Berg", "Jo Berg", "Budget 2024", "Budget"], None),
        (["Learn about Norway", "World Cup 2024"], None),
        (["© 2024 Board of Trade"], "Board of Trade"),
        (["© 2024 Center for Coasts and Ships"], "Center for Coasts and Ships"),
        (["© 2024 Berg, Lund & Co. Ltd", "About Storvik Post", "Storvik Post"], "Storvik Post"),
        (["© Copyright 2024 - Storvik Times"], "Storvik Times"),
        (["Storvik Times © All rights reserved"], "Storvik Times"),
        (["A boat at sea. © Jo Berg/Harbour Pictures"], None),
        (["© 2024 Storvik Group", "Storvik Shop", "Storvik Radio", "Inside Storvik"], "Storvik"),
        (["Welcome to storvik.org", "Storvik Shop", "Storvik Radio"], "Storvik"),
        (["Ferries News", "Ferries Live", "All ferries"], None),
        (["Home", "Sport", "Norway", "Norway News", "Norway Sport", "Norway Weather"], None),
        (["Contact Sales", "Sales", "Talk to sales"], None),
        (["© 2024 Berg Holdings LLC, dba Storvik Weekly. All rights reserved."], "Storvik Weekly"),
        (["Storvik Weekly is part of the Berg publishing family.", "© 2024 Berg Holdings"], "Storvik Weekly"),
        (["Add Storvik Weekly as a preferred source on Google"], "Storvik Weekly"),
        (["Discover more from Storvik Weekly"], "Storvik Weekly"),
        (["Copyright Notice", "Contact Form", "About Ads"], None),
        (["Norport is part of the Kingdom since 1814"], None),
    ],
)
def test_a_page_names_itself(lines: list[str], publisher: str | None) -> None:
    assert publisher_of_lines((), lines) == publisher


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (["9 February 2004", "The Norport Times"], "The Norport Times"),
        (["By Jo Berg, Storvik.org"], "Storvik.org"),
        (["By Agencies(Norport Daily)"], "Norport Daily"),
        (["By Jo Berg | Storvik Post"], "Storvik Post"),
        (["By Jo Berg", "StorvikPost Staff"], "StorvikPost"),
        (["By Jo Berg, Associated Press"], None),
        (["By Jo Berg, BBC News"], "BBC News"),
        (["Al Jazeera, 4 May 2021"], "Al Jazeera"),
        (["Storvik Post · Published 4 May 2021"], "Storvik Post"),
        (["4 May 2021 | The Times of Storvik"], "The Times of Storvik"),
        (["Reuters, 4 May 2021"], None),
        (["The Hill", "4 May 2021"], "The Hill"),
        (["Hill", "People", "4 May 2021"], None),
        (["Updated 10:42 a.m. EST, 4 May 2021"], None),
        (["Storvik, 4 May 2021"], None),
        (["By Jo Berg, Ann Lund"], None),
        (["By Jo Berg, Staff Writer"], None),
        (["By Jo Berg | Norport Correspondent"], None),
        (["Next Post"], None),
        (["Book Review"], None),
        (["Latest News"], None),
        (["Lives of Others"], None),
    ],
)
def test_the_lines_around_the_headline_name_the_publisher(head: list[str], publisher: str | None) -> None:
    assert publisher_of_lines(head, ()) == publisher


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("For Storvik Radio, I’m Jo Berg in Norport.", "Storvik Radio"),
        ("For Storvik Radio, I'm Jo Berg.", "Storvik Radio"),
        ("For Storvik, I’m sorry.", None),
        ("For Ada Roe, this is a blow.", None),
        ("Storvik Post’s request for comment was not answered.", "Storvik Post"),
        ("The mayor did not respond to Norport Times’ requests for comment.", "Norport Times"),
        ("Reuters’ request for comment was not answered.", None),
        ("The boats are gone, says Jo Maldre. Fortune reached out to the port and had no reply.", "Fortune"),
        ("Ada Roe reached out to the port and had no reply.", None),
        ("Ada Roe’s request for comment was not answered.", None),
    ],
)
def test_a_reporter_signs_off_on_the_air_or_says_who_asked(line: str, publisher: str | None) -> None:
    assert publisher_of_lines((), (), [line]) == publisher


@pytest.mark.parametrize(
    ("stated", "titles", "lines", "publisher"),
    [
        (["Storvik Post"], [], [], "Storvik Post"),
        (["Associated Press", "Storvik Post"], [], [], "Storvik Post"),
        (["Associated Press"], [], [], "Associated Press"),
        (["Berg News Service", "Storvik Post"], ["Ferry stops | Storvik Post"], [], "Storvik Post"),
        (["A Better Coast", "Storvik Post"], [], ["© 2024 Storvik Post"], "Storvik Post"),
        (["storvik.org"], [], ["© 2024 Storvik.org"], "Storvik.org"),
        (["Storvik Post - All the news of the coast"], [], [], "Storvik Post"),
        ([], ["Ferry stops | Storvik Post"], [], None),
    ],
)
def test_of_the_stated_names_that_counts_which_the_page_bears_out(
    stated: list[str], titles: list[str], lines: list[str], publisher: str | None
) -> None:
    assert publisher_of_markup(stated, titles, lines) == publisher


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Storvik Post, Inc.", "Storvik Post"),
        ("Storvik Post Pvt. Ltd", "Storvik Post"),
        ("Storvik | News of the coast", "Storvik"),
        ("Home | Storvik Post", "Storvik Post"),
        ("Berg & Co Magazine", "Berg & Co Magazine"),
        ("Storvik-Post", "Storvik-Post"),
    ],
)
def test_a_name_is_cleaned(name: str, bare: str) -> None:
    assert cleaned(name) == bare


@pytest.mark.parametrize(
    ("page", "publisher"),
    [
        (["Copyright 2024. Storvik Post Ltd"], "Storvik Post"),
        (["Copyright © 2024 · Storvik Post"], "Storvik Post"),
        (["© 2024 – storvik.no"], "storvik.no"),
        (["Copyright © storvik 2024"], "storvik"),
        (["Some rights reserved 2017-2024 by Storvik Newsfeed"], "Storvik Newsfeed"),
        (["I would like emails about offers and updates from Storvik Post."], "Storvik Post"),
        (["Thank you for signing up to Storvik Post."], "Storvik Post"),
        (["Storvik Post is supported by its readers. Learn more"], "Storvik Post"),
        (["All rights reserved | Terms of Use"], None),
        (["Search Islands"], None),
        (["© the photographer"], None),
    ],
)
def test_phrases_at_the_foot_name_the_publisher(page: list[str], publisher: str | None) -> None:
    assert publisher_of_lines((), page) == publisher


STORVIK = ("Read how Storvik came to be", "Why we at Storvik ask for money")


@pytest.mark.parametrize(
    ("page", "publisher"),
    [
        (["Skip", "Storvik", "Boats", *STORVIK], "Storvik"),
        (["Skip", "Storvik", "Boats", STORVIK[0]], None),
        (["Skip", "Storvik", "Boats", "Storvik Maps", "New Storvik Shoes"], None),
        (["Skip", "Recipes", "Boats", "All of our Recipes", "Why we like Recipes", "our recipes"], None),
        (["Skip", "Boats", "Home", "Maps", *STORVIK], None),
    ],
)
def test_a_name_at_the_top_that_sentences_have_is_the_publishers(page: list[str], publisher: str | None) -> None:
    assert publisher_of_lines((), page) == publisher


def test_a_page_that_names_itself_everywhere_is_not_its_owners() -> None:
    titles = ["Night boats stop | Storvik Post"]
    shown = ["Storvik Post", "© 2024 Storvik Post. All rights reserved."]
    assert publisher_of_markup(["SP Digital Media Pvt Ltd"], titles, shown) == "Storvik Post"
    assert publisher_of_markup(["SP Digital Media Pvt Ltd"], titles, ["Night boats"]) == "SP Digital Media"


def test_who_presents_itself_below_its_release_published_it() -> None:
    about = "Storvik University (SU) is a school of 12,000 students on the coast."
    assert (
        publisher_of_lines((), (), ("She hopes for more money.", "About Storvik University", about))
        == "Storvik University"
    )
    assert publisher_of_lines((), (), ("About Storvik University", "Its budget was cut.")) is None
