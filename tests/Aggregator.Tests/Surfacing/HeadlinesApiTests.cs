using System.Text.Json;

namespace Aggregator.Surfacing;

/// <summary><c>/api/v1/headlines</c> over HTTP.</summary>
public sealed class HeadlinesApiTests
{
    private SurfacesHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await SurfacesHost.StartAsync(s => s["Surfacing:PublicUrl"] = "https://news.example/uk");
        var outlet = _host.News.Outlet("bbc", "BBC News");
        _host.News.Report(outlet, "Newest");
        _host.News.Report(outlet, "Breaking, an hour old", a => a with { Breaking = true, PublishedAt = FakeNewsroom.Start.AddMinutes(-60) });
        _host.News.Report(outlet, "Was breaking yesterday", a => a with { Breaking = true, PublishedAt = FakeNewsroom.Start.AddDays(-1) });
    }

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task Breaking_news_stands_first_then_the_newest()
    {
        var items = await ItemsAsync();

        Assert.Multiple(() =>
        {
            Assert.That(items.Select(Headline), Is.EqualTo(new[] { "Breaking, an hour old", "Newest", "Was breaking yesterday" }));
            Assert.That(items.Select(i => i.GetProperty("breaking").GetBoolean()), Is.EqualTo(new[] { true, false, false }));
        });
    }

    [Test]
    public async Task Breaking_news_ends_after_two_hours_although_nothing_was_stored()
    {
        await ItemsAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(60));

        Assert.That((await ItemsAsync()).Select(Headline).First(), Is.EqualTo("Newest"));
    }

    [Test]
    public async Task A_headline_leads_to_the_outlet_and_to_the_portal()
    {
        var first = (await ItemsAsync())[0];

        Assert.Multiple(() =>
        {
            Assert.That(first.EnumerateObject().Select(p => p.Name), Is.EqualTo(new[] { "id", "headline", "outlet", "url", "portalUrl", "category", "breaking", "publishedAt" }));
            Assert.That(first.GetProperty("url").GetString(), Is.EqualTo("https://www.bbc.example/report/2"));
            Assert.That(first.GetProperty("portalUrl").GetString(), Is.EqualTo("https://news.example/uk/article/a002"));
            Assert.That(first.GetProperty("publishedAt").GetString(), Is.EqualTo("2026-11-24T11:00:00Z"));
        });
    }

    [Test]
    public async Task As_many_are_given_as_were_asked_for() =>
        Assert.That((await _host.JsonAsync("/api/v1/headlines?limit=2")).GetProperty("items").GetArrayLength(), Is.EqualTo(2));

    private async Task<JsonElement[]> ItemsAsync() => [.. (await _host.JsonAsync("/api/v1/headlines")).GetProperty("items").EnumerateArray()];

    private static string? Headline(JsonElement item) => item.GetProperty("headline").GetString();
}
