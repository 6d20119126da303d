using System.ComponentModel.DataAnnotations;
using Aggregator.Scheduling;

namespace Aggregator.Ingesting;

/// <summary>How a report's path is walked. Section <c>Ingesting</c> of appsettings.json.</summary>
public sealed class IngestingOptions
{
    public const string Section = "Ingesting";

    /// <summary>Pages fetched for one outlet before its turn ends; the rest follow in its next turn at once. Default 20.</summary>
    [Range(1, 1_000)] public int PagesPerRun { get; set; } = 20;

    /// <summary>Minutes after a report was first seen at which its page is looked at again, for corrections and withdrawals. Ascending. Default 15, 60, 360, 1440.</summary>
    [Range(0.01, 100_000)] public double[] RecheckMinutes { get; set; } = [];

    /// <summary>Entries of one document that are read; the rest are counted as filtered ("over-limit"). Default 500.</summary>
    [Range(1, 10_000)] public int MaxEntries { get; set; } = 500;

    /// <summary>Sitemaps of an index that are fetched in one poll, newest first. Default 3.</summary>
    [Range(1, 50)] public int MaxSitemaps { get; set; } = 3;

    /// <summary>Pages of one report that are fetched and joined, the first counted in; 1 for none but that. Default 10.</summary>
    [Range(1, 50)] public int MaxJoinedPages { get; set; } = 10;

    /// <summary>Reports that are taken from the outlet's news sitemap when a feed showed and took out entries between two polls; 0 for none. Default 100.</summary>
    [Range(0, 1_000)] public int BackFillEntries { get; set; } = 100;

    /// <summary>Minutes after which an article whose page says 410 (gone) is withdrawn, when it still does. Default 60.</summary>
    [Range(0.01, 100_000)] public double GoneMinutes { get; set; } = 60;

    /// <summary>Minutes that a page has to be missing (404), four times in a row, before its article is withdrawn. Default 360.</summary>
    [Range(0.01, 100_000)] public double NotFoundMinutes { get; set; } = 360;

    /// <summary>The three above, with the defaults where none are set.</summary>
    internal VisitPatience Patience => new(
        (RecheckMinutes.Length > 0 ? RecheckMinutes : [15, 60, 360, 1440]).Select(m => TimeSpan.FromMinutes(m)).Order().ToList(), TimeSpan.FromMinutes(GoneMinutes), TimeSpan.FromMinutes(NotFoundMinutes));
}
