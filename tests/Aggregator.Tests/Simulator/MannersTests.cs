using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace Aggregator.Simulator;

/// <summary>The simulated servers keep HTTP's manners, each in its own way.</summary>
public sealed class MannersTests
{
    public static IEnumerable<string> WithTags => Scenario.Load("fleet-street").Outlets.Where(o => o.Validators is Scripting.Validators.ETag or Scripting.Validators.Both).Select(o => o.Slug);

    public static IEnumerable<string> WithDates => Scenario.Load("fleet-street").Outlets.Where(o => o.Validators is Scripting.Validators.LastModified or Scripting.Validators.Both).Select(o => o.Slug);

    [TestCaseSource(nameof(WithTags))]
    public async Task Nothing_new_is_answered_with_304_and_something_new_with_200(string slug)
    {
        await using var reader = await Reader.OfAsync();
        using var first = await reader.FeedAsync(slug);
        var tag = first.Headers.ETag!;
        using var second = await reader.FeedAsync(slug, h => h.IfNoneMatch.Add(tag));
        reader.At(190);
        using var third = await reader.FeedAsync(slug, h => h.IfNoneMatch.Add(tag));

        Assert.That(((int)first.StatusCode, (int)second.StatusCode, (int)third.StatusCode), Is.EqualTo((200, 304, 200)));
        Assert.That(await second.Content.ReadAsByteArrayAsync(), Is.Empty);
        Assert.That(second.Headers.ETag, Is.EqualTo(tag));
        Assert.That(third.Headers.ETag, Is.Not.EqualTo(tag));
    }

    [TestCaseSource(nameof(WithDates))]
    public async Task A_date_serves_as_a_validator_too(string slug)
    {
        await using var reader = await Reader.OfAsync();
        using var first = await reader.FeedAsync(slug);
        var date = first.Content.Headers.LastModified!.Value;
        using var second = await reader.FeedAsync(slug, h => h.IfModifiedSince = date);
        using var earlier = await reader.FeedAsync(slug, h => h.IfModifiedSince = date.AddSeconds(-1));
        reader.At(190);
        using var third = await reader.FeedAsync(slug, h => h.IfModifiedSince = date);

        Assert.That(((int)second.StatusCode, (int)earlier.StatusCode, (int)third.StatusCode), Is.EqualTo((304, 200, 200)));
        Assert.That(date, Is.LessThanOrEqualTo(Reader.Start));
    }

    [Test]
    public async Task A_page_is_not_modified_until_its_report_is()
    {
        await using var reader = await Reader.OfAsync();
        reader.At(39);
        var url = reader.Report("bridge-correction").Url;
        using var first = await reader.GetAsync(url);
        using var second = await reader.GetAsync(url, h => h.IfNoneMatch.Add(first.Headers.ETag!));
        reader.At(40);
        using var third = await reader.GetAsync(url, h => h.IfNoneMatch.Add(first.Headers.ETag!));

        Assert.That(((int)second.StatusCode, (int)third.StatusCode), Is.EqualTo((304, 200)));
    }

    [Test]
    public async Task The_compressing_server_compresses_for_those_who_ask()
    {
        await using var reader = await Reader.OfAsync();
        using var plain = await reader.FeedAsync("department-for-towns");
        using var packed = await reader.FeedAsync("department-for-towns", h => h.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip")));
        using var unpacked = new StreamReader(new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress));

        Assert.That(packed.Content.Headers.ContentEncoding, Is.EqualTo(["gzip"]));
        Assert.That(packed.Headers.ETag!.IsWeak);
        Assert.That(plain.Content.Headers.ContentEncoding, Is.Empty);
        Assert.That(await unpacked.ReadToEndAsync(), Is.EqualTo(await plain.Content.ReadAsStringAsync()));
    }

    [Test]
    public async Task Robots_say_what_the_scenario_says()
    {
        await using var reader = await Reader.OfAsync();

        var strict = await reader.TextAsync(new Uri(reader.Outlet("mereshire-courier").HomePage, "/robots.txt"));

        Assert.That(strict, Does.Contain("Crawl-delay: 0.2\n").And.Contain("Disallow: /puzzles/\n"));
    }

    [Test]
    public async Task Feeds_say_how_long_they_are_fresh_where_the_scenario_says_so()
    {
        await using var reader = await Reader.OfAsync();
        using var albion = await reader.FeedAsync("albion-post");

        Assert.That(albion.Headers.CacheControl!.MaxAge, Is.EqualTo(TimeSpan.FromSeconds(4)));
        Assert.That(await reader.FeedTextAsync("severn-record"), Does.Contain("<ttl>1</ttl>"));
    }

    [Test]
    public async Task Unknown_addresses_are_404_and_other_methods_405()
    {
        await using var reader = await Reader.OfAsync();
        foreach (var path in (string[])["/nothing", "/news/articles/uk-12345678", "/media/none.png", "/feed", "/2026/03/wrong-slug-400100/"])
        {
            foreach (var outlet in reader.Street.Outlets)
            {
                using var response = await reader.GetAsync(new Uri(outlet.HomePage, path));
                Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), $"{outlet.Slug}{path}");
            }
        }

        using var posted = await reader.GetAsync(reader.Outlet("albion-post").HomePage, method: HttpMethod.Post);
        Assert.That(posted.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task Head_tells_all_but_the_body()
    {
        await using var reader = await Reader.OfAsync();
        using var response = await reader.GetAsync(reader.Outlet("albion-post").Sources[0].Address, method: HttpMethod.Head);

        Assert.That(response.Content.Headers.ContentLength, Is.GreaterThan(1000));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task A_picture_is_a_png_of_its_own()
    {
        await using var reader = await Reader.OfAsync();
        var (one, other) = (reader.Report("bridge-correction").Image, reader.Report("library-republished").Image);
        using var response = await reader.GetAsync(one);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var second = await reader.GetAsync(other);

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/png"));
        Assert.That(bytes.Take(8), Is.EqualTo((byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]));
        Assert.That(bytes, Has.Length.LessThan(20_000).And.Not.EqualTo(await second.Content.ReadAsByteArrayAsync()));
        Assert.That(string.Create(CultureInfo.InvariantCulture, $"{bytes[18] * 256 + bytes[19]}x{bytes[22] * 256 + bytes[23]}"), Is.EqualTo("320x180"));
    }
}
