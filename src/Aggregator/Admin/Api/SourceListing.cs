using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary>What of the sources is asked for, in which order, and from where on.</summary>
internal sealed record SourceListing
{
    private const int MostListed = 500;

    private static readonly Dictionary<string, Func<SourceStatus, string>> Orders = new(StringComparer.Ordinal)
    {
        ["id"] = _ => "",
        ["outlet"] = s => s.Outlet.Name,
        ["attention"] = s => Number((int)Attention.Of(s)),
        ["health"] = s => s.State.Health.ToString(),
        ["failures"] = s => Number(s.State.Failures),
        ["articles"] = s => Number(s.Articles),
        ["polled"] = s => Number(s.State.PolledAt?.UtcTicks ?? 0),
        ["next"] = s => Number(s.Source.Enabled ? s.State.NextAt.UtcTicks : long.MaxValue),
        ["interval"] = s => Number(s.Source.Interval.Ticks),
    };

    private string? Words { get; init; }

    private IReadOnlyDictionary<string, string> Wanted { get; init; } = new Dictionary<string, string>();

    private string Order { get; init; } = "id";

    private bool IsDescending { get; init; }

    private (string Key, string Id)? After { get; init; }

    private int Limit { get; init; } = 100;

    /// <summary>From a request's query; the complaint is null where it can be used.</summary>
    public static (SourceListing Listing, IResult? Refusal) Read(IQueryCollection query)
    {
        var listing = new SourceListing();
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in query)
        {
            if (values is not [{ } value])
                return (listing, AdminProblems.BadParameter(name, values.ToString(), "given once"));
            switch (name)
            {
                case "q":
                    listing = listing with { Words = value };
                    break;
                case "outlet" or "kind" or "health" or "attention" or "origin" or "enabled" or "group" or "category":
                    wanted[name] = value;
                    break;
                case "sort" when Orders.ContainsKey(value.TrimStart('-')):
                    listing = listing with { Order = value.TrimStart('-'), IsDescending = value.StartsWith('-') };
                    break;
                case "limit" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostListed:
                    listing = listing with { Limit = limit };
                    break;
                case "cursor" when Cursor(value) is { } after:
                    listing = listing with { After = after };
                    break;
                default:
                    return (listing, AdminProblems.BadParameter(name, value, name switch
                    {
                        "sort" => $"one of {string.Join(", ", Orders.Keys)}, with - in front for the other way round",
                        "limit" => $"a number from 1 to {MostListed}",
                        "cursor" => "the next of the part before, as it came",
                        _ => "one of q, outlet, kind, health, attention, origin, enabled, group, category, sort, limit, cursor",
                    }));
            }
        }

        return (listing with { Wanted = wanted }, null);
    }

    public PageOf<SourceItem> Of(IEnumerable<SourceStatus> sources, SourceCatalogue catalogue)
    {
        var key = Orders[Order];
        var keyed = sources.Where(s => Fits(s, catalogue)).Select(s => (Key: key(s), Id: s.Source.Id.Value, Status: s)).ToList();
        keyed.Sort((a, b) => (IsDescending ? -1 : 1) * Compare((a.Key, a.Id), (b.Key, b.Id)));
        var from = After is { } after ? keyed.FindIndex(k => (IsDescending ? -1 : 1) * Compare((k.Key, k.Id), after) > 0) : 0;
        var part = from < 0 ? [] : keyed.Skip(from).Take(Limit).ToList();
        var next = from >= 0 && from + part.Count < keyed.Count ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{part[^1].Id}\n{part[^1].Key}")) : null;
        return new([.. part.Select(p => Item(p.Status, catalogue))], keyed.Count, next);
    }

    public static SourceItem Item(SourceStatus status, SourceCatalogue catalogue) => new()
    {
        Id = status.Source.Id.Value,
        Outlet = status.Outlet.Id.Value,
        OutletName = status.Outlet.Name,
        Origin = Origin(status, catalogue),
        Version = SourceSubjects.VersionOf(catalogue, status.Source.Id),
        Kind = Word(status.Source.Kind),
        Address = status.Source.Address.AbsoluteUri,
        Enabled = status.Source.Enabled,
        IntervalMinutes = status.Source.Interval.TotalMinutes,
        Category = status.Source.Category,
        Groups = status.Source.Groups,
        Health = Word(status.State.Health),
        Attention = Word(Attention.Of(status)),
        Problem = status.State.Problem,
        Failures = status.State.Failures,
        PolledAt = status.State.PolledAt,
        SucceededAt = status.State.SucceededAt,
        NextAt = status.Source.Enabled ? status.State.NextAt : null,
        NextBecause = status.Source.Enabled ? status.State.NextBecause : null,
        Articles = status.Articles,
    };

    private bool Fits(SourceStatus status, SourceCatalogue catalogue)
    {
        if (Words is { } words && !words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => Has(status.Source.Id.Value, w) || Has(status.Outlet.Name, w) || Has(status.Source.Address.AbsoluteUri, w)))
            return false;
        foreach (var (name, value) in Wanted)
        {
            if (name == "group" ? !status.Source.Groups.Any(g => g == value || g.StartsWith(value + "/", StringComparison.Ordinal)) : Value(name, status, catalogue) != value)
                return false;
        }

        return true;
    }

    private static string? Value(string name, SourceStatus status, SourceCatalogue catalogue) => name switch
    {
        "outlet" => status.Outlet.Id.Value,
        "kind" => Word(status.Source.Kind),
        "health" => Word(status.State.Health),
        "attention" => Word(Attention.Of(status)),
        "origin" => Origin(status, catalogue),
        "enabled" => status.Source.Enabled ? "true" : "false",
        "category" => status.Source.Category ?? "",
        _ => null,
    };

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Origin(SourceStatus status, SourceCatalogue catalogue) => SourceSubjects.Origin(catalogue, status.Source.Id);

    private static int Compare((string Key, string Id) one, (string Key, string Id) other) =>
        string.CompareOrdinal(one.Key, other.Key) is var keys && keys != 0 ? keys : string.CompareOrdinal(one.Id, other.Id);

    private static string Number(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static (string Key, string Id)? Cursor(string text)
    {
        var bytes = new byte[text.Length];
        return text.Length <= 2_000 && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length) && Encoding.UTF8.GetString(bytes.AsSpan(0, length)).Split('\n', 2) is [var id, var key] ? (key, id) : null;
    }
}

/// <summary>Which kept definition stands for a source.</summary>
internal static class SourceSubjects
{
    public const string Configuration = "configuration";
    public const string Admin = "admin";

    /// <summary>What is saved of a source: itself, or whether it is polled where the configuration declares it.</summary>
    public static EditSubject Of(SourceCatalogue catalogue, SourceId id) => new(catalogue.Declared.Find(id) is null ? EditKind.Source : EditKind.Override, id.Value);

    public static int VersionOf(SourceCatalogue catalogue, SourceId id) => catalogue.VersionOf(Of(catalogue, id));

    public static string Origin(SourceCatalogue catalogue, SourceId id) => catalogue.Declared.Find(id) is null ? Admin : Configuration;
}
