using System.Net;
using System.Text;
using System.Text.Json;
using Aggregator.Fetching;
using Aggregator.Storing;
using Aggregator.Surfacing.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Aggregator.Storing.Desk;

namespace Aggregator.Surfacing;

/// <summary>Webhooks over HTTP, from a real store.</summary>
public sealed class WebhookTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string OldSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private SqliteFile _file = null!;
    private SqliteStore _store = null!;
    private FakeTimeProvider _clock = null!;
    private Receiver _receiver = null!;
    private readonly List<SurfacesHost> _hosts = [];

    [SetUp]
    public async Task Start()
    {
        (_file, _clock, _receiver) = (new SqliteFile(), new FakeTimeProvider(Desk.Start), await Receiver.StartAsync());
        _store = await _file.OpenStoreAsync();
        await _store.ProvisionAsync([Outlet("herald", "news")], Desk.Start, default);
    }

    [TearDown]
    public async Task Stop()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        _hosts.Clear();
        await _receiver.DisposeAsync();
        await _store.DisposeAsync();
        _file.Dispose();
    }

    [Test]
    public async Task Every_event_comes_signed_with_its_article_in_the_order_of_each_article()
    {
        await RunAsync(Endpoint());
        await WriteAsync(1, "one");
        await WriteAsync(2, "two");
        await WriteAsync(1, "one again", 2);
        await UntilAsync(() => _receiver.Got.Count == 3);

        var got = _receiver.Got.ToList();
        var first = got.Where(m => m.Article == got[0].Article).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(got.Select(m => m.IsSignedBy(Secret)), Is.All.True);
            Assert.That(got.Select(m => m.IsSignedBy(OldSecret)), Is.All.False);
            Assert.That(got.Select(m => m.Id).Distinct().Count(), Is.EqualTo(3));
            Assert.That(got[0].Id, Does.StartWith($"msg_{_store.Epoch}_"));
            Assert.That(got[0].Timestamp, Is.EqualTo(Desk.Start.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)));
            Assert.That(first.Select(m => m.Type), Is.EqualTo(new[] { "article.published", "article.revised" }));
            Assert.That(got[0].Json.GetProperty("data").GetProperty("article").GetProperty("attribution").GetProperty("outlet").GetString(), Is.EqualTo("The herald"));
        });
    }

    [Test]
    public async Task While_a_secret_changes_both_sign()
    {
        await RunAsync(Endpoint() with { Secrets = [WebhookSecret.Parse(Secret)!, WebhookSecret.Parse(OldSecret)!] });
        await WriteAsync(1, "one");
        await UntilAsync(() => _receiver.Got.Count == 1);

        Assert.That(_receiver.Got.Single().IsSignedBy(Secret) && _receiver.Got.Single().IsSignedBy(OldSecret), Is.True);
    }

    [Test]
    public async Task What_was_refused_comes_again_under_its_id_and_what_follows_of_its_article_waits()
    {
        var refuse = true;
        string? poisoned = null;
        _receiver.Answer = m =>
        {
            poisoned ??= m.Article;
            return refuse && m.Article == poisoned ? 500 : 200;
        };
        await RunAsync(Endpoint());
        await WriteAsync(1, "one");
        await UntilAsync(async () => (await StatusAsync()).Waiting == 1);
        await WriteAsync(1, "one again", 2);
        await WriteAsync(2, "two");
        await UntilAsync(async () => (await StatusAsync()).Waiting == 2 && _receiver.Got.Count >= 2);
        Assert.That(_receiver.Got.Select(m => m.Type), Is.EqualTo(new[] { "article.published", "article.published" }), "the revision waits behind, another article does not");
        refuse = false;
        await AdvanceUntilAsync(async () => (await StatusAsync()).Waiting == 0);

        var of = _receiver.Got.Where(m => m.Article == poisoned).ToList();
        Assert.That(of.Select(m => m.Type), Is.EqualTo(new[] { "article.published", "article.published", "article.revised" }));
        Assert.That(of[0].Id, Is.EqualTo(of[1].Id));
    }

    [Test]
    public async Task What_is_given_up_can_be_seen_and_replayed()
    {
        var status = 500;
        _receiver.Answer = _ => status;
        var host = await RunAsync(Endpoint());
        await WriteAsync(1, "one");
        await AdvanceUntilAsync(async () => (await StatusAsync()).Dead == 1, TimeSpan.FromHours(1));
        Assert.That(_receiver.Got, Has.Count.EqualTo(10), "the first attempt and nine more");
        var dead = (await host.JsonAsync("/admin/api/webhooks/portal/deliveries")).GetProperty("items")[0];
        Assert.That((dead.GetProperty("status").GetInt32(), dead.GetProperty("attempts").GetInt32(), dead.GetProperty("dead").GetBoolean()), Is.EqualTo((500, 10, true)));

        status = 200;
        using var replayed = await host.SendAsync(HttpMethod.Post, "/admin/api/webhooks/portal/replay", r => r.Content = Json());
        Assert.That(await replayed.Content.ReadAsStringAsync(), Is.EqualTo("""{"replayed":1}"""));
        await AdvanceUntilAsync(async () => (await StatusAsync()) is { Dead: 0, Waiting: 0 });
        Assert.That(_receiver.Got.Select(m => m.Id).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Gone_disables_until_somebody_enables_it_and_then_nothing_is_missing()
    {
        var gone = true;
        _receiver.Answer = _ => gone ? 410 : 200;
        var host = await RunAsync(Endpoint());
        await WriteAsync(1, "one");
        await UntilAsync(async () => (await StatusAsync()).State.DisabledBecause is not null);
        await WriteAsync(2, "two");
        gone = false;
        using var enabled = await host.SendAsync(HttpMethod.Post, "/admin/api/webhooks/portal/enable", r => r.Content = Json());
        await AdvanceUntilAsync(() => _receiver.Got.Select(m => m.Article).Distinct().Count() == 2);

        Assert.That(enabled.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_endpoint_that_hangs_delays_nobody_else()
    {
        await using var slow = await Receiver.StartAsync();
        var never = new TaskCompletionSource();
        slow.Before = () => never.Task;
        await RunAsync(Endpoint(), Endpoint("slow", slow.Address));
        foreach (var n in Enumerable.Range(1, 40))
            await WriteAsync(n, $"report{n}");
        await UntilAsync(() => _receiver.Got.Select(m => m.Id).Distinct().Count() == 40);
        never.SetResult();
        await UntilAsync(() => slow.Got.Select(m => m.Id).Distinct().Count() == 40);
    }

    [Test]
    public async Task An_address_inside_is_refused_unless_it_is_allowed()
    {
        await RunAsync(s => s["Fetching:AllowedNetworks:0"] = "192.0.2.0/24", Endpoint());
        await WriteAsync(1, "one");
        await UntilAsync(async () => (await StatusAsync()).Waiting == 1);

        Assert.That((await _store.DeliveriesAsync("portal", false, 10, default)).Single().Problem, Is.Not.Empty);
        Assert.That(_receiver.Got, Is.Empty);
    }

    [Test]
    public async Task Only_what_was_wished_for_is_told()
    {
        await RunAsync(Endpoint() with { Definition = Endpoint().Definition with { Events = [OutboxEvent.Revised] } });
        await WriteAsync(1, "one");
        await WriteAsync(1, "one again", 2);
        await UntilAsync(() => _receiver.Got.Count == 1);

        Assert.That(_receiver.Got.Single().Type, Is.EqualTo("article.revised"));
    }

    [Test]
    public async Task Events_that_somebody_has_still_to_get_are_kept()
    {
        await _store.ProvisionWebhooksAsync([Endpoint().Definition], default);
        await WriteAsync(1, "one");
        Assert.That(await _store.PruneOutboxAsync(Desk.Start.AddYears(1)), Is.Zero);
        await RunAsync(Endpoint());
        await UntilAsync(() => _receiver.Got.Count == 1);
        await UntilAsync(async () => await _store.PruneOutboxAsync(Desk.Start.AddYears(1)) == 1);
    }

    [Test]
    public async Task A_page_of_another_site_cannot_make_a_browser_replay()
    {
        var host = await RunAsync(Endpoint());
        using var form = await host.SendAsync(HttpMethod.Post, "/admin/api/webhooks/portal/replay", r => r.Content = new StringContent("", Encoding.UTF8, "text/plain"));
        using var foreign = await host.GetAsync("/admin/api/webhooks", r => r.Headers.Host = "evil.example");
        using var unknown = await host.SendAsync(HttpMethod.Post, "/admin/api/webhooks/other/replay", r => r.Content = Json());

        Assert.That((form.StatusCode, foreign.StatusCode, unknown.StatusCode), Is.EqualTo((HttpStatusCode.UnsupportedMediaType, HttpStatusCode.Forbidden, HttpStatusCode.NotFound)));
    }

    [Test]
    public void The_signature_is_that_of_the_specifications_example() =>
        // Id, instant, body and result as the reference implementations test them.
        Assert.That(
            WebhookSecret.Parse(Secret)!.Sign("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", """{"test": 2432232314}"""u8),
            Is.EqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

    [TestCase("")]
    [TestCase("whsec_")]
    [TestCase("whsec_c2hvcnQ=")]
    [TestCase("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [TestCase("whsec_not base 64")]
    public void What_is_no_secret_is_not_taken_for_one(string text) => Assert.That(WebhookSecret.Parse(text), Is.Null);

    private WebhookEndpoint Endpoint(string name = "portal", Uri? address = null) =>
        new(new WebhookDefinition { Name = name, Url = address ?? _receiver.Address }, [WebhookSecret.Parse(Secret)!]);

    private Task<SurfacesHost> RunAsync(params WebhookEndpoint[] endpoints) => RunAsync(s => s["Fetching:AllowedNetworks:0"] = "127.0.0.0/8", endpoints);

    private async Task<SurfacesHost> RunAsync(Action<Dictionary<string, string?>> configure, params WebhookEndpoint[] endpoints)
    {
        await _store.ProvisionWebhooksAsync([.. endpoints.Select(e => e.Definition)], default);
        var host = await SurfacesHost.StartAsync(_store, _clock, configure, services =>
        {
            services.AddOptions<FetchingOptions>().BindConfiguration(FetchingOptions.Section);
            services.AddSingleton(new WebhookBook(endpoints));
            services.AddWebhooks();
        });
        _hosts.Add(host);
        await host.UseTokenAsync(Role.Editor, TokenScopes.Webhooks);
        return host;
    }

    private async Task<WebhookStatus> StatusAsync() => (await _store.FindWebhookAsync("portal", default))!;

    private async Task WriteAsync(int number, string words, long fingerprint = 1) =>
        await _store.SaveAsync(Poll("herald/news", Desk.Start, Written(number, Draft("herald/news", $"r{number}", words, Text(words.Replace(' ', 'x'))), fingerprint)), default);

    private static StringContent Json() => new("", Encoding.UTF8, "application/json");

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var limit = TimeProvider.System.GetUtcNow() + Patience;
        while (!await condition())
        {
            Assert.That(TimeProvider.System.GetUtcNow(), Is.LessThan(limit), "it did not happen");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    private Task AdvanceUntilAsync(Func<bool> condition) => AdvanceUntilAsync(() => Task.FromResult(condition()));

    private Task AdvanceUntilAsync(Func<Task<bool>> condition, TimeSpan? step = null) => UntilAsync(async () =>
    {
        _clock.Advance(step ?? TimeSpan.FromSeconds(5));
        return await condition();
    });
}
