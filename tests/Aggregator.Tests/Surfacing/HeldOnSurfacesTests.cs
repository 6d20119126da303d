using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Storing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Aggregator.Storing.Desk;

namespace Aggregator.Surfacing;

/// <summary>Nothing that is on hold appears on any surface: every address that the program maps is asked, over a real store.</summary>
public sealed class HeldOnSurfacesTests
{
    private static readonly Actor Ann = new("ann", Actor.Console);

    [Test]
    public async Task No_word_of_a_held_report_comes_out_anywhere()
    {
        using var file = new SqliteFile();
        await using var store = await file.OpenStoreAsync();
        await store.ProvisionAsync([Outlet("herald", "news")], Start, default);
        await store.SaveAsync(Poll("herald/news", Start, Written(1, Told("shown", null)), Written(2, Told("canary", null)), Written(3, Told("hidden", new Hold("active", Start) { Rule = "contempt" }))), default);
        var taken = (await store.ListAsync(new ArticleQuery(), default)).Items.Single(i => i.Article.Headline.Contains("canary", StringComparison.Ordinal)).Article.Id;
        await store.HoldAsync(taken, new Hold("a judge's order naming canary", Start) { By = "ann" }, Ann, default);
        var hidden = (await store.HeldAsync(10, default)).Single(a => a.Hold!.Rule is not null).Id;
        var fine = (await store.ListAsync(new ArticleQuery(), default)).Items.Single().Article.Id;

        var clock = new FakeTimeProvider(Start.AddHours(1));
        await using var host = await SurfacesHost.StartAsync(store, clock, _ => { }, _ => { });
        var seen = 0;
        foreach (var path in Paths(host, [taken, hidden, fine]))
        {
            var text = await ReadAsync(host, path);
            seen += text.Contains("shown", StringComparison.Ordinal) ? 1 : 0;
            Assert.That(text, Does.Not.Contain("canary").And.Not.Contain("contempt").And.Not.Contain("judge"), path);
            // An address that was asked for may be repeated; the report's words may not.
            Assert.That(text, Does.Not.Contain("hidden1").And.Not.Contain("headline hidden"), path);
        }

        Assert.That(seen, Is.GreaterThan(10), "the article that is not held is on many of them");
        using var gone = await host.GetAsync($"/api/v1/articles/{taken.Value}");
        using var none = await host.GetAsync($"/api/v1/articles/{hidden.Value}");
        Assert.That(((int)gone.StatusCode, (int)none.StatusCode), Is.EqualTo((410, 404)));
    }

    private static Draft Told(string word, Hold? hold) => Draft("herald/news", word, $"A headline {word}", Text(word)) with { Hold = hold };

    private static IEnumerable<string> Paths(SurfacesHost host, ArticleId[] ids)
    {
        var patterns = host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => "/" + (e.RoutePattern.RawText ?? "").TrimStart('/')).Where(p => !p.StartsWith("/admin", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            foreach (var id in ids)
                yield return Filled(pattern, id) + (pattern.Contains("stream", StringComparison.Ordinal) ? "" : "?limit=50&q=headline");
        }
    }

    private static string Filled(string pattern, ArticleId id) => string.Join('/', pattern.Split('/').Select(part => part switch
    {
        _ when !part.StartsWith('{') => part,
        _ when part.Contains("outlet", StringComparison.OrdinalIgnoreCase) || (part.StartsWith("{id", StringComparison.Ordinal) && pattern.Contains("outlet", StringComparison.Ordinal)) => "herald",
        _ when part.Contains("section", StringComparison.Ordinal) || part.Contains("category", StringComparison.Ordinal) => "uk",
        _ when part.Contains("revision", StringComparison.Ordinal) => "1",
        _ => id.Value,
    }));

    private static async Task<string> ReadAsync(SurfacesHost host, string path)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = await host.Client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, patience.Token);
        if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
            return await answer.Content.ReadAsStringAsync(patience.Token);
        await using var stream = await answer.Content.ReadAsStreamAsync(patience.Token);
        patience.CancelAfter(TimeSpan.FromMilliseconds(300));
        var buffer = new byte[64 * 1024];
        try
        {
            return System.Text.Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, patience.Token));
        }
        catch (OperationCanceledException)
        {
            return "";
        }
    }
}
