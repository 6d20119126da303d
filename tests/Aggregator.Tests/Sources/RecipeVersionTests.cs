using Microsoft.Extensions.Configuration;

namespace Aggregator.Sources;

/// <summary>A source's recipes: which one holds when, and how they are declared.</summary>
public sealed class RecipeVersionTests
{
    private static readonly DateTimeOffset May = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public void The_version_that_holds_at_the_retrieval_applies()
    {
        var source = Declared(
            ("Recipe:Body", ".always"),
            ("Recipes:old:Body", ".old"), ("Recipes:old:From", "2024-01-01"), ("Recipes:old:Until", "2026-05-01"),
            ("Recipes:new:Body", ".new"), ("Recipes:new:From", "2026-05-01T00:00:00Z"), ("Recipes:new:Note", "the redesign of May"));

        Assert.That(
            new[] { May.AddYears(-5), May.AddTicks(-1), May, May.AddYears(5) }.Select(at => source.RecipeAt(at).Body),
            Is.EqualTo(new[] { ".always", ".old", ".new", ".new" }));
    }

    [Test]
    public void Of_two_that_hold_the_later_begun_applies()
    {
        var source = Declared(("Recipes:a:Body", ".a"), ("Recipes:b:Body", ".b"), ("Recipes:b:From", "2026-05-01"));

        Assert.That((source.RecipeAt(May.AddDays(-1)).Body, source.RecipeAt(May).Body), Is.EqualTo((".a", ".b")));
    }

    [TestCase("Recipes:a:From", "May", "a day or an instant")]
    [TestCase("Recipes:a:Until", "2020-01-01", "later than From")]
    [TestCase("Recipes:a:Body", "div >", "a CSS selector")]
    [TestCase("Recipes:a:Body", "div:has(p)", ":has() is not applied")]
    [TestCase("Recipes:a:Boddy", ".x", "did you mean Body?")]
    [TestCase("Recipes:b:From", "2026-01-01", "at least one selector")]
    public void A_mistake_is_named_with_what_would_be_right(string key, string value, string wanted)
    {
        var errors = new List<string>();
        Read(errors, ("Recipes:a:Headline", "h1"), ("Recipes:a:From", "2025-01-01"), (key, value));

        Assert.That(errors, Has.Some.Contains(wanted), string.Join('\n', errors));
    }

    [Test]
    public void Two_versions_may_not_begin_together()
    {
        var errors = new List<string>();
        Read(errors, ("Recipes:a:Body", ".a"), ("Recipes:b:Body", ".b"));

        Assert.That(errors.Single(), Does.Contain("a, b").And.Contain("different instants"));
    }

    private static Source Declared(params (string Key, string Value)[] settings)
    {
        var errors = new List<string>();
        var source = Read(errors, settings);
        Assert.That(errors, Is.Empty);
        return source;
    }

    // What is said last of a key counts.
    private static Source Read(List<string> errors, params (string Key, string Value)[] settings)
    {
        const string outlet = "Sources:Outlets:gazette";
        var values = new Dictionary<string, string?> { [$"{outlet}:Name"] = "Gazette", [$"{outlet}:HomePage"] = "https://gazette.example/", [$"{outlet}:Sources:news:Address"] = "https://gazette.example/rss" };
        foreach (var (key, value) in settings)
            values[$"{outlet}:Sources:news:{key}"] = value;
        return SourceList.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), errors).Single().Sources.Single();
    }
}
