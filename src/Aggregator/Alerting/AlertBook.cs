using System.Text.Json.Serialization;

namespace Aggregator.Alerting;

/// <summary>A trouble that was seen.</summary>
internal sealed class KnownTrouble
{
    public required DateTimeOffset Since { get; init; }

    /// <summary>Whether it lasted long enough to be told.</summary>
    public bool IsTold { get; set; }

    public required string Title { get; set; }

    public required string Detail { get; set; }

    /// <summary>Since when it is away; null while it is there.</summary>
    public DateTimeOffset? WellSince { get; set; }
}

/// <summary>
/// Decides what to tell from what is wrong at each look: a trouble when it has lasted, once; that it is over when it has stayed away. What comes and goes quickly
/// is told neither way. No clock, no input or output.
/// </summary>
internal sealed class AlertBook
{
    private readonly SortedDictionary<string, KnownTrouble> _troubles;

    public AlertBook() => _troubles = new(StringComparer.Ordinal);

    /// <summary>Goes on from what was known before.</summary>
    public AlertBook(IReadOnlyDictionary<string, KnownTrouble> before) => _troubles = new(before.ToDictionary(), StringComparer.Ordinal);

    /// <summary>All that is known, by key.</summary>
    public IReadOnlyDictionary<string, KnownTrouble> Troubles => _troubles;

    /// <summary>The keys of what was told and is not over.</summary>
    public IReadOnlySet<string> Told => _troubles.Where(t => t.Value.IsTold).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);

    /// <param name="wrong">All that is wrong now.</param>
    /// <param name="recovery">How long a trouble has to stay away.</param>
    /// <param name="now">The time.</param>
    public IReadOnlyList<AlertNotice> Look(IReadOnlyList<AlertCondition> wrong, TimeSpan recovery, DateTimeOffset now)
    {
        var notices = new List<AlertNotice>();
        foreach (var condition in wrong)
        {
            if (See(condition, now) is { } notice)
                notices.Add(notice);
        }

        var there = wrong.Select(w => w.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, trouble) in _troubles.Where(t => !there.Contains(t.Key)).ToList())
        {
            trouble.WellSince ??= now;
            if (trouble.IsTold && now - trouble.WellSince < recovery)
                continue;
            _troubles.Remove(key);
            if (trouble.IsTold)
                notices.Add(new AlertNotice(NoticeKind.Ended, key, trouble.Title, trouble.Detail, now, trouble.Since));
        }

        return notices;
    }

    private AlertNotice? See(AlertCondition condition, DateTimeOffset now)
    {
        if (!_troubles.TryGetValue(condition.Key, out var trouble))
            _troubles[condition.Key] = trouble = new KnownTrouble { Since = condition.Since is { } since && since < now ? since : now, Title = condition.Title, Detail = condition.Detail };
        trouble.WellSince = null;
        var isOther = trouble.Title != condition.Title;
        (trouble.Title, trouble.Detail) = (condition.Title, condition.Detail);
        if (trouble.IsTold)
            return isOther ? new AlertNotice(NoticeKind.Changed, condition.Key, condition.Title, condition.Detail, now, trouble.Since) : null;
        if (now - trouble.Since < condition.Hold)
            return null;
        trouble.IsTold = true;
        return new AlertNotice(NoticeKind.Began, condition.Key, condition.Title, condition.Detail, now, trouble.Since);
    }
}

/// <summary>What is kept over a restart.</summary>
/// <param name="Troubles">By key.</param>
/// <param name="Waiting">What each channel still has to tell, by its name.</param>
internal sealed record AlertMemory(IReadOnlyDictionary<string, KnownTrouble> Troubles, IReadOnlyDictionary<string, IReadOnlyList<AlertNotice>> Waiting);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AlertMemory))]
internal sealed partial class AlertJson : JsonSerializerContext;
