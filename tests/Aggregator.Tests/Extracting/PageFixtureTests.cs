using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Aggregator.Extracting;

/// <summary>Pages of several makes and what is to be found in them: a new case is two files in Fixtures/pages.</summary>
public sealed partial class PageFixtureTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Aggregator.Tests", "Fixtures", "pages");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.html").Select(f => Path.GetFileNameWithoutExtension(f)!).Order();

    [TestCaseSource(nameof(Names))]
    public void The_page_gives_what_is_expected_of_it(string name)
    {
        var expected = Expected(name);
        var reading = Pages.Read(Html(name));

        Assert.Multiple(() =>
        {
            Assert.That(reading.Kind.ToString(), Is.EqualTo(expected["kind"]!.GetValue<string>()));
            Assert.That(reading.Headline?.Value, Is.EqualTo(expected["headline"]!.GetValue<string>()));
            if (expected["body"] is not JsonArray body)
                return;
            Assert.That(reading.Body?.Value.Select(b => b.Text), Is.EqualTo(body.Select(b => b!.GetValue<string>())));
            Assert.That(reading.Authors?.Value ?? [], Is.EqualTo(expected["authors"]!.AsArray().Select(a => a!.GetValue<string>())));
            Assert.That(reading.PublishedAt?.Value, Is.EqualTo(DateTimeOffset.Parse(expected["published"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture)));
            Assert.That(reading.Canonical?.Value.AbsoluteUri, Is.EqualTo(expected["canonical"]?.GetValue<string>()));
            Assert.That(reading.Image?.Value.AbsoluteUri, Is.EqualTo(expected["image"]?.GetValue<string>()));
        });
    }

    /// <summary>A redesign renames everything and wraps it once more: the report is still there.</summary>
    [TestCaseSource(nameof(Names))]
    public void Renamed_classes_and_new_wrappers_hide_nothing(string name)
    {
        if (Expected(name)["body"] is not JsonArray body)
            return;
        var redesigned = Attribute.Replace(Html(name), m => $" {m.Groups[1].Value}=\"z{string.GetHashCode(m.Groups[2].Value, StringComparison.Ordinal) & 0xFFFF:x}\"");
        redesigned = redesigned.Replace("<body", "<body data-v=2", StringComparison.Ordinal).Replace("<main", "<div class=zz><div><main", StringComparison.Ordinal).Replace("</main>", "</main></div></div>", StringComparison.Ordinal);

        var text = Pages.Text(Pages.Read(redesigned));

        Assert.That(body.Select(b => b!.GetValue<string>()).Count(p => text.Contains(p, StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(body.Count - 1));
    }

    [Test]
    public void The_recipe_goes_before_everything_else()
    {
        var page = Pages.Of(Html("weekly")) with
        {
            Recipe = new Sources.Recipe { Headline = "h1.entry-title", Body = ".entry-content", Remove = ".newsletter-signup, .pullquote", Byline = ".byline a", PublishedAt = ".posted-on time" },
        };

        var reading = ((ExtractOutcome.Extracted)new PageExtractor().Extract(page)).Reading;

        Assert.Multiple(() =>
        {
            Assert.That(new[] { reading.Headline!.Layer, reading.Body!.Layer, reading.Authors!.Layer, reading.PublishedAt!.Layer }, Is.All.EqualTo("recipe"));
            Assert.That(reading.Body!.Value, Has.Count.EqualTo(Expected("weekly")["body"]!.AsArray().Count));
        });
    }

    [Test]
    public void A_dead_selector_leaves_the_field_to_the_next_layer()
    {
        var page = Pages.Of(Html("weekly")) with { Recipe = new Sources.Recipe { Headline = "h1.gone", Body = ".gone" } };

        var reading = ((ExtractOutcome.Extracted)new PageExtractor().Extract(page)).Reading;

        Assert.That(new[] { reading.Headline!.Layer, reading.Body!.Layer }, Is.All.EqualTo("scoring"));
    }

    private static string Html(string name) => File.ReadAllText(Path.Combine(Folder, name + ".html"));

    private static JsonObject Expected(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".expected.json")))!.AsObject();

    [GeneratedRegex(" (class|id)=\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute { get; }
}
