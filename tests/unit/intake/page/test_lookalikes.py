"""Ordinary sentences that look like furniture, put into articles at many places: the text keeps them."""

from collections.abc import Iterator
from itertools import product

from factcheck.domain.article import Metadata
from factcheck.intake.html import read_html
from factcheck.intake.pasted import read_pasted

TITLE = "Harbour town of Vesterby votes to keep its old fish market"
BODY = (
    "The harbour board of Vesterby voted on Tuesday to keep the old fish market, its chairwoman Ada Lund said after "
    "a meeting of four hours.",
    "“Nobody on this board wants to be the one who sold it,” Lund told reporters outside of the town hall, where some "
    "300 people had waited since noon.",
    "The market opened in 1911 and burnt twice, in 1934 and in 1951, and was built up again both times by the "
    "fishermen themselves, according to the town’s archive.",
    "The board had planned to sell the building for 4.2 million crowns to a company that runs hotels in six other "
    "towns along the coast.",
    "Its fishermen landed 1,900 tonnes last year, a third less than in 2019, the board’s report shows, and sell most "
    "of that at auctions on the mainland.",
)
SENTENCES = (
    "Photographs of the fire hung in the mayor’s office until 1998.",
    "Subscribers to the local paper had voted for it by a wide margin.",
    "Comments on the plan were closed on Friday after 2,100 letters.",
    "Most of the letters were posted on Monday, 4 March 2019.",
    "Reporting by the agency shows 14 faults.",
    "All rights to the building passed to the town in 1970.",
    "Read more slowly, the contract says something else.",
    "The video of the vote was watched 90,000 times.",
    "Share prices of the hotel company fell 4 percent.",
    "He is a correspondent of the town’s only newspaper.",
    "Advertisements for the flats had already been printed.",
    "The board follows no party, and its members are unpaid.",
    "Sign-ups for the guided tours doubled in May.",
    "It was her third letter to the editor on the matter.",
    "“No comment,” the company’s lawyer said.",
    "Related plans for two more markets were dropped in 2021.",
    "A picture of the market is on the town’s coat of arms.",
    "Copyright in the drawings is with the architect.",
    "Contact with the buyer broke off at 9 p.m. on Sunday.",
    "By Jo Berg’s count, 41 of the 60 stalls are empty.",
    "Published in 1952, the history of the market is out of print.",
    "Updated rules on hygiene take effect on 1 January.",
    "Thank you letters came from as far as Bergen.",
    "Trending upwards since May, prices reached a record.",
    "The newsletter of the board named no buyer.",
    "Log books of the harbour show 31 visits by the company.",
    "Email records of the board are public in Vesterby.",
    "Ada Lund stands by the report of May 3, 2024, and will not take it back.",
    "The buyer waits for the findings of 3 May 2024.",
    "The company's app for iOS and Android has 40 million users.",
    "Recommended: a tax of 4 percent on all stalls.",
    "Left alone, the market would have closed within 40 days.",
    "Residents follow the case on Facebook, where 400 of them have signed.",
    "Also: the mayor resigned on Monday after the vote of the board.",
    "Sources: the police, two hospitals and the town of Vesterby.",
    "In this photo illustration of what went wrong, 40 lamps hang from one cable.",
    "In this picture of a town that fights itself, no side has a majority.",
    "With Jo Berg and Ann Lund gone, the board has seven members.",
    "Image 3 of 8 in the report shows a crack of 40 centimetres.",
    "Now playing in its third year, the festival sold 9,000 tickets.",
    "More from the fund will follow in May, the town was told.",
    "For licensing the stalls, the board takes 12,000 crowns a year.",
    "Left: the harbour board, which voted 9 to 4. Right: the owners, who sell.",
    "First published as a pamphlet, her account of the fire sold 40,000 copies.",
    "Open this door, and the whole of the market is before you.",
    "A post shared by 40,000 people of the town brought down the last mayor.",
    "Click here to vote, the page of the board told them, and 4,000 did.",
    "For licensing opportunities the company paid the board 40,000 crowns.",
    "Leave a comment below the line and lose your stall, the memo read.",
    "This article is more than a clause: it binds the board in all that it sells.",
    "This content is not available in your region, a page told 9,000 of the voters.",
    "This report was originally published by the board in May, and withdrawn in June.",
    "Your browser does not support the law, the judge told the company's programmer.",
    "The views expressed here on Monday were those of the buyers, who want it shut.",
    "Views expressed in this hall have cost stalls before, she told the board.",
    "The last ferry to the market leaves Bergen at 00:30.",
    "Amazon.com (which owns the hotels) will pay 4.2 million crowns;",
    "The Bank of Vesterby Governor Jo Berg lent the board 40,000 crowns.",
    "WE WILL NOT SELL THE MARKET OF OUR FATHERS, THE POSTERS TOLD THE BOARD.",
    "This article of the charter was amended in 1998 to bar strangers from the market.",
    "This story has been told in Vesterby for 40 years.",
    "This report was updated by the board in May to count 40 more stalls.",
    "An earlier version of this market burned down in 1911.",
    "Ann Lund contributed to the fund that pays for the market.",
    "The Associated Press contributed 40,000 crowns to the fund.",
    "Email the mayor at noon and you hear by one, the joke of the town goes.",
    "Where is the money? Call it what you want, it is gone.",
    "The last of the boats left 40 minutes ago.",
    "Published in May, the count of the stalls has 40 errors.",
    "Ada Lund covers the cost of the trial with her own money.",
    "Ada Lund reports for duty on Monday.",
    "Otto Kern is editor in chief of the Vesterby Post, and he is not sorry.",
    "More from less: that was the plan of the buyer, who lost 40 million.",
    "For more than 40 years the market fed the town, and now it does not.",
    "To learn more, the police will visit 40 homes.",
    "Part of our history is lost, the mayor said.",
    "Follow the money on foot and it ends in Vesterby.",
    "Sponsored by a bank from Lindal, the festival of the market sold 9,000 tickets.",
    "Get the best of the boats out by noon, the harbour told its crews.",
    "Join the group or leave the market, they were told.",
    "The market is seen by many in town as theirs.",
    "The mayor is seen in the video on Monday with 40 men.",
    "The board meets on Wednesday, March 5, 2025, in Vesterby.",
    "The Vesterby Post’s Ada Roe reports that 40 stalls are empty.",
    "The winner, Ada Roe.",
    "Enter the mayor, Ada Roe.",
    "BACKGROUND: The market opened in 1911 and burnt twice.",
    "ROE: Who paid for the market?",
    "The vote was paid for by the owners of the land. (Dahl Estates)",
    "(Full disclosure: the writer owns 40 shares of the company.)",
    "The board sends a digest of its votes each Friday.",
    "Weekly, 40 people come to the market from the islands.",
    "What do you think of a mayor who sells a market?",
    "The court heard that MORE was the name of the company.",
    "Ada Roe Roe was the name on the deed, and MORE was written below it.",
    "Already registered? Then you may vote, the page of the board says.",
    "Category 4: the storm took 40 of the stalls.",
    "More photos: the police found 40 of them in his flat.",
    "Forty men of the market went home on Monday and never came back",
    "He works for the market? Contact with him broke off in 2019.",
    "This article was changed on Monday by the board.",
    "An earlier version of this report was kept from the board.",
    "The original version of this story is told on the islands.",
    "Edited by Jo Berg, the book of the market sold 9,000 copies.",
    "Ada Roe, 83, died at her home, Sunday, March 5, 2019, in Vesterby.",
    "The Vesterby Post’s Ada Roe takes a year off.",
    "A satellite image shows 40 boats off the coast.",
    "Why you can trust a fisherman: he has no time to lie.",
    "Eldest son, Jo Berg.",
    "Loser: Jo Berg",
    "[Roe laughs and looks out of the window at the boats]",
    "What do you think?",
    "Europe is at much greater risk of floods than ever",
    "Fishermen want more room for boats, not hotels",
    "Elsewhere in town: Two stalls burn",
    "From £400 per month",
    "Part of our history",
    "The image taken from a plane shows 40 boats off the coast.",
    "The picture taken from a stall was sold for 40 crowns, and no video shows it.",
    "The board has two wings. | Labour has 9 of its seats.",
    "Roe:From friends to foes of the market in 40 days.",
    "The NORPORT BOARD met the OSK BOARD and the LINDAL BOARD on Monday.",
    "Scam mails ask the fishers to click here.",
    "The story highlights one family of the market.",
    "Read the plan of the board below the line, or lose your stall.",
    "(The mayor has not read this story.)",
    "Contributing to the fund: the town, the bank and Jo Berg.",
    "Let us know what it costs, she told the board.",
    "Follow the board at a distance and you see more.",
    "Otto Kern is the new mayor of Lindal, and a professor of law.",
    "Otto Kern is the lawyer of the buyer.",
    "Otto Kern is the only other bidder for the market.",
    "Otto Kern is a fisher from Osk and the author of 14 letters to the board.",
    "It burnt down. (Background: the stalls were of wood.)",
    "The market takes boats of more than >40 feet.",
    "See also the report of the board, which is 40 pages long.",
    "Sources say that Reuters, the police and the board agree.",
    "This story was compiled by the town’s archive in 40 years.",
    "(CNN was not let into the market.)",
    "Published in Lindal, the count of the stalls has 40 errors.",
    "He told Reuters via email that the market is lost.",
    "Information from the Associated Press shows 14 faults.",
    "Reports from Reuters suggest that 40 boats sank.",
    "The Associated Press has files from the board on the sale.",
    "Views expressed by voters are mixed, the poll shows.",
    "Views expressed in this hall do not count, she told the board.",
    "Opinions expressed here are not welcome, a sign at the market says.",
    "Follow the mayor to @market and you see nothing.",
    "Write to the board at noon and you hear by one.",
    "Disclosure of the price was refused by the board.",
    "Updated on Monday, the list has 40 names.",
    "Written by the mayor herself, the letter has 14 errors.",
    "Edited by night, the film was shown in May.",
    "Compiled by the town, the list has 40 names.",
    "With reporting from the islands cut off, nobody knew of the storm.",
    "With files from the archive, she proved it.",
    "The market contributed to this loss.",
    "Heavy rain contributed to this report of losses.",
    "The post of mayor first appeared on the ballot in 1911.",
    "The word originally appeared in Vesterby.",
    "HT Capital bought 40 of the stalls.",
    "Hat tip to the fishers, says the mayor.",
    "Storms first appeared on the maps in May.",
    "Send us boats, they wrote to the board at noon.",
    "Published on Monday, 4 March 2019, the list has 40 names.",
    "This report first appeared in May.",
    "Jo Roe reported from the market that 40 stalls are empty.",
    "The buyers contributed 40,000 crowns, and the bank contributed nothing.",
    "This article was based on a lie, the mayor told the board.",
    "Watch a fisherman mend his nets and you know why he stays here.",
    "Read the contract closely and the 40 faults in it stand out.",
    "Visit the market on a Monday and half of its 60 stalls are shut.",
    "Subscribe to his view, and the market is lost.",
    "Listen to the fishermen, she said, and keep the market here.",
    "Who will pay for the 40 stalls? Nobody on the board knows.",
    "Otto Kern is a partner at Osk Law, but he will not act for the buyer.",
    "Jo Roe covers the 40 stalls with a sheet each night.",
    "Full coverage of the costs was promised by the board in May.",
    "Advertisements cost the market 40,000 crowns a year.",
    "The transcript of the vote may be published in its final form in May.",
    "— Ada Lund, who paid for it, was not told.",
    "»Wir haben alles verloren«, sagte die Frau aus Lübeck, und sie kam nicht wieder.",
)
MENU = ("Home", "News", "Sport", "Weather")
FOOT = ("Most read", "Ferry line loses its licence", "© 2024 Vesterby Post. All rights reserved.")
PLACES = (1, 3, 5)
MOST_LOST = 3


