using Aggregator.Editing;
using Aggregator.Sources;

namespace Aggregator.Admin.Board;

/// <summary>By what the table of sources is sorted.</summary>
public enum SourceSort
{
    /// <summary>What needs a person first.</summary>
    Need,
    Name,
    Health,
    Last,
    Next,
    Yield,
    Articles,
}

/// <summary>Which sources the table shows, and how. Anything in an address that is not understood is left out: a list is no place for errors.</summary>
public sealed record SourceFilter
{
    public const int PageSize = 50;
    private const int LongestSearch = 200;
    private const int MostPages = 10_000;

    public static SourceFilter All { get; } = new();

    /// <summary>Words that all have to occur in id, outlet, family, address or problem.</summary>
    public string? Text { get; init; }

    /// <summary>A name of <see cref="Attention"/>, in lower case.</summary>
    public string? State { get; init; }

    public SourceKind? Kind { get; init; }

    public string? Outlet { get; init; }

    public string? Section { get; init; }

    public SourceSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>1 for the first.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => (Text, State, Kind, Outlet, Section) is not (null, null, null, null, null);

    public static SourceFilter Of(IQueryCollection query) => new()
    {
        Text = Word(query["q"]) is { } text ? text[..Math.Min(text.Length, LongestSearch)] : null,
        State = Enum.GetNames<Attention>().FirstOrDefault(n => n.Equals(Word(query["state"]), StringComparison.OrdinalIgnoreCase))?.ToLowerInvariant(),
        Kind = Choice<SourceKind>(query["kind"]),
        Outlet = Word(query["outlet"]),
        Section = Categories.All.FirstOrDefault(c => c == Word(query["section"])),
        Sort = Choice<SourceSort>(query["sort"]) ?? SourceSort.Need,
        Descending = query["dir"] == "desc",
        Page = int.TryParse(query["page"], out var page) ? Math.Clamp(page, 1, MostPages) : 1,
    };

    /// <summary>The address of the table as this filter has it; what stands at its default is left out.</summary>
    public string Address(string path = "/admin/sources")
    {
        var parts = new (string Key, string? Value)[]
        {
            ("q", Text), ("state", State), ("kind", Kind?.ToString().ToLowerInvariant()), ("outlet", Outlet), ("section", Section),
            ("sort", Sort == SourceSort.Need ? null : Sort.ToString().ToLowerInvariant()), ("dir", Descending ? "desc" : null), ("page", Page == 1 ? null : $"{Page}"),
        };
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>Sorted by a column: by the same one again the other way round.</summary>
    public SourceFilter By(SourceSort sort) => this with { Sort = sort, Descending = Sort == sort ? !Descending : StartsHigh(sort), Page = 1 };

    private static bool StartsHigh(SourceSort sort) => sort is SourceSort.Yield or SourceSort.Articles or SourceSort.Last;

    private static string? Word(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static T? Choice<T>(string? value) where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var choice) && Enum.IsDefined(choice) && !char.IsDigit(value![0]) ? choice : null;
}
