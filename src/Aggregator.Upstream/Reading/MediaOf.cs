using System.Globalization;
using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>Pictures, sound and film of a feed or entry, collected in the order in which they are believed.</summary>
internal sealed class MediaOf
{
    // Of one entry.
    private const int Most = 50;
    private const int Groups = 4;

    private readonly List<Media> _found = [];
    private readonly Uri? _base;
    private Uri? _image;
    private long _width = -1;

    private MediaOf(Uri? documentBase) => _base = documentBase;

    /// <summary>All that is named, and the picture to show: the widest that says so, else the first.</summary>
    public static (IReadOnlyList<Media> All, Uri? Image) Of(Fields fields, Uri? documentBase)
    {
        var media = new MediaOf(documentBase);
        foreach (var enclosure in fields.All(Vocabulary.Core, "enclosure"))
            media.Add(enclosure, enclosure.Attribute("url")?.Value ?? Rdf(enclosure, "resource"), Number(enclosure, "length"));
        foreach (var link in fields.All(Vocabulary.Atom, "link").Where(l => IsRelated(l, "enclosure")))
            media.Add(link, link.Attribute("href")?.Value, Number(link, "length"));
        media.Yahoo(fields.Parent, depth: 0);
        foreach (var image in fields.All(Vocabulary.Itunes, "image"))
            media.AddImage(image, image.Attribute("href")?.Value ?? image.Attribute("url")?.Value ?? image.Value);
        foreach (var link in fields.All(Vocabulary.Itunes | Vocabulary.Atom, "link").Where(l => IsRelated(l, "image")))
            media.AddImage(link, link.Attribute("href")?.Value);
        foreach (var image in fields.All(Vocabulary.Core, "image").Concat(fields.All(Vocabulary.Core, "thumbnail")).Concat(fields.All(Vocabulary.Core, "thumb")))
            media.AddImage(image, ImageAddress(image));
        return (media._found, media._image);
    }

    /// <summary>An RSS <c>image</c>: a <c>url</c> inside, an attribute, or the text itself.</summary>
    public static string? ImageAddress(XElement? image)
    {
        if (image is null)
            return null;
        var inside = image.Elements().FirstOrDefault(e => e.Name.LocalName == "url") ?? image.Elements().FirstOrDefault(e => e.Name.LocalName == "link");
        return inside?.Value ?? image.Attribute("url")?.Value ?? image.Attribute("href")?.Value ?? Rdf(image, "resource") ?? image.Value;
    }

    /// <summary>Media RSS: contents, thumbnails and groups of them (rssboard.org/media-rss).</summary>
    private void Yahoo(XElement parent, int depth)
    {
        foreach (var element in parent.Elements().Where(e => Namespaces.Of(e.Name) == Vocabulary.Media))
        {
            switch (element.Name.LocalName)
            {
                case "content":
                    Add(element, element.Attribute("url")?.Value, Number(element, "fileSize"));
                    if (depth < Groups)
                        Yahoo(element, depth + 1);
                    break;
                case "thumbnail":
                    AddImage(element, element.Attribute("url")?.Value ?? element.Value);
                    break;
                case "group" when depth < Groups:
                    Yahoo(element, depth + 1);
                    break;
            }
        }
    }

    private void AddImage(XElement element, string? address) => Add(element, address, null, "image");

    private void Add(XElement element, string? address, long? bytes, string? type = null)
    {
        if (_found.Count >= Most || FeedAddress.Of(address, FeedAddress.Base(element, _base)) is not { } at || _found.Exists(m => m.Address == at))
            return;
        var media = new Media(at, type ?? Type(element, at), bytes);
        _found.Add(media);
        var width = Number(element, "width") ?? 0;
        if (media.Type is not null && media.IsImage && width > _width)
            (_image, _width) = (at, width);
    }

    private static bool IsRelated(XElement link, string relation) => string.Equals(link.Attribute("rel")?.Value, relation, StringComparison.OrdinalIgnoreCase);

    private static string? Type(XElement element, Uri address)
    {
        if (element.Attribute("type")?.Value.Trim() is { Length: > 0 } type)
            return type.ToLowerInvariant();
        if (element.Attribute("medium")?.Value.Trim() is { Length: > 0 } medium)
            return medium.ToLowerInvariant();
        return Path.GetExtension(address.AbsolutePath).ToLowerInvariant() switch
        {
            ".jpg" or ".jpeg" => "image/jpeg",
            ".png" => "image/png",
            ".gif" => "image/gif",
            ".webp" => "image/webp",
            ".avif" => "image/avif",
            ".mp3" => "audio/mpeg",
            ".mp4" => "video/mp4",
            _ => null,
        };
    }

    private static string? Rdf(XElement element, string name) => element.Attribute(XName.Get(name, "http://www.w3.org/1999/02/22-rdf-syntax-ns#"))?.Value;

    private static long? Number(XElement element, string name) =>
        long.TryParse(element.Attribute(name)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
