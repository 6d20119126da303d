using System.Globalization;
using Aggregator.Storing;

namespace Aggregator.Alerting;

/// <summary>Decides what is wrong. Pure. A trouble that is being told ends a little further away than it began, so that it does not flap about its limit.</summary>
internal static class AlertConditions
{
    public const string Failing = "intake:failing";
    public const string Silent = "intake:silent";
    public const string DeadLetters = "webhooks:dead";
    public const string Room = "room:low";

    // Fewer sources are no intake that could sag.
    private const int LeastSources = 5;
    private const double Back = 0.8;
    private const double Megabyte = 1024 * 1024;

    /// <param name="facts">As things stand.</param>
    /// <param name="options">What counts as trouble.</param>
    /// <param name="told">The keys of troubles that are being told of.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<AlertCondition> Of(AlertFacts facts, AlertingOptions options, IReadOnlySet<string> told, DateTimeOffset now)
    {
        var hold = TimeSpan.FromMinutes(options.ConfirmMinutes);
        AlertCondition?[] whole = [FailingOf(facts, options, told, hold), SilentOf(facts, options, now, hold), DeadOf(facts, options, hold), RoomOf(facts, options, told, hold)];
        var conditions = whole.OfType<AlertCondition>().ToList();
        if (!options.Sources)
            return conditions;
        // While many fail at once it is one trouble, not many: single sources are told of that were told of before.
        var sags = whole[0] is not null;
        conditions.AddRange(facts.Sources.Where(s => IsTrouble(s.Health)).Select(s => OfSource(s, options)).Where(c => !sags || told.Contains(c.Key)));
        return conditions;
    }

    private static AlertCondition OfSource(SourceState state, AlertingOptions options) => new(
        AlertCondition.SourcePrefix + state.Source.Value,
        $"{state.Source} is {Word(state.Health)}",
        state.Problem ?? state.NextBecause,
        TimeSpan.FromMinutes(options.SourceConfirmMinutes),
        state.Memory.HealthSince);

    private static AlertCondition? FailingOf(AlertFacts facts, AlertingOptions options, IReadOnlySet<string> told, TimeSpan hold)
    {
        var polled = facts.Sources.Count(s => s.Health != SourceHealth.Unknown);
        if (options.FailingShare <= 0 || polled < LeastSources)
            return null;
        var failing = facts.Sources.Count(s => IsTrouble(s.Health));
        var limit = told.Contains(Failing) ? options.FailingShare * Back : options.FailingShare;
        if (failing < limit * polled || failing == 0)
            return null;
        var classes = facts.Sources.Where(s => IsTrouble(s.Health)).CountBy(s => s.Health).OrderByDescending(c => c.Value).Select(c => $"{c.Value} {Word(c.Key)}");
        return new AlertCondition(Failing, "many sources are in trouble at once", string.Create(CultureInfo.InvariantCulture, $"{failing} of {polled} sources: {string.Join(", ", classes)}. Is this machine's own connection well?"), hold);
    }

    private static AlertCondition? SilentOf(AlertFacts facts, AlertingOptions options, DateTimeOffset now, TimeSpan hold)
    {
        if (options.SilentMinutes <= 0 || facts.Sources.Count == 0)
            return null;
        var news = facts.Sources.Max(s => s.Memory.NewsAt);
        var last = news > facts.StartedAt ? news.Value : facts.StartedAt;
        return now - last < TimeSpan.FromMinutes(options.SilentMinutes)
            ? null
            : new AlertCondition(Silent, "no source brings anything new", news is { } at ? string.Create(CultureInfo.InvariantCulture, $"the last new entry came at {at:u}") : "nothing has come yet", hold);
    }

    private static AlertCondition? DeadOf(AlertFacts facts, AlertingOptions options, TimeSpan hold)
    {
        var dead = facts.DeadLetters.Values.Sum();
        return options.DeadLetters <= 0 || dead < options.DeadLetters
            ? null
            : new AlertCondition(DeadLetters, "webhook deliveries were given up", string.Join(", ", facts.DeadLetters.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Key}: {d.Value}"))), hold);
    }

    private static AlertCondition? RoomOf(AlertFacts facts, AlertingOptions options, IReadOnlySet<string> told, TimeSpan hold)
    {
        var limit = options.FreeMegabytes * Megabyte / (told.Contains(Room) ? Back : 1);
        return options.FreeMegabytes <= 0 || facts.FreeBytes >= limit
            ? null
            : new AlertCondition(Room, "little room is left for the database", string.Create(CultureInfo.InvariantCulture, $"{facts.FreeBytes / Megabyte:0} MB are left"), hold);
    }

    // A source that is slowed down, quiet for once, or just begun is in no trouble.
    private static bool IsTrouble(SourceHealth health) =>
        health is SourceHealth.Failing or SourceHealth.Blocked or SourceHealth.Missing or SourceHealth.Unreadable or SourceHealth.Empty or SourceHealth.Gone or SourceHealth.Stale or SourceHealth.Challenged;

    private static string Word(SourceHealth health) => health.ToString().ToLowerInvariant();
}
