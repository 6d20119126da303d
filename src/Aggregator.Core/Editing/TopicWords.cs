using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>Words that tell what a report is about. Written here, word by word: each is one that news on other matters seldom uses.</summary>
internal static class TopicWords
{
    private static readonly (string Topic, string Words)[] Rows =
    [
        (MediaTopics.Arts, "film films movie movies cinema cinemas actor actors actress actresses director directors oscar oscars bafta baftas album albums band bands singer singers song songs music musician musicians "
            + "concert concerts gig gigs tour theatre theatres museum museums gallery galleries exhibition painting paintings artist artists sculpture novel novels author authors book books "
            + "poet poetry booker festival glastonbury television tv drama sitcom series episode episodes soap broadcaster bbc1 netflix box-office hollywood bollywood opera ballet orchestra comedian "
            + "comedy celebrity celebrities chart charts pop rock rap eurovision premiere screenplay soundtrack sequel audience audiences viewers grammy grammys brit"),
        (MediaTopics.Crime, "police detectives officer officers arrested arrest arrests charged murder murdered manslaughter stabbed stabbing stabbings shooting robbery robbed burglary burglar theft thieves stolen rape raped "
            + "assault assaulted court magistrates crown-court judge jury trial sentenced sentence jailed prison prisoner prisoners inmate inmates convicted conviction guilty pleaded defendant prosecution "
            + "prosecutor prosecutors barrister solicitor inquest coroner suspect suspects custody bail fraud fraudster smuggling drugs cocaine heroin cannabis trafficking gang gangs victim victims offender "
            + "offenders offences offence crime crimes criminal criminals lawsuit sued appeal tribunal verdict ruling injunction knife knifepoint homicide parole"),
        (MediaTopics.Disaster, "crash crashed collision blaze firefighters fire fires earthquake tsunami rescued rescue rescuers lifeboat coastguard explosion evacuated evacuation ambulance paramedics wreckage derailed "
            + "derailment sinking capsized landslide avalanche drowned drowning emergency casualties fatal pile-up flames smoke inferno wildfire wildfires hurricane survivors missing"),
        (MediaTopics.Economy, "economy economic inflation gdp shares share shareholders shareholder stock stocks investors investor profits profit profitable revenue revenues turnover earnings sales retailer retailers bank banks banking "
            + "lender lenders mortgage mortgages loan loans interest-rate interest rates rate currency dollar euro sterling pound ftse nasdaq takeover merger acquisition bid company companies firm firms "
            + "business businesses chief-executive chairman manufacturer manufacturers factory factories export exports imports trade tariff tariffs deficit surplus growth recession treasury budget tax taxes "
            + "price prices cost costs consumer consumers market markets oil crude barrel airline airlines carmaker carmakers insolvency administration bankruptcy pension pensions debt analysts quarter forecast"),
        (MediaTopics.Education, "school schools pupil pupils teacher teachers headteacher headteachers classroom classrooms university universities students student undergraduates gcse gcses a-level a-levels exam exams ofsted "
            + "curriculum tuition lecturers academy academies nursery nurseries degree degrees literacy college colleges apprenticeships education"),
        (MediaTopics.Environment, "climate emissions carbon greenhouse warming pollution sewage conservation wildlife species habitat habitats biodiversity endangered extinction rewilding recycling renewable renewables "
            + "ecosystem ecosystems forest forests deforestation environmental environment sustainability fossil net-zero badgers birds whales plastic"),
        (MediaTopics.Health, "nhs hospital hospitals patient patients doctor doctors nurse nurses gp gps surgery surgeries cancer tumour disease diseases virus vaccine vaccines vaccination infection infections outbreak symptoms "
            + "treatment treatments drug medicine medicines medical health healthcare diabetes dementia alzheimer obesity heart stroke clinical clinic midwives maternity mental-health covid coronavirus pandemic flu "
            + "measles epidemic diagnosis diagnosed dental dentist dentists ambulances"),
        (MediaTopics.HumanInterest, "birthday wedding reunited heartwarming fundraiser fundraising raised lottery jackpot pet puppy dog cat record-breaking viral anniversary"),
        (MediaTopics.Labour, "strike strikes striking union unions unison rmt aslef walkout walkouts picket pickets redundancies redundancy unemployment jobless workers wages pay staff jobs employers employees dispute "
            + "industrial-action ballot employment"),
        (MediaTopics.Lifestyle, "recipe recipes restaurant restaurants chef chefs holiday holidays holidaymakers hotel hotels tourists tourism fashion garden gardening gardens beauty cooking travel travellers cruise wine "
            + "beer pub pubs designer dating"),
        (MediaTopics.Politics, "minister ministers prime-minister mp mps msp msps ms parliament parliamentary westminster holyrood senedd stormont government governments labour conservative conservatives tory tories lib dems snp "
            + "plaid dup election elections electoral voters vote votes voted poll polls manifesto campaign candidate candidates referendum brexit cabinet chancellor secretary opposition leader leadership "
            + "policy policies legislation bill lords peers councillor councillors council mayor president senate senator senators congress congressman democrat democrats democratic republican republicans white-house "
            + "diplomatic ambassador treaty coalition political politics politician politicians backbenchers"),
        (MediaTopics.Religion, "church churches bishop bishops archbishop pope vatican catholic anglican mosque mosques muslim muslims islam synagogue jewish christian christians clergy priest priests faith worship prayer imam rabbi cathedral"),
        (MediaTopics.Science, "scientists scientist researchers research study nasa spacecraft satellite satellites astronaut astronauts astronomers planet planets telescope orbit space mars moon fossil physicists quantum dna genome "
            + "software hardware computer computers computing internet online web website websites broadband google microsoft apple ibm intel amazon facebook twitter smartphone smartphones phone phones mobile handset app apps "
            + "users user download downloads digital technology technologies tech artificial-intelligence ai chatbot algorithm cyber hackers hacker malware spam viruses spyware browser linux windows chip chips processor "
            + "server servers gadget gadgets console consoles video-game gamers gaming games xbox playstation nintendo robot robots search-engine wireless desktop laptop laptops ipod pc pcs data"),
        (MediaTopics.Society, "charity charities homeless homelessness asylum migrants migrant immigration immigrants refugees benefits welfare poverty housing tenants landlords families children equality racism discrimination "
            + "lgbt gender disability disabled elderly population census foodbank food-bank"),
        (MediaTopics.Sport, "match matches goal goals scored scorer striker midfielder defender goalkeeper penalty kick-off league premiership premier champions cup fa-cup club clubs manager coach squad fixture fixtures season "
            + "football footballer rugby scrum try tries six-nations lions cricket wicket wickets innings batsman bowler test ashes tennis wimbledon seed set sets grand-slam golf golfer birdie open championship "
            + "championships title race races driver drivers formula grand-prix olympic olympics olympian athlete athletes athletics sprint marathon medal medals gold boxing boxer bout heavyweight cyclist cycling tour "
            + "win winning victory defeat defeated beat draw injury injured team teams player players game half-time stadium fans referee playoff playoffs quarterback touchdown nfl nba mlb nhl baseball basketball "
            + "inning homer yankees sox coach rebounds semi-final semi-finals quarter-final final finals tournament chelsea arsenal liverpool everton tottenham celtic rangers"),
        (MediaTopics.Conflict, "war troops soldiers soldier military army airstrike airstrikes missile missiles rocket rockets drone drones ceasefire insurgents insurgent rebels rebel militants militant militia bombing bombings bomb bombs "
            + "killed invasion offensive frontline nato peacekeepers hostage hostages hostilities nuclear iraq iraqi baghdad fallujah gaza hamas israeli palestinian hezbollah ukraine ukrainian kyiv taliban afghanistan "
            + "syria yemen sudan terrorist terrorists terrorism attack attacks truce shelling warship"),
        (MediaTopics.Weather, "forecast forecasters met-office rain rainfall showers sunshine temperatures temperature celsius heatwave snow snowfall frost ice gales gusts winds windy storm thunderstorms thunderstorm fog flooding "
            + "floods flood flooded sunny cloudy mph yellow-warning weather drizzle"),
    ];

    private static readonly FrozenDictionary<ulong, string[]> ByWord = Rows
        .SelectMany(row => row.Words.Split(' '), (row, word) => (row.Topic, Word: WordHash.Of(word)))
        .GroupBy(pair => pair.Word, pair => pair.Topic)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());

    /// <summary>The topics that a word, in small letters, speaks for; two words joined by a hyphen for a pair.</summary>
    public static ReadOnlySpan<string> Of(ulong word) => ByWord.TryGetValue(word, out var topics) ? topics : [];
}
