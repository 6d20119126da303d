using System.Net;
using System.Text.Json;
using Aggregator.Storing;
using Microsoft.AspNetCore.Builder;

namespace Aggregator.Surfacing;

/// <summary>What the surfaces answer when they cannot do what was asked.</summary>
public sealed class ProblemsTests
{
    private SurfacesHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await SurfacesHost.StartAsync(more: app => app.MapGet("/api/v1/fault", string () => throw new InvalidOperationException("a secret")));

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [TestCase("articles?limit=0", "limit", "0")]
    [TestCase("articles?limit=201", "limit", "201")]
    [TestCase("articles?limit=ten", "limit", "ten")]
    [TestCase("articles?limit=", "limit", "")]
    [TestCase("articles?limit=%2B5", "limit", "+5")]
    [TestCase("articles?limit=99999999999", "limit", "99999999999")]
    [TestCase("articles?limit=1&limit=2", "limit", "1, 2")]
    [TestCase("articles?cursor=x", "cursor", "x")]
    [TestCase("articles?since=yesterday", "since", "yesterday")]
    [TestCase("articles?since=2026-11-24", "since", "2026-11-24")]
    [TestCase("articles?since=2026-11-24T05:00:00", "since", "2026-11-24T05:00:00")]
    [TestCase("articles?since=2026-02-30T05:00:00Z", "since", "2026-02-30T05:00:00Z")]
    [TestCase("articles?since=", "since", "")]
    [TestCase("articles?outlet=nobody", "outlet", "nobody")]
    [TestCase("articles?outlet=a&outlet=b", "outlet", "a, b")]
    [TestCase("articles?category=gossip", "category", "gossip")]
    [TestCase("headlines?limit=0", "limit", "0")]
    [TestCase("headlines?limit=1&limit=1", "limit", "1,1")]
    public async Task A_bad_parameter_is_named_with_its_value_and_what_would_be_right(string path, string parameter, string value)
    {
        using var answer = await _host.GetAsync("/api/v1/" + path);
        var problem = await ProblemAsync(answer, HttpStatusCode.BadRequest);

        Assert.Multiple(() =>
        {
            Assert.That(problem.GetProperty("parameter").GetString(), Is.EqualTo(parameter));
            Assert.That(problem.GetProperty("value").GetString(), Is.EqualTo(value));
            Assert.That(problem.GetProperty("expected").GetString(), Is.Not.Empty);
            Assert.That(problem.GetProperty("detail").GetString(), Does.Contain(parameter).And.Contain(problem.GetProperty("expected").GetString()!));
        });
    }

    [Test]
    public async Task A_search_that_is_too_long_is_refused_and_not_echoed_whole()
    {
        using var answer = await _host.GetAsync("/api/v1/articles?q=" + new string('x', 5000));
        var problem = await ProblemAsync(answer, HttpStatusCode.BadRequest);

        Assert.That(problem.GetProperty("value").GetString(), Has.Length.LessThan(200));
    }

    [TestCase("/api")]
    [TestCase("/api/v1")]
    [TestCase("/api/v2/articles")]
    [TestCase("/api/v1/articles/unknown")]
    [TestCase("/api/v1/articles/..%2f..%2fetc%2fpasswd")]
    [TestCase("/openapi/other")]
    public async Task What_is_not_there_is_a_problem_too(string path)
    {
        using var answer = await _host.GetAsync(path);
        await ProblemAsync(answer, HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_wrong_method_says_which_are_right()
    {
        using var answer = await _host.SendAsync(HttpMethod.Post, "/api/v1/articles");
        var problem = await ProblemAsync(answer, HttpStatusCode.MethodNotAllowed);

        Assert.Multiple(() =>
        {
            Assert.That(answer.Content.Headers.Allow, Is.EquivalentTo(new[] { "GET", "HEAD" }));
            Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("GET"));
        });
    }

    [Test]
    public async Task A_fault_of_ours_is_a_problem_without_its_inside()
    {
        using var answer = await _host.GetAsync("/api/v1/fault");
        await ProblemAsync(answer, HttpStatusCode.InternalServerError);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("secret").And.Not.Contain("Exception").And.Not.Contain(" at "));
    }

    [Test]
    public async Task A_store_in_trouble_is_503_with_when_to_try_again_and_right_again_afterwards()
    {
        _host.News.Trouble = new StoreException(StoreProblem.Locked, "data/aggregator.db is locked");
        using (var answer = await _host.GetAsync("/api/v1/articles"))
        {
            await ProblemAsync(answer, HttpStatusCode.ServiceUnavailable);
            Assert.That(answer.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(5)));
        }

        using (var page = await _host.GetAsync("/"))
        {
            Assert.That((page.StatusCode, page.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "text/html")));
        }

        _host.News.Trouble = null;
        using var again = await _host.GetAsync("/api/v1/articles");
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.That(problem.RootElement.GetProperty("status").GetInt32(), Is.EqualTo((int)status));
        Assert.That(problem.RootElement.GetProperty("title").GetString(), Is.Not.Empty);
        return problem.RootElement.Clone();
    }
}
