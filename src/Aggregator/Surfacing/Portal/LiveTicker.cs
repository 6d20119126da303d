namespace Aggregator.Surfacing.Portal;

/// <summary>The ticker as the server fills it, and from which event on the page's script has to be told.</summary>
public sealed record LiveTicker(IReadOnlyList<Story> Headlines, string From, int Size, int BreakingMinutes)
{
    /// <summary>The stream for the portal's own pages: it says no more than they do, so it needs no key.</summary>
    public const string Address = "/live";

    public bool Breaking => Headlines.Any(h => h.Breaking);
}
