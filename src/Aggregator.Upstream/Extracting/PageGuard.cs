namespace Aggregator.Extracting;

/// <summary>
/// One pass over the raw text that refuses what would hurt to parse: the parser's time grows with the square of the nesting depth,
/// of the attributes of one tag, and with every formatting element that is left open.
/// </summary>
internal static class PageGuard
{
    public const int MostCharacters = 12 * 1024 * 1024;
    private const int DeepestNesting = 600;
    private const int MostAttributes = 2_000;
    private const int MostReopened = 2_000_000;

    /// <summary>Null where the page may be parsed; else the reason for an admin.</summary>
    public static string? Complaint(string html)
    {
        if (html.Length > MostCharacters)
            return $"the page is too large ({html.Length:N0} characters, at most {MostCharacters:N0})";
        var open = new OpenTags(DeepestNesting);
        var at = 0;
        while ((at = html.IndexOf('<', at)) >= 0 && at + 1 < html.Length)
        {
            var tag = TagText.ReadAt(html, at);
            if (tag.Attributes > MostAttributes)
                return $"one tag has more than {MostAttributes:N0} attributes";
            if (!open.Take(tag.Name, tag.IsClosing))
                return $"elements are nested more than {DeepestNesting:N0} deep";
            if (open.Reopened > MostReopened)
                return "formatting elements are left open too often";
            at = tag.IsClosing ? tag.End : TagText.EndOfRawText(html, tag);
        }

        return null;
    }
}
