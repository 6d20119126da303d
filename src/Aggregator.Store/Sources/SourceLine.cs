using System.Collections.Frozen;
using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>What is known of a source besides its definition, as last committed. Replaced as a whole, never changed.</summary>
internal sealed record SourceStanding(SourceState State, DateTimeOffset? EarliestVisit, int Articles)
{
    /// <summary>When the entries of a document were last marked as still there.</summary>
    public DateTimeOffset? TouchedAt { get; init; }
}

/// <summary>A source in the roster. <see cref="Standing"/> is set by the writer after a commit and read by anyone.</summary>
internal sealed class SourceLine(long number, Source source, bool declared, SourceStanding standing)
{
    private volatile SourceStanding _standing = standing;

    public long Number => number;

    public Source Source => source;

    public bool IsDeclared => declared;

    public bool IsPolled => declared && source.Enabled;

    /// <summary>The mark for which old entries were let go of last; only the writer asks.</summary>
    public DateTimeOffset? LetGoAt { get; set; }

    public SourceStanding Standing
    {
        get => _standing;
        set => _standing = value;
    }
}

/// <summary>An outlet in the roster with all sources it ever had.</summary>
internal sealed record OutletLine(long Number, Outlet Outlet, bool IsDeclared, IReadOnlyList<SourceLine> Sources)
{
    /// <summary>Those that are polled: an outlet that is not declared has none.</summary>
    public IReadOnlyList<SourceLine> Polled { get; } = IsDeclared ? [.. Sources.Where(s => s.IsPolled)] : [];

    private readonly FrozenDictionary<SourceId, RightsPolicy> _own =
        Sources.Where(s => s.Source.Rights is not null).ToFrozenDictionary(s => s.Source.Id, s => s.Source.Rights!);

    /// <summary>The policy in force for an article: the outlet's, or the strictest of those of the sources that told it.</summary>
    public RightsPolicy PolicyOf(Article article)
    {
        if (_own.Count == 0)
            return Outlet.Rights;
        var policy = _own.GetValueOrDefault(article.Source, Outlet.Rights);
        foreach (var source in article.Sources)
            policy = policy.And(_own.GetValueOrDefault(source, Outlet.Rights));
        return policy;
    }

    public int Articles => Sources.Sum(s => s.Standing.Articles);
}
