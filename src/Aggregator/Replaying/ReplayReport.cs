using Aggregator.Editing;

namespace Aggregator.Replaying;

/// <summary>One part of an article, before and after.</summary>
internal sealed record PartChange(string Part, string? Before, string? After);

/// <summary>An article that would not be the same.</summary>
internal sealed record ArticleChange(ArticleId Article, string Headline, bool IsRevised, bool LosesText, IReadOnlyList<PartChange> Parts);

/// <summary>What a replay found, and what it wrote.</summary>
internal sealed class ReplayReport
{
    private readonly SortedDictionary<string, int> _parts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _notRead = new(StringComparer.Ordinal);
    private readonly List<ArticleChange> _samples = [];

    /// <summary>Articles that were looked at.</summary>
    public int Articles { get; private set; }

    /// <summary>Of these, read again from their pages.</summary>
    public int FromPages { get; private set; }

    /// <summary>Articles that would be other documents.</summary>
    public int Changed { get; private set; }

    /// <summary>Of these, with other words: a revision each.</summary>
    public int Revised { get; private set; }

    /// <summary>Of these, with less than half of their words.</summary>
    public int LosingText { get; private set; }

    /// <summary>Pages that are let go of, since their publishers want no copy kept.</summary>
    public int PagesForgotten { get; private set; }

    /// <summary>Tombstones: left as they are.</summary>
    public int Withdrawn { get; init; }

    /// <summary>Articles that wait for a person: left as they are.</summary>
    public int Held { get; init; }

    /// <summary>Articles that were written; zero for a look alone.</summary>
    public int Written { get; set; }

    /// <summary>In how many articles each part changes.</summary>
    public IReadOnlyDictionary<string, int> Parts => _parts;

    /// <summary>Articles whose words could not be read again, by reason.</summary>
    public IReadOnlyDictionary<string, int> NotRead => _notRead;

    public IReadOnlyList<ArticleChange> Samples => _samples;

    public void Count(Derivation derived, int samples)
    {
        Articles++;
        if (derived.NoPage is { } why)
            _notRead[why] = _notRead.GetValueOrDefault(why) + 1;
        else
            FromPages++;
        PagesForgotten += derived.ForgetsPage ? 1 : 0;
        var change = ArticleParts.Between(derived.Case.Article, derived.Next);
        if (change is null)
            return;
        Changed++;
        Revised += change.IsRevised ? 1 : 0;
        LosingText += change.LosesText ? 1 : 0;
        foreach (var part in change.Parts)
            _parts[part.Part] = _parts.GetValueOrDefault(part.Part) + 1;
        if (_samples.Count < samples)
            _samples.Add(change);
    }
}
