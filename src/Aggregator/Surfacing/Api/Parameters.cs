using Microsoft.OpenApi;

namespace Aggregator.Surfacing.Api;

/// <summary>A parameter of the API, as its description says it.</summary>
internal sealed record Parameter(string Name, string Description, OpenApiSchema Schema);

/// <summary>Every query parameter of the API.</summary>
internal static class Parameters
{
    public static Parameter Limit { get; } = new("limit", "How many items at most.",
        new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200" });

    public static IReadOnlyList<Parameter> OfEvents { get; } =
    [
        new("after", "The id of the last event that is known (next of the answer before), or 0 for all that is recorded.", new OpenApiSchema { Type = JsonSchemaType.String }),
        new("wait", "Seconds to wait for an event if there is none.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0", Maximum = "120" }),
        Limit,
    ];

    /// <summary>The first of these that was given more than once.</summary>
    public static string? Twice(IQueryCollection query, IReadOnlyList<Parameter> parameters) => parameters.Select(p => p.Name).FirstOrDefault(name => query[name].Count > 1);

    public static Parameter Fields { get; } = new("fields", "Members of each item that are wanted, with commas between; id is always among them. Default: all.", new OpenApiSchema { Type = JsonSchemaType.String });

    private static IReadOnlyList<Parameter> Filters { get; } =
    [
        Limit,
        new("cursor", "The nextCursor of the part before: opaque, to be handed back as it came, with the same filters.", new OpenApiSchema { Type = JsonSchemaType.String }),
        new("outlet", "Only this outlet's articles (an id of /api/v1/outlets).", new OpenApiSchema { Type = JsonSchemaType.String }),
        new("category", $"Only this section of the portal: {string.Join(", ", Sections.Known)}.", new OpenApiSchema { Type = JsonSchemaType.String }),
        new("since", "Only articles published at this instant or later (RFC 3339, with Z or an offset).", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }),
    ];

    public static IReadOnlyList<Parameter> OfSearch { get; } =
    [
        .. Filters,
        new("q", "The words: all have to occur; a phrase stands in double quotes, a beginning ends in *.", new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 }),
    ];

    public static IReadOnlyList<Parameter> OfLists { get; } =
    [
        .. Filters,
        Fields,
        new("updated_since", "Instead of the newest, every article by its latest change at this instant or later, withdrawn ones included. Go on with nextCursor, and the next time with syncCursor, as cursor.", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }),
        new("q", "Only articles in which all these words occur; a phrase stands in double quotes.", new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 }),
    ];
}
