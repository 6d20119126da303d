using System.Text.Json.Serialization;
using Aggregator.Rights;

namespace Aggregator.Sources;

/// <summary>How a source is read.</summary>
public enum SourceKind
{
    /// <summary>RSS, Atom, RDF or JSON Feed; which one is seen from the document.</summary>
    Feed,

    /// <summary>A news sitemap or an index of them.</summary>
    Sitemap,

    /// <summary>An HTML page that lists reports.</summary>
    Listing,
}

/// <summary>Whether the page behind an entry is fetched.</summary>
public enum PageUse
{
    /// <summary>When the entry does not carry the report's text itself.</summary>
    Auto,
    Always,
    Never,
}

/// <summary>One thing that is polled for an outlet.</summary>
public sealed record Source
{
    public required SourceId Id { get; init; }

    public required OutletId Outlet { get; init; }

    public required Uri Address { get; init; }

    public SourceKind Kind { get; init; } = SourceKind.Feed;

    /// <summary>How often it is polled while nothing asks for another pace.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A cron expression (seconds first), read in the outlet's time zone, in place of the interval; null where there is none.</summary>
    public string? Cron { get; init; }

    /// <summary>Whether its rhythm may move the interval; null follows the setting for all.</summary>
    public bool? Adaptive { get; init; }

    /// <summary>The portal's section for its reports; null means that each report decides.</summary>
    public string? Category { get; init; }

    /// <summary>What people sort it under, such as <c>Politics</c> or <c>Regions/Wales</c>; no rule of the portal follows from it.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    public PageUse Pages { get; init; } = PageUse.Auto;

    /// <summary>What may be surfaced of its reports, where that differs from the outlet's policy; null where it does not.</summary>
    public RightsPolicy? Rights { get; init; }

    /// <summary>The selectors that hold while none of <see cref="Recipes"/> does.</summary>
    public Recipe Recipe { get; init; } = Recipe.None;

    /// <summary>Versions of the recipe, each with the time for which it holds.</summary>
    public IReadOnlyList<RecipeVersion> Recipes { get; init => field = value ?? []; } = []; // absent from what was stored before there were any

    /// <summary>How it is asked. Never part of the stored definition: credentials stay where the operator keeps them.</summary>
    [JsonIgnore] public SourceAccess Access { get; init; } = SourceAccess.None;

    /// <summary>False keeps it in the list without polling it.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The selectors for a page that was retrieved at this instant.</summary>
    public Recipe RecipeAt(DateTimeOffset retrieved) => RecipeVersion.At(Recipes, retrieved)?.Recipe ?? Recipe;
}
