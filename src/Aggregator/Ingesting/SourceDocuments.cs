using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Ingesting;

/// <summary>What a source's reader is given, and what its document is asked for as.</summary>
internal static class SourceDocuments
{
    public static SourceDocument Of(Outlet outlet, Source source, FetchOutcome.Fetched fetched, DateTimeOffset now) => new()
    {
        Body = fetched.Body,
        Address = fetched.Address,
        ContentLocation = fetched.ContentLocation,
        ContentType = fetched.ContentType,
        TimeZone = outlet.TimeZone,
        Country = outlet.Country,
        Recipe = source.RecipeAt(now),
    };

    /// <summary>A listing is a page, and robots.txt governs it as one.</summary>
    public static FetchPurpose PurposeOf(SourceKind kind) => kind == SourceKind.Listing ? FetchPurpose.Page : FetchPurpose.Feed;
}
