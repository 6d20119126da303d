using Microsoft.OpenApi;

namespace Aggregator.Surfacing.Api;

/// <summary>A parameter of the API, as its description says it.</summary>
internal sealed record Parameter(string Name, string Description, OpenApiSchema Schema);

/// <summary>Every query parameter of the API.</summary>
internal static class Parameters
{
    public static Parameter Limit { get; } = new("limit", "How many items at most.",
        new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200" });

    public static IReadOnlyList<Parameter> OfLists { get; } =
    [
        Limit,
        new("cursor", "The nextCursor of the part before: opaque, to be handed back as it came, with the same filters.", new OpenApiSchema { Type = JsonSchemaType.String }),
        new("outlet", "Only this outlet's articles (an id of /api/v1/outlets).", new OpenApiSchema { Type = JsonSchemaType.String }),
        new("category", $"Only this section of the portal: {string.Join(", ", Sections.Known)}.", new OpenApiSchema { Type = JsonSchemaType.String }),
        new("since", "Only articles published at this instant or later (RFC 3339, with Z or an offset).", new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" }),
        new("q", "Only articles in which all these words occur; a phrase stands in double quotes.", new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 }),
    ];
}
