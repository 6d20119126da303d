using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Fetching;

/// <summary>An https server on loopback with a certificate of its own; it redirects where "?to=" says, and notes what it was sent.</summary>
internal sealed class SecureServer : IAsyncDisposable
{
    private readonly X509Certificate2 _certificate;
    private readonly WebApplication _app;

    private SecureServer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(_certificate)));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Host, path, Authorization and X-Api-Key of every request.</summary>
    public ConcurrentQueue<(string Host, string Path, string Authorization, string Key)> Requests { get; } = [];

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<SecureServer> StartAsync()
    {
        var server = new SecureServer();
        await server._app.StartAsync();
        return server;
    }

    public Uri At(string path, string host = "member.example") => new($"https://{host}:{Port}{path}");

    /// <summary>Trusts this server's certificate, under any name, and no other.</summary>
    public void Trust(SocketsHttpHandler handler) => handler.SslOptions.RemoteCertificateValidationCallback = (_, c, _, _) => c?.GetCertHashString() == _certificate.GetCertHashString();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        Requests.Enqueue((request.Host.Host, request.Path, request.Headers.Authorization.ToString(), request.Headers["X-Api-Key"].ToString()));
        if (request.Query["to"].FirstOrDefault() is { } to)
            context.Response.Redirect(to, permanent: request.Query.ContainsKey("permanent"));
        else
            await context.Response.WriteAsync("<rss/>");
    }
}
