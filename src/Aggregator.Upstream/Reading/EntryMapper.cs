using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>One item or entry of an XML feed, whatever mixture of vocabularies it is written in.</summary>
internal static class EntryMapper
{
    private const Vocabulary Dc = Vocabulary.Dc | Vocabulary.DcTerms;

    public static Entry Map(XElement item, bool isAtom, ReadingContext context)
    {
        var fields = new Fields(item, isAtom);
        var media = MediaOf.All(fields, context.Base);
        return new Entry
        {
            Guid = Guid(fields),
            Link = LinksOf.Page(fields, context.Base),
            Title = Title(fields),
            PublishedAt = Date(fields, context, (Vocabulary.Core, "pubDate"), (Vocabulary.Atom, "published"), (Vocabulary.Atom, "issued"), (Vocabulary.DcTerms, "issued"),
                (Vocabulary.Dc, "date"), (Vocabulary.DcTerms, "created"), (Vocabulary.Atom, "created"), (Vocabulary.Core, "date"), (Vocabulary.Core, "published"), (Vocabulary.DcTerms, "date")),
            UpdatedAt = Date(fields, context, (Vocabulary.Atom, "updated"), (Vocabulary.Atom, "modified"), (Vocabulary.DcTerms, "modified"), (Vocabulary.Core, "updated"), (Vocabulary.Core, "lastBuildDate")),
            Authors = People.Of(fields),
            Summary = Summary(fields, context.Base),
            Content = Content(fields, context.Base),
            Categories = CategoriesOf(fields),
            Media = media,
            Image = MediaOf.Image(media),
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

    private static string? Guid(Fields fields) =>
        fields.Text(Vocabulary.Core, "guid") ?? fields.Text(Vocabulary.Atom, "id") ?? fields.Text(Dc, "identifier") ?? fields.Text(Vocabulary.Core, "id") ?? LinksOf.About(fields.Parent);

    private static string? Summary(Fields fields, Uri? documentBase) =>
        TextConstruct.Body(fields.First(Vocabulary.Core, "description"), documentBase) ?? TextConstruct.Body(fields.First(Vocabulary.Atom, "summary"), documentBase)
        ?? TextConstruct.Body(fields.First(Dc, "description"), documentBase) ?? TextConstruct.Body(fields.First(Vocabulary.DcTerms, "abstract"), documentBase)
        ?? TextConstruct.Body(fields.First(Vocabulary.Itunes | Vocabulary.Core, "summary"), documentBase) ?? TextConstruct.Body(fields.First(Vocabulary.Itunes, "subtitle"), documentBase)
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

    public static IReadOnlyList<string> CategoriesOf(Fields fields)
    {
        var names = new List<string>();
        foreach (var element in fields.All(Vocabulary.Core | Vocabulary.Atom | Vocabulary.Media | Vocabulary.Itunes, "category").Concat(fields.All(Dc, "subject")))
        {
            var name = PlainText.OfUnknown(element.Attribute("label")?.Value) ?? PlainText.OfUnknown(element.Attribute("term")?.Value)
                ?? PlainText.OfUnknown(element.Attribute("text")?.Value) ?? PlainText.OfUnknown(element.Value);
            if (name is not null && !names.Contains(name))
                names.Add(name);
        }

        return names;
    }
}
