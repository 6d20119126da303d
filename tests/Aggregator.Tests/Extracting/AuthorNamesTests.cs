using Aggregator.Extracting.Choosing;
using Aggregator.Extracting.Layers;

namespace Aggregator.Extracting;

/// <summary>Bylines made into names.</summary>
public sealed class AuthorNamesTests
{
    [TestCase("By Ann Example", "Ann Example")]
    [TestCase("Ann Example and Bob Sample", "Ann Example|Bob Sample")]
    [TestCase("Ann Example, Political Editor", "Ann Example")]
    [TestCase("Written by Ann Example | Health correspondent", "Ann Example")]
    [TestCase("Ann Example (ann@example.com)", "Ann Example")]
    [TestCase("https://www.facebook.com/annexample", "")]
    [TestCase("@annexample", "")]
    [TestCase("The Example", "")]
    [TestCase("José Ortega y Gasset", "José Ortega y Gasset")]
    [TestCase("Trine Juncher og Bo Reimer", "Trine Juncher|Bo Reimer")]
    [TestCase("admin", "")]
    public void Names_only(string byline, string names)
    {
        var site = SiteNames.Of([new Findings("open-graph") { SiteName = "The Example" }], new Uri("https://www.example.co.uk/"));

        Assert.That(string.Join('|', AuthorNames.Of([byline], site)), Is.EqualTo(names));
    }
}
