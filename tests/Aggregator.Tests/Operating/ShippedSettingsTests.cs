using System.Globalization;
using Aggregator.Admin.Access;
using Aggregator.Alerting;
using Aggregator.Discovering;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Scheduling;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Aggregator.Surfacing.Api;
using Aggregator.Surfacing.Feeds;
using Aggregator.Surfacing.Portal;
using Aggregator.Surfacing.Stream;
using Aggregator.Surfacing.Webhooks;
using Microsoft.Extensions.Configuration;

namespace Aggregator.Operating;

/// <summary>The shipped configuration and its document name every setting, with the default that the code has.</summary>
public sealed class ShippedSettingsTests
{
    private static readonly IConfigurationRoot Shipped = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.json")).Build();

    private static IEnumerable<TestCaseData> Sections()
    {
        yield return new TestCaseData(SchedulingOptions.Section, new SchedulingOptions());
        yield return new TestCaseData(FetchingOptions.Section, new FetchingOptions());
        yield return new TestCaseData(IngestingOptions.Section, new IngestingOptions());
        yield return new TestCaseData(DiscoveringOptions.Section, new DiscoveringOptions());
        yield return new TestCaseData(StoringOptions.Section, new StoringOptions());
        yield return new TestCaseData(SurfacingOptions.Section, new SurfacingOptions());
        yield return new TestCaseData(OperatingOptions.Section, new OperatingOptions());
        yield return new TestCaseData(ApiOptions.Section, new ApiOptions());
        yield return new TestCaseData(WebhooksOptions.Section, new WebhooksOptions());
        yield return new TestCaseData(StreamOptions.Section, new StreamOptions());
        yield return new TestCaseData(FeedsOptions.Section, new FeedsOptions());
        yield return new TestCaseData(AdminOptions.Section, new AdminOptions());
        yield return new TestCaseData(PortalOptions.Section, new PortalOptions());
        yield return new TestCaseData(AlertingOptions.Section, new AlertingOptions());
    }

    [TestCaseSource(nameof(Sections))]
    public void Every_setting_is_shipped_with_the_default_of_the_code(string section, object options)
    {
        foreach (var property in options.GetType().GetProperties().Where(p => p.CanWrite))
        {
            var shipped = Shipped.GetSection($"{section}:{property.Name}");
            Assert.That(shipped.Exists() || Shipped.GetSection(section).GetChildren().Any(c => c.Key == property.Name), $"{shipped.Path} is not in appsettings.json");
            if (!property.PropertyType.IsArray)
                Assert.That(shipped.Value ?? "", Is.EqualTo(Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture)).IgnoreCase, shipped.Path);
        }
    }

    [TestCaseSource(nameof(Sections))]
    public void Every_setting_is_in_the_document(string section, object options)
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "settings.md"));
        var missing = options.GetType().GetProperties().Where(p => p.CanWrite && !document.Contains($"`{p.Name}`", StringComparison.Ordinal)).Select(p => $"{section}:{p.Name}");
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void The_shipped_configuration_has_no_mistake_and_at_least_60_sources()
    {
        var plan = Plan.Check(Shipped);
        Assert.That(plan.Outlets.SelectMany(o => o.Sources).Count(), Is.GreaterThanOrEqualTo(60));
    }

    [TestCase("Fetching:TimeoutSeconds", "soon", "a whole number from 1 to 300")]
    [TestCase("Fetching:AllowedNetworks:0", "10.0.0.0/99", "CIDR")]
    [TestCase("Scheduling:OutletsInHand", "0", "from 1 to 1000")]
    [TestCase("Sources:Outlets:bbc-news:Sources:top:Kind", "Rumour", "one of Feed, Sitemap, Listing")]
    [TestCase("Sources:Outlets:bbc-news:Sources:top:Adress", "https://x.example/", "did you mean Address?")]
    [TestCase("Sources:Outlets:bbc-news:Sources:top:Cron", "* * * * * ?", "a minute apart")]
    [TestCase("Sources:Outlets:bbc-news:Sources:top:Adaptive", "now and then", "true or false")]
    [TestCase("Scheduling:SlowestTimes", "0", "from 1 to 100")]
    [TestCase("Fetchin:TimeoutSeconds", "10", "is not a section")]
    public void A_wrong_setting_is_named_with_its_path_and_what_would_be_right(string path, string value, string wanted)
    {
        var wrong = new ConfigurationBuilder().AddConfiguration(Shipped).AddInMemoryCollection([new(path, value)]).Build();
        var mistake = Assert.Throws<SettingsException>(() => Plan.Check(wrong));
        Assert.That(mistake.Errors, Has.Some.Contains(path.StartsWith("Fetchin:", StringComparison.Ordinal) ? "Fetchin:" : path).And.Contains(wanted));
    }
}
