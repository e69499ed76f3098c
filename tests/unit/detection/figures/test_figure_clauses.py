"""Whose a figure is, what it measures, and when: read from the grammar of its clause. Sentences of our own making."""

import pytest

from factcheck.detection.figures.quantities import find_quantities
from factcheck.domain.candidates import QuantityCandidate
from factcheck.domain.values import Span
from factcheck.language.doc import Doc


def _figure(sentence: str, figure: str) -> QuantityCandidate:
    found = find_quantities(Doc(sentence, [Span(start=0, end=len(sentence))])).candidates
    return next(one for one in found if figure in one.text)


@pytest.mark.parametrize(
    ("sentence", "figure", "subject"),
    [
        ("The Lynx tractor has a reach of 40 metres.", "40 metres", "The Lynx tractor"),
        ("Barley rose 0.7 percent to $205 a tonne.", "0.7 percent", "Barley"),
        ("Barley rose 0.7 percent to $205 a tonne.", "$205", "Barley"),
        ("The harbour may need 300 tonnes of sand.", "300 tonnes", "The harbour"),
        ("Barley fell 2%, while rye slid 3% to $90.", "3%", "rye"),
        ("Wool was up 4 percent, at $17 a kilo.", "$17", "Wool"),
        ("The depot, opened in May, holds 30,000 tyres.", "30,000 tyres", "The depot"),
        ("The firm bought the mill and sold it for $3 million.", "$3 million", "The firm"),
        ("The firm agreed to pay $3 million.", "$3 million", "The firm"),
        ("The mill, which employs 200 people, closed.", "200 people", "The mill"),
        ("The carmaker said it owed 400 million kroner.", "400 million", "The carmaker"),
        ("Lindal sent the most at 1,200, followed by Norport with 900.", "900", "Norport"),
        ("Milk drawn from these cows has held a price of £2.", "£2", "Milk"),
        ("They found rains totalling 10 inches.", "10 inches", "rains"),
        ("For 20 years, the port thrived.", "20 years", "the port"),
        ("Vale sent 14,000 soldiers, and more than 6,000 were killed.", "6,000", "soldiers"),
        ("The staff shrank from 12,000 to 9,500.", "9,500", "The staff"),
        ("The price rose by £4,000 to £286,000.", "£286,000", "The price"),
        ("The index lost 12 points to 4,120.", "4,120", "The index"),
        ("The patient had a fever of 39C.", "39C", "The patient"),
        ("Seats cost 45 pesos.", "45 pesos", "Seats"),
        ("Rents average £90.", "£90", "Rents"),
        ("The cost rose to £90.", "£90", "The cost"),
        # Gapping: the verb stands in the first conjunct alone.
        ("Barley was at $205 a tonne, and rye at $90.", "$90", "rye"),
        ("The rate fell to 5% and unemployment to 7%.", "7%", "unemployment"),
        ("Vale's debt is $4 million and Lindal's $2 million.", "$2 million", "Lindal"),
        ("She paid £300 to the club and £5 to charity.", "£5", "She"),
        # A name may end in a number, and a deed is no report.
        ("Terminal 5 handled 32 million travellers.", "32 million travellers", "Terminal 5"),
        ("The firm added 300 jobs.", "300 jobs", "The firm"),
        # An adjunct is no subject; a country named by where it lies is one.
        ("Fire reached a plant just south of Moss, which has a capacity of 300 barrels.", "300 barrels", None),
        ("North Korea has conducted 15 rounds of tests.", "15 rounds of tests", "North Korea"),
        # The speaker is never the subject of what is said.
        ("Prosecutors said $10,000 was found in the safe.", "$10,000", None),
        ("Prosecutors said on Friday that 14 people had fled.", "14 people", None),
        ("The bank put the loss at £4 million.", "£4 million", None),
        # Nor is what a preposition or an adverb leads in with.
        ("In fact, there are 40 shops.", "40 shops", None),
        ("Sadly, that beats 40 rivals.", "40 rivals", None),
        # A currency or a word of measure without a number is one.
        ("Bitcoin rose 6% on Monday.", "6%", "Bitcoin"),
        ("The Canadian dollar traded at 74 cents.", "74 cents", "The Canadian dollar"),
        ("It went on, as coal generation slid 18 percent.", "18 percent", "coal generation"),
        ("The week saw 40 deaths.", "40 deaths", None),
        ("The two miles cost $4.", "$4", None),
        # Nor is nobody.
        ("There were 40 boats in the bay.", "40 boats", None),
        ("I have known her for 20 years.", "20 years", None),
        ("Gorilla herds have declined by 60 percent.", "60 percent", "Gorilla herds"),
        ("Roe declined to say whether 40 left.", "40", None),
        ("Roe is ahead, followed by Ada Kern at 27 percent.", "27 percent", "Ada Kern"),
        ("At least 40 people were hurt.", "40 people", None),
    ],
)
def test_subject_is_whose_figure_it_is(sentence: str, figure: str, subject: str | None) -> None:
    found = _figure(sentence, figure).quantity.subject
    assert (found.text if found else None) == subject
    assert found is None or sentence[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("sentence", "figure", "counted"),
    [
        ("The Lynx tractor has a reach of 40 metres.", "40 metres", "reach"),
        ("The shop drew a $2 billion valuation.", "$2 billion", "valuation"),
        ("They took a 20-minute flight.", "20-minute", "flight"),
        ("It won in the 26-year history of the cup.", "26-year", "history"),
        ("The 1.2-billion-yuan ($171-million) tower was finished.", "1.2-billion-yuan", "tower"),
        ("The city recorded the highest number at 1,251.", "1,251", "highest number"),
        ("The carmaker owed 400 million kroner to its suppliers.", "400 million", "owed"),
        ("Crews fought a blaze for nearly three hours.", "three hours", "fought a blaze"),
        ("She left nearly three hours after the first call.", "three hours", "after the first call"),
        ("The lighthouse stands 40 miles from Lindal.", "40 miles", "from Lindal"),
        ("They moved $40 million from their accounts.", "$40 million", "moved"),
        ("Dozens marched in Lindal.", "Dozens", "marched"),
        ("He was among dozens detained.", "dozens", "detained"),
        ("The bank cut its key rate from 4 to 3 percent.", "3 percent", "key rate"),
        ("The firm raised the price of bread by 2 percent.", "2 percent", "price of bread"),
        ("It stands at 40 metres.", "40 metres", None),
        ("Theft fell 12 percent since May.", "12 percent", None),
        ("It is the first win in 40 years since the war.", "40 years", "since the war"),
        ("The club ended an 11-game losing streak.", "11-game", "losing streak"),
        ("It bought flats with a monthly rent up to $3,600.", "$3,600", "monthly rent"),
        ("Wool jumped to a peak above $68 in May.", "$68", "peak"),
        ("It killed above 40 of them.", "above 40", "killed"),
        ("They raised another $136 million in funding for the port.", "$136 million", "funding"),
        ("They raised another $136 million in total for the port.", "$136 million", None),
        ("The mill lived on millions of dollars in donations.", "millions of dollars", "donations"),
        ("It would fetch thousands of dollars.", "thousands of dollars", "fetch"),
        # The noun that a count leaves out is that of the count before it.
        ("The chain opened 80 mills for a total of 270.", "270", "mills"),
        ("The chain has 500 mills, including 300 in Osk and 40 or so in Lund.", "40 or so", "mills"),
        ("It struck, killing two people and wounding nine.", "nine", "people"),
        ("She grabbed four fish, with three of them caught late.", "three", "fish"),
        ("The last two cups averaged 112 million.", "112 million", None),
        ("She won two groups and led riders under 45.", "under 45", "riders"),
        ("They had been in the country at least five years.", "five years", None),
        ("Ten Danes were among 40 hurt in Lund.", "40", "hurt"),
        ("The 40 traders left, and the index closed at 6,300.", "6,300", "closed"),
        ("The 40 traders saw it fall to 6,300.", "6,300", None),
        # How many times as much, of what, and what money or time is for.
        ("It runs ten times as fast as a barge.", "ten times", "fast as a barge"),
        ("The port took twice as many eels in May.", "twice", "eels"),
        ("A ferry four times the size of Osk broke off.", "four times", "size of Osk"),
        ("The plan would double the standard fee.", "double", "standard fee"),
        ("She swims twice a day.", "twice", "swims"),
        ("Out of 970 million won of operating profit, the mill got half.", "970 million won", "operating profit"),
        ("He wants $5 billion as a down-payment on it.", "$5 billion", None),
        ("The share was 12% vs. 4% in Osk.", "12%", None),
        ("Some 191 of the nearly 250 files are open.", "191", None),
        ("The fund has $50 million in donated media.", "$50 million", "donated media"),
        ("Roe will spend the next four years on probation.", "four years", "probation"),
        ("The bill includes 34 million shekels in a security grant.", "34 million shekels", "security grant"),
        ("Theft is down 12 percent in Lund.", "12 percent", None),
        ("Sales are down $12 million in the first ten months.", "$12 million", None),
        ("They built a new $160 million mixing plant.", "$160 million", "mixing plant"),
        ("The 101 metre (330 foot) long vessel left.", "101 metre", "vessel"),
        ("It packs winds of 75 km (47 miles) per hour.", "75 km", "winds"),
        # A verb that says little, an adverb or a preposition is not what is measured; its object is.
        ("In the poll, 31 percent say it will rain.", "31 percent", None),
        ("The vote on the remaining $51 million will come in May.", "$51 million", None),
        ("Profits came in ahead of forecasts at $2 billion.", "$2 billion", None),
        ("Sales dropped off by $50 billion.", "$50 billion", None),
        ("It began its league campaign 10-6.", "10-6", "league campaign"),
        ("Roe had led the series 3-1.", "3-1", "led"),
        ("It made the average temperature 55 degrees.", "55 degrees", "average temperature"),
        ("It found an astonishing 73 percent.", "73 percent", None),
        ("Roe made $19 million.", "$19 million", "made"),
        ("At least 16 were reported missing.", "16", "missing"),
        ("They raised the cap on refugees from 18,000 to 125,000.", "125,000", "cap on refugees"),
        ("Tarnair raised its bid for its rival on Monday to $12 billion.", "$12 billion", "bid for its rival"),
        ("They need the $60 billion.", "$60 billion", None),
        ("The mill owed $60 billion.", "$60 billion", "owed"),
        ("The wires used by billions are old.", "billions", "used"),
        ("A rally drew thousands to Osk.", "thousands", "drew"),
        ("It is the first of three between the two.", "three", None),
        ("It fell into the sea 2,000 km (1,200 miles) east of Osk.", "2,000 km", "east of Osk"),
        ("Roe is at 40 percent, followed by Kern at 27 percent.", "27 percent", None),
        ("It was followed by Osk with 27.", "27", None),
        # What a sum is for, behind the noun or a bracket.
        ("She was met with a bill for a whopping $284 billion.", "$284 billion", "bill"),
        ("He was slapped with bills for more than $42,000.", "$42,000", "bills"),
        ("She paid the mill for $42,000.", "$42,000", "paid the mill"),
        ("The tanker carried $100m (£81m) worth of oil.", "$100m", "oil"),
        ("The fund has $7m (£5m) in private money.", "$7m", "private money"),
        ("It set tariffs by Osk of 25%.", "25%", "set tariffs by Osk"),
        ("It could cost the bank up to $2 billion.", "up to $2 billion", "cost"),
        ("They are 150 days into Ada Roe's term.", "150 days", "Ada Roe's term"),
        ("Wool fell to $5 million after the firm sold out.", "$5 million", None),
        ("It came two days after Ada Roe said he was ill.", "two days", "after Ada Roe said he was ill"),
        ("It broke two days after Roe had.", "two days", "after Roe"),
        ("About 90 percent of about 40 affected cars are safe.", "90 percent", "affected cars"),
        # Of a level, or of what is somebody's, no noun is left out.
        ("Two women spoke to a crowd of 400.", "400", "crowd"),
        ("Two women want Roe's billions.", "billions", "want"),
        # What the figure has of its own stays.
        ("He owns 40 hectares of vineyards.", "40 hectares", "vineyards"),
        ("The army held 15 exercises.", "15 exercises", None),
        # A change and its time are nothing that is measured.
        ("Prices rose 1.9% next year.", "1.9%", None),
        ("Wages fell from £60 to £30.", "£60", None),
        ("Tariffs are now at 10 percent.", "10 percent", None),
    ],
)
def test_counted_is_what_is_measured(sentence: str, figure: str, counted: str | None) -> None:
    assert _figure(sentence, figure).quantity.counted == counted


