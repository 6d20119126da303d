using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>One item or entry of an XML feed, whatever mixture of vocabularies it is written in.</summary>
internal static class EntryMapper
{
    private const Vocabulary Dc = Vocabulary.Dc | Vocabulary.DcTerms;

    /// <param name="feedPeople">Who wrote an entry that names nobody (RFC 4287 §4.2.1).</param>
    public static Entry Map(XElement item, bool isAtom, People feedPeople, ReadingContext context)
    {
        var fields = new Fields(item, isAtom, context);
        var people = Authors(fields) is { Names.Count: > 0 } own ? own : isAtom ? feedPeople : People.None;
        var (media, image) = MediaOf.Of(fields, context.Base);
        return new Entry
        {
            Guid = Guid(fields),
            Link = LinksOf.Page(fields, context.Base),
            Title = Title(fields),
            PublishedAt = Date(fields, context, (Vocabulary.Core, "pubDate"), (Vocabulary.Atom, "published"), (Vocabulary.Atom, "issued"), (Vocabulary.DcTerms, "issued"),
                (Vocabulary.Dc, "date"), (Vocabulary.DcTerms, "created"), (Vocabulary.Atom, "created"), (Vocabulary.Core, "date"), (Vocabulary.Core, "published"), (Vocabulary.DcTerms, "date")),
            UpdatedAt = Date(fields, context, (Vocabulary.Atom, "updated"), (Vocabulary.Atom, "modified"), (Vocabulary.DcTerms, "modified"), (Vocabulary.Core, "updated"), (Vocabulary.Core, "lastBuildDate")),
            Authors = people.Names,
            Contacts = people.Mails,
            Summary = Summary(fields, context.Base),
            Content = Content(fields, context.Base),
            Categories = CategoriesOf.All(fields),
            Media = media,
            Image = image,
            OriginalSource = Source(fields),
            Rights = TextConstruct.Line(fields.First(Vocabulary.Atom, "rights") ?? fields.First(Vocabulary.Atom, "copyright") ?? fields.First(Dc, "rights") ?? fields.First(Vocabulary.Core | Vocabulary.Media, "copyright")),
            Language = fields.Text(Dc, "language") ?? item.Attribute(XNamespace.Xml + "lang")?.Value,
        };
    }

    public static string? Title(Fields fields) =>
        TextConstruct.Line(fields.First(Vocabulary.Core, "title")) ?? TextConstruct.Line(fields.First(Vocabulary.Atom, "title"))
        ?? TextConstruct.Line(fields.First(Dc, "title")) ?? TextConstruct.Line(fields.First(Vocabulary.Media | Vocabulary.Itunes, "title"));

    public static DateTimeOffset? Date(Fields fields, ReadingContext context, params ReadOnlySpan<(Vocabulary Vocabulary, string Name)> names)
    {
        foreach (var (vocabulary, name) in names)
        {
            foreach (var element in fields.All(vocabulary, name))
            {
                if (context.Dates.Read(element.Value) is { } date)
                    return date;
                if (PlainText.Line(element.Value) is { } text)
                    context.Warn($"{name} \"{(text.Length > 60 ? text[..60] : text)}\" is not a date");
            }
        }

        return null;
    }

    /// <summary>An entry taken from another feed keeps that one's authors in its <c>source</c>.</summary>
    private static People Authors(Fields fields) =>
        People.Of(fields) is { Names.Count: > 0 } own ? own : People.Of(fields.First(Vocabulary.Atom, "source")?.Elements().Where(e => e.Name.LocalName == "author") ?? []);

    private static string? Guid(Fields fields) =>
        fields.Text(Vocabulary.Core, "guid") ?? fields.Text(Vocabulary.Atom, "id") ?? LinksOf.About(fields.Parent) ?? fields.Text(Dc, "identifier") ?? fields.Text(Vocabulary.Core, "id");

    private static string? Summary(Fields fields, Uri? documentBase) =>
        TextConstruct.Body(fields.First(Vocabulary.Core, "description"), documentBase) ?? TextConstruct.Body(fields.First(Vocabulary.Atom, "summary"), documentBase)
        ?? TextConstruct.Body(fields.First(Dc, "description"), documentBase) ?? TextConstruct.Body(fields.First(Vocabulary.DcTerms, "abstract"), documentBase)
        ?? TextConstruct.Body(fields.First(Vocabulary.Itunes | Vocabulary.Core, "summary"), documentBase) ?? TextConstruct.Body(fields.First(Vocabulary.Itunes, "description"), documentBase) ?? TextConstruct.Body(fields.First(Vocabulary.Itunes, "subtitle"), documentBase)
        ?? TextConstruct.Body(MediaDescription(fields), documentBase);

    private static string? Content(Fields fields, Uri? documentBase) =>
        TextConstruct.Body(fields.First(Vocabulary.Content, "encoded"), documentBase) ?? TextConstruct.Body(fields.First(Vocabulary.Atom, "content"), documentBase)
        ?? TextConstruct.Body(fields.First(Vocabulary.Xhtml, "body"), documentBase) ?? TextConstruct.Body(fields.First(Vocabulary.Core, "fullitem") ?? fields.First(Vocabulary.Core, "body"), documentBase)
        ?? TextConstruct.Body(fields.First(Vocabulary.Core, "content") ?? fields.First(Vocabulary.Core, "encoded"), documentBase)
        ?? TextConstruct.Body(fields.First(Vocabulary.Xhtml, "div"), documentBase);

    private static XElement? MediaDescription(Fields fields) =>
        fields.First(Vocabulary.Media, "description") ?? fields.First(Vocabulary.Media, "group")?.Elements().FirstOrDefault(e => e.Name.LocalName == "description");

    private static string? Source(Fields fields)
    {
        var source = fields.First(Vocabulary.Core, "source") ?? fields.First(Vocabulary.Atom, "source");
        if (source is { HasElements: true })
            return TextConstruct.Line(source.Elements().FirstOrDefault(e => e.Name.LocalName == "title"));
        return TextConstruct.Line(source) ?? PlainText.Line(source?.Attribute("url")?.Value) ?? TextConstruct.Line(fields.First(Dc, "source"));
    }
}
