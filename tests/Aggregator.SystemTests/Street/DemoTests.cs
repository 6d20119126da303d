using System.Text.Json;
using Aggregator.Simulator;

namespace Aggregator.SystemTests.Street;

/// <summary>What anyone sees who starts <c>aggregator demo</c>.</summary>
public sealed class DemoTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void Prepare() => _directory = new TemporaryDirectory();

    [TearDown]
    public void Clear() => _directory.Dispose();

    [Test]
    public async Task Within_a_minute_the_main_job_is_seen_at_work_and_corrections_and_withdrawals_follow()
    {
        var (demo, address) = await DaemonProcess.StartAsync("demo", "--urls", "http://127.0.0.1:0", "--data", _directory.Data);
        await using var ending = demo;
        await using var shadow = await ShadowAsync();
        using var portal = new Portal(address);

        List<string> wrong = [];
        await Waiting.UntilAsync(
            async () => (wrong = Differences(shadow, await portal.ArticlesAsync(), TimeSpan.FromSeconds(20))).Count == 0 && Elapsed(shadow) > TimeSpan.FromSeconds(25),
            TimeSpan.FromSeconds(60),
            () => string.Join(Environment.NewLine, wrong.Take(10)));
        Assert.That((await portal.ArticlesAsync()).Select(a => Text(a, "attribution", "outlet")).Distinct().Count(), Is.GreaterThanOrEqualTo(6));

        // Past every scripted event: what was corrected reads so, what was withdrawn is gone, what was republished is there once.
        await Waiting.UntilAsync(
            async () => (wrong = Differences(shadow, await portal.ArticlesAsync(), TimeSpan.FromSeconds(20))).Count == 0 && Elapsed(shadow) > TimeSpan.FromSeconds(95),
            TimeSpan.FromSeconds(150),
            () => string.Join(Environment.NewLine, wrong.Take(10)));
        var withdrawn = shadow.Published(TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(30)).Where(r => r.State == ReportState.Withdrawn).ToList();
        Assert.That(withdrawn, Is.Not.Empty);
    }

    [Test]
    public async Task A_second_start_goes_on_with_the_same_street_and_doubles_nothing()
    {
        var (first, address) = await DaemonProcess.StartAsync("demo", "--urls", "http://127.0.0.1:0", "--data", _directory.Data);
        await using (first)
        {
            using var portal = new Portal(address);
            await Waiting.UntilAsync(async () => await portal.CountAsync() >= 20, TimeSpan.FromSeconds(40), () => first.Output);
            Assert.That(await first.TerminateAsync(), Is.Zero);
        }

        var (second, again) = await DaemonProcess.StartAsync("demo", "--urls", "http://127.0.0.1:0", "--data", _directory.Data);
        await using (second)
        {
            using var portal = new Portal(again);
            await using var shadow = await ShadowAsync();
            List<string> wrong = [];
            await Waiting.UntilAsync(
                async () => (wrong = Differences(shadow, await portal.ArticlesAsync(), TimeSpan.FromSeconds(20))).Count == 0,
                TimeSpan.FromSeconds(60),
                () => string.Join(Environment.NewLine, wrong.Take(10)));
        }
    }

    // The same scenario from the same zero on other ports: it says what the demonstration's outlets have published.
    private async Task<FleetStreet> ShadowAsync()
    {
        using var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_directory.Data, "demo.json")));
        return await FleetStreet.StartAsync(Scenario.Load("fleet-street"), TimeProvider.System, new FleetStreetOptions { StartedAt = state.RootElement.GetProperty("StartedAt").GetDateTimeOffset() }, CancellationToken.None);
    }

    private static TimeSpan Elapsed(FleetStreet street) => TimeProvider.System.GetUtcNow() - street.StartedAt;

    // What was true some seconds ago and still is has to be on the portal, once; what is on the portal has to be true.
    private static List<string> Differences(FleetStreet street, List<JsonElement> articles, TimeSpan grace)
    {
        var now = TimeProvider.System.GetUtcNow();
        var names = street.Outlets.ToDictionary(o => o.Slug, o => o.Name);
        var (then, still) = (street.Published(now - grace), street.Published(now));
        var settled = then.Where(r => still.Any(s => s.Outlet == r.Outlet && s.Id == r.Id && s.Revision == r.Revision && s.State == r.State)).ToList();
        var there = articles.ToLookup(a => (Text(a, "attribution", "outlet"), PathOf(Text(a, "attribution", "url"))));
        var wrong = new List<string>();
        foreach (var report in settled)
        {
            var found = there[(names[report.Outlet], report.Url.PathAndQuery)].ToList();
            if (report.State == ReportState.Withdrawn && found.Count > 0)
                wrong.Add($"withdrawn but there: {report.Headline}");
            else if (report.State == ReportState.Published && found.Count != 1)
                wrong.Add($"{found.Count} times: {report.Outlet} {report.Headline}");
            else if (report.State == ReportState.Published && !Plain(found[0].GetProperty("headline").GetString()!).EndsWith(Plain(report.Headline).Replace("breaking", "", StringComparison.Ordinal), StringComparison.Ordinal))
                wrong.Add($"headline is {found[0].GetProperty("headline")}: {report.Headline}");
        }

        wrong.AddRange(articles.GroupBy(a => (Text(a, "attribution", "outlet"), Text(a, "attribution", "url"))).Where(g => g.Count() > 1).Select(g => $"twice: {g.Key}"));
        return wrong;
    }

    private static string? PathOf(string? url) => url is null ? null : new Uri(url).PathAndQuery;

    private static string Plain(string headline) => string.Concat(headline.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string? Text(JsonElement article, string part, string name) => article.GetProperty(part).GetProperty(name).GetString();
}
