namespace Aggregator.Fetching;

/// <summary>A path that is asked about, in the two forms in which rules are compared with it.</summary>
internal readonly record struct RobotsRequest(string AsWritten, string Decoded)
{
    /// <param name="address">An absolute address or a path with its query.</param>
    public static RobotsRequest Of(string address)
    {
        var path = RobotsPath.Of(address);
        return new(RobotsPath.Request(path, decoded: false), RobotsPath.Request(path, decoded: true));
    }
}