def pasted(sentence: str, at: int, *, around: bool) -> str:
    lines = [TITLE, *BODY[:at], sentence, *BODY[at:]]
    return "\n\n".join([*MENU, *lines, *FOOT] if around else lines)


def html(sentence: str, at: int, tag: str) -> str:
    inner = [*(f"<p>{one}</p>" for one in BODY[:at]), f"<{tag}>{sentence}</{tag}>", *(f"<p>{o}</p>" for o in BODY[at:])]
    menu = "".join(f'<li><a href="/{one}">{one}</a></li>' for one in MENU)
    foot = "".join(f"<p>{one}</p>" for one in FOOT)
    return (
        f"<html><head><title>{TITLE}</title></head><body><nav><ul>{menu}</ul></nav><article><h1>{TITLE}</h1>"
        f"{''.join(inner)}</article><footer>{foot}</footer></body></html>"
    )


def runs() -> Iterator[tuple[str, str, str]]:
    """Each sentence at each place: its name, the sentence, and the text of the article."""
    for sentence, at in product(SENTENCES, PLACES):
        for around in (False, True):
            text = read_pasted(pasted(sentence, at, around=around), Metadata()).article.text
            yield f"pasted at {at}, {around=}", sentence, text
    for sentence, (at, tag) in product(SENTENCES, ((1, "p"), (3, "p"), (5, "p"), (3, "div"), (3, "blockquote"))):
        yield f"<{tag}> at {at}", sentence, read_html(html(sentence, at, tag), Metadata()).article.text


def test_ordinary_sentences_are_hardly_ever_lost() -> None:
    found = list(runs())
    lost = [(place, sentence) for place, sentence, text in found if sentence not in text]
    assert len(found) == 2002
    assert len(lost) <= MOST_LOST, lost
    assert [(place, one) for place, _, text in found for one in BODY if one not in text] == []
