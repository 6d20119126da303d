namespace Aggregator.Extracting;

/// <summary>How long a pattern may look at a text of a page.</summary>
internal static class RegexLimit
{
    /// <summary>
    /// The texts are short and the patterns linear in them, so this is a net and not a budget. It is wall clock: on a busy machine a
    /// quarter of a second may pass while the thread merely waits for its turn.
    /// </summary>
    public const int Milliseconds = 5_000;
}
