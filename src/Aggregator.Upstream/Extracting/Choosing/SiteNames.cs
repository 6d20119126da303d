using Aggregator.Extracting.Layers;
using Aggregator.Normalising;

namespace Aggregator.Extracting.Choosing;

/// <summary>What the site calls itself, so that headlines and bylines can be freed of it.</summary>
internal sealed class SiteNames
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " · ", " • ", " » ", " « ", " / ", " : ", ": ", " :: ", "|"];

    private readonly List<string> _folded;
    private readonly string _host;

    private SiteNames(List<string> folded, string host) => (_folded, _host) = (folded, host);

    public static SiteNames Of(IReadOnlyList<Findings> layers, Uri address)
    {
        var host = Site.Registrable(address.Host);
        var names = layers.Select(l => Words.Fold(Fold.Line(l.SiteName))).Where(n => n.Length > 1).Append(Words.Fold(host)).Distinct().ToList();
        var label = host.Split('.')[0];
        return new SiteNames(names, label.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
    }

    /// <summary>Whether a text is nothing but the site's name.</summary>
    public bool IsName(string text)
    {
        var folded = Words.Fold(text);
        var tight = folded.Replace(" ", "", StringComparison.Ordinal);
        if (tight.Length < 2)
            return false;
        return _folded.Contains(folded) || tight == _host || (_host.Length >= 4 && (tight == "the" + _host || "the" + tight == _host || tight == _host + "com" || tight == _host + "couk"))
            || _folded.Any(n => n.Replace(" ", "", StringComparison.Ordinal) == tight);
    }

    /// <summary>A title without the site's name at its end or start.</summary>
    public string Strip(string title)
    {
        for (var round = 0; round < 3; round++)
        {
            var shorter = StripOnce(title);
            if (shorter.Length == title.Length)
                return title;
            title = shorter;
        }

        return title;
    }

    private string StripOnce(string title)
    {
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 0 && IsNameLike(title[(last + separator.Length)..]))
                return title[..last].TrimEnd();
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && IsName(title[..first]))
                return title[(first + separator.Length)..].TrimStart();
        }

        return title;
    }

    private bool IsNameLike(string text)
    {
        if (IsName(text))
            return true;
        var tight = Words.Fold(text).Replace(" ", "", StringComparison.Ordinal);
        return tight.Length is > 3 and <= 40 && _host.Length >= 4 && (tight.StartsWith(_host, StringComparison.Ordinal) || tight.EndsWith(_host, StringComparison.Ordinal) || (_host.StartsWith(tight, StringComparison.Ordinal) && tight.Length > 4));
    }
}
