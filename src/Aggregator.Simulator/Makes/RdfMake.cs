using System.Xml.Linq;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;
using static Aggregator.Simulator.Makes.Html;

namespace Aggregator.Simulator.Makes;

/// <summary>RSS 1.0 (RDF), which old content systems still send; table-era pages without any metadata.</summary>
internal sealed class RdfMake : IMake
{
    public string Name => "rdf";

    public string Path(ScriptedReport report, DateTimeOffset publishedAt) => $"/display/{report.Number}.htm";

    public IReadOnlyList<Front> Fronts(ScriptedOutlet outlet) => [new("index", "/index.rdf", "Feed", "application/rdf+xml", Feed)];

    private static string Feed(Edition edition) => Xml.Document(new XElement(Xml.Rdf + "RDF",
        Xml.Prefix("rdf", Xml.Rdf), Xml.Prefix("dc", Xml.DublinCore), new XAttribute("xmlns", Xml.Rss1.NamespaceName),
        new XElement(Xml.Rss1 + "channel",
            new XAttribute(Xml.Rdf + "about", new Uri(edition.Home, "/index.rdf")),
            new XElement(Xml.Rss1 + "title", edition.Outlet.Name),
            new XElement(Xml.Rss1 + "link", edition.Home),
            new XElement(Xml.Rss1 + "description", edition.Outlet.Tagline),
            new XElement(Xml.DublinCore + "date", Iso(edition.ChangedAt)),
            new XElement(Xml.Rss1 + "items", new XElement(Xml.Rdf + "Seq",
                edition.Latest.Select(r => new XElement(Xml.Rdf + "li", new XAttribute(Xml.Rdf + "resource", r.Url)))))),
        edition.Latest.Select(Item)));

    private static XElement Item(PublishedReport report) => new(Xml.Rss1 + "item",
        new XAttribute(Xml.Rdf + "about", report.Issue > 1 ? $"{report.Url}#{report.Issue}" : report.Url.ToString()),
        new XElement(Xml.Rss1 + "title", report.Headline),
        new XElement(Xml.Rss1 + "link", report.Url),
        new XElement(Xml.Rss1 + "description", report.Standfirst),
        new XElement(Xml.DublinCore + "creator", report.Byline),
        new XElement(Xml.DublinCore + "subject", Title(report.Section)),
        new XElement(Xml.DublinCore + "date", Iso(report.PublishedAt)));

    public string Page(Edition edition, PublishedReport report) => $"""
        <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
        <html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{Text(edition.Outlet.Name)} - {Text(report.Headline)}</title></head>
        <body>
        <table class="frame" width="980" cellpadding="4"><tr><td colspan="2"><a href="/">{Text(edition.Outlet.Name)}</a> <i>{Text(edition.Outlet.Tagline)}</i></td></tr>
        <tr><td class="menu" valign="top" width="160">{Each(edition.Outlet.Sections, s => $"<a href=\"/section/{s}.htm\">{Title(s)}</a><br>")}<a href="/tides.htm">Tide tables</a><br><a href="/deaths.htm">Family notices</a></td>
        <td class="story" valign="top">
        <h1>{Text(report.Headline)}</h1>
        <p class="date"><b>{Text(report.Byline)}</b>, {Spoken(report.PublishedAt)}</p>
        <table align="right" width="320"><tr><td><img src="{report.Image.AbsolutePath}" width="320" height="180" alt=""><br><small>{Text(report.Caption)}</small></td></tr></table>
        <p><b>{Text(report.Standfirst)}</b></p>
        {Body(report, "<p>$</p>", "<h3>$</h3>")}
        <hr><p class="tools"><a href="?print=1">Print this page</a> | <a href="/send.htm?id={report.Number}">Send to a friend</a></p>
        <h4>Other stories</h4><ul>{Each(edition.Latest, r => $"<li><a href=\"{r.Url.AbsolutePath}\">{Text(r.Headline)}</a></li>")}</ul>
        </td></tr>
        <tr><td colspan="2"><small>Copyright {Text(edition.Outlet.Name)}. This site uses cookies. Subscribe to our weekly e-mail.</small></td></tr></table>
        </body></html>
        """;
}