@pytest.mark.parametrize(
    ("sentence", "figure", "period"),
    [
        ("Police said on Friday that 600 kg were seized in May 2024.", "600 kg", "in May 2024"),
        ("In 2022, the firm agreed to pay $3m.", "$3m", "In 2022"),
        ("According to the ward, as of 3 May, Lindal had 300 cases.", "300 cases", "as of 3 May"),
        (
            "A survey of 1,700 pupils was carried out between July 2003 and May 2004.",
            "1,700",
            "between July 2003 and May 2004",
        ),
        ("The mill had 100 men at its peak.", "100 men", "at its peak"),
        ("During the test phase, the dish found 100 stars.", "100 stars", "During the test phase"),
        ("The state makes 12 tonnes in a single season.", "12 tonnes", "in a single season"),
        ("She scored 12 goals and made six passes in the first half.", "12 goals", "in the first half"),
        ("He sold 40 boats – a record – in 2020.", "40 boats", "in 2020"),
        # The time of the saying is none of the figure.
        ("On Friday, the ministry said 40 people had fled.", "40 people", None),
        ("The ministry said Friday that 40 people had fled.", "40 people", None),
        ("The ministry said on Friday 40 people had fled.", "40 people", None),
        ("Some 40 people have fled, the ministry said on Friday.", "40 people", None),
        # Nor is that of another clause.
        ("The council has three members, of whom Ada Roe joined in 2020.", "three members", None),
        ("She scored four goals in a match that was lost in May by two goals.", "two goals", "in May"),
        ("It had two owners and died in 2009.", "two owners", None),
        ("Founded in 1979, it runs 4 ships.", "4 ships", None),
        ("The film went into Sunday’s gala with four nods.", "four nods", None),
        ("When the dam broke in 1995, 40 people died.", "40 people", None),
        ("Kitchens fell from 54% in May to 35%.", "35%", None),
        ("Sales were $4m, as against the $2m achieved in 2013.", "$4m", None),
        ("The mill had 19 good years (the only bad one was in 2020).", "19 good years", None),
        ("There are 4% fewer mills than there were in 2013.", "4%", None),
        ("He got 400 fewer votes than Ada Roe in 2013.", "400", "in 2013"),
        ("It stood at 44 points, lower than the 46 it saw on Friday.", "44 points", None),
        ("The alarm ended at noon, three hours after the storm.", "three hours", None),
        ("Now, the mill employs 40 people.", "40 people", None),
        ("Papers have now revealed 40 cases.", "40 cases", None),
        # What goes on from a time adjunct has it, and so has what came of the event.
        ("The bridge had held since 1959, when two women died.", "two women", "since 1959"),
        ("Demand peaked in 2006, when it reached 50 megawatts.", "50 megawatts", "in 2006"),
        ("It was a raid on Osk on Sunday that killed 12 people.", "12 people", "on Sunday"),
        ("Ada Roe said on Sunday that 12 people had died.", "12 people", None),
        ("A truck hit the market late on Thursday, killing 12 people.", "12 people", "late on Thursday"),
        # One that opens the sentence reaches across phrases that are no clauses, not across clauses.
        ("Two months ago, rebels linked to Osk killed 32 people.", "32 people", "Two months ago"),
        ("In Osk last month, mills made 40 boats.", "40 boats", "last month"),
        ("In May, she ran a school that had 40 pupils.", "40 pupils", None),
        # A clause with "when" behind tells the time; so does what owns the subject, or stands before adverb and verb.
        ("Some 40 people died when a ferry sank off Osk on Friday.", "40 people", "on Friday"),
        ("Some 40 people were trapped after the tram left the track at around 6am.", "40 people", "at around 6am"),
        ("Some 40 people met as well as two mayors who left on Friday.", "40 people", None),
        ("Some 40 people died when Roe said on Friday that it sank.", "40 people", None),
        ("Saturday's peak demand reached 44 megawatts.", "44 megawatts", "Saturday"),
        ("Sunday's paper said 40 boats sank.", "40 boats", None),
        ("Costs for the quarter also rose 17 percent.", "17 percent", "for the quarter"),
        ("Income grew to 13 crore rupees from 12 crore rupees year ago.", "12 crore rupees", "year ago"),
        ("Earlier this month, Osk threatened to fire 40 missiles.", "40 missiles", None),
        ("Orsa last year pledged to buy 40 vans.", "40 vans", None),
        # The rest of a list holds when its first figure does.
        ("As of June 24, Osk had recorded 40 cases, with 30 recoveries and 12 deaths.", "12 deaths", "As of June 24"),
        ("It rose 5% in May and 6% in June.", "6%", "in June"),
        ("In May it had 40 boats, which 12 men steered.", "12 men", None),
        # Forms of time adjuncts.
        ("It now has 40 mills.", "40 mills", "now"),
        ("Trade rose 4 percent in recent weeks.", "4 percent", "in recent weeks"),
        ("Wool fell to $4 at 07:59 UTC.", "$4", "at 07:59 UTC"),
        ("Two remained inside as of 6 p.m. there.", "Two", "as of 6 p.m."),
        ("Some 40 people met on New Year's Eve.", "40 people", "on New Year's Eve"),
        ("Sales fell 5% over the first ten months of the year.", "5%", "over the first ten months of the year"),
        ("Crashes killed 40 people in January this year.", "40 people", "in January this year"),
        (
            "The firm made $4m, compared with $3m posted in the same period of 2013.",
            "$3m",
            "in the same period of 2013",
        ),
        ("It fired 40 shells in April and September.", "40 shells", "in April and September"),
        ("It lost three ships in 2006, 2009 and 2013.", "three ships", "in 2006, 2009 and 2013"),
        ("He sold 40 boats in 2012 and then left.", "40 boats", "in 2012"),
        ("It built 40 boats in 2012 and 2,000 in 2013.", "40 boats", "in 2012"),
        ("It hit a peak of $20 in the week before Christmas.", "$20", "in the week before Christmas"),
        ("The page had 300 likes by Sunday afternoon.", "300 likes", "by Sunday afternoon"),
        ("It will lose 40 ships by the end of the year.", "40 ships", "by the end of the year"),
        ("Herds fell by 60 percent over the last 20 to 25 years.", "60 percent", "over the last 20 to 25 years"),
        ("Some 50 people were hurt just after 06:00 GMT.", "50 people", "after 06:00 GMT"),
        ("It may hit 40 people during any one year.", "40 people", "during any one year"),
        ("It sold 1.2 million, down from April's 1.8 million and March's 2.5 million.", "2.5 million", "March"),
        # A clause with "since" tells the time, before or behind.
        ("Some 40 boats have sunk since it opened in 2008.", "40 boats", "since it opened in 2008"),
        ("Since Roe took power in late 2011, five launches failed.", "five", "Since Roe took power in late 2011"),
        ("Some 40 boats have sunk since Roe sold it.", "40 boats", None),
        # The last of coordinated clauses has the time of all; an aside parts no subject from its verb.
        ("Dozens were killed and hundreds were hurt in Osk on Friday.", "Dozens", "on Friday"),
        ("Thousands fled and two people fell in Osk on Friday.", "Thousands", "on Friday"),
        ("Forty people left and 30 came, officials said on Friday.", "Forty people", None),
        ("Some 30 people, including four babies, were killed last week.", "30 people", "last week"),
        ("Some 30 people, who met in May, were killed.", "30 people", None),
        ("He hired 30 people, paid them badly, left in May.", "30 people", None),
        ("Since 2003, mills have closed, and in 2017, six were left.", "six", "in 2017"),
        # What it is compared with is another time.
        ("Sales fell 2 percent compared with the year before.", "2 percent", None),
        ("It was an 80 percent increase from 2019.", "80 percent", None),
        ("It rose 80 percent from 2019 to 2021.", "80 percent", "from 2019 to 2021"),
        # An occasion ends with its noun, and is none where a clause follows.
        ("It lost 40 jobs during the crisis but has grown.", "40 jobs", "during the crisis"),
        ("It held 12 fires during the last shutdown there.", "12 fires", "during the last shutdown"),
        ("She wrote 12 books during her exile and gave talks.", "12 books", "during her exile"),
        ("It has hit 35 mines in Osk since the raids on Lund.", "35 mines", "since the raids"),
        ("They sold 40 vans since the plan is dead.", "40 vans", None),
        ("It has sold 40 vans since then.", "40 vans", "since then"),
        ("She lost 110 pounds in the year after the operation.", "110 pounds", "in the year after the operation"),
        ("They met 12 mayors in the weeks since Labor Day.", "12 mayors", "in the weeks since Labor Day"),
        ("It made 40 films in the year since.", "40 films", "in the year since"),
        ("It fell 4 percent at mid-afternoon.", "4 percent", "at mid-afternoon"),
        ("They made 40 films during their exile.", "40 films", "during their exile"),
        ("Since the start of the plague, 40 people fell ill.", "40 people", "Since the start of the plague"),
        ("During the 70-minute talk on Friday, 40 men left.", "40 men", "on Friday"),
        # What is the highest since then is the figure of now.
        ("It rose to 70 metres, the highest since 2013.", "70 metres", None),
        ("It has risen by 70 metres since 2013.", "70 metres", "since 2013"),
        # "That" before a time opens no clause.
        ("There were 40 more jobs that month.", "40 more jobs", "that month"),
        ("It hurt 40 people earlier in that month.", "40 people", "earlier in that month"),
        ("At that time, 40 people left.", "40 people", "At that time"),
        ("That year he sold 40 vans.", "40 vans", "That year"),
        ("He said that time flies for 40 men.", "40 men", None),
        ("It laid mines that Friday killed 40 men.", "40 men", None),
        # What happened after or before is another deed.
        ("Roe was jailed for 20 years after being convicted in 2021.", "20 years", None),
        ("They spent 15 years on it before moving to Osk in 2010.", "15 years", None),
        # Campaigns, falls and margins are no time.
        ("She spent $40 on her campaign.", "$40", None),
        ("He led 40 men after the fall of Saigon.", "40 men", None),
        ("It rose 40 percent in the fall of 2012.", "40 percent", "in the fall of 2012"),
        # Rates are no period.
        ("Twice a year, it sells 40 boats.", "40 boats", None),
        ("The plant makes 40 cars a day.", "40 cars a day", None),
    ],
)
def test_period_is_the_time_of_the_fact(sentence: str, figure: str, period: str | None) -> None:
    assert _figure(sentence, figure).quantity.period == period
