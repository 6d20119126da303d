namespace Aggregator.Storing;

/// <summary>Instants as the database keeps them: exact, in UTC, in order as numbers.</summary>
internal static class Instants
{
    public static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    public static DateTimeOffset? At(long? ticks) => ticks is { } t ? At(t) : null;
}
