using System.Collections.Frozen;
using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>The vocabularies that news feeds use. <c>Core</c> is RSS in any of its namespaces and none.</summary>
[Flags]
internal enum Vocabulary
{
    None = 0,
    Core = 1,
    Atom = 2,
    Dc = 4,
    DcTerms = 8,
    Content = 16,
    Media = 32,
    Itunes = 64,
    Pace = 128,
    Xhtml = 256,
    Rdf = 512,
    FeedBurner = 1024,
    Sitemap = 2048,
    News = 4096,
    Other = 8192,
}

/// <summary>Namespace names and the prefixes that stand for them where a feed forgot to declare one.</summary>
internal static class Namespaces
{
    private static readonly FrozenDictionary<string, Vocabulary> ByName = new Dictionary<string, Vocabulary>(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Vocabulary.Core,
        ["purl.org/rss/1.0"] = Vocabulary.Core,
        ["my.netscape.com/rdf/simple/0.9"] = Vocabulary.Core,
        ["channel.netscape.com/rdf/simple/0.9"] = Vocabulary.Core,
        ["my.netscape.com/publish/formats/rss-0.91.dtd"] = Vocabulary.Core,
        ["purl.org/net/rss1.1"] = Vocabulary.Core,
        ["backend.userland.com/rss2"] = Vocabulary.Core,
        ["backend.userland.com/rss"] = Vocabulary.Core,
        ["blogs.law.harvard.edu/tech/rss"] = Vocabulary.Core,
        ["cyber.law.harvard.edu/rss/rss.html"] = Vocabulary.Core,
        ["www.rssboard.org/rss-specification"] = Vocabulary.Core,
        ["purl.org/rss/2.0"] = Vocabulary.Core,
        ["www.w3.org/2005/atom"] = Vocabulary.Atom,
        ["purl.org/atom/ns"] = Vocabulary.Atom,
        ["example.com/newformat"] = Vocabulary.Atom,
        ["example.com/necho"] = Vocabulary.Atom,
        ["purl.org/echo"] = Vocabulary.Atom,
        ["uri/of/echo/namespace"] = Vocabulary.Atom,
        ["purl.org/pie"] = Vocabulary.Atom,
        ["purl.org/atom/1.0"] = Vocabulary.Atom,
        ["purl.org/dc/elements/1.1"] = Vocabulary.Dc,
        ["purl.org/dc/elements/1.0"] = Vocabulary.Dc,
        ["purl.org/dc/terms"] = Vocabulary.DcTerms,
        ["purl.org/rss/1.0/modules/content"] = Vocabulary.Content,
        ["search.yahoo.com/mrss"] = Vocabulary.Media,
        ["www.rssboard.org/media-rss"] = Vocabulary.Media,
        ["www.itunes.com/dtds/podcast-1.0.dtd"] = Vocabulary.Itunes,
        ["example.com/dtds/podcast-1.0.dtd"] = Vocabulary.Itunes,
        ["www.google.com/schemas/play-podcasts/1.0"] = Vocabulary.Itunes,
        ["purl.org/rss/1.0/modules/syndication"] = Vocabulary.Pace,
        ["www.w3.org/1999/xhtml"] = Vocabulary.Xhtml,
        ["www.w3.org/1999/02/22-rdf-syntax-ns"] = Vocabulary.Rdf,
        ["rssnamespace.org/feedburner/ext/1.0"] = Vocabulary.FeedBurner,
        ["www.sitemaps.org/schemas/sitemap/0.9"] = Vocabulary.Sitemap,
        ["www.google.com/schemas/sitemap/0.84"] = Vocabulary.Sitemap,
        ["www.google.com/schemas/sitemap-news/0.9"] = Vocabulary.News,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (Vocabulary Vocabulary, string Name)> ByPrefix = new Dictionary<string, (Vocabulary, string)>
    {
        ["atom"] = (Vocabulary.Atom, "http://www.w3.org/2005/Atom"),
        ["atom10"] = (Vocabulary.Atom, "http://www.w3.org/2005/Atom"),
        ["a10"] = (Vocabulary.Atom, "http://www.w3.org/2005/Atom"),
        ["dc"] = (Vocabulary.Dc, "http://purl.org/dc/elements/1.1/"),
        ["dcterms"] = (Vocabulary.DcTerms, "http://purl.org/dc/terms/"),
        ["content"] = (Vocabulary.Content, "http://purl.org/rss/1.0/modules/content/"),
        ["media"] = (Vocabulary.Media, "http://search.yahoo.com/mrss/"),
        ["itunes"] = (Vocabulary.Itunes, "http://www.itunes.com/dtds/podcast-1.0.dtd"),
        ["googleplay"] = (Vocabulary.Itunes, "http://www.google.com/schemas/play-podcasts/1.0"),
        ["sy"] = (Vocabulary.Pace, "http://purl.org/rss/1.0/modules/syndication/"),
        ["xhtml"] = (Vocabulary.Xhtml, "http://www.w3.org/1999/xhtml"),
        ["rdf"] = (Vocabulary.Rdf, "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        ["feedburner"] = (Vocabulary.FeedBurner, "http://rssnamespace.org/feedburner/ext/1.0"),
        ["news"] = (Vocabulary.News, "http://www.google.com/schemas/sitemap-news/0.9"),
    }.ToFrozenDictionary();

    /// <summary>By the namespace's name alone.</summary>
    public static Vocabulary Of(XName name) =>
        name.NamespaceName.Length == 0 ? Vocabulary.Core
        : ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Bare(name.NamespaceName), out var vocabulary) ? vocabulary
        : Vocabulary.Other;

    /// <summary>A mistyped or foreign address for a well-known prefix still means what the prefix says. <paramref name="seen"/> is the document's own memory.</summary>
    public static Vocabulary Of(XElement element, Dictionary<XNamespace, Vocabulary> seen)
    {
        if (seen.TryGetValue(element.Name.Namespace, out var vocabulary))
            return vocabulary;
        vocabulary = Of(element.Name);
        if (vocabulary == Vocabulary.Other && element.GetPrefixOfNamespace(element.Name.Namespace) is { } prefix && ByPrefix.TryGetValue(prefix, out var known))
            vocabulary = known.Vocabulary;
        seen[element.Name.Namespace] = vocabulary;
        return vocabulary;
    }

    /// <summary>What to declare for a prefix that the document uses without declaring it.</summary>
    public static string ForPrefix(string prefix) => ByPrefix.TryGetValue(prefix, out var known) ? known.Name : "urn:undeclared:" + prefix;

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> name)
    {
        var scheme = name.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? name : name[(scheme + 3)..]).TrimEnd("/#");
    }
}
