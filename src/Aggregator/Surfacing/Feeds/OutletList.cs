using Aggregator.Sources;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing.Feeds;

/// <summary>The outlets as an OPML 2.0 subscription list: each with the portal's feed of its reports.</summary>
internal sealed class OutletList(Newsroom newsroom, ReadyAnswers ready, PublicAddress address)
{
    public const string Path = "outlets.opml";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public async Task<ReadyResult> AnswerAsync(HttpRequest request)
    {
        var asked = new Asked(address.Of(request));
        return new(await ready.FindAsync(
            asked,
            async now =>
            {
                var outlets = (await newsroom.OutletsAsync()).Select(o => o.Outlet).OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase);
                var bytes = Write(asked.Portal, outlets);
                return FeedAnswer.Of(bytes, "text/x-opml", Kept) with { ValidUntil = now + Kept };
            },
            whateverIsStored: true));
    }

    internal static byte[] Write(Uri portal, IEnumerable<Outlet> outlets) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("opml");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("head");
        xml.Text("title", $"Outlets of {Site.Name}");
        xml.Text("docs", "https://opml.org/spec2.opml");
        xml.WriteEndElement();
        xml.WriteStartElement("body");
        foreach (var outlet in outlets)
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("type", "rss");
            xml.WriteAttributeString("version", "RSS"); // 0.91, 0.92 or 2.0
            xml.Attribute("text", outlet.Name);
            xml.Attribute("title", outlet.Name);
            xml.Attribute("xmlUrl", FeedText.Of(new Uri(portal, FeedScope.Outlet(outlet.Id, outlet.Name).Address(FeedFormat.Rss))));
            // The feed's own link, so the portal's page; the outlet's stands in the description.
            xml.Attribute("htmlUrl", FeedText.Of(new Uri(portal, Links.Outlet(outlet.Id.Value)[1..])));
            xml.Attribute("description", Links.IsWeb(outlet.HomePage) ? $"Reports by {outlet.Name}, {FeedText.Of(outlet.HomePage)}" : $"Reports by {outlet.Name}");
            xml.Attribute("language", outlet.Language);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private sealed record Asked(Uri Portal);
}
