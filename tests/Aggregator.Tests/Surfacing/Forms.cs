using Aggregator.Admin.Access;
using AngleSharp.Html.Parser;

namespace Aggregator.Surfacing;

/// <summary>Reads forms as a browser does.</summary>
internal static class Forms
{
    /// <summary>The token that a page's forms prove with that they are ours.</summary>
    public static string TokenIn(string page) =>
        new HtmlParser().ParseDocument(page).QuerySelector($"input[name={AccessServices.CsrfField}]")?.GetAttribute("value") ?? throw new InvalidOperationException($"No form in: {page[..Math.Min(500, page.Length)]}");
}
