namespace Aggregator.Extracting.Drifting;

/// <summary>
/// Watches for one way in which a page can be odd. How often that happens is learned from the pages before, and evidence adds up while it happens more often than
/// that (Page's CUSUM on a Bernoulli variable): a field that is empty on every fifth page may be empty on two pages running, one that never was may not.
/// </summary>
public sealed record Watch
{
    /// <summary>Evidence at which a break is certain: about one false alarm in e⁹ ≈ 8,000 pages, however often pages are odd by themselves.</summary>
    public const double Certain = 9;

    /// <summary>Evidence worth a look: one odd page where there was none.</summary>
    public const double Suspicious = 3.5;

    // So that a handful of ordinary pages clears a break of any length.
    private const double Most = 12;

    // How often a page is odd once something broke.
    private const double OddWhenBroken = 0.9;

    // What is odd on half of the pages is no news.
    private const double Ordinary = 0.5;

    // What is not vouched for by a person is first learned for so many pages.
    private const int FirstPages = 12;

    // Older pages count less and less: about this many are remembered.
    private const double Remembered = 400;

    public static Watch New { get; } = new();

    /// <summary>Pages learned from, and how many of them were odd.</summary>
    public double Pages { get; init; }

    public double Odd { get; init; }

    /// <summary>Odd pages that wait to be learned from until they turn out to be stray.</summary>
    public int Held { get; init; }

    public double Evidence { get; init; }

    /// <summary>When the first page of the present evidence was seen.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Pages seen since then, odd or not.</summary>
    public int PagesSince { get; init; }

    /// <summary>Certain, and not cleared since.</summary>
    public bool IsBroken { get; init; }

    public bool IsSuspected => !IsBroken && Evidence >= Suspicious;

    /// <param name="odd">Whether this page is.</param>
    /// <param name="least">The share of odd pages that is allowed for at least, however many came without.</param>
    /// <param name="before">How many pages without a fault the watch starts as if it had seen.</param>
    /// <param name="now">When the page was seen.</param>
    public Watch After(bool odd, double least, double before, DateTimeOffset now)
    {
        // A standard deviation on the safe side: few pages say little of how often is usual.
        var usual = Math.Max(least, (Odd + 0.5 + Math.Sqrt(Odd)) / (Pages + before + 1));
        if (!IsBroken && (usual >= Ordinary || Pages + before < FirstPages))
            return Learn(odd ? 1 : 0) with { Evidence = 0, Since = null, PagesSince = 0 };
        usual = Math.Min(usual, Ordinary);
        var step = odd ? Math.Log(OddWhenBroken / usual) : Math.Log((1 - OddWhenBroken) / (1 - usual));
        var evidence = Math.Clamp(Evidence + step, 0, Most);
        if (evidence == 0)
            return Learn(Held + (odd ? 1 : 0), Held + 1) with { Held = 0, Evidence = 0, Since = null, PagesSince = 0, IsBroken = false };
        var broken = evidence >= Certain || (IsBroken && evidence >= Suspicious);
        // What came back after a break teaches nothing about stray pages.
        if (IsBroken && !broken)
            return this with { Held = 0, Evidence = 0, Since = null, PagesSince = 0, IsBroken = false };
        var next = odd ? this with { Held = Held + 1 } : Learn(0);
        return next with { Evidence = Math.Round(evidence, 3), Since = Since ?? now, PagesSince = PagesSince + 1, IsBroken = broken };
    }

    private Watch Learn(int odd, int pages = 1)
    {
        var keep = Pages > Remembered ? Remembered / (Remembered + 1) : 1;
        return this with { Pages = Math.Round((Pages * keep) + pages, 2), Odd = Math.Round((Odd * keep) + odd, 2) };
    }
}
