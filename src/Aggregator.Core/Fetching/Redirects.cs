namespace Aggregator.Fetching;

/// <summary>Where a redirect leads: an address, or a reason why it leads nowhere.</summary>
public readonly record struct RedirectStep(Uri? To, bool Permanent, FetchOutcome.Failed? Failed);

/// <summary>
/// Follows redirects (RFC 9110 §15.4): only to http and https. From https to http is followed, since nothing secret is sent and public pages are all that is
/// asked for, but such a step never counts as permanent, so that nobody on the way can move a source to plain text for good.
/// </summary>
public static class Redirects
{
    public static bool Is(int status) => status is 301 or 302 or 303 or 307 or 308;

    public static RedirectStep Next(Uri from, int status, string? location)
    {
        if (string.IsNullOrWhiteSpace(location))
            return No($"{status} from {from} without a Location");
        var text = location.Trim();
        if (Resolve(from, text) is not { } to)
            return No($"{status} from {from} to \"{Shortened(text)}\", which is not an address");
        if (to.Scheme != Uri.UriSchemeHttp && to.Scheme != Uri.UriSchemeHttps)
            return No($"{status} from {from} to \"{Shortened(text)}\": only http and https are followed");
        if (!WebAddress.CanBeAsked(to))
            return No($"{status} from {from} to \"{Shortened(text)}\", whose host cannot be looked up");
        var downgrade = from.Scheme == Uri.UriSchemeHttps && to.Scheme == Uri.UriSchemeHttp;
        return new(WithoutFragment(to), status is 301 or 308 && !downgrade, null);
    }

    /// <summary>A reference in a header, against the address that sent it; null where it is none.</summary>
    public static Uri? Resolve(Uri from, string reference)
    {
        // "//host" and "/path" are absolute file: addresses to System.Uri on Unix.
        var full = reference.StartsWith("//", StringComparison.Ordinal) ? $"{from.Scheme}:{reference}"
            : reference.StartsWith('/') ? from.GetLeftPart(UriPartial.Authority) + reference : reference;
        return Uri.TryCreate(from, full, out var to) ? to : null;
    }

    private static Uri WithoutFragment(Uri to) => to.Fragment.Length == 0 ? to : new Uri(to.GetLeftPart(UriPartial.Query));

    private static RedirectStep No(string reason) => new(null, false, new FetchOutcome.Failed(FetchFailure.Redirect, reason));

    private static string Shortened(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
