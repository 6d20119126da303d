using System.Collections.Frozen;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>How outlets name their sections, and which of the portal's each belongs to.</summary>
internal static class SectionWords
{
    /// <summary>These decide as a whole and as part of a longer name ("Football transfers", "Health and care").</summary>
    private static readonly (string Category, string Words)[] Telling =
    [
        ("politics", "politics|westminster|election|elections|parliament|brexit|referendum|holyrood|senedd|stormont"),
        ("business", "business|economy|economics|finance|markets|companies|banking|retail|pensions|property"),
        ("health", "health|nhs|medicine|wellness|wellbeing|covid|coronavirus|hospitals|hospital"),
        ("science-tech", "science|space|technology|tech|cyber|internet|gadgets|environment|climate|wildlife|nature|astronomy|physics|biology"),
        ("sport", "sport|sports|football|cricket|rugby|tennis|golf|boxing|cycling|athletics|snooker|darts|f1|motorsport|olympics|paralympics|racing|swimming|hockey|netball|ufc|nfl|nba"),
        ("culture", "culture|arts|art|entertainment|film|films|movies|music|tv|television|radio|books|theatre|celebrity|showbiz|fashion|lifestyle|museums|dance|opera|gaming"),
        ("weather", "weather|flooding|floods|flood|storm|storms|heatwave"),
        ("scotland", "scotland|scottish|alba|edinburgh|glasgow|aberdeen|dundee|inverness|highlands|orkney|shetland"),
        ("wales", "wales|welsh|cymru|cardiff|swansea|wrexham"),
        ("northern-ireland", "northern ireland|ulster|belfast|antrim|armagh|fermanagh|tyrone|londonderry"),
        ("england", "england|london|yorkshire|lancashire|cumbria|merseyside|manchester|birmingham|leeds|liverpool|newcastle|bristol|sheffield|nottingham|nottinghamshire|leicester|leicestershire"
            + "|derbyshire|devon|cornwall|dorset|somerset|wiltshire|gloucestershire|hampshire|sussex|kent|surrey|essex|suffolk|norfolk|norwich|cambridgeshire|oxfordshire|oxford|berkshire"
            + "|buckinghamshire|hertfordshire|bedfordshire|northamptonshire|warwickshire|worcestershire|herefordshire|shropshire|staffordshire|cheshire|lincolnshire|humberside|humber|tyneside"
            + "|wearside|northumberland|teesside|tees|midlands|southampton|portsmouth|plymouth|coventry|stoke|hull|bradford"),
    ];

    /// <summary>These decide only as a whole: parts of them mean too many things.</summary>
    private static readonly (string Category, string Words)[] Whole =
    [
        ("uk", "uk|uk news|britain|british|local|local news|regional|crime|courts|court|police|law|legal|transport|travel news|trains|rail|traffic|roads|education|schools|universities|society|royal"
            + "|royals|royal family|home news|defence|immigration|housing|family education"),
        ("world", "world|world news|international|europe|us|usa|us canada|us and canada|us news|americas|latin america|middle east|africa|asia|australia|asia pacific|india|china|russia|ukraine|israel|gaza"
            + "|palestine|iran|france|germany|ireland|european union|eu|united nations|foreign|global development|global"),
        ("politics", "uk politics|government|council|councils|local government|policy|whitehall|public services"),
        ("business", "money|personal finance|work|consumer|consumer affairs|cost of living|jobs|energy|energy bills|tax|mortgages|trade|industry|farming|agriculture"),
        ("health", "social care|mental health|public health"),
        ("science-tech", "artificial intelligence|ai|data|research|climate crisis|climate change|energy and environment|animals"),
        ("sport", "world cup|premier league|champions league|euro 2028|formula 1|formula one|six nations|commonwealth games|wimbledon|the ashes"),
        ("culture", "tv and radio|tv radio|whats on|what s on|stage|travel|style|food|games|food and drink|eurovision|comedy|media"),
        ("weather", "met office"),
    ];

    /// <summary>What a section is about, where that is more than the portal's section says; as a whole or as part of a longer name.</summary>
    private static readonly (string Topic, string Words)[] About =
    [
        (MediaTopics.Crime, "crime|courts|court|police|law|legal|justice"),
        (MediaTopics.Education, "education|schools|universities|school"),
        (MediaTopics.Environment, "environment|climate|wildlife|nature|green|energy and environment|climate crisis|climate change"),
        (MediaTopics.Labour, "jobs|work|employment|unions"),
        (MediaTopics.Lifestyle, "lifestyle|life|fashion|food|travel|style|beauty|gardening|recipes|homes|food and drink"),
        (MediaTopics.Religion, "religion|faith|belief"),
        (MediaTopics.Society, "society|social care|housing|immigration|family"),
        (MediaTopics.Conflict, "defence|war|military|conflict|ukraine war"),
    ];

    private static readonly Dictionary<string, string> TopicOfCategory = new(StringComparer.Ordinal)
    {
        ["politics"] = MediaTopics.Politics,
        ["business"] = MediaTopics.Economy,
        ["health"] = MediaTopics.Health,
        ["science-tech"] = MediaTopics.Science,
        ["sport"] = MediaTopics.Sport,
        ["culture"] = MediaTopics.Arts,
        ["weather"] = MediaTopics.Weather,
    };

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> AboutByPart = Table(About);
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByPart = Table(Telling);
    private static readonly FrozenDictionary<string, string> ByWhole = Pairs([.. Telling, .. Whole]).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The portal's section for an outlet's word, or null where the word does not say: "News", "Latest".</summary>
    public static string? CategoryOf(string section)
    {
        var folded = Words.Fold(section);
        return ByWhole.TryGetValue(folded, out var category) ? category : PartOf(folded);
    }

    /// <summary>The Media Topic for an outlet's word, or null where the word does not say.</summary>
    public static string? TopicOf(string section)
    {
        var folded = Words.Fold(section);
        foreach (var part in folded.AsSpan().Split(' '))
        {
            if (AboutByPart.TryGetValue(folded.AsSpan()[part], out var topic))
                return topic;
        }

        return AboutByPart.TryGetValue(folded, out var whole) ? whole : CategoryOf(section) is { } category ? TopicOfCategory.GetValueOrDefault(category) : null;
    }

    /// <summary>The portal's section for a topic; null where the topic says nothing of it: crime is news of wherever it happens.</summary>
    public static string? CategoryOfTopic(string topic) => topic switch
    {
        MediaTopics.Arts or MediaTopics.Lifestyle => "culture",
        MediaTopics.Economy => "business",
        MediaTopics.Environment or MediaTopics.Science => "science-tech",
        MediaTopics.Health => "health",
        MediaTopics.Politics => "politics",
        MediaTopics.Sport => "sport",
        MediaTopics.Weather => "weather",
        _ => null,
    };

    /// <summary>An address's folders: outlets file their reports in them.</summary>
    public static IEnumerable<string> PathOf(Uri address) => address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1);

    private static string? PartOf(ReadOnlySpan<char> folded)
    {
        foreach (var part in folded.Split(' '))
        {
            if (ByPart.TryGetValue(folded[part], out var category))
                return category;
        }

        return null;
    }

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Table((string Category, string Words)[] rows) =>
        Pairs(rows).ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static IEnumerable<KeyValuePair<string, string>> Pairs((string Category, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split('|'), (row, word) => KeyValuePair.Create(word, row.Category));
}
