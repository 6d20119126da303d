using System.Text;

namespace Aggregator.Reading;

/// <summary>Makes the addresses in a piece of HTML absolute while its base is still known.</summary>
internal static class AbsoluteLinks
{
    // Characters of a tag up to an attribute, and of an address.
    private const int Longest = 4_096;

    private static readonly string[] Attributes = ["href", "src", "cite", "action", "longdesc", "background"];

    public static string? In(string? html, Uri? baseAddress)
    {
        if (html is null || baseAddress is null || !html.Contains('<', StringComparison.Ordinal))
            return html;
        StringBuilder? output = null;
        var from = 0;
        for (var at = html.IndexOf('=', StringComparison.Ordinal); at >= 0; at = html.IndexOf('=', at + 1))
        {
            if (!EndsInAttribute(html.AsSpan(0, at)) || Value(html, at + 1) is not { } value || IsAbsolute(html.AsSpan()[value]) || !IsInTag(html, at, from))
                continue;
            if (Resolve(html[value], baseAddress) is not { } address)
                continue;
            output ??= new StringBuilder(html.Length + 64);
            output.Append(html, from, value.Start.Value - from).Append(address);
            from = value.End.Value;
            at = from;
        }

        return output is null ? html : output.Append(html, from, html.Length - from).ToString();
    }

    /// <summary>Most are, so they are told before anything is copied.</summary>
    private static bool IsAbsolute(ReadOnlySpan<char> value) => value.Trim() is var trimmed && (trimmed.IsEmpty || trimmed[0] == '#' || FeedAddress.HasScheme(trimmed));

    private static bool EndsInAttribute(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        foreach (var name in Attributes)
        {
            if (before.EndsWith(name, StringComparison.OrdinalIgnoreCase) && before.Length > name.Length && (char.IsWhiteSpace(before[^(name.Length + 1)]) || before[^(name.Length + 1)] is '"' or '\''))
                return true;
        }

        return false;
    }

    private static bool IsInTag(string html, int at, int from)
    {
        from = Math.Max(from, at - Longest);
        var before = html.AsSpan(from, at - from);
        return before.LastIndexOf('<') > before.LastIndexOf('>');
    }

    private static Range? Value(string html, int at)
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]))
            at++;
        if (at >= html.Length || html[at] is not ('"' or '\''))
            return null;
        var end = html.IndexOf(html[at], at + 1, Math.Min(Longest, html.Length - at - 1));
        return end < 0 ? null : (at + 1)..end;
    }

    private static string? Resolve(string value, Uri baseAddress)
    {
        var trimmed = Entities.Decode(value.Trim());
        if (trimmed.Length == 0 || trimmed[0] == '#' || FeedAddress.HasScheme(trimmed))
            return null;
        return Uri.TryCreate(baseAddress, trimmed, out var address) ? address.AbsoluteUri.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal) : null;
    }
}
