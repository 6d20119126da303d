using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Xml;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Makes any text fit to be written, and any address.</summary>
internal static class FeedText
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>XML 1.0 has no way to write most control characters, lone surrogates and two non-characters (§2.2): they become U+FFFD.</summary>
    public static string Clean(string text)
    {
        var bad = FirstBad(text, 0);
        if (bad < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text);
        for (; bad >= 0; bad = FirstBad(text, bad + 1))
        {
            clean[bad] = '\uFFFD';
        }

        return clean.ToString();
    }

    public static string ToHtml(string text) => Html.Encode(Clean(text));

    /// <summary>ASCII throughout, which feed readers and sitemaps want: the host in its IDNA form.</summary>
    public static string Of(Uri address) => address.HostNameType == UriHostNameType.Dns && address.IdnHost != address.Host
        ? new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri
        : address.AbsoluteUri;

    private static int FirstBad(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
