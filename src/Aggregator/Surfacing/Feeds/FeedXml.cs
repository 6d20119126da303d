using System.Text;
using System.Xml;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Writes well-formed XML whatever the text is.</summary>
internal static class FeedXml
{
    // Entitize: a reader would otherwise turn a carriage return into a line feed (XML 1.0 §2.11).
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize };

    public static byte[] Write(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            write(xml);
        }

        return bytes.ToArray();
    }

    /// <summary>An element with text; nothing at all for null.</summary>
    public static void Text(this XmlWriter xml, string name, string? text, string? ns = null)
    {
        if (text is null)
        {
            return;
        }

        xml.WriteStartElement(name, ns);
        xml.WriteString(FeedText.Clean(text));
        xml.WriteEndElement();
    }

    /// <summary>An attribute; nothing at all for null.</summary>
    public static void Attribute(this XmlWriter xml, string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteAttributeString(name, FeedText.Clean(value));
        }
    }
}
