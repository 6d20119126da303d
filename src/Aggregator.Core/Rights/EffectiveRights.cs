using Aggregator.Normalising;

namespace Aggregator.Rights;

/// <summary>What may be surfaced of one article: the strictest of the policy, the publisher's signals and the licence on the page (docs/rights.md has the table).</summary>
public sealed record EffectiveRights
{
    public required RightsExtent Extent { get; init; }

    /// <summary>Most words besides the headline; <see cref="int.MaxValue"/> for no limit.</summary>
    public required int Words { get; init; }

    /// <summary>Most UTF-16 units besides the headline (<c>max-snippet</c>); null for no limit.</summary>
    public int? Characters { get; init; }

    public bool Image { get; init; }

    /// <summary>The image may stand only where its credit stands beside it.</summary>
    public bool ImageWithCredit { get; init; }

    /// <summary>Whether parts that analysis found in the text (key points, why, what it means) may be surfaced.</summary>
    public bool Derived { get; init; } = true;

    /// <summary>Whether the words may be put into other words.</summary>
    public bool Rewriting { get; init; }

    /// <summary>Whether search, sitemaps and feeds for others may list it.</summary>
    public bool Indexable { get; init; } = true;

    /// <summary>What made them stricter than the policy: <c>noarchive</c>, <c>max-snippet:50</c>, <c>tdm-reservation</c> …</summary>
    public IReadOnlyList<string> Because { get; init; } = [];

    /// <param name="policy">The outlet's or source's policy as it stands now.</param>
    /// <param name="signals">What the publisher's machine-readable signals said of the report.</param>
    /// <param name="licence">The licence that its page or feed states.</param>
    public static EffectiveRights Of(RightsPolicy policy, RightsSignals signals, KnownLicence? licence)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(signals);
        var rights = OfPolicy(policy);
        if (licence is not null)
            rights = rights.Under(licence, policy);
        return ReferenceEquals(signals, RightsSignals.None) ? rights : rights.Under(signals, policy, isOpen: (licence ?? Licences.Of(policy.Licence)) is { IsOpen: true });
    }

    private static EffectiveRights OfPolicy(RightsPolicy policy) => new()
    {
        Extent = policy.Extent,
        Words = policy.Extent switch { RightsExtent.Full => int.MaxValue, RightsExtent.Excerpt => Math.Max(0, policy.ExcerptWords), _ => 0 },
        Image = policy.Image && policy.Extent != RightsExtent.Headline,
        ImageWithCredit = policy.ImageWithCredit,
        Rewriting = policy.Rewriting,
    };

    // A licence on a page never widens what the operator allowed: pages state licences of their templates, fonts and pictures too.
    private EffectiveRights Under(KnownLicence licence, RightsPolicy policy)
    {
        var rights = this;
        if (licence.NoDerivatives && Rewriting)
            rights = rights.For("no-derivatives") with { Rewriting = false };
        // Only the operator knows whether the portal is commercial: where the policy names the same licence, it was looked at.
        if (licence.NonCommercial && Extent == RightsExtent.Full && Licences.Of(policy.Licence)?.Id != licence.Id)
            rights = rights.Excerpt(policy.ExcerptWords).For("non-commercial");
        return rights;
    }

    private EffectiveRights Under(RightsSignals signals, RightsPolicy policy, bool isOpen)
    {
        var rights = this;
        if (signals.IsAccessibleForFree == false && Extent == RightsExtent.Full)
            rights = rights.Excerpt(policy.ExcerptWords).For("not-accessible-for-free");
        if (signals.NoArchive && Extent == RightsExtent.Full)
            rights = rights.Excerpt(policy.ExcerptWords).For("noarchive");
        if (signals.MaxSnippet is { } most && Extent != RightsExtent.Headline)
            rights = most <= 0 ? rights.HeadlineOnly().For("nosnippet") : rights.Snippet(most).For($"max-snippet:{most}");
        if (signals.NoImage && rights.Image)
            rights = rights.For("no-image") with { Image = false };
        if (signals.TdmReserved == true && !isOpen)
            rights = rights.For("tdm-reservation") with { Derived = false, Rewriting = false };
        if (RefusedModels(signals) is { } refused && !isOpen)
            rights = rights.For(refused) with { Rewriting = false };
        return signals.NoIndex || signals.UsesRefused.Contains("search", StringComparer.OrdinalIgnoreCase) ? rights.For("noindex") with { Indexable = false } : rights;
    }

    // Addressed to language models and those who train them; none is used here, so what it forbids is to put the words into others.
    private static string? RefusedModels(RightsSignals signals)
    {
        if (signals.NoAi)
            return "noai";
        if (signals.AiAgentsRefused.Count > 0)
            return "ai-agents-refused";
        return signals.UsesRefused.FirstOrDefault(u => u.StartsWith("ai-", StringComparison.OrdinalIgnoreCase));
    }

    private EffectiveRights Excerpt(int words) => this with { Extent = RightsExtent.Excerpt, Words = Math.Min(Words, Math.Max(0, words)) };

    private EffectiveRights Snippet(int characters) => this with { Extent = RightsExtent.Excerpt, Characters = characters };

    private EffectiveRights HeadlineOnly() => this with { Extent = RightsExtent.Headline, Words = 0, Image = false };

    private EffectiveRights For(string reason) => this with { Because = [.. Because, reason] };
}
