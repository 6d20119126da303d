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
        var fields = new Fields(channel, isAtom, context);
        var link = LinksOf.Page(fields, context.Base);
        // A file without an address: what its links are relative to is most likely its site.
        context.Base ??= link;
        var people = People.Of(fields);
        var elements = Entries(root, channel, isAtom).ToList();
        return Described(fields, people, root, context) with
        {
            Format = format,
            Link = link,
            Entries = [.. elements.Where(e => e.HasElements).Select(e => EntryMapper.Map(e, isAtom, people, context))],
            Rejected = [.. elements.Index().Where(e => !e.Item.HasElements).Select(e => $"entry {e.Index + 1}: empty")],
        };
    }

    private static Feed Described(Fields fields, People people, XElement root, ReadingContext context)
    {
        var author = people.Names.Count > 0 ? people : Editor(fields);
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
            Author = author.Names.Count == 0 ? null : string.Join(", ", author.Names),
            Contacts = author.Mails,
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

    /// <summary>Who stands for a feed that names no author.</summary>
    private static People Editor(Fields fields)
    {
        var element = fields.First(Vocabulary.Core, "managingEditor") ?? fields.First(Dc, "publisher") ?? fields.First(Vocabulary.Itunes, "owner") ?? fields.First(Vocabulary.Core, "webMaster");
        return element is null ? People.None : People.Of([element]);
    }

    private static Uri? Image(Fields fields, XElement root, Uri? documentBase)
    {
        var image = fields.First(Vocabulary.Core, "image");
        if (image is null || string.IsNullOrWhiteSpace(MediaOf.ImageAddress(image)) || !image.HasElements)
            image = root.Elements().FirstOrDefault(e => IsNamed(e, "image")) ?? image;
        return At(image, MediaOf.ImageAddress(image)) ?? Text(Vocabulary.Atom, "logo") ?? At(fields.First(Vocabulary.Itunes, "image"), fields.First(Vocabulary.Itunes, "image")?.Attribute("href")?.Value)
            ?? Text(Vocabulary.Atom, "icon") ?? MediaOf.Of(fields, documentBase).Image;

        Uri? Text(Vocabulary vocabulary, string name) => At(fields.First(vocabulary, name), fields.First(vocabulary, name)?.Value);

        Uri? At(XElement? element, string? address) => element is null ? null : FeedAddress.Of(address, FeedAddress.Base(element, documentBase));
    }

    /// <summary>RSS 0.90 and 1.0 put items beside the channel, RSS 2.0 inside; some feeds elsewhere.</summary>
    private static IEnumerable<XElement> Entries(XElement root, XElement channel, bool isAtom)
    {
        var name = isAtom ? "entry" : "item";
        if (isAtom && IsNamed(root, name))
            return [root];
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
        // RFC 4287 §2: an entry may be a document of its own.
        "feed" or "entry" => "atom",
        _ => null,
    };

    private static bool IsNamed(XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
