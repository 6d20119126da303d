using AngleSharp.Dom;

namespace Aggregator.Extracting;

/// <summary>What relative links of a page are resolved against.</summary>
internal static class BaseAddress
{
    /// <summary>The first base element's address where it is http or https (HTML standard §4.2.3), else the page's own.</summary>
    public static Uri Of(IDocument document, Uri address)
    {
        var href = document.Head?.Children.FirstOrDefault(e => e.LocalName == "base" && e.HasAttribute("href"))?.GetAttribute("href");
        return Choosing.Addresses.Absolute(href, address) ?? address;
    }
}
