using System.Net;
using Aggregator.Surfacing.Api;

namespace Aggregator.Surfacing;

/// <summary>Who may ask the API, and how often; and whose pages may.</summary>
public sealed class ApiKeyTests
{
    private const string Key = "agg_test";

    [Test]
    public async Task Without_a_key_only_this_machine_is_let_in_by_default()
    {
        await using var host = await SurfacesHost.StartAsync();
        Assert.That(await StatusAsync(host, null), Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("articles")]
    [TestCase("articles/a001")]
    [TestCase("headlines")]
    [TestCase("headlines/stream")]
    [TestCase("headlines/events")]
    [TestCase("outlets")]
    [TestCase("sections")]
    [TestCase("search?q=x")]
    public async Task Where_nobody_is_let_in_without_a_key_every_address_asks_for_one(string path)
    {
        await using var host = await SurfacesHost.StartAsync(s => s["Api:AnonymousRead"] = "Nobody");
        using var answer = await host.GetAsync("/api/v1/" + path);

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answer.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer"));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        });
    }

    [TestCase("Authorization", "Bearer " + Key, HttpStatusCode.OK)]
    [TestCase("X-API-Key", Key, HttpStatusCode.OK)]
    [TestCase("Authorization", "Bearer other", HttpStatusCode.Unauthorized)]
    [TestCase("Authorization", "Basic " + Key, HttpStatusCode.Unauthorized)]
    [TestCase("X-API-Key", "agg_old", HttpStatusCode.Forbidden)]
    public async Task A_key_opens_unless_it_is_wrong_or_off(string header, string value, HttpStatusCode expected)
    {
        await using var host = await SurfacesHost.StartAsync(s =>
        {
            s["Api:AnonymousRead"] = "Nobody";
            s["Api:Keys:0"] = $"portal {ApiKey.HashOf(Key)} 600";
            s["Api:Keys:1"] = $"old {ApiKey.HashOf("agg_old")} off";
        });

        Assert.That(await StatusAsync(host, r => r.Headers.TryAddWithoutValidation(header, value)), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_key_that_is_used_up_says_when_there_is_more()
    {
        await using var host = await SurfacesHost.StartAsync(s => s["Api:Keys:0"] = $"slow {ApiKey.HashOf(Key)} 8");
        List<HttpStatusCode> statuses = [];
        for (var n = 0; n < 4; n++)
            statuses.Add(await StatusAsync(host, r => r.Headers.Add("X-API-Key", Key)));
        using var refused = await host.GetAsync("/api/v1/outlets", r => r.Headers.Add("X-API-Key", Key));

        Assert.Multiple(() =>
        {
            Assert.That(statuses, Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests }));
            Assert.That(refused.Headers.RetryAfter!.Delta, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8)));
        });
    }

    [TestCase("https://portal.example", "https://portal.example")]
    [TestCase("https://other.example", null)]
    public async Task Pages_of_the_origins_named_may_read(string origin, string? allowed)
    {
        await using var host = await SurfacesHost.StartAsync(s => s["Api:AllowedOrigins:0"] = "https://portal.example");
        using var answer = await host.GetAsync("/api/v1/headlines", r => r.Headers.Add("Origin", origin));
        using var preflight = await host.SendAsync(HttpMethod.Options, "/api/v1/headlines", r =>
        {
            r.Headers.Add("Origin", origin);
            r.Headers.Add("Access-Control-Request-Method", "GET");
            r.Headers.Add("Access-Control-Request-Headers", "authorization");
        });

        Assert.That(Allowed(answer), Is.EqualTo(allowed));
        Assert.That(Allowed(preflight), Is.EqualTo(allowed));
    }

    [TestCase("portal HASH", true)]
    [TestCase("portal HASH 60", true)]
    [TestCase("portal HASH 60 off", true)]
    [TestCase("portal HASH off", true)]
    [TestCase("portal", false)]
    [TestCase("portal secret", false)]
    [TestCase("portal HASH 0", false)]
    [TestCase("portal HASH 60 60", false)]
    [TestCase("portal HASH soon", false)]
    public void A_line_of_the_settings_is_a_name_a_hash_and_a_rate(string line, bool right) =>
        Assert.That(ApiKey.Parse(line.Replace("HASH", new string('A', 64), StringComparison.Ordinal), 600) is not null, Is.EqualTo(right));

    private static string? Allowed(HttpResponseMessage answer) => answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;

    private static async Task<HttpStatusCode> StatusAsync(SurfacesHost host, Action<HttpRequestMessage>? change)
    {
        using var answer = await host.GetAsync("/api/v1/outlets", change);
        return answer.StatusCode;
    }
}
