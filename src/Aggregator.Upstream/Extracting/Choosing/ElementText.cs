using System.Text;
using Aggregator.Extracting.Scoring;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Choosing;

/// <summary>An element's text with the borders that readers see: a bar between blocks, a space between inline elements.</summary>
internal static class ElementText
{
    public static string Of(IElement element, int limit = 2_000)
    {
        var text = new StringBuilder();
        Append(element, text, limit);
        return text.ToString();
    }

    private static void Append(INode parent, StringBuilder text, int limit)
    {
        for (var node = parent.FirstChild; node is not null && text.Length < limit; node = node.NextSibling)
        {
            if (node is IText data)
            {
                text.Append(data.Data);
            }
            else if (node is IElement element && TagTable.Of(element.LocalName) is var (part, _) && part != Part.Skipped && element.LocalName is not "button")
            {
                text.Append(part == Part.Block || element.LocalName is "br" or "time" ? " | " : " ");
                Append(element, text, limit);
                text.Append(part == Part.Block || element.LocalName is "time" ? " | " : " ");
            }
        }
    }
}
