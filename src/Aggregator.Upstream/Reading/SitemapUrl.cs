using System.Xml;

namespace Aggregator.Reading;

/// <summary>One <c>url</c> or <c>sitemap</c> of a sitemap.</summary>
internal sealed class SitemapUrl
{
    public Uri? Address { get; private set; }

    public DateTimeOffset? ModifiedAt { get; private set; }

    private DateTimeOffset? PublishedAt { get; set; }

    private string? Title { get; set; }

    private string? Language { get; set; }

    private string? Outlet { get; set; }

    private List<string> Keywords { get; } = [];

    private List<Media> Images { get; } = [];

    public static SitemapUrl Read(XmlReader xml, ReadingContext context)
    {
        var url = new SitemapUrl();
        using (xml)
        {
            xml.Read();
            xml.Read();
            while (!xml.EOF)
            {
                if (xml.NodeType == XmlNodeType.Element && !Container(xml))
                    url.Take(xml.NamespaceURI, xml.LocalName, Inner(xml), context);
                else
                    xml.Read();
            }
        }

        return url;
    }

    public Entry ToEntry() => new()
    {
        Guid = Address!.OriginalString,
        Link = Address,
        Title = Title,
        PublishedAt = PublishedAt,
        UpdatedAt = ModifiedAt,
        Categories = Keywords,
        Media = Images,
        Image = Images.Count > 0 ? Images[0].Address : null,
        Language = Language,
    };

    private static bool Container(XmlReader xml) => xml.LocalName is "news" or "publication" or "image" or "video";

    /// <summary>The element's text; the reader stands behind it afterwards.</summary>
    private static string Inner(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }

        var depth = xml.Depth;
        var text = "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                text += xml.Value;
        }

        xml.Read();
        return text;
    }

    private void Take(string vocabulary, string name, string text, ReadingContext context)
    {
        var isImage = vocabulary.Contains("sitemap-image", StringComparison.Ordinal);
        switch (name)
        {
            case "loc" when isImage:
                if (FeedAddress.Of(text, context.Base) is { } image)
                    Images.Add(new Media(image, "image"));
                break;
            case "loc":
                Address ??= FeedAddress.Of(text, context.Base);
                break;
            case "lastmod":
                ModifiedAt ??= Date(name, text, context);
                break;
            case "publication_date":
                PublishedAt ??= Date(name, text, context);
                break;
            case "title" when !isImage:
                Title ??= PlainText.OfUnknown(text);
                break;
            case "name":
                Outlet ??= PlainText.OfUnknown(text);
                break;
            case "language":
                Language ??= PlainText.Line(text);
                break;
            case "keywords":
                Keywords.AddRange(text.Split(',').Select(PlainText.OfUnknown).OfType<string>());
                break;
        }
    }

    private static DateTimeOffset? Date(string name, string text, ReadingContext context)
    {
        var date = context.Dates.Read(text);
        if (date is null && PlainText.Line(text) is { } line)
            context.Warn($"{name} \"{(line.Length > 60 ? line[..60] : line)}\" is not a date");
        return date;
    }
}
