using System.Xml;
using Aggregator.Rights;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing.Feeds;

/// <summary>An article's picture by Media RSS, with its credit. Not an enclosure: that would have to say how long the file is.</summary>
internal static class FeedPicture
{
    public const string Namespace = "http://search.yahoo.com/mrss/";
    public const string Prefix = "media";

    public static void Write(XmlWriter xml, Surfaceable article)
    {
        if (article.Image is not { } image || !Links.IsWeb(image))
        {
            return;
        }

        xml.WriteStartElement("content", Namespace);
        xml.Attribute("url", FeedText.Of(image));
        xml.Attribute("medium", "image");
        xml.Text("credit", article.Attribution.Credit ?? article.Attribution.Outlet, Namespace);
        xml.WriteEndElement();
    }
}
