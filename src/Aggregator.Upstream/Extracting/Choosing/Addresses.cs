using Aggregator.Fetching;

namespace Aggregator.Extracting.Choosing;

/// <summary>Addresses as pages write them, made absolute.</summary>
internal static class Addresses
{
    private const int Longest = 2_000;

    /// <summary>Null for anything that is not http or https.</summary>
    public static Uri? Absolute(string? written, Uri against)
    {
        if (string.IsNullOrWhiteSpace(written) || written.Length > Longest)
            return null;
        var text = written.Trim();
        if (text.Contains("&amp;", StringComparison.Ordinal))
            text = text.Replace("&amp;", "&", StringComparison.Ordinal);
        // On Linux "/a" and "//host/a" parse as absolute file addresses; always resolve against the page.
        return Uri.TryCreate(against, text, out var address) && WebAddress.CanBeAsked(address) ? address : null;
    }
}
