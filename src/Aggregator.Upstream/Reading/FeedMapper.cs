using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>An XML feed of any kind: what it says of itself, and its entries.</summary>
internal static class FeedMapper
{
    private const Vocabulary Dc = Vocabulary.Dc | Vocabulary.DcTerms;

    /// <summary>Null where the root is no feed's.</summary>
    public static Feed? Map(XElement root, ReadingContext context)
    {
        var format = Format(root);
        if (format is null)
            return null;
        var isAtom = format == "atom";
        var channel = format is "rss" or "rdf" && !IsNamed(root, "channel") ? root.Elements().FirstOrDefault(e => IsNamed(e, "channel")) ?? root : root;
        var fields = new Fields(channel, isAtom);
        var link = LinksOf.Page(fields, context.Base);
        // A file without an address: what its links are relative to is most likely its site.
        context.Base ??= link;
        var entries = Entries(root, channel, isAtom).Select(e => EntryMapper.Map(e, isAtom, context)).ToList();
        return Described(fields, root, context) with
        {
            Format = format,
            Link = link,
            Entries = [.. entries.Where(e => e is not { Guid: null, Link: null, Title: null, Summary: null, Content: null })],
            Rejected = [.. entries.Index().Where(e => e.Item is { Guid: null, Link: null, Title: null, Summary: null, Content: null }).Select(e => $"entry {e.Index + 1}: empty")],
        };
    }

    private static Feed Described(Fields fields, XElement root, ReadingContext context)
    {
        var language = fields.Text(Vocabulary.Core, "language") ?? fields.Text(Dc, "language") ?? fields.Parent.Attribute(XNamespace.Xml + "lang")?.Value ?? root.Attribute(XNamespace.Xml + "lang")?.Value;
        return new Feed
        {
            Format = "",
            Id = fields.Text(Vocabulary.Atom, "id") ?? fields.Text(Vocabulary.Core, "guid") ?? fields.Text(Dc, "identifier") ?? LinksOf.About(fields.Parent),
            Title = EntryMapper.Title(fields),
            Subtitle = Subtitle(fields),
            Self = LinksOf.Related(fields, "self", context.Base),
            Hubs = LinksOf.Hubs(fields, context.Base),
            Language = language?.Trim(),
            Author = Author(fields),
            Image = Image(fields, root, context.Base),
            Rights = TextConstruct.Line(fields.First(Vocabulary.Atom, "rights") ?? fields.First(Vocabulary.Core | Vocabulary.Atom, "copyright") ?? fields.First(Dc, "rights")),
            PublishedAt = EntryMapper.Date(fields, context, (Vocabulary.Core, "pubDate"), (Vocabulary.Atom, "published"), (Vocabulary.DcTerms, "issued"), (Vocabulary.Dc, "date")),
            UpdatedAt = EntryMapper.Date(fields, context, (Vocabulary.Atom, "updated"), (Vocabulary.Core, "lastBuildDate"), (Vocabulary.Atom, "modified"), (Vocabulary.DcTerms, "modified")),
            Pace = PaceOf.Feed(fields),
            SkipHours = PaceOf.SkipHours(fields),
            SkipDays = PaceOf.SkipDays(fields),
        };
    }

    private static string? Subtitle(Fields fields) =>
        TextConstruct.Line(fields.First(Vocabulary.Core, "description")) ?? TextConstruct.Line(fields.First(Vocabulary.Atom, "subtitle")) ?? TextConstruct.Line(fields.First(Vocabulary.Atom, "tagline"))
        ?? TextConstruct.Line(fields.First(Dc, "description")) ?? TextConstruct.Line(fields.First(Vocabulary.Itunes, "subtitle")) ?? TextConstruct.Line(fields.First(Vocabulary.Itunes, "summary"));

    private static string? Author(Fields fields) =>
        People.Of(fields) is [var first, ..] ? first
        : People.OfText(fields.Text(Vocabulary.Core, "managingEditor")) ?? People.OfText(fields.Text(Dc, "publisher")) ?? People.OfText(fields.Text(Vocabulary.Core, "webMaster"));

    private static Uri? Image(Fields fields, XElement root, Uri? documentBase)
    {
        var image = fields.First(Vocabulary.Core, "image");
        if (image is null || string.IsNullOrWhiteSpace(MediaOf.ImageAddress(image)) || !image.HasElements)
            image = root.Elements().FirstOrDefault(e => IsNamed(e, "image")) ?? image;
        return At(image, MediaOf.ImageAddress(image)) ?? Text(Vocabulary.Atom, "logo") ?? At(fields.First(Vocabulary.Itunes, "image"), fields.First(Vocabulary.Itunes, "image")?.Attribute("href")?.Value)
            ?? Text(Vocabulary.Atom, "icon") ?? MediaOf.Image(MediaOf.All(fields, documentBase));

        Uri? Text(Vocabulary vocabulary, string name) => At(fields.First(vocabulary, name), fields.First(vocabulary, name)?.Value);

        Uri? At(XElement? element, string? address) => element is null ? null : Addresses.Of(address, Addresses.Base(element, documentBase));
    }

    /// <summary>RSS 0.90 and 1.0 put items beside the channel, RSS 2.0 inside; some feeds elsewhere.</summary>
    private static IEnumerable<XElement> Entries(XElement root, XElement channel, bool isAtom)
    {
        var name = isAtom ? "entry" : "item";
        var inside = channel.Elements().Where(e => IsNamed(e, name));
        var beside = channel == root ? [] : root.Elements().Where(e => IsNamed(e, name));
        var found = inside.Concat(beside).Take(ReadingLimits.Entries).ToList();
        if (found.Count == 0 && isAtom)
            found = [.. channel.Elements().Where(e => IsNamed(e, "item"))];
        return found.Count > 0 ? found : root.Descendants().Where(e => IsNamed(e, isAtom ? "entry" : "item") || (!isAtom && IsNamed(e, "entry"))).Take(ReadingLimits.Entries);
    }

    private static string? Format(XElement root) => root.Name.LocalName.ToLowerInvariant() switch
    {
        "rss" or "channel" => "rss",
        "rdf" => "rdf",
        "feed" => "atom",
        _ => null,
    };

    private static bool IsNamed(XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
