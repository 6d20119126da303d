using System.Globalization;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Surfacing.Api;

/// <summary>A list's query string, read strictly: what cannot be understood is refused, never guessed.</summary>
internal static class ListRequest
{
    public const int MostItems = 200;
    private const int LongestText = 200;

    public static (ArticleQuery? Query, Answer? Problem) Read(IQueryCollection query, int usual, IReadOnlyList<Parameter> parameters)
    {
        if (Parameters.Twice(query, parameters) is { } twice)
        {
            return (null, Problems.BadParameter(twice, string.Join(", ", query[twice].ToArray()), "given once"));
        }

        if (Limit(query, usual) is not { } limit)
        {
            return (null, BadLimit(query));
        }

        var since = Value(query, "since") is { } text ? Rfc3339.Parse(text) : null;
        if (since is null && Value(query, "since") is { } wrong)
        {
            return (null, Problems.BadParameter("since", wrong, "an RFC 3339 instant such as 2026-11-24T05:00:00Z (a + in an address is written %2B)"));
        }

        if (Value(query, "q") is { Length: > LongestText } tooLong)
        {
            return (null, Problems.BadParameter("q", tooLong, $"at most {LongestText} characters long"));
        }

        return (new ArticleQuery
        {
            Outlet = Value(query, "outlet") is { } outlet ? new OutletId(outlet) : null,
            Category = Value(query, "category"),
            Since = since,
            Text = Value(query, "q")?.Trim() is { Length: > 0 } words ? words : null,
            Limit = limit,
            Cursor = Value(query, "cursor"),
        }, null);
    }

    public static int? Limit(IQueryCollection query, int usual)
    {
        if (!query.TryGetValue("limit", out var values))
        {
            return usual;
        }

        return values is [{ } text] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostItems ? limit : null;
    }

    public static Answer BadLimit(IQueryCollection query) =>
        Problems.BadParameter("limit", query["limit"].ToString(), $"a whole number from 1 to {MostItems}");

    /// <summary>What is well-formed but names nothing that there is.</summary>
    public static async ValueTask<Answer?> UnknownAsync(ArticleQuery query, Newsroom newsroom)
    {
        if (query.Outlet is { } outlet && await newsroom.OutletAsync(outlet) is null)
        {
            return Problems.BadParameter("outlet", outlet.Value, "the id of an outlet that /api/v1/outlets lists");
        }

        return query.Category is { } category && !await newsroom.IsSectionAsync(category)
            ? Problems.BadParameter("category", category, $"one of {string.Join(", ", Sections.Known)}")
            : null;
    }

    private static string? Value(IQueryCollection query, string name) => query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] ?? "" : null;
}
