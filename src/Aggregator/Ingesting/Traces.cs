using System.Diagnostics;
using Aggregator.Sources;

namespace Aggregator.Ingesting;

/// <summary>One trace for each poll and each page visit; the stages' spans stand below it.</summary>
internal static class Traces
{
    private static readonly ActivitySource Source = new("Aggregator.Ingesting");

    /// <summary>Null while nobody listens.</summary>
    public static Activity? Poll(Source source) => Start("poll", source);

    /// <summary>Null while nobody listens.</summary>
    public static Activity? Visit(Source source) => Start("visit", source);

    // A trace of its own, whatever was going on around it.
    private static Activity? Start(string name, Source source)
    {
        var activity = Source.StartActivity(name, ActivityKind.Internal, default(ActivityContext));
        activity?.SetTag("aggregator.source", source.Id.Value);
        activity?.SetTag("aggregator.outlet", source.Outlet.Value);
        return activity;
    }
}
