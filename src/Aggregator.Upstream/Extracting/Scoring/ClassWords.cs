using System.Collections.Frozen;

namespace Aggregator.Extracting.Scoring;

/// <summary>What class and id words say about an element's part of the page.</summary>
[Flags]
internal enum ClassWord
{
    None = 0,
    Content = 1 << 0,
    Body = 1 << 1,
    Comment = 1 << 2,
    Footer = 1 << 3,
    Header = 1 << 4,
    Navigation = 1 << 5,
    Sidebar = 1 << 6,
    Related = 1 << 7,
    Share = 1 << 8,
    Promo = 1 << 9,
    Newsletter = 1 << 10,
    Caption = 1 << 11,
    Author = 1 << 12,
    Date = 1 << 13,
    Tag = 1 << 14,
    Consent = 1 << 15,
    PullQuote = 1 << 16,
    Standfirst = 1 << 17,
    Headline = 1 << 18,
    Card = 1 << 19,
    Embed = 1 << 20,
    Hidden = 1 << 21,
    Contents = 1 << 22,
    Note = 1 << 23,
    Paywall = 1 << 24,
    Widget = 1 << 25,
    Image = 1 << 26,
    Meta = 1 << 27,
    Form = 1 << 28,
    List = 1 << 29,
}

/// <summary>Reads class and id attributes word by word.</summary>
internal static class ClassWords
{
    private static readonly FrozenDictionary<string, ClassWord> Known = Build();
    private static readonly FrozenDictionary<string, ClassWord>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static ClassWord In(string? attribute)
    {
        var found = ClassWord.None;
        if (string.IsNullOrEmpty(attribute))
            return found;
        var text = attribute.AsSpan(0, Math.Min(attribute.Length, 400));
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length && char.IsAsciiLetter(text[i]);
            var boundary = !letter || (start >= 0 && char.IsAsciiLetterUpper(text[i]) && char.IsAsciiLetterLower(text[i - 1]));
            if (start >= 0 && boundary)
            {
                if (i - start >= 2 && Lookup.TryGetValue(text[start..i], out var word))
                    found |= word;
                start = -1;
            }

            if (letter && start < 0)
                start = i;
        }

        return found;
    }

    private static FrozenDictionary<string, ClassWord> Build()
    {
        var words = new Dictionary<string, ClassWord>(StringComparer.OrdinalIgnoreCase);
        foreach (var (word, list) in ClassLists.All)
        {
            foreach (var one in list.Split(' '))
                words[one] = words.GetValueOrDefault(one) | word;
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
