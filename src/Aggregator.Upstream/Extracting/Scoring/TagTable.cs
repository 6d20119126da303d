using System.Collections.Frozen;

namespace Aggregator.Extracting.Scoring;

/// <summary>How an element takes part in a page's text.</summary>
internal enum Part
{
    Inline,
    Block,
    Skipped,
}

/// <summary>Element names sorted by how the walk treats them.</summary>
internal static class TagTable
{
    private static readonly FrozenDictionary<string, (Part Part, Tag Tag)> Known = Build();

    public static (Part Part, Tag Tag) Of(string name) => Known.GetValueOrDefault(name, (Part.Inline, Tag.Other));

    private static FrozenDictionary<string, (Part Part, Tag Tag)> Build()
    {
        var known = new Dictionary<string, (Part, Tag)>(StringComparer.Ordinal);
        const string blocks = "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul caption amp-img";
        const string skipped = "script style noscript template svg math head iframe object embed select textarea canvas video audio map title frame frameset noframes noembed amp-ad amp-analytics datalist";
        foreach (var name in blocks.Split(' '))
            known[name] = (Part.Block, Enum.TryParse<Tag>(name, ignoreCase: true, out var tag) ? tag : Tag.Other);
        foreach (var name in skipped.Split(' '))
            known[name] = (Part.Skipped, Tag.Other);
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
