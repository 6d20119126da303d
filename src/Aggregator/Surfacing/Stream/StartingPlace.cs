using Aggregator.Storing;

namespace Aggregator.Surfacing.Stream;

/// <summary>Where a client begins: after the event that it names, or afresh; <paramref name="Lost"/> says why it cannot go on from where it was.</summary>
internal readonly record struct StartingPlace(long? Place, string? Lost)
{
    public const string Expected = "the id of an event as this stream gave it, or 0 for all that is recorded";

    /// <summary>Null where the text is not an event's id.</summary>
    public static StartingPlace? Read(string text, IChangeFeed feed)
    {
        if (text.Length == 0)
        {
            return new(null, null);
        }

        if (!EventId.TryParse(text, feed.Epoch, out var sequence))
        {
            return null;
        }

        return sequence switch
        {
            null => new(null, "The event named is of another database."),
            { } place when place > feed.Version => new(null, "The event named has not happened in this database: it was set back to an earlier state."),
            { } place when place < feed.Pruned => new(null, "The events after the one named are not kept any more."),
            { } place => new(place, null),
        };
    }
}
