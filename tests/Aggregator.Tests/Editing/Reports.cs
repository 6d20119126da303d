using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>Reports to edit.</summary>
internal static class Reports
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    public static Report Of(string address = "https://times.example/a-report", params string[] paragraphs) => new()
    {
        Outlet = new("times"),
        Source = new("times/top"),
        Keys = [new(IdentityKind.Address, "times.example/a-report")],
        Headline = "Mayor ends contract with police",
        Body = [.. paragraphs.Select(p => new Block(BlockKind.Paragraph, p))],
        Attribution = new() { Outlet = "The Times", Url = new(address), RetrievedAt = Now },
        Language = "en-GB",
        PublishedAt = Now,
        PublishedFrom = DateProvenance.Page,
    };
}
