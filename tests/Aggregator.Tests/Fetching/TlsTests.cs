using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Fetching;

/// <summary>https: whom we trust, HTTP/2, and the way down to http.</summary>
public sealed class TlsTests
{
    private X509Certificate2 _certificate = null!;
    private WebApplication _app = null!;
    private string _protocol = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(_certificate)));
        _app = builder.Build();
        _app.Run(async context =>
        {
            _protocol = context.Request.Protocol;
            context.Response.Headers.ETag = "W/odd";
            if (context.Request.Path == "/reset")
                context.Abort();
            else if (context.Request.Path == "/cut")
                await CutAsync(context);
            else if (context.Request.Path == "/headers")
                Enumerable.Range(0, 20).ToList().ForEach(i => context.Response.Headers[$"x-{i}"] = new string('x', 4096));
            else if (context.Request.Query["to"].FirstOrDefault() is { } to)
                context.Response.Redirect(to, permanent: true);
            else if (context.Request.Headers.IfNoneMatch == "W/odd")
                context.Response.StatusCode = 304;
            else
                await context.Response.WriteAsync("<rss/>");
        });
        await _app.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_not_accepted() =>
        Fetchers.Failure(await Fetchers.FeedAsync(At("/feed")), FetchFailure.Tls);

    [Test]
    public async Task An_answer_that_is_not_TLS_is_a_failure_of_TLS()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var fetching = Fetchers.FeedAsync(new Uri($"https://{listener.LocalEndpoint}/feed"));
        using var plain = await listener.AcceptTcpClientAsync();

        await plain.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());

        Fetchers.Failure(await fetching, FetchFailure.Tls);
    }

    [Test]
    public async Task HTTP2_is_spoken_where_the_server_does()
    {
        using var fetcher = Trusting();
        var fetched = (FetchOutcome.Fetched)await fetcher.FetchAsync(Fetchers.Feed(At("/feed")), CancellationToken.None);

        var again = await fetcher.FetchAsync(Fetchers.Feed(At("/feed"), fetched.Validators), CancellationToken.None);

        Assert.That(_protocol, Is.EqualTo("HTTP/2"));
        Assert.That(fetched.Validators.ETag, Is.EqualTo("W/odd"));
        Assert.That(again, Is.InstanceOf<FetchOutcome.NotModified>());
    }

    [TestCase("/reset", FetchFailure.Connection, FetchFailure.Protocol)]
    [TestCase("/cut", FetchFailure.Truncated, FetchFailure.Protocol)]
    [TestCase("/headers", FetchFailure.Protocol, FetchFailure.Protocol)]
    public async Task What_goes_wrong_within_HTTP2_is_an_outcome_and_the_next_request_goes_through(string path, FetchFailure one, FetchFailure other)
    {
        using var fetcher = Trusting();

        var failed = (FetchOutcome.Failed)await fetcher.FetchAsync(Fetchers.Feed(At(path)), CancellationToken.None);
        var next = await fetcher.FetchAsync(Fetchers.Feed(At("/feed")), CancellationToken.None);

        Assert.That(failed.Failure, Is.EqualTo(one).Or.EqualTo(other), failed.Reason);
        Assert.That(next, Is.InstanceOf<FetchOutcome.Fetched>());
        Assert.That(_protocol, Is.EqualTo("HTTP/2"));
    }

    [Test]
    public async Task A_connection_to_one_host_is_not_used_for_another()
    {
        // HTTP/2 lets a client reuse a connection for every name in its certificate (RFC 9113 §9.1.1); then nobody would check the other name's address.
        var names = new StubResolver { ["inside.example"] = ["10.0.0.1"], ["outside.example"] = ["127.0.0.1"] };
        using var fetcher = Fetchers.Create(names: names, adjust: h => h.SslOptions.RemoteCertificateValidationCallback = (_, c, _, _) => c?.GetCertHashString() == _certificate.GetCertHashString());
        var port = At("/feed").Port;

        Assert.That(await fetcher.FetchAsync(Fetchers.Feed(new Uri($"https://outside.example:{port}/feed")), CancellationToken.None), Is.InstanceOf<FetchOutcome.Fetched>());
        Fetchers.Failure(await fetcher.FetchAsync(Fetchers.Feed(new Uri($"https://inside.example:{port}/feed")), CancellationToken.None), FetchFailure.AddressRefused);
    }

    [Test]
    public async Task The_way_down_to_http_is_gone_and_not_kept()
    {
        await using var server = new RawServer().Answer("/feed", "200 OK", "", "<rss/>");
        using var fetcher = Trusting();

        var down = (FetchOutcome.Fetched)await fetcher.FetchAsync(Fetchers.Feed(At($"/?to={Uri.EscapeDataString(server.At("/feed").AbsoluteUri)}")), CancellationToken.None);
        var level = (FetchOutcome.Fetched)await fetcher.FetchAsync(Fetchers.Feed(At($"/?to={Uri.EscapeDataString("/feed")}")), CancellationToken.None);

        Assert.That((down.Address, down.MovedTo), Is.EqualTo((server.At("/feed"), (Uri?)null)));
        Assert.That(level.MovedTo, Is.EqualTo(At("/feed")));
    }

    private static async Task CutAsync(HttpContext context)
    {
        context.Response.ContentLength = 1_000;
        await context.Response.WriteAsync("half");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private HttpFetcher Trusting() => Fetchers.Create(adjust: h => h.SslOptions.RemoteCertificateValidationCallback = (_, c, _, _) => c?.GetCertHashString() == _certificate.GetCertHashString());

    private Uri At(string path) => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), path);
}
