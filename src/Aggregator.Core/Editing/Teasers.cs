namespace Aggregator.Editing;

/// <summary>What feeds and pages add to a teaser that is none of the report's words.</summary>
internal static class Teasers
{
    private static readonly string[] Ends =
    [
        "Continue reading", "Read more", "Read on", "Read the full story", "Read the full article", "Read full article", "Read full story", "More...", "Find out more", "Click here",
    ];

    /// <summary>Without WordPress's footer ("The post … appeared first on …"), "Read more" and their like.</summary>
    public static string WithoutFurniture(string teaser)
    {
        var text = WithoutFooter(teaser.AsSpan().Trim());
        for (var before = -1; before != text.Length;)
        {
            before = text.Length;
            text = WithoutEnd(text);
        }

        return text.ToString();
    }

    /// <summary>True where its end says that it goes on elsewhere.</summary>
    public static bool IsCut(ReadOnlySpan<char> teaser) => teaser.EndsWith("…") || teaser.EndsWith("...") || teaser.EndsWith("[…]") || teaser.EndsWith("[...]");

    private static ReadOnlySpan<char> WithoutFooter(ReadOnlySpan<char> text)
    {
        var footer = text.LastIndexOf("The post ", StringComparison.Ordinal);
        return footer >= 0 && text[footer..].Contains(" appeared first on ", StringComparison.Ordinal) ? text[..footer].TrimEnd() : text;
    }

    private static ReadOnlySpan<char> WithoutEnd(ReadOnlySpan<char> text)
    {
        var bare = text.TrimEnd(" .…»>→:");
        foreach (var end in Ends)
        {
            if (bare.EndsWith(end.AsSpan().TrimEnd('.'), StringComparison.OrdinalIgnoreCase) && IsApart(bare[..^end.AsSpan().TrimEnd('.').Length]))
                return bare[..^end.AsSpan().TrimEnd('.').Length].TrimEnd();
        }

        return text;
    }

    // "…the deal. Read more" is furniture, "people who read more" is the report's.
    private static bool IsApart(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '…' or ']' or '"' or '”' or '’' or '|' or '-' or '–' or '—' or ':';
    }
}
