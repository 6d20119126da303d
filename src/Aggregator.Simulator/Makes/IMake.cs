using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;

namespace Aggregator.Simulator.Makes;

/// <summary>How one kind of site is made: its addresses, what it offers to be polled, and its pages.</summary>
internal interface IMake
{
    /// <summary>What a scenario calls it.</summary>
    string Name { get; }

    /// <summary>The path of a report's page; ends in, or holds, the report's number and never changes.</summary>
    string Path(ScriptedReport report, DateTimeOffset publishedAt);

    /// <summary>What is polled, the main one first.</summary>
    IReadOnlyList<Front> Fronts(ScriptedOutlet outlet);

    /// <summary>The page of one report; the edition holds the reports to link beside it.</summary>
    string Page(Edition edition, PublishedReport report);
}

/// <summary>One thing that an outlet offers to be polled.</summary>
/// <param name="Slug">What the source is called.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Kind">Feed, Sitemap or Listing.</param>
/// <param name="ContentType">As the server sends it.</param>
/// <param name="Render">The document.</param>
internal sealed record Front(string Slug, string Path, string Kind, string ContentType, Func<Edition, string> Render);
