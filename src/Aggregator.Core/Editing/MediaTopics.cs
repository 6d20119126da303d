using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>The top level of IPTC Media Topics (cv.iptc.org/newscodes/mediatopic): what news is about, in the trade's own 17 terms.</summary>
public static class MediaTopics
{
    public const string Arts = "medtop:01000000";
    public const string Crime = "medtop:02000000";
    public const string Disaster = "medtop:03000000";
    public const string Economy = "medtop:04000000";
    public const string Education = "medtop:05000000";
    public const string Environment = "medtop:06000000";
    public const string Health = "medtop:07000000";
    public const string HumanInterest = "medtop:08000000";
    public const string Labour = "medtop:09000000";
    public const string Lifestyle = "medtop:10000000";
    public const string Politics = "medtop:11000000";
    public const string Religion = "medtop:12000000";
    public const string Science = "medtop:13000000";
    public const string Society = "medtop:14000000";
    public const string Sport = "medtop:15000000";
    public const string Conflict = "medtop:16000000";
    public const string Weather = "medtop:17000000";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Arts] = "arts, culture, entertainment and media",
        [Crime] = "crime, law and justice",
        [Disaster] = "disaster, accident and emergency incident",
        [Economy] = "economy, business and finance",
        [Education] = "education",
        [Environment] = "environment",
        [Health] = "health",
        [HumanInterest] = "human interest",
        [Labour] = "labour",
        [Lifestyle] = "lifestyle and leisure",
        [Politics] = "politics and government",
        [Religion] = "religion",
        [Science] = "science and technology",
        [Society] = "society",
        [Sport] = "sport",
        [Conflict] = "conflict, war and peace",
        [Weather] = "weather",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Ids, in the standard's order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Names.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The standard's own name of a topic; null for an id that is not of its top level.</summary>
    public static string? NameOf(string id) => Names.GetValueOrDefault(id);
}
