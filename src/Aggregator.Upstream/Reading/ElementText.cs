using System.Xml.Linq;

namespace Aggregator.Reading;

/// <summary>An element's text without <see cref="XElement.Value"/>'s copies: most hold one text or CDATA section, often the whole report.</summary>
internal static class ElementText
{
    public static string Of(XElement element) => element.FirstNode is XText { NextNode: null } only ? only.Value : element.Value;
}
