using System.Text;
using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>Writes the children of an XML element as HTML: XHTML content, and markup that a feed left unescaped.</summary>
internal static class Markup
{
    public static string Inside(XElement element)
    {
        var html = new StringBuilder();
        foreach (var node in element.Nodes())
            Write(html, node);
        return html.ToString();
    }

    /// <summary>Text as HTML.</summary>
    public static string Escape(string text) => text.AsSpan().IndexOfAny('&', '<', '>') < 0 ? text : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static void Write(StringBuilder html, XNode node)
    {
        switch (node)
        {
            // A CDATA section amid markup is markup that was protected from the XML parser.
            case XCData data:
                html.Append(data.Value);
                break;
            case XText text:
                html.Append(Escape(text.Value));
                break;
            case XElement element:
                Write(html, element);
                break;
        }
    }

    private static void Write(StringBuilder html, XElement element)
    {
        var name = element.Name.LocalName;
        html.Append('<').Append(name);
        foreach (var attribute in element.Attributes())
        {
            if (attribute.IsNamespaceDeclaration || attribute.Name.Namespace == XNamespace.Xml)
                continue;
            html.Append(' ');
            if (attribute.Name.NamespaceName.Length > 0 && element.GetPrefixOfNamespace(attribute.Name.Namespace) is { } prefix)
                html.Append(prefix).Append(':');
            html.Append(attribute.Name.LocalName).Append("=\"")
                .Append(attribute.Value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }

        if (Html.IsVoid(name) && !element.Nodes().Any())
        {
            html.Append(" />");
            return;
        }

        html.Append('>');
        foreach (var node in element.Nodes())
            Write(html, node);
        html.Append("</").Append(name).Append('>');
    }
}
