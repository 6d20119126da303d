using System.Net;
using System.Text;

namespace Aggregator.Surfacing;

/// <summary>What is too large is refused before it is read.</summary>
public sealed class ServerLimitsTests
{
    private SurfacesHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await SurfacesHost.StartAsync();

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task Oversized_headers_are_refused()
    {
        using var answer = await _host.GetAsync("/api/v1/articles", r => r.Headers.Add("X-Long", new string('x', 20_000)));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestHeaderFieldsTooLarge));
    }

    [Test]
    public async Task An_oversized_address_is_refused()
    {
        using var answer = await _host.GetAsync("/api/v1/articles?q=" + new string('x', 9_000));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestUriTooLong));
    }

    [Test]
    public async Task A_body_where_none_belongs_is_a_problem()
    {
        using var answer = await _host.SendAsync(HttpMethod.Post, "/api/v1/articles", r => r.Content = new StringContent(new string('x', 1_000), Encoding.UTF8, "text/plain"));
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "application/problem+json")));
    }
}
